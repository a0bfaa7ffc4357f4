"""``notelint check``: what goes in, what comes out, and the exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from tests.cli.conftest import RUN, STARTED
from tests.shelf import pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Process

BEST = "这是全网最好用的面霜\n"


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("今天先做耳后测试\n", (), 0),
        (BEST, (), 1),
        ("来小红薯看看\n", (), 0),
        ("来小红薯看看\n", ("--fail-on", "warning"), 1),
        ("来小红薯看看\n", ("--fail-on", "info"), 1),
        (BEST, ("--fail-on", "never"), 0),
        (BEST, ("--genre", "公告"), 0),
        (BEST, ("--genre", "公告", "--fail-on", "info"), 1),
        (BEST, ("--ignore", "adlaw.absolute"), 0),
        (BEST, ("--select", "xhs"), 0),
        (BEST, ("--packs", "xhs"), 0),
    ],
)
def test_the_status_is_one_where_a_finding_reaches_the_threshold(
    here: Path, notelint: Command, text: str, words: tuple[str, ...], status: int
) -> None:
    write(here / "a.md", text)
    assert notelint("check", "a.md", *words).status == status


def test_what_could_not_be_checked_wins_and_the_rest_is_checked(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    (here / "b.md").write_bytes(b"\x00\x01\x02")
    ran = notelint("check", ".", "--format", "json")
    assert ran.status == 2
    assert ran.rules == ["adlaw.absolute.superlative"]
    assert [item["path"] for item in ran.json["unchecked"]] == ["b.md"]
    assert "b.md" in ran.err


def test_json_is_alone_on_standard_output_and_keeps_its_schema(here: Path, notelint: Command) -> None:
    text = BEST + "史上最强\n<!-- notelint-disable-next-line adlaw: 引用 -->\n销量第一\n"
    write(here / "a.md", "---\n标题: 来小红薯\n话题: [全网最好用]\n---\n" + text)
    (here / "b.md").write_bytes(b"\x00")
    schema = json.loads(notelint("schema", "report").out)
    Draft7Validator.check_schema(schema)
    for words in ((), ("--redact",), ("--statistics",), ("--packs", "all")):
        ran = notelint("check", ".", "--format", "json", *words)
        Draft7Validator(schema).validate(ran.json)
        assert ran.json["summary"]["suppressed"] == 1
        assert len(ran.json["findings"]) == 4
        assert ran.json["today"] == "2026-11-22"


def test_a_finding_stands_where_it_says(here: Path, notelint: Command) -> None:
    write(here / "a.md", "---\r\n标题: 换季\r\n---\r\n👨‍👩‍👧这是全网\u200b最好用的\r\n")
    (finding,) = notelint("check", "a.md", "--format", "json").json["findings"]
    assert finding["match"] == "全网\u200b最好用"
    assert (finding["line"], finding["column"], finding["end_column"]) == (4, 8, 14)
    assert (finding["path"], finding["note"], finding["field"]) == ("a.md", "a", "body")


def test_standard_input_takes_its_format_configuration_and_account_from_its_name(here: Path, notelint: Command) -> None:
    write(here / "notes" / "mei" / "notelint.yaml", "accounts: accounts.yaml\npacks: [adlaw]\n")
    write(here / "notes" / "mei" / "accounts.yaml", "accounts: [{id: mei, 内容性质: 公告}]\n")
    words = ("check", "-", "--format", "json", "--stdin-filename")
    (finding,) = notelint(*words, "notes/mei/a.md", stdin=BEST.encode()).json["findings"]
    assert (finding["path"], finding["account"], finding["level"]) == ("notes/mei/a.md", "mei", "info")
    (finding,) = notelint(*words, "a.jsonl", stdin=json.dumps({"body": BEST}).encode()).json["findings"]
    assert (finding["path"], finding["line"], finding["column"]) == ("a.jsonl", 1, None)


def test_standard_input_without_a_name_is_markdown(here: Path, notelint: Command) -> None:
    ran = notelint("check", "-", "--format", "json", stdin=f"# 标题\n{BEST}".encode())
    assert ran.status == 1
    (finding,) = ran.json["findings"]
    assert (finding["path"], finding["line"]) == ("-", 2)


def test_standard_input_stands_alone(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("check", "-", "a.md")
    assert ran.status == 2
    assert ran.out == ""


def test_empty_standard_input_is_not_clean(here: Path, notelint: Command) -> None:
    assert notelint("check", "-", stdin=b"").status == 2


@pytest.mark.parametrize("words", [("gone.md",), ("gone/",), ("gone.md", "a.md")])
def test_a_missing_path_is_said(here: Path, notelint: Command, words: tuple[str, ...]) -> None:
    write(here / "a.md", "今天\n")
    ran = notelint("check", *words)
    assert ran.status == 2
    assert "gone" in ran.out
    assert "找不到" in ran.out


def test_a_folder_without_drafts_is_not_clean(here: Path, notelint: Command) -> None:
    write(here / "docs" / "a.md", BEST)
    write(here / "README.md", BEST)
    ran = notelint("check", ".")
    assert ran.status == 2
    assert "没有稿件" in ran.out


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file that even root cannot read")
def test_an_unreadable_file_is_said(here: Path, notelint: Command) -> None:
    (here / "a.md").symlink_to("/proc/self/mem")
    write(here / "b.md", BEST)
    ran = notelint("check", ".", "--format", "json")
    assert ran.status == 2
    assert ran.json["unchecked"][0]["path"] == "a.md"
    assert len(ran.json["findings"]) == 1


def test_what_is_no_file_is_said(here: Path, notelint: Command) -> None:
    (here / "a.md").symlink_to("gone")
    ran = notelint("check", "a.md")
    assert ran.status == 2
    assert "a.md" in ran.out


def test_a_first_word_that_is_no_command_is_a_path(here: Path, notelint: Command) -> None:
    write(here / "rules" / "a.md", BEST)
    assert notelint("./rules").status == 1
    assert "条" in notelint("rules").out
    write(here / "稿件.md", BEST)
    assert notelint("稿件.md").status == 1
    assert notelint().status == 1


def test_several_reports_from_one_run(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("check", "a.md", "-o", "out.json", "-o", "out.html", "-o", "out.sarif", "-o", "out.txt")
    assert ran.status == 1
    assert ran.out == ""
    assert json.loads((here / "out.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert "全网最好用" in (here / "out.html").read_text(encoding="utf-8")
    assert json.loads((here / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "全网最好用" in (here / "out.txt").read_text(encoding="utf-8")
    assert "out.json" in ran.err


def test_a_format_on_standard_output_and_a_file_besides(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("check", "a.md", "--format", "jsonl", "-o", "out.json")
    assert [json.loads(line)["type"] for line in ran.out.splitlines()][-1] == "summary"
    assert (here / "out.json").exists()


def test_a_suffix_that_names_no_format_is_said_before_anything_is_read(here: Path, notelint: Command) -> None:
    ran = notelint("check", "gone.md", "-o", "out.docx")
    assert ran.status == 2
    assert "out.docx" in ran.err
    assert ".html" in ran.err
    assert "gone" not in ran.err


@pytest.mark.parametrize("target", ["no/such/out.json", "folder.json"])
def test_a_report_that_cannot_be_written_is_said_first(here: Path, notelint: Command, target: str) -> None:
    (here / "folder.json").mkdir()
    write(here / "a.md", BEST)
    ran = notelint("check", "a.md", "-o", "good.json", "-o", target)
    assert ran.status == 2
    assert target in ran.err
    assert not (here / "good.json").exists()


def test_a_broken_configuration_checks_nothing_and_still_reports(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    write(here / "notelint.yaml", "packs: [adlow]\n")
    ran = notelint("check", "a.md", "--format", "json", "-o", "out.json", "--today", "2026-01-02")
    assert ran.status == 2
    assert ran.json["findings"] == []
    assert ran.json["today"] == "2026-01-02"
    assert [item["code"] for item in ran.json["unchecked"]] == ["config"]
    assert "是不是想写「adlaw」" in ran.err
    assert json.loads((here / "out.json").read_text(encoding="utf-8")) == ran.json


def test_a_broken_configuration_of_one_folder_stops_the_run(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    write(here / "sub" / "b.md", BEST)
    write(here / "sub" / "notelint.yaml", "fail_on: always\n")
    ran = notelint("check", ".", "--format", "json")
    assert ran.status == 2
    assert ran.json["findings"] == []
    assert "sub/notelint.yaml:1" in ran.err.replace(str(here) + "/", "")


def test_each_file_is_judged_by_its_own_configuration_and_all_packs_are_named(here: Path, notelint: Command) -> None:
    write(here / "a.md", "治好痘痘，全网最好用\n")
    write(here / "sub" / "b.md", "治好痘痘，全网最好用\n")
    write(here / "sub" / "notelint.yaml", "packs: [cosmetics]\nfail_on: never\n")
    ran = notelint("check", ".", "--format", "json")
    assert [(item["path"], item["rule"]) for item in ran.json["findings"]] == [
        ("a.md", "adlaw.absolute.superlative"),
        ("sub/b.md", "cosmetics.medical.cure"),
    ]
    assert {pack["id"] for pack in ran.json["packs"]} == {"adlaw", "xhs", "cosmetics"}
    assert notelint("check", "sub").status == 0


def test_a_baseline_of_the_files_own_configuration_holds(here: Path, notelint: Command) -> None:
    write(here / "sub" / "b.md", BEST)
    write(here / "sub" / "notelint.yaml", "baseline: base.json\n")
    assert notelint("baseline", "sub", "-o", "sub/base.json").status == 0
    assert notelint("check", "sub").status == 0


@pytest.mark.parametrize("words", [("--config", "gone.yaml"), ("--packs", "adlow"), ("--select", "adlaw.absolut")])
def test_what_the_command_line_names_must_be_there(here: Path, notelint: Command, words: tuple[str, ...]) -> None:
    write(here / "a.md", "今天\n")
    ran = notelint("check", "a.md", *words)
    assert ran.status == 2
    assert words[1] in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--frmat", "json"), "--format"),
        (("--format", "yaml"), "sarif"),
        (("--fail-on", "fatal"), "warning"),
        (("--today", "明天"), "2026-11-22"),
        (("--genre", "广告"), "品牌广告"),
        (("--jobs", "0"), "--jobs"),
        (("--today",), "--today"),
    ],
)
def test_a_wrong_option_is_said_in_chinese(here: Path, notelint: Command, words: tuple[str, ...], says: str) -> None:
    ran = notelint("check", *words)
    assert ran.status == 2
    assert ran.out == ""
    assert says in ran.err
    assert any("\u4e00" <= char <= "\u9fff" for char in ran.err)


def test_excluded_files_stay_out_even_by_name(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    write(here / "b.md", "今天\n")
    ran = notelint("check", "a.md", "b.md", "--exclude", "a.md", "--format", "json")
    assert ran.status == 0
    assert ran.json["summary"]["skipped"] == 1


def test_an_encoding_that_is_told_is_used(here: Path, notelint: Command) -> None:
    (here / "a.md").write_bytes("這是史上最強".encode("big5"))
    assert notelint("check", "a.md").status == 2
    assert notelint("check", "a.md", "--encoding", "big5", "--format", "json").rules == ["adlaw.absolute.superlative"]
    assert notelint("check", "a.md", "--encoding", "klingon").status == 2


def test_rules_of_an_industry_wait_for_it(here: Path, notelint: Command) -> None:
    write(here / "own.yaml", pack_text("own", rule("own.a", "美白", industries=["化妆品"])))
    write(here / "a.md", "美白\n")
    assert notelint("check", "a.md", "--packs", "own.yaml").status == 0
    assert notelint("check", "a.md", "--packs", "own.yaml", "--industry", "化妆品").status == 1


def test_nothing_is_suppressed_in_an_audit(here: Path, notelint: Command) -> None:
    write(here / "a.md", f"<!-- notelint-disable-file adlaw: 引用 -->\n{BEST}")
    assert notelint("check", "a.md").status == 0
    assert notelint("check", "a.md", "--no-suppress").status == 1


def test_an_idle_suppression_of_the_configuration_is_a_finding_about_it(here: Path, notelint: Command) -> None:
    write(here / "a.md", "今天\n")
    write(
        here / "notelint.yaml",
        "suppress:\n  - {rule: adlaw, path: '*.md', reason: 旧账}\n  - {rule: xhs, path: '**', reason: r, until: 2026-01-01}\n",
    )
    ran = notelint("check", ".", "--format", "json")
    assert ran.rules == ["notelint.suppress.unused", "notelint.suppress.expired"]
    assert {finding["path"] for finding in ran.json["findings"]} == {"notelint.yaml"}
    assert ran.json["summary"]["warnings"] == 2
    assert ran.json["summary"]["checked"] == 1
    assert notelint("check", ".", "--fail-on", "warning").status == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((".", "--no-suppress"), False),
        ((".", "--ignore", "xhs"), False),
        ((".", "--select", "adlaw"), False),
        ((".", "--packs", "adlaw"), False),
        ((".", "--genre", "个人"), False),
        ((".", "--exclude", "b.md"), False),
        (("notes/a.md",), False),
        (("notes/deep",), False),
        (("notes",), True),
        ((".",), True),
    ],
)
def test_only_a_run_that_saw_all_of_its_notes_calls_a_suppression_idle(
    here: Path, notelint: Command, words: tuple[str, ...], said: bool
) -> None:
    write(here / "notes" / "a.md", "今天\n")
    write(here / "notes" / "deep" / "c.md", "今天\n")
    write(here / "notelint.yaml", "suppress: [{rule: adlaw, path: 'notes/**', reason: 旧账}]\n")
    ran = notelint("check", *words, "--format", "json")
    assert ran.rules == (["notelint.suppress.unused"] if said else [])


def test_own_findings_are_rules_to_choose_and_to_level(here: Path, notelint: Command) -> None:
    write(here / "a.md", "---\n标提: 甲\n---\n<!-- notelint-disable-file adlaw: 引用 -->\n今天\n")
    both = {"notelint.draft.unknown-key", "notelint.suppress.unused"}
    assert set(notelint("check", ".", "--format", "json").rules) == both
    for text, kept in (
        ("ignore: [notelint.draft]", both - {"notelint.draft.unknown-key"}),
        ("levels: {notelint.suppress: off}", both - {"notelint.suppress.unused"}),
        ("select: [notelint.draft]", {"notelint.draft.unknown-key"}),
        ("levels: {notelint: error}", both),
    ):
        write(here / "notelint.yaml", text + "\n")
        ran = notelint("check", ".", "--format", "json")
        assert set(ran.rules) == kept
        assert ran.status == ("error" in text)


def test_an_own_finding_can_be_suppressed_with_a_reason(here: Path, notelint: Command) -> None:
    write(here / "a.md", "---\n标提: 甲\n---\n<!-- notelint-disable-file notelint.draft: 旧系统的键 -->\n今天\n")
    ran = notelint("check", "a.md", "--format", "json")
    assert ran.rules == []
    assert ran.json["suppressed"][0]["reason"] == "旧系统的键"


def test_an_unknown_industry_is_said_with_the_nearest(here: Path, notelint: Command) -> None:
    write(here / "a.md", "今天\n")
    ran = notelint("check", "a.md", "--industry", "化装品")
    assert ran.status == 2
    assert "「化妆品」" in ran.err
    ran = notelint("check", "a.md", "--industry", "航天")
    assert ran.status == 2
    assert "「航天」；可以是：" in ran.err
    for name in ("化妆品", "教育"):
        assert notelint("check", "a.md", "--industry", name).status == 0


def test_statistics_count_by_rule(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST + BEST + "加微信\n")
    out = notelint("check", "a.md", "--statistics").out
    assert out.index("adlaw.absolute.superlative") < out.rindex("xhs.contact.hard")


def test_redacted_reports_show_no_number(here: Path, notelint: Command) -> None:
    contact = rule("own.privacy.phone", kind="pattern", patterns=["1[3-9]\\d{9}"], always=True, view="contact")
    del contact["terms"]
    contact["examples"] = {"bad": ["<m>13900001111</m>"], "good": ["今天"]}
    write(here / "own.yaml", pack_text("own", contact))
    write(here / "a.md", "电话 13912345678\n")
    words = ("check", "a.md", "--packs", "own.yaml", "--format")
    assert "13912345678" in notelint(*words, "json").out
    assert "13912345678" not in notelint(*words, "json", "--redact").out
    for name in ("github", "sarif", "junit"):
        assert "13912345678" not in notelint(*words, name).out


@pytest.mark.parametrize("form", ["json", "jsonl", "text", "sarif", "junit"])
def test_the_same_bytes_again_and_from_two_processes(here: Path, notelint: Command, form: str) -> None:
    for number in range(4):
        write(here / f"{number}.md", BEST * number + "今天\n")
    write(here / "z.jsonl", "".join(json.dumps({"body": BEST * (at % 2)}) + "\n" for at in range(1, 40)))
    one = notelint("check", ".", "--format", form, "--jobs", "1")
    assert notelint("check", ".", "--format", form, "--jobs", "2") == one
    assert notelint("check", ".", "--format", form, "--jobs", "1") == one


def test_the_day_decides_what_has_expired(here: Path, notelint: Command) -> None:
    write(here / "a.md", f"<!-- notelint-disable-next-line adlaw: 引用 until=2026-11-30 -->\n{BEST}")
    assert notelint("check", "a.md").status == 0
    assert notelint("check", "a.md", "--today", "2026-12-01").status == 1


@pytest.mark.parametrize("content", ["", " \n\n", "---\n标题: \n---\n"])
def test_a_draft_without_text_is_not_clean(here: Path, notelint: Command, content: str) -> None:
    write(here / "a.md", content)
    assert notelint("check", "a.md").status == 2


def test_a_cache_that_cannot_be_written_is_no_error(
    here: Path, notelint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "file", "")
    write(here / "a.md", "---\n标题: 好\n---\n" + BEST)
    monkeypatch.setenv("NOTELINT_CACHE_DIR", str(here / "file" / "x"))
    ran = notelint("check", "a.md")
    assert ran.status == 1
    assert ran.err == ""


def test_a_failure_of_the_program_never_looks_like_a_finding(
    here: Path, notelint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "a.md", BEST)
    monkeypatch.setattr("notelint.check.linter.finding", lambda *_: 1 / 0)
    ran = notelint("check", "a.md")
    assert ran.status == 2
    assert "ZeroDivisionError" in ran.out
    monkeypatch.setattr("notelint.check.linter.Linter.__init__", lambda *_, **__: 1 / 0)
    ran = notelint("check", "a.md")
    assert ran.status == 2
    assert "ZeroDivisionError" in ran.err


# What only a process of its own can show.


@pytest.mark.parametrize(("env", "colored"), [({}, False), ({"NO_COLOR": "1"}, False)])
def test_no_color_where_nobody_looks(here: Path, process: Process, env: dict[str, str], colored: bool) -> None:
    write(here / "a.md", BEST)
    assert ("\x1b[" in process("check", "a.md", env=env).out) is colored
    assert "\x1b[" in process("check", "a.md", "--color", env=env).out


def terminal_output(here: Path, package: Path, env: dict[str, str]) -> bytes:
    """What a terminal gets."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    words = [sys.executable, "-c", STARTED + RUN, str(package), "check", "a.md"]
    with subprocess.Popen(
        words, cwd=here, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm", **env}
    ) as run:
        os.close(slave)
        chunks = []
        try:
            while chunk := os.read(master, 65536):
                chunks.append(chunk)
        except OSError:
            pass
    os.close(master)
    assert run.returncode == 1
    return b"".join(chunks)


