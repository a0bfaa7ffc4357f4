"""Illness, the body and how it is said to change: the words health claims are made of.

Written folded. A disease is known by name, by its last character (病, 炎, 癌 …) or by what is wrong with a part (肥大,
出血, 劳损 …), with the figures of speech left out: 选择困难症 and 手机依赖症 are no diseases a product is said to cure.
"""

from __future__ import annotations


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


DISEASES = _split(
    # general, heart and vessels, brain, blood
    "高血压 低血压 高血脂 高血糖 低血糖 三高 糖尿 痛风 尿酸高 高尿酸 冠心 心脏病 早搏 房颤 心律不齐 心绞痛 心梗 心衰 心悸 心慌 胸闷 气短 脑梗 脑出血 中风 偏瘫 面瘫 "
    "动脉硬化 动脉斑块 血栓 静脉曲张 贫血 白血病 头疼 偏头疼 头晕 眩晕 健忘 痴呆 老年痴呆 帕金森 癫痫 抽动 自闭 多动 神经衰弱 抑郁 失眠 不寐 多梦 盗汗 多汗 "
    # breath, throat, nose, ears, eyes, mouth
    "感冒 流感 发烧 高烧 低烧 咳嗽 久咳 哮喘 气喘 鼻塞 流鼻涕 打喷嚏 打鼾 打呼 腺样体 扁桃体 支气管 肺结核 新冠 支原体 耳鸣 耳聋 听力下降 近视 老花 弱视 散光 斜视 远视 白内障 "
    "青光眼 飞蚊症 黄斑 干眼 眼干 迎风流泪 视网膜 口臭 口腔溃疡 牙疼 蛀牙 龋齿 牙周 牙龈出血 牙龈萎缩 牙龈红肿 磨牙 "
    # stomach, liver, kidneys, metabolism
    "便秘 便密 便血 腹泻 拉肚子 腹胀 胀气 积食 厌食 挑食 胃疼 胃胀 胃酸 胃寒 反流 反酸 烧心 溃疡 幽门螺杆菌 肠易激综合症 脂肪肝 肝硬化 肝腹水 胆结石 肾结石 结石 肾虚 脾虚 "
    "阴虚 阳虚 气虚 血虚 体虚 体寒 湿气 湿热 痰湿 尿频 尿急 尿失禁 漏尿 起夜 尿床 尿毒症 痔疮 脱肛 甲减 甲亢 甲状腺 胰岛素抵抗 "
    # bones, joints, muscles
    "颈椎 腰椎 腰突 腰间盘 富贵包 驼背 腰疼 腿疼 背痛 肩周炎 关节 骨关节 老寒腿 风湿 类风湿 滑膜 半月板 骨刺 骨质疏松 骨质增生 骨折 扭伤 拉伤 落枕 抽筋 手麻 脚麻 足跟痛 腱鞘 "
    "扁平足 拇外翻 罗圈腿 骨盆前倾 矮小 "
    # skin, hair, nails
    "湿疹 荨麻疹 皮炎 脚气 脚臭 狐臭 体臭 痤疮 粉刺 激素脸 红血丝 玫瑰痤疮 脂溢 扁平疣 疣 白癜风 牛皮癣 灰指甲 甲沟 鸡眼 冻疮 痱子 尿布疹 红屁股 奶癣 带状疱疹 疱疹 疤痕 瘢痕 妊娠纹 "
    "黄褐斑 老年斑 脱发 掉发 斑秃 秃头 过敏 瘙痒 伤口 刀口 褥疮 "
    # women, men, children, growths, infections
    "宫寒 痛经 月经不调 闭经 经期疼 内分泌失调 更年期 更年期综合症 多囊 乳腺增生 卵巢早衰 宫颈糜烂 白带异常 不孕 不育 前列腺 阳痿 早泄 夜啼 夜醒 黄疸 水痘 手足口 结节 囊肿 息肉 鼻息肉 "
    "肌瘤 肿瘤 癌症 艾滋 梅毒 hpv 心脏病 胃病 肝病 肾病 皮肤病 妇科病 颈椎病 风湿病 血管病 眼病 牙周病 慢性病 老年病 糖尿病 妇科炎症 手脚冰凉 手脚冰冷 怕冷 畏寒"
)
_FIGURATIVE = _split(
    "综合 困难 依赖 成瘾 上瘾 拖延 强迫 恐惧 社恐 囤积 公主 懒 穷 心 相思 直男 完美 收集 尴尬 恐 早起 周一 节后 假期 毛 通 犯 患 生 得 看 疾 "
    "职业 手机 短视频 网瘾 后遗 不治之 何 这种 那种 什么 各种 的 是 了 老毛 大小 没 精神"
)
_NAME = "[^\\Wa-z0-9_的了着是我你他她它这那有会能和与跟及就都也把被让使得年天月周治疗愈好多少为在用对从]{1,4}?"
"""The characters of a disease's name before its last; none of them is a word that joins or counts."""

