"""What a noun names, as far as an absolute claim needs to know: something sold, a property of it, or neither.

A word is looked up whole, then by its last two characters, then by its last one; Chinese compounds end in their head.
The lists are general Chinese, none of them is law.
"""

from __future__ import annotations

GOODS = "goods"
ASPECT = "aspect"
CONTENT = "content"
PEOPLE_FOR_HIRE = "role"
PERSON = "person"
PLACE = "place"
UNLISTED = "unlisted"
"""A noun that no list knows: a coined name, a foreign word."""
OTHER = "other"

_GOODS_WORDS_TEXT = """
    产品 商品 单品 品牌 牌子 好物 新品 正品 尖货 好货 爆品 爆款 礼盒 礼品 国货 大牌 开架 彩妆 美妆 护肤 保健 现场 派对 party 音乐节 演出 话剧 剧本杀 密室 桌游 卡座 维修 策划 配送 保养 安装 拍摄 租赁 翻译 托管 接送 洗护 造型 保洁 奶盖 可乐 雪碧 汽水 苏打水 气泡水 suv 越野车 地毯 发色 唇色 半永久 双眼皮 随身wifi wifi 伴手礼 礼物 饰品 首饰 珠宝 玩具
    门店 店铺 店家 商家 小店 馆子 酒店 民宿 宾馆 客栈 餐厅 饭店 餐馆 食堂 火锅 烧烤 烤肉 拉面 米线 螺蛳粉 小吃 美食 早餐 便当 甜品
    甜点 蛋糕 面包 咖啡 拿铁 美式 奶茶 果茶 饮料 饮品 果汁 牛奶 酸奶 月饼 零食 坚果 巧克力 冰淇淋 燕窝 阿胶 人参 海参 大米 猪脚饭
    课程 套餐 服务 项目 疗程 技术 工艺 配方 成分 原料 食材 用料 材料 面料 设备 设施 仪器 平台 社区 软件 系统 程序 模型 机构 公司
    企业 厂家 厂商 生产商 制造商 供应商 经销商 批发商 服务商 工厂 基地 学校 幼儿园 驾校 培训 医院 诊所 中心 会所 夜店 夜场 酒吧 酒馆 影院 剧院 商场 连锁 楼盘 户型
    小区 别墅 公寓 学区 景区 景点 乐园 度假村 温泉 滑雪场 露营地 旅行社 线路 路线 理财 基金 保险 信用卡 贷款 债券 股票 私募 信托
    口红 唇釉 唇膏 唇彩 眼影 腮红 高光 修容 粉底 气垫 隔离 遮瑕 蜜粉 散粉 粉饼 眉笔 眼线 睫毛 睫毛膏 美瞳 香水 香氛 香薰 精油
    面霜 眼霜 乳液 精华 面膜 爽肤水 化妆水 洁面 卸妆 防晒 喷雾 身体乳 护手霜 洗发水 护发素 发膜 沐浴露 牙膏 牙刷 洗衣液 纸尿裤
    尿不湿 奶粉 奶瓶 辅食 猫粮 狗粮 猫砂 手机 电脑 平板 耳机 音箱 相机 镜头 键盘 鼠标 手表 手环 电视 冰箱 空调 风扇 吸尘器
    洗碗机 机器人 净水器 空气炸锅 微波炉 电饭煲 豆浆机 咖啡机 汽车 轿车 电车 自行车 轮胎 行李箱 床垫 枕头 被子 沙发 家具 家居
    家装 装修 瓷砖 地板 涂料 油漆 卫浴 马桶 橱柜 衣柜 门窗 灯具 窗帘 内衣 内裤 文胸 衬衫 卫衣 外套 大衣 风衣 羽绒服 防晒衣 毛衣
    裙子 裤子 鞋子 运动鞋 帽子 围巾 手套 包包 戒指 项链 耳环 手镯 钻石 黄金 翡翠 婚纱 礼服 西装 旗袍 眼镜 墨镜 隐形眼镜 植发
    美容 美发 美甲 美睫 纹眉 皮肤管理 脱毛 瘦身 减肥 塑形 祛痘 祛斑 正畸 种植牙 月子中心 家政 搬家 摄影 写真 婚礼 婚庆 健身 瑜伽
    普拉提 游泳 舞蹈 英语 雅思 托福 考研 考公 留学 编程 书法 钢琴 声乐 网课 辅导 家教 教材 教具 图书 一本书 本书 绘本 耗材 配件 芯片 电池
    充电宝 充电器 数据线 路由器 投影仪 会员 盲盒 手办 周边 文具 钢笔 本子 手账 花束 鲜花 绿植 盆栽 水果 蔬菜 海鲜 牛排 牛肉 羊肉
    寿司 日料 西餐 川菜 粤菜 湘菜 本帮菜 早茶 肠粉 小龙虾 烤鸭 饺子 馄饨 包子 煎饼 披萨 汉堡 炸鸡 啤酒 红酒 白酒 葡萄酒 威士忌
    茶叶 绿茶 红茶 普洱 蜂蜜 橄榄油 酱油 益生菌 维生素 胶原蛋白 玻尿酸 蛋白粉 鱼油 钙片 色号 款式 版型 机型 车型 品类 系列 女神香
    香味 香型 平价 货源 供应链 师资 团队 阵容 解决方案 神仙水 小棕瓶 衣服 服装 女装 男装 童装 女鞋 男鞋 包装 器材 装备 帐篷 睡袋
    玩偶 积木 推车 童车 座椅 奶嘴 吸奶器 用品 湿巾 抽纸 卫生巾 棉柔巾 毛巾 浴巾 四件套 床品 被套 凉席 蚊帐 拖把 扫把 垃圾袋
    收纳 锅具 刀具 餐具 水杯 保温杯 茶具 烤箱 燃气灶 油烟机 热水器 空气净化器 加湿器 除湿机 扫地机 吹风机 卷发棒 剃须刀 脱毛仪
    美容仪 按摩椅 按摩仪 筋膜枪 跑步机 血压计 体温计 创可贴 口罩 花店 书店 咖啡店 面馆 串串 麻辣烫 冒菜 酸菜鱼 烤鱼 卤味 凉皮
    肉夹馍 豆腐 鸡蛋 土豆 苹果 草莓 榴莲 车厘子 芒果 荔枝 西瓜 橙子 螃蟹 大闸蟹 生蚝 三文鱼 牛腩 火腿 香肠 腊肉 点心 糕点
    吐司 贝果 可颂 泡芙 布丁 果冻 糖果 薯片 辣条 方便面 预制菜 外卖 自助 自助餐 下午茶 民俗 团购 专柜 旗舰店 代购 酒庄 农场 果园
    牧场 茶园 花园 影楼 琴行 画室 工作室 自习室 铺子 摊子 档口 作坊 皮具 渔具 厨具 雨具 洁具 农具 乐器 舞房 健身房 瑜伽馆 拳馆 球馆 泳池 机场 航线 航班 列车 邮轮 房型 客房 包厢 卡座 会议室 宴会厅
    粉 茶 酒 米 油 药 面 菜 肉 鱼 糖 包 鞋 车 课 店 书 花 香 笔 霜 膏 app 底妆 妆容 妆感 唇妆 眼妆 唇 唇色 口腔 假发
    """
