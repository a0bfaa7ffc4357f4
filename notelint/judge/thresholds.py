"""Thresholds of rules as a configuration wants them: ``thresholds: {rule: {name: value}}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.packs.document import Problem
from notelint.packs.validate import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from notelint.kinds.rule import Rule


def tuned(
    rules: Sequence[Rule], wanted: Mapping[str, Mapping[str, Any]], path: str
) -> tuple[tuple[Rule, ...], list[Problem]]:
    """The rules with the wanted thresholds, and a problem for each name or value that fits none.

    ``path`` is the configuration the thresholds are written in.
    """
    known = {rule.id: rule for rule in rules}
    formerly = {old: rule.id for rule in rules for old in rule.formerly}
    problems: list[Problem] = []
    for rule_id, values in wanted.items():
        rule = known.get(formerly.get(rule_id, rule_id))
        if rule is None:
            problems.append(
                Problem(path, None, None, f"thresholds：没有叫「{rule_id}」的规则{nearest(rule_id, known)}")
            )
            continue
        own = rule.options.get("thresholds", {})
        said = list(_misfits(rule.id, own, values))
        problems.extend(Problem(path, None, None, message) for message in said)
        if not said:
            known[rule.id] = rule._replace(options={**rule.options, "thresholds": {**own, **values}})
    return tuple(known[rule.id] for rule in rules), problems


def _misfits(rule_id: str, own: Mapping[str, Any], values: Mapping[str, Any]) -> Iterable[str]:
    for name, value in values.items():
        if name not in own:
            choice = f"；可以改的有：{'、'.join(own)}" if own else "；它没有可改的门槛"
            yield f"thresholds：规则 {rule_id} 没有叫「{name}」的门槛{nearest(name, own)}{choice}"
        elif not _alike(own[name], value):
            yield f"thresholds：规则 {rule_id} 的「{name}」写法不对：默认是 {own[name]}，写的是 {value}"


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return isinstance(one, bool) and isinstance(other, bool)
    if isinstance(one, (int, float)):
        return isinstance(other, (int, float))
    return isinstance(other, type(one))
