"""Fetched untouched, continued where it broke off, loaded once, found again; and the figures that come inside."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bandung.economy.engine import NoSuchTable, open_engine
from bandung.economy.tables import SHAPES
from bandung.sources import fetching, in_use, sample, shelf
from bandung.sources.fetching import NotFetched, Unexpected
from bandung.sources.figures import NoSuchSource
from bandung.values.errors import BadValue
from tests.economy import figure_files as files

ON = date(2026, 3, 1)


class Publisher(BaseHTTPRequestHandler):
    """Serves one file; the first time it breaks off after some bytes. Knows ranges, and which version they are of."""

    def __init__(self, shared: dict[str, object], *given: object) -> None:
        self.shared = shared
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        body, tag, asked = self.shared["body"], self.shared["tag"], self.headers.get("Range")
        assert isinstance(body, bytes)
        self.shared.setdefault("asked", []).append((asked, self.headers.get("If-Range")))  # type: ignore[attr-defined]
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        if self.headers.get("If-Range") not in (None, tag):
            start = 0
        if start and start >= len(body):
            self.send_response(416)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("ETag", str(tag))
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        stop = self.shared.pop("breaks_off", None)
        self.wfile.write(body[start:stop])  # type: ignore[misc]

    def log_message(self, *_given: object) -> None:
        """Says nothing."""


@contextmanager
def publisher(shared: dict[str, object]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Publisher, shared)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/BACI_HS17_Y2020_V202501.csv"
        finally:
            server.shutdown()
            thread.join()


def test_an_interrupted_fetching_goes_on_where_it_broke_off(tmp_path: Path) -> None:
    body = files.BACI.encode()
    shared: dict[str, object] = {"body": body, "tag": '"one"', "breaks_off": 40}
    told: list[tuple[int, int | None]] = []

    with publisher(shared) as address:
        with pytest.raises(NotFetched):
            shelf.fetch(tmp_path, "baci", on=ON, address=address)
        (copy,) = shelf.fetch(tmp_path, "baci", on=ON, address=address, told=lambda *pair: told.append(pair))

    assert copy.read() == body
    assert shared["asked"] == [(None, None), ("bytes=40-", '"one"')]
    assert told[-1] == (len(body), len(body))
    assert sorted(file.name for file in copy.file.parent.iterdir()) == [copy.file.name, f"{copy.file.name}.origin.json"]


def test_a_beginning_of_another_version_is_thrown_away(tmp_path: Path) -> None:
    shared: dict[str, object] = {"body": files.BACI.encode(), "tag": '"one"', "breaks_off": 40}

    with publisher(shared) as address:
        with pytest.raises(NotFetched):
            shelf.fetch(tmp_path, "baci", on=ON, address=address)
        shared |= {"body": files.BACI.replace("27.902", "31.111").encode(), "tag": '"two"'}
        (copy,) = shelf.fetch(tmp_path, "baci", on=ON, address=address)

    assert copy.read() == shared["body"]


def test_a_beginning_that_is_longer_than_the_file_is_fetched_anew(tmp_path: Path) -> None:
    body = files.BACI.encode()
    part = tmp_path / "baci" / "copies" / "BACI_HS17_Y2020_V202501.csv.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(body + b"more")
    part.with_name(f"{part.name}.tag").write_text('"one"')
    shared: dict[str, object] = {"body": body, "tag": '"one"'}

    with publisher(shared) as address:
        (copy,) = shelf.fetch(tmp_path, "baci", on=ON, address=address)

    assert copy.read() == body
    assert shared["asked"] == [(f"bytes={len(body) + 4}-", '"one"'), (None, None)]


def test_a_beginning_of_which_nothing_says_what_it_is_of_is_fetched_anew(tmp_path: Path) -> None:
    body = files.BACI.encode()
    part = tmp_path / "baci" / "copies" / "BACI_HS17_Y2020_V202501.csv.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * 40)
    shared: dict[str, object] = {"body": body, "tag": '"one"'}

    with publisher(shared) as address:
        (copy,) = shelf.fetch(tmp_path, "baci", on=ON, address=address)

    assert copy.read() == body
    assert shared["asked"] == [(None, None)]


def test_more_than_was_to_come_is_refused(tmp_path: Path) -> None:
    with publisher({"body": files.BACI.encode(), "tag": '"one"'}) as address, pytest.raises(NotFetched, match="> 50"):
        fetching.fetch(address, tmp_path, licence="", on=ON, biggest=50)


def whole(version: str) -> set[str]:
    """What stands on the shelf of a source of trade by product of which one version was loaded."""
    return {"copies", "current", version, *(f"{version}-{name}" for name in ("totals", "exports", "purchases"))}


def test_loading_the_same_copies_again_writes_nothing(tmp_path: Path) -> None:
    brought, figures = tmp_path / "brought", tmp_path / "figures"
    files.write(brought, "BACI_HS17_Y2020_V202501.csv", files.BACI)
    shelf.fetch(figures, "baci", on=ON, folder=brought)
    first = shelf.load(figures, "baci")
    before = {file: file.stat().st_mtime_ns for file in (figures / "baci").rglob("*")}

    again = shelf.load(figures, "baci")

    assert (first.written, again.written) == (True, False)
    assert again.origin == first.origin == shelf.origin(figures, "baci")
    assert {file: file.stat().st_mtime_ns for file in before} == before
    assert {each.name for each in (figures / "baci").iterdir()} == whole(first.origin.version)


def test_another_year_makes_another_version_and_the_older_one_stays(tmp_path: Path) -> None:
    brought, figures = tmp_path / "brought", tmp_path / "figures"
    files.write(brought, "BACI_HS17_Y2020_V202501.csv", files.BACI)
    shelf.fetch(figures, "baci", on=ON, folder=brought)
    first = shelf.load(figures, "baci").origin

    files.write(brought, "BACI_HS17_Y2021_V202501.csv", files.BACI.replace("2020,", "2021,"))
    shelf.fetch(figures, "baci", on=date(2026, 4, 1), folder=brought)
    second = shelf.load(figures, "baci").origin

    facts = shelf.open_facts(open_engine(), figures, "baci")
    assert second.quality.years == (2020, 2021)
    assert (figures / "baci" / first.version).is_dir()
    assert (len(facts), facts.arrow().schema.field("year").type) == (8, "int32")
    assert (second.retrieved, second.days_old(date(2026, 4, 11))) == (date(2026, 4, 1), 10)


def test_what_stops_the_cleaning_leaves_the_table_in_use(tmp_path: Path) -> None:
    brought, figures = tmp_path / "brought", tmp_path / "figures"
    files.write(brought, "BACI_HS17_Y2020_V202501.csv", files.BACI)
    shelf.fetch(figures, "baci", on=ON, folder=brought)
    first = shelf.load(figures, "baci").origin
    files.write(brought, "BACI_HS17_Y2020_V202501.csv", files.BACI.replace("t,i,j", "year,i,j"))
    shelf.fetch(figures, "baci", on=ON, folder=brought)

    with pytest.raises(Unexpected, match="The columns t are missing"):
        shelf.load(figures, "baci")

    assert shelf.origin(figures, "baci") == first
    assert {each.name for each in (figures / "baci").iterdir()} == whole(first.version)


def brought(tmp_path: Path, text: str = files.BACI, name: str = "BACI_HS17_Y2020_V202501.csv") -> Path:
    """A shelf with one version of a source in use."""
    figures = tmp_path / "figures"
    files.write(tmp_path / "brought", name, text)
    shelf.fetch(figures, "baci", on=ON, folder=tmp_path / "brought")
    return figures


def damaged_origin(version: Path) -> None:
    (version / shelf.ORIGIN).write_text("{", encoding="utf-8")


def broken_off(version: Path) -> None:
    (part,) = version.rglob("*.parquet")
    part.write_bytes(part.read_bytes()[:-20])


def emptied(version: Path) -> None:
    (part,) = version.rglob("*.parquet")
    part.write_bytes(b"")


@pytest.mark.parametrize("harm", [shutil.rmtree, damaged_origin, broken_off, emptied])
def test_a_version_that_cannot_be_read_is_passed_over_told_and_made_anew(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    figures = brought(tmp_path)
    first = shelf.load(figures, "baci").origin
    harm(figures / "baci" / first.version)

    assert list(shelf.loaded(figures)) == []
    assert list(shelf.broken(figures)) == ["baci"]
    with pytest.raises(shelf.Broken, match="The figures of “baci” cannot be read any more; load them again"):
        shelf.origin(figures, "baci")
    assert in_use.Figures(figures, open_engine()).of_sample("trade")

    again = shelf.load(figures, "baci")
    assert (again.written, again.origin) == (True, first)
    assert list(shelf.loaded(figures)) == [first] and list(shelf.broken(figures)) == []
    assert len(shelf.open_facts(open_engine(), figures, "baci")) == 4


def test_what_says_which_version_is_in_use_may_be_unreadable_too(tmp_path: Path) -> None:
    figures = brought(tmp_path)
    first = shelf.load(figures, "baci").origin
    (figures / "baci" / shelf.CURRENT).write_bytes(b"\xff\xfe")

    assert list(shelf.loaded(figures)) == []
    assert (shelf.load(figures, "baci").written, list(shelf.loaded(figures))) == (False, [first])


def test_sums_that_are_missing_are_added_up_by_the_next_loading(tmp_path: Path) -> None:
    figures = brought(tmp_path)
    first = shelf.load(figures, "baci").origin
    shutil.rmtree(figures / "baci" / f"{first.version}-totals")
    (figures / "baci" / f"{first.version}-exports" / "year=2020" / "part.parquet").write_bytes(b"PAR1")
    with pytest.raises(NoSuchTable):
        shelf.open_sums(open_engine(), figures, "baci", "exports")
    assert in_use.Figures(figures, open_engine()).of_sample("totals")

    assert not shelf.load(figures, "baci").written

    assert not in_use.Figures(figures, open_engine()).of_sample("totals")
    assert len(shelf.open_sums(open_engine(), figures, "baci", "exports")) == 4


def test_a_newer_edition_beside_the_old_one_is_told_with_both_names_and_takes_its_place_when_asked(
    tmp_path: Path,
) -> None:
    figures = brought(tmp_path)
    first = shelf.load(figures, "baci").origin
    newer = tmp_path / "newer"
    files.write(newer, "BACI_HS17_Y2020_V202601.csv", files.BACI.replace("27.902", "28.5"))
    shelf.fetch(figures, "baci", on=ON, folder=newer)

    with pytest.raises(
        Unexpected, match=r"stands in BACI_HS17_Y2020_V202501.csv, BACI_HS17_Y2020_V202601.csv\..* fetch baci --anew"
    ):
        shelf.load(figures, "baci")
    assert shelf.origin(figures, "baci") == first

    shelf.fetch(figures, "baci", on=ON, folder=newer, anew=True)

    assert sorted(file.name for file in (figures / "baci" / "copies").iterdir()) == [
        "BACI_HS17_Y2020_V202601.csv", "BACI_HS17_Y2020_V202601.csv.origin.json",
    ]  # fmt: skip
    assert [copy["file"] for copy in shelf.load(figures, "baci").origin.copies] == ["BACI_HS17_Y2020_V202601.csv"]


def test_copies_stay_where_nothing_came_to_take_their_place(tmp_path: Path) -> None:
    figures = brought(tmp_path)

    with pytest.raises(NotFetched):
        shelf.fetch(figures, "baci", on=ON, address=str(tmp_path / "nowhere.csv"), anew=True)

    assert shelf.waiting(figures, "baci") == 1


def test_what_a_loading_that_was_cut_off_left_is_removed_a_day_later(tmp_path: Path) -> None:
    figures = brought(tmp_path)
    for name in ("loading-old", "cleaning-old", "adding-old", "loading-new", "mine-old"):
        files.write(figures / "baci" / name, "part.parquet", "")
        if name.endswith("old"):
            os.utime(figures / "baci" / name, (0, 0))

    version = shelf.load(figures, "baci").origin.version

    left = {"loading-new", "mine-old"}
    assert {each.name for each in (figures / "baci").iterdir()} == whole(version) | left


def test_a_copy_that_somebody_changed_is_not_loaded(tmp_path: Path) -> None:
    brought, figures = tmp_path / "brought", tmp_path / "figures"
    files.write(brought, "BACI_HS17_Y2020_V202501.csv", files.BACI)
    (copy,) = shelf.fetch(figures, "baci", on=ON, folder=brought)
    copy.file.write_text(files.BACI.replace("27.902", "99.902"), encoding="utf-8")

    with pytest.raises(Unexpected, match="changed since it was fetched"):
        shelf.load(figures, "baci")


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSource, match="There are: baci, comtrade"):
        shelf.load(tmp_path, "bacci")
    with pytest.raises(shelf.NothingToLoad, match="fetch them first"):
        shelf.load(tmp_path, "baci")
    with pytest.raises(shelf.NotLoaded):
        shelf.open_facts(open_engine(), tmp_path, "baci")
    with pytest.raises(BadValue, match="fetched by hand from https://comtradeplus"):
        shelf.fetch(tmp_path, "comtrade", on=ON)
    with pytest.raises(BadValue, match="no file of “baci”"):
        shelf.fetch(tmp_path, "baci", on=ON, folder=tmp_path)


def test_the_commands_tell_what_is_in_use_and_how_good_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bandung.cli.sources import app

    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path / "home"))
    files.write(tmp_path / "brought", "BACI_HS17_Y2020_V202501.csv", files.BACI + "2020,710,899,010121,7,1\n")
    run = CliRunner().invoke

    listed = run(app, ["list"])
    fetched = run(app, ["fetch", "baci", "--from", str(tmp_path / "brought")])
    waits = run(app, ["status"])
    loaded = run(app, ["load", "baci"])
    again = run(app, ["load", "baci"])
    status = run(app, ["status", "baci"])
    as_json = run(app, ["status", "--json"])
    shutil.rmtree(next((tmp_path / "home").rglob("origin.json")).parent / "year=2020")
    broken = run(app, ["status"])

    assert "baci: The figures of “baci” cannot be read any more; load them again." in broken.stdout
    assert [each.exit_code for each in (listed, fetched, waits, loaded, again, status, as_json)] == [0] * 7
    assert "wto-agreements" in listed.stdout
    assert "sha256" in fetched.stdout
    assert "baci: 1 copies fetched, not loaded" in waits.stdout
    assert "4 rows\n" in loaded.stdout and "as before" in again.stdout
    assert "no single country" in status.stdout and "HS17" in status.stdout and "7,000" in status.stdout
    assert '"set aside": 1' in as_json.stdout


def test_the_figures_inside_have_the_shape_that_they_say() -> None:
    found = sample.sample(open_engine())

    assert list(found) == [
        "totals", "trade", "trade-hs17", "exports", "exports-hs17", "agreements", "macro", "macro-investment",
        "distances", "people", "investment",
    ]  # fmt: skip
    for name, facts in found.items():
        it = sample.sample_table(name)
        table, shape = facts.arrow(), SHAPES[it.shape]
        assert {field.name: str(field.type) for field in table.schema} == dict(shape.columns)
        assert table.num_rows == it.rows
        assert table.select(list(shape.key)).group_by(list(shape.key)).aggregate([]).num_rows == table.num_rows
        assert all(table.column(column).null_count == 0 for column in table.column_names)


def test_the_figures_inside_say_where_they_come_from_and_of_which_years() -> None:
    for name, each in sample.tables().items():
        assert each.name == name and name.startswith(each.shape)
        assert each.origin.shape in (each.shape, "trade") and each.origin.licence and each.origin.copies[0]["address"]
        assert any(told in each.about for told in ("70 countries", "80 countries", "South Africa", "290 pairs"))
        assert not any(str(copy["address"])[:1] == "/" for copy in each.origin.copies)
        assert (each.classification != "") == (each.shape in ("trade", "exports"))

    with pytest.raises(sample.NotInSample):
        sample.sample_table("remittances")


def test_the_figures_inside_are_those_of_the_publishers() -> None:
    engine = open_engine()
    totals = {
        (row["year"], row["exporter"], row["importer"]): row["value"] for row in sample.sample(engine)["totals"].rows()
    }
    found = sample.sample(engine)
    gold_and_platinum = [row for row in found["exports-hs17"].rows() if row["product"] == "71"]
    ores = {row["country"]: row["value"] for row in found["exports"].rows() if row["product"] == "B07"}
    invested = {(row["year"], row["country"], row["partner"]): row["value"] for row in found["investment"].rows()}
    of_chile = [row["value"] for row in found["trade"].rows() if (row["exporter"], row["product"]) == ("CHL", "B07")]

    assert totals[2016, "BRA", "ARG"] == 13_400_296_448.0
    assert (2016, "KEN", "UGA") not in totals
    assert (invested[2008, "CHN", "ZAF"], invested[2012, "MUS", "IND"]) == (4_808e6, 8_059e6)
    assert (invested[2003, "DEU", "ZAF"], invested[2006, "KEN", "UGA"]) == (-252e6, 92e6)
    assert (2002, "BRA", "ARG") not in invested and 0.0 not in invested.values()
    assert {row["country"] for row in gold_and_platinum} == {"AFG", "ZAF"}
    assert sorted(ores, key=ores.__getitem__)[-3:] == ["BRA", "CHL", "AUS"]
    assert ores["CHL"] == 40_295_835_000.0 and abs(sum(of_chile) / ores["CHL"] - 1) < 0.001


@pytest.mark.parametrize(
    ("code", "folder", "kept", "aside"),
    [
        ("penppml", "trade", 177_896, {"dissolved": 15_320, "unspecified": 5_185, "zero": 117_916}),
        ("agtpa", "trade", 90_057, {"self": 1_449, "zero": 8_475}),
        ("baci", "trade", 72_097, {}),
        ("geodist", "trade", 46_872, {"dissolved": 892, "self": 222, "missing": 2_190}),
        ("penppml-agreements", "trade", 1_886, {"dissolved": 43}),
        ("wdi-table", "macro", 49_589, {"missing": 18_661}),
        ("fdi-shares", "macro", 18_441, {}),
    ],
)
def test_real_files_of_the_publishers_load(
    tmp_path: Path, data: Path, code: str, folder: str, kept: int, aside: dict[str, int]
) -> None:
    shelf.fetch(tmp_path, code, on=ON, folder=data / folder)

    quality = shelf.load(tmp_path, code).origin.quality

    assert quality.kept == kept == len(shelf.open_facts(open_engine(), tmp_path, code))
    assert {each.reason: each.rows for each in quality.aside} == aside
