"""What the matrix publishes: pillars, topics, keywords, campaigns, and the notes themselves.

Dates are ISO days (``2026-06-12``), moments ISO with minutes; both compare as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.at import At

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from notelint.model import Note

POST_STATES = ("草稿", "待审", "通过", "驳回", "排期", "已发布", "下架")
PUBLISHED = "已发布"


class Pillar(NamedTuple):
    """A content pillar (内容支柱) with its share of the plan (fraction of one)."""

    id: str
    name: str
    share: float | None = None
    need: str | None = None
    kinds: tuple[str, ...] = ()
    """Account kinds that may publish it; empty: all."""
    at: At = At("pillars.yaml")


class Topic(NamedTuple):
    """A topic (选题) that may be planned, with the days it can be used."""

    id: str
    title: str
    pillar: str
    angle: str | None = None
    core_word: str | None = None
    long_tail: tuple[str, ...] = ()
    need: str | None = None
    timing: str = "常青"
    first_day: str | None = None
    last_day: str | None = None
    risk: str | None = None
    source: str | None = None
    at: At = At("topics.csv")


class Keyword(NamedTuple):
    """A search word and the account that answers for it."""

    word: str
    kind: str | None = None
    searches: int | None = None
    account: str | None = None
    at: At = At("keywords.csv")


class Pairing(NamedTuple):
    """A种B收: a note of one account and the landing note of another within ``window`` days (least, most)."""

    seed: str
    landing: str
    window: tuple[int, int] = (1, 3)
    product: str | None = None


class Live(NamedTuple):
    """A live stream of several accounts, from moment to moment."""

    name: str
    accounts: tuple[str, ...]
    start: str
    end: str
    at: At = At("lives.csv")


class Campaign(NamedTuple):
    """A campaign (活动). ``burst`` is (first day, last day, least notes, most notes a day or null)."""

    id: str
    name: str
    kind: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    goals: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    burst: tuple[str, str, int, int | None] | None = None
    pairings: tuple[Pairing, ...] = ()
    budget: Decimal | None = None
    hot_share: float | None = None
    sections: tuple[str, ...] = ()
    at: At = At("campaigns")


class Approval(NamedTuple):
    """One decision about a draft."""

    by: str
    on: str | None = None
    verdict: str | None = None
    version: str | None = None


class Post(NamedTuple):
    """A note of the matrix: the draft as the linter reads it, and what its front matter says of the plan."""

    note: Note
    id: str
    account: str | None
    title: str
    body: str
    tags: tuple[str, ...]
    state: str | None
    on: str | None
    """The day it was or is to be published, ISO."""
    at_time: str | None = None
    form: str | None = None
    pillar: str | None = None
    topic: str | None = None
    keywords: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    collection: str | None = None
    campaign: str | None = None
    product: str | None = None
    author: str | None = None
    approvals: tuple[Approval, ...] = ()
    derived_from: str | None = None
    reference: str | None = None
    commercial: Mapping[str, str] = {}
    ai: Mapping[str, Any] = {}
    evidence: tuple[Mapping[str, str], ...] = ()
    at: At = At("notes")

    @property
    def published(self) -> bool:
        """Whether it stands on the platform."""
        return self.state == PUBLISHED
