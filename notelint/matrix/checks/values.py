"""Notes that contradict what the brand stands for (M-30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.kinds.near_context import silent
from notelint.matrix.posts import WITHDRAWN
from notelint.matrix.remark import Remark
from notelint.text.clause import clause, sentence
from notelint.text.fold import fold, fold_term
from notelint.text.lazy import lazy
from notelint.text.mask import mask_contact, mask_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix

_FIELDS = ("title", "body", "cover")
_TURNED_FROM = lazy(
    "告别|减少|少用|少买|替代|代替|取代|替换|换掉|淘汰|戒掉|戒了|抵制|远离|避免|不再|反对|摆脱|省掉|省下|省去|拒用|拒绝|而不是|比起|胜过|不像|受够|厌倦|禁用"
)
_ADVERB = lazy(
    "^(?:性)?(?:就|都|把|给|能|可以|讲|说|搞|买|付|交|看|做|学|通过|解决|配|装|收|整理|清|完成|弄|办|到位|投入|打包|囤|搬|全)"
)
"""What follows where 一次性 means 一口气, not 用一次就扔."""
_ONCE = ("一次", "一次性")


def conflicts(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Words in the notes of accounts that contradict a value of the brand, unless the sentence turns from them."""
    del rule
    terms = {fold_term(word): value.name for value in matrix.brand.values for word in value.conflicts if word.strip()}
    if not terms:
        return
    for post in matrix.posts:
        if post.state in WITHDRAWN:
            continue
        for field in post.note.fields:
            if field.name not in _FIELDS:
                continue
            folded = fold(field.text)
            text = mask_prose(mask_contact(folded.text))
            for start, end, value in _places(text, terms):
                around, whole = clause(text, start, end), sentence(text, start, end)
                if _meant(text, around, start, end) and not silent(
                    text, around, whole, start, end, ("wished", "studied")
                ):
                    span = folded.span(start, end)
                    yield Remark(
                        post.at,
                        post.id,
                        {"value": value},
                        account=post.account,
                        match=field.text[slice(*span)],
                        field=field.name,
                        span=span,
                        others=(matrix.brand.at,),
                    )


def _places(text: str, terms: dict[str, str]) -> list[tuple[int, int, str]]:
    """Where the terms stand; one that lies in a longer one is not told apart."""
    found = []
    for term, value in terms.items():
        start = text.find(term)
        while start >= 0:
            found.append((start, start + len(term), value))
            start = text.find(term, start + len(term))
    return sorted(
        each
        for each in found
        if not any(other != each and other[0] <= each[0] and each[1] <= other[1] for other in found)
    )


def _meant(text: str, around: tuple[int, int], start: int, end: int) -> bool:
    if text[start:end] in _ONCE and _ADVERB.search(text[end : end + 3]):
        return False
    return not _TURNED_FROM.search(text, around[0], start)
