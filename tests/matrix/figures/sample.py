"""A made-up matrix of eight accounts with ten weeks of notes, measured every Sunday, and every sheet that figures read."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from notelint.matrix.at import At
from notelint.matrix.content import Campaign, Pillar, Post, Topic
from notelint.matrix.model import Beyond, Brand, Collab, Cost, Experiment, Matrix, Row
from notelint.matrix.roster import Account, Device, Entity, Kos, Policy
from notelint.model import Field, Note
from notelint.store.snapshots import ACCOUNT, AD, NOTE, Snapshot

FIRST = date(2026, 4, 6)
WEEKS = 10
TODAY = "2026-06-14"
NAMES = (
    ("guan", "岬棠护肤", "官方号"), ("yan", "配方师阿砚", "IP号"), ("man", "小满在岬棠", "KOS员工号"),
    ("qin", "老秦质检日记", "KOS员工号"), ("li", "栗子今天没熬夜", "合作KOC"), ("dian", "岬棠拾光里店", "门店号"),
    ("ting", "婷婷补货中", "KOS员工号"), ("jing", "静静停更了", "KOS员工号"),
)  # fmt: skip
PILLARS = ("干货", "测评", "合集", "场景")


def day(number: int) -> str:
    """The ISO day so many days after the first Monday."""
    return (FIRST + timedelta(days=number)).isoformat()


def note(ident: str, account: str, on: str, form: str, pillar: str, **more: Any) -> Post:
    """A published note of the sample."""
    title, body = f"第{ident}篇：{pillar}", f"{pillar}写了一点{account}自己的经验，{ident}。" * 6
    draft = Note(f"notes/{account}/{ident}.md", ident, (Field("title", title), Field("body", body)), account=account)
    return Post(draft, ident, account, title, body, (), "已发布", on, "12:00", form, pillar, **more)


def posts() -> list[Post]:
    """Two notes a week of each account but the last, which stopped in the third week."""
    found = []
    for week in range(WEEKS):
        for place, (account, _, kind) in enumerate(NAMES):
            for turn in range(2):
                if account == "jing" and week > 2:
                    continue
                ident = f"{account}-{week}-{turn}"
                campaign = "夏日" if week == WEEKS - 1 and turn == 0 and place < 3 else None
                commercial = {"类型": "报备合作"} if kind == "合作KOC" else {}
                form = "视频" if (place + turn) % 3 == 0 else "图文"
                mentions = ("@岬棠护肤",) if turn and account != "guan" else ()
                found.append(
                    note(ident, account, day(week * 7 + turn * 2 + place % 3), form, PILLARS[(place + turn + week) % 4],
                         campaign=campaign, commercial=commercial, mentions=mentions)
                )  # fmt: skip
    return found


def snapshots(of: list[Post]) -> list[Snapshot]:
    """Every Sunday what the notes had until then; followers, advertising and profile visitors beside them."""
    found = []
    for week in range(WEEKS):
        sunday = day(week * 7 + 6)
        for number, post in enumerate(of):
            if post.on is None or post.on > sunday:
                continue
            age = (date.fromisoformat(sunday) - date.fromisoformat(post.on)).days + 1
            base = 900 + 37 * (number % 23) + (60 if post.campaign else 0) + 15 * week
            views = base * min(age, 14) // 3
            counts = {
                "impressions": views * (6 if post.form == "图文" else 3), "views": views, "likes": views * 3 // 100,
                "saves": views * 2 // 100, "comments": views // 250, "shares": views // 400, "follows": views // 650,
                "watch_seconds": 14 + number % 9,
            }  # fmt: skip
            values = {name: Decimal(count) for name, count in counts.items()}
            values["cover_ctr"] = Decimal(1) / (6 if post.form == "图文" else 9)
            found.append(
                Snapshot("creator-notes", NOTE, f"{post.title}{post.on}", sunday, f"笔记列表明细表-{sunday}.xlsx", number + 3,
                         post.account, post.id, post.title, f"{post.on}T12:00:00+08:00", post.form, values)
            )  # fmt: skip
        for place, (account, name, _) in enumerate(NAMES):
            fans = Decimal(4000 + 700 * place + week * (60 + 9 * place))
            found.append(
                Snapshot("qiangua-notes", NOTE, f"{account}-{week}", sunday, f"千瓜-{sunday}.xlsx", place + 2, account,
                         values={"fans": fans}, remarks=("口径=现值",))
            )  # fmt: skip
            found.append(
                Snapshot("account-30d", ACCOUNT, "day", sunday, f"{name}-近30日涨粉数据.xlsx", 2, account,
                         values={"visitors": Decimal(180 + place)}, remarks=("口径=当日",))
            )  # fmt: skip
        money = {"spend": "2207.70", "messages_in": "80", "messages_open": "60", "messages_left": "20"}
        found.append(
            Snapshot("juguang-report", AD, f"plan-{week}", sunday, f"聚光-{sunday}.xlsx", 2,
                     values={name: Decimal(text) for name, text in money.items()},
                     texts={"period": sunday}, remarks=("口径=时段",))
        )  # fmt: skip
        sold = {"gmv": "45360", "refund": "1680", "orders": "270", "goods_clicks": "1800", "views": "90000"}
        found.append(
            Snapshot("qianfan-notes", NOTE, f"goods-{week}", sunday, f"千帆-{sunday}.xlsx", 2, "dian",
                     values={name: Decimal(text) for name, text in sold.items()}, remarks=("口径=时段",))
        )  # fmt: skip
    return found


def rows(path: str, *values: dict[str, Any]) -> tuple[Row, ...]:
    """The rows of a sheet."""
    return tuple(Row(each, At(path, line)) for line, each in enumerate(values, 2))


def sheets() -> dict[str, tuple[Row, ...]]:
    """Every sheet that only figures read."""
    flows = [("guan", "man", 320, 48), ("guan", "yan", 260, 40), ("yan", "guan", 150, 12), ("man", "dian", 210, 33),
             ("dian", "guan", 90, 6), ("qin", "guan", 60, 4), ("其他", "guan", 4200, 0)]  # fmt: skip
    stages = {
        "DEEPLINK": (10000, 4000, 1200, 600, 300, 90, 30), "商品": (540, 27), "留存": (1000, 260), "AIPS": (9000, 2100, 800, 240, 60)
    }  # fmt: skip
    names = {
        "DEEPLINK": ("发现", "种草", "互动", "行动", "首购", "复购", "至爱"), "商品": ("到店访客", "购买客户"),
        "留存": ("首日", "第7日"), "AIPS": ("认知", "兴趣", "深度兴趣", "购买", "分享"),
    }  # fmt: skip
    fans = [
        {"user": f"用户{place}", "followers": (60 if place % 9 else 1800), "notes_30d": place % 2, "mentions_30d": place % 3,
         "interactions_30d": place, "first_seen": "2026-06-10" if place % 5 == 0 else "2026-02-01",
         "last_active": "2026-04-01" if place % 7 == 0 else "2026-06-12", "interactions": place, "purchases": place % 4}
        for place in range(40)
    ]  # fmt: skip
    early = [("guan-9-0", "man", "2026-06-08T13:00"), ("guan-9-0", "yan", "2026-06-08T14:00")]
    return {
        "flows": rows("flows.csv", *({"source": a, "target": b, "visits": v, "follows": f} for a, b, v, f in flows)),
        "funnel": rows(
            "funnel.csv",
            *(
                {"funnel": name, "stage": stage, "count": count}
                for name, counts in stages.items()
                for stage, count in zip(names[name], counts, strict=True)
            ),
        ),
        "replies": rows("replies.csv", {"account": "guan", "comments": 200, "answered": 126}),
        "market": rows("market.csv", {"notes": 320, "interactions": 400000}),
        "rankings": rows(
            "rankings.csv",
            *({"word": word, "rank": rank, "on": "2026-06-12"} for word, rank in (("敏感肌面霜", 3), ("泛红修护", 8), ("早C晚A", Beyond(20)))),
        ),
        "nps": rows("nps.csv", {"score": 10, "count": 110}, {"score": 8, "count": 50}, {"score": 3, "count": 40}),
        "feedback": rows(
            "feedback.csv",
            *(
                {"tag": tag, "count": count}
                for tag, count in (("正面", 70), ("中性", 20), ("负面", 10), ("尺寸", 12), ("色差", 5))
            ),
        ),
        "tasks": rows(
            "tasks.csv",
            *({"task": f"任务{place}", "kind": kind} for place, kind in enumerate(["内容生态维护"] * 6 + ["用户关系管理"] * 3 + ["商业化转化"])),
        ),
        "fans": rows("fans.csv", *fans),
        "interactions": rows("interactions.csv", *({"note": a, "account": b, "at": c} for a, b, c in early)),
    }  # fmt: skip


def matrix(**more: Any) -> Matrix:
    """The sample; ``more`` replaces what it says."""
    accounts = tuple(
        Account(
            ident, name, kind, entity="E1", kos=Kos(rights=("身份标识", "留资卡")) if kind == "KOS员工号" else Kos()
        )
        for ident, name, kind in NAMES
    )
    collabs = (
        Collab(
            "林深见鹿", tier="尾部", mode="博主", fee=Decimal(3000), impressions=25000, views=4000, interactions=225
        ),
        Collab("阿茶买手", tier="腰部", mode="买手", commission=Decimal("0.15"), gmv=Decimal(10000)),
        Collab("小径探店", tier="KOC", mode="探店", fee=Decimal(500)),
    )
    costs = tuple(
        Cost("2026-06-03", category, Decimal(amount))
        for category, amount in (
            ("人力", 18000), ("素材拍摄", 4000), ("KOL/KOC", 10000), ("工具订阅", 1500), ("团队薪酬", 20000), ("聚光", 14000)
        )
    )  # fmt: skip
    known: dict[str, Any] = {
        "brand": Brand(("岬棠",), role_target={"官方号": 0.1, "IP号": 0.2, "KOS员工号": 0.4, "合作KOC": 0.2, "门店号": 0.1}),
        "entities": (Entity("E1", "岬棠有限公司", policy="gray"),),
        "policies": (Policy("gray", quota=100, yearly_fee=Decimal(600)),),
        "accounts": accounts,
        "devices": (Device("D1", sim="1", accounts=("guan", "man")), Device("D2", sim="2", accounts=("yan",))),
        "pillars": tuple(Pillar(name, name, share) for name, share in zip(PILLARS, (0.4, 0.2, 0.2, 0.2), strict=True)),
        "topics": tuple(Topic(f"T{place}", f"题{place}", "干货", need=need) for place, need in enumerate(["基础"] * 14 + ["进阶"] * 5 + ["高端"])),
        "campaigns": (Campaign("夏日", "夏日", accounts=("guan", "yan", "man")),),
        "posts": tuple(posts()),
        "collabs": collabs,
        "costs": costs,
        "experiments": (
            Experiment("X1", "封面写字比不写点得多", "封面文字", 24, "封面点击率", "2026-04-20", "2026-05-20", "写字的高 1.8 个百分点"),
            Experiment("X2", "晚八点比中午好", "时段", 12, "单篇观看", "2026-05-01"),
        ),
        "sheets": sheets(),
    }  # fmt: skip
    return Matrix("岬棠", TODAY, **{**known, **more})
