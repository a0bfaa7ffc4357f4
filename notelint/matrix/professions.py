"""Professions as far as it matters whether a persona claims one that the real person does not have.

Two callings contradict each other only where both are known and differ, and either the claimed one is such that
nobody may play it (doctors, lawyers, teachers, students, office workers: the 伪素人 of the platform's campaigns), or the
real one is to write texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CALLINGS: dict[str, tuple[str, ...]] = {
    "医务": ("医生", "医师", "大夫", "护士", "药师", "药剂师", "主任医", "中医", "牙医", "医助"),
    "法律": ("律师", "法官", "检察官", "公证员"),
    "教育": ("老师", "教师", "教授", "班主任", "讲师"),
    "学生": ("学生", "研究生", "本科生", "博士生", "高中生", "大一", "大二", "大三", "大四"),
    "公职": ("公务员", "警察", "民警", "消防员", "军人"),
    "营养": ("营养师", "健康管理师"),
    "心理": ("心理咨询师", "心理医生", "心理师"),
    "白领": ("白领", "上班族", "打工人"),
    "家长": ("宝妈", "宝爸", "全职妈妈"),
    "设计": ("设计师", "搭配师", "软装", "设计总监", "设计助理"),
    "研发": ("工程师", "研发", "配方师", "实验员", "化学"),
    "销售": ("导购", "店长", "店员", "顾问", "销售", "客户经理", "柜姐", "ba"),
    "工地": ("监理", "工长", "施工", "巡检", "项目经理", "木工", "瓦工", "水电工"),
    "美容": ("美容师", "化妆师", "美甲师", "造型师"),
    "收纳": ("收纳师", "整理师", "收纳顾问", "整理收纳"),
    "文案": ("文案", "写手", "编辑", "策划", "新媒体", "内容运营", "小红书运营", "社媒运营", "投放"),
}
_NOBODY_PLAYS = frozenset({"医务", "法律", "教育", "学生", "公职", "营养", "心理"})
_PRIVATE = frozenset({"白领", "家长"})
"""What people are besides their work: a copywriter may well be a mother, and is an office worker."""


def callings(words: str) -> frozenset[str]:
    """The callings that a job title or a persona names; empty where none is known."""
    lower = words.lower()
    return frozenset(name for name, marks in _CALLINGS.items() if any(mark in lower for mark in marks))


def contradicts(claimed: str, real: Iterable[str]) -> bool:
    """Whether a persona claims a calling that the real person's jobs rule out."""
    own = callings(claimed) - _PRIVATE
    titles = list(real)
    known = frozenset[str]().union(*map(callings, titles)) - _PRIVATE
    if not own or not known or own & known or any(title and title in claimed for title in titles):
        return False
    return bool(own & _NOBODY_PLAYS) or known == {"文案"}
