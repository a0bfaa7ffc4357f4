"""Notes as a sheet names them: by id, else by title."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from notelint.matrix.content import Post

    Named = TypeVar("Named")


def naming(
    records: Iterable[Named], ids: Callable[[Named], Iterable[str]], titles: Callable[[Named], Iterable[str]]
) -> Callable[[str], tuple[Named, ...]]:
    """Finds the records that a word may mean: none where nothing is called so, several where it is not clear which.
    An id goes before the title of another."""
    by_id: dict[str, list[Named]] = {}
    by_title: dict[str, list[Named]] = {}
    for record in records:
        for names, found in ((ids(record), by_id), (titles(record), by_title)):
            for name in sorted(set(names) - {""}):
                found.setdefault(name, []).append(record)
    return lambda word: tuple(by_id.get(word) or by_title.get(word) or ())


def naming_posts(posts: Iterable[Post]) -> Callable[[str], tuple[Post, ...]]:
    """Finds the drafts that a word may mean."""
    return naming(posts, lambda post: (post.id, post.note.id), lambda post: (post.title,))
