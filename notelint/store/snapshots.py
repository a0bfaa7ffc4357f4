"""One measured moment of a note, an account or an advertisement, as an official export reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

NOTE, ACCOUNT, STAFF, AD, GOODS, CREATOR = "note", "account", "staff", "ad", "goods", "creator"
SUBJECT_NAMES = {NOTE: "笔记", ACCOUNT: "账号", STAFF: "员工号", AD: "投放", GOODS: "商品", CREATOR: "达人"}
SUBJECTS = tuple(SUBJECT_NAMES)


class Snapshot(NamedTuple):
    """What one row of an export says of one subject on one day.

    ``values`` has canonical English names (``impressions``, ``views``, ``cover_ctr`` as a fraction of one, ``likes``,
    ``saves``, ``comments``, ``shares``, ``follows``, ``watch_seconds``, ``danmaku``, ``spend`` in 元 …); counts are
    cumulative to ``taken_on``. A number the export does not give is absent, never zero. ``remarks`` say what is known
    of the way it was counted (口径), such as 曝光不完整.
    """

    source: str
    """Id of the importer."""
    subject: str
    """One of SUBJECTS."""
    key: str
    """Tells the subject apart within source and account: a platform id, or normalised title and day."""
    taken_on: str
    """ISO day of the export."""
    file: str
    line: int
    account: str | None = None
    """Id of the roster's account, null where it is none of ours."""
    note: str | None = None
    """Id of the draft it was joined with, null where nothing matched."""
    title: str | None = None
    published_at: str | None = None
    form: str | None = None
    values: Mapping[str, Decimal] = {}
    texts: Mapping[str, str] = {}
    remarks: tuple[str, ...] = ()
