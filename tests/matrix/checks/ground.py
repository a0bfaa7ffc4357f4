"""A matrix built by hand, and what one shipped rule says of it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.checks.table import check_of
from notelint.matrix.content import Post
from notelint.matrix.model import Brand, Matrix, Text
from notelint.matrix.roster import STAFF, Account, Persona
from notelint.model import Field, Note
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped_folder

if TYPE_CHECKING:
    from notelint.kinds.rule import Rule

TODAY = "2026-06-15"


class Said(NamedTuple):
    """One finding as a user meets it."""

    level: str
    subject: str
    message: str
    path: str


@cache
def rules() -> dict[str, Rule]:
    """The rules that ship, by id."""
    pack, problems = load_pack(os.path.join(shipped_folder(), "matrix"))
    assert pack is not None, problems
    return {rule.id: rule for rule in pack.rules}


def said(matrix: Matrix, rule_id: str, **thresholds: Any) -> list[Said]:
    """What a rule says; ``thresholds`` replace its own."""
    rule = rules()[rule_id]
    own = {**rule.options.get("thresholds", {}), **thresholds}
    rule = rule._replace(options={**rule.options, "thresholds": own})
    return [
        Said(
            remark.level or rule.levels["种草"],
            remark.subject,
            rule.message.format_map({"match": remark.match or "", **remark.values}),
            remark.at.path,
        )
        for remark in check_of(rule_id)(matrix, rule)
    ]


def matrix(*accounts: Account, today: str = TODAY, **parts: Any) -> Matrix:
    """A matrix of these accounts."""
    return Matrix("/matrix", today, accounts=accounts, **{"brand": Brand(names=("沪上家居",)), **parts})


def account(key: str, kind: str | None = STAFF, **parts: Any) -> Account:
    """An account, an employee's unless said otherwise."""
    return Account(id=key, name=parts.pop("name", key), kind=kind, **parts)


def person(**parts: Any) -> Persona:
    """A persona."""
    return Persona(**parts)


def post(
    account_id: str,
    body: str = "",
    title: str = "",
    on: str | None = "2026-06-10",
    key: str | None = None,
    **parts: Any,
) -> Post:
    """A note; published unless said otherwise."""
    comments = tuple(Field("comments", text, place) for place, text in enumerate(parts.pop("comments", ())))
    fields = (Field("title", title), Field("body", body), *comments)
    name = key or f"{account_id}-{on}-{title[:6]}-{body[:6]}"
    meta = {"genre": parts.pop("genre")} if "genre" in parts else {}
    note = Note(f"notes/{name}.md", name, fields, meta, account=account_id)
    return Post(note, name, account_id, title, body, (), parts.pop("state", "已发布"), on, **parts)


def document(path: str, text: str, **meta: str) -> Text:
    """A document of the team, with its headings."""
    lines = list(enumerate(text.splitlines(), 1))
    headings = tuple(
        (len(line) - len(line.lstrip("#")), line.lstrip("# "), number) for number, line in lines if line.startswith("#")
    )
    return Text(path, headings[0][1] if headings else "", headings, text, meta)
