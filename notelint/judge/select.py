"""Which rules run at which level: prefixes of ids, the longest one decides, locked rules stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.model import ERROR, LEVELS, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.kinds.rule import Rule

OFF = "off"
UNREAD = "未核对"
"""The status of a basis that was not read at its source."""
ACROSS = ("similar", "matrix")
"""Families of rules that judge notes against notes; a check of single notes knows none of them."""


class Choice(NamedTuple):
    """What a configuration, an override and the command line say about rules; ids are prefixes."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = {}
    locked: tuple[str, ...] = ()


def covers(prefix: str, rule_id: str) -> bool:
    """Whether an id prefix names a rule: ``adlaw.absolute`` names ``adlaw.absolute.rank`` but not ``adlaw.absolutely``."""
    return rule_id == prefix or rule_id.startswith(prefix.rstrip(".") + ".")


def names(prefix: str, rule: Rule) -> bool:
    """Whether an id prefix names a rule by its id or one it had before."""
    return any(covers(prefix, rule_id) for rule_id in (rule.id, *rule.formerly))


def across(prefix: str) -> bool:
    """Whether an id prefix names rules that judge notes against notes."""
    return any(covers(family, prefix) for family in ACROSS)


def _longest(prefixes: Iterable[str], rule: Rule) -> int:
    return max((len(prefix) for prefix in prefixes if names(prefix, rule)), default=-1)


def chosen(rule: Rule, choice: Choice) -> bool:
    """Whether a rule runs. The longest prefix that names it decides; of equal ones ``ignore`` wins; locked ones run."""
    if any(names(prefix, rule) for prefix in choice.locked):
        return True
    selected = _longest(choice.select, rule) if choice.select else 0
    return selected >= 0 and selected > _longest(choice.ignore, rule)


def level_for(rule: Rule, level: str, choice: Choice) -> str:
    """The level that holds for a finding of a rule: the longest prefix in ``levels`` decides; locked ones never fall.

    What rests on law nobody read is never above a warning.
    """
    wanted = _wanted(rule, level, choice)
    return WARNING if wanted == ERROR and rule.basis.status == UNREAD else wanted


def _wanted(rule: Rule, level: str, choice: Choice) -> str:
    best = max((prefix for prefix in choice.levels if names(prefix, rule)), key=len, default=None)
    if best is None:
        return level
    wanted = choice.levels[best]
    if any(names(prefix, rule) for prefix in choice.locked):
        return level if wanted == OFF else min(level, wanted, key=LEVELS.index)
    return wanted


def unknown(prefixes: Iterable[str], rules: Sequence[Rule]) -> list[str]:
    """The prefixes that name no rule at all."""
    return [prefix for prefix in prefixes if not any(names(prefix, rule) for rule in rules)]
