"""``notelint audit``: drafts, duplicates and the matrix in one run and one report, for whoever leads the accounts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from notelint import __version__
from notelint.check.linter import ConfigError
from notelint.check.run import items, run
from notelint.check.session import Session
from notelint.cli.chinese import Command
from notelint.cli.drafts import drafts
from notelint.cli.likeness import Likeness
from notelint.cli.matrices import MatrixSession, judged, open_matrix
from notelint.cli.options import Names, request, rule_options
from notelint.cli.past import Absences, published
from notelint.cli.reporting import afterwards, open_reporters, read_baselines, report_name, threshold, unusable
from notelint.judge.select import across
from notelint.model import LEVELS, Counter, Result, Run, Unchecked
from notelint.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notelint.check.work import Item
    from notelint.cli.matrices import Opened
    from notelint.model import Finding, Reporter, Skipped
    from notelint.read.files import Draft

TITLE = "账号矩阵审计"
_SIMILAR = "similar"
_EPILOG = """\b
例：
  notelint audit                       审计这个文件夹
  notelint audit 岬棠/ -o 审计.html    写成一页网页，先看第一屏
\b
等于 check + duplicates + matrix check + matrix doctor。退出码同 notelint check。
"""


@click.command("audit", cls=Command, epilog=_EPILOG, short_help="审计整个矩阵")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False), metavar="[文件夹]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="标准输出的格式（默认 text）")
@click.option(
    "-o", "--output", multiple=True, type=click.Path(), metavar="文件", help="另写一份报告，后缀定格式（可重复）"
)
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), help="达到哪一级就以 1 退出（默认 error）")
@click.option("--exclude", type=Names(), multiple=True, metavar="模式", help="不检查的文件（可重复）")
@click.option("--baseline", type=click.Path(), metavar="文件", help="只报基线里没有的问题")
@click.option("--no-suppress", is_flag=True, help="不理会一切屏蔽")
@click.option("--jobs", type=click.IntRange(min=1), metavar="数", help="用几个进程（默认看稿件多少）")
@click.option("--redact", is_flag=True, help="缩短报告里的联系方式与个人信息")
@click.option("--statistics", is_flag=True, help="按规则统计")
@click.option("--color/--no-color", default=None, help="是否用颜色（默认看终端）")
@rule_options
def command(folder: str, **values: Any) -> int:
    """审计一个账号矩阵：稿件合规、跨号重复、账号与流程、体检，一份报告。"""
    from notelint.matrix.doctor import diagnoses, doctor
    from notelint.matrix.overview import overview

    session = Session(request(values)._replace(elsewhere=published))
    reporters: list[Reporter] = []
    try:
        reporters = open_reporters(values, TITLE)
        cwd = os.getcwd()
        chosen, before = drafts(session, [folder], cwd, values["output"])
        opened = open_matrix(MatrixSession(session.request._replace(packs=())), folder)
        # Scripts and papers of the team are read with the matrix: as drafts they would be judged twice.
        papers = {os.path.join(opened.matrix.folder, *paper.path.split("/")) for paper in opened.matrix.documents}
        chosen = [draft for draft in chosen if draft.path not in papers]
        alike = Likeness(session.request, folder)
        folders = sorted({os.path.dirname(draft.path) for draft in chosen} | {os.path.abspath(folder)})
        linters = dict.fromkeys(session.linter(path) for path in folders)
        baseline = read_baselines(session, linters)
        absences = Absences(linter.settings for linter in linters)
    except ConfigError as error:
        return unusable(session, error, reporters)
    if opened.matrix.accounts:
        # A team that has its roster and not yet a draft has had something checked.
        before = [item for item in before if getattr(item, "code", None) != "no-draft"]
    packs = dict.fromkeys(pack for linter in linters for pack in linter.rules.packs)
    packs |= dict.fromkeys((*alike.packs, *opened.packs))
    names = {account.id: account.name for account in opened.matrix.accounts}
    for reporter in reporters:
        reporter.begin(Run(__version__, session.request.today, tuple(packs), names))
    judged = _judged(session, chosen, values["jobs"], alike, opened)
    results = [item for item in judged if isinstance(item, Result)]
    checkups = doctor(opened.matrix, [finding for result in results for finding in result.findings])
    # A draft that cannot be read is told by the check and by the matrix.
    read = {_key(item) for item in judged if isinstance(item, Unchecked)}
    whole = overview(opened.matrix, results, diagnoses(checkups))
    ended = run(
        session,
        judged,
        reporters,
        before=_told_once([*before, *(item for item in opened.unread if _key(item) not in read)]),
        baseline=baseline,
        fail_on=threshold(session),
        counting=any(report_name(target) == "html" for target in values["output"]) or values["form"] == "html",
        folders=[os.path.abspath(folder)] if not values["exclude"] else [],
        finish=lambda outcome: absences.finish(outcome)._replace(overview=whole, counted="篇笔记与矩阵记录"),
    )
    afterwards(values, ended)
    absences.afterwards(values)
    return ended.status


def _key(item: Unchecked) -> tuple[str, int | None, int | None]:
    return os.path.abspath(item.path), item.line, item.column


def _told_once(items: Iterable[Unchecked | Skipped]) -> list[Unchecked | Skipped]:
    said: dict[object, Unchecked | Skipped] = {}
    for item in items:
        said.setdefault(_key(item) if isinstance(item, Unchecked) else item, item)
    return list(said.values())


def _judged(
    session: Session, chosen: Sequence[Draft], jobs: int | None, alike: Likeness, opened: Opened
) -> Sequence[Item]:
    """Every note with all that is said of it, what could not be read, then the records of the matrix."""
    checked = list(items(session, chosen, jobs))
    of_matrix = list(judged(session, opened))
    notes = [item.note for item in checked if isinstance(item, Result)]
    more: dict[tuple[str, str], list[Result]] = {}
    for result in [*alike.results(notes), *of_matrix]:
        more.setdefault((result.note.path, result.note.id), []).append(result)
    merged: list[Item] = [
        _merged(item, more.pop((item.note.path, item.note.id), ())) if isinstance(item, Result) else item
        for item in checked
    ]
    merged = list(_scored(merged, opened))
    return [*merged, *(result for result in of_matrix if (result.note.path, result.note.id) in more)]


def _scored(merged: Sequence[Item], opened: Opened) -> Iterator[Item]:
    """Drafts that are not out yet show how many of the five elements they have."""
    from notelint.matrix.elements import elements, score

    posts = {(post.note.path, post.note.id): post for post in opened.matrix.posts if not post.published}
    for item in merged:
        post = posts.get((item.note.path, item.note.id)) if isinstance(item, Result) else None
        if post is None or not isinstance(item, Result):
            yield item
            continue
        alike = any(across(finding.rule) and finding.rule.startswith(_SIMILAR) for finding in item.findings)
        met, seen = score(elements(post, alike=alike))
        yield item._replace(counters=(*item.counters, Counter("爆文要素", met, seen)))


def _merged(result: Result, others: Iterable[Result]) -> Result:
    for other in others:
        result = result._replace(
            findings=(*result.findings, *_new(result.findings, other.findings)),
            exempt=(*result.exempt, *other.exempt),
            suppressed=(*result.suppressed, *other.suppressed),
        )
    return result


def _new(said: Sequence[Finding], more: Iterable[Finding]) -> Iterable[Finding]:
    """Findings not said already, as when history and batch hold the same note."""
    known = {(finding.rule, finding.fingerprint) for finding in said}
    return [finding for finding in more if (finding.rule, finding.fingerprint) not in known]
