"""Whatever parties state, an activity holds to schema, ruleset and code lists, and gives back its records."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung import reference
from bandung.records.errors import BadRecord
from bandung.standards.iati.document import Kind
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.mapping.activity import activity_of
from bandung.standards.iati.mapping.errors import NoStart
from bandung.standards.iati.mapping.filing import write_file
from bandung.standards.iati.mapping.given import Given, Sort, Standing, Told
from bandung.standards.iati.mapping.losing import Losses, fates, leaves
from bandung.standards.iati.mapping.namespace import records_in
from bandung.standards.iati.reading import read
from bandung.standards.iati.validating import check
from tests.unit.test_iati_mapping import AT, LINE, ORGS, WORLD, kept, single, whole

COUNTRIES = [each.code for each in reference.countries()]
SECTORS = [each.code for each in reference.sectors()]
GOALS = [each.code for each in reference.sdgs()]
GROUPS = {"B or C": ["B", "C"], "contested": ["B", "C"]}


def some(chance: Random, told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if chance.random() < 0.6}


def a_day(chance: Random) -> str:
    return f"{chance.randint(2000, 2030)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


def a_side(chance: Random, party: str) -> dict[str, str]:
    country = chance.choice(COUNTRIES)
    return chance.choice([{"party": party}, {"country": country}, {"organisation": "A school"}, {"region": "Sahel"}])


def a_line(chance: Random) -> dict[str, Any]:
    item = chance.choice(reference.modalities())
    group = chance.choice(GROUPS.get(item.framework_group, [item.framework_group]))
    units = [unit for unit in item.units if unit != "currency"]
    told = LINE | {
        "id": f"line-{chance.randint(1, 10**9)}", "item": item.code, "group": group, "quantity": None, "unit": None,
        "stage": chance.choice(["commitment", "budget", "delivery"]), "year": chance.randint(2000, 2030),
        "recipient": a_side(chance, "mwi"), "note": {"fr": "Une note"},
    }  # fmt: skip
    if group != "C" and chance.random() < 0.6:
        told |= {"amount": chance.choice(["0", "12.5", "1000000000"]), "currency": chance.choice(["USD", "BRL", "XCG"])}
    if units:
        told |= {"quantity": "3.5", "unit": chance.choice(units)}
    return told | some(chance, {
        "people": {"women": 2, "not_stated": 1}, "sector": chance.choice(SECTORS), "sdgs": chance.sample(GOALS, 2),
        "form": chance.choice(["grant", "concessional-loan", "currency-swap", "guarantee"]), "profile": "nurse",
        "giver": a_side(chance, "jica"), "institution": "An institute", "counterpart": "A ministry",
        "evidence": [{"title": {"en": "Receipt"}, "digest": "aa" * 32, "name": chance.choice(["a.pdf", "b", "c.xyz"])}],
        "sources": [{"address": "https://example.org/"}],
    })  # fmt: skip


def terms(chance: Random) -> dict[str, Any]:
    roles = ["provider", "recipient", "both", "facilitator"]
    others = [
        {"role": chance.choice(roles)} | chance.choice([{"country": chance.choice(COUNTRIES)},
                                                        {"organisations": [{"name": "A union"}]}])
        for _each in range(chance.randint(0, 4))
    ]  # fmt: skip
    indicator = {"name": {"en": "Rate"}} | some(
        chance, {"unit": "%", "baseline": "0", "target": "5", "by": a_day(chance)}
    )
    planned = {"amount": "5", "unit": chance.choice(["USD", "person-day", "BRL", "other"])}
    return some(chance, {
        "participations": [{"party": "bra", "role": "provider"}, *others], "sdgs": chance.sample(GOALS, 2),
        "sectors": chance.sample(SECTORS, chance.randint(1, 4)), "place": {"en": "A valley"}, "region": "Lakes",
        "period": chance.choice([{"start": a_day(chance)}, {"end": a_day(chance)},
                                 {"start": "2020-01-01", "end": "2020-01-02"}]),
        "results": [{"dimension": "partnership", "title": {"en": "Both learn"},
                     "indicators": chance.choice([[], [indicator]])}],
        "basis": chance.choice(["bilateral", "triangular", "regional", "interregional", "multilateral"]),
        "contributions": [planned | some(chance, {"text": {"en": "As agreed"}, "year": 2020, "modality": "B1"})],
        "programme": {"register_code": "mwi", "record": "programme", "digest": "0" * 64},
    })  # fmt: skip


def an_activity(chance: Random) -> Told:
    """:raises BadRecord: of what nobody can state."""
    settled = chance.choice([None, Decimal(7)])
    standing = Standing("confirmed", chance.random() < 0.9, settled_amount=settled)
    lines = [
        Given(*kept("contribution", a_line(chance)), standing)
        for _each in range(chance.randint(0, 3))
    ]  # fmt: skip
    if lines and chance.random() < 0.3:
        return single(lines[0])
    told = whole(*lines, stage=chance.choice(["requested", "executing", "closed", "reported"]), **terms(chance))
    return replace(told, sort=chance.choice(list(Sort)[:2]) if lines else Sort.WHOLE, shares=("mwi",))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_activity_has_an_error_and_each_gives_back_its_records(chance: Random) -> None:
    activities, records, losses = [], [], Losses()
    for number in range(5):
        try:
            told = replace(an_activity(chance), uid=f"bra/number-{number}")
            activities.append(activity_of(told, replace(WORLD, reporter=chance.choice(list(ORGS.values()))), losses))
        except (BadRecord, NoStart):
            continue
        own = [told.kept] if told.kept and told.sort is Sort.WHOLE else []
        records += [each for each in (*own, *(line.kept for line in told.contributions)) if each]
    to = BytesIO()

    write_file(Kind.ACTIVITIES, activities, to)

    wrong = (Severity.ERROR, Severity.CRITICAL)
    found = [each for each in check(BytesIO(to.getvalue()), at=AT).findings() if each.severity in wrong]
    assert activities == [] or [(each.rule, each.item) for each in found] == []
    assert [each for item in read(BytesIO(to.getvalue())).items() for each in records_in(item)] == records
    values = sum(len(list(leaves(each.body, fates(each.kind)))) for each in records)
    assert sum(losses.counts.values()) >= values
