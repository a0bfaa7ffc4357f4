"""Which rows of many exports are of one note.

A row names its note by whatever its export gives: the draft it was joined with, the platform's id, account, title and
day, the key within its source. Rows that share one of these are of one note, also those of an export that was read before
the draft was known. Two drafts, or two ids of the platform, are two notes, whatever their titles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.titles import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notelint.matrix.content import Post
    from notelint.store.snapshots import Snapshot


class _Names(NamedTuple):
    """What rows call a note, the surest first. ``draft`` is one that is there, ``note`` whatever was joined."""

    draft: str | None
    platform: str | None
    note: str | None
    titled: str | None
    own: str


class _Note(NamedTuple):
    """The names gathered so far of one note: at most one draft, and without a draft at most one platform id."""

    names: list[_Names]
    drafts: set[str]
    platforms: set[str]

    def contradicts(self, other: _Note) -> bool:
        """Whether two notes cannot be one."""
        if self.drafts and other.drafts:
            return self.drafts != other.drafts
        return bool(self.platforms and other.platforms and self.platforms.isdisjoint(other.platforms))

    def take(self, other: _Note) -> None:
        """Take over what is known of another, which is the same."""
        self.names.extend(other.names)
        self.drafts.update(other.drafts)
        self.platforms.update(other.platforms)


def told_apart(rows: Iterable[Snapshot], posts: Mapping[str, Post]) -> list[tuple[str, list[Snapshot]]]:
    """The rows of each note under a key that is its alone, in the order of the keys."""
    found: defaultdict[_Names, list[Snapshot]] = defaultdict(list)
    for row in rows:
        found[_names(row, posts)].append(row)
    every = sorted(found, key=_order)
    where = {names: _alone(names) for names in every}
    for place in range(len(_Names._fields)):
        # The surest name first, so that a title joins nothing that a draft tells apart.
        first: dict[str, _Names] = {}
        for names in every:
            name = names[place]
            if name is None:
                continue
            one, other = where[first.setdefault(name, names)], where[names]
            if one is not other and not one.contradicts(other):
                one.take(other)
                where.update(dict.fromkeys(other.names, one))
    gathered: defaultdict[str, list[Snapshot]] = defaultdict(list)
    for names, of in found.items():
        gathered[_key(where[names])].extend(of)
    return sorted(gathered.items())


def _names(row: Snapshot, posts: Mapping[str, Post]) -> _Names:
    post = posts.get(row.note or "")
    titled = f"{row.account}:{normal(row.title)}:{row.published_at[:10]}" if row.title and row.published_at else None
    return _Names(
        post.id if post is not None else None, row.texts.get("note_id"), row.note, titled,
        f"{row.source}:{row.account}:{row.key}",
    )  # fmt: skip


def _alone(names: _Names) -> _Note:
    drafts, platforms = ({name} if name is not None else set[str]() for name in names[:2])
    return _Note([names], drafts, platforms)


def _order(names: _Names) -> tuple[str, ...]:
    return tuple(name or "" for name in names)


def _key(note: _Note) -> str:
    """The surest name of a note: its draft, else its title and day or the source's own, with the platform's id."""
    if note.drafts:
        return f"note:{min(note.drafts)}"
    first = min(note.names, key=_order)
    return f"{first.titled or first.own}#{min(note.platforms, default='')}"
