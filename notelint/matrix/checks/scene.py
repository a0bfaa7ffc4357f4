"""Whether the notes of a person begin in a scene and are of use to the reader (M-33, M-34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.checks.persona import PEOPLE
from notelint.matrix.checks.profile import live
from notelint.matrix.posts import by_account
from notelint.matrix.remark import Remark
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix

_OPENING = 60
_LISTED = 3
_SHOWN = 6
_TIME = lazy(
    r"今天|昨天|前天|今早|今晚|昨晚|早上|早晨|中午|下午|傍晚|晚上|半夜|凌晨|周末|周[一二三四五六日天]|上周|这周|上个月|这个月|去年|今年|刚刚?|最近|前几天|那天|下班|"
    r"上班|休息日|假期|春天|夏天|秋天|冬天|换季|入[春夏秋冬]|雨天|\d+月|\d+号|\d+点"
)
_PLACE = lazy(
    "工地|门店|店里|公司|办公室|客户家|业主家|家里|我家|厨房|阳台|卧室|客厅|浴室|卫生间|车间|工厂|实验室|仓库|展厅|样板间|学校|医院|地铁|机场|酒店|公园|路上|楼下|小区|现场"
)
_PERSON = lazy(
    "客户|业主|顾客|同事|师傅|妈妈|爸爸|闺蜜|朋友|邻居|孩子|女儿|儿子|老公|老婆|室友|阿姨|奶奶|姐姐|妹妹|徒弟|老板|有人问|被问|问我|跟我说"
)
_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)"
_USEFUL = lazy(
    _NUMBER + r"\s*(?:个|招|步|条|点|种|类|款|件|大|张|分钟|件套|项|组|处|步骤)?[^\n，,。]{0,14}?"
    r"(?:技巧|指南|清单|步骤|方法|办法|攻略|要点|误区|坑|教程|对比|测评|思路|方案|建议|原则|公式|细节|问题|答案|判断|做法|用法|搭配|动作|搞定|学会|看懂|教你|怎么)"
    r"|(?:技巧|指南|清单|步骤|方法|攻略|要点|教程)[^\n]{0,6}?" + _NUMBER
)
_ITEM = lazy(r"^\s*(?:\d+[.、)）:：]|[一二三四五六七八九十]+[、.]|[-•·]\s|第[一二三四五六七八九十\d]+[步点条招])", 8)


def scenes(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people whose notes seldom begin with a time, a place or a person."""
    yield from _seldom(matrix, rule, sets_scene, lambda _: True)


def useful(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Accounts of people whose notes seldom promise something to take away; stories of the day need not."""
    words = rule.options["thresholds"]["pillars"]
    names = {key: f"{pillar.id} {pillar.name}" for pillar in matrix.pillars for key in (pillar.name, pillar.id)}
    yield from _seldom(
        matrix,
        rule,
        is_useful,
        lambda post: post.pillar is None or any(word in names.get(post.pillar, post.pillar) for word in words),
    )


def sets_scene(post: Post) -> bool:
    """Whether the first words of the body tell when, where or with whom."""
    opening = post.body.lstrip()[:_OPENING]
    return any(pattern.search(opening) for pattern in (_TIME, _PLACE, _PERSON))


def is_useful(post: Post) -> bool:
    """Whether the title names a number of things to learn, or the body lists three or more."""
    return bool(_USEFUL.search(post.title)) or len(_ITEM.findall(post.body)) >= _LISTED


def _seldom(
    matrix: Matrix, rule: Rule, holds: Callable[[Post], bool], asked: Callable[[Post], bool]
) -> Iterator[Remark]:
    least = rule.options["thresholds"]["least"]
    posts = by_account(matrix)
    for account in live(matrix):
        own = [post for post in posts[account.id] if asked(post)]
        if account.kind not in PEOPLE or not own:
            continue
        without = [post for post in own if not holds(post)]
        if 1 - len(without) / len(own) < least:
            values = {"name": account.name, "notes": str(len(own)), "count": str(len(without)), "least": f"{least:.0%}"}
            others = tuple(post.at for post in without[:_SHOWN])
            yield Remark(account.at, account.id, values, account=account.id, others=others)
