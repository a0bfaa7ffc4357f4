"""One official export of every kind for the made-up matrix of ``fixtures/``, with the headers the tools really write.

Banners, merged and three-row headings, 万, ``--``, percentages and odd dates stand where those tools put them. Accounts
and published notes are read from ``fixtures/``; figures come from a seed, so that every run writes the same.

    python tools/build_fixture_exports.py          writes fixtures/metrics/raw
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import random
from collections import defaultdict
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
TAKEN_ON = date(2026, 11, 20)
EARLIER = date(2026, 11, 13)
LONGEST = 60
OWN = ("官方号", "门店号", "IP号", "KOS员工号")
TWICE = ("jiatang-official", "ayan", "kos-xiaoman")
"""Accounts whose list was exported a week earlier too."""
DETAILED = "kos-xiaoman"
"""The account with 30-day sheets and an export of a single note."""
GOODS = (
    ("岬棠云絮舒缓面霜", "168"),
    ("岬棠夜汐修护面膜", "99"),
    ("岬棠米糠氨基酸洁面乳", "79"),
    ("岬棠朝露精华水", "139"),
)

Row = list[Any]


class Sheet(NamedTuple):
    """A worksheet; ``merged`` are cells (row, first column, last column) that share the text of the first one."""

    title: str
    rows: list[Row]
    merged: tuple[tuple[int, int, int], ...] = ()


class Export(NamedTuple):
    """A file below metrics/raw; with an ``encoding`` it is the CSV of its one sheet."""

    name: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None


class Note(NamedTuple):
    """A published note of the fixtures."""

    id: str
    account: str
    name: str
    title: str
    at: dt.datetime
    form: str

    @property
    def platform_id(self) -> str:
        """24 hexadecimal digits, like those of the platform."""
        return hexadecimal("note", self.id)


class World(NamedTuple):
    """What the fixtures say: accounts by id, and notes by the time of their publication."""

    accounts: dict[str, dict[str, Any]]
    notes: list[Note]

    def name(self, account: str) -> str:
        """The 昵称 of an account."""
        return str(self.accounts[account]["昵称"])

    def of(self, account: str, until: date, days: int = 30) -> list[Note]:
        """The notes of an account in the days before, newest first, as the platform lists them."""
        own = [note for note in self.notes if note.account == account]
        since = until - timedelta(days=days)
        return [note for note in reversed(own) if since <= note.at.date() < until][:LONGEST]


class Figures(NamedTuple):
    """The figures of a note on a day; the same note has more of everything on a later day."""

    impressions: int
    views: int
    likes: int
    comments: int
    saves: int
    shares: int
    follows: int
    seconds: float


def words(text: str) -> list[str]:
    """Headings separated by blanks."""
    return text.split()


def joined(*parts: Row) -> Row:
    """A row from its parts."""
    return [cell for part in parts for cell in part]


def hexadecimal(kind: str, name: str) -> str:
    """A made-up platform id."""
    return blake2b(f"{kind}:{name}".encode(), digest_size=12).hexdigest()


def world(folder: Path = FIXTURES) -> World:
    """The accounts and published notes of a folder like ``fixtures/``."""
    roster = yaml.safe_load((folder / "accounts.yaml").read_text("utf-8"))["accounts"]
    accounts = {entry["id"]: entry for entry in roster}
    notes = []
    for path in sorted((folder / "notes" / "已发布").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            said = json.loads(line)
            at = dt.datetime.fromisoformat(said["发布时间"])
            name = accounts[said["账号"]]["昵称"]
            notes.append(Note(said["id"], said["账号"], name, said["标题"], at, said.get("体裁", "图文")))
    return World(accounts, sorted(notes, key=lambda note: (note.at, note.id)))


def figures(note: Note, on: date) -> Figures:
    """What a note had reached by the end of a day: most of it within a week."""
    dice = random.Random(note.id)
    reach = int(10 ** dice.gauss(3.3, 0.42)) + 60
    age = max((on - note.at.date()).days, 0)
    grown = 1 - 0.62 ** (age + 1)
    views = max(int(reach * grown * dice.uniform(0.11, 0.2)), 1)
    liked = dice.uniform(0.012, 0.06)
    return Figures(
        int(reach * grown),
        views,
        int(views * liked),
        int(views * liked * dice.uniform(0.05, 0.2)),
        int(views * liked * dice.uniform(0.3, 0.9)),
        int(views * liked * dice.uniform(0.02, 0.15)),
        int(views * dice.uniform(0, 0.004)),
        round(dice.uniform(6, 28), 1),
    )


def followers(name: str) -> int:
    """How many follow an account, whichever tool says so."""
    return random.Random(name + "fans").randint(1_200, 60_000)


def stamp(at: dt.datetime) -> str:
    """2026年06月22日18时01分32秒, with seconds of the note's own."""
    return f"{at:%Y年%m月%d日%H时%M分}{at.minute * 7 % 60:02d}秒"