_WRONG = (
    "肥大|增生|萎缩|出血|积液|积水|水肿|浮肿|硬化|痉挛|麻木|劳损|损伤|突出|膨出|狭窄|堵塞|梗阻|紊乱|衰竭|下垂|脱垂|粘连|穿孔|缺血|钙化|"
    "红肿|化脓|溃烂|糜烂|刺痛|酸痛|失禁|感染|综合征"
)
"""What is wrong with a part of the body that stands before it: 腺样体肥大, 眼底出血."""


def _not_said_of(last: str) -> str:
    return "".join(f"(?<!{word}{last})" for word in _FIGURATIVE)


DISEASE = (
    f"(?<!不){_NAME}(?=[炎癌瘤癣疹疼病症痛{''.join(sorted({word[0] for word in _WRONG.split('|')}))}])"
    f"(?:(?<![消抗])炎|[癌瘤癣疹疼]|病(?![人房床友假娇]){_not_said_of('病')}|症{_not_said_of('症')}"
    f"|(?<![心头])痛(?![快苦心恨哭点])|{_WRONG})"
)
DISEASE_NEEDS = "炎癌瘤癣疹疼病症痛肥增萎血积肿硬痉麻损突膨狭堵梗紊衰垂粘穿钙脓烂禁染综"
"""Characters of which every match of ``DISEASE`` holds one: of each word the rarer."""


ORGANS = _split(
    "肝脏 肝功能 肝 肾脏 肾功能 肾 脾胃 脾 胃 胃黏膜 胃粘膜 肠胃 肠道 肠 肺 肺部 心脏 心肺 血管 心脑血管 胰岛 胰腺 卵巢 子宫 前列腺 关节 软骨 骨骼 骨密度 骨头 腰椎 颈椎 甲状腺 乳腺 气血 "
    "内分泌 五脏 脏腑 视力 视神经 眼睛 大脑 脑神经 脑细胞 神经 体质 免疫 免疫力 抵抗力 新陈代谢 代谢 记忆力 经络 淋巴 毛囊 头皮 皮肤屏障"
)

BODY = _split(
    "皮肤 肌肤 脸色 肤色 气色 脸蛋 脸 毛孔 黑头 闭口 痘痘 痘印 痘坑 痘 斑点 色斑 斑 晒斑 雀斑 皱纹 细纹 法令纹 川字纹 抬头纹 鱼尾纹 颈纹 眼袋 黑眼圈 泪沟 妊娠纹 生长纹 疤痕 疤 橘皮 "
    "暗沉 蜡黄 红血丝 肚子 小肚子 肚腩 小腹 腰 腰围 大腿 小腿 腿围 腿 胳膊 手臂 拜拜肉 赘肉 肥肉 脂肪 头发 发量 发际线 发缝 发根 斑秃 新发 碎发 绒毛 睫毛 眉毛 白发 白头发 牙齿 牙 牙渍 牙龈 "
    "胸 胸部 胸围 罩杯 臀 臀部 屁股 视力 度数 体重 身材 双下巴 下巴 下颌线 苹果肌 轮廓 脸型 鼻子 鼻梁 个子 身高 裤子 裤腰 腰带"
)

CHANGED = _split(
    "击退 赶走 击穿 消灭 清空 干掉 甩掉 拔除 淡掉 清除 全无 没了 没有了 消失 不见 不见了 变小 变细 变白 变紧 变长 变黑 转黑 返黑 长黑 变黑了 变少 变浅 变淡 变亮 变大 变平 变嫩 变厚 变密 变尖 变挺 "
    "长出 长回来 长回 往回长 长长 长满 冒新 冒出 填平 填满 退了 消了 消下去 淡了 淡到 看不到 看不见 看不出 小一圈 小了一圈 细一圈 细了一圈 大一圈 大了一圈 一圈圈 平了 瘦一圈 瘦了一圈 大一个 "
    "升一级 升一个 紧了 白了 亮了 嫩了 黄气全 一扫而光 一扫而空 清零 后移 前移 浓密 茂密 下降 全消 全掉 掉光 哗哗掉 唰唰掉 狂掉 往下掉 自己掉 淡化 紧致 回弹 回缩 往下缩 狂缩 缩水 白一圈 白了一圈 "
    "白回 隐形 瓦解 无影无踪 不翼而飞 挺翘 上提 提升一"
)
