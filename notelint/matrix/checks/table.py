"""Which function judges for which rule: ``module:function`` of this package by rule id.

A new rule is an entry in ``rules/matrix/``, a function of one of these modules, and one line here.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from notelint.matrix.remark import Check

CHECKS: dict[str, str] = {
    "matrix.account.fake-consumer": "kinds:fake_consumer",
    "matrix.account.diversion": "kinds:diversion",
    "matrix.account.role": "profile:role",
    "matrix.account.interests": "profile:interests",
    "matrix.account.profile": "profile:page",
    "matrix.account.brand-word": "profile:brand_word",
    "matrix.account.warmup": "warmup:early",
    "matrix.account.owner-left": "staff:owner_left",
    "matrix.goal.uncovered": "structure:goals",
    "matrix.pairing.unmatched": "pairing:unmatched",
    "matrix.pairing.disguised": "pairing:disguised",
    "matrix.stage.sop": "structure:sop",
    "matrix.stage.layers": "structure:layers",
    "matrix.stage.beyond": "structure:beyond",
    "matrix.stage.variety": "structure:variety",
    "matrix.tools": "structure:tools",
    "matrix.idle": "activity:idle",
    "matrix.ad-share": "activity:ad_share",
    "matrix.homogeneity": "homogeneity:alike",
    "matrix.kos.policy": "staff:unpicked",
    "matrix.kos.quota": "staff:quota",
    "matrix.kos.fee": "staff:fee",
    "matrix.kos.renewal": "staff:renewal",
    "matrix.kos.leaver": "staff:leaver",
    "matrix.kos.inherited": "staff:inherited",
    "matrix.entity.split": "staff:split",
    "matrix.persona.concrete": "persona:concrete",
    "matrix.persona.operator": "persona:operator",
    "matrix.persona.fake": "persona:fake",
    "matrix.persona.proposition": "persona:proposition",
    "matrix.persona.same-proposition": "persona:same_proposition",
    "matrix.persona.value-conflict": "values:conflicts",
    "matrix.persona.self": "voice:own_names",
    "matrix.persona.viewpoint": "voice:viewpoint",
    "matrix.persona.drift": "voice:drift",
    "matrix.persona.scene": "scene:scenes",
    "matrix.persona.utility": "scene:useful",
    "matrix.device.shared": "devices:device",
    "matrix.sim.shared": "devices:sim",
    "matrix.exposure": "devices:together",
    "matrix.synergy.comment-referral": "referral:referral",
    "matrix.synergy.sock-puppet": "referral:puppet",
    "matrix.synergy.self-engagement": "engagement:internal",
    "matrix.ai.unattended": "activity:machine_written",
    "matrix.privacy.tables": "privacy:tables",
    "matrix.rules.stale": "packs:stale",
    "matrix.sop.sections": "sop:sections",
    "matrix.note.reference": "strays:strays",
    "matrix.content.pillars": "content:pillar_mix",
    "matrix.content.long-tail": "content:long_tail",
    "matrix.content.collection": "content:collections",
    "matrix.mention.unknown": "content:unknown_mentions",
    "matrix.mention.many": "content:many_mentions",
    "matrix.variant.close": "content:variants",
    "matrix.search.cannibal": "search:cannibals",
    "matrix.campaign.messages": "campaigns:message_coverage",
    "matrix.campaign.tags": "campaigns:missing_tags",
    "matrix.campaign.dual-track": "campaigns:dual_track",
    "matrix.campaign.brief": "campaigns:brief",
    "matrix.document.guide": "sop:sections",
    "matrix.document.brief": "sop:sections",
    "matrix.document.report": "sop:sections",
    "matrix.document.decision": "team:decision_weights",
    "matrix.team.role": "team:uncovered_roles",
    "matrix.team.overloaded": "team:many_roles",
    "matrix.team.training": "team:untrained",
    "matrix.approval.missing": "team:unapproved",
    "matrix.approval.self": "team:self_approved",
    "matrix.approval.partner": "team:unapproved_partners",
    "matrix.experiment.open": "team:open_experiments",
    "matrix.plan.unknown-account": "calendar:unknown_account",
    "matrix.plan.forbidden-kind": "calendar:forbidden_kind",
    "matrix.plan.unavailable": "calendar:unavailable",
    "matrix.plan.warmup": "calendar:warmup",
    "matrix.plan.daily": "calendar:daily",
    "matrix.plan.weekly-most": "calendar:weekly_most",
    "matrix.plan.pillar": "calendar:pillar",
    "matrix.plan.topic-gap": "calendar:topic_gap",
    "matrix.plan.topic-repeat": "calendar:topic_repeat",
    "matrix.plan.topic-angles": "calendar:topic_angles",
    "matrix.plan.topic-days": "calendar:topic_days",
    "matrix.plan.topic-unknown": "calendar:topic_unknown",
    "matrix.plan.pair": "calendar:pair",
    "matrix.plan.burst": "calendar:burst",
    "matrix.plan.burst-daily": "calendar:burst_daily",
    "matrix.plan.writing": "calendar:writing",
    "matrix.plan.review": "calendar:review",
    "matrix.plan.late": "calendar:late",
    "matrix.plan.own-review": "calendar:own_review",
    "matrix.plan.gone": "calendar:gone",
    "matrix.plan.live": "calendar:live",
    "matrix.plan.during-live": "calendar:during_live",
    "matrix.plan.commercial-gap": "calendar:commercial_gap",
    "matrix.plan.filing": "calendar:filing",
    "matrix.plan.coverage": "calendar:coverage",
    "matrix.plan.hot": "calendar:hot",
}


@cache
def check_of(rule_id: str) -> Check:
    """The check of a rule. Raises KeyError where there is none."""
    module, name = CHECKS[rule_id].split(":")
    return cast("Check", getattr(import_module(f"notelint.matrix.checks.{module}"), name))
