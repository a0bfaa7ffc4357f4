"""What takes the claim out of a clause: it denies, asks, criticises, studies or only wishes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Container

CONTEXTS = ("negated", "asked", "criticised", "studied", "wished")

_NEGATOR = lazy(
    r"(?:(?:(?<!要)(?<!差)(?<!好)(?<!天)不(?!仅|够|但|止|光|只|怕|愧|断|到|同|少|用|必|知不觉|反弹|是梦|再)|没(?!想到|几|变|事)|无法|未(?!来)|别(?!人|墅|的|致)|勿|莫|"
    # 不运动也能, 不打针就: what is done without, not what is denied.
    r"并非|拒绝|杜绝|严禁|禁止|千万不|从来不|谁说)(?![^\ue000]{1,5}(?:也|就|都|照样|还能))[^\ue000]{0,5}"
    r"|(?:没有?(?:哪|什么|任何|一)|不可能|不会|不能|无法|不可以|别指望|指望|别想|不存在|不是)(?![^\ue000]{1,5}(?:也|就|都|照样|还能))[^\ue000]{0,12})$"
)
_DENIED_AFTER = lazy(
    r"^[^，,。！!？?；;\n]{0,10}(?:的(?:东西|话|说法|事|产品|字眼|词|广告|宣传|面霜|班|课)|这(?:种|类|个|几个)|个字|[」』”])?[，,]?(?:我们?|本店|店里)?"
    r"(?:从来|从|一概|一律|压根|根本|绝对?)(?:都|就|也)?不(?:信|写|碰|买|卖|做|说|用|敢|存在|靠谱)"
    r"|^[^，,。！!？?；;\n]{0,6}(?:不存在|不现实|不靠谱|不可信|是没有的|做不到|没有的事)"
)
_ASKED = lazy(
    "吗|是不是|能不能|可不可以|会不会|有没有|是否|有用么|靠谱么|真的假的|请问|求问|谁知道|怎么算|怎么办|怎么看|怎么选|多久|什么时候|靠不靠谱|靠谱不"
)
_CRITICISED = lazy(
    "智商税|骗|谣言|辟谣|别信|不要信|别相信|不要相信|不可信|虚假|假的|造假|违规|违禁|违法|禁用词|敏感词|不能写|不得|禁止|严禁|不允许|"
    "被罚|处罚|罚款|避雷|避坑|踩雷|踩坑|翻车|吐槽|维权|投诉|失败|没用|没效果|没有效果|没什么用|不管用|不好用|白花钱|后悔|警惕|当心|谨防|"
    "轻信|听信|迷信|反诈|划走|关掉页面|拉黑|屁用|瞎编的|子编的|是编的|照样没|喝到住院|急诊|交过税|上当|被坑|中招了|打反诈|纯属|报警|亏光|冤枉钱|号称|所谓|声称|"
    "套路|陷阱|误区|伪科学|夸大|揭秘|曝光|举报|广告法|驳回|毁了|烂脸(?!患者|肌|人|有救|星人|期)|交学费|劝退|拔草|忽悠|割韭菜|营销号|洗脑|鬼话|扯淡|离谱|下架|查处|"
    "崩溃|亏麻|亏惨|雷品|难喝|难吃|危害|副作用大|很假|小心|的坑"
)
_STUDIED = lazy(
    "论文|文献|公式|课题|科普|什么原理|的原理|概念|定义|综述|期刊|教材|课本|作业|小说|电影|电视剧|动漫|漫画|剧情|游戏|综艺|台词|歌词|新闻|"
    "历史上|古代|百科|词汇|单词|法条|条例|规定|考点|什么是|是什么意思|知识点|区别|学名|梗|攻略|参观|展览|博物馆|纪录片|播客|读后感|书里|书中"
)
_NEGATIVE = frozenset("不没无未别勿莫并拒杜严禁谁指做")
"""Characters of which every denial holds one: most clauses have none, and are not searched."""
_BEHIND = 24
"""Code points behind a word in which a denial of it may stand."""
_WISHED = lazy(
    "希望|许愿|如果|假如|要是|好想|梦想|假装|仿佛|像是|好像|似的|求推荐|求助|有木有|跪求|什么时候能|万一|幻想|祈祷|但愿"
)


_FAILED = lazy(
    r"(?:结果|反而|反倒|最后|没想到|换来|落得)[^。！!？?；;\n]{0,8}(?:疼|痛(?!快|点)|过敏|爆痘|烂脸|住院|反弹|胖了|拉肚子|拉到|亏|负债|打水漂|闪|受伤|进医院|内分泌|退不了|跑路|失联)"
)
_REPORTED = lazy(
    r"(?:机构|老师|顾问|中介|销售|商家|店家|店员|店里|客服|直播间|主播|博主|卖家|微商|导购|老板娘?|推销员?|经理|院方|院长|美容院|诊所|开发商|售楼处?|置业顾问|代购|教练|"
    r"平台|公司|品牌方?|加盟商|总部|对方|他们?|她们?|那家店?|广告|宣传页?|详情页|海报|合同|当初|当时|之前|原本|一开始)(?:里|上|上面|小姐姐|小哥|还|都|也|就|一直|跟我|和我|对我|给我|向我|当时|当初|拍着胸脯|信誓旦旦|口口声声){0,3}"
    r"(?:说|讲|承诺|保证|答应|吹|宣传|喊|标|写|许诺|忽悠|称|打包票|拍胸脯|告诉我)|说好的?|(?:承诺|答应)(?:过|好|了)的?"
)
_BROKEN = lazy(
    r"(?:结果|最后|最终|后来|到头来|其实|实际上?|事实上|现在|至今|如今|到手|等到|交完钱|签完|付完款|交房|收房|入学时?|做完|用完|用了|喝了|吃了|学完)(?![^。！!？?；;\n]{0,8}(?:真的?|果然|居然真))"
    r"[^。！!？?；;\n]{0,14}?(?:没(?!想到|再|有再)|不(?!疼|痛|痒|再|用|反弹|复发|发作|长|犯|咳|失眠|错)|未|白花|白交|还是|照样|反而|更|越|只(?!用|要)|退费|退钱|退款|赖|拖|翻脸|变卦|跑路|失联|骗|拉黑|亏|套牢|推脱|推给)"
    r"|(?:一查|我查|查了|查过|查到|比了比|对比了?|搜了)[^。！!？?；;\n]{0,10}?(?:一直|平时|从来|本来|就是|根本|只|也是|没|不|才)"
    r"|(?:根本|压根|全都?|都|一直|从来|一个都|一样都|一分都)(?:就|也)?(?:没(?:有)?|不)(?:兑现|做到|实现|给|退|到账|落实|认|承认|算数|办|通过|履行)|没(?:有)?(?:兑现|下文|做到|落实)|不认账|翻脸不认|打了水漂|不了了之"
    r"|[更还]便宜|全?靠自己|自己找|感染了|发炎了|留了?疤|全?都?(?:回来|弹回来)了|假货|倒闭|关门|店都?关了|倒数|烂尾|推三阻四|二次收费|另外收费"
)
_AFTERWARDS = 40
"""Code points behind a sentence in which the promise it reports may be told to have been broken."""


def _broken(text: str, clause: tuple[int, int], sentence: tuple[int, int], end: int) -> bool:
    """Whether the words are what another promised and the writer then tells was not kept (店家说能退，到头来不认账)."""
    return (
        _REPORTED.search(text, sentence[0], clause[1]) is not None
        and _BROKEN.search(text, end, min(len(text), sentence[1] + _AFTERWARDS)) is not None
    )


def silent(
    text: str, clause: tuple[int, int], sentence: tuple[int, int], start: int, end: int, despite: Container[str]
) -> bool:
    """Whether something around text[start:end] takes back what is said there; ``despite`` names what is not looked at.

    Denial counts before the word in its clause and right behind it (的东西我从来不信), wishes and study in the clause, criticism and questions in the
    sentence.
    """
    inside = text[clause[0] : clause[1]]
    if "negated" not in despite and (_denied(text[clause[0] : start]) or _denied_after(text[end : end + _BEHIND])):
        return True
    if "wished" not in despite and _WISHED.search(inside):
        return True
    if "studied" not in despite and _STUDIED.search(inside):
        return True
    if "asked" not in despite and (text[sentence[1] : sentence[1] + 1] in ("?", "？") or _ASKED.search(inside)):
        return True
    if "criticised" in despite:
        return False
    return bool(
        _CRITICISED.search(text, *sentence) or _FAILED.search(text, *sentence) or _broken(text, clause, sentence, end)
    )


_TOLD = lazy(
    "(?:我(?!们家|家的|们的)|本人|个人|亲测|自用|姐妹|朋友|同学|同事|妈妈|闺蜜)[^，,。！!？?；;\\n]{0,12}?"
    "(?:了|过|觉得|感觉|发现|一直|平时|之前|以前|最近|在用|买|试|皮肤|脸|肤质|说|认为)"
)
_FELT = lazy("(?:感觉|觉得|发现|眼看着|我的|我)(?:到|皮肤|脸|自己|肤色|毛孔|痘)")


def _denied(before: str) -> bool:
    return not _NEGATIVE.isdisjoint(before) and _NEGATOR.search(before) is not None


def _denied_after(after: str) -> bool:
    return not _NEGATIVE.isdisjoint(after) and _DENIED_AFTER.search(after) is not None


_STORY = "near.told"
_OFTEN = 2
"""Sentences of own experience that make a text a story of one's own; chosen on real notes."""


def told(text: str, sentence: tuple[int, int], notes: dict[str, Any]) -> bool:
    """Whether the sentence tells what happened to the writer or someone the writer knows, or the whole text does so.

    ``notes`` are those of the text's field: what the whole text is, is found once.
    """
    if _TOLD.search(text, *sentence) or _FELT.search(text, *sentence):
        return True
    known = notes.get(_STORY)
    if known is None:
        known = notes[_STORY] = sum(1 for _ in islice(_TOLD.finditer(text), _OFTEN)) >= _OFTEN
    return bool(known)
