"""The table of stages, line by line: who may, what has to hold, and what no table allows."""

from typing import Any

import pytest

from bandung.partnerships import guards, rules
from bandung.partnerships.basis import basis, is_two_way
from bandung.partnerships.errors import GuardsUnmet, NotAWay, NotTheLead
from bandung.partnerships.stages import (
    AGREEMENT_MOVES,
    AGREEMENT_STATES,
    ENDED,
    FIRST,
    GROUPS,
    GUARDS,
    MOVES,
    STAGES,
    STEPS,
    WHO,
    StageMove,
)
from bandung.records.kinds import read
from bandung.records.partnerships import Move, Participation
from tests.cast import AT
from tests.factories import a_participation, an_initiative

NOTHING: dict[str, Any] = {
    "id": "m", "to": "screened", "initiative": {"register_code": "mwi", "record": "milk-banks", "digest": "a" * 64},
}  # fmt: skip
NEED = {"register_code": "mwi", "record": "milk-bank", "digest": "b" * 64}


def known(
    said: dict[str, Any] | None = None, *, joined: str = "mwi bra", bound: str = "", **terms: Any
) -> guards.Known:
    opening = an_initiative(**terms)
    parties = frozenset(bound.split()) if bound else None
    return guards.Known(opening, read(Move, NOTHING | (said or {})), frozenset(joined.split()), parties)


def test_every_stage_is_in_one_group_and_every_move_is_between_stages() -> None:
    grouped = [stage for _name, stages in GROUPS.values() for stage in stages]

    assert sorted(grouped) == sorted(STAGES)
    assert {each.of for each in MOVES} | {each.to for each in MOVES} <= set(STAGES)
    assert set(STEPS) <= set(STAGES)
    assert {each.of for each in AGREEMENT_MOVES} | {each.to for each in AGREEMENT_MOVES} <= set(AGREEMENT_STATES)


def test_every_stage_can_be_reached_and_left_unless_it_is_an_end() -> None:
    reached, before = {FIRST}, set()
    while reached != before:
        before = set(reached)
        reached |= {each.to for each in MOVES if each.of in reached}

    assert reached == set(STAGES)
    assert {stage for stage in STAGES if not any(each.of == stage for each in MOVES)} == set(ENDED)


@pytest.mark.parametrize("way", [*MOVES, *AGREEMENT_MOVES], ids=lambda way: f"{way.of}-{way.to}")
def test_every_move_has_a_mover_and_guards_with_a_check_and_a_sentence(way: StageMove) -> None:
    assert way.who in WHO
    assert set(way.guards) <= set(GUARDS) == set(guards.CHECKS)


@pytest.mark.parametrize("way", MOVES, ids=lambda way: f"{way.of}-{way.to}")
def test_a_move_that_is_the_leads_is_nobody_elses(way: StageMove) -> None:
    if way.who != "lead":
        with pytest.raises((GuardsUnmet, AssertionError)):
            rules.check_move(way.of, way.to, party="bra", lead="mwi", known=known())
            raise AssertionError
        return
    with pytest.raises(NotTheLead):
        rules.check_move(way.of, way.to, party="bra", lead="mwi", known=known())


@pytest.mark.parametrize(("of", "to"), [("requested", "closed"), ("closed", "executing"), ("executing", "approved")])
def test_what_is_not_in_the_table_is_not_allowed(of: str, to: str) -> None:
    with pytest.raises(NotAWay):
        rules.check_move(of, to, party="mwi", lead="mwi", known=known())


REPORT = {"title": {"en": "Report"}, "digest": "c" * 64, "kind": "final-report"}
SIDES = [{"party": "mwi", "institution": "Hospital"}, {"party": "bra", "institution": "Fiocruz"}]


@pytest.mark.parametrize(
    ("guard", "unmet", "met"),
    [
        ("joined", {"joined": "mwi"}, {}),
        ("need", {}, {"needs": [NEED]}),
        ("need", {"needs": [NEED | {"register_code": "bra"}]}, {"needs": [NEED]}),
        ("indicators", {"results": []}, {}),
        ("agreement", {}, {"bound": "mwi bra"}),
        ("roles", {"facilitator": "jica", "bound": "mwi bra"}, {"facilitator": "jica", "bound": "mwi bra jica"}),
        ("not-triangular", {"facilitator": "jica"}, {}),
        ("statement", {}, {"said": {"text": {"en": "Checked."}}}),
        ("session", {}, {"said": {"text": {"en": "Third session"}}}),
        ("act", {}, {"said": {"act": {"name": "Act"}}}),
        ("counterparts", {"said": {"counterparts": SIDES[:1]}}, {"said": {"counterparts": SIDES}}),
        ("budget", {}, {"said": {"budget": {"en": "Each its own."}}}),
        ("start", {}, {"said": {"on": "2027-01-01"}}),
        ("reason", {}, {"said": {"text": {"en": "No staff."}}}),
        ("report", {"said": {"document": REPORT | {"kind": "other"}}}, {"said": {"document": REPORT}}),
        ("evaluation", {}, {"said": {"text": {"en": "None was planned."}}}),
        ("costs", {}, {"said": {"costs_not_known": True}}),
        ("costs", {}, {"said": {"costs": [{"party": "bra", "amount": "10", "unit": "USD"}]}}),
    ],
)
def test_a_guard_holds_when_what_it_asks_for_is_there(guard: str, unmet: dict[str, Any], met: dict[str, Any]) -> None:
    assert guards.CHECKS[guard](known(**unmet)) is False
    assert guards.CHECKS[guard](known(**met)) is True


def taking_part(*roles: tuple[str, str], body: str = "") -> list[Participation]:
    found = [read(Participation, a_participation(f"p{n}", role, country)) for n, (country, role) in enumerate(roles)]
    if body:
        found.append(read(Participation, {"role": "provider", "organisations": [{"name": "Body", "type": body}]}))
    return found


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([("BRA", "provider"), ("MWI", "recipient")], "bilateral"),
        ([("BRA", "provider"), ("MWI", "recipient"), ("JPN", "facilitator")], "triangular"),
        ([("KEN", "both"), ("UGA", "both"), ("TZA", "both")], "subregional"),
        ([("ARG", "both"), ("BRA", "both"), ("PRY", "both"), ("URY", "both")], "subregional"),
        ([("SEN", "both"), ("KEN", "both"), ("ZAF", "both")], "regional"),
        ([("MEX", "both"), ("CUB", "both"), ("CHL", "both")], "regional"),
        ([("BRA", "both"), ("IND", "both"), ("ZAF", "both")], "interregional"),
    ],
)
def test_the_basis_follows_from_who_takes_part(roles: list[tuple[str, str]], expected: str) -> None:
    assert basis(taking_part(*roles), AT.date()) == expected


def test_a_multilateral_body_among_the_partners_makes_it_multilateral() -> None:
    assert basis(taking_part(("BRA", "recipient"), body="multilateral"), AT.date()) == "multilateral"


def test_it_is_two_way_where_somebody_gives_and_receives() -> None:
    assert is_two_way(taking_part(("BRA", "both"), ("MWI", "both")))
    assert not is_two_way(taking_part(("BRA", "provider"), ("MWI", "recipient")))


def test_the_printed_stages_are_those_of_the_table() -> None:
    from bandung.cli import documents

    written = (documents.DOCS / "initiatives.md").read_text(encoding="utf-8")

    assert written == documents.initiatives()
