"""Which kind of content a draft is judged as (内容性质)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from notelint.model import GENRES
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from notelint.brand.brand import Brand
    from notelint.model import Note

DEFAULT_GENRE = "种草"
PERSONAL = "个人"

_SALE = lazy(
    r"(?:[¥￥$]\s?\d|\d\s?元(?![素旦宵气老件年月首帅])|\d\s?块(?:钱|\d|包邮|拿下|入手|到手|搞定|(?!\w))|\d\.\d+\s?块"
    r"|\d\s?rmb|https?://|到手价|优惠券|下单|购买链接|店铺搜|拍下(?:备注|付款|立减|改价|就|即|吧|后|(?!\w))|团购价|折后)",
    re.IGNORECASE,
)


class Genre(NamedTuple):
    """The genre that holds, why it is not what the draft says, if it is not, and whether it is only the default."""

    name: str
    reason: str | None = None
    assumed: bool = False


def genre_of(note: Note, brand: Brand, configured: str | None) -> Genre:
    """Note before account before configuration before 种草.

    A 个人 note that sells (a price, a way to buy, a link, a declared commercial interest) is judged as 种草.
    """
    stated = note.meta.get("genre")
    account = brand.account(note.account)
    known = stated if stated in GENRES else (account.genre if account else None) or configured
    name = known or DEFAULT_GENRE
    if name == PERSONAL:
        sign = _sells(note)
        if sign is not None:
            return Genre(DEFAULT_GENRE, f"标为「个人」，但{sign}，按「{DEFAULT_GENRE}」对待")
    return Genre(name, assumed=known is None)


def _sells(note: Note) -> str | None:
    if note.meta.get("commercial"):
        return "声明了商业合作"
    if note.meta.get("links"):
        return "带有链接"
    for field in note.fields:
        found = _SALE.search(field.text)
        if found:
            return f"写有价格或购买方式（{found[0]}）"
    return None