_GOODS_WORDS = frozenset(_GOODS_WORDS_TEXT.split())

_GOODS_ENDS = frozenset(
    "霜液膏粉乳油露剂皂蜜胶泥膜笔刷盘饼棒贴纸巾垫被枕床柜椅桌灯锅壶杯碗盒瓶罐机器仪车表镜衣裤裙鞋靴帽袜包袋箱链戒钻玉茶酒饭粥面粮"
    "糕糖菜汤肉鱼虾蟹果奶酱丸药片粒店馆铺吧坊厅院所厂园宿课班营校险卡款屏本书品牌房服裳毯帘砖漆板材门窗水汁饮冰瓜豆米蛋鸡鸭鹅虾贝"
    "膳食餐咖扇炉煲烤箱柜锁梯琴鼓棋球拍杆篷垫伞套绳带扣环坠珠石金银瓷陶布棉麻丝绒皮革裘毛线针梳剪刀钳锤钉胎油电池芯卡盘键鼠"
    "音响耳机屏投影香熏烛花草树苗盆肥裹膜贴饰妆唇眉彩染烫套壳杖盔盏砚"
)

_NOT_GOODS_TEXT = """
    理念 思想 观念 思路 逻辑 概念 知识 文化 传统 习俗 精髓 奥秘 态度 程度 年度 难度 进度 制度 季度 一度 幅度 精力 视力 体力 人力 实力派 个性 女性 男性 两性 异性 理性 感性 好感 伤感 数量 力量 能量 热量 剂量 少量 大量 分量 估值 市场 商圈 超市     方面 表面 里面 外面 前面 后面 上面 下面 侧面 场面 见面 层面 局面 全面 平面 封面 画面 片面 背面 对面 脸面 情面 角色 特色 景色 脸色 气色
    绿色 出色 结果 后果 如果 成果 人品 作品 样品 小品 时机 危机 契机 有机 转机 动机 司机 生机 随机 武器 代表 外表 发表 薪水 泪水 汗水
    口水 风水 下水 墨水 薪酬 加油 成本 剧本 基本 根本 原本 日本 资本 标本 文本 版本 证书 秘书 部门 热门 冷门 专门 入门 出门 上门 对门 上班
    下班 加班 值班 运营 经营 国营 关系 联系 体系 照片 图片 名片 影片 视频 碎片 老板 身材 题材 奶奶 脑袋 智商 天花板 校园 家园 公园 吃饭 早饭
    晚饭 约饭 做饭 大厅 政府 法院 住院 出院 学院 厕所 场所 住所 派出所 研究所 事务所 危险 风险 冒险 保险柜 打卡 刷卡 奶爸 温柔 心里 眼里
    嘴里 手里 世界 社会 生活 人生 未来 城市 国家 全球 中国 上海 北京 广州 深圳 杭州 成都 重庆 武汉 南京 西安 香港 台湾 美国 韩国 法国 英国
    德国 西班牙 意大利 街道 街头 农村 乡村 城里 海岛 青岛 沙滩 西湖 成果 苹果手机 头发 皮毛 眉毛 皮肤 肌肤 皮子 毛孔 嘴唇 眉眼 眼睛 流泪
    心态 状态 样子 时候 时间 时刻 时期 时代 时段 阶段 年代 年纪 年龄 日子 季节 夏天 冬天 春天 秋天 天气 气温 温度 早晨 晚上 一天 一年 一次
    一刻 瞬间 岁月 青春 童年 假期 周末 办法 方法 方式 做法 手段 手法 途径 技巧 步骤 流程 原则 道理 真相 本质 核心 关键 问题 难题 难点 痛点
    重点 焦点 亮点 优点 缺点 特点 优势 劣势 特征 特性 区别 差别 差异 变化 进步 改变 收获 感受 感觉 体会 印象 感想 心愿 愿望 梦想 理想 目标
    努力 幸福 快乐 遗憾 后悔 错误 误区 误会 谎言 秘密 惊喜 惊吓 意义 价值 作用 影响 原因 理由 动力 压力 阻力 障碍 困难 挑战 考验 敌人 对手
    祝福 陪伴 爱 爱情 友情 亲情 回忆 记忆 故事 电影 电视剧 综艺 歌曲 音乐 专辑 小说 动漫 游戏 比赛 决赛 赛事 比分 球员 人 选择 决定
    安排 状态 距离 单位 限度 程度 范围 部分 部位 地带 位置 角落 一面 一句 话 句子 词 名字 称呼 样 事 事情 事件 东西 存在 朋友 风景 景象 高峰
    山峰 河流 湖泊 大学 专业 行业 职业 工作 岗位 学科 科目 题目 考试 成绩 分数 科学 学问 良药 解药 药方 武器 结局 开始 起点 终点 底线 上限
    人设 星座 属相 甲形 脸型 体型 肤质 肤色 肤型 阳光 空气 月亮 太阳 星星 大海 天空 海滩 雪山 森林 草原 沙漠 角度 光线 天花板 顶峰 顶端 低谷
    祝愿 敬意 诚意 善意 温暖 光芒 陪衬 榜样 模样 声音 语言 文字 表达 态度 心情 情绪 情感 精神 灵魂 气质 性格 品格 能力 自己 模式 尺寸 尺度
    数值 值 面积 体积 长度 宽度 高度 深度 功率 电流 电压 磁场 载荷 承重 载重 容量 流量 压强 力 速率 功 公式 算法 定律 周期 频率 概率 收入 工资
    薪资 身价 年薪 学历 消费 限额 额度 期限 年限 日期 数量 人数 次数 份数 字数 口袋 心肠 底片 底色 毛病 皮套 骨肉 血肉 心血 眼光 目光 头
    眼 手 脚 脸 心 命 病 症状 并发症 疾病 痘痘 粉刺 闭口 皱纹 细纹 斑点 色斑 毛发 体重 脂肪 肚子 大腿 小腿 腰围 胸围 鼻子 嘴巴 牙齿 眼泪
    医保 政策 法律 法院 规定 制度 条例 合同 条款 权利 义务 责任 版面 高考 中考 分数线 学霸 早八 周一 人间 江湖 宇宙 地球 银河 网络 网红 网友
    宣言 广告 笔记 账号 粉丝 评论 留言 弹幕 图案 壁纸 头像 文案 标题 封面 滤镜 表情 表情包 心脏 大脑 血管 骨骼 肌肉 关节 肠胃 肝脏 外围 外层
    内层 底层 表层 顶层 上层 下层 里层 中间 旁边 两边 左边 右边 前端 末端 尖端 顶部 底部 内部 外部 边缘 层 档 级 端 处 点 地步 境界 境地 状况
    情况 条件 环节 细节 场景 画面感 氛围 气氛 环境 结论 答案 解释 说法 想法 看法 建议 意见 观点 借口 词汇 代价 损失 伤害 打击 失败 胜利 成功 荣耀
    奖励 惩罚 报复 投资 消费者 体验感 底气 信心 勇气 希望 期待 支持 后盾 依靠 港湾 捧场 保护 守护 陪跑 甜头 痛苦 折磨 快感 满足 安慰 慰藉 告白
    """
