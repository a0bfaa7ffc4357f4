"""One record of a YAML file: its values under typed readers, each wrong one told with its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.at import At
from notelint.matrix.loading import values
from notelint.matrix.loading.reading import Reference
from notelint.read.keys import BadValue, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.loading.values import Reader
    from notelint.packs.document import Document, Path


class Entry(NamedTuple):
    """A mapping in a document, at a path of keys. A value that cannot be read is told, and then is as if absent."""

    reading: Reading
    document: Document
    where: Path
    data: Mapping[str, Any]

    @property
    def at(self) -> At:
        """Where the record stands."""
        return self.place()

    def place(self, *keys: str | int) -> At:
        """Where a value of it stands; that of the nearest parent where it does not."""
        where = (*self.where, *keys)
        while where and where not in self.document.places:
            where = where[:-1]
        line, column = self.document.places.get(where, (1, 1))
        return At(self.document.path, line, column)

    def inner(self, key: str) -> Entry:
        """A mapping under a key; an empty one where there is none."""
        data = self.data.get(key)
        return self._replace(where=(*self.where, key), data=data if isinstance(data, dict) else {})

    def entries(self, key: str) -> list[Entry]:
        """The mappings of a list under a key."""
        data = self.data.get(key)
        items = data if isinstance(data, list) else []
        return [
            self._replace(where=(*self.where, key, place), data=item)
            for place, item in enumerate(items)
            if isinstance(item, dict)
        ]

    def read(self, key: str, reader: Reader) -> Any:
        """A scalar through one of the readers of ``values``; null where there is none."""
        return self._one(key, self.data.get(key), reader)

    def _one(self, key: str, value: Any, reader: Reader, *more: int) -> Any:
        written = scalar(value)
        if written is None or not written.strip():
            return None
        try:
            return reader(written)
        except BadValue as error:
            self.reading.problem(self.place(key, *more), f"「{key}」{error.reason}", "matrix.yaml")
            return None

    def text(self, key: str) -> str | None:
        """Words."""
        found: str | None = self.read(key, values.text)
        return found

    def day(self, key: str) -> str | None:
        """An ISO day."""
        found: str | None = self.read(key, values.day)
        return found

    def whole(self, key: str) -> int | None:
        """A number of things."""
        found: int | None = self.read(key, values.count)
        return found

    def money(self, key: str) -> Decimal | None:
        """元."""
        found: Decimal | None = self.read(key, values.money)
        return found

    def flag(self, key: str) -> bool | None:
        """True or false, 是 or 否."""
        found: bool | None = self.read(key, values.flag)
        return found

    def list_of(self, key: str, reader: Reader) -> tuple[Any, ...]:
        """Every item of a list (or the one scalar) through a reader; those that cannot be read are told."""
        data = self.data.get(key)
        if not isinstance(data, list):
            one = self.read(key, reader)
            return () if one is None else (one,)
        found = (self._one(key, item, reader, place) for place, item in enumerate(data))
        return tuple(item for item in found if item is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        return self.list_of(key, values.text)

    def naming(self, key: str, kind: str) -> tuple[str, ...]:
        """A list of words (or the one) that name records of another file."""
        found = self.texts(key)
        data = self.data.get(key)
        for place, word in enumerate(found):
            where = self.place(key, place) if isinstance(data, list) else self.place(key)
            self.reading.references.append(Reference(kind, word, key, where))
        return found

    def shares(self, key: str, kind: str = "") -> dict[str, float]:
        """Names with their shares: fractions of one that add up to no more than one (with a hundredth to spare).

        ``kind``: what records of another file the names are.
        """
        inner = self.inner(key)
        if kind:
            self.reading.references.extend(Reference(kind, name, key, self.place(key, name)) for name in inner.data)
        found = {name: part for name in inner.data if (part := inner.read(str(name), values.share)) is not None}
        total = sum(found.values())
        if total > 1.01:
            self.reading.problem(self.place(key), f"「{key}」加起来是 {total:.0%}，超过了 100%", "matrix.yaml")
        return found

    def pair(self, key: str, reader: Reader) -> tuple[Any, Any] | None:
        """A range of two: least and most. One number stands for both."""
        found = self.list_of(key, reader)
        if not found:
            return None
        if len(found) > 2 or found[0] > found[-1]:
            self.reading.problem(self.place(key), f"「{key}」要写成 [最少, 最多]，如 [3, 4]", "matrix.yaml")
            return None
        return found[0], found[-1]

    def spans(self, key: str) -> tuple[tuple[str, str], ...]:
        """Days from–to: ``[[2026-06-01, 2026-06-03]]``, or one day for both."""
        data = self.data.get(key)
        found = []
        for place, item in enumerate(data if isinstance(data, list) else []):
            ends = item if isinstance(item, list) else [item]
            days = [self._one(key, end, values.day, place) for end in ends]
            if None in days:
                continue
            if len(days) not in (1, 2) or days[0] > days[-1]:
                self.reading.problem(
                    self.place(key, place),
                    f"「{key}」每一段写成 [第一天, 最后一天]，如 [2026-06-01, 2026-06-03]",
                    "matrix.yaml",
                )
                continue
            found.append((days[0], days[-1]))
        return tuple(found)


def open_document(reading: Reading, path: str, schema: Mapping[str, Any]) -> Entry | None:
    """A YAML file as an entry; null where it is absent or is no mapping. What departs from the schema is told."""
    from notelint.packs.document import read
    from notelint.packs.validate import validate

    text = reading.text(path)
    if text is None:
        return None
    document, problems = read(text, path)
    reading.misread(problems)
    if document is None:
        return None
    if document.data is None:
        document = document._replace(data={})
    reading.misread(validate(document, schema))
    return Entry(reading, document, (), document.data) if isinstance(document.data, dict) else None
