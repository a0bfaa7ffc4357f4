"""The platform, voice and brand packs judge sentences their authors did not have before them."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

import pytest

from notelint.check.linter import Linter
from notelint.config.settings import Settings
from notelint.model import Field, Note
from notelint.packs.load import load_pack
from notelint.packs.locate import shipped_folder
from notelint.packs.ruleset import compile_rules


@cache
def linter(name: str) -> Linter:
    pack, problems = load_pack(os.path.join(shipped_folder(), name))
    assert pack is not None, problems
    return Linter(Settings("."), compile_rules([pack]), "2026-11-22")


def found(text: str, pack: str = "xhs", *, tags: tuple[str, ...] = (), **meta: Any) -> dict[str, str]:
    fields = (Field("body", text), *(Field("tags", tag, item) for item, tag in enumerate(tags)))
    findings = linter(pack).check(Note("a.md", "a", fields, meta)).findings
    return {finding.rule: finding.level for finding in findings if not finding.rule.startswith("xhs.contact")}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("厂商寄来了一台样机，用了十天", "xhs.disclosure.gift"),
        ("这家面馆的老板邀请我们过去试菜", "xhs.disclosure.gift"),
        ("抽中了新品试用名额，交作业", "xhs.disclosure.gift"),
        ("想入手的戳左下角购买链接", "xhs.disclosure.purchase"),
        ("报我昵称打9折", "xhs.disclosure.purchase"),
        ("一招抹除 AI 内容标识", "xhs.ai.label-removal"),
        ("用大模型批量编好评", "xhs.ai.fake-experience"),
        ("评论破五百我就公布做法", "xhs.interaction.threshold"),
        ("三连后才可以领完整版", "xhs.interaction.gate"),
        ("不分享不是四川人", "xhs.interaction.chain"),
        ("转发给五个人，一定上岸", "xhs.interaction.chain"),
        ("评论区抽两位送餐具", "xhs.interaction.reward"),
        ("诚信互藏，秒回", "xhs.interaction.fake-traffic"),
        ("追评带图，联系客服返2元", "xhs.interaction.fake-review"),
        ("安排同事装成老客户去评论", "xhs.interaction.fake-person"),
        ("收钱发的，文案里装作自用分享", "xhs.disclosure.conceal"),
        ("样品到了别提商单两个字", "xhs.disclosure.conceal"),
        ("合作费已到账，评论区统一口径说是回购", "xhs.disclosure.conceal"),
        ("楼上邻居的手机号是13822223333，半夜装修的就是他", "xhs.privacy.exposed"),
        ("把这个租客的身份证信息挂到网上", "xhs.privacy.doxing"),
    ],
)
def test_what_the_platform_does_not_allow_is_found(text: str, rule: str) -> None:
    assert rule in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "朋友寄来了老家的腊肉",
        "双十一满减，官方送了两片小样",
        "第一次和品牌谈合作，该准备什么",
        "订单链接失效了怎么联系客服",
        "购物车里躺了三个月的台灯",
        "AI 作图软件哪个适合新手",
        "照片右下角的水印怎么去",
        "粉丝过万了，谢谢你们",
        "评论区说说你家的做法",
        "收藏好，换季时翻出来看",
        "双击文件夹就能打开",
        "不转弯，直走到底",
        "关注她十年，才买到第一张票",
        "散粉刷粉扑哪个更服帖",
        "兼职刷单都是骗局",
        "五星好评，还送了酸梅汤",
        "身份证过期了异地能办吗",
        "摇了三年车牌终于中了",
        "我家住在河边，早上有雾",
        "店里电话 021-55556666，十点开门",
    ],
)
def test_what_only_looks_like_it_stays_silent(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "declaration",
    [
        "广告｜试了两周。",
        "【广告】试了两周。",
        "本篇与某某家居合作，试了两周。",
        "利益相关：样品由厂家寄来。",
        "试了两周 #广告",
    ],
)
def test_a_declared_interest_is_no_finding(declaration: str) -> None:
    assert found(f"品牌方送的样品。{declaration}") == {}
    assert found(declaration, commercial={"type": "品牌合作"}) == {}


@pytest.mark.parametrize("denial", ["这不是广告。", "没有任何商业合作。", "无广，放心看。", "广告法我熟。"])
def test_a_denial_declares_nothing(denial: str) -> None:
    assert "xhs.disclosure.undeclared" in found(denial, commercial={"type": "品牌合作"})


def test_self_paid_and_commercial_exclude_each_other() -> None:
    assert found("住了一晚", self_paid=True, commercial={"type": "探店"})["xhs.disclosure.contradiction"] == "error"
    said = found("广告。自费住了一晚", commercial={"type": "探店"})
    assert said == {"xhs.disclosure.false-self-paid": "error"}


def test_ai_is_declared_in_the_text_or_in_the_front_matter() -> None:
    assert found("客厅效果图", ai={"used": True}) == {"xhs.ai.undeclared": "error"}
    assert found("客厅效果图", ai={"used": True, "human_edited": True}) == {"xhs.ai.assisted": "warning"}
    assert found("客厅效果图，图片由 AI 生成", ai={"used": True}) == {}
    assert found("客厅效果图", ai={"used": True, "label": True}) == {}
    assert found("客厅效果图", ai={"used": False}) == {}


@pytest.mark.parametrize("pack", ["xhs", "voice", "brand"])
def test_what_was_not_read_at_the_source_says_so(pack: str) -> None:
    for rule in linter(pack).rules.rules:
        if rule.basis.kind == "经验" or rule.basis.status == "未核对":
            assert rule.basis.article is None
            assert "error" not in rule.levels.values(), rule.id