_NOT_GOODS = frozenset(_NOT_GOODS_TEXT.split())

_ASPECTS_TEXT = """
    品质 质量 质感 效果 功效 疗效 口感 味道 风味 性价比 口碑 人气 销量 销售额 销售量 成交量 营业额 市场占有率 占有率 市占率 份额 生意 服务 技术
    设计 颜值 气氛 氛围 环境 音质 画质 续航 性能 手感 做工 用料 食材 配料 显色度 保湿度 质地 评价 评分 得分 回购率 复购率 好评率 好评 知名度
    热度 信誉 实力 师资 升学率 通过率 上岸率 成功率 转化率 速度 工艺 配方 配置 体验 香味 保湿 控油 遮瑕 补水 防晒力 遮盖力 持久度 持妆 舒适度
    安全性 稳定性 专业度 满意度 收益 收益率 回报 回报率 出勤率 库存 品种 种类 款式 品类 规模 门店数 门店 覆盖 价格 声光 音响 灯光 dj 排面 出片率
    浓度 含量 纯度 净度 含金量 活性 吸收 滋润度 显白度 色泽 光泽 触感 弹性 透气性 保暖性 耐用性 功能 品控 售后 用户体验 驾驶 油耗 空间 隔音 舒适性
    音乐 音响 舞池 网速 资费 交通 影像 延展性 粉质 膏体 刷头 泡沫 清洁力 讲课 授课 肤感 上妆 显色 卸妆力 留香 妆效 颜色 版型 剪裁 布料 阵容 库存
    拍照 快充 屏幕 信号 教学 教学质量 提分 课程 教研 护理 消炎 效率 战绩 排名 榜单 下载量 用户数 访问量 客流量 客流 浏览量 播放量 收藏量 复购 回购 活跃度 脚感 鞋底 鞋面 机身 瓶身 内胆 封边 走线 出货量 发货 物流 交付 新鲜度 甜度 卖相
    """
