"""How well rules judge: labelled files of anyone's own against what notelint says.

    python bench/quality.py cases ../shared/cases/*.tsv [--show miss,false]
    python bench/quality.py labels ../shared/data/labelled_absolute.jsonl --rules adlaw.absolute --positive CLAIM --neutral EVIDENCE,EVIDENCE_OR_WEAK
    python bench/quality.py lines ../shared/data/spam_contact_dev.jsonl
    python bench/quality.py notes ../shared/data/notes_dev.jsonl [--packs all]

Cases are TSV with the columns rule or technique, expect (HIT, WARN, PASS), text. Labels are JSON lines with a context
whose trigger stands in ⟦⟧. Lines are JSON lines {text, label}. Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from notelint.check.linter import Linter
from notelint.judge.own import own_finding
from notelint.model import ERROR, NEEDS_EVIDENCE, WARNING, Field, Finding, Note, Result
from notelint.text.fold import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = "2026-11-22"
WORDS = [
    "最",
    "第一",
    "唯一",
    "首个",
    "首选",
    "首款",
    "首创",
    "独家",
    "国家级",
    "世界级",
    "顶级",
    "极品",
    "极致",
    "王牌",
    "冠军",
    "绝对",
    "100%",
    "永久",
    "万能",
    "完美",
    "史上",
    "全网",
    "领先",
    "NO.1",
    "TOP1",
    "神器",
]
"""The words that lists of absolute claims share: the baseline a grammar has to beat."""


def interval(hits: int, total: int) -> str:
    if not total:
        return "   –"
    share = hits / total
    z = 1.96
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:6.3f} [{max(centre - half, 0):.3f}, {min(centre + half, 1):.3f}]"


class WordList:
    """A plain list in place of rules; ``folded`` looks the words up in our folding of the text."""

    def __init__(self, *, folded: bool) -> None:
        self._fold = fold if folded else Folded
        self._words = [fold(word).text for word in WORDS] if folded else WORDS

    def check_text(self, text: str) -> Result:
        return self.check(Note("<text>", "<text>", (Field("body", text),)))

    def check(self, note: Note) -> Result:
        return Result(note, tuple(finding for field in note.fields for finding in self._findings(note, field)))

    def _findings(self, note: Note, field: Field) -> Iterator[Finding]:
        folded = self._fold(field.text)
        for word in self._words:
            at = folded.text.find(word)
            while at >= 0:
                start, end = folded.span(at, at + len(word))
                hit = own_finding(note, "adlaw.absolute.list", word, level=ERROR, field=field, span=(start, end))
                yield hit
                at = folded.text.find(word, at + 1)


def judged(linter: Linter | WordList, text: str, rules: tuple[str, ...] = ()) -> list[Finding]:
    result = linter.check_text(text)
    return [f for f in result.findings if not rules or f.rule.startswith(rules)]


def cases(linter: Linter | WordList, paths: list[Path], show: set[str], only: str) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                group = row.get("rule") or row.get("technique") or ""
                if only and not group.startswith(only):
                    continue
                text = row["text"].replace("<ZW>", "\u200b").replace("<WJ>", "\u2060")
                family = (
                    ("xhs",) if group[0] == "T" and group[1:2].isdigit() else ("xhs.contact",) if group == "FP" else ()
                )
                found = judged(linter, text, family)
                levels = {f.level for f in found}
                expect = row["expect"]
                table[group][expect] += 1
                said = ERROR if ERROR in levels else WARNING if WARNING in levels else "info" if found else "none"
                table[group][f"{expect}:{said}"] += 1
                fault = (
                    ("miss" if expect == "HIT" and not found else "")
                    or ("false" if expect == "PASS" and levels & {ERROR, WARNING} else "")
                    or ("warn" if expect == "WARN" and WARNING not in levels else "")
                )
                if fault and fault in show:
                    rules = ", ".join(f"{f.rule}={f.level}「{f.match}」" for f in found)
                    print(f"{fault:5} {group:14} {text}    {rules}")
    totals: Counter[str] = sum(table.values(), Counter())
    print(
        f"{'group':14} {'HIT':>4} {'found':>6} {'err':>4} | {'WARN':>4} {'as warn':>7} | {'PASS':>4} {'err':>4} {'err+warn':>8}"
    )
    for group, c in [*sorted(table.items()), ("ALL", totals)]:
        hits = c["HIT"] - c["HIT:none"]
        print(
            f"{group:14} {c['HIT']:4} {hits:6} {c['HIT:error']:4} | {c['WARN']:4} {c['WARN:warning']:7} | "
            f"{c['PASS']:4} {c['PASS:error']:4} {c['PASS:error'] + c['PASS:warning']:8}"
        )
    c = totals
    print("HIT found          ", interval(c["HIT"] - c["HIT:none"], c["HIT"]))
    print("PASS as error      ", interval(c["PASS:error"], c["PASS"]))
    print("PASS as error/warn ", interval(c["PASS:error"] + c["PASS:warning"], c["PASS"]))


def labels(linter: Linter | WordList, paths: list[Path], args: argparse.Namespace) -> None:
    by_label: dict[str, Counter[str]] = defaultdict(Counter)
    positive = set(args.positive.split(","))
    neutral = set(filter(None, args.neutral.split(",")))
    for path in paths:
        for number, line in enumerate(path.open(encoding="utf-8")):
            if args.half and number % 2 != (args.half == "odd"):
                continue
            row = json.loads(line)
            raw = row["context"].replace("⏎", "\n")
            start = raw.index("⟦")
            end = raw.index("⟧") - 1
            text = raw.replace("⟦", "").replace("⟧", "")
            found = [
                f
                for f in judged(linter, text, tuple(args.rules.split(",")))
                if f.level in (ERROR, WARNING) and f.start is not None and f.start < end and start < f.end
            ]
            kind = (
                "evidence" if found and all(f.verdict == NEEDS_EVIDENCE for f in found) else "hit" if found else "none"
            )
            label = row["label"]
            by_label[label][kind] += 1
            fault = (
                "miss"
                if label in positive and not found
                else "false"
                if found and label not in positive | neutral
                else ""
            )
            if fault and fault in args.show.split(","):
                print(f"{fault:5} {label:10} {raw!r}  {[(f.rule, f.match) for f in found]}")
    for label, c in sorted(by_label.items()):
        print(f"{label:18} n={sum(c.values()):4} hit={c['hit']:4} needs-evidence={c['evidence']:4} none={c['none']:4}")
    right = sum(c["hit"] + c["evidence"] for label, c in by_label.items() if label in positive)
    total = sum(sum(c.values()) for label, c in by_label.items() if label in positive)
    false = sum(c["hit"] + c["evidence"] for label, c in by_label.items() if label not in positive | neutral)
    evidence = by_label["EVIDENCE"]
    right_evidence = evidence["evidence"]
    false += evidence["hit"] if "EVIDENCE" in neutral else 0
    print(
        "precision (needs-evidence on EVIDENCE right)", interval(right + right_evidence, right + right_evidence + false)
    )
    print("precision (claims only)                     ", interval(right, right + false))
    print("recall                                      ", interval(right, total))


def lines(linter: Linter | WordList, paths: list[Path], show: set[str]) -> None:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            text = row.get("text") or row["context"].replace("⏎", "\n").replace("⟦", "").replace("⟧", "")
            found = judged(linter, text, ("xhs.contact",))
            levels = {f.level for f in found}
            said = ERROR if ERROR in levels else WARNING if WARNING in levels else "info" if found else "none"
            table[row["label"]][said] += 1
            if said in show or f"{row['label']}:{said}" in show:
                print(f"{row['label']:12} {said:8} {text!r} {[(f.rule, f.match) for f in found]}")
    for label, c in sorted(table.items()):
        total = sum(c.values())
        print(
            f"{label:14} n={total:4} error {interval(c['error'], total)} error+warning {interval(c['error'] + c['warning'], total)}"
        )


def notes(linter: Linter | WordList, paths: list[Path], show: set[str]) -> None:
    per_rule: dict[str, Counter[str]] = defaultdict(Counter)
    shares: Counter[str] = Counter()
    total = 0
    for path in paths:
        for line in path.open(encoding="utf-8"):
            row = json.loads(line)
            total += 1
            fields = [Field("title", row["title"]), Field("body", row["body"])]
            fields += [Field("tags", tag, place) for place, tag in enumerate(row.get("tags") or ())]
            result = linter.check(Note(str(path), row["id"], tuple(fields)))
            seen: set[tuple[str, str]] = {(f.rule, f.level) for f in result.findings}
            for rule, level in seen:
                per_rule[rule][level] += 1
            contact = {level for rule, level in seen if rule.startswith("xhs.contact")}
            other = {level for rule, level in seen if not rule.startswith("adlaw.absolute")}
            shares["contact error"] += ERROR in contact
            shares["contact error+warning"] += bool(contact & {ERROR, WARNING})
            shares["error outside absolute"] += ERROR in other
            shares["warning outside absolute"] += WARNING in other
            shares["any error"] += any(level == ERROR for _, level in seen)
            shares["any error+warning"] += any(level in (ERROR, WARNING) for _, level in seen)
            for f in result.findings:
                if any(f.rule.startswith(name) for name in show):
                    print(f.level, f.rule, repr(f.match), f.message[:60])
    for rule, c in sorted(per_rule.items()):
        print(f"{rule:44} error {c['error']:5} warning {c['warning']:5} info {c['info']:5}")
    for name, count in shares.items():
        print(f"{name:28} {count:5}/{total} {interval(count, total)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cases", "labels", "lines", "notes"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--packs", default="all")
    parser.add_argument("--baseline", choices=["plain", "folded"], help="a word list in place of the rules")
    parser.add_argument("--show", default="", help="miss,false,warn; or levels; or rule prefixes")
    parser.add_argument("--group", default="", help="only groups with this prefix")
    parser.add_argument("--rules", default="adlaw.absolute")
    parser.add_argument("--positive", default="CLAIM")
    parser.add_argument("--neutral", default="EVIDENCE,EVIDENCE_OR_WEAK")
    parser.add_argument("--half", choices=["even", "odd"], help="every second context only")
    args = parser.parse_args()
    linter: Linter | WordList = (
        WordList(folded=args.baseline == "folded")
        if args.baseline
        else Linter.from_config(packs=args.packs.split(","), today=TODAY)
    )
    show = set(filter(None, args.show.split(",")))
    if args.what == "cases":
        cases(linter, args.files, show, args.group)
    elif args.what == "labels":
        labels(linter, args.files, args)
    elif args.what == "lines":
        lines(linter, args.files, show)
    else:
        notes(linter, args.files, show)


if __name__ == "__main__":
    main()
