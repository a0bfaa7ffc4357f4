"""What a configuration amounts to: packs by name, brand and accounts, and every unknown name said with the nearest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from notelint.check.linter import ConfigError, Linter
from notelint.config.apply import accepting, fitting
from notelint.config.files import Raw
from notelint.config.settings import pack_paths, settings
from notelint.model import Note
from notelint.read.files import Scope, find
from tests.shelf import TODAY, draft, pack_text, rule, write

if TYPE_CHECKING:
    from notelint.config.settings import Settings


def names(paths: Any) -> list[str]:
    return [os.path.basename(path) for path in paths]


def of(**data: Any) -> Settings:
    made, problems = settings(Raw("notelint.yaml", data, {}, {}, {}))
    assert problems == []
    return made


def judge(here: Path, text: str, **more: Any) -> Linter:
    return Linter.from_config(write(here / "notelint.yaml", text), today=TODAY, **more)


def error(here: Path, text: str) -> str:
    with pytest.raises(ConfigError) as raised:
        judge(here, text)
    assert raised.value.problems
    return str(raised.value)


def test_without_a_word_the_default_packs_judge_and_the_rest_is_suggested(here: Path) -> None:
    made, _ = settings()
    assert names(made.packs) == ["adlaw", "xhs"]
    assert names(made.suggested) == ["cosmetics"]
    assert made.fail_on == "error"
    assert made.genre is None


def test_all_is_every_shipped_pack_but_the_template(here: Path) -> None:
    assert names(of(packs=["all"]).packs) == ["adlaw", "cosmetics", "xhs"]
    assert names(of(packs=["all"]).suggested) == []
    assert names(of(packs=["all", "brand", "adlaw"]).packs) == ["adlaw", "cosmetics", "xhs", "brand"]


def test_packs_of_the_command_line_replace_the_configured_ones(here: Path) -> None:
    made, _ = settings(Raw("notelint.yaml", {"packs": ["adlaw"]}, {}, {}, {}), packs=("xhs",))
    assert names(made.packs) == ["xhs"]


def test_an_unknown_pack_is_said_with_the_nearest(here: Path) -> None:
    said = error(here, "packs: [adlow, xhs]\n")
    assert "「adlow」" in said
    assert "是不是想写「adlaw」" in said


def test_every_unknown_pack_is_said_at_once(here: Path) -> None:
    _, problems = pack_paths(["adlow", "xhs", "cosmetic"], "notelint.yaml")
    assert len(problems) == 2


@pytest.mark.parametrize(
    "text",
    [
        "select: [adlaw.absolut]",
        "ignore: [adlaw.absolut]",
        "levels: {adlaw.absolut: info}",
        "locked: [adlaw.absolut]",
        "overrides: [{paths: [a], ignore: [adlaw.absolut]}]",
        "suppress: [{rule: adlaw.absolut, path: '**', reason: r}]",
    ],
)
def test_an_unknown_rule_is_said_with_the_nearest(here: Path, text: str) -> None:
    said = error(here, text + "\n")
    assert "「adlaw.absolut」" in said
    assert "是不是想写「adlaw.absolute" in said


def test_an_old_id_is_known(here: Path) -> None:
    assert judge(here, "ignore: [adlaw.best]\n").check_text("全网最好用").findings == ()


def test_a_rule_of_a_pack_that_this_run_leaves_out_is_no_mistake(here: Path) -> None:
    made = judge(here, "packs: [adlaw, xhs]\nignore: [xhs.spelling]\nlevels: {xhs: info}\n", packs=["adlaw"])
    assert [finding.rule for finding in made.check_text("全网最好用").findings] == ["adlaw.absolute.superlative"]


def test_an_own_pack_stands_beside_its_configuration(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "rules" / "own.yaml", pack_text("own", rule("own.a", "绝绝子")))
    config = write(here / "notelint.yaml", "packs: [./rules/own.yaml]\n")
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    assert [finding.rule for finding in Linter.from_config(config).check_text("绝绝子").findings] == ["own.a"]


def test_an_own_pack_may_be_a_bare_folder_name(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here / "own" / "pack.yaml", pack_text("own", rule("own.a", "绝绝子")))
    config = write(here / "notelint.yaml", "packs: [own]\n")
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    assert [finding.rule for finding in Linter.from_config(config).check_text("绝绝子").findings] == ["own.a"]


def test_brand_and_product_names_beat_shorter_terms_of_any_rule(here: Path) -> None:
    write(
        here / "brand.yaml",
        "名称: [全网最好用实验室]\n产品:\n  - {名称: 治好痘痘小瓶, 别名: [史上最强水]}\n  - 安静霜\n",
    )
    made = judge(here, "packs: all\nbrand: brand.yaml\n")
    result = made.check_text("全网最好用实验室的史上最强水和治好痘痘小瓶")
    assert result.findings == ()
    assert result.allowed == 3
    assert made.check_text("全网最好用的安静霜").findings[0].match == "全网最好用"


def test_the_accounts_genre_holds_for_its_notes(here: Path) -> None:
    write(here / "accounts.yaml", "accounts:\n  - {id: mei, 昵称: 小美, 内容性质: 个人}\n")
    made = judge(here, "accounts: accounts.yaml\n")
    (finding,) = made.check(draft("---\n账号: mei\n---\n全网最好用\n")).findings
    assert finding.level == "info"


OVERRIDES = """\
genre: 品牌广告
overrides:
  - {paths: [notes/公告/**], genre: 公告}
  - {accounts: [mei], levels: {adlaw: warning}}
  - {paths: [notes/公告/**], accounts: [li], ignore: [adlaw]}
"""


@pytest.mark.parametrize(
    ("path", "account", "level"),
    [
        ("notes/a.md", None, "error"),
        ("notes/公告/a.md", None, "info"),
        ("notes/公告/deep/a.md", None, "info"),
        ("notes/a.md", "mei", "warning"),
        ("notes/公告/a.md", "li", None),
        ("notes/a.md", "li", "error"),
    ],
)
def test_overrides_hold_by_path_and_account(here: Path, path: str, account: str | None, level: str | None) -> None:
    made = judge(here, OVERRIDES)
    note = draft("全网最好用\n", path)._replace(account=account)
    assert [finding.level for finding in made.check(note).findings] == ([level] if level else [])


def test_override_paths_are_relative_to_the_configuration(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = judge(here, "overrides: [{paths: [notes/**], ignore: [adlaw]}]\n")
    (here / "notes").mkdir()
    monkeypatch.chdir(here / "notes")
    assert made.check(draft("全网最好用\n", "a.md")).findings == ()
    assert made.check(draft("全网最好用\n", "../a.md")).findings


def test_suppressions_are_relative_to_the_configuration(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = judge(here, "suppress: [{rule: adlaw, path: notes/*.md, reason: 法务确认}]\n")
    (here / "notes").mkdir()
    monkeypatch.chdir(here / "notes")
    assert made.check(draft("全网最好用\n", "a.md")).suppressed[0].reason == "法务确认"
    assert made.check(draft("全网最好用\n", "deep/a.md")).suppressed == ()


def test_a_locked_rule_stays_through_an_override(here: Path) -> None:
    made = judge(here, "locked: [xhs.contact.hard]\noverrides: [{paths: ['**'], ignore: [xhs], levels: {xhs: info}}]\n")
    (finding,) = made.check(draft("加微信\n")).findings
    assert finding.level == "error"


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("notes/*.md", "notes/a.md", True),
        ("notes/*.md", "notes/deep/a.md", False),
        ("notes/**", "notes/deep/a.md", True),
        ("notes/", "notes/deep/a.md", True),
        ("notes", "notes/deep/a.md", True),
        ("/notes", "old/notes/a.md", False),
        ("**/a.md", "a.md", True),
        ("a.md", "notes/deep/a.md", True),
        ("./notes/a.md", "notes/a.md", True),
        ("notes/?.md", "notes/一.md", True),
        ("notes/[ab].md", "notes/a.md", True),
        ("note", "notes/a.md", False),
        ("notes/", "../notes/a.md", False),
    ],
)
def test_a_glob_means_the_same_wherever_the_configuration_has_one(
    here: Path, pattern: str, path: str, fits: bool
) -> None:
    text = (
        f"exclude: ['{pattern}']\ndrafts: ['{pattern}']\noverrides: [{{paths: ['{pattern}'], ignore: [xhs]}}]\n"
        f"suppress: [{{rule: xhs, path: '{pattern}', reason: 引用}}]\n"
    )
    configured = judge(here, text).settings
    note = Note(path, path, ())
    assert bool(fitting(configured, note)) is fits
    assert bool(accepting(configured, note)) is fits
    full = os.path.abspath(path)
    write(Path(full), "文字")
    scope = Scope(configured.folder, None, configured.exclude)
    assert bool(find([full], scope=lambda _: scope).skipped) is fits
    if not path.startswith(".."):
        scope = Scope(configured.folder, configured.drafts)
        assert (os.path.relpath(path) in [each.shown for each in find(["."], scope=lambda _: scope).drafts]) is fits
