"""A matrix as plain data: what all its files say, each record with the place it stands at.

Dates are ISO days, money is ``Decimal`` in 元. What a file leaves out is null or empty, never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.matrix.at import At

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from notelint.matrix.content import Campaign, Keyword, Live, Pillar, Post, Topic
    from notelint.matrix.planning.settings import PlanSettings
    from notelint.matrix.planning.slot import Slot
    from notelint.matrix.roster import Account, Device, Entity, Operator, Policy
    from notelint.model import PackInfo


class Value(NamedTuple):
    """A value the brand stands for, and words that contradict it."""

    name: str
    conflicts: tuple[str, ...] = ()


class Message(NamedTuple):
    """A key message (关键信息点): its wording, and whether a campaign must carry it."""

    id: str
    text: str
    required: bool = True


class Brand(NamedTuple):
    """The brand as the matrix needs it; what judging one note needs is ``notelint.brand``."""

    names: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    slogan: str | None = None
    goals: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    messages: tuple[Message, ...] = ()
    products: tuple[str, ...] = ()
    palette: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    guide_version: str | None = None
    role_target: Mapping[str, float] = {}
    """Wanted share of each account kind (fractions of one)."""
    tags: tuple[str, ...] = ()
    at: At = At("brand.yaml")


class Collab(NamedTuple):
    """A cooperation with a creator. Counts as the platform reports them; ``commission`` is a fraction of one."""

    creator: str
    number: str | None = None
    tier: str | None = None
    mode: str | None = None
    fee: Decimal | None = None
    commission: Decimal | None = None
    filing_no: str | None = None
    brief: str | None = None
    link: str | None = None
    impressions: int | None = None
    views: int | None = None
    interactions: int | None = None
    gmv: Decimal | None = None
    at: At = At("collabs.csv")


class Cost(NamedTuple):
    """Money spent, in 元."""

    on: str
    category: str
    amount: Decimal
    subject: str | None = None
    remark: str | None = None
    at: At = At("costs.csv")


class Experiment(NamedTuple):
    """A test of one change."""

    id: str
    hypothesis: str | None = None
    variable: str | None = None
    sample: int | None = None
    metric: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    result: str | None = None
    at: At = At("experiments.yaml")


class Beyond(NamedTuple):
    """A place in search that is only known to lie behind another (名次 ``>20``)."""

    place: int


class Row(NamedTuple):
    """A line of a sheet that only figures read: typed values under English keys."""

    values: Mapping[str, Any]
    at: At


class Text(NamedTuple):
    """A document of the team (SOP, 传播指南, brief …): its headings in order as (level, words, line)."""

    path: str
    title: str
    headings: tuple[tuple[int, str, int], ...]
    text: str
    meta: Mapping[str, Any] = {}


class Matrix(NamedTuple):
    """Everything the files of a matrix say. ``sheets`` holds the rows of further sheets under their English names."""

    folder: str
    today: str
    brand: Brand = Brand()
    entities: tuple[Entity, ...] = ()
    accounts: tuple[Account, ...] = ()
    operators: tuple[Operator, ...] = ()
    devices: tuple[Device, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    topics: tuple[Topic, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    posts: tuple[Post, ...] = ()
    collabs: tuple[Collab, ...] = ()
    costs: tuple[Cost, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    policies: tuple[Policy, ...] = ()
    lives: tuple[Live, ...] = ()
    documents: tuple[Text, ...] = ()
    holidays: Mapping[str, bool] = {}
    """Day → whether it is a day off; only days that differ from an ordinary week (法定节假日与调休)."""
    projected: tuple[str, ...] = ()
    """Days of ``holidays`` that are projected, not yet announced."""
    sheets: Mapping[str, tuple[Row, ...]] = {}
    present: tuple[str, ...] = ()
    """Files that were read, relative to the folder."""
    ignored: tuple[str, ...] = ()
    """Patterns of .gitignore."""
    calendar: tuple[Slot, ...] = ()
    """The lines of ``calendar/*.csv``, in the order of the files."""
    plan: PlanSettings | None = None
    """The thresholds of ``calendar/plan.yaml``; null where there is none (the defaults hold)."""
    packs: tuple[PackInfo, ...] = ()
    """The rule packs that its notes are judged by."""

    def account(self, key: str | None) -> Account | None:
        """The account of that id or 昵称, or null."""
        for account in self.accounts:
            if key is not None and key in (account.id, account.name):
                return account
        return None

    def operator(self, key: str | None) -> Operator | None:
        """The person of that id or name, or null."""
        for operator in self.operators:
            if key is not None and key in (operator.id, operator.name):
                return operator
        return None

    def posts_of(self, account: Account) -> tuple[Post, ...]:
        """The notes of an account, in the order they were read."""
        return tuple(post for post in self.posts if post.account in (account.id, account.name))
