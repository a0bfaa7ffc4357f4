"""An export of every kind, written by the tool that writes those of ``fixtures/``, is recognised and read to the number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from notelint.matrix.importing.drafts import Drafts
from notelint.matrix.importing.roster import Accounts
from notelint.matrix.importing.run import Imported, Wanted, import_file
from notelint.matrix.importing.sources import shipped
from notelint.matrix.model import Matrix
from notelint.matrix.roster import Account
from notelint.model import Note
from notelint.store.figures import latest, snapshots
from notelint.store.snapshots import ACCOUNT, AD, CREATOR, GOODS, NOTE, STAFF, Snapshot
from tests.matrix.importing.ground import ROOT, TODAY, post, tool

if TYPE_CHECKING:
    from types import ModuleType


class World:
    """Every export imported once, and what the store holds of each source."""

    def __init__(self, folder: Path) -> None:
        self.tool: ModuleType = tool()
        self.known = self.tool.world()
        self.tool.build(folder / "raw", self.known)
        accounts = tuple(Account(key, entry["昵称"]) for key, entry in self.known.accounts.items())
        posts = tuple(
            post(note.id, note.title, note.at.date().isoformat(), note.account)._replace(
                note=Note(note.id, note.id, ())
            )
            for note in self.known.notes
        )
        matrix = Matrix(str(folder), TODAY, accounts=accounts, posts=posts)
        self.store = str(folder / "figures.db")
        self.wanted = Wanted(TODAY, shipped(), Accounts(matrix), Drafts(matrix), self.store)
        self.files = sorted((folder / "raw").rglob("*.*"))
        self.done = {path.relative_to(folder / "raw").as_posix(): self.read(path) for path in self.files}
        self.sources: dict[str, list[Snapshot]] = {}
        for each in snapshots(self.store):
            self.sources.setdefault(each.source, []).append(each)

    def read(self, path: Path) -> Imported:
        return import_file(str(path), path.name, self.wanted)

    def one(self, source: str, **wanted: Any) -> Snapshot:
        return next(
            each
            for each in self.sources[source]
            if all(getattr(each, name) == value or each.texts.get(name) == value for name, value in wanted.items())
        )


def cells(path: Path) -> list[list[tuple[Any, ...]]]:
    """A workbook without what the version of its writer changes."""
    return [list(page.iter_rows(values_only=True)) for page in openpyxl.load_workbook(path).worksheets]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


def test_every_export_is_recognised_and_read_without_a_word_of_complaint(world: World) -> None:
    assert {name: done.problems for name, done in world.done.items() if done.problems} == {}
    assert {done.source.id for done in world.done.values() if done.source} == {source.id for source in shipped()}
    assert {
        name: done.journal.unread for name, done in world.done.items() if done.journal and done.journal.unread
    } == {}
    assert {
        name: done.journal.unclear for name, done in world.done.items() if done.journal and done.journal.unclear
    } == {}


def test_the_fixtures_are_what_the_tool_writes(world: World) -> None:
    raw = ROOT / "fixtures/metrics/raw"
    assert sorted(path.relative_to(raw).as_posix() for path in raw.rglob("*.*")) == sorted(
        path.relative_to(Path(world.store).parent / "raw").as_posix() for path in world.files
    )
    for path in world.files:
        mine = raw / path.relative_to(Path(world.store).parent / "raw")
        same = mine.read_bytes() == path.read_bytes()
        assert same or (path.suffix == ".xlsx" and cells(mine) == cells(path)), path.name


def test_subjects_are_those_the_exports_speak_of(world: World) -> None:
    subjects = {source: {each.subject for each in found} for source, found in world.sources.items()}
    assert subjects == {
        "account-30d": {ACCOUNT},
        "creator-notes": {NOTE},
        "huitun-creators": {CREATOR},
        "juguang-report": {AD},
        "leads": {NOTE, ACCOUNT},
        "lingxi-notes": {NOTE},
        "note-detail": {NOTE},
        "pro-notes": {NOTE},
        "pro-staff": {STAFF},
        "pugongying-creators": {CREATOR},
        "pugongying-notes": {NOTE},
        "qianfan-goods": {GOODS},
        "qianfan-notes": {NOTE},
        "qiangua-notes": {NOTE},
        "shutiao": {AD},
        "xiaohongxing": {NOTE},
    }


def test_the_list_of_notes_is_joined_with_drafts_and_reads_the_fraction(world: World) -> None:
    notes = world.known.of("kos-xiaoman", world.tool.TAKEN_ON)
    for note in notes:
        got = world.tool.figures(note, world.tool.TAKEN_ON)
        found = world.one("creator-notes", note=note.id, taken_on="2026-11-20")
        assert found.account == "kos-xiaoman"
        assert found.values["views"] == got.views
        assert found.values["cover_ctr"] <= 1
        assert "danmaku" in found.values or found.form == "图文"
        assert ("曝光口径=不完整" in found.remarks) == (found.form == "视频")


def test_two_exports_of_a_list_are_two_days_and_the_newest_is_the_latest(world: World) -> None:
    days = {each.taken_on for each in world.sources["creator-notes"] if each.account == "ayan"}
    assert days == {"2026-11-13", "2026-11-20"}
    newest = {each.taken_on for each in latest(world.store, subject=NOTE) if each.account == "ayan" and each.key in {
        one.key for one in world.sources["creator-notes"] if one.taken_on == "2026-11-20"
    }}  # fmt: skip
    assert "2026-11-13" not in newest


def test_the_thirty_day_sheets_are_one_whole_and_thirty_days(world: World) -> None:
    whole = world.one("account-30d", key="30d")
    assert whole.taken_on == "2026-11-20"
    assert whole.values["cover_ctr"] == Decimal("0.142")
    assert whole.values["impressions_change"] == Decimal("-0.034")
    assert whole.values["views_change"] == Decimal("1.12")
    assert {"likes", "net_follows", "notes", "visitors"} <= set(whole.values)
    days = [each for each in world.sources["account-30d"] if each.key == "day"]
    assert len(days) == 30
    assert min(each.taken_on for each in days) == "2026-10-21"
    assert all({"impressions", "views", "likes", "net_follows", "notes"} <= set(each.values) for each in days)
    assert all(each.remarks == ("口径=当日",) for each in days)
    assert sum("finish_rate" not in each.values for each in days) > 0  # -- is absent, not zero


def test_a_single_note_is_one_snapshot_of_its_sheets_and_the_hours_are_named_as_unread(world: World) -> None:
    (found,) = world.sources["note-detail"]
    note = world.known.of("kos-xiaoman", world.tool.TAKEN_ON)[-1]
    got = world.tool.figures(note, world.tool.TAKEN_ON)
    assert (found.note, found.title) == (note.id, note.title)
    assert found.values["impressions"] == got.impressions
    assert found.values["likes"] == got.likes
    assert found.values["exit_2s_rate"] == Decimal("0.314")
    assert "finish_rate" not in found.values
    (done,) = [
        done
        for name, done in world.done.items()
        if "数据明细表" in name and done.source and "单篇" in done.source.title
    ]
    assert done.passed_over == ("分享数趋势-小时",)


def test_two_rows_of_headings_give_each_group_its_own_figures(world: World) -> None:
    found = next(each for each in world.sources["pro-notes"] if each.values.get("promoted_impressions"))
    whole, natural, paid = (found.values[f"{group}impressions"] for group in ("", "natural_", "promoted_"))
    assert whole == natural + paid
    assert found.values["bid_feed_impressions"] + found.values["bid_search_impressions"] == paid
    assert found.values["gmv_7d"] >= found.values["gmv_1d"]
    assert found.texts["note_id"] == found.key
    assert found.note is not None


def test_three_rows_of_headings_are_read_by_their_groups(world: World) -> None:
    found = world.sources["pugongying-notes"][0]
    assert found.values["natural_views"] + found.values["promoted_views"] == found.values["views"]
    assert found.values["body_component_ctr"] == Decimal("0.0143")
    assert found.values["spend"] == found.values["quote"] + found.values["service_fee"]
    assert "comment_component_ctr" not in found.values  # 数据较少
    assert found.account in {"koc-lizi", "koc-anan", "kol-manan"}


def test_money_and_dates_of_advertisements_are_exact(world: World) -> None:
    ads = world.sources["juguang-report"]
    assert {each.taken_on for each in ads} <= {f"2026-11-{day}" for day in range(13, 20)}
    assert all(each.values["spend"].as_tuple().exponent >= -2 for each in ads)  # type: ignore[operator]
    done = world.done["聚光_创意报表_2026-11-20.csv"]
    assert done.journal is not None
    assert done.journal.left_out["合计或「暂无数据」"] == 1


def test_of_leads_only_numbers_are_kept(world: World) -> None:
    found = world.sources["leads"]
    assert sum(each.values["leads"] for each in found) == 40
    assert {each.subject for each in found if each.texts.get("note_id")} == {NOTE}
    assert {each.title for each in found} == {None}
    kept = Path(world.store).read_bytes()
    for secret in ("momo", "10000000001", "浙江-临海", world.tool.hexadecimal("lead", "1")):
        assert secret.encode() not in kept
    done = world.done["聚光_线索_2026-11-20.xlsx"]
    assert done.journal is not None
    assert "手机号" in done.journal.private


def test_no_address_of_a_creator_is_kept(world: World) -> None:
    kept = Path(world.store).read_bytes()
    assert b"@example.com" not in kept


def test_a_percentage_without_sign_a_composite_and_a_rounded_number_are_understood(world: World) -> None:
    assert world.sources["lingxi-notes"][0].values["cover_ctr"] < 1
    creator = world.sources["huitun-creators"][0]
    assert 0 < creator.values["fans_active_share"] < 1 < creator.values["fans_active"]
    assert creator.values["fans_male_share"] + creator.values["fans_female_share"] == 1
    assert any("约数" in each.remarks for each in world.sources["qiangua-notes"])


def test_stretches_of_days_count_for_their_last_day(world: World) -> None:
    found = world.sources["xiaohongxing"][0]
    assert found.taken_on == "2026-11-20"
    assert found.texts["period"] == "2026-10-22/2026-11-20"
    assert found.texts["window"] == "30"


def test_accounts_are_told_by_the_names_in_the_rows(world: World) -> None:
    assert {each.account for each in world.sources["pro-staff"]} == {
        key for key, entry in world.known.accounts.items() if entry["类型"] == "KOS员工号"
    }
    assert {each.account for each in world.sources["qiangua-notes"]} > {None, "koc-lizi"}


def test_everything_again_changes_nothing(world: World, tmp_path: Path) -> None:
    # One pass more: ids learned from later files join rows of earlier ones.
    for path in world.files:
        world.read(path)
    for path, before in zip(world.files, world.done.values(), strict=True):
        copy = tmp_path / f"{path.stem} (1){path.suffix}"
        copy.write_bytes(path.read_bytes())
        done = import_file(str(copy), copy.name, world.wanted._replace(account=before.account))
        assert done.kept is not None, done.problems
        assert (done.kept.new, done.kept.changed) == (0, 0), path.name
