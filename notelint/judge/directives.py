"""Suppression written in a draft: ``<!-- notelint-disable-next-line RULE: 理由 until=2026-12-31 -->``.

A table has no room for comments; its column 忽略 holds ``RULE: 理由`` for the whole row, several separated by semicolons.

A directive knows which rules it names, the lines it holds for, and, after judging, whether it was used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from notelint.text.lazy import lazy
from notelint.text.mask import comments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notelint.model import Field

_COMMENT = lazy(r"<!--\s*notelint-([a-z-]*)(.*)-->", re.DOTALL)
_BODY = lazy(r"\s*([^:：]*?)\s*(?:[:：](.*))?", re.DOTALL)
_UNTIL = lazy(r"\buntil=(\S+)")

DISABLE_NEXT_LINE = "disable-next-line"
DISABLE_LINE = "disable-line"
DISABLE = "disable"
ENABLE = "enable"
DISABLE_FILE = "disable-file"
ACTIONS = (DISABLE_NEXT_LINE, DISABLE_LINE, DISABLE, ENABLE, DISABLE_FILE)


class Directive(NamedTuple):
    """One directive. ``start`` and ``end`` are its place in the field; ``first`` and ``last`` the lines it holds for.

    Lines are counted from zero in the field; ``last`` is null where it holds to the end.
    """

    action: str
    rules: tuple[str, ...]
    reason: str
    until: str | None
    start: int
    end: int
    first: int
    last: int | None
    fault: str | None = None


def directives(field: Field) -> list[Directive]:
    """The directives of a field in order, ranges closed by ``enable``; faulty ones carry what is wrong."""
    text = field.text
    if "notelint-" not in text:
        return []
    matches = (_COMMENT.fullmatch(text, *place) for place in comments(text))
    return _close_ranges(_directive(text, match) for match in matches if match is not None)


def _directive(text: str, match: re.Match[str]) -> Directive:
    action = match[1]
    line = text.count("\n", 0, match.start())
    end_line = text.count("\n", 0, match.end())
    rules, reason, until = _parts(match[2])
    fault = _fault(f"notelint-{action}", rules, reason, until, ending=action == ENABLE)
    if action not in ACTIONS:
        fault = f"不认识的指令 notelint-{action}；可用的有 {'、'.join('notelint-' + name for name in ACTIONS)}"
    first: int = {DISABLE_NEXT_LINE: end_line + 1, DISABLE_FILE: 0}.get(action, line)
    last = {DISABLE_NEXT_LINE: end_line + 1, DISABLE_LINE: line}.get(action)
    return Directive(action, rules, reason, until, match.start(), match.end(), first, last, fault)


def column(text: str) -> list[Directive]:
    """The entries of a row's column 忽略; each holds for the whole note."""
    found: list[Directive] = []
    for entry in text.replace("；", ";").split(";"):
        if entry.strip():
            rules, reason, until = _parts(entry)
            fault = _fault("忽略栏", rules, reason, until)
            found.append(Directive(DISABLE_FILE, rules, reason, until, 0, 0, 0, None, fault))
    return found


def _parts(text: str) -> tuple[tuple[str, ...], str, str | None]:
    body = _BODY.fullmatch(text)
    names, words = (body[1], body[2] or "") if body else ("", "")
    until = _UNTIL.search(words)
    rules = tuple(name for name in re.split(r"[,，\s]+", names) if name)
    return rules, _UNTIL.sub("", words).strip(), until[1] if until else None


def _fault(where: str, rules: tuple[str, ...], reason: str, until: str | None, *, ending: bool = False) -> str | None:
    if not rules:
        return f"{where} 要写明规则编号与理由，例如 adlaw.absolute: 引用用户原话"
    if not ending and not reason:
        return f"{where} 要写理由：在规则编号后加冒号和理由"
    if until is not None and not _is_date(until):
        return f"until={until} 不是日期，应写作 until=2026-12-31"
    return None


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _close_ranges(found: Iterable[Directive]) -> list[Directive]:
    result: list[Directive] = []
    for directive in found:
        if directive.action != ENABLE or directive.fault:
            result.append(directive)
            continue
        closed = False
        for place, earlier in enumerate(tuple(result)):
            ended = tuple(name for name in earlier.rules if name in directive.rules)
            if earlier.action == DISABLE and earlier.last is None and ended:
                result[place] = earlier._replace(rules=ended, last=directive.first)
                still = tuple(name for name in earlier.rules if name not in ended)
                if still:
                    result.append(earlier._replace(rules=still))
                closed = True
        if not closed:
            result.append(directive._replace(fault="notelint-enable 没有对应的 notelint-disable"))
    return result
