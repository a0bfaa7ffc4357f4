"""Small made-up results: a note is written with its hits marked, as ``《…》`` would be in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.model import Basis, Field, Finding, Note, Origin, Outcome, PackInfo, Result, Run, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from notelint.model import Reporter

    Render = Callable[..., str]

ADLAW = Basis("法律", "广告法", "第九条第（三）项", "转述")
PLATFORM = Basis("平台规则", "小红书社区公约", None, "未核对")
RUN = Run("0.1.0", "2026-11-22", (PackInfo("adlaw", "2026.11", "2026-11-01", "2026-10-01"),))


def note(body: str, *, title: str = "", path: str = "drafts/a.md", **values: Any) -> Note:
    """A note that is a Markdown file: the title on the first line, a blank line, the body."""
    head = f"# {title}\n\n" if title else ""
    fields = [Field("title", title, origin=Origin((0,), (2,)))] if title else []
    fields.append(Field("body", body, origin=Origin((0,), (len(head),))))
    values = {"id": path.removesuffix(".md"), "source": head + body, **values}
    return Note(path=path, fields=tuple(fields), **values)


def row(body: str, *, path: str = "notes.jsonl", line: int = 3, title: str = "") -> Note:
    """A note that is a row of a table."""
    fields = (Field("title", title), Field("body", body)) if title else (Field("body", body),)
    return Note(path, f"{path}#{line}", fields, line=line)


def finding(note: Note, match: str, rule: str = "adlaw.absolute.superlative", **values: Any) -> Finding:
    """A finding on the first place of ``match`` in the note, with the place worked out the slow way."""
    field = next(field for field in note.fields if match in field.text)
    start = field.text.index(match)
    place: dict[str, Any] = {"line": note.line, "column": None, "end_line": None, "end_column": None}
    if note.source is not None and field.origin is not None:
        before = note.source[: field.origin.offset(start)]
        through = note.source[: field.origin.offset(start) + len(match)]
        place = {
            "line": before.count("\n") + 1,
            "column": len(before) - before.rfind("\n"),
            "end_line": through.count("\n") + 1,
            "end_column": len(through) - through.rfind("\n"),
        }
    base: dict[str, Any] = {
        "rule": rule,
        "level": "error",
        "verdict": "violation",
        "path": note.path,
        "note": note.id,
        "account": note.account,
        "field": field.name,
        "item": field.item,
        "start": start,
        "end": start + len(match),
        "cell": None,
        "match": match,
        "folded": None,
        "message": f"「{match}」是绝对化用语",
        "basis": ADLAW,
        "fingerprint": "f1",
    }
    return Finding(**{**base, **place, **values})


def whole(note: Note, message: str, rule: str = "xhs.disclosure.missing", **values: Any) -> Finding:
    """A finding about the whole note."""
    base: dict[str, Any] = dict.fromkeys(Finding._fields[6:17])
    return Finding(
        **{
            **base,
            "rule": rule,
            "level": "warning",
            "verdict": "violation",
            "path": note.path,
            "note": note.id,
            "account": note.account,
            "message": message,
            "basis": PLATFORM,
            **values,
        }
    )


def outcome(results: Iterable[Result], **values: Any) -> Outcome:
    """The foot that fits these results."""
    results = list(results)
    levels = [finding.level for result in results for finding in result.findings]
    counts = {
        "notes": len(results),
        "checked": len(results),
        "skipped": len(values.get("skipped", ())),
        "unchecked": len(values.get("unchecked", ())),
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "infos": levels.count("info"),
        "exempt": sum(len(result.exempt) for result in results),
        "suppressed": sum(len(result.suppressed) for result in results),
    }
    return Outcome(Summary(**counts), **values)


def write(reporter: Reporter, results: Iterable[Result], run: Run = RUN, **values: Any) -> None:
    """Send a whole run through a reporter."""
    results = list(results)
    reporter.begin(run)
    for result in results:
        reporter.add(result)
    reporter.end(outcome(results, **values))
