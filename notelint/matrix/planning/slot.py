"""One line of the calendar, as a sheet has it."""

from __future__ import annotations

from typing import NamedTuple

from notelint.matrix.at import At

HOT = "机动"
"""State of a line that keeps a place for what cannot be planned."""
DRAFT = "草稿"
STATES = (DRAFT, "待审", "通过", "驳回", "排期", "已发布", "下架", HOT)
REVIEWED = frozenset({"通过", "排期", "已发布", "下架"})
"""States of notes that need no review any more."""
WEEKDAYS = "一二三四五六日"


class Slot(NamedTuple):
    """A planned note. Days are ISO; ``account`` is a 昵称 or id; ``hours`` is ``20:00-22:00``."""

    on: str
    account: str
    hours: str = ""
    pillar: str = ""
    topic: str = ""
    title: str = ""
    form: str = ""
    keyword: str = ""
    campaign: str = ""
    pair: str = ""
    author: str = ""
    reviewer: str = ""
    submit_by: str = ""
    state: str = DRAFT
    locked: bool = False
    filing_no: str = ""
    message: str = ""
    at: At = At("calendar")
    said_weekday: str = ""
    """「周六」 as the sheet says it; empty where it says nothing, or what the date says."""

    @property
    def hot(self) -> bool:
        """Whether the line keeps a place for what cannot be planned."""
        return self.state == HOT

    @property
    def weekday(self) -> str:
        """「周一」 …"""
        from datetime import date

        return "周" + WEEKDAYS[date.fromisoformat(self.on).weekday()]
