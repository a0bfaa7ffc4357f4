"""Every figure by name: its unit, formula and basis, and where the definition comes from.

``docs/指标.md`` is written from this table by ``tools/build_figure_docs.py``; a test holds them equal.
"""

from __future__ import annotations

from typing import NamedTuple

CONTENT, GROWTH, COMMERCE, SYNERGY, LOYALTY, ROI = "content", "growth", "commerce", "synergy", "loyalty", "roi"
GROUPS = {
    CONTENT: "互动与内容",
    GROWTH: "增长与声量",
    COMMERCE: "转化与电商",
    SYNERGY: "协同与矩阵",
    LOYALTY: "留存与口碑",
    ROI: "投入产出",
}
PERCENT, TIMES, YUAN, SCORE, POINTS, INDEX, SECONDS = "%", "倍", "元", "分", "点", "", "秒"
PLACES = {PERCENT: 2, TIMES: 2, YUAN: 2, SCORE: 2, POINTS: 1, INDEX: 3, SECONDS: 1}
"""Decimal places shown by unit; every other unit counts whole things and shows one place where it must."""


class Definition(NamedTuple):
    """What a figure means. Where the unit is %, values are fractions of one."""

    id: str
    group: str
    name: str
    unit: str
    formula: str
    basis: str = ""
    """What goes in and what does not (口径)."""
    needs: str = ""
    """The files or exports it is read from."""
    source: str = ""


_NOTES = "创作者中心笔记列表明细表"
_COHORT = "本期发布的笔记，取期末前最近一次快照；先看中位数，均值在旁"
_CES = "经验公式，平台没有公布权重；权重见报告开头，可在 figures.yaml 的「CES权重」里改"
_POOL = "自己的分位数，不是平台的流量池；图文、视频分开；快照天龄不等的不计入"
_LEADS = "聚光报表、专业号员工数据或 funnel.csv 的「线索」"
_CENSUS = "结构占比是全数，不是抽样，不受分母下限限制"

