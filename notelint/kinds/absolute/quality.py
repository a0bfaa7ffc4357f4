"""What 最 raises: a merit that is sold, a measure, a feeling, a time.

The lists are closed only where Chinese is: the words of time, order, feeling and blame that follow 最. Merits are open;
an unknown one is ``GENERAL`` and counts only where it points at something sold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notelint.kinds.absolute import limiter
from notelint.text.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notelint.kinds.absolute.place import Place

MERIT = "merit"
"""A merit that only goods and services have: 好用, 显白, 正宗, 难订."""
GENERAL = "general"
"""Any other quality: it is a claim where it points at something sold."""
FACT = "fact"
"""A quality that can be counted: 人气最高, 最大, 最火, 最畅销; limited and sourced it is a fact."""
VERBAL = "verbal"
"""A verb with its object: 懂油皮, 适合单眼皮, 能提亮. Without 的 the noun behind it is its object, not the target."""
LIKING = "liking"
"""A liking: a claim only in the mouth of a group of buyers."""


class Quality(NamedTuple):
    """The kind of quality and where it ends in the text."""

    kind: str
    end: int


_SILENT_TEXT = """
    大众 常规 标准 原版 原装 正常 一般 中间 表面 单纯 素 大部分 极端 极限 奇 怪 特殊 敏感     著名 有名 出名     近 后 终 初 早 晚 迟 末 先 新 开始 开头 起初 起码 多人 多只 多能 多可 多也 多就 多不 少 低 小 短 长 久 远 浅 深 浅 白色号 白色的 重 关键 主要 要紧 核心 根本 基本 基础 必要 必须 需要 缺 常 普通 普遍 平凡 平常
    直接 直观   典型 频繁    脆弱 薄弱  亲密   平衡 顺眼 原生 顶部 顶端 顶上 顶层 顶格 高配 外 上 下 里 内 左 右 前 中 底 边 侧 简单 原始 古老 年轻 年长 年老 大龄 难 开心 快乐 幸福 感 伤 痛 累 困 饿 怕 害怕 担心 讨厌 恨 烦 遗憾
    可惜 可怜 可悲 可笑 无 尴尬 崩溃 生气 期 想 希望 渴望 关注 关心 在意 在乎 介意 care 记得 怀念 纠结 骄傲 深刻 有趣 有意思 有感触 理解 真实 真诚 真挚
     亲 熟悉 了解 信任 坏 差 烂 糟 贵 惨 丑 危险 可怕 恐怖 严重 致命 残忍 残酷 麻烦 复杂 笨 傻 坑 脏 慢 弱 蠢 懒 廉价 没 失望 失败 吃亏 浪费 忌 惠国
    优解 优先 大公约数 小公 大值 小值 省事 省心的就是 该 应该 容易
    寒 冷 热的时候 热的天 热天 潮湿 干燥 忙 闲 穷 富 苦 酸 黑暗 黑 暗 孤独 焦虑 迷茫 无助 绝望 努力  用功 佳捧 勇敢 坚强 善良 聪明 优美的 心动 心疼 心酸 心碎 让人
    让我 令人 使人 伟大 崇高 敬 尊 吸引我 打动 触动 戳     欢乐   悠闲 郁闷 抓狂 头疼 头痛 棘手 吓人 惊险  吵 闹 乱 挤 堵 迷 怀疑
    恼 气人 可气 气愤 扯 离谱 搞笑 好笑 好奇 初级 高人民 高法 高检 高院 高领导 高气温 高温 高限 高额 高分 高点 高峰 高水位 高处 高层 高可 高能 高达 高奖 高补 高管 高工资
    高赔 高提 高支 高刑 高时速 大承 大限 大程度 大化 大努 大载 大容 大功 大电 大输 大尺 大号 大的努 优化 小化 坏 值钱 赚 暴利 吃香   像 符合 接近 靠近 能体现 能代表
    能说明 能理解 能感 能让我 会的 会让我 看重 看好 看中 见 擅长 拿手 大声 美不过 强大脑 强对手 强音 炫民族 好别 好不 美人 美姿 美妈 美逆行 强王 强大的对 多人
    """


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by their first character: of hundreds the few that a text can begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


_SILENT = _by_first(_SILENT_TEXT.split())
_SPOKEN_OF_GOODS = (
    "先进",
    "新鲜",
    "新颖",
    "新潮",
    "前沿",
    "前卫",
    "低调",
    "低敏",
    "小巧",
    "小众",
    "上镜",
    "上头",
    "长效",
    "久用",
    "短时",
    "多样",
    "难订",
    "难抢",
    "难约",
    "难买",
    "难定",
    "难排",
    "难预",
    "难求",
    "感人",
    "内行",
    "贵妇",
    "无痛",
    "长效",
    "高效",
    "爽滑",
    "容易上手",
    "容易出片",
    "容易吸收",
    "容易推",
    "容易打理",
    "容易清",
    "容易操",
    "见效",
    "赚钱",
    "重磅",
    "多样",
    "多功",
    "高配置",
    "中肯",
    "想买",
    "想要",
    "早开",
    "不易",
    "无害",
    "深层",
    "迷人",
    "重磅",
    "治愈系",
    "早教",
    "小清",
    "不伤",
    "不刺",
    "不粘",
    "不沾",
    "不挑",
    "不卡",
    "不脱",
    "不拔",
    "不油",
    "不闷",
    "不掉",
    "不起",
    "不易",
    "无添",
    "无感",
    "无糖",
)
_PRAISE_TEXT = """
    突出 时髦 体贴 周到 宽敞 厚道     浓 足 齐 靓 萌     大气 大方 高贵 高雅 出众 亮眼 热闹     经典 安心 平价 流行 系统 贵妇 透彻 良心 独特 省心 详细 详尽 完整 深入 易懂 治愈 有范 洋气 复古 有氛围 有格调 有面子 有质感
    有情调 浪漫 温馨 高性价比 可爱 梦幻 仙 飒 野 a 辣 纯 醇厚 香醇 香浓 酥脆 爽口 解渴 入味 下饭 过瘾 地表 聪明 智能 耐心 资深
    优雅 有效果 实在 实诚 原生态 干爽 蓬松 柔顺 顺滑 光滑 亮白 透亮 水嫩 通透 无感 无痛 低调 奢华 硬核 全能 万能 抗打 显眼 亮丽
    鲜艳 饱和 精准 专注 规范 正规 老牌 大牌 知名 受宠 疯狂 魔性 养眼 清新 清凉 凉快 保值 高能 低敏 低脂 低糖 低卡 小众 轻便 便携
    迷你 静音 稳定 牢靠 牢固 结实 厚实 高效 快速 迅速 灵活 灵敏 宽敞 敞亮 新颖 前沿 前卫 顶 绝 炸 嗨 高级 干净 安静 专业 完善
    清晰 清楚 流畅 值 划算 到位 细心 认真 负责 温和 好玩 多样 齐全 靠谱 走心 扎实 便利 方便 便捷 精致 细致 高端 时尚 潮 酷 帅 甜
    鲜 嫩 正宗 惊艳 给力 神 贴心 能打 热闹 火爆 热情 丝滑 明显 持久 轻薄 柔软 服帖 自然 高清 好 佳 棒 强 美 赞 快 优 稳 香 准
    正 宜人 漂亮 好看 好闻 高 大 舒服 舒适 细腻 浓郁 丰富 旺 火 全 牛 好的 美味 亮眼 出色 出众 领先
    """
PRAISE = frozenset(_PRAISE_TEXT.split())
"""Words of praise: said of something sold they are claims, said of anything else they are nothing."""
_LIKING = lazy(
    r"爱(?:用|吃|喝|看|买|穿|去|逛|听|玩)?|喜欢|喜爱|心水|满意|中意|心仪|钟爱|偏爱|欣赏|享受|推荐|安利|青睐|信赖|信得过|认可|推崇|追捧|热衷|馋|想(?:要|买)"
)
_MERIT = lazy(
    r"好(?:用|吃|喝|闻|穿|涂|抹|推开|推|搭|逛|住|玩|骑|睡|开|卖|出片)"
    r"|显(?!示|然|著|赫|眼|露|现|得|老|胖|黑)[\u4e00-\u9fff]{1,2}?(?=[的\W]|$)|显[白瘦高嫩年气腿脸肤身质腰贵]{1,2}(?:色|质|轻|场)?"
    r"|百搭|保湿|补水|滋润|锁水|水润|控油|遮瑕|遮盖|持妆|防晒|防水|保暖|吸汗|透气|轻薄|亲肤|服帖|贴肤|贴合|清爽|清透|丝滑|温和|隐形|修身|抗老|美白|祛[痘斑皱疤黄湿印味]|去(?:污|油|渍|味|屑|黄|皱|腥|角质|黑头)|抗[皱衰氧]|淡[斑纹]"
    r"|有效果?|见效|高效|管用|奏效|起效|正宗|地道|纯正|道地|划算|实惠|超值|省(?:钱|电|油|水|空间|力|心)|耐(?:用|穿|脏|看|磨|摔|操|久)|专业|权威|先进|前沿"
    r"|高(?:端|级|档|品质|标准|规格|质量|性价比)|顶(?:级|尖|配|流)?|优(?:质|秀|惠)|尖端|新鲜|热(?:销|卖|门)|畅销|抢手|火(?:爆|热)?|红火?|爆(?!炸|发)"
    r"|难(?:订到?|抢到?|约到?|买到?|定到?|排上?|预约到?|求)|(?:值得|值)(?:买|入手|入|去|囤|购买|拥有|种草|打卡|吃|逛|推荐|信赖|选择|体验)?"
    r"|受[\u4e00-\u9fff]{0,6}(?:欢迎|喜爱|追捧|青睐|好评|推崇|信赖|认可|宠爱)|具(?:有)?[\u4e00-\u9fff]{1,6}(?=的|$|\W)|正(?:的|$|\W)|齐全|全(?!面否)|豪华|奢华|牛|强悍"
    r"|不(?:伤|刺|粘|沾|挑|卡|脱|拔|油|闷|掉|起(?=[球皮毛屑静泡皱痘雾白])|易)[\u4e00-\u9fff]{0,3}?(?=的|\W|$)|无(?:害|添加|感|糖)|容易上手|好上手|容易出片|出片|上镜|安全|放心|靠谱|健康|营养|天然|环保|美味|鲜[美嫩]|酥[脆软]|香[脆浓醇甜]|爽[口滑]|入味|醇厚|浓郁|蓬松|柔[顺滑]|顺滑|干爽|解[渴馋腻]|下饭|多汁|软[糯弹]|q弹|细腻|扛造|皮实|抗[摔造压皱磨污菌打]|防[滑摔风潮蓝走漏]|护[眼肤发脊腰膝颈甲]|控糖|提[亮神鲜]|遮光|时髦|贴身|贴肤"
)
_FACT = lazy(
    r"(?!大[气方胆众]|高[兴冷贵雅清]|多[样变]|老[实练]|早熟|红润|热[情闹心忱]|火辣)(?:火|红|热(?:销|卖|门)|畅销|大|多|早|便宜|高|老|悠久|受欢迎)(?:爆|热|火)?(?=的|$|\W|[\u4e00-\u9fff])"
)
_ENDS = lazy(r"(?:的|了|啦|啊|呀|哦|吧|呢|哒|滴|，|。|！|!|~|\W|\ue000|没有之一|就是|还是|$)")
_BLAME_TEXT = "不好 不推荐 不喜欢 不值 不划算 不适合 不该 不能 不会 不想 不爱 不可 不满 不靠谱 不起眼 不常 不懂 不需 不重要 不如 不是 不像 不行 不应 不舒 不实用 不方便 不公 不幸 不堪 不利 不愿 不敢 不足 不安 不确 不同 不耐"
_BLAME = tuple(_BLAME_TEXT.split())
_WHEN = lazy(r"[快迟晚早] ?[\d一二两三四五六七八九十半几当次隔下明后今本]")
_USED = lazy(r"(?:用|买|吃|去|购|穿|背|喝|看|玩|写|说|做|犯|问|油|屑|痘)得?的?$")
_VERBAL = lazy(
    r"懂|适合|合适|能|会|有(?!名|时)|受|配|让(?!人|我|你)|值得|匹配|贴近|讲究|注重|值|具|契合|支持|用心|接近|帮"
)


def read(place: Place, position: int) -> Quality | None:
    """The quality at ``position``, right behind 最; null where 最 speaks of time, order, feeling or blame."""
    text = place.text
    if text.startswith("早", position) and limiter.leading(place.before):
        return Quality(FACT, position + 1)
    if (
        place.disguised
        and text.startswith("低", position)
        and (limiter.leading(place.before) or "价" in text[position : position + 3])
    ):
        return Quality(MERIT, position + 1)
    if text.startswith("不", position) and not text.startswith(_SPOKEN_OF_GOODS, position):
        return None if text.startswith(_BLAME, position) else Quality(GENERAL, _open_end(place, position))
    if text.startswith(_SILENT.get(text[position], ()), position) and not text.startswith(_SPOKEN_OF_GOODS, position):
        return None
    found = _LIKING.match(text, position, place.stop)
    if found is not None:
        return Quality(LIKING, found.end())
    if _WHEN.match(text, position):
        return None
    found = _FACT.match(text, position, place.stop)
    fact = found is not None and not text.startswith(("高端", "高级", "高档", "高品", "高标", "高质", "高规"), position)
    end = merit(text, position, place.stop)
    if end is not None:
        return Quality(FACT if fact and end - position <= 2 else MERIT, end)
    if fact and found is not None:
        return Quality(FACT, found.end())
    if text.startswith("多", position):
        return (
            Quality(FACT, position + 1)
            if text.startswith("的", position + 1) and not _USED.search(place.before)
            else None
        )
    if _VERBAL.match(text, position):
        return Quality(VERBAL, _open_end(place, position))
    for length in (4, 3, 2):
        if text[position : position + length] in PRAISE and position + length <= place.stop:
            return Quality(GENERAL, position + length)
    after = text[position + 1 : position + 2]
    if text[position] in PRAISE and (place.disguised or after in ("的", "了", "") or not after.isalnum()):
        return Quality(GENERAL, position + 1)
    return Quality(GENERAL, _open_end(place, position))


def _open_end(place: Place, position: int) -> int:
    """Where an unlisted quality ends: at 的 in the same phrase, else after its first word (and what its verb takes)."""
    verbal = _VERBAL.match(place.text, position) is not None
    limit = min(place.stop, position + (16 if verbal else 6))
    phrase = place.text[position:limit]
    at = phrase.find("的")
    if at > 0 and phrase[:at].isalnum():
        return position + at
    for _, end, _ in place.words(position, limit):
        return end
    return position + 1


def merit(text: str, position: int, stop: int) -> int | None:
    """Where a merit that only goods and services have ends, if one stands at ``position``."""
    found = _MERIT.match(text, position, stop)
    if found is None:
        return None
    end = found.end()
    while end > position + 1 and not text[end - 1].isalnum():
        end -= 1
    return end - 1 if text[end - 1] == "的" else end


def ends(text: str, position: int) -> bool:
    """Whether a quality that reaches to ``position`` is complete there: 的, a particle, a sign or the end follows."""
    return _ENDS.match(text, position) is not None


def is_adjective(place: Place, raised: Quality, position: int) -> bool:
    """Whether an unlisted quality may be one: a noun right behind 最 that nothing marks as a quality is part of a name."""
    after = place.text[raised.end : raised.end + 1]
    if raised.kind != GENERAL or after in ("的", "了", "") or not after.isalnum():
        return True
    word = place.text[position : raised.end]
    return (
        len(word) < 2
        or word in PRAISE
        or after == "最"
        or place.view.words.tag(word) not in ("n", "vn", "nz", "ns", "nr", "t", "m")
    )
