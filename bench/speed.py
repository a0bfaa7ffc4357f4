"""How fast notelint is, each figure a ratio to a peer measured in the same run.

    python bench/speed.py start                       one draft, against `python -c pass`
    python bench/speed.py folder                      1,000 Markdown files, against textlint + textlint-rule-prh
    python bench/speed.py table [--notes FILE]        10,000 notes from JSONL with all packs, against json.loads
    python bench/speed.py workers [--notes FILE]      100,000 notes: two processes against one; memory

Notes are made of the bodies of any JSONL file of notes, shuffled with a fixed seed (default: the drafts of fixtures/).
textlint is installed by npm into a folder of its own (--peers). Medians of interleaved rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTELINT = [str(Path(sys.executable).parent / "notelint")]
PASS = [sys.executable, "-c", "pass"]


def seconds(command: list[str], cwd: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a whole process, output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    with open(cwd / "_out", "wb") as out:
        ended = subprocess.run(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT, check=False)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{command} exited {ended.returncode}: {(cwd / '_out').read_text()[-500:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rounds(commands: dict[str, list[str]], cwd: Path, count: int) -> dict[str, tuple[float, float]]:
    """Medians of wall and CPU seconds, the commands taking turns; one round first to warm caches."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for number in range(count + 1):
        for name, command in commands.items():
            taken = seconds(command, cwd)
            if number:
                times[name].append(taken)
    return {
        name: (statistics.median(wall for wall, _ in taken), statistics.median(cpu for _, cpu in taken))
        for name, taken in times.items()
    }


def bodies(notes: Path | None) -> list[str]:
    if notes is not None:
        return [json.loads(line)["body"] for line in notes.open(encoding="utf-8")]
    return [
        path.read_text(encoding="utf-8").rpartition("---\n")[2]
        for path in (ROOT / "fixtures" / "notes").rglob("*.md")
        if b"\xef" not in path.read_bytes()[:1] and _utf8(path)
    ]


def _utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def note_texts(texts: list[str], count: int, length: int, seed: int = 1) -> list[str]:
    """Bodies of about ``length`` code points, glued from lines of real ones."""
    chosen = random.Random(seed)
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    made = []
    for _ in range(count):
        body = ""
        while len(body) < length - 20:
            body += chosen.choice(lines)[:200] + "\n"
        made.append(body)
    return made


