"""Who speaks: a person's own taste is no rank held out to readers; a group's taste, or a seller's word, is one."""

from __future__ import annotations

from notelint.text.lazy import lazy

_TASTE = lazy(
    r"(?:我|自己|本人|个人|俺|人家|楼主|po主|博主)(?!们|家|司|店|国)(?:自己|个人|本人|今年|目前|近期|现在|最近|一直|也|都|就|真的|平时|日常|当时|那时|夏天|冬天|这里|这边|吧|呢|感到?|们)*$"
    r"|我(?!们(?![班队组系校俩仨])|家|司|店|国)[^，。的了是说]{0,4}$"
    r"|(?:觉得|感觉|认为|以为|看来|心中|心里|心目中|眼中|眼里|印象中|私心|对我|跟我|陪我|让我|令我|使我|我找|我想|我要|人生中?|这辈子|有生以来)[^，。]{0,16}$"
    r"|(?:用|吃|喝|去|买|试|见|住|穿|看|听|玩|逛|接触|体验|尝|闻|收到|遇到|写|坐|走|睡|做|涂|敷|上|学|读)过[^，。]{0,14}$"
)
_FOUND = lazy(r"我[^，。]{0,4}(?:找到|发现|挖到|get)[^，。]{0,8}$")
_READERS = lazy(r"(?:你|您|大家|姐妹|你们)[^，。我]{0,8}$")
_GROUP = lazy(
    r"(?:党|皮|肌|肌肤|族|控|迷|姑娘|新娘|妈|妹|姐|女生|男生|女孩|男孩|妹子|姐妹|妈妈|宝妈|宝宝|孩子|年轻人|老人|家长|学生|新手|小白|打工人|上班族|消费者|用户|顾客|客户|网友|粉丝|国人|"
    r"女性|男性|女士|男士|明星|博主|达人|老外|当地人|本地人|上海人|游客|星人|人士|人群|主妇|白领|街坊|邻居|邻里|居民|市民|孕妇|老师|店主|商家|同行|大众|全家|仙女|少女|者)们?(?:的|都|也|公认|心中|眼中|们)*$"
)


def is_own_taste(before: str) -> bool:
    """Whether the clause up to the trigger speaks of the writer's own taste or experience (我用过, 我觉得, 心目中)."""
    if not _TASTE.search(before):
        return False
    return not (_FOUND.search(before) or _READERS.search(before))


def is_group(before: str) -> bool:
    """Whether the trigger's subject is a group of buyers: 学生党最爱, 黄皮最爱."""
    return _GROUP.search(before[-12:]) is not None
