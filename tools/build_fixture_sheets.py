"""The sheets of the made-up matrix of ``fixtures/``: entities, people, telephones, topics, costs, and what figures read.

python tools/build_fixture_sheets.py           writes fixtures/*.csv, UTF-8 with a byte order mark as Excel likes it
"""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261122
TODAY = date(2026, 11, 22)

Sheet = tuple[str, list[list[object]]]

ENTITIES: Sheet = (
    "主体ID,名称,统一社会信用代码,政策版本,是否实际经营,认证到期",
    [
        ["hq", "临海岬棠生活用品有限公司", "91****************1X", "kos-huidu", "是", "2027-06-30"],
        ["shop", "临海岬棠门店管理有限公司", "91****************2Y", "kos-huidu", "是", "2027-03-31"],
    ],
)

OPERATORS: Sheet = (
    "人员ID,姓名,角色,职位,周产能,审核日产能,在职,离职日,规范版本",
    [
        ["p01", "何雨桐", "策略、审核", "品牌经理", 6, 6, "是", "", "v3"],
        ["p02", "方寻", "内容", "店长", 3, "", "是", "", "v3"],
        ["p03", "潘乐", "内容", "店长", 3, "", "是", "", "v3"],
        ["p04", "砚台", "内容", "配方师", 4, "", "是", "", "v3"],
        ["p05", "林杳", "内容", "创始人", 2, "", "是", "", "v3"],
        ["p06", "满意", "内容", "柜台美容顾问", 4, "", "是", "", "v3"],
        ["p07", "秦守一", "内容", "质检员", 3, "", "是", "", "v3"],
        ["p08", "袁圆", "内容", "仓库管理员", 4, "", "是", "", "v3"],
        ["p09", "赵喆", "内容、社群", "客服专员", 3, "", "是", "", "v3"],
        ["p10", "窦豆", "内容", "直播助理", 3, "", "是", "", "v2"],
        ["p11", "沈青", "内容", "包装设计师", 3, "", "是", "", "v3"],
        ["p12", "向香", "内容", "采购专员", 2, "", "是", "", "v3"],
        ["p13", "米面", "内容", "柜台美容顾问", 3, "", "是", "", "v3"],
        ["p14", "雷响", "内容", "物流专员", 2, "", "是", "", "v3"],
        ["p15", "戚七", "内容", "培训师", 3, "", "是", "", "v3"],
        ["p16", "罗一", "内容", "实验员", 3, "", "否", "2026-10-31", "v3"],
        ["p17", "宋清", "社群、审核", "合作运营", 3, 6, "是", "", "v3"],
        ["p18", "纪数", "数据", "数据分析师", "", "", "是", "", "v3"],
        ["p19", "唐投", "投放", "广告投放专员", "", "", "是", "", "v3"],
    ],
)

_LOGGED_IN = {
    "p01": "jiatang-official",
    "p02": "jiatang-shop",
    "p03": "jiatang-shop2",
    "p04": "ayan",
    "p05": "founder",
    "p06": "kos-xiaoman",
    "p07": "kos-laoqin",
    "p08": "kos-yuanyuan",
    "p09": "kos-azhe",
    # One telephone for two accounts: what happens to one of them is asked of the other.
    "p10": "kos-doudou、kos-mian",
    "p11": "kos-shen",
    "p12": "kos-xiangxiang",
    "p14": "kos-dalei",
    "p15": "kos-qiqi",
    "p16": "kos-aluo",
    "p17": "jiatang-fuli",
}

DEVICES: Sheet = (
    "设备ID,型号,SIM尾号,常用网络,保管人,登录账号",
    [
        [f"d{number:02}", "安卓机", f"{(number * 3719) % 9000 + 1000}", "公司WiFi", keeper, accounts]
        for number, (keeper, accounts) in enumerate(_LOGGED_IN.items(), 1)
    ],
)