def write_table(path: Path, texts: list[str], count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, body in enumerate(note_texts(texts, count, 500)):
            record = {"id": f"n{number}", "title": body[:18].split("\n")[0], "body": body, "tags": ["护肤", "日常"]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def start(folder: Path) -> None:
    (folder / "notelint.yaml").write_text("packs: [adlaw, xhs]\n", encoding="utf-8")
    head = "---\n标题: 周末小记\n账号: 小张\n话题: [日常, 散步]\n---\n"
    (folder / "quiet.md").write_text(head + "今天下了一点雨，喝了一杯热茶，看完半本书。\n", encoding="utf-8")
    (folder / "words.md").write_text(head + "这家店人气最高，最近常去。\n", encoding="utf-8")
    jieba = [sys.executable, "-c", "import jieba; jieba.lcut('人气最高')"]
    found = rounds(
        {"pass": PASS, "quiet": [*NOTELINT, "quiet.md"], "words": [*NOTELINT, "words.md"], "jieba": jieba}, folder, 15
    )
    base = found["pass"][0]
    for name, (wall, cpu) in found.items():
        print(
            f"{name:8} wall {wall * 1e3:7.1f} ms  cpu {cpu * 1e3:7.1f} ms"
            f"  {wall / base:5.1f} x python -c pass, {cpu / found['pass'][1]:5.1f} x of its CPU"
        )


def terms(count: int) -> list[str]:
    import jieba

    words: list[str] = []
    with open(Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as file:
        words = [line.split()[0] for line in file]
    return sorted(random.Random(7).sample([word for word in words if 3 <= len(word) <= 5], count))


def folder_of_files(folder: Path, peers: Path, notes: Path | None) -> None:
    words = terms(500)
    rule = {
        "id": "bench.words", "title": "词表", "kind": "phrase", "level": "warning", "terms": words,
        "message": "「{match}」", "basis": {"kind": "经验", "status": "已核对"},
    }  # fmt: skip
    (folder / "bench.yaml").write_text(
        json.dumps({"id": "bench", "version": "1", "rules": [rule]}, ensure_ascii=False), encoding="utf-8"
    )
    files = folder / "notes"
    files.mkdir()
    chosen = random.Random(3)
    for number, body in enumerate(note_texts(bodies(notes), 1000, 500)):
        head = f"---\n标题: 第{number}篇\n话题: [护肤, 日常]\n---\n"
        (files / f"{number:04}.md").write_text(head + body + chosen.choice(words), encoding="utf-8")
    if not (peers / "node_modules" / "textlint").exists():
        peers.mkdir(parents=True, exist_ok=True)
        wanted = ["textlint@15", "textlint-rule-prh@6"]
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *wanted], cwd=peers, check=True)
    (peers / "prh.yml").write_text(
        json.dumps(
            {"version": 1, "rules": [{"expected": f"〔{word}〕", "pattern": word} for word in words]},
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    (peers / ".textlintrc.json").write_text(json.dumps({"rules": {"prh": {"rulePaths": [str(peers / "prh.yml")]}}}))
    textlint = [
        str(peers / "node_modules" / ".bin" / "textlint"),
        "-c",
        str(peers / ".textlintrc.json"),
        "-f",
        "json",
        "--rulesdir",
        str(peers / "node_modules"),
        str(files),
    ]
    ours = [*NOTELINT, "check", "notes", "--packs", "bench.yaml", "--format", "jsonl", "--jobs", "1"]
    found = rounds({"notelint": ours, "textlint": textlint}, folder, 5)
    for name, (wall, cpu) in found.items():
        print(f"{name:8} wall {wall:7.3f} s  cpu {cpu:7.3f} s")
    (wall, cpu), (their_wall, their_cpu) = found["notelint"], found["textlint"]
    print(f"notelint is {their_wall / wall:.1f} x faster (wall), {their_cpu / cpu:.1f} x (CPU)")


def table(folder: Path, notes: Path | None) -> None:
    write_table(folder / "notes.jsonl", bodies(notes), 10_000)
    loads = [sys.executable, "-c", "import json\nfor line in open('notes.jsonl', encoding='utf-8'): json.loads(line)"]
    common = ["check", "notes.jsonl", "--format", "jsonl", "--jobs", "1", "--fail-on", "never"]
    found = rounds(
        {
            "json.loads": loads,
            "all packs": [*NOTELINT, *common, "--packs", "all"],
            "default": [*NOTELINT, *common],
        },
        folder,
        3,
    )
    base = found["json.loads"][0]
    for name, (wall, cpu) in found.items():
        print(
            f"{name:10} wall {wall:6.3f} s  cpu {cpu:6.3f} s  {10_000 / cpu:9,.0f} notes/s and core  {wall / base:5.1f} x json.loads"
        )


def workers(folder: Path, notes: Path | None) -> None:
    write_table(folder / "notes.jsonl", bodies(notes), 100_000)
    common = [*NOTELINT, "check", "notes.jsonl", "--format", "jsonl", "--fail-on", "never"]
    found = rounds({"one": [*common, "--jobs", "1"], "two": [*common, "--jobs", "2"]}, folder, 1)
    for name, (wall, cpu) in found.items():
        print(f"{name:4} wall {wall:7.2f} s  cpu {cpu:7.2f} s")
    print(f"two processes: {found['one'][0] / found['two'][0]:.2f} x faster")
    for count in (10_000, 100_000):
        small = folder / f"n{count}.jsonl"
        with small.open("w", encoding="utf-8") as file, (folder / "notes.jsonl").open(encoding="utf-8") as source:
            file.writelines(line for line, _ in zip(source, range(count), strict=False))
        command = [*NOTELINT, "check", small.name, "--format", "jsonl", "--jobs", "1", "--fail-on", "never"]
        print(f"{count:7,} notes: peak {peak(command, folder):.0f} MB")


def peak(command: list[str], cwd: Path) -> float:
    """Peak memory of a process in MB."""
    with open(cwd / "_out", "wb") as out:
        process = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["start", "folder", "table", "workers"])
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "notelint-peers")
    args = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.what == "start":
            start(folder)
        elif args.what == "folder":
            folder_of_files(folder, args.peers, args.notes)
        elif args.what == "table":
            table(folder, args.notes)
        else:
            workers(folder, args.notes)


if __name__ == "__main__":
    main()
