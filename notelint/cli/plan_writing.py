"""Where a plan is written: each target by its suffix, all of them or none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.cli.refusal import failed, misused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from notelint.matrix.planning.plan import Plan

KINDS = (".csv", ".xlsx", ".ics", ".html", ".json", ".md")
PAGES = "/"
"""The kind of a folder with a page for each account."""


class Target(NamedTuple):
    """A file or folder to write; ``shown`` is how the user named it."""

    path: str
    kind: str
    shown: str


def targets(folder: str, month: str, values: Mapping[str, Any]) -> list[Target]:
    """What ``-o`` asks for; else the month's sheet in the folder, which is never written over unless it is what the
    plan starts from."""
    if values["output"]:
        found = [_target(path) for path in values["output"]]
        if len({os.path.realpath(target.path) for target in found}) < len(found):
            raise misused("-o 里有两个写到同一处；每一份要有自己的文件名")
        return found
    path = os.path.join(folder, "calendar", f"{month}.csv")
    same = values["previous"] and os.path.realpath(values["previous"]) == os.path.realpath(path)
    shown = os.path.relpath(path)
    if os.path.exists(path) and not same:
        raise failed(f"已有 {shown}，没有动它；重排请用 --from {shown} --keep-locked，另存请用 -o 文件名")
    return [Target(path, ".csv", shown)]


def _target(path: str) -> Target:
    suffix = os.path.splitext(path)[1].lower()
    if path.endswith(("/", os.sep)) or os.path.isdir(path):
        return Target(path, PAGES, path)
    if suffix not in KINDS:
        raise misused(f"看不出 {path} 要写成什么；后缀可以是 {' '.join(KINDS)}，以 / 结尾写各账号的页")
    return Target(path, suffix, path)


def write(plan: Plan, month: str, remarks: Sequence[str], wanted: Sequence[Target]) -> None:
    """Write a plan to its targets."""
    files: dict[str, bytes] = {}
    for target in wanted:
        if target.kind == PAGES:
            from notelint.matrix.planning.account_pages import account_pages

            for name, page in account_pages(plan.slots, month).items():
                files[os.path.join(target.path, name)] = page.encode()
        else:
            files[target.path] = _content(plan, month, remarks, target.kind)
    write_files(files)


def _content(plan: Plan, month: str, remarks: Sequence[str], kind: str) -> bytes:
    today = plan.problem.matrix.today
    brand = next(iter(plan.problem.matrix.brand.names), "")
    title = f"{brand} {month} 发布日历".strip()
    if kind == ".csv":
        from notelint.matrix.planning.sheet import text

        return b"\xef\xbb\xbf" + text(plan.slots).encode()
    if kind == ".ics":
        from notelint.matrix.planning.ical import ical

        return ical(plan.slots, title, today).encode()
    if kind == ".html":
        from notelint.matrix.planning.calendar_page import calendar_page

        return calendar_page(plan, title, remarks).encode()
    if kind == ".json":
        import json

        from notelint.matrix.planning.summary import data

        return (json.dumps(data(plan, month), ensure_ascii=False, indent=1) + "\n").encode()
    if kind == ".md":
        from notelint.matrix.planning.summary import document

        return document(plan, month, remarks).encode()
    from notelint.matrix.planning.workbook import workbook

    try:
        return workbook(plan.slots, today)
    except ImportError as error:
        raise failed(f"写 .xlsx 要先安装：pip install 'notelint[office]'（缺 {error.name}）") from error


def write_files(files: Mapping[str, bytes]) -> None:
    """Write files whole: each is ready beside its place before the first one is put there."""
    from notelint.report.sink import open_sink

    for path in files:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    try:
        sinks = [(open_sink(path), content) for path, content in files.items()]
        for sink, content in sinks:
            sink.write_bytes(content)
        for sink, _ in sinks:
            sink.close()
    except OSError as error:
        raise failed(str(error)) from error
