"""Snapshots of several exports put in order: one source for a number, gains computed, the ways of counting kept apart."""

from __future__ import annotations

from decimal import Decimal

from notelint.matrix.figures.figure import Window
from notelint.matrix.figures.ledger import Ledger, ledger
from notelint.matrix.figures.stretches import Told
from notelint.matrix.model import Matrix
from notelint.store.snapshots import GOODS, NOTE, Snapshot
from tests.matrix.figures.sample import note

WEEK = Window("2026-06-08", "2026-06-14")


def row(source: str, taken: str, views: int, remark: str = "累计", **more: str) -> Snapshot:
    return Snapshot(
        source, NOTE, more.get("key", "k"), taken, f"{source}.xlsx", 3, more.get("account", "A"), more.get("note"),
        more.get("title", "一"), more.get("published", "2026-06-09T12:00:00+08:00"), "图文", {"views": Decimal(views)},
        {name: text for name, text in more.items() if name in ("period", "creative_id", "note_id")}, (f"口径={remark}", "曝光不完整：累计不含自动播放"),
    )  # fmt: skip


def put(*rows: Snapshot) -> Ledger:
    return ledger(Matrix("m", "2026-06-14"), rows)


def test_the_same_note_of_two_exports_is_one_and_the_platform_is_believed() -> None:
    found = put(row("qiangua-notes", "2026-06-13", 900, key="x"), row("creator-notes", "2026-06-12", 800))
    (note,) = found.notes
    assert note.values("2026-06-14") == {"views": Decimal(800)}


def test_notes_of_nobody_in_the_roster_are_left_out() -> None:
    nobody = row("creator-notes", "2026-06-12", 800)._replace(account=None)
    assert put(nobody) == Ledger()


def test_a_number_that_is_not_given_is_absent_and_not_zero() -> None:
    (note,) = put(row("creator-notes", "2026-06-12", 800)).notes
    assert "likes" not in note.values("2026-06-14")
    assert note.gained("likes", WEEK) is None


def test_what_counts_a_stretch_is_never_taken_for_a_running_total() -> None:
    found = put(
        row("lingxi-notes", "2026-06-13", 70, "时段", period="2026-06-12"),
        row("lingxi-notes", "2026-06-13", 500, "时段", period="2026-05-01/2026-05-31"),
        row("account-30d", "2026-06-13", 40, "近30日"),
        row("leads", "2026-06-13", 9, "当日"),
    )
    assert found.notes == ()
    assert [each.values["views"] for each in found.within(NOTE, "views", WEEK).rows] == [70]
    assert found.within(GOODS, "views", WEEK) == Told()
    assert [each.values["views"] for each in found.daily("views", WEEK)] == [9]


def test_stretches_without_days_stand_for_their_export_and_the_last_one_counts() -> None:
    found = put(row("qianfan-notes", "2026-06-10", 70, "时段"), row("qianfan-notes", "2026-06-13", 90, "时段"))
    assert [each.values["views"] for each in found.within(NOTE, "views", WEEK).rows] == [90]


def test_an_old_snapshot_says_nothing_of_this_week() -> None:
    (note,) = put(row("creator-notes", "2026-06-01", 800, published="2026-05-20")).notes
    assert note.gained("views", WEEK) is None


def test_order_of_the_rows_changes_nothing() -> None:
    rows = [row("creator-notes", f"2026-06-{day:02}", 100 * day) for day in range(1, 14)]
    assert put(*rows) == put(*reversed(rows))


def test_a_gain_needs_a_first_snapshot_near_the_window() -> None:
    rows = [
        row("creator-notes", day, views, published="2026-05-01")
        for day, views in (("2026-05-31", 100), ("2026-06-12", 400))
    ]
    assert put(*rows).notes[0].gained("views", WEEK) is None
    near = row("creator-notes", "2026-06-05", 250, published="2026-05-01")
    found = put(*rows, near).notes[0].gained("views", WEEK)
    assert found is not None
    assert found.value == 150


def test_a_week_exported_on_the_monday_after_it_is_that_week() -> None:
    mondays = [
        row("creator-notes", day, views, published="2026-05-01")
        for day, views in (("2026-06-08", 100), ("2026-06-15", 400), ("2026-06-22", 450))
    ]
    found = put(*mondays).notes[0].gained("views", WEEK)
    assert found is not None
    assert found.value == 300
    assert found.day == "2026-06-15"
    sundays = [each._replace(taken_on=day) for each, day in zip(mondays, ("2026-06-07", "2026-06-14"), strict=False)]
    (note,) = put(*sundays, mondays[1]._replace(values={"views": Decimal(999)})).notes
    found = note.gained("views", WEEK)
    assert found is not None
    assert found.value == 300


def test_a_note_of_the_morning_after_gained_nothing_in_the_week_before() -> None:
    (note,) = put(row("creator-notes", "2026-06-15", 100, published="2026-06-15")).notes
    assert note.gained("views", WEEK) is None


def test_one_export_is_not_both_ends_of_a_window() -> None:
    (note,) = put(row("creator-notes", "2026-06-08", 100, published="2026-05-01")).notes
    assert note.gained("views", WEEK._replace(last="2026-06-08")) is None


def test_a_stretch_exported_the_morning_after_belongs_to_the_window_before() -> None:
    found = put(row("qianfan-notes", "2026-06-15", 70, "时段"))
    assert [each.values["views"] for each in found.within(NOTE, "views", WEEK).rows] == [70]
    assert found.within(NOTE, "views", WEEK._replace(last="2026-06-12")) == Told()


def test_titles_of_nothing_but_signs_are_told_apart() -> None:
    rows = [row("creator-notes", "2026-06-12", 10, key=title, title=title) for title in ("🎾🎾", "🌊")]
    assert [note.title for note in put(*rows).notes] == ["🌊", "🎾🎾"]


def drafted(*rows: Snapshot) -> list[tuple[str, Decimal | None]]:
    posts = tuple(note(ident, "A", "2026-06-09", "图文", "干货") for ident in ("稿一", "稿二"))
    found = ledger(Matrix("m", "2026-06-14", posts=posts), rows).notes
    return [
        (each.post.id if each.post else "", point.value if (point := each.gained("views", WEEK)) else None)
        for each in found
    ]


def test_a_note_that_met_its_draft_in_a_later_export_is_one_note() -> None:
    rows = [row("creator-notes", "2026-06-10", 160), row("creator-notes", "2026-06-12", 320, note="稿一")]
    assert drafted(*rows) == [("稿一", Decimal(320))]
    renamed = row("pro-notes", "2026-06-13", 999, title="换了标题", key="x", note_id="64a", note="稿一")
    unmet = row("pro-notes", "2026-06-11", 900, title="换了题目", key="y", note_id="64a")
    assert drafted(*rows, renamed, unmet) == [("稿一", Decimal(320))]


def test_a_draft_that_is_gone_still_joins_its_rows() -> None:
    rows = [row("creator-notes", day, 100, note="删了", title=day, key=day) for day in ("2026-06-10", "2026-06-12")]
    assert len(put(*rows).notes) == 1


def test_two_drafts_or_two_ids_are_two_notes_whatever_their_titles() -> None:
    drafts = [row("creator-notes", "2026-06-12", 10, note=ident, key=ident) for ident in ("稿一", "稿二")]
    assert [draft for draft, _ in drafted(*drafts)] == ["稿一", "稿二"]
    ids = [row("pro-notes", "2026-06-12", 10, note_id=ident, key=ident) for ident in ("64a", "64b")]
    assert len(put(*ids).notes) == 2