def counted(number: int) -> str | int:
    """Large numbers as the tools for creators write them."""
    return f"{number / 10_000:.1f}万" if number >= 10_000 else number


def exports(known: World) -> list[Export]:
    """Every export."""
    own = [key for key, entry in known.accounts.items() if entry["类型"] in OWN]
    lists = [creator_notes(known, account, TAKEN_ON) for account in own]
    lists += [creator_notes(known, account, EARLIER) for account in TWICE if account in known.accounts]
    detailed = DETAILED if DETAILED in known.accounts else own[0]
    return [
        *lists,
        *account_30d(known, detailed),
        note_detail(known, detailed),
        pro_staff(known),
        pro_notes(known),
        juguang(known),
        leads(known),
        qianfan_notes(known),
        qianfan_goods(),
        pugongying_notes(known),
        pugongying_creators(known),
        lingxi(known),
        shutiao(known),
        xiaohongxing(known),
        qiangua(known),
        huitun(known),
    ]


def creator_notes(known: World, account: str, on: date) -> Export:
    """创作者中心 笔记列表明细表: a merged banner, then 13 headings; a published title may carry an emoji the draft lacks."""
    banner = "最多导出排序后前1000条笔记"
    headings = words("笔记标题 首次发布时间 体裁 曝光 观看量 封面点击率 点赞 评论 收藏 涨粉 分享 人均观看时长 弹幕")
    rows: list[Row] = [[banner, *[None] * 12], list(headings)]
    for number, note in enumerate(known.of(account, on)):
        title = f"✨{note.title}！" if number % 5 == 4 else note.title
        got = figures(note, on)
        shown = got.views * 2 if note.form == "视频" else got.impressions
        rate = round(got.views / max(got.impressions, 1), 3)
        danmaku = got.comments // 2 if note.form == "视频" else "--"
        rows.append(
            joined(
                [
                    title,
                    stamp(note.at),
                    note.form,
                    shown,
                    got.views,
                    rate,
                    got.likes,
                    got.comments,
                    got.saves,
                    got.follows,
                ],
                [got.shares, got.seconds, danmaku],
            )
        )
    return Export(f"{known.name(account)}/笔记列表明细表_{on}.xlsx", (Sheet("Sheet1", rows, ((0, 0, 12),)),))


