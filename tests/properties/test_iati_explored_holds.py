"""What holds of exploring in any order: groups, questions in addresses, parts that add up, activities found again."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bandung.standards.iati.exploring.asking import KINDS, SORTS, Asked
from bandung.standards.iati.exploring.errors import ExploringError
from bandung.standards.iati.exploring.grouping import LARGEST, drawn_together
from bandung.standards.iati.exploring.telling import activity_of, xml_of

PAIRS = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda it: it[0] != it[1]), max_size=15)


@given(PAIRS, st.randoms())
def test_groups_do_not_depend_on_the_order_in_which_certain_links_are_found(
    pairs: list[tuple[int, int]], random: st.DataObject
) -> None:
    links = [(min(pair), max(pair), 1.0) for pair in pairs]
    turned = list(links)
    random.shuffle(turned)  # type: ignore[attr-defined]

    groups = drawn_together(links)

    assert groups == drawn_together(turned)
    assert all(groups[one] == groups[other] for one, other, _sure in links)
    assert all(groups[of] == min(each for each, group in groups.items() if group == groups[of]) for of in groups)


@given(st.lists(st.tuples(st.integers(1, 200), st.integers(1, 200)).filter(lambda it: it[0] < it[1]), max_size=300))
def test_links_that_are_not_certain_draw_no_crowd_together(pairs: list[tuple[int, int]]) -> None:
    groups = list(drawn_together([(*pair, 0.8) for pair in pairs]).values())

    assert all(groups.count(group) <= LARGEST for group in groups)


ASKED: dict[str, st.SearchStrategy[str]] = {
    "q": st.text(max_size=30), "country": st.text("ABCxyz0", max_size=4), "kind": st.sampled_from(KINDS),
    "sector": st.text("0123", max_size=6), "since": st.text("0129", max_size=5), "once": st.sampled_from(["yes", "no"]),
    "sort": st.sampled_from([*SORTS, "odd"]), "reporter": st.text(max_size=20),
}  # fmt: skip


@given(st.fixed_dictionaries({}, optional={name: st.lists(value, max_size=2) for name, value in ASKED.items()}))
def test_a_question_is_the_same_after_a_way_through_an_address_or_is_refused(told: dict[str, list[str]]) -> None:
    try:
        asked = Asked.read(told)
    except ExploringError as refusal:
        assert str(refusal)
        return

    assert Asked.read(asked.query()) == asked
    for sql, values in (asked.where(), asked.of_amounts()):
        assert sql.count("?") == len(values)


@given(st.lists(st.sampled_from(["A-1", "A-11", "B&B", "Ä 2", "<C>"]), min_size=1, max_size=6), st.booleans())
def test_every_activity_is_found_again_by_identifier_and_place(names: list[str], broken: bool) -> None:
    def written(name: str) -> str:
        return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    inside = "".join(
        f"<iati-activity n='{place}'><iati-identifier> {written(name)}\n</iati-identifier><title>{written(names[0])}"
        "</title></iati-activity>"
        for place, name in enumerate(names)
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.xml"
        start = "<iati-activities version='2.03'>"
        file.write_text(f"{'<!-- A-1 -->' if broken else ''}{start}{inside}</iati-activities>", encoding="utf-8")
        for place, name in enumerate(names):
            found, version = activity_of(file, name, names[: place + 1].count(name))
            assert (found.get("n"), version) == (str(place), "2.03")
            assert xml_of(found).count("<iati-activity ") == 1


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=5))
def test_amounts_leave_without_zeros_and_with_the_same_value(amounts: list[Decimal]) -> None:
    from bandung.standards.iati.exploring.leaving import cell_of

    for amount in amounts:
        filled = amount.quantize(Decimal("0.00000000000000000001"))
        assert cell_of(filled) == amount
        assert "E" not in f"{cell_of(filled)}"
