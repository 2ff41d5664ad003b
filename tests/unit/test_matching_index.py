"""The index keeps statements, replaces them by id, and shows what another process wrote."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bandung.matching.directions import directions
from bandung.matching.encoders import HashingEncoder
from bandung.matching.index import Index, IndexDamaged, IndexMismatch, Query
from bandung.matching.statements import Filters, Statement

ON = date(2025, 1, 1)


class Encoder(HashingEncoder):
    languages = frozenset({"en", "fr"})


EMPTY = Statement(id="empty", record="need")


class Places:
    def members(self, code: str, on: date) -> set[str]:
        graduated = {"BGD"} if on < date(2026, 11, 24) else set()
        return {"LDC": {"MDG", "NPL"} | graduated, "005": {"BRA", "PER"}}.get(code, set())

    def regions(self) -> list[str]:
        return ["005", "011"]

    def groups(self) -> list[str]:
        return ["LDC"]


WELLS = Statement(
    id="wells",
    record="offer",
    kind="expertise",
    titles={"en": "Drilling of deep wells", "fr": "Forage de puits profonds"},
    summaries={"en": "Our engineers drill wells in dry regions."},
    language="en",
    countries=("IND",),
    sectors=("14030",),
    sdgs=("6.1",),
    domain="technical",
    capacity_left=0.5,
    confirmed_on=date(2024, 3, 1),
    working_languages=("en",),
    replicated_in=("NPL", "MDG"),
    organisations=("Ministry of Water",),
    standing="said",
    proof="Forty wells.",
)
RICE = Statement(
    id="rice",
    record="offer",
    kind="training",
    titles={"fr": "Formation à la riziculture"},
    summaries={"fr": "Cours de six semaines sur le riz irrigué."},
    language="fr",
    countries=("MDG", "BGD"),
    sectors=("311",),
    sdgs=("2", "2.4"),
    domain="economic",
    confirmed_on=date(2023, 1, 1),
)
SOIL = Statement(
    id="soil",
    record="need",
    titles={"zh-Hans": "改良土壤"},
    summaries={"zh-Hans": "我们需要改良盐碱土壤的经验。"},
    language="zh",
    countries=("PER",),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index.create(tmp_path / "index", Encoder(), Places())
    assert index.add([WELLS, RICE, SOIL]) == 3
    return index


def test_what_goes_in_comes_out_unchanged(index: Index) -> None:
    for one in (WELLS, RICE, SOIL):
        assert index.statement(index.row(one.id)) == one
    assert index.ids() == ["wells", "rice", "soil"]
    assert len(index) == 3


def test_an_empty_index_answers_every_question(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index", Encoder(), Places())
    mask = index.mask(Filters(regions=("005",), groups=("LDC",)), ON)
    assert mask.shape == (0,)
    assert index.facets(mask, ON)["country"] == {}
    assert len(index.retrieve(Query({"en": "water"}, np.ones((2, 256), np.float32)), Filters(), on=ON)) == 0
    assert index.page(Filters(), on=ON) == ([], 0)


def test_a_new_version_takes_the_place_of_the_old_one(index: Index) -> None:
    newer = Statement(id="wells", record="offer", titles={"en": "Solar pumps"}, language="en", countries=("BRA",))
    index.add([newer])
    assert len(index) == 3
    assert index.statement(index.row("wells")) == newer
    assert index.page(Filters(), on=ON, text="wells")[1] == 0
    assert index.page(Filters(), on=ON, text="pumps") == (["wells"], 1)
    assert index.facets(index.mask(Filters(), ON), ON)["country"] == {"BGD": 1, "BRA": 1, "MDG": 1, "PER": 1}


def test_the_last_of_two_with_one_id_in_a_batch_stays(index: Index) -> None:
    assert index.add([SOIL, Statement(id="soil", record="need", titles={"en": "Later"}, language="en")]) == 1
    assert index.statement(index.row("soil")).titles == {"en": "Later"}


def test_what_is_removed_is_found_nowhere(index: Index) -> None:
    assert index.remove(["wells", "never there"]) == 1
    assert "wells" not in index
    assert index.page(Filters(), on=ON, text="wells") == ([], 0)
    assert index.page(Filters(), on=ON)[1] == 2
    with pytest.raises(KeyError):
        index.row("wells")


def test_another_opening_sees_a_change_after_refresh_only(index: Index) -> None:
    reader = Index.open(index.folder, Encoder(), Places())
    assert reader.refresh() is False
    index.remove(["rice"])
    index.add([Statement(id="more", record="offer", titles={"en": "More"}, language="en", countries=("KEN",))])
    assert reader.page(Filters(), on=ON)[1] == 3
    assert reader.page(Filters(), on=ON)[0] == ["wells", "soil"], "what was erased is shown nowhere"
    assert reader.refresh() is True
    assert reader.page(Filters(countries=("KEN",)), on=ON) == (["more"], 1)
    assert "rice" not in reader


def test_vectors_are_the_directions_of_the_statements(index: Index) -> None:
    index.add([EMPTY])
    stored = index.vectors([index.row("wells"), index.row("empty")])
    assert stored.shape == (2, 2, 256)
    assert np.allclose(stored[0], directions([WELLS], Encoder())[0], atol=0.01)
    assert not stored[1].any(), "no text, so no direction"


def test_vectors_given_with_the_statements_are_kept(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index", Encoder(), Places())
    given = Encoder().encode(["one", "two", "three", "four"], "passage").reshape(2, 2, 256)
    index.add([WELLS, RICE], given)
    assert np.allclose(index.vectors([0, 1]), given, atol=0.01)
    with pytest.raises(ValueError, match="vectors of shape"):
        index.add([WELLS, RICE], given[:1])


def test_an_index_of_another_encoder_is_refused_in_a_sentence(index: Index) -> None:
    class Newer(Encoder):
        revision = "2"

    with pytest.raises(IndexMismatch, match="hashing@1 and cannot be searched with hashing@2"):
        Index.open(index.folder, Newer(), Places())


@pytest.mark.parametrize("name", ["statements.sqlite", "vectors.int8", "country.codes", "lexical/meta.json"])
@pytest.mark.parametrize("how", ["missing", "cut", "garbage"])
def test_a_damaged_file_is_refused_in_a_sentence(index: Index, name: str, how: str) -> None:
    folder = index.folder
    del index
    for side in folder.glob("statements.sqlite-*"):
        side.unlink()
    path = folder / name
    if how == "missing":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:1])
    elif name in ("statements.sqlite", "lexical/meta.json"):
        path.write_bytes(b"\x00garbage" * 50)
    else:
        pytest.skip("numbers that are all possible cannot be told from others")
    with pytest.raises(IndexDamaged, match="build it anew"):
        Index.open(folder, Encoder(), Places())


def test_a_folder_without_an_index_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        Index.open(tmp_path, Encoder(), Places())
    (tmp_path / "something").touch()
    with pytest.raises(FileExistsError):
        Index.create(tmp_path, Encoder(), Places())


def test_lists_are_sorted_and_cut_into_pages(index: Index) -> None:
    assert index.page(Filters(), on=ON, sort="newest") == (["wells", "rice", "soil"], 3)
    assert index.page(Filters(), on=ON, sort="oldest") == (["rice", "wells", "soil"], 3)
    assert index.page(Filters(), on=ON, sort="title")[0] == ["wells", "rice", "soil"]
    assert index.page(Filters(), on=ON, offset=1, limit=1) == (["rice"], 3)
    assert index.page(Filters(), on=ON, offset=10, limit=1) == ([], 3)


def test_a_page_far_into_a_long_list_continues_the_one_before(tmp_path: Path) -> None:
    index = Index.create(tmp_path / "index", Encoder(), Places())
    index.add(
        Statement(
            id=f"{number:03}",
            record="offer",
            titles={"en": f"Offer {number}"},
            language="en",
            confirmed_on=date(2024, 1, 1 + number % 28),
        )
        for number in range(100)
    )
    whole = index.page(Filters(), on=ON, limit=100)[0]
    paged = [each for offset in range(0, 100, 7) for each in index.page(Filters(), on=ON, offset=offset, limit=7)[0]]
    assert paged == whole
    assert len(set(whole)) == 100


def test_facets_count_wider_codes_and_dated_groups(index: Index) -> None:
    facets = index.facets(index.mask(Filters(), ON), ON)
    assert facets["sector"] == {"140": 1, "311": 1}
    assert facets["sdg"] == {"2": 1, "6": 1}
    assert facets["group"] == {"LDC": 1}, "one offer of two LDCs is one offer"
    assert facets["region"] == {"005": 1}
    assert facets["language"] == {"fr": 2, "en": 1, "zh-Hans": 1}
    narrow = index.facets(index.mask(Filters(), ON), ON, ("purpose", "target"))
    assert narrow == {"purpose": {"14030": 1}, "target": {"2.4": 1, "6.1": 1}}


def test_a_group_is_asked_for_on_a_day(index: Index) -> None:
    index.add([Statement(id="jute", record="offer", titles={"en": "Jute"}, language="en", countries=("BGD",))])
    ldc = Filters(groups=("LDC",))
    assert index.page(ldc, on=ON)[1] == 2
    assert index.page(ldc, on=date(2027, 1, 1))[1] == 1
