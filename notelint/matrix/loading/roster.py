"""accounts.yaml, entities.csv, operators.csv, devices.csv and policy/*.yaml -> who the matrix is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from notelint.config.schema import ACCOUNTS
from notelint.matrix.at import At
from notelint.matrix.loading import values
from notelint.matrix.loading.columns import ENTITY, PERSON, PILLAR
from notelint.matrix.loading.entry import open_document
from notelint.matrix.loading.schema import POLICY
from notelint.matrix.roster import (
    ACCOUNT_KINDS,
    ACCOUNT_STATES,
    RUNNING,
    Account,
    Device,
    Entity,
    Kos,
    Operator,
    Persona,
    Policy,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notelint.matrix.loading.entry import Entry
    from notelint.matrix.loading.reading import Reading
    from notelint.matrix.model import Row

FILE = "accounts.yaml"


def entities(rows: Sequence[Row]) -> tuple[Entity, ...]:
    """The companies."""
    return tuple(Entity(**row.values, at=row.at) for row in rows)


def operators(rows: Sequence[Row], today: str) -> tuple[Operator, ...]:
    """The people. Who has left by a day that has come is not employed, where the sheet does not say."""
    return tuple(
        Operator(**{"employed": row.values.get("left_on", "9999") > today, **row.values}, at=row.at) for row in rows
    )


def devices(rows: Sequence[Row]) -> tuple[Device, ...]:
    """The telephones."""
    return tuple(Device(**row.values, at=row.at) for row in rows)


def policies(reading: Reading) -> tuple[Policy, ...]:
    """The versions of the platform's rules for employee accounts."""
    found: dict[str, Policy] = {}
    for path in reading.names("policy", (".yaml", ".yml")):
        entry = open_document(reading, path, POLICY)
        if entry is None or not entry.text("id"):
            continue
        policy = Policy(
            id=entry.text("id") or path,
            effective_from=entry.day("生效日"),
            status=entry.text("状态"),
            source=entry.text("来源"),
            quota=entry.whole("名额"),
            yearly_fee=entry.money("年费"),
            daily_spend=entry.money("日均消耗"),
            grace_days=entry.whole("缓冲天数"),
            at=At(path, entry.at.line, entry.at.column),
        )
        if policy.id in found:
            reading.problem(
                entry.place("id"), f"政策「{policy.id}」在 {found[policy.id].at.path} 里已有", "matrix.yaml"
            )
            continue
        found[policy.id] = policy
    return tuple(found.values())


def accounts(reading: Reading) -> tuple[Account, ...] | None:
    """The accounts; null where there is no accounts.yaml, so that there is no matrix."""
    if not reading.has(FILE):
        return None
    document = open_document(reading, FILE, ACCOUNTS)
    found: dict[str, Account] = {}
    names: dict[str, At] = {}
    for entry in document.entries("accounts") if document else ():
        account = _account(entry)
        if account is None:
            continue
        earlier = found.get(account.id)
        if earlier is not None:
            line = earlier.at.line
            reading.problem(
                entry.place("id"), f"账号 id「{account.id}」重复（第 {line} 行已有）；请换一个", "matrix.yaml"
            )
            continue
        found[account.id] = account
        if account.name in names:
            line = names[account.name].line
            reading.problem(entry.place("昵称"), f"昵称「{account.name}」重复（第 {line} 行已有）", "matrix.yaml")
        names.setdefault(account.name, account.at)
    return tuple(found.values())


def _account(entry: Entry) -> Account | None:
    key = entry.text("id")
    if key is None:
        return None
    return Account(
        id=key,
        name=entry.text("昵称") or key,
        kind=entry.read("类型", values.OneOf(ACCOUNT_KINDS)),
        number=entry.text("小红书号"),
        user_id=entry.text("user_id"),
        entity=_one(entry.naming("主体", ENTITY) or entry.naming("主体ID", ENTITY)),
        owner=_one(entry.naming("负责人", PERSON)),
        goals=entry.texts("目标"),
        pillars=entry.naming("支柱", PILLAR),
        region=entry.text("区域"),
        product_line=entry.text("产品线"),
        audience=entry.text("人群"),
        registered_on=entry.day("注册日期"),
        interests=entry.texts("注册兴趣"),
        bio=entry.text("简介"),
        avatar=_given(entry, "头像"),
        background=_given(entry, "背景图"),
        link=entry.text("主页链接"),
        weekly=entry.inner("发布频次").pair("每周", values.count),
        hours=entry.list_of("时段", values.hours),
        state=entry.read("状态", values.OneOf(ACCOUNT_STATES)) or RUNNING,
        role=entry.text("角色"),
        positioning=entry.text("定位"),
        synergy=entry.text("协同价值"),
        genre=entry.text("内容性质"),
        persona=_persona(entry.inner("人设")),
        kos=_kos(entry.inner("KOS")),
        pillar_target=entry.shares("支柱占比", PILLAR),
        leave=entry.spans("请假"),
        at=entry.at,
    )


def _one(words: Sequence[str]) -> str | None:
    return words[0] if words else None


def _given(entry: Entry, key: str) -> bool | None:
    """Whether there is a picture: true or false, or its file."""
    value: Any = entry.data.get(key)
    return value if isinstance(value, bool) or value is None else str(value).strip() not in {"", "无", "否"}


def _persona(entry: Entry) -> Persona:
    voice = entry.inner("语气")
    return Persona(
        name=entry.text("称呼"),
        generation=entry.text("代际"),
        job=entry.text("职业"),
        years=entry.whole("年限"),
        region=entry.text("地域"),
        history=entry.texts("经历"),
        selves=voice.texts("自称"),
        catchwords=voice.texts("口头禅"),
        emoji=voice.pair("emoji率", values.share),
        sentence=voice.pair("句长", values.number),
        proposition=entry.text("价值主张"),
        operator=entry.text("operator_id"),
        disclosed=entry.flag("可公开标识"),
    )


def _kos(entry: Entry) -> Kos:
    return Kos(
        certified_on=entry.day("认证日"),
        fee=entry.money("年费"),
        expires_on=entry.day("到期日"),
        rights=entry.texts("权益"),
    )
