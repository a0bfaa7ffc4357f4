"""The first screen of an audit as lines for a terminal and as objects for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.report.width import shown, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notelint.model import Overview

MOST_PEOPLE = 8
MARKS = {True: "✓", False: "✗", None: "–"}


def overview_lines(overview: Overview, *, whole: bool = True) -> Iterator[str]:
    """The overview, the most urgent first, as plain lines. ``whole``: everything could be checked."""
    if overview.stopped:
        yield f"今天先停 {overview.stopped} 件"
    else:
        yield "今天没有必须停下的事" if whole else "有内容没能检查，能不能发还说不准"
    for number, stop in enumerate(overview.stop, 1):
        yield shown(f"  {number}. {stop.what}（{stop.who}）：{stop.why}  {stop.path}")
    if overview.stopped > len(overview.stop):
        yield f"  ……还有 {overview.stopped - len(overview.stop)} 件，见上面或 HTML 报告"
    if overview.duties:
        yield ""
        yield "谁要做什么"
        margin = max(width(duty.who) for duty in overview.duties[:MOST_PEOPLE])
        for duty in overview.duties[:MOST_PEOPLE]:
            counts = f"错误 {duty.errors}，警告 {duty.warnings}"
            yield shown(f"  {duty.who}{' ' * (margin - width(duty.who))}  {counts}；先做 {duty.tasks[0]}")
        if len(overview.duties) > MOST_PEOPLE:
            yield f"  ……还有 {len(overview.duties) - MOST_PEOPLE} 人"
    yield ""
    yield "矩阵现状"
    for fact in overview.facts:
        yield shown(f"  {fact.name}：{fact.value}{f'（{fact.detail}）' if fact.detail else ''}")
    if overview.diagnoses:
        yield ""
        yield "体检"
        for line in overview.diagnoses:
            evidence = f"：{line.evidence[0]}" if line.evidence and not line.healthy else ""
            yield shown(f"  {MARKS[line.healthy]} {line.name}{evidence}")


def overview_record(overview: Overview) -> dict[str, Any]:
    """The overview as JSON has it."""
    return {
        "facts": [fact._asdict() for fact in overview.facts],
        "stop": [stop._asdict() for stop in overview.stop],
        "stopped": overview.stopped,
        "duties": [duty._asdict() for duty in overview.duties],
        "diagnoses": [line._asdict() for line in overview.diagnoses],
    }