_TOPICS = {
    "科普": """表活是什么、看懂 pH、防晒怎么量、洁面的水温、面霜什么时候涂、成分表的顺序、香精要不要怕、开封后放多久、耳后试用怎么做、
换季先减什么、泡沫多不等于干净、敏感期怎么选、身体乳的量、批号怎么看、留样是什么、手背试质地、夏天冬天两套顺序、旅行分装注意、
运动后洗脸、早上要不要洁面、喷雾的用法、卸妆与洁面、瓶口怎么保持干净、说明书里的小字、试纸怎么读、称样要称几次、保质期怎么印、手温会不会影响""",
    "日常": """开门前的十分钟、一箱货的路、值夜班的桌面、打包台的温度、雨天的仓库、食堂的窗口、实验台的声音、午休的走廊、一本旧记录、
新同事第一周、月底盘点、换季搬样品、退货里的纸条、下班路上、工位的绿植、会议室的白板、手写的标签、停电一小时、清洗间的蒸汽、
第一次独立排班、搬家的样品柜、直播收线以后、冬天的热水壶、周五的扫尾、送样的清晨、路口的早餐、仓库的猫、换工服、整理抽屉、写周记、换灯管的下午、记账的本子、收到的明信片、晾在窗边的手套、楼道里的交谈、第一杯水、关灯之前""",
    "产品": "新瓶盖为什么改、面霜的罐口、洁面的泵头、说明书改了三处、试用装的克数、空瓶怎么回收、喷雾的出雾、换包装不换配方",
    "测评": """一个月的空瓶、早八人的洗漱台、通勤包里有什么、三种质地比一比、称一称每天用多少、成分表对照读、湿度和肤感、
两周的记录表、旅行装值不值得带、同一款用到底、早晚各记一笔、两种泵头""",
    "故事": "第一张报价单、老厂房的门、第一位员工、改名的那天、被退回的样品、没做成的产品、一封读者来信、第一间门店的钥匙、纸盒的第七稿、停掉的一条线、一张旧照片",
    "门店": "周六人少的时段、试用台怎么用、门口的长椅、留册上的话、海边店的风、雨天来访的人、两家店的不同、带猫来可以吗、洗手台的水温",
}
"""Topics by pillar; 、 stands between them."""


def topics() -> Sheet:
    """The pool of topics, numbered by pillar."""
    rows: list[list[object]] = []
    for pillar, text in _TOPICS.items():
        for title in "".join(text.split("\n")).split("、"):
            rows.append(
                [f"T{len(rows) + 1:03}", title, pillar, "亲历、答疑、对照", "", "", "基础", "常青", "低", "选题会"]
            )
    rows.append([f"T{len(rows) + 1:03}", "双旦礼盒怎么装", "产品", "发布", "礼盒", "", "进阶", "节点", "中", "活动"])
    return "选题ID,标题,支柱,角度,核心词,长尾词,需求层,时效,风险等级,来源", rows


KEYWORDS: Sheet = (
    "词,类型,月搜索指数,归属账号",
    [
        ["冬季洗脸", "核心", 42000, "kos-xiaoman"],
        ["成分表怎么看", "核心", 18000, "ayan"],
        ["耳后试用", "长尾", 900, "kos-xiaoman"],
        ["云絮面霜", "品牌", 1500, "jiatang-official"],
        ["防晒用量", "核心", 36000, "kol-manan"],
        ["打包日常", "长尾", 5200, "kos-yuanyuan"],
    ],
)

COLLABS: Sheet = (
    "达人昵称,小红书号,层级,模式,报价,佣金率,报备号,brief,曝光,阅读,互动,GMV",
    [
        ["栗子今天没熬夜", "", "KOC", "博主", 800, "", "JT2026-LZ-017", "docs/KOC-brief.md", 9200, 1400, 122, ""],
        ["安安的租房日记", "", "KOC", "博主", 600, "", "JT2026-AA-009", "docs/KOC-brief.md", 6100, 980, 84, ""],
        ["成分慢慢读", "", "腰部", "博主", 3000, "", "JT2026-MM-004", "docs/KOC-brief.md", 25000, 4000, 225, ""],
        ["小店买手阿桃", "", "尾部", "买手", "", "15%", "JT2026-AT-021", "docs/KOC-brief.md", "", "", "", 10000],
    ],
)

COSTS: Sheet = (
    "日期,类别,金额,对象,备注",
    [
        [f"2026-{month:02}-{day}", kind, amount, "", ""]
        for month, day in ((9, 28), (10, 28), (11, 15))
        for kind, amount in (
            ("人力", 18000),
            ("素材拍摄", 4000),
            ("KOL/KOC", 4400),
            ("工具订阅", 500),
            ("聚光", 14000),
        )
    ]
    + [["2026-11-20", "薯条", 600, "kos-xiaoman", ""], ["2026-03-15", "KOS年费", 6600, "hq", "11 个号"]],
)

LIVES: Sheet = (
    "名称,账号,开始,结束",
    [
        ["周四空瓶专场", "jiatang-official、kos-doudou", "2026-11-26 20:00", "2026-11-26 21:00"],
        ["双旦预热", "jiatang-official、kos-doudou", "2026-12-17 20:00", "2026-12-17 21:30"],
    ],
)


def flows() -> Sheet:
    """Who sends visitors to whom."""
    edges = [("ayan", 120, 18), ("kos-xiaoman", 64, 9), ("kos-yuanyuan", 30, 3), ("kos-laoqin", 26, 2)]
    rows: list[list[object]] = [
        [who, "jiatang-official", visits, follows, "2026-11-15"] for who, visits, follows in edges
    ]
    rows += [
        ["jiatang-official", "jiatang-shop", 40, 4, "2026-11-15"],
        ["kos-mian", "jiatang-shop2", 22, 3, "2026-11-15"],
    ]
    return "来源账号,目标账号,访问,关注,日期", rows