def test_a_terminal_gets_color_unless_no_color_is_set(here: Path, package: Path) -> None:
    write(here / "a.md", BEST)
    assert b"\x1b[" in terminal_output(here, package, {})
    assert b"\x1b[" not in terminal_output(here, package, {"NO_COLOR": "1"})


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_reader_that_leaves_early_is_no_traceback(here: Path, package: Path, form: str) -> None:
    write(here / "z.jsonl", "".join(json.dumps({"body": BEST}) + "\n" for _ in range(3000)))
    words = [sys.executable, "-c", STARTED + RUN, str(package), "check", "z.jsonl", "--format", form]
    with subprocess.Popen(words, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline()
        run.stdout.close()
        said = run.stderr.read()
    assert b"Traceback" not in said
    assert b"Exception" not in said
    assert run.returncode in (2, -signal.SIGPIPE)


def test_an_interrupted_run_leaves_no_half_report(here: Path, package: Path) -> None:
    write(here / "z.jsonl", "".join(json.dumps({"body": BEST * 20}) + "\n" for _ in range(20_000)))
    words = [sys.executable, "-c", STARTED + RUN, str(package), "check", "z.jsonl", "-o", "out.jsonl", "--jobs", "1"]
    with subprocess.Popen(words, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        while not any(path.stat().st_size for path in here.glob(".notelint*")) and run.poll() is None:
            time.sleep(0.01)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=30)
    assert run.returncode == 2
    assert "已中断" in said.decode()
    assert not (here / "out.jsonl").exists()
    assert [path.name for path in here.glob(".notelint*")] == []
