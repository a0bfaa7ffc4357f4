"""The commands beside ``check``: rules, explain, why, test, config, init, and what ``--help`` says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from notelint.cli.main import COMMANDS
from tests.shelf import pack_text, rule, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command, Process

BEST = "这是全网最好用的面霜\n"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_chinese(notelint: Command, name: str) -> None:
    ran = notelint(name, "--help")
    assert ran.status == 0
    assert CHINESE.search(ran.out)
    assert "Usage" not in ran.out
    assert "Options" not in ran.out
    assert "Show this message" not in ran.out


def test_the_help_names_every_command(notelint: Command) -> None:
    ran = notelint("--help")
    assert ran.status == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)


def test_the_version_is_said(notelint: Command, process: Process) -> None:
    import notelint as package

    assert notelint("--version").out == f"notelint {package.__version__}\n"


@pytest.mark.parametrize("name", ["check", "rules", "explain", "why", "test", "baseline", "config"])
def test_every_command_says_what_is_wrong_with_a_configuration(here: Path, notelint: Command, name: str) -> None:
    write(here / "a.md", BEST)
    write(here / "notelint.yaml", "packs: [adlow]\n")
    words = {"explain": ("adlaw",), "why": ("最好用", "a.md"), "config": ("a.md",)}.get(name, ())
    ran = notelint(name, *words)
    assert ran.status == 2
    assert "是不是想写「adlaw」" in ran.err
    assert "程序出了错" not in ran.err


def test_the_shell_completes_commands(process: Process) -> None:
    env = {"_NOTELINT_COMPLETE": "bash_complete", "COMP_WORDS": "notelint ex", "COMP_CWORD": "1"}
    assert "plain,explain" in process(env=env).out


# rules


def test_rules_are_those_that_would_judge(here: Path, notelint: Command) -> None:
    out = notelint("rules").out
    assert "adlaw.absolute.superlative" in out
    assert "cosmetics" not in out
    assert "cosmetics.medical.cure" in notelint("rules", "--packs", "all").out
    assert "brand.words" not in notelint("rules", "--packs", "all").out
    assert "xhs.contact.hard" not in notelint("rules", "--ignore", "xhs").out


def test_rules_as_json(here: Path, notelint: Command) -> None:
    rules = {item["id"]: item for item in notelint("rules", "--json").json}
    assert rules["adlaw.absolute.superlative"]["levels"]["个人"] == "info"
    assert rules["adlaw.absolute.superlative"]["basis"]["law"] == "广告法"


# explain


def test_a_rule_is_explained_with_basis_status_examples_and_old_ids(here: Path, notelint: Command) -> None:
    out = notelint("explain", "adlaw.absolute.superlative").out
    for part in (
        "《广告法》第九条第（三）项",
        "据转述",
        "✗ 真是【全网最好用】呀",
        "✓ 今天天气不错",
        "adlaw.best",
        "种草 错误",
    ):
        assert part in out


def test_a_prefix_explains_all_of_them(here: Path, notelint: Command) -> None:
    out = notelint("explain", "adlaw.absolute").out
    assert "adlaw.absolute.rank" in out
    assert "adlaw.absolute.superlative" in out


def test_an_old_id_explains_the_rule_it_became(here: Path, notelint: Command) -> None:
    assert "adlaw.absolute.superlative" in notelint("explain", "adlaw.best").out


def test_a_rule_of_a_pack_that_is_off_is_explained_too(here: Path, notelint: Command) -> None:
    assert notelint("explain", "cosmetics.medical.cure").status == 0


def test_an_unknown_rule_is_said_with_the_nearest(here: Path, notelint: Command) -> None:
    ran = notelint("explain", "adlaw.absolute.rnk")
    assert ran.status == 2
    assert "是不是想写「adlaw.absolute.rank」" in ran.err


def test_no_article_is_printed_for_law_that_was_not_checked(here: Path, notelint: Command) -> None:
    basis = {"kind": "法律", "law": "某法", "status": "未核对"}
    write(here / "own.yaml", pack_text("own", rule("own.a", "甲乙", level="warning", basis=basis)))
    out = notelint("explain", "own.a", "--packs", "own.yaml").out
    assert "未核对" in out
    assert not re.search("第.{1,4}条", out)


# why


def test_why_a_word_is_reported(here: Path, notelint: Command) -> None:
    out = notelint("why", "全网最好用").out
    assert "adlaw.absolute.superlative" in out
    assert "报了错误" in out


def test_why_a_word_is_not_reported(here: Path, notelint: Command) -> None:
    assert "没有规则留意" in notelint("why", "今天").out
    write(here / "notelint.yaml", "levels: {adlaw: 'off'}\n")
    assert "级别在这里是 off" in notelint("why", "全网最好用").out
    (here / "notelint.yaml").unlink()
    assert "规则包没有启用：cosmetics.medical.cure" in notelint("why", "治好痘痘").out
    assert "规则被关掉了" in notelint("why", "全网最好用", "--ignore", "adlaw").out
    write(here / "notelint.yaml", "ignore: [adlaw.absolute]\nbrand: brand.yaml\n")
    write(here / "brand.yaml", "名称: 史上最强水\n")
    assert "规则被关掉了" in notelint("why", "全网最好用").out
    assert "品牌或产品名" in notelint("why", "史上最强水").out


def test_why_in_a_draft_speaks_of_every_place(here: Path, notelint: Command) -> None:
    write(here / "a.md", f"# 全网最好用\n<!-- notelint-disable-next-line adlaw: 引用 -->\n{BEST}")
    out = notelint("why", "最好用", "a.md").out
    assert "标题第 1 行" in out
    assert "报了错误" in out
    assert "已屏蔽" in out
    assert "引用" in out


def test_why_finds_a_disguised_spelling(here: Path, notelint: Command) -> None:
    write(here / "a.md", "真的全网\u200b最好用\n")
    assert "报了错误" in notelint("why", "全网最好用", "a.md").out


def test_why_says_what_is_not_there(here: Path, notelint: Command) -> None:
    write(here / "a.md", BEST)
    ran = notelint("why", "第一", "a.md")
    assert ran.status == 2
    assert "第一" in ran.err
    assert notelint("why", "第一", "gone.md").status == 2


def test_a_recorded_case_is_kept_by_the_rule_test(here: Path, notelint: Command) -> None:
    write(here / "a.md", f'他说："{BEST.strip()}"，我不信。后来\n')
    assert notelint("why", "全网最好用", "a.md", "--record", "cases.yaml").status == 0
    assert notelint("why", "全网最好用", "a.md", "--record", "cases.yaml").status == 0
    write(here / "notelint.yaml", "packs: [adlaw, cases.yaml]\n")
    ran = notelint("test")
    assert ran.status == 1
    assert "cases.yaml:5" in ran.err
    assert "不该命中" in ran.err
    assert notelint("check", "a.md").status == 1


def test_nothing_is_recorded_where_nothing_was_reported(here: Path, notelint: Command) -> None:
    assert notelint("why", "今天", "--record", "cases.yaml").status == 2
    assert not (here / "cases.yaml").exists()


# test


def broken(**keys: Any) -> dict[str, Any]:
    examples = {"bad": ["真<m>是最好用</m>"], "good": ["今天"]}
    return rule("own.b", "最好用", examples=examples, **keys)


def test_a_pack_that_keeps_its_word(here: Path, notelint: Command) -> None:
    write(here / "own.yaml", pack_text("own", rule("own.a", "绝绝子")))
    ran = notelint("test", "own.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert "1 条规则，2 句例句，0 处不符" in ran.out


def test_one_wrong_example_fails_with_its_place(here: Path, notelint: Command) -> None:
    write(here / "own.yaml", pack_text("own", rule("own.a", "绝绝子"), broken()))
    ran = notelint("test", "own.yaml")
    assert ran.status == 1
    (line,) = ran.err.splitlines()
    assert re.match(r"own\.yaml:\d+:1 own\.b：反例", line)


def test_shipped_packs_by_name_all_of_them_and_the_configured_ones(here: Path, notelint: Command) -> None:
    assert "2 条规则" in notelint("test", "adlaw").out
    assert "6 条规则" in notelint("test", "all").out
    assert "没有自家的规则包" in notelint("test").out


def test_a_pack_that_cannot_be_read_is_not_tested(here: Path, notelint: Command) -> None:
    write(here / "own.yaml", "rules: [\n")
    ran = notelint("test", "own.yaml")
    assert ran.status == 2
    assert "own.yaml:1" in ran.err
    assert notelint("test", "adlow").status == 2


def test_terms_without_an_example_fail_only_when_asked(here: Path, notelint: Command) -> None:
    examples = {"bad": ["<m>最好用</m>"], "good": ["今天"]}
    write(here / "own.yaml", pack_text("own", rule("own.a", "最好用", "绝绝子", examples=examples)))
    assert notelint("test", "own.yaml").status == 0
    ran = notelint("test", "own.yaml", "--strict")
    assert ran.status == 1
    assert "绝绝子" in ran.err


# config


def test_config_says_what_holds_and_where_it_is_written(here: Path, notelint: Command) -> None:
    write(here / "base.yaml", "\nfail_on: warning\n")
    text = "extends: base.yaml\npacks: [adlaw]\ngenre: 公告\nlocked: [adlaw]\noverrides:\n  - {paths: [notes/**], genre: 个人}\n"
    write(here / "notelint.yaml", text)
    out = notelint("config", "notes/a.md").out
    assert "不通过的门槛：warning  ← base.yaml:2" in out
    assert "规则包：adlaw 1  ← notelint.yaml:2" in out
    assert "内容性质：个人" in out
    assert "locked：adlaw" in out
    assert "共 2 条规则" in out
    assert "内容性质：公告" in notelint("config", "a.md").out


def test_config_says_what_the_command_line_changes(here: Path, notelint: Command) -> None:
    write(here / "notelint.yaml", "packs: [adlaw]\ngenre: 公告\n")
    every = notelint("config", "a.md").out
    assert "共 2 条规则" in every
    out = notelint("config", "a.md", "--genre", "个人", "--ignore", "adlaw.absolute.rank").out
    assert "内容性质：个人（稿件里没有写时）  ← 命令行" in out
    assert "ignore：adlaw.absolute.rank  ← 命令行" in out
    assert "共 1 条规则" in out
    assert "规则包：xhs" in notelint("config", "a.md", "--packs", "xhs").out


def test_config_counts_the_rules_that_overrides_leave(here: Path, notelint: Command) -> None:
    write(here / "accounts.yaml", "accounts:\n  - {id: xiaoman, 昵称: 小满}\n")
    write(
        here / "notelint.yaml",
        "packs: [adlaw]\naccounts: accounts.yaml\noverrides:\n"
        "  - {paths: [old/], ignore: [adlaw.absolute.rank]}\n  - {accounts: [xiaoman], levels: {adlaw: 'off'}}\n",
    )
    assert "共 2 条规则" in notelint("config", "a.md").out
    assert "共 1 条规则" in notelint("config", "old/a.md").out
    out = notelint("config", "notes/小满/a.md").out
    assert "这里的账号：xiaoman" in out
    assert "共 0 条规则" in out


def test_config_without_a_configuration_says_so(here: Path, notelint: Command) -> None:
    out = notelint("config").out
    assert "没有 notelint.yaml" in out
    assert "（默认）" in out


# init


def test_init_asks_nothing_and_check_works_at_once(here: Path, notelint: Command) -> None:
    ran = notelint("init")
    assert ran.status == 0
    made = {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()}
    assert made >= {"notelint.yaml", "brand.yaml", ".pre-commit-config.yaml", "rules/brand/pack.yaml"}
    write(here / "a.md", BEST)
    assert notelint("check", ".").status == 1
    write(here / "a.md", "今天先做耳后测试\n")
    assert notelint("check", ".").status == 0
    assert notelint("test").status == 0


def test_init_overwrites_nothing(here: Path, notelint: Command) -> None:
    write(here / "notelint.yaml", "genre: 公告\n")
    write(here / "rules" / "brand" / "pack.yaml", "own")
    ran = notelint("init")
    assert ran.status == 0
    assert (here / "notelint.yaml").read_text(encoding="utf-8") == "genre: 公告\n"
    assert (here / "rules" / "brand" / "pack.yaml").read_text(encoding="utf-8") == "own"
    assert "没有动" in ran.out


def test_init_in_another_folder(here: Path, notelint: Command) -> None:
    assert notelint("init", "new/brand").status == 0
    assert (here / "new" / "brand" / "notelint.yaml").is_file()


def test_init_where_nothing_can_be_written_says_so(here: Path, notelint: Command) -> None:
    write(here / "file", "")
    ran = notelint("init", "file/below")
    assert ran.status == 2
    assert "file/below" in ran.err
    assert "程序出了错" not in ran.err


# schema


@pytest.mark.parametrize("name", ["config", "rules", "report"])
def test_a_schema_is_a_schema(notelint: Command, name: str) -> None:
    from jsonschema import Draft7Validator

    Draft7Validator.check_schema(json.loads(notelint("schema", name).out))


def test_the_schema_of_rules_accepts_what_the_loader_accepts(here: Path, notelint: Command) -> None:
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads(notelint("schema", "rules").out))
    good = json.loads(pack_text("own", rule("own.a", "最好用"), rule("own.b", "甲", level="warning", kind="near")))
    good["rules"].pop()
    validator.validate(good)
    for key, value in (("level", "fatal"), ("kind", "phrases"), ("terms", "x"), ("unknown", 1)):
        bad = json.loads(pack_text("own", {**rule("own.a", "最好用"), key: value}))
        assert not validator.is_valid(bad), key


def test_the_shipped_packs_keep_the_schema_of_rules(notelint: Command) -> None:
    from pathlib import Path

    import yaml
    from jsonschema import Draft7Validator

    import notelint as package

    validator = Draft7Validator(json.loads(notelint("schema", "rules").out))
    files = sorted((Path(package.__file__).parents[1] / "rules").rglob("*.yaml"))
    assert files
    for file in files:
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        errors = [error for error in validator.iter_errors(_plain(data)) if error.validator == "additionalProperties"]
        assert not errors, (file, errors[0].message)


def _plain(data: Any) -> Any:
    """YAML read as text, with numbers and truth as the schema knows them."""
    return data


# what is wrong with a command line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "adlaw", "xhs"), "多写了「xhs」"),
        (("config", "a.md", "b.md", "c.md"), "多写了「b.md c.md」"),
        (("check", "--jobs", "0"), "--jobs 要是整数，不小于 1"),
        (("check", "--jobs", "many"), "--jobs 要是整数，不小于 1"),
        (("check", "--fix=yes"), "--fix 不带值"),
        (("history", "stat"), "是不是想写「stats」"),
        (("dupliactes",), "是不是想写「duplicates」"),
        (("Explian", "adlaw"), "是不是想写「explain」"),
    ],
)
def test_a_slip_on_the_command_line_is_said_in_chinese(
    here: Path, notelint: Command, words: tuple[str, ...], said: str
) -> None:
    ran = notelint(*words)
    assert ran.status == 2
    assert said in ran.err
    assert not re.search("Got|No such|not a valid|not in the range|does not", ran.err)


def test_a_file_named_almost_like_a_command_is_a_file(here: Path, notelint: Command) -> None:
    write(here / "rule" / "a.md", BEST)
    assert notelint("rule").status == 1
    assert "找不到" in notelint("test.md").out


def test_a_command_that_does_not_say_how_it_ended_is_no_success(
    notelint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notelint.cli.rules.command.callback", lambda **_: None)
    assert notelint("rules").status == 2
    assert notelint("rules", "--help").status == 0


def test_a_rule_of_a_pack_with_errors_is_not_called_unknown(here: Path, notelint: Command) -> None:
    write(here / "own.yaml", pack_text("own", rule("own.a", "甲乙", kind="phrases")))
    ran = notelint("explain", "own.a", "--packs", "own.yaml")
    assert ran.status == 2
    assert re.search(r"own\.yaml:\d+", ran.err)
    assert "没有叫" not in ran.err
    assert notelint("explain", "adlaw.absolute.rank", "--packs", "own.yaml").status == 0


@pytest.mark.parametrize("name", ["notelint.suppress.unused", "notelint.draft", "notelint.draft.genre"])
def test_what_notelint_itself_reports_is_explained(here: Path, notelint: Command, name: str) -> None:
    ran = notelint("explain", name)
    assert ran.status == 0
    assert name in ran.out
    assert "不是法规" in ran.out


def test_the_guides_fifth_article_has_no_numbered_items(here: Path, notelint: Command) -> None:
    spared = rule("own.a", "甲乙", level="warning", exempt=["guide.5", "guide.5.3", "guide.6.2"])
    write(here / "own.yaml", pack_text("own", spared))
    out = notelint("explain", "own.a", "--packs", "own.yaml").out
    assert (
        "豁免：《广告绝对化用语执法指南》第五条、《广告绝对化用语执法指南》第五条、《广告绝对化用语执法指南》第六条（二）"
        in out
    )


def test_rules_are_tested_as_of_a_day(here: Path, notelint: Command) -> None:
    basis = {"kind": "规章", "law": "某办法", "status": "转述", "effective_from": "2027-01-01"}
    example = {"bad": [{"text": "甲<m>乙丙</m>丁"}], "good": ["今天"]}
    write(here / "own.yaml", pack_text("own", rule("own.a", "乙丙", level="error", basis=basis, examples=example)))
    assert notelint("test", "own.yaml", "--today", "2027-02-01").status == 0
    assert "2026-13-01" in notelint("test", "own.yaml", "--today", "2026-13-01").err


@pytest.mark.parametrize(
    "text",
    [
        pack_text("own", rule("own.a", "甲乙")),
        'id: own\ntitle: own\nversion: "1"\ncases:\n  - {rule: adlaw.absolute.superlative, good: 甲}\nrules: []\n',
        "id: own\ncases: []\n",
        "cases:\n  - {rule: a, good: b}",
        "cases: [\n",
        "",
    ],
)
def test_a_case_is_recorded_only_where_cases_stand_alone(here: Path, notelint: Command, text: str) -> None:
    path = write(here / "own.yaml", text)
    ran = notelint("why", "全网最好用", "--record", "own.yaml")
    assert ran.status == 2
    assert "没有记" in ran.err
    assert path.read_text(encoding="utf-8") == text
