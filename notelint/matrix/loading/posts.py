"""The drafts below ``notes/`` -> posts: the note as the linter reads it, and what its front matter says of the plan."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from notelint.matrix.at import At
from notelint.matrix.content import Approval, Post
from notelint.model import Note, Unchecked
from notelint.read.files import Scope, find
from notelint.read.notes import read_file
from notelint.read.source import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notelint.config.settings import Settings
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.roster import Account

FOLDER = "notes"


def posts(reading: Reading, settings: Settings, accounts: Sequence[Account]) -> tuple[Post, ...]:
    """The notes of the matrix, in the order of their files. What cannot be read is told.

    Drafts are what a check of the folder ``notes`` finds, so that ``drafts:``, ``exclude:`` and ignore files hold.
    """
    top = os.path.join(reading.folder, FOLDER)
    if not os.path.isdir(top):
        return ()
    scope = Scope(settings.folder, settings.drafts or None, settings.exclude)
    selection = find([top], scope=lambda _folder: scope)
    reading.problems.extend(selection.unchecked)
    keys = {key: account.id for account in accounts for key in (account.name, account.id)}
    options = ReadOptions(reading.encoding, keys)
    base = reading.folder.replace(os.sep, "/") + "/"
    found = []
    for draft in selection.drafts:
        path = draft.path.removeprefix(base)
        reading.present.append(path)
        for item in read_file(draft.path, draft.shown, options, explicit=draft.explicit):
            if isinstance(item, Note):
                found.append(_post(item, path, reading.shown("")))
            elif isinstance(item, Unchecked):
                reading.problems.append(item)
    return tuple(found)


def _post(note: Note, path: str, prefix: str) -> Post:
    meta = note.meta
    texts: dict[str, str] = {}
    tags = []
    for field in note.fields:
        if field.name == "tags":
            tags.append(field.text)
        else:
            texts.setdefault(field.name, field.text)
    moment: str | None = meta.get("published_at") or meta.get("planned_at")
    return Post(
        note=note,
        id=note.id.removeprefix(prefix),
        account=note.account,
        title=texts.get("title", ""),
        body=texts.get("body", ""),
        tags=tuple(tags),
        state=meta.get("status"),
        on=moment[:10] if moment else None,
        at_time=moment[11:16] if moment and "T" in moment else None,
        form=meta.get("format"),
        pillar=meta.get("pillar"),
        topic=meta.get("topic"),
        keywords=tuple(meta.get("keywords") or ()),
        mentions=tuple(meta.get("mentions") or ()),
        collection=meta.get("collection"),
        campaign=meta.get("campaign"),
        product=meta.get("product"),
        author=meta.get("author"),
        approvals=tuple(_approvals(meta)),
        derived_from=meta.get("derived_from"),
        reference=meta.get("reference"),
        commercial=meta.get("commercial") or {},
        ai=meta.get("ai") or {},
        evidence=tuple(meta.get("evidence") or ()),
        at=At(path, note.line or 1),
    )


def _approvals(meta: Mapping[str, Any]) -> Iterator[Approval]:
    for entry in meta.get("approvals") or ():
        yield Approval(entry["by"], entry.get("on"), entry.get("verdict"), entry.get("version"))
