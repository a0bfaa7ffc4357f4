"""Words of one file that name a record of another: which lead nowhere, and ids in place of names.

A record may be named by its id or by its name. A part of the matrix that is not there at all misses nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from notelint.matrix.loading.columns import ACCOUNT, ENTITY, PERSON, PILLAR, POLICY, SHEETS
from notelint.packs.validate import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.model import Matrix, Row

FILES = {
    ACCOUNT: "accounts.yaml",
    ENTITY: "entities.csv",
    PERSON: "operators.csv",
    PILLAR: "pillars.yaml",
    POLICY: "policy/",
}


def joined(reading: Reading, matrix: Matrix) -> Matrix:
    """The matrix with ids where its files wrote names. A name that leads nowhere is told and stays as it is."""
    records_of: dict[str, Sequence[Any]] = {
        ACCOUNT: matrix.accounts,
        ENTITY: matrix.entities,
        PERSON: matrix.operators,
        PILLAR: matrix.pillars,
    }
    ids = {kind: _keys(records) for kind, records in records_of.items()}
    ids[POLICY] = {policy.id: policy.id for policy in matrix.policies}
    shared = {POLICY: set[str](), **{kind: _shared(records) for kind, records in records_of.items()}}
    for reference in reading.references:
        known, word, file = ids[reference.kind], reference.word, FILES[reference.kind]
        if not known or (word in known and word not in shared[reference.kind]):
            continue
        why = f"里没有{nearest(word, known)}" if word not in known else "里不止一个叫这个名字；请写 id"
        reading.problem(reference.at, f"「{reference.label}」写的「{word}」在 {file} {why}", "matrix.reference")
    return _resolved(matrix, {kind: _looking_up(known) for kind, known in ids.items()})


def _shared(records: Sequence[Any]) -> set[str]:
    """Names that several records have, where no id is written so."""
    names = Counter(record.name for record in records)
    return {name for name, count in names.items() if count > 1} - {record.id for record in records}


def _keys(records: Sequence[Any]) -> dict[str, str]:
    """Id by id and by name; an id goes before another's name."""
    return {**{record.name: record.id for record in records}, **{record.id: record.id for record in records}}


def _looking_up(known: Mapping[str, str]) -> Callable[[Any], Any]:
    return lambda word: known.get(word, word)


def _resolved(matrix: Matrix, of: Mapping[str, Callable[[Any], Any]]) -> Matrix:
    account, entity, person, pillar = of[ACCOUNT], of[ENTITY], of[PERSON], of[PILLAR]
    campaigns = _keys(matrix.campaigns)
    return matrix._replace(
        accounts=tuple(
            one._replace(
                entity=entity(one.entity),
                owner=person(one.owner),
                pillars=tuple(map(pillar, one.pillars)),
                pillar_target={pillar(name): share for name, share in one.pillar_target.items()},
                persona=one.persona._replace(operator=person(one.persona.operator)),
            )
            for one in matrix.accounts
        ),
        devices=tuple(
            one._replace(keeper=person(one.keeper), accounts=tuple(map(account, one.accounts)))
            for one in matrix.devices
        ),
        topics=tuple(one._replace(pillar=pillar(one.pillar)) for one in matrix.topics),
        keywords=tuple(one._replace(account=account(one.account)) for one in matrix.keywords),
        lives=tuple(one._replace(accounts=tuple(map(account, one.accounts))) for one in matrix.lives),
        campaigns=tuple(
            one._replace(
                accounts=tuple(map(account, one.accounts)),
                pairings=tuple(
                    pair._replace(seed=account(pair.seed), landing=account(pair.landing)) for pair in one.pairings
                ),
            )
            for one in matrix.campaigns
        ),
        posts=tuple(
            post._replace(pillar=pillar(post.pillar), campaign=campaigns.get(post.campaign or "", post.campaign))
            for post in matrix.posts
        ),
        sheets={name: tuple(_row(name, row, of) for row in rows) for name, rows in matrix.sheets.items()},
    )


def _row(name: str, row: Row, of: Mapping[str, Callable[[Any], Any]]) -> Row:
    refers = {
        column.key: column.refers
        for sheet in SHEETS
        if sheet.name == name
        for column in sheet.columns
        if column.refers and column.key in row.values
    }
    if not refers:
        return row
    return row._replace(values={**row.values, **{key: of[kind](row.values[key]) for key, kind in refers.items()}})
