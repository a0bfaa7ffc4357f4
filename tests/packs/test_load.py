"""A broken rule file says everything that is wrong with it, at once and with places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notelint.packs.load import load_pack
from tests.shelf import pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from notelint.packs.document import Problem

HEAD = 'id: own\nversion: "1"\nrules:\n'
GOOD = """\
  - id: own.one
    kind: phrase
    title: 一
    level: warning
    terms: [最好]
    message: 「{match}」
    basis: {kind: 经验, status: 已核对}
"""


def problems(path: Path) -> list[Problem]:
    loaded, found = load_pack(str(path))
    assert loaded is None
    assert found
    return found


def problems_of(folder: Path, text: str) -> list[Problem]:
    return problems(write(folder / "own.yaml", text))


def of_rule(folder: Path, **keys: Any) -> str:
    (problem,) = problems_of(folder, pack_text("own", rule("own.one", "最好", **keys)))
    return problem.message


def test_a_good_file_is_a_pack(tmp_path: Path) -> None:
    loaded, found = load_pack(str(write(tmp_path / "own.yaml", HEAD + GOOD)))
    assert found == []
    assert loaded is not None
    (one,) = loaded.rules
    assert (one.id, one.pack, one.terms, one.levels["个人"]) == ("own.one", "own", ("最好",), "warning")
    assert loaded.sources["own.one"].line == 4


def test_every_error_is_said_at_once_with_its_place(tmp_path: Path) -> None:
    text = (
        HEAD
        + """\
  - id: own.one
    kind: phrase
    title: no
    levle: error
    terms: 最好
    message: 「{match}」
    basis: {kind: 法令, status: 已核对}
  - id: Own_Two
    kind: phrase
    title: 二
    level: fatal
    message: m
    mesage: m
    message: m
    basis: {kind: 经验, status: 已核对}
"""
    )
    found = problems_of(tmp_path, text)
    places = {(problem.line, problem.column) for problem in found}
    assert places >= {(6, 12), (7, 5), (8, 5), (10, 13), (11, 5), (14, 5), (16, 5), (17, 5)}
    assert all(problem.path.endswith("own.yaml") for problem in found)
    said = "\n".join(problem.message for problem in found)
    assert "是不是想写「levels」" in said or "是不是想写「level」" in said
    assert "是不是想写「message」" in said
    assert "是不是想写「法律」" in said


def test_the_files_of_a_folder_are_checked_together(tmp_path: Path) -> None:
    write(tmp_path / "p" / "pack.yaml", 'id: own\nversion: "1"\ntitel: x\n')
    write(tmp_path / "p" / "one.yaml", "rules:\n" + GOOD.replace("phrase", "phrases"))
    write(tmp_path / "p" / "two.yaml", "rules: [\n")
    write(tmp_path / "p" / "three.yaml", "")
    found = problems(tmp_path / "p")
    assert {problem.path.rsplit("/")[-1] for problem in found} == {"pack.yaml", "one.yaml", "two.yaml", "three.yaml"}


def test_an_unknown_kind_is_said_with_the_nearest(tmp_path: Path) -> None:
    assert "是不是想写「phrase」" in of_rule(tmp_path, kind="phrases")


def test_an_option_of_another_kind_is_unknown_here(tmp_path: Path) -> None:
    assert "patterns" in of_rule(tmp_path, patterns=["x"])


def test_a_missing_key_is_said_at_the_rule(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, HEAD + GOOD.replace("    title: 一\n", ""))
    assert (problem.line, problem.column) == (4, 5)
    assert "title" in problem.message


@pytest.mark.parametrize("keys", [{"level": "error", "levels": {"种草": "error"}}, {"levels": None}])
def test_a_rule_has_either_level_or_levels(tmp_path: Path, keys: dict[str, Any]) -> None:
    made = {key: value for key, value in rule("own.one", "最好", **keys).items() if value is not None}
    (problem,) = problems_of(tmp_path, pack_text("own", made))
    assert "levels" in problem.message


def test_law_that_was_not_checked_names_no_article(tmp_path: Path) -> None:
    basis = {"kind": "法律", "law": "广告法", "article": "第九条", "status": "未核对"}
    assert "条款号" in of_rule(tmp_path, basis=basis, levels={"种草": "warning"})


@pytest.mark.parametrize("keys", [{"level": "error"}, {"levels": {"种草": "warning", "品牌广告": "error"}}])
def test_law_that_was_not_checked_is_never_an_error(tmp_path: Path, keys: dict[str, Any]) -> None:
    basis = {"kind": "法律", "law": "广告法", "status": "未核对"}
    assert "不得高于 warning" in of_rule(tmp_path, basis=basis, **keys)


def test_an_expression_that_does_not_compile_is_said_at_its_place(tmp_path: Path) -> None:
    text = HEAD + GOOD.replace("kind: phrase", "kind: pattern").replace(
        "terms: [最好]", "keywords: [瘦]\n    patterns:\n      - 瘦\\d+\n      - 瘦(\n"
    )
    (problem,) = problems_of(tmp_path, text)
    assert (problem.line, problem.column) == (11, 9)
    assert "正则" in problem.message


def test_a_message_that_cannot_be_filled_is_said_when_the_rule_is_read(tmp_path: Path) -> None:
    for message in ("{match", "「{}」", "{match.__class__}", "{match!x}"):
        assert "message" in of_rule(tmp_path, message=message)


def test_an_id_twice_in_a_pack_is_said_with_the_first_place(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, HEAD + GOOD + GOOD)
    assert problem.line == 11
    assert "own.yaml:4" in problem.message


@pytest.mark.parametrize("date", ["2026/11/22", "20261122", "明天"])
def test_a_date_is_written_iso(tmp_path: Path, date: str) -> None:
    basis = {"kind": "经验", "status": "已核对", "effective_from": date}
    assert "2026-11-22" in of_rule(tmp_path, basis=basis)


def test_no_such_pack_is_a_problem(tmp_path: Path) -> None:
    assert "找不到规则包" in problems(tmp_path / "none.yaml")[0].message
    (tmp_path / "folder").mkdir()
    assert "找不到规则包" in problems(tmp_path / "folder")[0].message


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes((HEAD + GOOD).encode("gb18030"))
    (problem,) = problems(tmp_path / "own.yaml")
    assert "UTF-8" in problem.message


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes((HEAD + GOOD).encode("utf-8-sig"))
    assert load_pack(str(tmp_path / "own.yaml"))[1] == []


def test_a_list_where_a_pack_should_be_is_said(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "- a\n- b\n")
    assert "列表" in problem.message


@pytest.mark.parametrize(
    "text", ["rules: 3\n", 'id: own\nversion: "1"\nrules: [3, x]\n', 'id: own\nversion: "1"\nrules:\n']
)
def test_rules_of_the_wrong_shape_are_said(tmp_path: Path, text: str) -> None:
    problems_of(tmp_path, text)
