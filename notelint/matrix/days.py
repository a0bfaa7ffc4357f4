"""Arithmetic of ISO days."""

from __future__ import annotations

from datetime import date, timedelta


def between(first: str, last: str) -> int:
    """Days from one to the other (2026-06-01, 2026-06-03: 2); below zero where the second is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def later(day: str, days: int) -> str:
    """The day so many days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def next_year(day: str) -> str:
    """The same day a year on; of 29 February the 28th."""
    own = date.fromisoformat(day)
    try:
        return own.replace(year=own.year + 1).isoformat()
    except ValueError:
        return own.replace(year=own.year + 1, day=28).isoformat()