_ASPECTS = frozenset(_ASPECTS_TEXT.split())

_PLACES_TEXT = (
    "地方 去处 宝地 打卡地 打卡点 目的地 好去处 机位 圣地 胜地 海滩 沙滩 小镇 古镇 老街 街区 步行街 夜市 公园 城市"
)
_PLACES = frozenset(_PLACES_TEXT.split())
_CONTENT_TEXT = (
    "教程 攻略 指南 合集 测评 清单 干货 盘点 汇总 大全 榜单 名单 手册 秘籍 宝典 总结 讲解 推荐 解析 经验 菜谱 食谱"
)
_CONTENT = frozenset(_CONTENT_TEXT.split())

_ROLES_TEXT = """
    老师 医生 医师 教练 讲师 导师 专家 顾问 客服 律师 设计师 化妆师 美容师 发型师 理发师 纹绣师 美甲师 摄影师 营养师 咨询师 技师 月嫂 阿姨 保姆
    育儿嫂 管家 中介 销售 主播 大厨 主厨 师傅 大师 甜点师 教师 名师 团队 顾问团 师资 教授
    """
_ROLES = frozenset(_ROLES_TEXT.split())

_PERSONS_TEXT = """
    妈妈 爸爸 父母 家人 孩子 宝宝 宝贝 儿子 女儿 老公 老婆 闺蜜 姐妹 兄弟 同学 同桌 同事 室友 朋友 男友 女友 男朋友 女朋友 爱人 恋人 男人 女人 女孩
    男孩 女生 男生 少女 美女 帅哥 仙女 小仙女 姑娘 老人 奶奶 爷爷 外婆 学霸 学姐 学长 大人 小孩 人 人类 人群 观众 读者 粉丝 偶像 明星 演员 歌手
    女神 男神 选手 球队 冠军 队友 对手 敌人 伙伴 同伴 主人 邻居 网友 嘉宾 员工 老板 领导 程序员 工程师 科学家 作家 画家 诗人 英雄 战士 母亲 父亲
    亲人 陌生人 大神 前辈 后辈 学生 班主任 校长 新娘 新郎 伴娘 女士 先生 小姐姐 哥哥 姐姐 弟弟 妹妹 你 我 他 她 女星 影后 影帝
    """
