"""What the files of a matrix say wrongly is told with file, line, column or cell, all of it in one run."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from notelint.matrix.at import At
from tests.matrix.repo import ACCOUNTS, read, said

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = "选题ID,标题,支柱,可用起,可用止,时效\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("topics.csv", "选题ID,标提,支柱\nT1,收纳,干货\n", "topics.csv:1 B1 不认识的列「标提」，是不是想写「标题」"),
        ("topics.csv", "选题ID,标题\nT1,收纳\n", "topics.csv:1 缺少「支柱」这一列"),
        ("topics.csv", TOPICS + "T1,收纳,干货,2026-02-30,,\n", "topics.csv:2 D2 「可用起」「2026-02-30」不是日历上有的日期"),
        ("topics.csv", TOPICS + "T1,收纳,干货,明天,,\n", "topics.csv:2 D2 「可用起」看不懂日期「明天」，请写成 2026-06-12"),
        ("topics.csv", TOPICS + "T1,收纳,干货,2026-06-12,2026年6月1日,\n", "可用止 2026-06-01 早于可用起 2026-06-12"),
        ("topics.csv", TOPICS + "T1,收纳,干货,,,长青\n", "F2 「时效」不能是「长青」，是不是想写「常青」；可以是：常青、节点、热点"),
        ("topics.csv", TOPICS + "T1,收纳,干货,,,\nT1,玄关,干货,,,\n", "topics.csv:3 选题ID「T1」重复（第 2 行已有）"),
        ("topics.csv", TOPICS + ",收纳,干货,,,\n", "topics.csv:2 A2 「选题ID」没有写"),
        ("topics.csv", TOPICS + "T1,收纳,干货,,,,多\n", "topics.csv:2 G2 「多」在表头之外"),
        ("topics.csv", TOPICS + 'T1,"收纳,干货,,,\n', "topics.csv:2 从这一行开始的引号没有收尾"),
        ("topics.csv", "", "topics.csv:1 空文件：连表头也没有"),
        ("operators.csv", "人员ID,姓名,周产能\nE1,王宁,-3\n", "operators.csv:2 C2 「周产能」「-3」不能是负数"),
        ("operators.csv", "人员ID,姓名,周产能\nE1,王宁,很多\n", "C2 「周产能」「很多」应是数字"),
        ("operators.csv", "人员ID,姓名,周产能\nE1,王宁,1e9999999\n", "大得不像真的"),
        ("operators.csv", "人员ID,姓名,在职\nE1,王宁,大概\n", "C2 「在职」「大概」要写 是 或 否"),
        ("costs.csv", "日期,类别,金额\n2026-06-01,聚光,-5\n", "C2 「金额」「-5」不能是负数"),
        ("collabs.csv", "达人昵称,佣金率\n小柚,15\n", "「佣金率」「15」大于 1；份额请写成 0.4 或 40%"),
        ("lives.csv", "名称,账号,开始,结束\n试播,xiaozhang,2026-06-12 21:00,2026-06-12 20:00\n", "结束不晚于开始"),
        ("devices.csv", "设备ID,登录账号\nD1,xiaozhan\n", "「登录账号」写的「xiaozhan」在 accounts.yaml 里没有，是不是想写「xiaozhang」"),
        ("entities.csv", "主体ID,名称\nS1,沪上佳居\n", "accounts.yaml:5 「主体」写的「沪上家居」在 entities.csv 里没有，是不是想写「沪上佳居」"),
        ("operators.csv", "人员ID,姓名\nE018,王宁\n", "accounts.yaml:6 「负责人」写的「E017」在 operators.csv 里没有"),
        ("pillars.yaml", "pillars: [{名称: 干货}]\n", "accounts.yaml:9 「支柱」写的「场景」在 pillars.yaml 里没有"),
        ("pillars.yaml", "pillars: [{名称: 甲, 占比: 70%}, {名称: 乙, 占比: 0.4}]\n", "加起来是 110%"),
        ("campaigns/a.yaml", "id: a\n起: 2026-06-30\n止: 2026-06-01\n", "a.yaml:3 「止」2026-06-01 早于「起」2026-06-30"),
        ("campaigns/a.yaml", "id: a\n账号: [nobody]\n", "a.yaml:2 「账号」写的「nobody」在 accounts.yaml 里没有"),
        ("campaigns/a.yaml", "id: a\n爆发季: {}\n", "a.yaml:2 不认识的键「爆发季」，是不是想写「爆发期」"),
        ("policy/kos.yaml", "id: kos\n名额: -1\n", "kos.yaml:2 「名额」不能小于 0"),
        ("calendar/holidays.csv", "日期,休息\n2026-10-01,是\n2026-10-01,否\n", "2026-10-01 写了两次"),
        ("nps.csv", "分数,人数\n90,3\n", "nps.csv:2 A2 「分数」「90」大于 10；推荐意愿是 0 到 10 分"),
        ("rankings.csv", "关键词,名次,日期\n甲,0,2026-06-12\n", "B2 「名次」「0」不是名次；名次从 1 数起"),
        ("flows.csv", "来源账号,目标账号,访问\n外面,xiaozhang,3\n", "「来源账号」写的「外面」在 accounts.yaml 里没有"),
        ("docs/SOP.md", "---\n版本: [\n---\n# SOP\n", "SOP.md"),
    ],
)  # fmt: skip
def test_a_wrong_cell_or_key_is_named(tmp_path: Path, name: str, text: str, expected: str) -> None:
    assert any(expected in one for one in said(read(tmp_path, {name: text})))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("KOS员工号", "KOS员工", "accounts.yaml:4 「类型」不能是「KOS员工」，是不是想写「KOS员工号」"),
        ("2026-03-15", "2026-13-15", "accounts.yaml:12 「认证日」「2026-13-15」不是日历上有的日期"),
        ("[3, 4]", "[4, 3]", "「每周」要写成 [最少, 最多]"),
        ("12:00-13:30", "中午", "accounts.yaml:11 「时段」看不懂时段「中午」"),
        ("年费: 600", "年费: -600", "「年费」「-600」不能是负数"),
        ("发布频次", "发布频率", "不认识的键「发布频率」，是不是想写「发布频次」"),
    ],
)
def test_a_wrong_value_of_an_account_is_named(tmp_path: Path, before: str, after: str, expected: str) -> None:
    assert before in ACCOUNTS
    assert any(expected in one for one in said(read(tmp_path, {"accounts.yaml": ACCOUNTS.replace(before, after)})))


def test_an_account_may_stand_once(tmp_path: Path) -> None:
    twice = ACCOUNTS + "  - {id: xiaozhang, 昵称: 小张}\n"
    loaded = read(tmp_path, {"accounts.yaml": twice})
    assert said(loaded) == ["accounts.yaml:13 账号 id「xiaozhang」重复（第 2 行已有）；请换一个"]
    assert len(loaded.matrix.accounts) == 1


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        {
            "topics.csv": "选题ID,标题,支柱,可用起\nT1,甲,干货,昨天\nT2,,干货,2026-06-01\n",
            "operators.csv": "人员ID,姓名,周产能\nE017,王宁,-1\n",
            "policy/kos.yaml": "id: kos\n名额: 很多\n",
        },
    )
    assert len(loaded.problems) == 4
    assert {one.path.rpartition("/")[2] for one in loaded.problems} == {"topics.csv", "operators.csv", "kos.yaml"}


def test_a_slip_down_a_whole_column_is_told_once_with_its_cells(tmp_path: Path) -> None:
    rows = "".join(f"T{number},题{number},干货,,,长青\n" for number in range(1, 11))
    (one,) = said(read(tmp_path, {"topics.csv": TOPICS + rows}))
    assert one.startswith("topics.csv:2 F2 「时效」不能是「长青」")
    assert one.endswith("（同样的还有 F3、F4、F5、F6、F7、F8等，共 10 处）")


def test_a_cell_below_one_of_two_lines_is_named_as_a_spreadsheet_shows_it(tmp_path: Path) -> None:
    sheet = '人员ID,姓名,职位,周产能\nE017,王宁,"编辑\n兼审核",-1\n\nE018,陈立,编辑,-2\n'
    assert said(read(tmp_path, {"operators.csv": sheet})) == [
        "operators.csv:2 D2 「周产能」「-1」不能是负数",
        "operators.csv:5 D4 「周产能」「-2」不能是负数",
    ]


def test_a_name_leads_where_the_id_leads(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        {
            "entities.csv": "主体ID,名称\nS1,沪上家居\n",
            "operators.csv": "人员ID,姓名\nE017,王宁\n",
            "pillars.yaml": "pillars: [{id: dry, 名称: 干货, 占比: 60%}, {id: scene, 名称: 场景, 占比: 0.4}]\n",
            "devices.csv": "设备ID,登录账号,保管人\nD1,小张的装修日记,王宁\n",
        },
    )
    assert loaded.problems == ()
    matrix = loaded.matrix
    assert (matrix.accounts[0].entity, matrix.accounts[0].pillars) == ("S1", ("dry", "scene"))
    assert (matrix.devices[0].accounts, matrix.devices[0].keeper) == (("xiaozhang",), "E017")
    assert [pillar.share for pillar in matrix.pillars] == [0.6, 0.4]


def test_a_name_that_two_people_have_is_asked_for_by_id(tmp_path: Path) -> None:
    people = "人员ID,姓名\nE017,王宁\nE018,王宁\n"
    loaded = read(tmp_path, {"operators.csv": people, "devices.csv": "设备ID,保管人\nD1,王宁\nD2,E018\n"})
    assert said(loaded) == ["devices.csv:2 B2 「保管人」写的「王宁」在 operators.csv 里不止一个叫这个名字；请写 id"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_sheets_of_every_usual_encoding_are_read(tmp_path: Path, codec: str) -> None:
    sheet = "人员ID,姓名,角色,周产能,审核日产能,在职\nE017,王宁,内容创作,14,3,是\nE018,陈立,数据分析,2,5,是\n"
    loaded = read(tmp_path, {"operators.csv": sheet.encode(codec)})
    assert loaded.problems == ()
    assert [one.name for one in loaded.matrix.operators] == ["王宁", "陈立"]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_cells_may_be_parted_by_tabs_or_semicolons(tmp_path: Path, mark: str) -> None:
    sheet = f"\n人员ID{mark}姓名{mark}x-工位\nE017{mark}王宁{mark}三楼\n"
    loaded = read(tmp_path, {"operators.csv": sheet})
    assert loaded.problems == ()
    assert loaded.matrix.operators[0].at == At("operators.csv", 3)


def test_a_workbook_may_stand_in_place_of_a_sheet_but_not_beside_it(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["人员ID", "姓名", "离职日", "周产能"])
    book.active.append(["E017", "王宁", None, 14])
    book.active.append(["E018", "陈立", "2026-02-30", 3])
    book.save(tmp_path / "operators.xlsx")
    loaded = read(tmp_path)
    assert said(loaded) == ["operators.xlsx:3 C3 「离职日」「2026-02-30」不是日历上有的日期"]
    assert loaded.matrix.operators[0].weekly_capacity == 14
    assert loaded.matrix.operators[0].at == At("operators.xlsx", 2, None, "A2")
    both = read(tmp_path, {"operators.csv": "人员ID,姓名\nE017,王宁\n"})
    assert "operators.xlsx:None 与 operators.csv 并存" in said(both)[0]


def test_a_note_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    loaded = read(tmp_path, {"notes/小张的装修日记/a.md": b"\x00\x01", "notes/小张的装修日记/b.md": "今天量房。\n"})
    assert [post.body.strip() for post in loaded.matrix.posts] == ["今天量房。"]
    assert [one.path.rpartition("/")[2] for one in loaded.problems] == ["a.md"]


def test_documents_are_read_with_their_headings(tmp_path: Path) -> None:
    text = "---\n版本: v2\n---\n# 合规SOP\n\n```\n# 不是标题\n```\n## 独立手机与网络 ##\n"
    loaded = read(tmp_path, {"docs/合规SOP.md": text, "scripts/话术.md": "回复一\n", "brandbook.md": "# 指南\n"})
    book, sop, script = loaded.matrix.documents
    assert (sop.title, sop.headings, sop.meta) == (
        "合规SOP",
        ((1, "合规SOP", 4), (2, "独立手机与网络", 9)),
        {"版本": "v2"},
    )
    assert (book.path, script.title) == ("brandbook.md", "话术")


def test_holidays_and_ignored_files_are_known(tmp_path: Path) -> None:
    days = "日期,休息,名称,预计\n2026-06-19,是,端午节,\n2027-02-07,是,春节,是\n2026-02-14,否,春节调休,\n"
    matrix = read(tmp_path, {"calendar/holidays.csv": days, ".gitignore": "# 私\n线索*.csv\n\n"}).matrix
    assert matrix.holidays == {"2026-06-19": True, "2027-02-07": True, "2026-02-14": False}
    assert matrix.projected == ("2027-02-07",)
    assert matrix.ignored == ("线索*.csv",)


def test_a_campaign_is_read_with_its_burst_and_pairings(tmp_path: Path) -> None:
    campaign = """\
