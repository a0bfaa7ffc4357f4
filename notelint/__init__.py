"""notelint: a rule-based compliance and brand linter for 小红书 drafts."""

from __future__ import annotations

__version__ = "0.1.0"
