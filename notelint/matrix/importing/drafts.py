"""Which draft a row of an export speaks of: by platform id or link, by account, title and day, by a title much alike.

Nothing is guessed: below the threshold, with two drafts as good, or with another day the row stays alone, and the
nearest draft is named for a human to decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.titles import SAME, normal, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.matrix.content import Post
    from notelint.matrix.model import Matrix

BY_ID, BY_TITLE, BY_LIKENESS = "编号或链接", "标题与日期", "相近的标题与日期"
_PLATFORM_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])")


class Match(NamedTuple):
    """The draft of a row, or null with the nearest one: its id, title, likeness, and why it was not taken."""

    note: str | None = None
    how: str | None = None
    near: str | None = None
    near_title: str = ""
    likeness: float = 0.0
    why: str = ""


class _Draft(NamedTuple):
    id: str
    title: str
    normal: str
    day: str | None


class Drafts:
    """The drafts of a matrix, ready to be asked for."""

    def __init__(self, matrix: Matrix) -> None:
        self._ids: dict[str, str] = {}
        self._known = {post.id for post in matrix.posts}
        self._days: dict[tuple[str, str], list[_Draft]] = {}
        self._titles: dict[tuple[str, str], list[_Draft]] = {}
        accounts = {name: account.id for account in matrix.accounts for name in (account.id, account.name)}
        for post in matrix.posts:
            for name in (post.id, *_platform_ids(post)):
                self._ids.setdefault(name, post.id)
            account = accounts.get(post.account or "", post.account)
            if account is None:
                continue
            draft = _Draft(post.id, post.title, normal(post.title), post.on[:10] if post.on else None)
            self._titles.setdefault((account, draft.normal), []).append(draft)
            if draft.day is not None:
                self._days.setdefault((account, draft.day), []).append(draft)

    def learn(self, note_id: str, note: str) -> None:
        """Take in that a platform id was met together with the title and day of a draft."""
        if note in self._known:
            self._ids.setdefault(note_id, note)

    def any_of(self, account: str) -> bool:
        """Whether an account has drafts at all."""
        return any(own == account for own, _ in self._titles)

    def elsewhere(self, account: str | None, title: str | None, day: str | None) -> str | None:
        """The one other account that has a draft of this title, and of this day where one is given, or null."""
        own = normal(title or "")
        holders = {
            other
            for (other, named), drafts in self._titles.items()
            if named == own and other != account and any(day in (None, draft.day) for draft in drafts)
        }
        return holders.pop() if own and len(holders) == 1 else None

    def match(
        self,
        account: str | None,
        title: str | None,
        day: str | None,
        note_id: str | None = None,
        link: str | None = None,
    ) -> Match:
        """The draft of a row. ``day`` is ISO, null where the export does not say it."""
        for name in (note_id, platform_id(link)):
            if name is not None and name in self._ids:
                return Match(self._ids[name], BY_ID)
        if account is None or title is None:
            return Match()
        own = normal(title)
        named = self._titles.get((account, own), [])
        if day is None:
            return _only(named) if named else Match()
        same = [draft for draft in named if draft.day == day]
        if len(same) == 1:
            return Match(same[0].id, BY_TITLE)
        if len(same) > 1:
            return _near(same[0], 1.0, "同一天有几篇稿件是这个标题")
        if named:
            why = f"标题相同，稿件写的发布日是 {named[0].day}" if named[0].day else "标题相同，稿件没有写发布时间"
            return _near(named[0], 1.0, why)
        return _alike(own, self._days.get((account, day), []))


def platform_id(link: str | None) -> str | None:
    """The note's id in a link to it, or null."""
    found = _PLATFORM_ID.search(link.lower()) if link else None
    return found[0] if found else None


def _platform_ids(post: Post) -> Iterable[str]:
    for link in post.note.meta.get("links") or ():
        found = platform_id(str(link))
        if found is not None:
            yield found


def _only(named: list[_Draft]) -> Match:
    if len(named) == 1:
        return Match(named[0].id, BY_TITLE)
    return _near(named[0], 1.0, "有几篇稿件是这个标题，导出没有写发布日")


def _alike(own: str, drafts: list[_Draft]) -> Match:
    if not drafts:
        return Match()
    rated = sorted(((ratio(own, draft.normal), draft) for draft in drafts), key=lambda pair: -pair[0])
    most, best = rated[0]
    if most < SAME:
        return _near(best, most, f"不到 {SAME:.2f}") if most > 0 else Match()
    if len(rated) > 1 and rated[1][0] == most:
        return _near(best, most, f"与「{rated[1][1].title}」一样像")
    return Match(best.id, BY_LIKENESS, best.id, best.title, most)


def _near(draft: _Draft, likeness: float, why: str) -> Match:
    return Match(None, None, draft.id, draft.title, likeness, why)
