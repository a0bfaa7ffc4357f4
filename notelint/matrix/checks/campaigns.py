"""Campaigns: key messages carried, topics tagged, both kinds of persuasion, a whole brief (M-50, M-53, M-55, M-106, M-107)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.matrix.posts import WITHDRAWN
from notelint.matrix.remark import Remark
from notelint.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.kinds.rule import Rule
    from notelint.matrix.content import Campaign, Post
    from notelint.matrix.model import Matrix

BRIEF = ("内容", "社交", "技术")
CHALLENGE = "话题挑战"


def posts_of(matrix: Matrix, campaign: Campaign) -> list[Post]:
    """The notes that say they belong to a campaign and are not withdrawn."""
    return [
        post for post in matrix.posts if post.campaign in (campaign.id, campaign.name) and post.state not in WITHDRAWN
    ]


def message_coverage(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Key messages of a campaign that none of its notes carries, word for word but for marks and blanks."""
    for campaign in matrix.campaigns:
        posts = posts_of(matrix, campaign)
        if len(posts) < rule.options["thresholds"]["notes"]:
            continue
        wanted = [message for message in matrix.brand.messages if {message.id, message.text} & set(campaign.messages)]
        texts = [_plain(f"{post.title}\n{post.body}") for post in posts]
        carried = {message.id: sum(_plain(message.text) in text for text in texts) for message in wanted}
        covered = sum(count > 0 for count in carried.values())
        for message in wanted:
            if carried[message.id] or not message.required:
                continue
            values = {
                "campaign": campaign.name,
                "message": message.text,
                "notes": str(len(posts)),
                "covered": f"{covered}/{len(wanted)}（{covered / len(wanted):.1%}）",
            }
            yield Remark(campaign.at, f"{campaign.id}-{message.id}", values)


def missing_tags(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Notes of a campaign without a topic it asks for."""
    del rule
    for campaign in matrix.campaigns:
        for post in posts_of(matrix, campaign):
            have = {_plain(tag) for tag in post.tags}
            missing = [tag for tag in campaign.tags if _plain(tag) not in have]
            if missing:
                values = {"campaign": campaign.name, "tags": "、".join(f"#{tag.lstrip('#')}" for tag in missing)}
                kind = "（话题挑战）" if campaign.kind == CHALLENGE else ""
                yield Remark(post.at, post.id, {**values, "kind": kind}, account=post.account)


def dual_track(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Campaigns that only persuade by reason (official and expert accounts) or only by feeling (all others)."""
    thresholds = rule.options["thresholds"]
    for campaign in matrix.campaigns:
        kinds = [account.kind for post in posts_of(matrix, campaign) if (account := matrix.account(post.account))]
        rational = sum(kind in thresholds["rational"] for kind in kinds)
        emotional = len(kinds) - rational
        if len(kinds) < thresholds["notes"] or (rational and emotional):
            continue
        missing = "理性说服（官方、专家讲事实）" if emotional else "感性连接（真实的人讲经历）"
        values = {
            "campaign": campaign.name,
            "rational": str(rational),
            "emotional": str(emotional),
            "missing": missing,
        }
        yield Remark(campaign.at, campaign.id, values)


def brief(matrix: Matrix, rule: Rule) -> Iterator[Remark]:
    """Campaigns whose brief leaves out one of its three parts."""
    del rule
    for campaign in matrix.campaigns:
        missing = [name for name in BRIEF if name not in campaign.sections]
        if missing:
            yield Remark(campaign.at, campaign.id, {"campaign": campaign.name, "missing": "、".join(missing)})


def _plain(text: str) -> str:
    return "".join(char for char in fold(text).text if char.isalnum())
