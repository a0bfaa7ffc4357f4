"""How many places a month keeps free for what cannot be planned (S5; M-48): the share that is wanted, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notelint.matrix.model import Matrix
    from notelint.matrix.planning.settings import PlanSettings


def hot_share(matrix: Matrix, settings: PlanSettings, first: str, last: str) -> float:
    """The largest share that the settings, or a campaign of these days, want."""
    wanted = [
        campaign.hot_share
        for campaign in matrix.campaigns
        if campaign.hot_share is not None and (campaign.first_day or "") <= last and (campaign.last_day or "9") >= first
    ]
    return max([settings.hot_share, *wanted])


def hot_places(planned: int, share: float) -> int:
    """The places to keep free beside notes with a topic, rounded up: 10 % of 40 are four."""
    return -(-planned * round(share * 1000) // 1000)
