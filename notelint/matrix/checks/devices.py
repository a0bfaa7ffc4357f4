"""What accounts share: telephones, cards, payment (M-06, M-95). Only told, never arranged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.at import At
from notelint.matrix.links import DEVICE, SIM, components, exposure, links
from notelint.matrix.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.model import Matrix

_SHOWN = 6


def device(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Telephones that hold several accounts."""
    del rule
    yield from _shared(matrix, DEVICE)


def sim(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Cards that stand for several accounts."""
    del rule
    yield from _shared(matrix, SIM)


def _shared(matrix: Matrix, kind: str) -> Iterator[Remark]:
    for link in links(matrix, (kind,)):
        values = {"thing": link.name, "count": str(len(link.accounts)), "accounts": _names(matrix, link.accounts)}
        yield Remark(link.at, f"{kind}-{link.name}", values, match=link.name)


def together(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """The largest group of accounts that hang together, where it is most of the matrix. Weighed by notes, else by
    accounts: what people saw is a figure, and stands in ``matrix figures``."""
    most = rule.options["thresholds"]["most"]
    found = components(matrix)
    if not found or not found[0].links:
        return
    group = found[0]
    notes: dict[str, float] = {account: 0.0 for each in found for account in each.accounts}
    ids = {key: account.id for account in matrix.accounts for key in (account.name, account.id)}
    for post in matrix.posts:
        if post.published and (key := ids.get(post.account or "")) in notes:
            notes[key] += 1
    # The notes of a few accounts say nothing of the matrix.
    spread = sum(map(bool, notes.values())) * 2 >= len(notes)
    unit = "笔记" if spread else "账号"
    share = exposure(group, notes if spread else dict.fromkeys(notes, 1.0))
    if share > most:
        values = {
            "count": str(len(group.accounts)),
            "accounts": _names(matrix, group.accounts),
            "links": "、".join(dict.fromkeys(f"{link.kind} {link.name}" for link in group.links)),
            "share": f"{share:.0%}",
            "unit": unit,
            "most": f"{most:.0%}",
        }
        yield Remark(At("devices.csv", 1), "矩阵", values, others=tuple(link.at for link in group.links))


def _names(matrix: Matrix, accounts: Iterable[str]) -> str:
    shown = [account.name if (account := matrix.account(key)) is not None else key for key in accounts]
    more = f" 等 {len(shown)} 个" if len(shown) > _SHOWN else ""
    return "、".join(shown[:_SHOWN]) + more
