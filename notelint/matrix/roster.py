"""Who the matrix is: companies, accounts with their personas, people, telephones, and the platform's policy.

Dates are ISO days, money is ``Decimal`` in 元. What a file leaves out is null or empty, never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.at import At

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

OFFICIAL, SHOP, EXPERT, STAFF = "官方号", "门店号", "IP号", "KOS员工号"
PARTNER, INFLUENCER = "合作KOC", "合作KOL"
FAKE_CONSUMER, DIVERSION = "素人号", "导流号"
ACCOUNT_KINDS = (OFFICIAL, SHOP, EXPERT, STAFF, PARTNER, INFLUENCER, FAKE_CONSUMER, DIVERSION)
"""The last two are known only so that they can be reported: platform rules forbid a brand to run them."""
OWN_KINDS = (OFFICIAL, SHOP, EXPERT, STAFF)
GOALS = ("品牌", "私域", "转化", "洞察")
RUNNING, PREPARING, IDLE, CLOSED = "在营", "筹备", "停更", "注销"
ACCOUNT_STATES = (PREPARING, RUNNING, IDLE, CLOSED)


class Entity(NamedTuple):
    """A company (主体). ``policy`` names a KOS policy of ``policy/``; ``quota`` overrides its number of accounts."""

    id: str
    name: str
    credit_code: str | None = None
    quota: int | None = None
    policy: str | None = None
    operating: bool = True
    """Whether it really does business; a shell registered for more accounts does not."""
    certified_until: str | None = None
    at: At = At("entities.csv")


class Kos(NamedTuple):
    """What an employee account has from the platform: dates, yearly fee in 元, rights in use."""

    certified_on: str | None = None
    fee: Decimal | None = None
    expires_on: str | None = None
    rights: tuple[str, ...] = ()


class Persona(NamedTuple):
    """The person behind an account (人设)."""

    name: str | None = None
    generation: str | None = None
    job: str | None = None
    years: int | None = None
    region: str | None = None
    history: tuple[str, ...] = ()
    selves: tuple[str, ...] = ()
    catchwords: tuple[str, ...] = ()
    emoji: tuple[float, float] | None = None
    sentence: tuple[float, float] | None = None
    proposition: str | None = None
    operator: str | None = None
    """Operator id of the real person; of a partner the collab's contract (报备号)."""
    disclosed: bool | None = None


class Account(NamedTuple):
    """An account of the matrix. ``weekly`` is the wanted number of notes a week (least, most)."""

    id: str
    name: str
    kind: str | None = None
    number: str | None = None
    """小红书号."""
    user_id: str | None = None
    entity: str | None = None
    owner: str | None = None
    """Operator id of who looks after it."""
    goals: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    region: str | None = None
    product_line: str | None = None
    audience: str | None = None
    registered_on: str | None = None
    interests: tuple[str, ...] = ()
    bio: str | None = None
    avatar: bool | None = None
    background: bool | None = None
    link: str | None = None
    weekly: tuple[int, int] | None = None
    hours: tuple[tuple[str, str], ...] = ()
    """Preferred times of day as (from, to), ``HH:MM``."""
    state: str = RUNNING
    role: str | None = None
    positioning: str | None = None
    synergy: str | None = None
    genre: str | None = None
    persona: Persona = Persona()
    kos: Kos = Kos()
    pillar_target: Mapping[str, float] = {}
    """Wanted share of each pillar (fractions of one)."""
    leave: tuple[tuple[str, str], ...] = ()
    """Days off as (first, last), inclusive."""
    at: At = At("accounts.yaml")


class Operator(NamedTuple):
    """A person of the team. Capacities are notes a week (writing) and notes a day (review)."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    weekly_capacity: int | None = None
    review_capacity: int | None = None
    employed: bool = True
    left_on: str | None = None
    guide_version: str | None = None
    job: str | None = None
    at: At = At("operators.csv")


class Device(NamedTuple):
    """A telephone and its card as far as an audit needs them; no IMEI, no address."""

    id: str
    model: str | None = None
    sim: str | None = None
    """Last digits of the card's number."""
    network: str | None = None
    keeper: str | None = None
    accounts: tuple[str, ...] = ()
    payment: str | None = None
    at: At = At("devices.csv")


class Policy(NamedTuple):
    """A version of the platform's rules for employee accounts. Money in 元; ``basis`` says how well it is known."""

    id: str
    effective_from: str | None = None
    status: str | None = None
    source: str | None = None
    quota: int | None = None
    yearly_fee: Decimal | None = None
    daily_spend: Decimal | None = None
    grace_days: int | None = None
    at: At = At("policy")