id: summer
起: 2026-06-01
止: 2026-06-30
关键信息: [m1]
账号: [小张的装修日记]
爆发期: {起: 2026-06-10, 止: 2026-06-16, 最少篇数: 6, 每日上限: 2}
配对: [{种草账号: xiaozhang, 承接账号: xiaozhang, 窗口天: [1, 3]}]
预算: 3万
热点机动位: 10%
内容: 讲清楚量房
技术: []
"""
    (one,) = read(tmp_path, {"campaigns/夏季.yaml": campaign}).matrix.campaigns
    assert one.burst == ("2026-06-10", "2026-06-16", 6, 2)
    assert one.pairings[0].window == (1, 3)
    assert (one.accounts, one.hot_share, one.sections) == (("xiaozhang",), 0.1, ("内容",))
    assert one.budget == Decimal(30000)


def test_the_encoding_that_is_named_is_that_of_sheets_and_drafts(tmp_path: Path) -> None:
    from notelint.config.settings import Settings
    from notelint.matrix.load import load
    from tests.matrix.repo import TODAY, written

    folder = written(
        tmp_path,
        {
            "operators.csv": "人员ID,姓名\nE017,王宁\n".encode("utf-16-le"),
            "notes/小张的装修日记/a.md": "今天量房。\n".encode("utf-16-le"),
            "pillars.yaml": "pillars: [{名称: 干货}, {名称: 场景}]\n",
        },
    )
    loaded = load(str(folder), TODAY, Settings(str(folder)), "utf-16-le")
    assert [one.name for one in loaded.matrix.operators] == ["王宁"]
    assert [one.name for one in loaded.matrix.pillars] == ["干货", "场景"]
    assert loaded.matrix.posts[0].body.strip() == "今天量房。"


def test_who_leaves_later_is_still_employed(tmp_path: Path) -> None:
    sheet = "人员ID,姓名,离职日\nE017,王宁,2026-06-30\nE018,陈立,2026-06-15\n"
    people = read(tmp_path, {"operators.csv": sheet}).matrix.operators
    assert [person.employed for person in people] == [True, False]


def test_a_wrong_configuration_does_not_hide_what_else_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from notelint.cli.main import main
    from tests.matrix.repo import written

    written(
        tmp_path,
        {
            "notelint.yaml": "packs: [adlaw]\naccounts: accounts.yaml\ngerne: 种草\n",
            "accounts.yaml": ACCOUNTS.replace("发布频次", "发布频率"),
            "operators.csv": "人员ID,姓名,周产能\nE017,王宁,-3\n",
        },
    )
    with pytest.raises(SystemExit) as ended:
        main(["matrix", "check", str(tmp_path)])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "gerne" in told
    assert "发布频率" in told
    assert "operators.csv:2" in told
