"""A health check as lines for a terminal, as JSON, and as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.report.width import shown
from notelint.report.wording import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notelint.matrix.doctor import Checkup, Line

MARKS = {True: "✓", False: "✗", None: "–"}
STATES = {True: "没有发现", False: "有问题", None: "没有可判断的资料"}
TITLE = "账号矩阵体检"
FOOT = "✓ 没有发现　✗ 有警告或错误　– 没有可判断的资料。门槛与依据见 notelint explain 规则编号。"


def text_lines(checkups: Sequence[Checkup], today: str, remarks: Sequence[str] = ()) -> Iterator[str]:
    """One page for a terminal."""
    yield f"{TITLE}　{today}"
    for checkup in checkups:
        yield ""
        yield f"{checkup.title}（{checkup.source}）"
        for line in checkup.lines:
            yield from map(shown, _text_of(line))
    yield ""
    yield FOOT
    yield from remarks


def _text_of(line: Line) -> Iterator[str]:
    said = f"　{'、'.join(line.missing)}" if line.missing and line.healthy is None else ""
    yield f"  {MARKS[line.healthy]} {line.name}{said}"
    for each in line.evidence:
        yield f"      {LEVEL_NAMES[each.level]} {each.title} {each.times} 处  [{each.rule}]"
        for example in each.examples:
            place = f"{example.path}:{example.line}" if example.line else example.path
            yield f"        {place}  {example.message}"
        if each.times > len(each.examples):
            yield f"        ……还有 {each.times - len(each.examples)} 处"
    if line.missing and line.healthy is not None:
        yield f"      {'、'.join(line.missing)}"


def record(checkups: Sequence[Checkup], today: str, version: str, remarks: Sequence[str] = ()) -> dict[str, Any]:
    """The page as JSON has it; keys are only ever added."""
    return {
        "schema": 1,
        "tool": {"name": "notelint", "version": version},
        "today": today,
        "checkups": [
            {
                "title": checkup.title,
                "source": checkup.source,
                "lines": [
                    {
                        "name": line.name,
                        "healthy": line.healthy,
                        "mark": MARKS[line.healthy],
                        "level": line.level,
                        "evidence": [
                            {
                                "rule": each.rule,
                                "title": each.title,
                                "level": each.level,
                                "count": each.times,
                                "counts": each.counts,
                                "examples": [example._asdict() for example in each.examples],
                            }
                            for each in line.evidence
                        ],
                        "missing": list(line.missing),
                    }
                    for line in checkup.lines
                ],
            }
            for checkup in checkups
        ],
        "remarks": list(remarks),
    }


def page(checkups: Sequence[Checkup], today: str, version: str, remarks: Sequence[str] = ()) -> str:
    """The page as one HTML file that asks nothing of the network; everything in it is escaped."""
    from notelint.report.page import asset, environment

    made = environment()
    ill = sum(line.healthy is False for checkup in checkups for line in checkup.lines)
    return made.get_template("doctor.html").render(
        title=TITLE,
        headline=f"{ill} 项有问题" if ill else "没有发现问题",
        look="error" if ill else "fine",
        foot=FOOT,
        checkups=checkups,
        today=today,
        version=version,
        remarks=remarks,
        marks=MARKS,
        states=STATES,
        levels=LEVEL_NAMES,
        style=asset(made, "page.css", "doctor.css"),
    )