_PERSONS = frozenset(_PERSONS_TEXT.split())

_ASPECT_ENDS = frozenset("度力率性感量值")
_PERSON_ENDS = frozenset("人者员士友")
_CLOSERS_TEXT = (
    "时候 时间 时刻 时期 时代 时段 阶段 年代 年纪 年龄 季节 日子 办法 方法 方式 做法 原因 理由 朋友 人 事 事情 自己"
)
_CLOSERS = frozenset(_CLOSERS_TEXT.split())
_MEASURE_WORDS = frozenset("款支瓶家个种只件台部本双条张盒套间杯份门项座辆颗块片把位")


def kind_of_noun(word: str, tag: str = "x") -> str | None:
    """``GOODS``, ``ASPECT``, ``CONTENT``, ``PEOPLE_FOR_HIRE``, ``PERSON``, ``OTHER``, or null for an unknown word.

    ``tag`` is jieba's part of speech: a verb or adjective that ends in 油 or 水 is no oil and no water.
    """
    if word in _GOODS_WORDS:
        return GOODS
    if word in _PERSONS:
        return PERSON
    if word in _ROLES:
        return PEOPLE_FOR_HIRE
    if word in _CONTENT:
        return CONTENT
    if word in _ASPECTS:
        return ASPECT
    if word in _PLACES:
        return PLACE
    if word in _NOT_GOODS:
        return OTHER
    if len(word) < 2 or word.isascii():
        return None
    if word[-2:] in _ASPECTS:
        return ASPECT
    if word[-2:] in _PERSONS:
        return PERSON
    if word[-2:] in _NOT_GOODS:
        return OTHER
    if word[-2:] in _GOODS_WORDS or word[-3:] in _GOODS_WORDS:
        return GOODS
    if word[-2:] in _ROLES or word[-3:] in _ROLES:
        return PEOPLE_FOR_HIRE
    if word[-1] in _PERSON_ENDS and tag[0] in "nx":
        return PERSON
    if word[-1] in _ASPECT_ENDS and tag[0] in "nx":
        return ASPECT
    if word[-1] == "色" and len(word) > 2:
        return GOODS
    if word[-1] in _GOODS_ENDS and (tag[0] in "nxj" or tag == "vn" or tag == "l"):
        return GOODS
    return OTHER if tag[0] == "n" and tag not in ("nz", "nr", "ns", "nt", "nrt", "n") else None


def is_aspect_end(word: str) -> bool:
    """Whether a word makes a property of the word before it: 服帖度, 回购率."""
    return word in _ASPECT_ENDS


def is_goods_end(char: str) -> bool:
    """Whether compounds that end in this character name goods: 乳, 霜, 店."""
    return char in _GOODS_ENDS


def is_goods(word: str) -> bool:
    """Whether a word stands in the list of goods itself."""
    return word in _GOODS_WORDS


def ends_phrase(word: str) -> bool:
    """Whether a noun closes its phrase: what follows 时候 or 方法 is no compound with it."""
    return word in _CLOSERS or word[-2:] in _CLOSERS


def is_piece(word: str) -> bool:
    """Whether a word is one piece of something counted as goods are: 一款, 这支, 那家."""
    return len(word) == 2 and word[0] in "一这那几两" and word[1] in "款支瓶家台盒套双杯盏"


def is_measure_word(word: str) -> bool:
    """Whether the word counts things: 款, 家, 支."""
    return word in _MEASURE_WORDS
