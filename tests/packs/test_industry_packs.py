"""Effects and promises in the packs that ship: each side of a grammar, in words no rule's example uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from notelint.check.linter import Linter
from notelint.check.ruletest import run_examples
from notelint.config.settings import Settings
from notelint.model import Field, Note
from notelint.packs.load import load_pack
from notelint.packs.ruleset import compile_rules
from tests.shelf import TODAY

if TYPE_CHECKING:
    from notelint.model import Finding
    from notelint.packs.load import Pack

RULES = Path(__file__).parents[2] / "rules"
INDUSTRIES = ("cosmetics", "medical", "food", "education", "finance", "realestate")


def loaded(name: str) -> Pack:
    pack, problems = load_pack(str(RULES / name))
    assert pack is not None, problems
    return pack


@cache
def everything() -> Linter:
    return Linter(Settings("."), compile_rules([loaded(name) for name in ("adlaw", *INDUSTRIES)]), TODAY)


def findings(body: str, genre: str = "种草", title: str | None = None) -> list[Finding]:
    fields = [Field("title", title)] if title else []
    note = Note("a.md", "a", (*fields, Field("body", body)), {"genre": genre})
    return [finding for finding in everything().check(note).findings if not finding.rule.startswith("adlaw.absolute")]


def test_every_rule_of_the_industry_packs_holds_its_examples() -> None:
    outcome = run_examples([str(RULES / name) for name in INDUSTRIES], TODAY)
    assert outcome.problems == ()
    assert outcome.rules > 30


@pytest.mark.parametrize("name", INDUSTRIES)
def test_an_industry_pack_says_when_it_would_help_and_when_it_was_reviewed(name: str) -> None:
    pack = loaded(name)
    assert len(pack.suggest_when) >= 5
    assert pack.info.reviewed_on is not None


@pytest.mark.parametrize("name", ["adlaw", *INDUSTRIES])
def test_law_that_was_not_read_has_no_article_and_no_error(name: str) -> None:
    for rule in loaded(name).rules:
        if rule.basis.status == "未核对":
            assert rule.basis.article is None, rule.id
            assert "error" not in rule.levels.values(), rule.id
        assert rule.suggest, rule.id


CLAIMS = {
    "medical": [
        "这杯桑叶饮专治哮喘",
        "戴半个月护颈仪，颈椎病好了",
        "草本配方没有任何毒副作用",
        "有了这款酵素，扔掉降糖药",
        "每晚热敷这个盐袋，三年的坐骨神经痛彻底康复",
        "老寒腿用这款护膝，一冬天没再发作",
        "专门对付慢性咽炎的罗汉果膏",
        "戴护腰半个月，椎间盘突出缩回去",
        "喝完一个周期，胰岛功能慢慢恢复",
    ],
    "effects": [
        "牙膏刷三次，牙龈萎缩往回长",
        "睡前一颗，早上起来秤上少三斤",
        "戴这个腰带看电视，腰围狂缩八厘米",
        "涂半支，妊娠纹淡到看不见",
        "九天瘦了11斤",
        "一抹就见效",
        "六天发际线前移",
        "三盒没掉秤全额退",
        "洗出牛奶肌",
    ],
    "citation": [
        "临床证实提升3倍",
        "累计售出800万罐",
        "已有60万宝妈在用",
        "超七成用户用完就复购",
        "十个宝妈八个都在用的纸尿裤",
        "八成皮肤科医生自己也用它",
    ],
    "price": [
        "全网史低，冲",
        "商场卖1280，现在只要268",
        "吐血价最后一波",
        "先把吊牌改成1280，再划掉卖99",
        "免费领电动牙刷，只用付39块运费",
        "一分钱买四件套，激活时扣会员费",
    ],
    "authority": [
        "解放军专用水壶",
        "印着军徽的保温杯礼盒",
        "央视认证的好米",
        "税务局指定合作财税课",
        "国家体育总局训练基地同款营养棒",
        "人民币花纹的红包袋热销",
    ],
    "superstition": ["请一块催财黄水晶", "八字改名一对一"],
    "tobacco": [
        "雾化弹葡萄味到货",
        "喝点米酒，疲惫一扫而空",
        "喝两杯再开车，手更稳",
        "这酒一斤下肚面不改色，是男人就干",
    ],
    "minors": [
        "喝这款羊奶，半年长高6厘米",
        "初中生隆鼻优惠",
        "五岁小模特代言的护肤霜，她说最爱这个味",
        "同学都有了，你还不叫爸爸买一套卡牌",
    ],
    "rivals": ["一支就能吊打贵妇面霜"],
    "cosmetics": ["医用级洁面", "抑菌止痒的洗发露", "激活毛囊", "重返20岁的眼霜", "零致敏配方面霜"],
    "aesthetic": [
        "线雕零恢复期",
        "植发前后对比",
        "主任推荐的隆鼻机构",
        "割完双眼皮老板给我升职",
        "美甲店里也能做水光针",
    ],
    "food": [
        "润肺养肝的枇杷膏",
        "提高抵抗力的软糖",
        "喝出小蛮腰的果昔",
        "这罐乳铁蛋白，娃一年没进过医院",
        "每天两粒纳豆，血管里的垃圾都清干净了",
        "吃两盒核桃油，孩子背书过目不忘",
    ],
    "education": [
        "法考包过班",
        "25天拿下六级",
        "考官一对一押题",
        "没上岸全额退",
        "数学从58到125",
        "三个月从不及格到年级前十，跟着我们学就行",
        "某重点小学校长强烈推荐的写字课",
        "考不上学费一分不要",
    ],
    "finance": [
        "稳赚不赔的理财",
        "宝妈副业月入两万",
        "黑户秒批网贷",
        "跟我操作，翻倍只是时间问题",
        "投三万，每月固定分红两千",
        "加盟即送客源，半年收回全部成本",
    ],
    "realestate": ["公寓年租金回报7%", "高铁站12分钟直达的新盘", "买房送户口"],
}
INNOCENT = [
    "心理治疗师的书桌",
    "治愈系面包店",
    "社交媒体排毒的第三天",
    "治好了我的周一综合症",
    "消毒柜装在哪里好",
    "杀毒软件弹窗真多",
    "学校公开运动会报名",
    "酒店评分很高",
    "保过年的存货都备好了",
    "升值加薪是小目标",
    "有机化学期末复习",
    "女医生发了一份防晒清单",
    "原价票已经卖完",
    "从景区步行12分钟到民宿",
    "理财有风险，投资需谨慎",
    "烟粉色毛衣",
    "国旗下讲话的稿子",
    "瘦瘦高高的猫",
    "医生说吃药期间别喝酒",
    "本品不能代替药物",
    "请问祛痘膏有用吗",
    "这款瘦腿霜没用，别信",
    "没有哪种茶能降血压，老实吃药",
    "孩子长不长高看遗传和睡眠，奶粉帮不上大忙",
    "去年花八千报了保过班，照样没过",
    "听信偏方，喝酵素减肥，最后反弹十斤",
    "看到宣传包治百病的床垫，直接关掉页面",
    "所谓内部消息多半是骗子编的",
    "他的笑能治愈失眠的夜",
    "孩子数学从六十分到八十分，全靠每天错题本",
    "每天跳绳，一个月瘦了四斤，膝盖有点酸",
    "剪短头发年轻了好几岁，同事都没认出来",
    "立竿见影的套餐我从来不信",
    "国徽挂在法院大门正上方，庄严",
    "换了新键盘，效率翻倍，写稿都快了",
    "减肥第一天，午饭鸡胸肉配西兰花",
    "梅酒配烤鱼，喝完打车回家",
    "第一次约水光针，先列了张表",
    "展会最后一天在便利店买了饭团",
]


@pytest.mark.parametrize("body", [body for bodies in CLAIMS.values() for body in bodies])
def test_a_claim_is_found_in_words_no_example_has(body: str) -> None:
    found = findings(body)
    assert any(finding.level in ("error", "warning") for finding in found)
    assert all(finding.match and finding.match in body for finding in found if finding.start is not None)


@pytest.mark.parametrize("body", INNOCENT)
def test_the_same_words_in_another_sense_are_silent(body: str) -> None:
    assert [(finding.rule, finding.match) for finding in findings(body)] == []


def test_a_person_who_speaks_for_nobody_is_only_informed() -> None:
    assert {finding.level for finding in findings("这杯桑叶饮专治哮喘", genre="个人")} == {"info"}


def test_the_message_names_the_words_and_the_product() -> None:
    (finding,) = [one for one in findings("每天一杯桑叶饮，能治哮喘") if one.rule == "adlaw.medical.treat"]
    assert finding.match == "治哮喘"
    assert "第十七条" in str(finding.basis.article)
    assert "治哮喘" in finding.message
    assert finding.suggestions


def test_evidence_is_asked_for_where_a_figure_may_be_true() -> None:
    (finding,) = findings("累计售出800万罐")
    assert finding.verdict == "needs-evidence"
    assert findings("截至2025年底累计售出800万罐（公司年报）") == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("绝对安全的面霜", 0),
        ("特价最后一天，错过再等一年", 2),
        ("敷完一夜白了两个度", 1),
        ("激活细胞再生的精华", 1),
        ("做完无效退款", 1),
        ("降血压的芹菜籽茶", 1),
        ("防脱发的精华水", 1),
        ("月瘦12斤的代餐", 1),
    ],
)
def test_the_same_words_are_judged_once(body: str, said: int) -> None:
    spans = [(finding.rule, finding.start, finding.end) for finding in findings(body)]
    assert len(spans) == said, spans
