"""``--fix`` and ``--diff``: only what is unambiguous, and the file stays the file it was."""

from __future__ import annotations

import codecs
import stat
from typing import TYPE_CHECKING

import pytest

from notelint.report.sink import Sink, open_sink
from tests.shelf import pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

TEXT = "---\n标题: 来小红薯看看\n---\n👨‍👩‍👧小红薯的小紅薯\n全网最好用\n"
MENDED = TEXT.replace("小红薯", "小红书").replace("小紅薯", "小红书")
ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("gb18030", b""),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_encoding_mark_and_line_ends_stay(here: Path, notelint: Command, encoding: str, mark: bytes, end: str) -> None:
    def written(text: str) -> bytes:
        return mark + text.replace("\n", end).encode(encoding)

    (here / "a.md").write_bytes(written(TEXT))
    ran = notelint("check", "a.md", "--fix")
    assert (here / "a.md").read_bytes() == written(MENDED)
    assert "3 处" in ran.out
    assert notelint("check", "a.md", "--diff").out == ""


def test_a_diff_writes_nothing_and_is_a_patch(here: Path, notelint: Command) -> None:
    path = write(here / "a.md", "来小红薯\n第二行")
    ran = notelint("check", "a.md", "--diff")
    assert ran.status == 1
    assert path.read_text(encoding="utf-8") == "来小红薯\n第二行"
    assert ran.out.splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
    assert "-来小红薯" in ran.out
    assert "+来小红书" in ran.out


def test_a_diff_without_changes_is_clean(here: Path, notelint: Command) -> None:
    write(here / "a.md", "今天\n")
    ran = notelint("check", "a.md", "--diff")
    assert (ran.status, ran.out) == (0, "")


def test_a_second_fix_changes_nothing(here: Path, notelint: Command) -> None:
    path = write(here / "a.md", TEXT)
    notelint("check", "a.md", "--fix")
    once = path.read_bytes()
    before = path.stat().st_mtime_ns
    ran = notelint("check", "a.md", "--fix")
    assert ran.status == 1
    assert "还有 1 处错误要人来改" in ran.err
    assert path.read_bytes() == once
    assert path.stat().st_mtime_ns == before


def preferring(here: Path, **prefer: str) -> None:
    """A configuration whose pack prefers spellings, beside the packs that ship."""
    spelling = rule(
        "own.spelling",
        kind="term",
        level="warning",
        prefer=prefer,
        message="宜写作「{preferred}」",
        basis={"kind": "经验", "status": "已核对"},
    )
    write(here / "own.yaml", pack_text("own", spelling))
    write(here / "notelint.yaml", "packs: [adlaw, own.yaml]\n")


def test_a_fix_that_would_make_a_new_finding_is_refused_and_the_rest_is_mended(here: Path, notelint: Command) -> None:
    preferring(here, 好面霜="全网最好用的面霜", 护夫="护肤")
    worse, better = write(here / "a.md", "护夫用好面霜\n"), write(here / "b.md", "护夫\n")
    ran = notelint("check", "a.md", "b.md", "--fix")
    assert worse.read_text(encoding="utf-8") == "护夫用好面霜\n"
    assert better.read_text(encoding="utf-8") == "护肤\n"
    assert "a.md：没有自动改，因为改完又会有「全网最好用」" in ran.err
    assert "adlaw.absolute.superlative" in ran.err
    assert "改了 1 篇" in ran.err
    shown = notelint("check", "a.md", "--diff")
    assert (shown.out, "没有自动改" in shown.err) == ("", True)


def test_a_refused_fix_is_left_to_a_person(here: Path, notelint: Command) -> None:
    preferring(here, 好面霜="全网最好用的面霜")
    write(here / "a.md", "好面霜\n")
    ran = notelint("check", "a.md", "--fix", "--fail-on", "warning")
    assert ran.status == 1
    assert "还有 1 处问题要人来改" in ran.err


@pytest.mark.parametrize(
    "prefer", [{"护夫": "护服", "护服": "护肤"}, {"面霜": "霜面霜"}, {"甲乙": "乙", "乙丙": "甲丙"}]
)
def test_fixing_twice_is_fixing_once(here: Path, notelint: Command, prefer: dict[str, str]) -> None:
    preferring(here, **prefer)
    path = write(here / "a.md", "护夫，护服，面霜，甲乙丙，甲甲乙丙\n")
    notelint("check", "a.md", "--fix")
    once = path.read_text(encoding="utf-8")
    notelint("check", "a.md", "--fix")
    assert path.read_text(encoding="utf-8") == once


def test_what_a_baseline_accepted_is_nothing_new_after_a_fix(here: Path, notelint: Command) -> None:
    preferring(here, 护夫="护肤")
    path = write(here / "a.md", "全网最好用的护夫\n")
    notelint("baseline", "a.md")
    path.write_text("全网最好用的护夫\n护夫\n", encoding="utf-8")
    notelint("check", "a.md", "--fix", "--baseline", "notelint-baseline.json")
    assert "护肤" in path.read_text(encoding="utf-8")


def test_what_is_no_text_file_is_left_alone(here: Path, notelint: Command) -> None:
    path = write(here / "a.jsonl", '{"body": "来小红薯"}\n')
    notelint("check", "a.jsonl", "--fix")
    assert path.read_text(encoding="utf-8") == '{"body": "来小红薯"}\n'


def test_what_is_suppressed_or_off_is_left_alone(here: Path, notelint: Command) -> None:
    text = "<!-- notelint-disable-next-line xhs.spelling: 品牌名 -->\n小红薯\n"
    path = write(here / "a.md", text)
    notelint("check", "a.md", "--fix")
    assert path.read_text(encoding="utf-8") == text
    path = write(here / "b.md", "小红薯\n")
    notelint("check", "b.md", "--fix", "--ignore", "xhs.spelling")
    assert path.read_text(encoding="utf-8") == "小红薯\n"


