"""Three months of published notes for the made-up matrix of ``fixtures/``: the same for the same seed, on any machine.

Each note is put together from short sentences whose gaps are filled from the words of its account's job. A sentence is
shorter than what counts as a shared passage, and words are dealt without repetition until they run out, so that two
notes of the matrix seldom say the same thing: the copies that an audit is to find are written by hand.

    python tools/build_fixture_notes.py            writes fixtures/notes/已发布/2026-09.jsonl …
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261122
FIRST, LAST = date(2026, 8, 24), date(2026, 11, 21)
HOURS = ("07:40", "12:10", "12:35", "18:20", "20:05", "20:50", "21:30")


class Job(NamedTuple):
    """The words of an account: where it is, what it handles, whom it meets, what it does; and its pillars and tags."""

    pillars: tuple[str, ...]
    tags: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]
    people: tuple[str, ...]
    deeds: tuple[str, ...]
    selves: str = "我"
    weekly: int = 2
    commercial: dict[str, str] | None = None
    until: date = LAST


def words(text: str) -> tuple[str, ...]:
    """Words separated by blanks."""
    return tuple(text.split())


JOBS: dict[str, Job] = {
    "jiatang-official": Job(
        words("产品 故事"),
        words("岬棠护肤 品牌日常 护肤知识"),
        words("会议室 打样间 仓库月台 客服区 摄影棚 楼下花坛 资料室 二楼走廊"),
        words("小云罐 夜汐面膜 米糠洁面 朝露水 苔原身体乳 新瓶盖 说明书 包装盒 检测报告 色卡 试用装 回收瓶"),
        words("配方组 设计组 客服组 仓库组 法务同事 门店同事 供应商 老顾客"),
        words("改说明书 核对批号 拍静物 开选品会 回收空瓶 盘点样品 校对字号 整理反馈"),
        selves="我们",
        weekly=3,
    ),
    "jiatang-shop": Job(
        words("门店 日常"),
        words("拾光里 门店日常 临海市"),
        words("前台 试用台 橱窗边 小仓库 门口长椅 收银台后 二楼露台 绿植墙下"),
        words("试用小勺 一次性面巾 香氛石 洗手液 雨伞架 小黑板 会员本 小镜子 热毛巾 样品盒 打卡章 门铃"),
        words("第一位客人 隔壁花店 带猫的姑娘 放学的孩子 遛弯的阿姨 快递小哥 新来的店员 老街坊"),
        words("擦玻璃 换水牌 补样品 理货架 登记试用 写小黑板 接电话 量面巾尺寸"),
        selves="我们",
        weekly=2,
    ),
    "jiatang-shop2": Job(
        words("门店 日常"),
        words("望潮路 门店日常 海边小店"),
        words("靠窗座位 玄关 洗手台前 后院 展示架旁 楼梯口 储物间 海风口"),
        words("贝壳托盘 木梳 护手霜 试色卡 棉布袋 留言册 风铃 小凳子 喷雾瓶 纸灯笼 潮汐表 明信片"),
        words("海边跑步的人 拍日落的情侣 退休老师 修船师傅 对面面馆 外地来的姐姐 值夜班的护士 邮递员"),
        words("晒棉布 换展示 调灯光 登记来访 扫沙子 修门把 煮柠檬水 排队号"),
        selves="小店",
        weekly=2,
    ),
    "ayan": Job(
        words("科普 日常"),
        words("配方师日常 成分科普 护肤知识"),
        words("实验台 通风柜旁 烘箱前 天平室 稳定性箱前 试管架边 白板前 样品冰箱旁"),
        words("烧杯 乳化机 泛醇 甘油 神经酰胺 泡沫管 pH 试纸 黏度计 小样罐 移液枪 滤纸 温度计"),
        words("新来的实习生 分析组 香精师 采购同事 老师傅 微生物室 包装组 评测志愿者"),
        words("称样 调酸碱 记温度 看粒径 做离心 洗烧杯 写批记录 复称"),
        weekly=3,
    ),
    "founder": Job(
        words("故事 日常"),
        words("创业日常 品牌故事 小公司"),
        words("高铁上 茶水间 供应商车间 展会角落 出租车里 天台 老厂房 会议室白板前"),
        words("报价单 打样合同 旧样品 手写便签 年度预算 展位图 员工手册 回访表 出差箱 名片夹 半杯冷咖啡 计划表"),
        words("合伙人 财务姐姐 第一位员工 房东 老客户 展会邻居 投稿的读者 工厂厂长"),
        words("改报价 跑工厂 排预算 写年度信 谈账期 面试 砍需求 复盘"),
        weekly=1,
    ),
    "kos-xiaoman": Job(
        words("科普 日常"),
        words("柜台日常 护肤答疑 打工人日记"),
        words("柜台 试用区 更衣室 员工通道 商场连廊 食堂 补货间 扶梯口"),
        words("试用装 棉签 化妆棉 纸杯 排班表 小本子 护手霜 酒精棉 测肤仪 价签 玻璃柜 口罩"),
        words("带妈妈来的女孩 赶地铁的男生 隔壁柜姐 保安叔叔 商场经理 换肤季的学生 熟客 退货的姐姐"),
        words("擦玻璃柜 讲用法 贴价签 记问题 补样品 量用量 排队打饭 交接班"),
        weekly=3,
    ),
    "kos-laoqin": Job(
        words("科普 日常"),
        words("质检员日常 工厂日常 护肤知识"),
        words("取样口 留样室 灌装线旁 化验台 风淋室 称重间 喷码机前 成品库"),
        words("取样勺 留样瓶 不合格标签 电子秤 放大镜 喷码纸 温湿度表 白大褂 封口膜 记录本 培养皿 卡尺"),
        words("灌装班长 年轻徒弟 老板 审核老师 机修师傅 夜班同事 供应商质检 仓管"),
        words("抽样 复核喷码 数菌落 量盖距 写不合格单 校秤 看密封 贴封条"),
        weekly=2,
    ),
    "kos-yuanyuan": Job(
        words("日常"),
        words("仓库日常 打包 打工人"),
        words("打包台 货架尽头 月台 称重口 叉车道 值班室 面单机旁 退货区"),
        words("胶带 气泡柱 面单 美工刀 手推车 保温杯 缓冲纸 条码枪 纸箱 秋衣 手套 小喇叭"),
        words("快递员老周 拣货小组 新同事 主管 隔壁仓 门卫大爷 客服妹妹 装卸师傅"),
        words("贴面单 叠纸箱 扫条码 找漏件 换胶带 清退货 搬托盘 数库存"),
        weekly=3,
    ),
    "kos-azhe": Job(
        words("科普 日常"),
        words("客服日常 护肤答疑 打工人日记"),
        words("工位 茶水间 培训室 打印机旁 午休室 楼梯间 值班台 耳机线够得着的地方"),
        words("快捷短语 工单 耳机 便利贴 水杯 排班表 录音笔 常见问题表 退换单 小风扇 键盘 台历"),
        words("着急的顾客 道谢的顾客 新同事 组长 仓库圆圆 物流大雷 夜班搭档 第一次买的人"),
        words("回消息 转工单 改短语 记问题 查物流 核批号 打回访电话 交夜班"),
        weekly=2,
    ),
    "kos-doudou": Job(
        words("日常 科普"),
        words("直播间日常 幕后工作 打工人日记"),
        words("直播间 控台 化妆间 样品架旁 补光灯下 走廊 道具间 导播位"),
        words("提词卡 补光灯 计时器 样品盘 手举牌 反光板 备用麦 白手套 价格板 转盘 插线板 折叠椅"),
        words("主播姐姐 导播 场控 摄影师 选品同事 观众 运营 灯光师傅"),
        words("递样品 擦试色 对流程 写手举牌 试麦 摆道具 记口误 收线"),
        weekly=2,
    ),
    "kos-shen": Job(
        words("日常 故事"),
        words("包装设计 设计师日常 小公司"),
        words("画桌 打样机旁 纸样柜前 印厂 窗台 会议室 旧书市 地铁末班车"),
        words("刀版图 专色卡 牛皮纸 烫金样 旧盒子 铅笔 尺子 内托 封签 说明书折页 样纸 剪刀"),
        words("印厂师傅 结构工程师 阿砚 采购香香 实习生 客户代表 盲文老师 仓库圆圆"),
        words("折样盒 对颜色 改刀版 量厚度 试撕口 做模切 减内托 挑纸"),
        weekly=2,
    ),
    "kos-xiangxiang": Job(
        words("故事 科普"),
        words("原料故事 采购日常 成分科普"),
        words("原料仓 产地 田埂上 样品室 货运站 报关窗口 高铁站 供应商会客室"),
        words("米糠 茶籽油 检测单 样品袋 报价表 合同 托运单 产地照片 泥靴子 秤 封条 气味条"),
        words("种植户 供应商老罗 质检老秦 配方师阿砚 司机师傅 报关员 财务 村口小卖部老板"),
        words("验收 比样 核报告 记产地 砍运费 排到货 跑产地 退样"),
        weekly=1,
    ),
    "kos-mian": Job(
        words("门店 科普"),
        words("望潮路 柜台日常 护肤答疑"),
        words("柜台 储物间 海边栈道 后院 会员区 洗手台 员工小桌 门口"),
        words("试用装 小样袋 护肤流程卡 量勺 毛巾 会员本 梳子 喷雾 围裙 雨鞋 账本 贝壳"),
        words("潜水教练 民宿老板 考研的学生 钓鱼的叔叔 第一次来的人 老会员 店长 送花的人"),
        words("讲顺序 量用量 填会员本 换毛巾 试质地 打包小样 关窗 点货"),
        weekly=2,
    ),
    "kos-dalei": Job(
        words("日常"),
        words("物流日常 打工人 送货路上"),
        words("高速服务区 装卸口 城乡路口 冷藏车旁 门店后门 加油站 过磅处 车队食堂"),
        words("温控单 装车表 绑带 导航仪 饭盒 交接单 手电筒 雨布 封签 保温箱 扳手 大水壶"),
        words("调度 搭档 门店店长 收费站姐姐 修车师傅 仓库圆圆 跑夜路的同行 女儿"),
        words("装车 测温 交接 绑货 换胎 签单 排路线 等雨停"),
        weekly=1,
        until=date(2026, 10, 11),
    ),
    "kos-qiqi": Job(
        words("科普 日常"),
        words("培训师日常 护肤答疑 职场"),
        words("培训教室 茶歇区 门店二楼 投影幕前 大巴上 打印室 走廊 宾馆大堂"),
        words("课件 翻页笔 小测卷 角色卡 皮肤模型 签到表 计时器 案例卡 白板笔 试用盘 录像机 奖品袋"),
        words("新员工 老店长 总部讲师 爱提问的同学 坐后排的同学 门店搭档 法务同事 主任"),
        words("改课件 演示手法 批小测 分组 录案例 讲禁用词 做情景题 收反馈"),
        weekly=2,
    ),
    "kos-aluo": Job(
        words("科普 日常"),
        words("实验室日常 成分科普 打工人"),
        words("实验室 水浴锅旁 清洗间 试剂柜前 数据室 冷藏柜边 楼道 仪器室"),
        words("标签纸 移液管 样品盘 记录表 称量纸 搅拌子 洗瓶 色差仪 密封袋 计算器 手套 支架"),
        words("阿砚 分析组姐姐 仪器厂家 同期同事 微生物室 师兄 保洁阿姨 质检老秦"),
        words("配溶液 贴标签 洗仪器 跑数据 画曲线 排样品 校准 登记"),
        weekly=2,
        until=date(2026, 10, 30),
    ),
    "koc-lizi": Job(
        words("测评 日常"),
        words("空瓶记 早八人护肤 老师日常"),
        words("办公室 讲台边 宿舍 菜市场 校门口 阳台 操场 洗漱台"),
        words("洁面 面霜 空瓶 保温杯 教案 红笔 润唇膏 防晒 帆布包 化妆棉 护手霜 作业本"),
        words("同桌老师 班里小朋友 妈妈 室友 门卫 体育老师 表妹 家长"),
        words("批作业 收空瓶 洗脸 赶早课 备课 晒被子 记用量 擦黑板"),
        weekly=1,
        commercial={"类型": "报备合作", "报备号": "JT2026-LZ-017"},
    ),
    "koc-anan": Job(
        words("测评 日常"),
        words("通勤护肤 空瓶记 租房生活"),
        words("地铁站 出租屋 工位 公司洗手间 便利店 楼下公园 瑜伽馆 阳台"),
        words("洗面奶 身体乳 小样 收纳盒 台灯 绿萝 雨衣 折叠镜 毛巾 日历 耳机 面膜碗"),
        words("合租室友 同事 房东阿姨 健身教练 楼下店主 姐姐 组长 邻居家的狗"),
        words("挤地铁 收纳 敷面膜 记空瓶 加班 浇花 换毛巾 叠衣服"),
        weekly=1,
        commercial={"类型": "报备合作", "报备号": "JT2026-AA-009"},
    ),
    "kol-manan": Job(
        words("测评 科普"),
        words("成分党 护肤测评 读成分表"),
        words("书桌 镜子前 电子秤旁 拍摄台 飘窗 药店货架前 图书馆 剪辑台"),
        words("成分表 电子秤 试用卡 计时器 手背照片 旧笔记 放大镜 温湿度计 样品罐 表格 台灯 相机"),
        words("摄影朋友 读者 药剂师同学 弟弟 编辑 同行 室友 楼上邻居"),
        words("读成分表 称用量 拍对比 查文献 记湿度 剪视频 回评论 洗脸"),
        weekly=2,
        commercial={"类型": "报备合作", "报备号": "JT2026-MM-004"},
    ),
}

TIMES = words(
    "今早 昨晚 上周三 下雨那天 午休时 收工前 周一一早 快下班时 出差回来 降温那天 月底 月初 赶工那晚 晨会前 停电那会儿 "
    "起雾的早晨 周五傍晚 搬家前一天 入秋以后 加班那天 国庆前 霜降那天 立冬那天 中秋第二天 换季这周"
)
WEATHERS = words(
    "风有点大 雨一直没停 太阳晒到桌角 外面起了雾 天阴着 屋里很安静 空调有点吵 窗没关严 灯坏了一盏 桂花香飘进来"
)
FEELINGS = words("有点意外 松了口气 愣了一下 笑出声 想了很久 没接上话 记到本子上 脸有点红 很踏实 觉得值得")
NUMBERS = words("三 四 五 六 七 八 九 十一 十二 十五 十七 十九 二十一 二十四 三十")
SAYINGS = words(
    "慢一点没关系 先看清楚再动手 数字要写全 手别抖 明天再看一遍 留个余地 先问别人怎么用 少就是省事 写下来才算数 别急着下结论 "
    "换个角度看看 灯下和窗边不一样 耐心一点 错了就重来 先洗手 东西要放回原处 有疑问就停 听完再答 别凭感觉 量一量再说"
)
OPENINGS = (
    "{time}在{place}，{weather}，{person}拿着{thing}来问{me}。",
    "{time}{deed}到一半，被{person}叫住了。",
    "翻出{time}拍的{thing}，想起一件小事。",
    "{person}问{me}：{thing}到底放哪儿？",
    "{time}，{place}只剩{me}一个人。",
    "说说{place}那个{thing}。",
    "{weather}，{me}在{place}{deed}。",
)
MIDDLES = (
    "{deed}之前，{me}先看一眼{thing}。",
    "{person}说「{saying}」，{me}{feeling}。",
    "{thing}在{place}放了{number}天。",
    "前后{deed}{number}次，手都酸了。",
    "后来{me}把{thing}挪到{place}。",
    "原来{person}早就发现了{thing}的毛病。",
    "数了数，{thing}一共{number}个。",
    "{deed}最怕的是走神，{me}就吃过亏。",
    "{me}拿{thing}比了比，差{number}毫米。",
    "{time}又试了一回，还是老样子。",
    "{person}在旁边{deed}，没有说话。",
    "要是{thing}湿了，就先停下来晾{number}分钟。",
    "{place}的{thing}换过{number}回。",
    "一边{deed}一边听{person}讲旧事。",
    "{me}给{thing}贴了张纸条：{saying}。",
    "隔着{thing}看{person}，{feeling}。",
    "从{place}走到门口，正好{number}步。",
    "{number}分钟能做什么？够{me}{deed}。",
)
ENDINGS = (
    "你们那儿的{thing}也这样吗？",
    "你{time}在做什么？",
    "换作是你，会先{deed}吗？",
    "下次写{place}的事，想看吗？",
    "你身边有没有这样的{person}？",
    "关于{thing}，你还想知道什么？",
    "你也有过{number}分钟{deed}的时候吗？",
)
TITLES = (
    "{place}里的{thing}",
    "{deed}和{deed2}",
    "{thing}与{thing2}",
    "{person}的{thing}",
    "{thing}去了{place}",
    "{number}个{thing}",
    "{time}的{place}",
    "{deed}，{place}",
    "{person}在{place}",
    "{thing}、{deed}",
)
MARKS = ("", "", "", "🌿", "☁️", "📦", "🧴", "✏️", "🍂")


class _Deck:
    """Words dealt like cards: none comes again before all have come."""

    def __init__(self, random_: random.Random, cards: tuple[str, ...]) -> None:
        self._random, self._cards, self._left = random_, cards, list[str]()

    def deal(self) -> str:
        if not self._left:
            self._left = list(self._cards)
            self._random.shuffle(self._left)
        return self._left.pop()


class _Writer:
    def __init__(self, account: str, job: Job) -> None:
        # A string seed is hashed the same way on every machine.
        self._random = random.Random(f"{SEED}-{account}")
        self._account, self._job = account, job
        decks = {
            "time": TIMES,
            "weather": WEATHERS,
            "feeling": FEELINGS,
            "number": NUMBERS,
            "saying": SAYINGS,
            "place": job.places,
            "thing": job.things,
            "thing2": job.things,
            "person": job.people,
            "deed": job.deeds,
            "deed2": job.deeds,
        }
        self._decks = {name: _Deck(self._random, cards) for name, cards in decks.items()}
        self._patterns = {
            name: _Deck(self._random, cards)
            for name, cards in {"opening": OPENINGS, "middle": MIDDLES, "ending": ENDINGS, "title": TITLES}.items()
        }

    def sentence(self, kind: str) -> str:
        pattern = self._patterns[kind].deal()
        filled = {name: deck.deal() for name, deck in self._decks.items() if "{" + name + "}" in pattern}
        return pattern.format(me=self._job.selves, **filled)

    def note(self, day: date, number: int) -> dict[str, Any]:
        title = next(title for title in iter(lambda: self.sentence("title"), None) if title and len(title) <= 18)
        lines = [self.sentence("opening") + self._random.choice(MARKS)]
        lines += ["".join(self.sentence("middle") for _ in range(2)) for _ in range(self._random.randint(2, 3))]
        lines.append(self.sentence("ending"))
        job = self._job
        tags = [job.tags[0], *self._random.sample(job.tags[1:], 1)]
        note: dict[str, Any] = {
            "id": f"{self._account}-{day:%m%d}-{number}",
            "账号": self._account,
            "标题": title,
            "正文": "\n\n".join(lines),
            "话题": tags,
            "体裁": "视频" if self._random.random() < 0.25 else "图文",
            "状态": "已发布",
            "发布时间": f"{day.isoformat()} {self._random.choice(HOURS)}",
            "支柱": self._random.choice(job.pillars),
        }
        if job.commercial is not None:
            note["商业性"] = job.commercial
            note["正文"] = f"（与岬棠的报备合作）{note['正文']}"
        return note


def build(folder: Path) -> None:
    """Write one file for each month into a folder."""
    months: dict[str, list[dict[str, Any]]] = {}
    for account, job in JOBS.items():
        writer = _Writer(account, job)
        schedule = random.Random(f"{SEED}-{account}-days")
        week = FIRST
        while week <= LAST:
            for number, offset in enumerate(sorted(schedule.sample(range(7), job.weekly))):
                day = week + timedelta(days=offset)
                if day <= min(LAST, job.until):
                    months.setdefault(f"{day:%Y-%m}", []).append(writer.note(day, number))
            week += timedelta(days=7)
    folder.mkdir(parents=True, exist_ok=True)
    for month, notes in sorted(months.items()):
        notes.sort(key=lambda note: (note["发布时间"], note["id"]))
        lines = "".join(json.dumps(note, ensure_ascii=False) + "\n" for note in notes)
        (folder / f"{month}.jsonl").write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build(ROOT / "fixtures/notes/已发布")