def interactions() -> Sheet:
    """Early likes by accounts of the matrix itself on one note: what the platform calls fake interaction."""
    who = ["kos-xiaoman", "kos-azhe", "kos-doudou", "kos-shen", "kos-mian", "kos-qiqi"]
    note = "jiatang-official-1120-1"
    return "笔记,账号,时间,类型", [[note, name, f"2026-11-20 20:{n * 4 + 7:02}", "点赞"] for n, name in enumerate(who)]


def replies() -> Sheet:
    """How many comments were answered within a day."""
    draw = random.Random(f"{SEED}-replies")
    rows: list[list[object]] = []
    for account in ("jiatang-official", "jiatang-shop", "ayan", "kos-xiaoman", "kos-azhe", "kos-mian"):
        for week in range(4):
            comments = draw.randint(20, 60)
            day = TODAY - timedelta(days=7 * week + 1)
            rows.append([account, day.isoformat(), comments, int(comments * draw.uniform(0.55, 0.95))])
    return "账号,日期,评论,24小时内回复", rows


def fans() -> Sheet:
    """People of the community under made-up names."""
    draw = random.Random(f"{SEED}-fans")
    rows: list[list[object]] = []
    for number in range(1, 81):
        first = TODAY - timedelta(days=draw.randint(2, 500))
        last = min(TODAY, first + timedelta(days=draw.randint(0, 480)))
        rows.append(
            [f"用户{number:03}", int(draw.paretovariate(0.9) * 60), draw.choice((0, 0, 0, 1, 2, 4)), draw.randint(0, 25),
             draw.choice((0, 0, 0, 1, 2)), first.isoformat(), last.isoformat(), draw.randint(0, 90), draw.randint(0, 4),
             draw.choice((0, 0, 0, 0, 1, 2))]
        )  # fmt: skip
    return "用户,粉丝数,近30天笔记,近30天互动,近30天提及,首次出现,最近活跃,互动,购买,近90天推荐", rows


FEEDBACK: Sheet = (
    "标签,次数,日期",
    [["泵头漏液", 12, "2026-11-15"], ["物流慢", 5, "2026-11-15"], ["想要小样", 9, "2026-11-15"]],
)
RANKINGS: Sheet = (
    "关键词,名次,日期,账号",
    [
        ["冬季洗脸", 8, "2026-11-15", "kos-xiaoman"],
        ["成分表怎么看", 3, "2026-11-15", "ayan"],
        ["防晒用量", 22, "2026-11-15", "kol-manan"],
    ],
)
MARKET: Sheet = (
    "日期,品类笔记,品类互动,来源",
    [["2026-10-31", 2000, 400000, "灵犀截图，手抄"], ["2026-11-15", 1100, 230000, "灵犀截图，手抄"]],
)
TASKS: Sheet = (
    "任务,类别,负责人,日期",
    [
        ["更新选题库", "内容生态维护", "p01", "2026-11-16"],
        ["答复评论", "用户关系管理", "p09", "2026-11-16"],
        ["社群答疑", "用户关系管理", "p17", "2026-11-17"],
        ["双旦礼盒排期", "商业化转化", "p01", "2026-11-18"],
        ["整理案例", "内容生态维护", "p15", "2026-11-19"],
    ],
)
FUNNEL: Sheet = (
    "漏斗,阶段,人数,日期",
    [
        *[["AIPS", stage, count, "2026-11-15"] for stage, count in (("认知", 52000), ("兴趣", 9100), ("深度兴趣", 2300), ("购买", 460), ("分享", 52))],
        *[["线索", stage, count, "2026-11-15"] for stage, count in (("进线", 180), ("开口", 132), ("留资", 41))],
    ],
)  # fmt: skip
NPS: Sheet = (
    "分数,人数,日期",
    [
        [10, 52, "2026-11-10"],
        [9, 31, "2026-11-10"],
        [8, 28, "2026-11-10"],
        [7, 15, "2026-11-10"],
        [5, 9, "2026-11-10"],
        [2, 4, "2026-11-10"],
    ],
)


def build(folder: Path) -> None:
    """Write every sheet into a folder."""
    sheets: dict[str, Sheet] = {
        "entities": ENTITIES, "operators": OPERATORS, "devices": DEVICES, "topics": topics(), "keywords": KEYWORDS,
        "collabs": COLLABS, "costs": COSTS, "lives": LIVES, "flows": flows(), "interactions": interactions(),
        "replies": replies(), "fans": fans(), "feedback": FEEDBACK, "rankings": RANKINGS, "market": MARKET,
        "tasks": TASKS, "funnel": FUNNEL, "nps": NPS,
    }  # fmt: skip
    for name, (headers, rows) in sheets.items():
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(headers.split(","))
        writer.writerows(rows)
        (folder / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8-sig", newline="\n")


if __name__ == "__main__":
    build(ROOT / "fixtures")