_ALL = (
    Definition("notes", CONTENT, "发布篇数", "篇", "本期发布的笔记数", "草稿里状态为已发布的与导出里有发布日期的", "notes/ 或" + _NOTES),
    Definition("ces", CONTENT, "CES", SCORE, "赞×1+藏×1+评×4+转×4+关注×8", f"{_CES}；{_COHORT}", _NOTES, "M-86"),
    Definition("ces_public", CONTENT, "CES（公开数）", SCORE, "赞×1+藏×1+评×4", f"没有分享与涨粉两列时用它，与 CES 不可互比；{_CES}", _NOTES, "M-86"),
    Definition("ces_1k", CONTENT, "千阅 CES", "分/千", "CES/观看×1000", _COHORT, _NOTES, "M-86"),
    Definition("er_view", CONTENT, "互动率（阅读口径）", PERCENT, "（赞+藏+评+分享）/观看", _COHORT, _NOTES, "M-87"),
    Definition("er_imp", CONTENT, "互动率（曝光口径）", PERCENT, "（赞+藏+评+分享）/曝光", "只给图文：视频的曝光不含沉浸流自动播放；" + _COHORT, _NOTES, "M-87"),
    Definition("er_fan", CONTENT, "互动率（粉丝口径）", PERCENT, "（赞+藏+评+分享）/账号粉丝数", _COHORT, _NOTES + "，账号粉丝数", "M-87"),
    Definition("ctr_cover", CONTENT, "封面点击率", PERCENT, "平台给出的封面点击率", "图文、视频分开；图文另核对 观看/曝光；" + _COHORT, _NOTES),
    Definition("like_save", CONTENT, "藏赞比", INDEX, "收藏/点赞", _COHORT, _NOTES),
    Definition("fan_conv", CONTENT, "转粉率", PERCENT, "涨粉/观看", _COHORT, _NOTES),
    Definition("watch_time", CONTENT, "人均观看时长", SECONDS, "平台给出的人均观看时长", "图文、视频分开；" + _COHORT, _NOTES),
    Definition("completion", CONTENT, "完播率", PERCENT, "平台给出的完播率", "只有视频；" + _COHORT, "单篇数据明细表", "M-87"),
    Definition("median_note", CONTENT, "单篇观看", "次", "本期各篇观看的中位数", _COHORT, _NOTES),
    Definition("format_mix", CONTENT, "体裁占比", PERCENT, "某体裁篇数/总篇数", _CENSUS, "notes/", "M-38"),
    Definition("pillar_gap", CONTENT, "支柱偏差", INDEX, "½Σ|实际占比−目标占比|", "前 30 天（长周期按整期）的笔记；0 与目标一致，1 完全不同；账号没有写占比时与全矩阵的目标比，只给数不提醒；门槛同规则 matrix.content.pillars；" + _CENSUS, "notes/，pillars.yaml 或账号的支柱目标", "M-37"),
    Definition("ad_ratio", CONTENT, "广告占比", PERCENT, "商业性笔记/发布笔记", "前 30 天（长周期按整期）的笔记；商业性写明自有产品或报备合作，或内容性质为品牌广告；提醒的门槛同规则 matrix.ad-share；" + _CENSUS, "notes/", "M-23"),
    Definition("ugc_share", CONTENT, "UGC 占比", PERCENT, "合作KOC 的笔记/全部笔记", "其余账号类型算 PGC；" + _CENSUS, "notes/，accounts.yaml", "M-54"),
    Definition("need_mix", CONTENT, "选题需求层占比", PERCENT, "某需求层选题数/全部选题", _CENSUS, "topics.csv", "M-56"),
    Definition("reply_rate", CONTENT, "24 小时回复率", PERCENT, "24 小时内回复数/评论数", "", "replies.csv", "M-24"),
    Definition("impressions", GROWTH, "新增曝光", "次", "期末累计曝光−期初累计曝光", "图文、视频分开，不相加、不相比；没有期初快照的旧笔记不计入", _NOTES),
    Definition("views", GROWTH, "新增观看", "次", "期末累计观看−期初累计观看", "没有期初快照的旧笔记不计入", _NOTES, "M-88"),
    Definition("fans", GROWTH, "粉丝数", "人", "期末各账号粉丝数之和", "", "账号粉丝数（千瓜、灰豚、专业号笔记数据或自备）", "M-88"),
    Definition("growth", GROWTH, "粉丝增长率", PERCENT, "Σ期末粉丝/Σ期初粉丝−1", "只算期初、期末都有粉丝数的账号；矩阵增长率不是各号增长率的平均", "账号粉丝数", "M-88"),
    Definition("follows", GROWTH, "新增涨粉", "人", "期末累计笔记涨粉−期初累计笔记涨粉", "只是经笔记带来的关注，不减取关", _NOTES),
    Definition("net_follows", GROWTH, "净涨粉", "人", "每日净涨粉之和", "新增关注减取消关注；缺几天的账号写明", "近 30 日涨粉数据"),
    Definition("visitors", GROWTH, "主页访客", "人", "每日主页访客之和", "同一人几天都来会重复", "近 30 日涨粉数据"),
    Definition("sov_notes", GROWTH, "声量份额（笔记）", PERCENT, "品牌笔记/品类笔记", "", "market.csv，notes/", "M-88"),
    Definition("sov_interactions", GROWTH, "声量份额（互动）", PERCENT, "品牌互动/品类互动", "品牌互动为本期新增的赞藏评转；缺快照的笔记写明篇数，份额偏低", "market.csv，" + _NOTES, "M-88"),
    Definition("rank_best", GROWTH, "搜索最好名次", "位", "各关键词本期最近一次名次的最小值", "手工记录；20 名以外写 >20", "rankings.csv", "M-88"),
    Definition("rank", GROWTH, "搜索名次", "位", "各关键词本期最近一次名次的中位数", "手工记录；20 名以外写 >20", "rankings.csv", "M-88"),
    Definition("pool_p50", GROWTH, "等龄曝光 P50", "次", "发布后同一天龄的曝光的中位数", _POOL, _NOTES, "M-97"),
    Definition("pool_p75", GROWTH, "等龄曝光 P75", "次", "发布后同一天龄的曝光的 75 分位", _POOL, _NOTES, "M-97"),
    Definition("pool_p90", GROWTH, "等龄曝光 P90", "次", "发布后同一天龄的曝光的 90 分位", _POOL, _NOTES, "M-97"),
    Definition("ctr_link", COMMERCE, "商品点击率（PV）", PERCENT, "商品点击次数/笔记阅读数", "", "千帆笔记数据明细", "M-89"),
    Definition("cvr_pv", COMMERCE, "笔记支付转化率（PV）", PERCENT, "支付订单数/商品点击次数", "", "千帆笔记数据明细", "M-89"),
    Definition("cvr_uv", COMMERCE, "购买转化率（UV）", PERCENT, "购买客户数/到店访客数", "", "funnel.csv 的「商品」：到店访客、购买客户；或千帆商品销售明细", "M-89"),
    Definition("gmv", COMMERCE, "GMV", YUAN, "笔记支付金额之和", "未减退款", "千帆笔记数据明细", "M-89"),
    Definition("gmv_net", COMMERCE, "GMV（减退款）", YUAN, "支付金额−退款金额", "退款按退款时间计", "千帆笔记数据明细"),
    Definition("spend", COMMERCE, "广告消耗", YUAN, "本期广告消费之和", "聚光报表按期间，薯条订单为期末累计消耗−期初累计消耗；缺期初或期末快照的订单不计入并写明", "聚光报表，薯条订单"),
    Definition("leads", COMMERCE, "线索数", "条", "线索条数之和", "只计条数，从不存个人信息", "聚光 / 专业号线索"),
    Definition("lead_open", COMMERCE, "私信开口率", PERCENT, "私信开口/私信进线", "", _LEADS, "M-101"),
    Definition("lead_rate", COMMERCE, "私信留资率", PERCENT, "私信留资/私信开口", "", _LEADS, "M-101"),
    Definition("lead_total", COMMERCE, "进线到留资", PERCENT, "私信留资/私信进线", "", _LEADS, "M-101"),
    Definition("cpl", COMMERCE, "留资成本", YUAN, "广告消耗/私信留资", "只用同一报表的消耗与留资", "聚光报表"),
    Definition("cpe", COMMERCE, "达人互动成本（CPE）", YUAN, "合作费用/互动", "费用=报价+佣金率×GMV", "collabs.csv", "M-68"),
    Definition("cpm", COMMERCE, "达人千次曝光成本（CPM）", YUAN, "合作费用/曝光×1000", "费用=报价+佣金率×GMV", "collabs.csv", "M-68"),
    Definition("collab_cost", COMMERCE, "达人合作费用", YUAN, "Σ（报价+佣金率×GMV）", "博主买断看报价，买手看佣金", "collabs.csv", "M-70"),
    Definition("tier_mix", COMMERCE, "达人层级占比", PERCENT, "某层级合作数/全部合作", _CENSUS, "collabs.csv", "M-68"),
    Definition("funnel_total", COMMERCE, "漏斗总转化", PERCENT, "最后一层/第一层", "商品、线索按期间相加，其余取期间内最近一次；阶段名可在 figures.yaml 的「漏斗」里改", "funnel.csv", "M-93"),
    Definition("flow", SYNERGY, "互导占比", PERCENT, "来自矩阵内账号的主页访问/主页总访问", "总访问=矩阵内外来源之和，或账号导出的主页访客", "flows.csv，近 30 日涨粉数据", "M-65"),
    Definition("flow_conv", SYNERGY, "互导关注转化", PERCENT, "互导带来的关注/互导访问", "", "flows.csv", "M-65"),
    Definition("uplift", SYNERGY, "协同增效", PERCENT, "联动笔记观看均值/基线观看均值−1", "联动=两个以上账号参加的活动；基线=同期同账号同体裁、不带活动的笔记；等龄快照；只说同时发生，不说因果", "notes/，" + _NOTES, "M-69"),
    Definition("self_engagement", SYNERGY, "矩阵内早期互动占比", PERCENT, "矩阵内账号的互动/发布后 24 小时全部互动", "只量不做：矩阵内互赞互评属于虚假互动；对不上是哪一篇的互动不计入并写明；门槛同规则 matrix.synergy.self-engagement", "interactions.csv，24 小时快照", "M-63"),
    Definition("role_balance", SYNERGY, "角色平衡", INDEX, "1−½Σ|实际占比−目标占比|", "1 与目标一致；在营账号；" + _CENSUS, "accounts.yaml，brand.yaml 的角色目标", "M-05"),
    Definition("topology", SYNERGY, "拓扑中心度", INDEX, "Freeman 度中心化：Σ（最大度−各点度）/（(n−1)(n−2)）", "@提及、主页链接、同名合集为边，不计方向；1 为中心辐射，0 为环状", "notes/，accounts.yaml", "M-03"),
    Definition("stage", SYNERGY, "在营账号数", "个", "状态不是注销的账号", "规模阶段：[1,10] 测试，(10,50] 放大，(50,100] 精细化", "accounts.yaml", "M-13"),
    Definition("hhi_views", SYNERGY, "集中度（观看）", INDEX, "Σ（账号份额²）", "有效账号数=1/HHI；用观看不用曝光：视频的曝光不完整", _NOTES, "M-96"),
    Definition("hhi_gmv", SYNERGY, "集中度（GMV）", INDEX, "Σ（账号份额²）", "有效账号数=1/HHI", "千帆笔记数据明细", "M-96"),
    Definition("exposure", SYNERGY, "一损俱损敞口", PERCENT, "共用资产的最大一组账号的观看/全部观看", "共用设备、SIM 卡或支付账户算一组；「含主体」再加同一主体。绑定专业号的员工号平台本来就知道，不是过错；官方做法是专业号子账号与员工号绑定，不是代理或改指纹", "devices.csv，accounts.yaml，" + _NOTES, "M-95"),
    Definition("idle", SYNERGY, "停更率", PERCENT, "期末前 30 天 0 篇的账号/该发笔记的账号", "同规则 matrix.idle：筹备、注销、注册不满这些天的号与合作达人的号不算；导出里的笔记也算发了；天数在 notelint.yaml 的 thresholds 里改；" + _CENSUS, "accounts.yaml，notes/ 或" + _NOTES, "M-21"),
    Definition("idle_fee", SYNERGY, "停更员工号年费", YUAN, "停更的员工号×年费", "都没有写年费时取规则 matrix.idle 的门槛", "accounts.yaml，policy/", "M-21"),
    Definition("kos_fee", SYNERGY, "员工号年费", YUAN, "员工号数×每号年费", "年费依次取账号、主体的政策版本、规则 matrix.kos.fee 的门槛；政策有灰度，请核对", "accounts.yaml，policy/", "M-15"),
    Definition("kos_spend", SYNERGY, "员工号月消耗要求", YUAN, "员工号数×每日消耗×30", "只在所选政策写明每日消耗时给出", "policy/", "M-15"),
    Definition("kos_rights", SYNERGY, "员工号权益使用率", PERCENT, "已启用的权益/应有的权益", "身份标识、获客工具、店铺继承、推广投流四项；" + _CENSUS, "accounts.yaml", "M-19"),
    Definition("homogeneity", SYNERGY, "同质化指数", INDEX, "账号文本两两相似度的均值", "每个账号的正文四字片段集合的 Jaccard 相似度（抽样估计）；最大值在旁；只量不改写", "notes/", "M-94"),
    Definition("similar_share", SYNERGY, "有近邻的笔记占比", PERCENT, "与别的账号某篇相似度达到门槛的笔记/全部笔记", "门槛同规则 matrix.homogeneity；" + _CENSUS, "notes/", "M-94"),
    Definition("task_mix", SYNERGY, "运营任务占比", PERCENT, "某类任务/全部任务", _CENSUS, "tasks.csv", "M-104"),
    Definition("appraisal", SYNERGY, "考核得分", SCORE, "单号得分×单号权重+协同得分×协同权重", "单号得分=账号新增观看在本矩阵的百分位；协同得分=互导流量的百分位；权重之和须为 100", "figures.yaml 的「考核权重」", "M-98"),
    Definition("ret", LOYALTY, "留存率", PERCENT, "第 N 日仍活跃/首日群体", "自己社群或店铺的群体；平台用户的留存品牌量不到", "funnel.csv 的「留存」", "M-92"),
    Definition("nps", LOYALTY, "NPS", POINTS, "%推荐（9–10 分）−%贬损（0–6 分）", "", "nps.csv", "M-92"),
    Definition("sent", LOYALTY, "净情感", POINTS, "（正−负）/（正+中+负）×100", "人工标注的评论", "feedback.csv 的标签 正面、中性、负面", "M-87"),
    Definition("layer_mix", LOYALTY, "用户分层占比", PERCENT, "某层用户/全部用户", "门槛是默认值，可在 figures.yaml 的「用户分层」里改；这里的 KOC 是用户层，不是账号类型；" + _CENSUS, "fans.csv", "M-99"),
    Definition("life_mix", LOYALTY, "生命周期占比", PERCENT, "某阶段用户/全部用户", "门槛是默认值，可在 figures.yaml 的「生命周期」里改；" + _CENSUS, "fans.csv", "M-100"),
    Definition("feedback_top", LOYALTY, "反馈首要问题占比", PERCENT, "次数最多的标签/全部标签次数", "情感标签不计；" + _CENSUS, "feedback.csv", "M-102"),
    Definition("roi1", ROI, "① 单一渠道", TIMES, "（直接销售+预计加购转化）/投放总额", "收入倍数，不是利润；分母只有投放，不含人力、工具、薪酬", "roi.yaml", "M-90"),
    Definition("roi2", ROI, "② 主导+辅助", TIMES, "（总销售−淘内付费销售+预计加购转化）/投放总额", "收入倍数，不是利润；分母只有投放，不含人力、工具、薪酬", "roi.yaml", "M-90"),
    Definition("roi3", ROI, "③ 增量预估", TIMES, "搜索人数增量×支付转化率×客单价/（站内外溢+直投消耗）", "收入倍数，不是利润；是预估，不是实收", "roi.yaml", "M-90"),
    Definition("roas", ROI, "ROAS", TIMES, "广告归因 GMV/广告消耗", "只看广告；收入倍数，不是利润", "roi.yaml 或聚光报表"),
    Definition("roi_full", ROI, "收入/全成本", TIMES, "收入/全部成本", "收入倍数，不是利润；分母含人力、工具、薪酬", "roi.yaml，costs.csv", "M-91"),
    Definition("roi_net", ROI, "净 ROI", PERCENT, "（收入×毛利率−成本）/成本", "这才是利润口径；写明用的是哪个成本", "roi.yaml，costs.csv"),
    Definition("roi_tx", ROI, "ROI（T+x）", TIMES, "T 日后 x 天内的收入/T 日的投放", "收入取自导出时已减退款；x 为品类决策周期，由品牌自定", "roi.yaml", "M-93"),
    Definition("cost_total", ROI, "总成本", YUAN, "各类成本之和", "", "costs.csv", "M-91"),
)  # fmt: skip

STANDING = frozenset(
    {
        "need_mix", "stage", "role_balance", "kos_fee", "kos_spend", "kos_rights", "homogeneity", "layer_mix", "life_mix",
        "cpe", "cpm", "collab_cost", "tier_mix", "exposure", "similar_share",
    }
)  # fmt: skip
"""Figures of how things stand today, whatever window is asked for; they have no window before."""
SAME_MEMBERS = frozenset({"fans", "hhi_views", "hhi_gmv"})
"""Figures of all accounts that were measured; compared only where as many were measured before."""
SOMETIMES = frozenset({"ces_public", "kos_spend", "idle_fee", "appraisal"})
"""Figures that are only there in some cases; nobody misses them in the others."""

DEFINITIONS: dict[str, Definition] = {definition.id: definition for definition in _ALL}
