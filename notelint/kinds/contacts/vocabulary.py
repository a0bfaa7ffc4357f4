"""The words of the grammar, in their plain spelling; the disguises come from tables.py, which is made from them.

A kind says how much a word proves by itself:

``chat``      a private channel (微信): a leak with an identifier or a contact verb
``number``    a channel whose identifiers are digits (QQ, 群, 电话)
``platform``  another platform or a shop there: a leak when readers are sent to it
``code``      a code to scan: a leak when readers are told to scan it
``join``      contact verb and channel in one (加微, 进群): a leak where the clause goes on like a call
``spot``      the same, where only a verb of looking before it makes a call
``place``     where on the own page to look: a call
``direct``    an in-platform message (私信): a call
``slang``     part of a paraphrase of a channel (绿色的那个软件): what stands around decides
``offline``   paying outside the platform
``corner``    a place in the pictures (左下角, 最后一张): a call where readers are told to look there
``split``     parts of a character side by side
``radical``   a left half that never stands alone: with what follows it is one character taken apart
``digit``     a digit in pinyin
``net``       a sign or word of an address or a pass phrase
``lone``      a verb of calling without an object
``me``        a call of two characters (私我): only where the clause ends or an offer follows
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "chat": (
        "微信 微信号 微讯 wechat 微号 vx wx 绿泡泡 绿泡 绿信 大绿书 小绿书 绿书 电报 小飞机 纸飞机 蝙蝠 whatsapp telegram skype kakao line "
        "绿软 绿聊 绿泡泡泡 企微 易信 连信 vchat viber zalo messenger snapchat kakaotalk "
        "discord 某信 陌陌 探探 米聊"
    ),
    "number": "扣扣 球球 秋秋 企鹅 企鹅群 鹅厂 qq q群 群号 电话 手机号 🐧 ☎ 📞 📱 📲 tel phone 热线 座机 请拨 拨打 固话 联络 鹅号 丘丘 来电 致电 电联 扣号 联系方式",
    "platform": (
        "淘宝 天猫 京东 拼多多 拼夕夕 并夕夕 并多多 抖音 快手 微博 围脖 知乎 哔哩 闲鱼 咸鱼 得物 公众号 公号 小程序 视频号 支付宝 "
        "钉钉 豆瓣 贴吧 网盘 云盘 猫超 多多 抖抖 美团 某团 饿了么 微店 唯品会 小破站 b站 推特 脸书 生活号 服务号 订阅号 油管 蓝鸟 照片墙 飞书 狗东 小黄鱼 海鲜市场 "
        "pxx 京🐶 渣浪 小电视 淘系 公众平台 insta 拼xx 拼小圈 pyq sph 某瓣 某物 🐟塘 qq音乐 视频🐷 夸克 🧣 淘淘 东哥 黄鱼 小🐟 黄🐟 破站 大眼仔 逼乎 soul 度盘 百度云 百度盘 蓝奏云 搜一搜 快团团 京喜 抖店 微盟 简书 知识星球 小报童 面包多 爱发电 虾皮 shopee 红布林 多抓鱼 大众点评 企业号 绿洲 汽水音乐 荔枝fm 小宇宙 西瓜视频 微视 threads pinterest reddit douyin kuaishou jingdong pinduoduo zhihu douban bilibili dewu weidian gongzhonghao xiaochengxu shipinhao zhifubao twi 微信小店 "
        "某宝 某音 某东 某多 某鱼 某站 某书 某博 某手 某乎 某夕夕 某猫 朋友圈 淘口令 "
        "weibo instagram facebook twitter youtube tiktok 1688 阿里巴巴 头条 头条号 百家号 小鹅通 有赞 转转 喜马拉雅 网易云 taobao tb db pdd jd dy ks wb gzh xcx zfb ins ig fb tg dd xianyu"
    ),
    "code": "二维码 扫码 收款码 群码 微码 qrcode ewm 2wm erweima 方块码 小方块",
    "join": "加微 加微信 加卫 加扣 加群 进群 入群 拉群 同wx 同vx 留微 扫微 同微 微同 加企鹅 微我 jiaweixin jiawx jiavx jiav jiaqun jinqun",
    "group": "群",
    "place": "主页 简介 头像 评论区 昵称 置顶 首评 水印 名字 签名 评区 个签 背景图 后台 同名 同号 店铺名 个性签名 置顶帖 首条 热评 首页 bio zy pl jj tx",
    "spot": "楼下 一楼 小号 背景 合集 收藏夹 资料 资料卡 评论 橱窗 动态 瞬间 末图 尾图 个人页 公告 群公告",
    "direct": "私信 私聊 小窗 可私 可戳 可滴 可敲 可踢 可撩 可扣 可cue 可dm 可call 可+ 滴滴 私发 sx sl",
    "mail": "邮箱 gmail foxmail hotmail email ✉ 📧 📮 📩",
    "slang": "绿色 绿的 绿标 色的那 色图标 色聊天 色泡泡 色小鸟 app 软件 平台 以外的 隔壁",
    "offline": "打款 收款码付 转账 转钱 打钱 转我 打我 私账 私下 付款 线下 面交 卡号 当面 走平台 平台外 站外 先款后货 定金 绕开 绕过 汇款 私单 飞单 付现 现金 红包付 转微信 转支付宝 转v 转wx",
    "corner": "左下角 右下角 左上角 右上角 长按识别 长按保存 最后一张 最后一图 见图 码在 看图 图里 图上 图中 扣1 扣6 扣一 扫下图 扫描图 识别图 有码 有号 见p 看p 扫p 后台回 后台敲 后台扣 反着 倒着 反过来 倒过来 扫图 右下 左下 右上 左上 最后一页 末页 码藏 码放 自取 扫一扫 名片在 qr在 qr 长按图 截图扫 存图扫 号在 v在 微信在 名字在",
    "split": "亻言 彳山 扌口 讠平 禾厶",
    "radical": "亻 氵 扌 讠 钅 纟 饣 忄 犭 礻 衤 彳 冫 辶",
    "digit": "yao san liu jiu ling guai dong three four seven eight nine",
    "net": (
        "号: 号： 小红书号 薯号 企业微信 后面 前面 前半 后半 暗号 互关 👉 // :/ @ 艾特 圈a at) at) at] at】 dot www ¥ € £ $ ₤ ₳ ₴ ₰ ₢ 口令 前三 前3 头三 开头 尾号 后四 后4 末四 末尾四 复制 复·制 复*制 复.制 复-制 打开 浏览器 提取 取件 解压 访问 分享码 wxid_ http hxxp h**p magnet: ed2k thunder: 从后往前 #qq #163 ☆qq"
    ),
    "me": "加我 私我 滴我 call我 dm我 cue我 喊我 邮我 踢我 戳我 敲我 扣我 找我 叩我 思我 联系我 窗我 呼我 撩我 摇我 踹我 艾特我 at我 @我 加好友 戳戳我 敲敲我 踢踢我 捞我 抠我 pm我 滴滴我",
}

WANTING = "以能台受要的求意向愿者趣需来迎空速接,。 "
"""Before a lone 私, or a homophone of it, at the end of a clause."""

KINDS["lone"] = " ".join(
    (
        "私戳 丝戳 私滴 丝滴 私一下 丝一下 戳一戳 敲一敲 滴一滴 私一私 敲敲 戳戳 来私 来滴 来戳 来撩 来丝",
        *(verb + rest for verb in "戳滴敲踢撩叩" for rest in ("一下", "下")),
        *(before + verb for before in WANTING if before != " " for verb in "私思丝斯撕厶" if before + verb != "意思"),
    )
)

WORDS: dict[str, str] = {word: kind for kind, words in KINDS.items() for word in words.split()}

DOUBLY = ("微信", "加微", "微号", "私信", "扣扣", "加扣", "加群", "淘宝", "抖音", "公众号")
"""Words known in disguises that leave no character as it was, or with signs between their two characters."""

_DISGUISED = (
    "微信 微号 绿泡泡 电话 扣扣 球球 秋秋 企鹅 q群 淘宝 天猫 京东 拼多多 拼夕夕 抖音 快手 微博 知乎 闲鱼 咸鱼 公众号 小程序 支付宝 b站 微店 钉钉 网盘 "
    "朋友圈 二维码 扫码 收款码 加微 加扣 加群 进群 入群 拉群 同微 微同 微讯 微我 留微 某宝 某音 主页 简介 头像 评论区 昵称 私信 私聊 可私 可戳 可滴 滴滴 邮箱 淘口令 "
    "加我 私我 滴我 call我 dm我 cue我 喊我 邮我 踢我 戳我 敲我 扣我 置顶 首评 豆瓣 得物"
)
DISGUISED = frozenset(_DISGUISED.split())
"""Words that people disguise. Of the others only the plain spelling is read: their homophones are ordinary words."""

FORMS: dict[str, tuple[str, ...]] = {
    "微": ("w", "v"),
    "信": ("某", "x", "×", "✘", "✗", "✖", "✕", "❌", "╳", "☓", "ᵡ", "ˣ", "χ"),
    "加": ("+", "十"),
    "扣": ("k", "q"),
    "私": ("s",),
    "评": ("p",),
    "论": ("l",),
    "滴": ("d", "dd", "didi", "滴滴", "嘀", "嘀嘀"),
    "踢": ("t", "tt"),
    "我": ("莪", "窝", "俺", "偶", "me"),
    "众": ("z", "主", "中", "种"),
    "公": ("g",),
    "音": ("y", "in", "某", "❤", "♥"),
    "抖": ("d",),
    "淘": ("t",),
    "宝": ("b", "某", "❤", "♥"),
    "博": ("某", "b"),
    "手": ("某", "✋", "🖐", "🤚", "👋", "s"),
    "快": ("k",),
    "店": ("d",),
    "主": ("z",),
    "页": ("y",),
    "知": ("z",),
    "某": ("x",),
    "鱼": ("某",),
    "二": ("2",),
    "程": ("c",),
    "像": ("象", "相"),
    "东": ("d",),
    "b": ("逼", "比", "笔", "哔"),
    "q": ("扣", "抠", "o", "Q", "企鹅", "🐧", "鹅"),
    "群": ("qun",),
    "付": ("f", "服", "富"),
    "豆": ("d",),
    "邮": ("✉", "📧", "📮", "📩"),
}
"""Other signs that stand for a character: initials, crosses, repeated letters."""
