"""``notelint matrix import`` as it is run, on the exports of fixtures/."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from notelint.cli.group import group
from notelint.store.figures import snapshots
from tests.matrix.importing.ground import ROOT, SAMPLE, listing, row

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-11-22")
SHOP = ("--account", "岬棠拾光里店")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copyfile(ROOT / "fixtures/accounts.yaml", tmp_path / "accounts.yaml")
    (tmp_path / "notelint.yaml").write_text("accounts: accounts.yaml\nhistory: 岬棠.db\n", encoding="utf-8")
    notes = tmp_path / "notes"
    notes.mkdir()
    draft = {
        "id": "n1",
        "账号": "jiatang-shop",
        "标题": "雨天的柜台",
        "正文": "今天下雨。",
        "状态": "已发布",
        "发布时间": "2026-06-12 18:01",
    }
    (notes / "a.jsonl").write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    ran = CliRunner().invoke(group, ["matrix", *words], standalone_mode=False)
    if ran.exception is not None:
        raise ran.exception
    return int(ran.return_value or 0), ran.stdout, ran.stderr


def test_an_import_says_what_was_kept_joined_and_left_alone(folder: Path) -> None:
    listing(folder / "a.csv", SAMPLE, row(笔记标题="雨天的柜台和伞", 体裁="视频"))
    status, out, err = run("import", "a.csv", *SHOP, *TODAY)
    assert (status, err) == (0, "")
    assert "a.csv：创作者中心 笔记列表明细表，@岬棠拾光里店，2026-11-22（按今天）" in out
    assert "2 行：新存 2，更新 0，已有 0" in out
    assert "对上稿件 1 篇（标题与日期 1），没有对上 1 篇" in out
    assert (
        "第 4 行 @岬棠拾光里店 2026-06-12《雨天的柜台和伞》：最近的是 n1《雨天的柜台》，像 0.83，那篇稿件已与第 3 行对上，没有自动对上"
        in out
    )
    assert "视频的曝光不含沉浸流自动播放，不能与图文比：1 行" in out
    assert "已有 2" in run("import", "a.csv", *SHOP, *TODAY)[1]


def test_a_folder_stands_for_the_exports_in_it(folder: Path) -> None:
    shutil.copytree(ROOT / "fixtures/metrics/raw", folder / "metrics")
    (folder / "metrics/说明.docx").touch()
    status, out, err = run("import", "metrics", *TODAY)
    assert status == 0
    assert "metrics/岬棠拾光里店/笔记列表明细表_2026-11-20.xlsx：9 篇没有一篇对上" in err
    assert "没有读，不是表格：metrics/说明.docx" in out
    assert out.count("行：新存") + out.count("条：新存") == len([*(folder / "metrics").rglob("*.*")]) - 2
    assert "只有表头，没有数据" in out
    assert "40 条，按笔记（或账号）与日期合成 28 行：新存 28，更新 0，已有 0" in out
    assert "手机号、微信号、地区 是个人信息，没有读也没有存；请勿把这份文件提交进 git" in out


def test_a_file_of_one_account_is_not_given_to_another_unasked(folder: Path) -> None:
    listing(folder / "a.csv", SAMPLE)
    run("import", "a.csv", *SHOP, *TODAY)
    other = ("--account", "客服阿喆")
    for words in ((), ("--dry-run",)):
        status, _, err = run("import", "a.csv", *other, *TODAY, *words)
        assert status == 2
        assert "这份文件已存为 @岬棠拾光里店（2026-11-22）；存错了、要改成 @客服阿喆，请再加 --replace" in err
    assert "，@岬棠拾光里店，" in run("import", "a.csv", *TODAY)[1]
    status, out, err = run("import", "a.csv", *other, *TODAY, "--replace")
    assert status == 0
    assert "这份文件上次存为 @岬棠拾光里店，2026-11-22，来源 creator-notes；已改，原来的不再算" in out
    assert "a.csv：1 篇没有一篇对上；其中 1 篇是 @岬棠拾光里店 的稿件，账号写错了吗？" in err
    assert [each.account for each in snapshots(str(folder / "岬棠.db"))] == ["kos-azhe"]


def test_exports_without_a_note_may_be_the_same_for_two_accounts(folder: Path) -> None:
    listing(folder / "a.csv")
    assert run("import", "a.csv", *SHOP, *TODAY)[0] == 0
    assert run("import", "a.csv", "--account", "客服阿喆", *TODAY)[0] == 0


@pytest.mark.parametrize("names", [[], ["说明.docx", ".keep"]])
def test_a_folder_without_exports_is_not_passed_over_in_silence(folder: Path, names: list[str]) -> None:
    (folder / "空").mkdir()
    for name in names:
        (folder / "空" / name).touch()
    listing(folder / "a.csv", SAMPLE)
    status, out, err = run("import", "空", "a.csv", *SHOP, *TODAY)
    assert status == 2
    assert "没有找到导出文件：空 里没有 .xlsx、.csv、.tsv、.txt" in err
    assert ("没有读，不是表格：空/说明.docx" in out) is bool(names)
    assert "新存 1" in out


def test_a_file_with_ids_only_is_joined_by_what_later_files_tell(folder: Path) -> None:
    shutil.copytree(ROOT / "fixtures/notes/已发布", folder / "notes/已发布")
    shutil.copytree(ROOT / "fixtures/metrics/raw", folder / "metrics")
    status, out, _ = run("import", "metrics", *TODAY)
    assert status == 0
    assert "metrics/小红星_内容数据_2026-11-20.csv：由后面的导出知道了编号，又对上" in out
    assert "由后面的导出" not in run("import", "metrics", *TODAY)[1]


def test_an_account_that_the_rows_name_themselves_is_not_asked_for(folder: Path) -> None:
    shutil.copyfile(ROOT / "fixtures/metrics/raw/薯条_订单_2026-11-20.csv", folder / "a.csv")
    assert "--account 没有用到" in run("import", "a.csv", *SHOP, *TODAY)[1]


@pytest.mark.parametrize("name", ["shutiao", "薯条 订单", "薯条"])
def test_a_source_may_be_asked_for_by_its_name(folder: Path, name: str) -> None:
    shutil.copyfile(ROOT / "fixtures/metrics/raw/薯条_订单_2026-11-20.csv", folder / "a.csv")
    assert "薯条 订单，" in run("import", "a.csv", "--source", name, *TODAY)[1]


def test_one_bad_file_does_not_keep_the_others_out_and_ends_with_2(folder: Path) -> None:
    listing(folder / "a.csv", row(点赞="很多"))
    listing(folder / "b.csv", SAMPLE)
    status, out, err = run("import", "a.csv", "b.csv", *SHOP, *TODAY)
    assert status == 2
    assert "a.csv:3 第 7 列「点赞」：「很多」应是数字" in err
    assert "a.csv：有 1 处错误，这份文件一点也没有存" in err
    assert "新存 1" in out


def test_a_full_page_says_that_it_is_cut(folder: Path) -> None:
    listing(folder / "a.csv", *(row(笔记标题=f"第{number}篇") for number in range(1000)))
    assert "到了平台一次导出 1000 行的上限" in run("import", "a.csv", *SHOP, *TODAY)[1]


def test_the_history_says_what_figures_it_holds(folder: Path) -> None:
    listing(folder / "a.csv", SAMPLE)
    run("import", "a.csv", *SHOP, *TODAY)
    ran = CliRunner().invoke(group, ["history", "stats"], standalone_mode=False)
    assert "另有指标 1 条，2026-11-22 至 2026-11-22，来自 1 份导出" in ran.stdout
    assert "笔记  creator-notes  1 条" in ran.stdout
    data = json.loads(CliRunner().invoke(group, ["history", "stats", "--json"], standalone_mode=False).stdout)
    assert (data["notes"], data["snapshots"], data["exports"]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--account", "岬棠拾光"), "accounts.yaml 里没有「岬棠拾光」，是不是想写「岬棠拾光里店」"),
        (("--source", "creator-note"), "没有叫「creator-note」的来源，是不是想写「creator-notes」"),
        (("--source", "千帆"), "有几个：千帆 商品 销售明细（qianfan-goods）、千帆 笔记 数据明细（qianfan-notes）"),
        (("--matrix", "notes"), "没有矩阵"),
        (("--taken-on", "昨天"), "不是日期"),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest(folder: Path, words: tuple[str, ...], said: str) -> None:
    import click

    listing(folder / "a.csv", SAMPLE)
    with pytest.raises(click.UsageError) as raised:
        run("import", "a.csv", *words, *TODAY)
    assert said in raised.value.format_message()


def test_without_a_place_for_figures_nothing_is_read_but_a_dry_run_goes_on(folder: Path) -> None:
    import click

    (folder / "notelint.yaml").write_text("accounts: accounts.yaml\n", encoding="utf-8")
    listing(folder / "a.csv", SAMPLE)
    with pytest.raises(click.UsageError, match="history"):
        run("import", "a.csv", *SHOP, *TODAY)
    status, out, _ = run("import", "a.csv", *SHOP, *TODAY, "--dry-run")
    assert status == 0
    assert "1 行（没有存）" in out
    assert [*folder.glob("*.db")] == []


def test_a_wrong_alias_file_is_told_with_its_place(folder: Path) -> None:
    listing(folder / "a.csv", SAMPLE)
    (folder / "x.yaml").write_text("id: 新红\ntitle: 新红\n", encoding="utf-8")
    status, _, err = run("import", "a.csv", "--alias", "x.yaml", *TODAY)
    assert status == 2
    assert "x.yaml:1:1 「id」「新红」写法不对" in err
    assert "缺少「tables」" in err


def test_the_schema_of_alias_files_can_be_printed() -> None:
    ran = CliRunner().invoke(group, ["schema", "importers"], standalone_mode=False)
    assert "tables" in json.loads(ran.stdout)["properties"]
