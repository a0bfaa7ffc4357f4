"""The sheets of a matrix, told once: their columns, in Chinese and English, what each holds, and whether it must be.

``docs/矩阵.md`` and the templates of ``matrix init`` show the same tables (held equal by tests).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.matrix.loading import values

if TYPE_CHECKING:
    from notelint.matrix.loading.values import Reader

TIMINGS = ("常青", "节点", "热点")
WORD_KINDS = ("核心", "长尾", "品牌", "竞品", "活动")
TIERS = ("头部", "腰部", "尾部", "KOC")
MODES = ("博主", "买手", "探店")
COST_KINDS = ("人力", "素材拍摄", "KOL/KOC", "工具订阅", "团队薪酬", "聚光", "薯条", "KOS年费", "其他")


ACCOUNT, ENTITY, PERSON, PILLAR, POLICY = "账号", "主体", "人员", "支柱", "政策"
"""What a word may name in another file."""
ELSEWHERE = "其他"
"""Whatever lies outside the matrix."""


class Column(NamedTuple):
    """A column: its heading, its English alias (also the key of the value), and how a cell is read. ``refers`` is what
    its words name, ``besides`` a word that may stand there and names nothing."""

    header: str
    key: str
    read: Reader = values.text
    required: bool = False
    about: str = ""
    refers: str = ""
    besides: str = ""


class Sheet(NamedTuple):
    """A sheet: ``NAME.csv`` or ``NAME.xlsx``. ``unique`` is the column whose values may stand once only."""

    name: str
    title: str
    columns: tuple[Column, ...]
    unique: str | None = None


_T, _L, _D, _N, _M = values.text, values.texts, values.day, values.count, values.money

ENTITIES = Sheet(
    "entities",
    "主体：开通账号的公司",
    (
        Column("主体ID", "id", _T, True, "自己起的短名，accounts.yaml 的「主体」写它或名称"),
        Column("名称", "name", _T, True),
        Column("统一社会信用代码", "credit_code", _T, False, "可以打码"),
        Column("KOS名额上限", "quota", _N, False, "不写就按政策版本"),
        Column("政策版本", "policy", _T, False, "policy/ 里某份政策的 id", POLICY),
        Column("是否实际经营", "operating", values.flag),
        Column("认证到期", "certified_until", _D),
    ),
    "id",
)
OPERATORS = Sheet(
    "operators",
    "人员：谁做什么、能做多少、学到哪一版规范",
    (
        Column("人员ID", "id", _T, True),
        Column("姓名", "name", _T, True),
        Column("角色", "roles", _L, False, "策略、内容、社群、数据、投放、审核；多个用、隔开"),
        Column("职位", "job", _T, False, "真实职位，人设的职业要对得上"),
        Column("周产能", "weekly_capacity", _N, False, "一周能写几篇"),
        Column("审核日产能", "review_capacity", _N, False, "一天能审几篇"),
        Column("在职", "employed", values.flag),
        Column("离职日", "left_on", _D),
        Column("规范版本", "guide_version", _T, False, "培训到哪一版品牌传播指南"),
    ),
    "id",
)
DEVICES = Sheet(
    "devices",
    "设备：手机、卡与登录的账号（不记 IMEI、不记 IP）",
    (
        Column("设备ID", "id", _T, True),
        Column("型号", "model"),
        Column("SIM尾号", "sim"),
        Column("常用网络", "network", _T, False, "公司WiFi、移动、家庭"),
        Column("保管人", "keeper", _T, False, "人员ID 或姓名", PERSON),
        Column("登录账号", "accounts", _L, False, "账号 id 或昵称", ACCOUNT),
        Column("支付账户", "payment", _T, False, "给支付账户起的代号，不写账号本身"),
    ),
    "id",
)
TOPICS = Sheet(
    "topics",
    "选题库",
    (
        Column("选题ID", "id", _T, True),
        Column("标题", "title", _T, True),
        Column("支柱", "pillar", _T, True, "pillars.yaml 里的 id 或名称", PILLAR),
        Column("角度", "angle"),
        Column("核心词", "core_word"),
        Column("长尾词", "long_tail", _L),
        Column("需求层", "need", values.OneOf(("基础", "进阶", "高端"))),
        Column("时效", "timing", values.OneOf(TIMINGS), False, "不写是常青"),
        Column("可用起", "first_day", _D),
        Column("可用止", "last_day", _D),
        Column("风险等级", "risk", values.OneOf(("低", "中", "高"))),
        Column("来源", "source"),
    ),
    "id",
)
KEYWORDS = Sheet(
    "keywords",
    "搜索词与负责它的账号",
    (
        Column("词", "word", _T, True),
        Column("类型", "kind", values.OneOf(WORD_KINDS)),
        Column("月搜索指数", "searches", _N),
        Column("归属账号", "account", _T, False, "账号 id 或昵称", ACCOUNT),
    ),
    "word",
)
COLLABS = Sheet(
    "collabs",
    "达人合作",
    (
        Column("达人昵称", "creator", _T, True),
        Column("小红书号", "number"),
        Column("层级", "tier", values.OneOf(TIERS)),
        Column("模式", "mode", values.OneOf(MODES)),
        Column("报价", "fee", _M, False, "元"),
        Column("佣金率", "commission", values.fraction, False, "0.15 或 15%"),
        Column("报备号", "filing_no", _T, False, "蒲公英报备"),
        Column("brief", "brief", _T, False, "brief 文件的位置，如 docs/brief-夏季.md"),
        Column("笔记链接", "link"),
        Column("曝光", "impressions", _N),
        Column("阅读", "views", _N),
        Column("互动", "interactions", _N),
        Column("GMV", "gmv", _M, False, "元"),
    ),
)
COSTS = Sheet(
    "costs",
    "花费",
    (
        Column("日期", "on", _D, True),
        Column("类别", "category", values.OneOf(COST_KINDS), True),
        Column("金额", "amount", _M, True, "元"),
        Column("对象", "subject", _T, False, "账号、活动或笔记"),
        Column("备注", "remark"),
    ),
)
LIVES = Sheet(
    "lives",
    "直播联动",
    (
        Column("名称", "name", _T, True),
        Column("账号", "accounts", _L, True, "账号 id 或昵称", ACCOUNT),
        Column("开始", "start", values.moment, True, "2026-06-12 20:00"),
        Column("结束", "end", values.moment, True),
    ),
)

HOLIDAYS = Sheet(
    "calendar/holidays",
    "法定节假日与调休：只写与平常一周不同的日子",
    (
        Column("日期", "on", _D, True),
        Column("休息", "off", values.flag, True, "放假写 是，调休上班写 否"),
        Column("名称", "name"),
        Column("预计", "projected", values.flag, False, "国务院还没有公布的写 是"),
    ),
)

RECORDS = (ENTITIES, OPERATORS, DEVICES, TOPICS, KEYWORDS, COLLABS, COSTS, LIVES, HOLIDAYS)
"""Sheets whose rows are records of their own."""

SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "flows",
        "账号之间的流动",
        (
            Column("来源账号", "source", _T, True, f"账号 id 或昵称；矩阵外的写 {ELSEWHERE}", ACCOUNT, ELSEWHERE),
            Column("目标账号", "target", _T, True, "账号 id 或昵称", ACCOUNT),
            Column("访问", "visits", _N, True),
            Column("关注", "follows", _N),
            Column("日期", "on", _D),
        ),
    ),
    Sheet(
        "interactions",
        "新笔记收到的互动，尤其是矩阵内账号之间的",
        (
            Column("笔记", "note", _T, True),
            Column("账号", "account", _T, True, "谁点的：账号 id 或昵称；也可记矩阵外的读者，好算占比"),
            Column("时间", "at", values.moment),
            Column("类型", "kind", _T, False, "点赞、收藏、评论、转发、关注"),
        ),
    ),
    Sheet(
        "replies",
        "评论回复",
        (
            Column("账号", "account", _T, True, "账号 id 或昵称", ACCOUNT),
            Column("日期", "on", _D),
            Column("评论", "comments", _N, True),
            Column("24小时内回复", "answered", _N, True),
        ),
    ),
    Sheet(
        "fans",
        "粉丝与社群用户（不写手机号、微信号）",
        (
            Column("用户", "user", _T, True),
            Column("粉丝数", "followers", _N),
            Column("近30天笔记", "notes_30d", _N),
            Column("近30天互动", "interactions_30d", _N),
            Column("近30天提及", "mentions_30d", _N),
            Column("首次出现", "first_seen", _D),
            Column("最近活跃", "last_active", _D),
            Column("互动", "interactions", _N),
            Column("购买", "purchases", _N),
            Column("近90天推荐", "referrals_90d", _N),
        ),
        "user",
    ),
    Sheet(
        "feedback",
        "用户反馈标签",
        (Column("标签", "tag", _T, True), Column("次数", "count", _N, True), Column("日期", "on", _D)),
    ),
    Sheet(
        "rankings",
        "关键词名次",
        (
            Column("关键词", "word", _T, True),
            Column("名次", "rank", values.place, True, "看了前 20 名没有就写 >20"),
            Column("日期", "on", _D, True),
            Column("账号", "account", _T, False, "账号 id 或昵称", ACCOUNT),
        ),
    ),
    Sheet(
        "market",
        "品类大盘，用来算声量份额",
        (
            Column("日期", "on", _D),
            Column("品类笔记", "notes", _N, True),
            Column("品类互动", "interactions", _N),
            Column("来源", "source"),
        ),
    ),
    Sheet(
        "tasks",
        "运营任务",
        (
            Column("任务", "task", _T, True),
            Column("类别", "kind", values.OneOf(("内容生态维护", "用户关系管理", "商业化转化")), True),
            Column("负责人", "owner", _T, False, "人员ID 或姓名", PERSON),
            Column("日期", "on", _D),
        ),
    ),
    Sheet(
        "funnel",
        "漏斗各层人数",
        (
            Column("漏斗", "funnel", _T, False, "商品、线索、DEEPLINK、AIPS 或自己的名字"),
            Column("阶段", "stage", _T, True),
            Column("人数", "count", _N, True),
            Column("日期", "on", _D),
        ),
    ),
    Sheet(
        "nps",
        "推荐意愿打分",
        (
            Column("分数", "score", values.score, True),
            Column("人数", "count", _N, False, "不写算一人"),
            Column("日期", "on", _D),
        ),
    ),
)
"""Sheets that only figures and checks read; their rows keep these keys in ``Matrix.sheets``."""
