"""A种B收: a note of one account and the landing note of another (M-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.days import later
from notelint.matrix.posts import WITHDRAWN, left_to_plan
from notelint.matrix.remark import Remark
from notelint.matrix.roster import DIVERSION, FAKE_CONSUMER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Campaign, Pairing, Post
    from notelint.matrix.model import Matrix


def unmatched(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes of a seeding account that no note of the landing account followed in time; those to come are judged with
    the plan."""
    del rule
    coming = left_to_plan(matrix)
    for campaign in matrix.campaigns:
        for pair in campaign.pairings:
            landings = [post for post in _of(matrix, pair.landing) if _of_product(post, pair.product)]
            for seed in _of(matrix, pair.seed):
                if (
                    seed.on is None
                    or coming(seed)
                    or not _belongs(seed, campaign)
                    or not _of_product(seed, pair.product)
                ):
                    continue
                first, last = later(seed.on, pair.window[0]), later(seed.on, pair.window[1])
                if not any(post.on is not None and first <= post.on <= last for post in landings):
                    values = {
                        "campaign": campaign.name,
                        "seed": _name(matrix, pair.seed),
                        "landing": _name(matrix, pair.landing),
                        "on": seed.on,
                        "first": first,
                        "last": last,
                    }
                    yield Remark(seed.at, seed.id, values, account=seed.account, others=(campaign.at,))


def disguised(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Pairings with an account that hides whose it is, or that leads off the platform."""
    del rule
    for campaign in matrix.campaigns:
        for pair in campaign.pairings:
            for key, kinds in ((pair.seed, (FAKE_CONSUMER, DIVERSION)), (pair.landing, (FAKE_CONSUMER, DIVERSION))):
                account = matrix.account(key)
                if account is not None and account.kind in kinds:
                    values = {"campaign": campaign.name, "name": account.name, "kind": account.kind}
                    subject = f"{campaign.id}-{_pair(pair)}-{account.id}"
                    yield Remark(campaign.at, subject, values, account=account.id, match=account.kind)


def _pair(pair: Pairing) -> str:
    return f"{pair.seed}-{pair.landing}"


def _name(matrix: Matrix, key: str) -> str:
    account = matrix.account(key)
    return account.name if account is not None else key


def _of(matrix: Matrix, key: str) -> list[Post]:
    account = matrix.account(key)
    keys = (account.id, account.name) if account is not None else (key,)
    return [post for post in matrix.posts if post.account in keys and post.state not in WITHDRAWN]


def _belongs(post: Post, campaign: Campaign) -> bool:
    """Whether a note is part of a campaign: it says so, or says nothing and falls into its days."""
    if post.campaign is not None:
        return post.campaign in (campaign.id, campaign.name)
    on = post.on or ""
    return (campaign.first_day is None or campaign.first_day <= on) and (
        campaign.last_day is None or on <= campaign.last_day
    )


def _of_product(post: Post, product: str | None) -> bool:
    return product is None or post.product is None or post.product == product
