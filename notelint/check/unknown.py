"""Names that a configuration or a command line gives and nothing answers to: a rule or an industry misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notelint.judge.own import OWN
from notelint.judge.select import across, unknown
from notelint.packs.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notelint.config.settings import Settings
    from notelint.judge.select import Choice
    from notelint.packs.ruleset import Ruleset


def unknown_rules(configured: Settings, rules: Ruleset, command: Choice) -> list[Problem]:
    """A problem for each prefix of the configuration or the command line that names no rule."""
    choices = [configured.choice, *(override.choice for override in configured.overrides)]
    named = [name for choice in choices for name in (*choice.select, *choice.ignore, *choice.levels, *choice.locked)]
    named += [entry.rule for entry in configured.suppress]
    written = [] if configured.narrowed else [(name, configured.path or "notelint.yaml") for name in named]
    written += [(name, "命令行") for name in (*command.select, *command.ignore)]
    if not written:
        return []
    from notelint.packs.validate import nearest

    every = (*rules.rules, *OWN)
    known = [rule.id for rule in every]
    families = {rule.split(".")[0] for rule in known}
    return [
        Problem(path, None, None, f"没有叫「{name}」的规则{nearest(name, known)}")
        for name, path in written
        if unknown([name], every) and (not across(name) or name.split(".")[0] in families)
    ]


_WITH_PACKS = ("教育", "education", "金融", "finance", "房地产", "realestate")
"""Industries that have a pack of their own, whose rules hold for every note: naming them besides is no mistake."""


def unknown_industries(industries: Sequence[str], spoken: Iterable[str]) -> list[Problem]:
    """A problem for each industry of the command line whose name is nearly one that rules tell apart."""
    if not industries:
        return []
    from notelint.kinds.near_classes import INDUSTRIES
    from notelint.packs.validate import nearest

    known = dict.fromkeys((*INDUSTRIES, *sorted(spoken), *_WITH_PACKS))
    return [
        Problem("命令行", None, None, f"没有规则区分行业「{name}」{nearest(name, known)}；可以是：{'、'.join(known)}")
        for name in industries
        if name not in known
    ]
