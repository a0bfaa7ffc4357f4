"""The files of a matrix folder -> a Matrix and everything that could not be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.at import At
from notelint.matrix.loading import columns, content, documents, posts, roster
from notelint.matrix.loading.reading import Reading
from notelint.matrix.loading.references import joined
from notelint.matrix.loading.sheet import rows
from notelint.matrix.loading.strangers import strangers
from notelint.matrix.model import Matrix
from notelint.matrix.planning.settings import PATH, read_settings
from notelint.matrix.planning.sheet import read_folder

if TYPE_CHECKING:
    from notelint.config.settings import Settings
    from notelint.model import Unchecked


class Loaded(NamedTuple):
    """A matrix, and each thing its files say wrongly, with file, line and column or cell; nothing is guessed."""

    matrix: Matrix
    problems: tuple[Unchecked, ...]


def load(folder: str, today: str, settings: Settings, encoding: str | None = None) -> Loaded:
    """Read a matrix folder (absolute path). ``today`` is ISO; ``encoding`` replaces the guess for sheets and
    drafts."""
    reading = Reading(folder, encoding)
    accounts = roster.accounts(reading)
    if accounts is None:
        reading.problem(At(roster.FILE), _no_matrix(folder), "no-matrix")
        return Loaded(Matrix(folder, today), tuple(reading.problems))
    sheets = {sheet.name: rows(reading, sheet) for sheet in columns.RECORDS}
    holidays, projected = documents.holidays(reading, sheets["calendar/holidays"])
    matrix = Matrix(
        folder=folder,
        today=today,
        brand=content.brand(reading),
        entities=roster.entities(sheets["entities"]),
        accounts=accounts,
        operators=roster.operators(sheets["operators"], today),
        devices=roster.devices(sheets["devices"]),
        pillars=content.pillars(reading),
        topics=content.topics(reading, sheets["topics"]),
        keywords=content.keywords(sheets["keywords"]),
        campaigns=content.campaigns(reading),
        posts=posts.posts(reading, settings, accounts),
        collabs=content.collabs(sheets["collabs"]),
        costs=content.costs(sheets["costs"]),
        experiments=content.experiments(reading),
        policies=roster.policies(reading),
        lives=content.lives(reading, sheets["lives"]),
        sheets={sheet.name: tuple(found) for sheet in columns.SHEETS if (found := rows(reading, sheet))},
        documents=documents.documents(reading),
        ignored=documents.ignored(reading),
        holidays=holidays,
        projected=projected,
        calendar=read_folder(reading),
        plan=read_settings(reading) if reading.has(PATH) else None,
    )
    strangers(reading)
    matrix = joined(reading, matrix)._replace(present=tuple(reading.present))
    return Loaded(matrix, tuple(reading.problems))


def _no_matrix(folder: str) -> str:
    """What to say of a folder without a roster, and where one may be."""
    if os.path.isfile(folder):
        return "这是一个文件；请写矩阵所在的文件夹"
    above = os.path.dirname(folder)
    while os.path.dirname(above) != above and not os.path.exists(os.path.join(above, ".git")):
        if os.path.isfile(os.path.join(above, roster.FILE)):
            break
        above = os.path.dirname(above)
    if os.path.isfile(os.path.join(above, roster.FILE)):
        return f"这里没有矩阵；上面的 {above} 里有一个，请写那个文件夹"
    return "这里没有矩阵：找不到 accounts.yaml；notelint matrix init 可以写一份"