def account_30d(known: World, account: str) -> list[Export]:
    """The four files of 30 days: one sheet of 指标 | 数值, and a sheet of 日期 | 数值 for each trend."""
    dice = random.Random(account)
    days = [TAKEN_ON - timedelta(days=back) for back in range(30, 0, -1)]
    shown = [dice.randint(900, 6000) for _ in days]
    seen = [int(number * dice.uniform(0.1, 0.2)) for number in shown]
    rates = [round(100 * views / impressions, 1) for views, impressions in zip(seen, shown, strict=True)]
    gained = [dice.randint(0, 9) for _ in days]
    lost = [dice.randint(0, 3) for _ in days]
    net = [plus - minus for plus, minus in zip(gained, lost, strict=True)]
    visitors = [number * dice.randint(4, 9) + 3 for number in gained]
    published = [sum(note.at.date() == day and note.account == account for note in known.notes) for day in days]
    liked = [int(views * 0.04) for views in seen]

    def pairs(kind: str, *whole: tuple[str, Any]) -> Sheet:
        return Sheet(f"账号总体{kind}数据", [["指标", "数值"], *map(list, whole)])

    def trend(name: str, values: Sequence[Any]) -> Sheet:
        rows: list[Row] = [[f"{day:%Y年%m月%d日}", value] for day, value in zip(days, values, strict=True)]
        return Sheet(f"{name}趋势", [["日期", "数值"], *rows])

    def parts(numbers: Sequence[int], share: int) -> list[int]:
        return [number // share for number in numbers]

    folder = known.name(account)
    total = [sum(numbers) for numbers in (shown, seen, liked)]
    return [
        Export(
            f"{folder}/近30日观看数据_{TAKEN_ON}.xlsx",
            (
                pairs(
                    "观看", ("曝光", counted(total[0])), ("观看", total[1]), ("封面点击率(%)", 14.2),
                    ("平均观看时长(s)", 13.6), ("总完播率(%)", 21.5), ("曝光环比(%)", -3.4), ("观看环比(%)", 112.0),
                ),
                trend("曝光", shown), trend("观看", seen), trend("封面点击率", rates),
                trend("平均观看时长", [round(10 + number % 7 * 0.9, 1) for number in shown]),
                trend("视频完播率", ["--" if number % 4 == 0 else 20 + number % 9 for number in shown]),
            ),
        ),
        Export(
            f"{folder}/近30日互动数据_{TAKEN_ON}.xlsx",
            (
                pairs("互动", ("点赞", total[2]), ("评论", sum(parts(liked, 8))), ("收藏", sum(parts(liked, 2))),
                      ("分享", sum(parts(liked, 12))), ("点赞环比(%)", 5.1)),
                trend("点赞", liked), trend("评论", parts(liked, 8)), trend("收藏", parts(liked, 2)),
                trend("分享", parts(liked, 12)),
            ),
        ),
        Export(
            f"{folder}/近30日涨粉数据_{TAKEN_ON}.xlsx",
            (
                pairs("涨粉", ("净涨粉", sum(net)), ("新增关注", sum(gained)), ("取消关注", sum(lost)),
                      ("主页访客", sum(visitors)), ("主页转粉率(%)", round(100 * sum(gained) / sum(visitors), 1))),
                trend("净涨粉", net), trend("新增关注", gained), trend("取消关注", lost), trend("主页访客", visitors),
                trend("主页转粉率", [round(100 * one / all_, 1) for one, all_ in zip(gained, visitors, strict=True)]),
            ),
        ),
        Export(
            f"{folder}/近30日发布数据_{TAKEN_ON}.xlsx",
            (
                pairs("发布", ("总发布", sum(published)), ("发布视频", 0), ("发布图文", sum(published))),
                trend("总发布", published), trend("发布视频", [0] * 30), trend("发布图文", published),
            ),
        ),
    ]  # fmt: skip


def note_detail(known: World, account: str) -> Export:
    """单篇 数据明细表: two overviews and a sheet by the hour."""
    note = known.of(account, TAKEN_ON)[-1]
    got = figures(note, TAKEN_ON)
    whole = [["曝光数", got.impressions], ["观看数", got.views]]
    whole += [["封面点击率(%)", round(100 * got.views / got.impressions, 1)], ["平均观看时长(s)", got.seconds]]
    whole += [["完播率(%)", "--"], ["2秒退出率(%)", 31.4], ["涨粉数", got.follows]]
    acts = [
        ["点赞数", got.likes],
        ["评论数", got.comments],
        ["收藏数", got.saves],
        ["分享数", got.shares],
        ["弹幕数", 0],
    ]
    hours = [[f"{note.at:%Y年%m月%d日}{hour:02d}时", hour % 3] for hour in range(note.at.hour, 24)]
    return Export(
        f"{note.name}/{note.title}-数据明细表_{TAKEN_ON}.xlsx",
        (
            Sheet("基础数据总览", [["指标", "数值"], *whole]),
            Sheet("互动数据总览", [["指标", "数值"], *acts]),
            Sheet("分享数趋势-小时", [["时间", "笔记分享数"], *hours]),
        ),
    )


def pro_staff(known: World) -> Export:
    """专业号 KOS 员工数据."""
    headings = words(
        "员工名称 小红书账号id 小红书昵称 账号ID 所属地区 标签 开通时间 发布笔记数 投流笔记数 笔记投流消耗 总互动数 总表单客资数 "
        "总私信进线数 总私信开口数 总私信留资数 笔记曝光量 笔记点击量"
    )
    rows: list[Row] = [headings]
    for key, entry in known.accounts.items():
        if entry["类型"] != "KOS员工号":
            continue
        dice = random.Random(key)
        notes = known.of(key, TAKEN_ON)
        got = [figures(note, TAKEN_ON) for note in notes]
        asked = dice.randint(2, 40)
        persona = entry.get("人设") or {}
        spent = f"{dice.uniform(0, 900):,.2f}" if notes else "-"
        rows.append(
            joined(
                [persona.get("称呼", key), hexadecimal("red", key)[:10], entry["昵称"], hexadecimal("user", key)],
                [persona.get("地域") or entry.get("区域") or "--", "内容种草", "2026-03-15 10:00:00", len(notes)],
                [min(2, len(notes)), spent, sum(each.likes + each.saves + each.comments for each in got)],
                [asked // 8, asked, asked * 3 // 4, asked // 4],
                [sum(each.impressions for each in got), sum(each.views for each in got)],
            )
        )
    return Export(f"专业号_KOS员工数据_{TAKEN_ON}.xlsx", (Sheet("员工数据", rows),))


def sample(known: World, size: int, kinds: Sequence[str] = OWN) -> list[Note]:
    """Some notes of accounts of these kinds, always the same, by time."""
    notes = [note for note in known.notes if known.accounts[note.account]["类型"] in kinds]
    notes = [note for note in notes if TAKEN_ON - timedelta(days=45) <= note.at.date() < TAKEN_ON]
    return sorted(random.Random(size).sample(notes, min(size, len(notes))), key=lambda note: (note.at, note.id))


def pro_notes(known: World) -> Export:
    """专业号 / 聚光 笔记数据: groups in the first row over merged cells, headings in the second."""
    first = words(
        "笔记名称 笔记id 笔记链接 笔记发布时间 笔记创作者名称 笔记创作者ID 笔记状态 笔记来源 笔记类型 员工姓名 员工标签 员工所属地域 作者粉丝量 "
        "自定义标签 内容标签 产品绑定状态 笔记是否已推广 博主垂类 博主报价 服务费金额"
    )
    parts = ["曝光量", "阅读量(点击量)", "阅读率(点击率)", "互动量", "互动率"]
    groups: list[tuple[str, list[str]]] = [("笔记信息", first)]
    groups += [(name, [*parts, "曝光量行业排名"]) for name in ("全部", "自然", "推广总", "竞价推广")]
    groups.append(
        (
            "互动数据",
            words(
                "阅读uv 点赞量 评论量 收藏量 关注量 分享量 平均阅读时长 3S图文阅读率 5S视频完播率 视频笔记完播率 阅读单价 互动单价"
            ),
        )
    )
    groups.append(("竞价信息流", ["曝光", "点击", "互动"]))
    groups.append(("竞价视频流", ["曝光", "点击", "互动"]))
    groups.append(("竞价搜索", ["曝光", "点击", "互动"]))
    groups.append(
        ("转化数据", words("表单提交 表单转化率 私信咨询数 私信开口数 私信留资数 进店访问量 商品访客量 商品加购量"))
    )
    groups.append(("1日", ["支付订单量", "支付金额", "支付转化率", "支付ROI"]))
    groups.append(("7日", ["支付订单量", "支付金额", "支付转化率", "支付ROI"]))
    groups.append(("人群", ["地域分布-省份top1", "地域分布-城市top1", "用户兴趣top1"]))
    top: Row = []
    below: Row = []
    merged = []
    for name, headings in groups:
        merged.append((0, len(top), len(top) + len(headings) - 1))
        top += [name, *[None] * (len(headings) - 1)]
        below += headings
    rows = [top, below]
    for note in sample(known, 40, (*OWN, "合作KOC", "合作KOL")):
        got = figures(note, TAKEN_ON)
        acts = got.likes + got.saves + got.comments + got.shares
        entry = known.accounts[note.account]
        paid = got.impressions // 4 if got.impressions > 2500 else 0
        outside = entry["类型"] in ("合作KOC", "合作KOL")

        def share(part: int, whole: int) -> str:
            return f"{100 * part / whole:.2f}%" if whole else "-"

        def five(shown: int, views: int, acted: int) -> Row:
            return [shown, views, share(views, shown), acted, share(acted, views), "--"]

        read = got.views * paid // max(got.impressions, 1)
        did = acts * paid // max(got.impressions, 1)
        row: Row = [note.title, note.platform_id, f"https://www.xiaohongshu.com/explore/{note.platform_id}"]
        row += [f"{note.at:%Y-%m-%d %H:%M:%S}", note.name, hexadecimal("user", note.account), "正常"]
        row += ["蒲公英" if outside else "专业号" if entry["类型"] == "官方号" else "员工号", f"{note.form}笔记"]
        row += ["-", "-", "-", counted(followers(note.name)), "-", "护肤", "已绑定"]
        row += ["是" if paid else "否", "护肤" if outside else "-", 800 if outside else "-", 80 if outside else "-"]
        row += five(got.impressions, got.views, acts)
        row += five(got.impressions - paid, got.views - read, acts - did) + five(paid, read, did) * 2
        row += [got.views * 9 // 10, got.likes, got.comments, got.saves, got.follows, got.shares, f"{got.seconds}秒"]
        row += ["38.20%", "-", "-", f"{0.41 if paid else 0:.2f}", f"{6.2 if paid else 0:.2f}"]
        row += [paid // 2, read // 2, did // 2, 0, 0, 0, paid - paid // 2, read - read // 2, did - did // 2]
        row += [acts // 90, "0.35%", acts // 40, acts // 60, acts // 120, acts // 20, acts // 15, acts // 50]
        row += [acts // 100, f"{acts // 100 * 168:.2f}", "1.20%", "0.80"]
        row += [acts // 80, f"{acts // 80 * 168:.2f}", "1.60%", "1.10", "浙江", "临海", "护肤"]
        rows.append(row)
    return Export(f"专业号_笔记数据_{TAKEN_ON}.xlsx", (Sheet("笔记数据", rows, tuple(merged)),))


def juguang(known: World) -> Export:
    """聚光 投放报表, a row for each creative and day, as GB18030 CSV the way Excel saves it in China; 合计 at the end."""
    headings = words(
        "账户名称 投放ID 时间 计划名称 计划ID 单元名称 单元ID 创意名称 创意ID 笔记标题 笔记ID 消费 展现量 点击量 点击率 平均点击成本 平均千次展示费用 "
        "点赞 评论 收藏 关注 分享 互动量 平均互动成本 5s播放量 行动按钮点击量 私信进线数 私信进线人数 私信开口数 私信开口人数 私信开口条数 私信留资数 "
        "私信留资人数 私信进线成本 私信开口成本 私信留资成本 店铺成交订单量(15日) 店铺成交订单转化率(15日)"
    )
    rows: list[Row] = [headings]
    spent = 0.0
    for number, note in enumerate(sample(known, 8)):
        dice = random.Random(note.id + "ad")
        for back in range(7, 0, -1):
            day = TAKEN_ON - timedelta(days=back)
            if day < note.at.date():
                continue
            shown = dice.randint(800, 5200)
            clicks = int(shown * dice.uniform(0.03, 0.12))
            cost = round(clicks * dice.uniform(0.3, 0.9), 2)
            spent += cost
            acts = clicks // 9
            came = clicks // 40
            left = came // 4
            each = f"{cost / left:.2f}" if left else "-"
            rows.append(
                joined(
                    ["岬棠护肤", "900001", f"{day}", f"十一月-{note.form}", 700_100 + number % 3, f"单元{number + 1}"],
                    [
                        700_200 + number,
                        f"创意{number + 1}",
                        700_300 + number,
                        note.title,
                        note.platform_id,
                        f"{cost:,.2f}",
                    ],
                    [
                        shown,
                        clicks,
                        f"{100 * clicks / shown:.2f}%",
                        f"{cost / clicks:.2f}",
                        f"{cost / shown * 1000:.2f}",
                    ],
                    [acts // 2, acts // 10, acts // 4, acts // 12, acts // 20, acts, f"{cost / max(acts, 1):.2f}"],
                    [clicks // 3, clicks // 12, came, came, came * 3 // 4, came * 3 // 4, came * 2, left, left],
                    [f"{cost / came:.2f}" if came else "-", f"{cost / came:.2f}" if came else "-", each],
                    [clicks // 120, "0.83%"],
                )
            )
    rows.append(["合计", *[None] * 10, f"{spent:,.2f}", *[None] * (len(headings) - 12)])
    return Export(f"聚光_创意报表_{TAKEN_ON}.csv", (Sheet("报表", rows),), "gb18030")


def leads(known: World) -> Export:
    """聚光 线索: the telephones are from a range that is never given out."""
    headings = words(
        "小红书线索ID 用户小红书昵称 线索生成时间 归属账号 来源笔记 来源笔记ID 流量类型 创意名称 创意ID 转化方式 手机号 微信号 地区"
    )
    dice = random.Random("leads")
    notes = sample(known, 6)
    rows: list[Row] = [headings]
    for number in range(40):
        note = dice.choice(notes)
        at = dt.datetime.combine(TAKEN_ON - timedelta(days=dice.randint(1, 6)), dt.time(dice.randint(8, 22), 15))
        source = ["-", "-"] if number % 9 == 8 else [note.title, note.platform_id]
        rows.append(
            joined(
                [hexadecimal("lead", str(number)), f"momo{number}", f"{at:%Y-%m-%d %H:%M:%S}", note.name, *source],
                ["推广流量" if number % 2 else "自然流量", f"创意{number % 6 + 1}", 700_300 + number % 6, "私信留资"],
                [f"100{number:08d}", "-", "浙江-临海"],
            )
        )
    return Export(f"聚光_线索_{TAKEN_ON}.xlsx", (Sheet("线索", rows),))


def qianfan_notes(known: World) -> Export:
    """千帆 笔记_数据明细, 38 headings."""
    headings = words(
        "笔记标题 笔记ID 笔记链接 作者昵称 作者xhs_ID 笔记创建时间 笔记类型 关联商品名称 关联商品ID 视频时长（秒） 笔记支付金额 笔记支付订单数 "
        "笔记商品点击次数 笔记商品点击率（PV） 笔记商品点击人数 笔记支付人数 笔记支付转化率（PV） 笔记支付转化率（UV） 笔记退款金额（退款时间） "
        "笔记退款订单数（退款时间） 笔记退款人数（退款时间） 笔记退款金额（支付时间） 笔记退款率（支付时间） 笔记退款订单数（支付时间） 笔记加购件数 "
        "引流店铺主页次数 引流店铺主页支付金额 引流直播间次数 引流直播间支付金额 笔记阅读数 点赞次数 收藏次数 评论次数 分享次数 笔记点击关注次数 "
        "弹幕次数 平均阅读时长（观播时长） 完播率（PV）"
    )
    rows: list[Row] = [headings]
    for note in sample(known, 30):
        got = figures(note, TAKEN_ON)
        name, price = GOODS[len(note.id) % len(GOODS)]
        clicks = got.views // 50
        orders = clicks * 3 // 20
        rows.append(
            joined(
                [note.title, note.platform_id, f"https://www.xiaohongshu.com/explore/{note.platform_id}", note.name],
                [
                    hexadecimal("user", note.account),
                    f"{note.at:%Y-%m-%d %H:%M:%S}",
                    note.form,
                    name,
                    hexadecimal("sku", name),
                ],
                [48 if note.form == "视频" else "-", orders * int(price), orders, clicks],
                [
                    f"{100 * clicks / got.views:.2f}%",
                    clicks,
                    orders,
                    f"{100 * orders / clicks:.2f}%" if clicks else "-",
                ],
                ["14.00%" if clicks else "-", 0, 0, 0, 0, "0.00%", 0, clicks // 5, clicks // 4, 0, 0, 0, got.views],
                [got.likes, got.saves, got.comments, got.shares, got.follows, 0, got.seconds, "-"],
            )
        )
    return Export(f"千帆_笔记_数据明细_2026-10-21_{TAKEN_ON}.xlsx", (Sheet("sheet1", rows),))


def qianfan_goods() -> Export:
    """千帆 商品_销售明细, 29 headings."""
    headings = words(
        "商品ID 商品NAME 经营方式 载体 是否渠道商品 一级品类 二级品类 品牌 商品访客数 商品浏览量 新增加购人数 新增加购件数 支付金额 支付买家数 支付订单数 "
        "支付件数 支付转化率 客单价 退款金额（退款时间） 退款订单数（退款时间） 退款买家数（退款时间） 退款件数（退款时间） 退款金额（支付时间） "
        "退款订单数（支付时间） 退款买家数（支付时间） 退款件数（支付时间） 退款率（支付时间） 退款率（退款时间） 退款后支付金额（支付时间）"
    )
    rows: list[Row] = [headings]
    for name, price in GOODS:
        for carrier in ("笔记", "商品卡", "直播"):
            dice = random.Random(name + carrier)
            visitors = dice.randint(120, 2400)
            orders = visitors // 20
            gmv = orders * int(price)
            back = orders // 12
            rows.append(
                joined(
                    [
                        hexadecimal("sku", name),
                        name,
                        "自营",
                        carrier,
                        "否",
                        "美容护肤",
                        "面部护理",
                        "岬棠",
                        visitors,
                        visitors * 2,
                    ],
                    [
                        visitors // 9,
                        visitors // 8,
                        f"{gmv:.2f}",
                        orders,
                        orders,
                        orders,
                        f"{100 * orders / visitors:.2f}%",
                    ],
                    [price, back * int(price), back, back, back, back * int(price), back, back, back],
                    [f"{100 * back / orders:.2f}%", f"{100 * back / orders:.2f}%", f"{gmv - back * int(price):.2f}"],
                )
            )
    return Export(f"千帆_商品_销售明细_{TAKEN_ON}.xlsx", (Sheet("sheet1", rows),))


def pugongying_notes(known: World) -> Export:
    """蒲公英 投后: three rows of headings, the groups merged, single headings only in the first row."""
    single = words("博主昵称 博主粉丝量 笔记标题 笔记类型 笔记发布日期 笔记id 内容标签 博主报价 服务费金额 总金额")
    whole = words("曝光量 阅读量 阅读UV 5s播放率 3s阅读率 平均浏览时长 视频完播率 互动率")
    parts = ["正文组件", "笔记底栏组件", "评论区组件"]
    first: Row = [*single, "笔记数据", *[None] * (len(whole) + 1), "组件数据", *[None] * 5]
    second: Row = [*[None] * len(single), "整体", *[None] * (len(whole) - 1), "流量拆分", None]
    second += [cell for part in parts for cell in (part, None)]
    third: Row = [*[None] * len(single), *whole, "自然阅读量", "推广阅读量", *["点击量", "CTR"] * 3]
    start = len(single)
    rows = [first, second, third]
    for note in sample(known, 20, ("合作KOC", "合作KOL")):
        got = figures(note, TAKEN_ON)
        acts = got.likes + got.saves + got.comments
        fee = 3000 if known.accounts[note.account]["类型"] == "合作KOL" else 700
        paid = got.views // 3
        video = note.form == "视频"
        rows.append(
            joined(
                [note.name, counted(followers(note.name)), note.title, note.form],
                [
                    f"{note.at:%Y-%m-%d}",
                    note.platform_id,
                    "护肤/日常",
                    fee,
                    fee // 10,
                    fee + fee // 10,
                    got.impressions,
                ],
                [got.views, got.views * 9 // 10, "33.10%" if video else "-", "-" if video else "41.70%", got.seconds],
                ["18.00%" if video else "-", f"{100 * acts / got.views:.2f}%", got.views - paid, paid],
                [got.views // 70, "1.43%", got.views // 90, "1.11%", 0, "数据较少"],
            )
        )
    merged: tuple[tuple[int, int, int], ...] = (
        (0, start, start + 9),
        (0, start + 10, start + 15),
        (1, start, start + 7),
        (1, start + 8, start + 9),
    )
    merged += tuple((1, start + 10 + 2 * at, start + 11 + 2 * at) for at in range(3))
    return Export(f"蒲公英_投后数据_{TAKEN_ON}.xlsx", (Sheet("投后数据", rows, merged),))


def pugongying_creators(known: World) -> Export:
    """蒲公英 博主."""
    sources = words("发现页 搜索页 关注页 博主个人页 附近页 其他")
    headings = words(
        "博主昵称 小红书号 粉丝数 笔记数 内容类目及占比 曝光中位数 阅读中位数 互动中位数 中位点赞量 中位收藏量 中位评论量 中位分享量 中位关注量 互动率 "
        "图文3秒阅读率 千赞笔记比例 百赞笔记比例 预估CPM 预估阅读单价 预估互动单价 外溢进店中位数"
    )
    headings += [f"{kind}来源-{source}" for kind in ("阅读量", "曝光量") for source in sources]
    rows: list[Row] = [headings]
    for name in creators(known):
        dice = random.Random(name + "creator")
        seen = dice.randint(600, 9000)
        shares = ["61.0%", "22.0%", "6.0%", "8.0%", "0.5%", "2.5%"]
        rows.append(
            joined(
                [
                    name,
                    hexadecimal("red", name)[:10],
                    counted(followers(name)),
                    dice.randint(20, 300),
                    "护肤 62%，日常 38%",
                ],
                [
                    seen * 7,
                    seen,
                    seen // 18,
                    seen // 30,
                    seen // 50,
                    seen // 200,
                    seen // 300,
                    seen // 500,
                    "5.60%",
                    "39.20%",
                ],
                ["1.20%", "24.00%", 96.5, 0.68, 12.1, "数据较少", *shares, *shares],
            )
        )
    return Export(f"蒲公英_博主数据_{TAKEN_ON}.xlsx", (Sheet("博主", rows),))


def creators(known: World) -> list[str]:
    """Partners of the roster, and creators outside it."""
    partners = [str(entry["昵称"]) for entry in known.accounts.values() if entry["类型"] in ("合作KOC", "合作KOL")]
    return [*partners, "小店买手阿桃", "阿瓷的洗脸台", "北纬三十度的柠", "周三不化妆"]


def lingxi(known: World) -> Export:
    """灵犀 笔记TOP; its rates are percentages without the sign."""
    headings = words(
        "笔记ID 作业昵称 笔记标题 封面图 笔记链接 创建时间 曝光量 阅读量 互动量 点击率 互动率 I+TI人群数 TI人群数 进店用户数 TI人群进店兑换比 "
        "I+TI人群进店兑换比"
    )
    rows: list[Row] = [headings]
    for note in sample(known, 20, (*OWN, "合作KOC", "合作KOL")):
        got = figures(note, TAKEN_ON)
        acts = got.likes + got.saves + got.comments
        rows.append(
            joined(
                [
                    note.platform_id,
                    note.name,
                    note.title,
                    "-",
                    f"https://www.xiaohongshu.com/explore/{note.platform_id}",
                ],
                [f"{note.at:%Y-%m-%d}", got.impressions, got.views, acts, round(100 * got.views / got.impressions, 2)],
                [round(100 * acts / got.views, 2), got.views // 2, got.views // 9, got.views // 60, 0.15, 0.03],
            )
        )
    return Export(f"灵犀_笔记TOP_{TAKEN_ON}.xlsx", (Sheet("笔记TOP", rows),))


def shutiao(known: World) -> Export:
    """薯条 orders."""
    headings = words(
        "笔记ID 被推广者 实际消耗（元） 实际支付金额（元） 推广总预算（元） 订单状态 启动时间 曝光量 阅读量"
    )
    rows: list[Row] = [headings]
    for note in sample(known, 12):
        dice = random.Random(note.id + "boost")
        cost = dice.choice((30, 75, 150))
        at = note.at + timedelta(hours=3)
        rows.append(
            [note.platform_id, note.name, cost, cost, cost, "推广完成", f"{at:%Y-%m-%d %H:%M:%S}", cost * 41, cost * 6]
        )
    return Export(f"薯条_订单_{TAKEN_ON}.csv", (Sheet("订单", rows),), "utf-8-sig")


def xiaohongxing(known: World) -> Export:
    """小红星（淘宝星河）."""
    headings = words(
        "内容ID 达人昵称 日期 流量类型 归因周期 阅读/播放UV 进店UV 新客进店uv 搜索进店UV 商品加购UV 成交UV 商家GMV"
    )
    rows: list[Row] = [headings]
    for note in sample(known, 15, ("合作KOC", "合作KOL")):
        got = figures(note, TAKEN_ON)
        came = got.views // 40
        days = f"{TAKEN_ON - timedelta(days=29)}~{TAKEN_ON}"
        rows.append(
            joined(
                [
                    note.platform_id,
                    note.name,
                    days,
                    "全部流量",
                    30,
                    got.views,
                    came,
                    came * 2 // 3,
                    came // 2,
                    came // 5,
                ],
                [came // 12, f"{came // 12 * 139:.2f}"],
            )
        )
    return Export(f"小红星_内容数据_{TAKEN_ON}.csv", (Sheet("内容", rows),), "utf-8-sig")


def qiangua(known: World) -> Export:
    """千瓜 笔记导出: partners' notes and other people's; numbers in 万, links instead of ids."""
    headings = words(
        "笔记发布时间 笔记标题 笔记封面 笔记类型 笔记形式 报备合作品牌 种草提及品牌 是否品牌合作人 是否商业笔记 是否推广笔记 笔记链接 互动量 点赞 收藏 评论 分享 "
        "达人昵称 达人ID 粉丝数 达人属性 红薯等级 地域 达人小红书主页地址 达人千瓜主页地址 邮箱 笔记涵盖热搜词Top10 笔记相关评论热词Top10 达人标签(前5) "
        "笔记标签 预估投放金额"
    )
    topics = ("换季脸干怎么办？", "一瓶面霜用到底", "洗脸这件小事", "出差的洗漱包", "护手霜测了五支", "给妈妈选面霜")
    found = [
        (note.name, note.title, note.at, note.platform_id, figures(note, TAKEN_ON).likes)
        for note in sample(known, 12, ("合作KOC", "合作KOL"))
    ]
    for name in creators(known)[-4:]:
        dice = random.Random(name + "qiangua")
        for topic in dice.sample(topics, 3):
            at = dt.datetime.combine(TAKEN_ON - timedelta(days=dice.randint(2, 25)), dt.time(dice.randint(8, 22), 30))
            found.append((name, topic, at, hexadecimal("note", name + topic), dice.randint(40, 26_000)))
    rows: list[Row] = [headings]
    for name, title, at, key, likes in found:
        rows.append(
            joined(
                [f"{at:%Y-%m-%d %H:%M}", title, "-", "图文笔记", "日常", "-", "岬棠", "否", "否", "否"],
                [f"https://www.xiaohongshu.com/discovery/item/{key}", counted(likes * 2), counted(likes)],
                [counted(likes // 2), likes // 20, likes // 30, name, hexadecimal("user", name)],
                [counted(followers(name)), "初级达人", "金冠薯", "浙江", "-", "-", "someone@example.com"],
                ["面霜、换季", "好用、链接", "护肤", "护肤", likes // 10 + 300],
            )
        )
    return Export(f"千瓜_笔记_{TAKEN_ON}.xlsx", (Sheet("笔记", rows),))


def huitun(known: World) -> Export:
    """灰豚 达人导出: two values in a cell."""
    headings = words(
        "达人名称 达人官方地址 小红书号 灰豚指数 性别 地域 简介 联系邮箱 更新时间 认证信息 粉丝数 品牌合作人 签约MCN 达人标签 认证类型 笔记总数 赞藏总数 "
        "商业笔记总数 近7天笔记数 近60天笔记数 近60天爆文率 近60天平均点赞 近60天平均收藏 近60天平均评论 近60天平均分享 活跃粉丝占比 水粉占比 粉丝男 粉丝女 "
        "粉丝地域 粉丝年龄 粉丝活跃时间 粉丝关注焦点 图文笔记报价 图文CPE 图文CPM 视频笔记报价 视频CPE 视频CPM"
    )
    rows: list[Row] = [headings]
    for name in creators(known):
        dice = random.Random(name + "huitun")
        fans = followers(name)

        def both(share: float, of: int = fans) -> str:
            return f"{100 * share:.2f}% | {int(of * share)}"

        women = dice.uniform(0.7, 0.93)
        rows.append(
            joined(
                [
                    name,
                    "-",
                    hexadecimal("red", name)[:10],
                    round(dice.uniform(400, 900), 1),
                    "女",
                    "浙江",
                    "-",
                    "a@example.com",
                ],
                [
                    f"{TAKEN_ON} 08:00:00",
                    "-",
                    fans,
                    "是",
                    "-",
                    "护肤、日常",
                    "-",
                    dice.randint(60, 600),
                    counted(fans * 9),
                ],
                [dice.randint(0, 30), dice.randint(0, 6), dice.randint(8, 40), f"{dice.uniform(0, 9):.2f}%"],
                [dice.randint(50, 900), dice.randint(20, 400), dice.randint(3, 60), dice.randint(1, 30)],
                [both(dice.uniform(0.3, 0.7)), both(dice.uniform(0.02, 0.2)), both(1 - women), both(women)],
                ["浙江 18%", "25-34岁 46%", "21:00", "护肤", 700, 4.2, 118, 1200, "--", "--"],
            )
        )
    return Export(f"灰豚_达人_{TAKEN_ON}.xlsx", (Sheet("达人", rows),))


def write(export: Export, folder: Path) -> Path:
    """Write one export below a folder; returns its path."""
    path = folder / export.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if export.encoding is not None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(export.sheets[0].rows)
        path.write_bytes(text.getvalue().encode(export.encoding))
        return path
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": dt.datetime.combine(TAKEN_ON, dt.time(9)), "author": "notelint"})
        plain = book.add_format()
        for sheet in export.sheets:
            page = book.add_worksheet(sheet.title)
            for number, row in enumerate(sheet.rows):
                page.write_row(number, 0, row)
            for number, first, last in sheet.merged:
                page.merge_range(number, first, number, last, sheet.rows[number][first], plain)
    return path


def build(folder: Path, known: World | None = None) -> dict[str, list[Path]]:
    """Write every export; returns the paths by the folder they lie in."""
    written: dict[str, list[Path]] = defaultdict(list)
    for export in exports(known or world()):
        path = write(export, folder)
        written[path.parent.name].append(path)
    return written


if __name__ == "__main__":
    build(FIXTURES / "metrics" / "raw")