def test_a_value_that_front_matter_escapes_is_left_to_the_writer(here: Path, notelint: Command) -> None:
    text = '---\n标题: "来\\u5c0f红薯"\n---\n小红薯\n'
    path = write(here / "a.md", text)
    notelint("check", "a.md", "--fix")
    assert path.read_text(encoding="utf-8") == text.replace("\n小红薯", "\n小红书")


def test_the_mode_of_a_file_stays(here: Path, notelint: Command) -> None:
    path = write(here / "a.md", "小红薯\n")
    path.chmod(0o640)
    notelint("check", "a.md", "--fix")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(here: Path, notelint: Command) -> None:
    target = write(here / "store" / "a.md", "小红薯\n")
    (here / "a.md").symlink_to(target)
    notelint("check", "a.md", "--fix")
    assert (here / "a.md").is_symlink()
    assert target.read_text(encoding="utf-8") == "小红书\n"


def test_a_file_that_cannot_be_written_is_said_and_the_rest_is_mended(
    here: Path, notelint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everywhere, so the refusal is played."""
    write(here / "no" / "a.md", "小红薯\n")
    write(here / "yes.md", "小红薯\n")

    def refusing(target: str) -> Sink:
        if target.endswith("no/a.md"):
            raise PermissionError(13, "Permission denied", target)
        return open_sink(target)

    monkeypatch.setattr("notelint.cli.fixing.open_sink", refusing)
    ran = notelint("check", ".", "--fix")
    assert ran.status == 2
    assert "no/a.md" in ran.err
    assert (here / "yes.md").read_text(encoding="utf-8") == "小红书\n"


def test_a_missing_file_is_said(here: Path, notelint: Command) -> None:
    ran = notelint("check", "gone.md", "--fix")
    assert ran.status == 2
    assert "gone.md" in ran.err


def test_a_folder_without_drafts_is_not_clean(here: Path, notelint: Command) -> None:
    assert notelint("check", ".", "--fix").status == 2


def test_what_cannot_be_mended_is_judged_all_the_same(here: Path, notelint: Command) -> None:
    write(here / "a.csv", "正文\n全网最好用\n")
    ran = notelint("check", "a.csv", "--fix")
    assert ran.status == 1
    assert "还有 1 处错误要人来改" in ran.err


def test_an_error_whose_fix_has_no_place_is_left(here: Path, notelint: Command) -> None:
    write(here / "notelint.yaml", "levels: {xhs.spelling: error}\n")
    write(here / "a.md", '---\n标题: "来\\u5c0f红薯"\n---\n小红薯\n')
    ran = notelint("check", "a.md", "--fix")
    assert ran.status == 1
    assert "还有 1 处错误" in ran.err


@pytest.mark.parametrize(("threshold", "status"), [("error", 1), ("never", 0)])
def test_the_threshold_decides_what_is_left(here: Path, notelint: Command, threshold: str, status: int) -> None:
    write(here / "a.md", "全网最好用\n")
    assert notelint("check", "a.md", "--fix", "--fail-on", threshold).status == status


def test_what_a_baseline_accepts_is_neither_mended_nor_left(here: Path, notelint: Command) -> None:
    path = write(here / "a.md", "全网最好用的小红薯\n")
    notelint("baseline", "a.md")
    assert notelint("check", "a.md", "--fix", "--baseline", "notelint-baseline.json").status == 0
    assert path.read_text(encoding="utf-8") == "全网最好用的小红薯\n"


@pytest.mark.parametrize("words", [("-o", "a.json"), ("--format", "json"), ("--statistics",)])
@pytest.mark.parametrize("mode", ["--fix", "--diff"])
def test_reports_are_refused_rather_than_forgotten(
    here: Path, notelint: Command, mode: str, words: tuple[str, ...]
) -> None:
    write(here / "a.md", "小红薯\n")
    ran = notelint("check", "a.md", mode, *words)
    assert ran.status == 2
    assert words[0] in ran.err
    assert not (here / "a.json").exists()


def test_standard_input_is_no_file_to_mend(notelint: Command) -> None:
    assert "标准输入没有文件可改" in notelint("check", "-", "--fix", stdin="小红薯".encode()).err


def test_a_replacement_that_the_encoding_lacks_is_said_and_the_rest_is_mended(here: Path, notelint: Command) -> None:
    rules = rule("own.smile", kind="term", prefer={"微笑": "😊"}, level="warning")
    rules["examples"] = {"bad": ["<m>微笑</m>"], "good": ["今天"]}
    write(here / "own.yaml", pack_text("own", rules))
    (here / "a.md").write_bytes("微笑\n".encode("big5"))
    write(here / "b.md", "微笑\n")
    write(here / "notelint.yaml", "packs: [own.yaml]\n")
    ran = notelint("check", "a.md", "--fix", "--encoding", "big5")
    assert ran.status == 2
    assert "写不出" in ran.err
    assert (here / "a.md").read_bytes() == "微笑\n".encode("big5")
    assert notelint("check", "b.md", "--fix").status == 0
    assert (here / "b.md").read_text(encoding="utf-8") == "😊\n"


def test_a_note_that_could_not_be_judged_is_no_success(here: Path, notelint: Command) -> None:
    write(here / "a.md", "---\nid: x\n---\n小红薯\n")
    write(here / "b.md", "---\nid: x\n---\n小红薯\n")
    assert notelint("check", ".", "--fix").status == 2
