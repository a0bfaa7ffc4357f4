"""Alias tables: those that ship, one a user writes, and what is wrong in one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from notelint.matrix.importing.recognise import Unknown, recognise
from notelint.matrix.importing.sheets import Sheet
from notelint.matrix.importing.sources import FOLDER, BadSource, plain, read, shipped
from tests.matrix.importing.ground import ROOT, imported, post, sheet, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

XINHONG = """\
id: xinhong-notes
title: 新红 笔记导出
version: "1"
subject: note
account: column
private: [联系方式]
tables:
  - layout: table
    basis: 累计
    required: [笔记名, 达人, 点赞量]
    key: [[account_name, title, published_at]]
    columns:
      笔记名: {as: title, unit: text}
      发布: {as: published_at, unit: time}
      达人: {as: account_name, unit: text}
      点赞量: {as: likes, unit: count}
      互动率: {as: interaction_rate, unit: percent}
"""


def written(folder: Path, text: str) -> str:
    path = folder / "新红.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def of(*headings: str) -> list[Sheet]:
    return [Sheet(None, lambda: iter([(1, headings), (2, ["x"] * len(headings))]))]


def test_every_source_has_a_title_and_a_day_it_was_checked() -> None:
    assert len(shipped()) == 16
    for path in Path(FOLDER).glob("*.yaml"):
        assert read(str(path)).id == path.stem
        assert "checked_on: 2026-" in path.read_text("utf-8")


@pytest.mark.parametrize("source", shipped(), ids=lambda source: str(source.id))
def test_the_columns_a_source_needs_tell_it_from_all_others(source: object) -> None:
    from notelint.matrix.importing.sources import Source

    assert isinstance(source, Source)
    for table in source.tables:
        if table.required:
            chosen = recognise(of(*(table.columns[heading].heading for heading in table.required)), shipped())
            assert chosen.source.id == source.id


def test_headings_are_known_whatever_their_width_case_and_blanks() -> None:
    assert plain("笔记商品点击率（PV）") == plain("笔记商品点击率 (pv)\n")
    assert plain("\ufeff笔记ID") == "笔记id"


def test_a_users_own_table_reads_a_tool_that_is_not_known(tmp_path: Path) -> None:
    source = read(written(tmp_path, XINHONG))
    rows: list[list[Any]] = [
        ["笔记名", "发布", "达人", "点赞量", "互动率", "联系方式"],
        ["雨天的柜台", "2026-06-12", "小张的装修日记", "1.2万", 5.63, "10000000001"],
    ]
    done = imported(sheet(tmp_path / "a.csv", rows), post("n1", "雨天的柜台", "2026-06-12"), source=source)
    assert done.problems == ()
    (found,) = stored(tmp_path)
    assert (found.account, found.note, found.source) == ("xiaozhang", "n1", "xinhong-notes")
    assert found.values["likes"] == 12_000
    assert str(found.values["interaction_rate"]) == "0.0563"
    assert b"10000000001" not in (tmp_path / "figures.db").read_bytes()


def test_everything_wrong_in_a_table_is_told_with_its_place(tmp_path: Path) -> None:
    text = (
        XINHONG.replace("unit: count", "unit: 个")
        .replace("subject: note", "subject: 笔记")
        .replace("layout:", "layot:")
    )
    with pytest.raises(BadSource) as raised:
        read(written(tmp_path, text))
    said = [(problem.line, problem.message) for problem in raised.value.problems]
    assert [line for line, _ in said] == sorted(line for line, _ in said if line)
    assert any("「subject」不能是「笔记」" in words for _, words in said)
    assert any("不认识的键「layot」，是不是想写「layout」" in words for _, words in said)
    assert any("「unit」不能是「个」" in words for _, words in said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("required: [笔记名, 达人", "required: [笔记名, 笔者", "「笔者」不在 columns 里"),
        ("key: [[account_name, title", "key: [[account_name, likes", "「likes」不是 columns 里的文字列"),
        ("    required: [笔记名, 达人, 点赞量]\n", "", "要写 key（怎样区分对象）与 required"),
        ("layout: table", "layout: tally", "要写 tally 与 key"),
        ("layout: table", "layout: overview\n    sheet: '('", "正则表达式"),
    ],
)
def test_contradictions_in_a_table_are_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in XINHONG
    with pytest.raises(BadSource, match="新红") as raised:
        read(written(tmp_path, XINHONG.replace(old, new)))
    assert said in str(raised.value)


def test_two_sources_that_fit_as_well_are_asked_about(tmp_path: Path) -> None:
    one = read(written(tmp_path, XINHONG))
    other = one._replace(id="other", title="另一家")
    with pytest.raises(Unknown, match=r"分不清.*--source xinhong-notes.*--source other"):
        recognise(of("笔记名", "达人", "点赞量"), [one, other])


def rows(*lines: Sequence[str | None]) -> list[Sheet]:
    return [Sheet(None, lambda: iter(list(enumerate(lines, 1))))]


def test_a_name_under_several_groups_is_none_without_its_group() -> None:
    source = next(source for source in shipped() if source.id == "pro-notes")
    first = ["笔记信息", None, None, "全部", None, "自然", None, "别的", None]
    second = ["笔记名称", "笔记id", "笔记来源", "曝光量", "互动量", "曝光量", "互动量", "曝光量", "互动量"]
    (read_as,) = recognise(rows(first, second, ["x"] * 9), [source]).sheets
    assert [(at, column.parts[0].name) for at, column in read_as.found.columns] == [
        (0, "title"), (1, "note_id"), (2, "note_origin"), (3, "impressions"), (4, "interactions"),
        (5, "natural_impressions"), (6, "natural_interactions"),
    ]  # fmt: skip
    assert read_as.found.unread == ("别的曝光量", "别的互动量")


def test_whole_names_in_the_second_row_need_no_group() -> None:
    source = next(source for source in shipped() if source.id == "pro-notes")
    first = ["笔记信息", None, None, "曝光", None]
    second = ["笔记名称", "笔记id", "笔记来源", "全部曝光量", "自然曝光量"]
    (read_as,) = recognise(rows(first, second, ["x"] * 5), [source]).sheets
    assert [column.parts[0].name for _, column in read_as.found.columns][-2:] == ["impressions", "natural_impressions"]


def test_the_page_lists_every_source_and_its_example_can_be_used(tmp_path: Path) -> None:
    page = (ROOT / "docs/导入.md").read_text("utf-8")
    listed = re.findall(r"^\| ([^|]+) \| `([a-z0-9-]+)` \|", page, re.MULTILINE)
    assert listed[1:] == [(source.title, source.id) for source in shipped()]
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert read(written(tmp_path, example)).id == "xinhong-notes"
