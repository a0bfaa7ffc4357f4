"""YAML files -> packs of rules, with every error at once."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from notelint.kinds.rule import Rule
from notelint.kinds.table import KINDS, kind
from notelint.model import ERROR, GENRES, Basis, PackInfo
from notelint.packs.document import Document, Problem, read
from notelint.packs.locate import files
from notelint.packs.schema import HEADER, any_rule_schema, rule_schema
from notelint.packs.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notelint.packs.document import Path

_DEFAULT_FIELDS = ("title", "body", "tags", "cover", "comments")


class Examples(NamedTuple):
    """Sentences a rule is tested with: texts with ``<m>…</m>`` or mappings of fields."""

    bad: tuple[Any, ...] = ()
    good: tuple[Any, ...] = ()
    exempt: Mapping[str, Sequence[Any]] = {}


class Source(NamedTuple):
    """Where a rule stands, and the sentences it is tested with."""

    path: str
    line: int
    examples: Examples


class Case(NamedTuple):
    """A judgement that a user recorded: this rule must (``bad``) or must not (``good``) find this."""

    path: str
    line: int
    rule: str
    good: Any = None
    bad: Any = None


class Pack(NamedTuple):
    """A pack as read: its head, its rules in file order, and for each rule id where it stands."""

    info: PackInfo
    title: str
    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    suggest_when: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()


def load_pack(path: str, texts: Mapping[str, str] | None = None) -> tuple[Pack | None, list[Problem]]:
    """Read a pack: a folder with ``pack.yaml`` or one YAML file. Null with problems where it cannot be used.

    ``texts`` are contents already read, by file; other files are read as UTF-8.
    """
    problems: list[Problem] = []
    documents: list[Document] = []
    try:
        names = files(path)
    except OSError:
        return None, [Problem(path, None, None, "找不到规则包：应是一个 YAML 文件，或含有 pack.yaml 的文件夹")]
    for name in names:
        text = texts.get(name) if texts else None
        if text is None:
            try:
                with open(name, encoding="utf-8-sig") as file:
                    text = file.read()
            except OSError as error:
                problems.append(Problem(name, None, None, f"读不了规则文件：{error.strerror}"))
                continue
            except UnicodeDecodeError:
                problems.append(Problem(name, None, None, "规则文件不是 UTF-8 编码，请另存为 UTF-8"))
                continue
        document, found = read(text, name)
        problems.extend(found)
        if document is not None:
            documents.append(document)
    for place, document in enumerate(documents):
        problems.extend(_check_top(document, head=place == 0))
    if problems or not documents:
        return None, problems
    return _build(documents)


def _check_top(document: Document, *, head: bool) -> Iterator[Problem]:
    rules_schema: dict[str, Any] = {"type": "array", "items": {"type": "object"}}
    yield from validate(
        document,
        {
            "type": "object",
            "properties": {**(HEADER if head else {}), "rules": rules_schema},
            "required": ["id", "version"] if head else ["rules"],
            "additionalProperties": False,
        },
    )
    rules = document.data.get("rules") if isinstance(document.data, dict) else None
    for place, rule in enumerate(rules if isinstance(rules, list) else ()):
        if isinstance(rule, dict):
            yield from _check_rule(document, ("rules", place), rule)


def _check_rule(document: Document, at: Path, rule: Mapping[str, Any]) -> Iterator[Problem]:
    name = rule.get("kind")
    problems = list(validate(document, rule_schema(name) if name in KINDS else any_rule_schema(), at, rule))
    yield from problems
    if problems:
        return
    if ("level" in rule) == ("levels" in rule):
        yield document.problem(at, "「level」与「levels」须写其一，且只写其一")
    if not _fillable(rule["message"]):
        yield document.problem(
            (*at, "message"), "「message」里的花括号写法不对：只能是 {match} 这样的名字；花括号本身写两遍 {{ }}"
        )
    basis = rule["basis"]
    if basis["status"] == "未核对":
        if basis.get("article"):
            yield document.problem(
                (*at, "basis", "article"), "未核对的法条不写条款号：核对后把 status 改为 已核对 或 转述"
            )
        if ERROR in (rule.get("level"), *(rule.get("levels") or {}).values()):
            yield document.problem((*at, "basis", "status"), "依据未核对的规则，级别不得高于 warning")
    problems_of_kind = getattr(kind(rule["kind"]), "problems", None)
    if problems_of_kind is not None:
        for key, message in problems_of_kind(rule):
            yield document.problem((*at, *key), message)


def _fillable(message: str) -> bool:
    """Whether ``str.format_map`` can fill a message with plain names."""
    try:
        parts = list(Formatter().parse(message))
    except ValueError:
        return False
    return all(name is None or (name.isidentifier() and not spec and not how) for _, name, spec, how in parts)


def _build(documents: Sequence[Document]) -> tuple[Pack | None, list[Problem]]:
    head = documents[0].data
    info = PackInfo(head["id"], head["version"], head.get("effective_from"), head.get("reviewed_on"))
    rules: list[Rule] = []
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for document in documents:
        for place, data in enumerate(document.data.get("rules") or ()):
            rule = _rule(info.id, data)
            at: Path = ("rules", place)
            if rule.id in sources:
                earlier = sources[rule.id]
                problems.append(
                    document.problem((*at, "id"), f"编号「{rule.id}」重复：{earlier.path}:{earlier.line} 已有")
                )
            rules.append(rule)
            examples = data.get("examples") or {}
            sources[rule.id] = Source(
                document.path,
                document.places[at][0],
                Examples(
                    tuple(examples.get("bad") or ()), tuple(examples.get("good") or ()), examples.get("exempt") or {}
                ),
            )
    if problems:
        return None, problems
    cases = tuple(
        Case(documents[0].path, documents[0].places["cases", place][0], **case)
        for place, case in enumerate(head.get("cases") or ())
    )
    suggest_when = tuple(head.get("suggest_when") or ())
    return Pack(info, head.get("title", info.id), tuple(rules), sources, suggest_when, cases), []


def _rule(pack: str, data: Mapping[str, Any]) -> Rule:
    level = data.get("level")
    basis = {key: value for key, value in data["basis"].items() if value is not None}
    return Rule(
        id=data["id"],
        pack=pack,
        kind=data["kind"],
        title=data["title"],
        levels=dict.fromkeys(GENRES, level) if level else {genre: data["levels"].get(genre, "off") for genre in GENRES},
        fields=tuple(data.get("fields") or _DEFAULT_FIELDS),
        message=data["message"],
        basis=Basis(**basis),
        view=data.get("view", "prose"),
        terms=tuple(data.get("terms") or ()),
        allow=tuple(data.get("allow") or ()),
        exempt=tuple(data.get("exempt") or ()),
        suggest=tuple(data.get("suggest") or ()),
        options={key: data[key] for key in kind(data["kind"]).OPTIONS if key in data},
        formerly=tuple(data.get("formerly") or ()),
        industries=tuple(data.get("industries") or ()),
        notes=tuple(data.get("limits") or ()),
        yields_to=tuple(data.get("yields_to") or ()),
    )
