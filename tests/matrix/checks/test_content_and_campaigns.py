"""What accounts write about and campaigns: the acceptance examples of M-37 to M-76, and what must stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.kinds.rule import Rule
from notelint.matrix.at import At
from notelint.matrix.checks import campaigns, content, search, sop, team
from notelint.matrix.content import Approval, Campaign, Post, Topic
from notelint.matrix.model import Brand, Collab, Experiment, Matrix, Message, Text
from notelint.matrix.roster import Account, Operator
from notelint.model import Field, Note

if TYPE_CHECKING:
    from notelint.matrix.remark import Remark

TODAY = "2026-06-22"
IDS = iter(range(10_000))


def rule(**thresholds: Any) -> Rule:
    from notelint.model import Basis

    return Rule("matrix.test", "matrix", "matrix", "", {}, (), "", Basis("经验"), options={"thresholds": thresholds})


def post(account: str | None = "a", **said: Any) -> Post:
    name = said.pop("id", f"n{next(IDS)}")
    body, title = said.pop("body", "今天去工地。"), said.pop("title", "")
    note = Note(f"notes/{name}.md", name, (Field("title", title), Field("body", body)), account=account)
    defaults: dict[str, Any] = {"tags": (), "state": "草稿", "on": None}
    return Post(note, name, account, title, body, **{**defaults, **said}, at=At(note.path, 1))


def matrix(**parts: Any) -> Matrix:
    return Matrix("/m", TODAY, **parts)


def told(found: Any, *names: str) -> list[tuple[str, ...]]:
    remarks: list[Remark] = list(found)
    return [tuple(remark.values[name] for name in names) for remark in remarks]


def test_pillars_far_from_the_plan_are_told_with_their_distance() -> None:
    account = Account("a", "小张", pillar_target={"干货": 0.4, "测评": 0.2, "合集": 0.2, "场景": 0.2})
    posts = tuple(post(pillar=name) for name, count in (("干货", 9), ("测评", 1), ("场景", 2)) for _ in range(count))
    found = content.pillar_mix(matrix(accounts=(account,), posts=posts), rule(most=0.25, notes=8))
    assert told(found, "distance", "notes") == [("0.35", "12")]


def test_pillars_near_the_plan_and_few_notes_are_silent() -> None:
    account = Account("a", "小张", pillar_target={"干货": 0.5, "测评": 0.5})
    near = tuple(post(pillar=name) for name in ("干货", "测评") * 5)
    assert not list(content.pillar_mix(matrix(accounts=(account,), posts=near), rule(most=0.25, notes=8)))
    few = tuple(post(pillar="干货") for _ in range(3))
    assert not list(content.pillar_mix(matrix(accounts=(account,), posts=few), rule(most=0.25, notes=8)))


def test_a_long_tail_word_that_stands_in_the_body_is_enough() -> None:
    topic = Topic("T1", "收纳", "干货", core_word="收纳", long_tail=("小户型阳台收纳",))
    used = post(topic="T1", body="小户型阳台收纳，我改了三版。")
    unused = post(topic="T1", body="收纳这件事，我改了三版。")
    found = list(content.long_tail(matrix(topics=(topic,), posts=(used, unused)), rule()))
    assert [remark.subject for remark in found] == [unused.id]


def test_a_collection_of_two_is_told_and_one_of_three_is_not() -> None:
    posts = tuple(post(collection="夏季护肤全攻略") for _ in range(2))
    assert told(content.collections(matrix(posts=posts), rule(least=3)), "notes") == [("2",)]
    assert not list(content.collections(matrix(posts=(*posts, post(collection="夏季护肤全攻略"))), rule(least=3)))


def test_mentions_lead_to_the_roster_or_a_partner() -> None:
    accounts = (Account("a", "小王"), Account("b", "小张设计"))
    posts = (
        post(mentions=("小张设计", "不存在")),
        post(mentions=("@合作的她",)),
        post(mentions=("小王",)),
    )
    collabs = (Collab("合作的她"),)
    found = content.unknown_mentions(matrix(accounts=accounts, posts=posts, collabs=collabs), rule())
    assert told(found, "mention") == [("不存在",), ("小王",)]


def test_three_mentions_are_too_many() -> None:
    posts = (post(mentions=("甲", "乙", "丙")), post(mentions=("甲", "乙")))
    assert told(content.many_mentions(matrix(posts=posts), rule(most=2)), "count") == [("3",)]


def test_variants_close_to_their_master_are_told() -> None:
    master = post(id="母稿", body="今天去工地巡检，发现柜门的缝没有对齐，师傅拆下来重装了一遍，量了三次才放心。")
    close = post(body=master.body.replace("三次", "四次"), derived_from="母稿")
    own = post(body="我在店里试了四种铰链，客人最在意的是关门的声音，录了一段给大家听。", derived_from="母稿")
    found = list(content.variants(matrix(posts=(master, close, own)), rule(similarity=0.6)))
    assert [remark.subject for remark in found] == [close.id]


def test_accounts_of_one_matrix_do_not_compete_for_a_word_within_a_week() -> None:
    days = {"A": "2026-06-03", "B": "2026-06-05", "C": "2026-06-20"}
    posts = tuple(post(name, keywords=("小户型收纳",), on=day) for name, day in days.items())
    accounts = tuple(Account(name, name) for name in days)
    found = search.cannibals(matrix(accounts=accounts, posts=posts), rule(days=7))
    assert told(found, "word", "other", "gap") == [("小户型收纳", "A", "2")]


def test_one_account_may_return_to_its_word() -> None:
    posts = tuple(post("A", keywords=("收纳",), on=f"2026-06-0{day}") for day in (1, 2, 3))
    assert not list(search.cannibals(matrix(posts=posts), rule(days=7)))


def campaign(**said: Any) -> Campaign:
    return Campaign("夏", "夏季", **said)


def test_a_key_message_that_nobody_says_is_told_with_the_coverage() -> None:
    messages = tuple(
        Message(f"M{number}", text) for number, text in ((1, "先做减法"), (2, "耳后试用"), (3, "报告都能查"))
    )
    bodies = ["先做减法。"] * 6 + ["先在耳后试用。"] * 3 + ["没有说。"]
    posts = tuple(post(body=body, campaign="夏") for body in bodies)
    whole = matrix(brand=Brand(messages=messages), campaigns=(campaign(messages=("M1", "M2", "M3")),), posts=posts)
    found = campaigns.message_coverage(whole, rule(notes=3))
    assert told(found, "message", "covered") == [("报告都能查", "2/3（66.7%）")]


def test_a_message_is_found_across_marks_and_blanks() -> None:
    whole = matrix(
        brand=Brand(messages=(Message("M1", "先做减法，再谈功效"),)),
        campaigns=(campaign(messages=("M1",)),),
        posts=tuple(post(body="先做减法，\n再谈功效！", campaign="夏季") for _ in range(3)),
    )
    assert not list(campaigns.message_coverage(whole, rule(notes=3)))


def test_a_note_of_a_campaign_carries_its_topic() -> None:
    lacking = post(campaign="夏", tags=("护肤",))
    having = post(campaign="夏", tags=("#曼妙快时尚", "护肤", "日常"))
    whole = matrix(campaigns=(campaign(tags=("曼妙快时尚",)),), posts=(lacking, having))
    assert [remark.subject for remark in campaigns.missing_tags(whole, rule())] == [lacking.id]


def test_a_campaign_persuades_by_reason_and_by_feeling() -> None:
    accounts = (Account("官", "官", kind="官方号"), Account("客", "客", kind="合作KOC"))
    emotional = tuple(post("客", campaign="夏") for _ in range(8))
    thresholds = rule(notes=4, rational=["官方号", "IP号"])
    alone = matrix(accounts=accounts, campaigns=(campaign(),), posts=emotional)
    assert told(campaigns.dual_track(alone, thresholds), "emotional", "rational") == [("8", "0")]
    both = alone._replace(posts=(*emotional, post("官", campaign="夏")))
    assert not list(campaigns.dual_track(both, thresholds))


def test_a_brief_has_content_social_and_technology() -> None:
    whole = matrix(campaigns=(campaign(sections=("内容", "技术")),))
    assert told(campaigns.brief(whole, rule()), "missing") == [("社交",)]


def document(title: str, *headings: str, text: str = "") -> Text:
    return Text(f"docs/{title}.md", title, tuple((2, words, 1) for words in headings), text)


def test_the_brand_guide_lacks_what_no_heading_names() -> None:
    sections = {name: [name] for name in ("基调", "视觉", "字体", "图片", "口号", "卖点", "价值", "受众", "禁用词汇")}
    guide = document("品牌传播指南", *(name for name in sections if name not in ("字体", "禁用词汇")))
    found = sop.sections(matrix(documents=(guide,)), rule(document="品牌传播指南", sections=sections))
    assert told(found, "section") == [("字体",), ("禁用词汇",)]


def test_a_weekly_report_without_advice_is_not_whole_and_a_test_report_is_no_weekly_report() -> None:
    thresholds = rule(document=["周报", "月报"], sections={"建议": ["建议", "下一步"]})
    whole = matrix(documents=(document("第 24 周周报", "趋势"), document("检测报告", "结论")))
    assert [remark.at.path for remark in sop.sections(whole, thresholds)] == ["docs/第 24 周周报.md"]


def test_weights_of_a_decision_sum_to_a_hundred() -> None:
    rows = "| 标准 | 权重 |\n|---|---|\n| 成本 | 30 |\n| 把控 | 30 |\n| 匹配 | 20 |\n| 目标 | {} |\n"
    thresholds = rule(document="MCN", sum=100)
    right = document("自建还是MCN", text=rows.format(20))
    wrong = document("自建还是MCN", text=rows.format(30))
    assert not list(team.decision_weights(matrix(documents=(right,)), thresholds))
    assert told(team.decision_weights(matrix(documents=(wrong,)), thresholds), "sum") == [("110",)]


ROLES = {"策略": ["策略"], "内容": ["内容"], "社群": ["社群"], "数据分析师": ["数据"], "投放": ["投放"]}


def test_a_role_that_nobody_at_work_fills_is_told() -> None:
    people = (
        Operator("1", "甲", roles=("策略", "社群")),
        Operator("2", "乙", roles=("内容", "投放")),
        Operator("3", "丙", roles=("数据",), employed=False),
    )
    assert told(team.uncovered_roles(matrix(operators=people), rule(roles=ROLES)), "role") == [("数据分析师",)]


def test_three_roles_are_many_for_one() -> None:
    people = (Operator("1", "甲", roles=("策略", "内容", "数据")), Operator("2", "乙", roles=("内容", "数据")))
    assert told(team.many_roles(matrix(operators=people), rule(most=2)), "name") == [("甲",)]


def test_training_follows_the_guide() -> None:
    people = (Operator("1", "甲", guide_version="v2"), Operator("2", "乙", guide_version="v3"), Operator("3", "丙"))
    whole = matrix(operators=people, brand=Brand(guide_version="v3"))
    assert told(team.untrained(whole, rule()), "name", "had") == [("甲", "v2")]


def test_a_scheduled_note_needs_an_approval_and_a_draft_does_not() -> None:
    scheduled = post(state="排期")
    refused = post(state="排期", approvals=(Approval("乙", verdict="驳回"),))
    whole = matrix(posts=(scheduled, refused, post(state="草稿"), post(state="排期", approvals=(Approval("乙"),))))
    assert [remark.subject for remark in team.unapproved(whole, rule())] == [scheduled.id, refused.id]


def test_nobody_approves_what_they_wrote_under_either_name() -> None:
    whole = matrix(
        operators=(Operator("E1", "甲"),),
        posts=(
            post(author="E1", approvals=(Approval("甲"),)),
            post(author="甲", approvals=(Approval("乙"),)),
        ),
    )
    assert told(team.self_approved(whole, rule()), "by") == [("甲",)]


def test_a_partners_note_is_approved_too() -> None:
    accounts = (Account("客", "客", kind="合作KOC"), Account("员", "员", kind="KOS员工号"))
    scheduled = post("客", state="排期")
    old = post("客", state="已发布", on="2025-01-01")
    whole = matrix(accounts=accounts, posts=(scheduled, old, post("员", state="已发布", on="2026-06-20")))
    assert [remark.subject for remark in team.unapproved_partners(whole, rule(days=30))] == [scheduled.id]
    assert not list(team.unapproved(whole, rule()))


def test_an_experiment_ends_with_a_result() -> None:
    parts: dict[str, Any] = {"hypothesis": "问句更好", "metric": "观看", "sample": 20}
    whole = matrix(
        experiments=(
            Experiment("E1", **parts, first_day="2026-05-01"),
            Experiment("E2", **parts, first_day="2026-05-01", result="没有差别"),
            Experiment("E3", **parts, first_day="2026-06-10"),
            Experiment("E4", hypothesis="问句更好", first_day="2026-06-10"),
        )
    )
    assert told(team.open_experiments(whole, rule(days=30)), "id") == [("E1",), ("E4",)]
