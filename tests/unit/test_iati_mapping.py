"""Our records as plain IATI: roles, codes, places, money, gifts in kind; and what of each field it carries."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bandung.records.canonical import digest
from bandung.records.kinds import KINDS, as_json, body, read
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.mapping import losing, making, namespace
from bandung.standards.iati.mapping.activity import activity_of
from bandung.standards.iati.mapping.errors import ChangedRecord, NoStart, UnreadableRecord
from bandung.standards.iati.mapping.filing import write_file
from bandung.standards.iati.mapping.given import Given, Org, Paper, Sort, Standing, Stands, Told, ToldParty, World
from bandung.standards.iati.mapping.losing import Fate, Losses
from bandung.standards.iati.mapping.making import equal_parts
from bandung.standards.iati.mapping.namespace import Kept
from bandung.standards.iati.mapping.organisation import organisations_of
from bandung.standards.iati.validating import check
from tests import iati_example

AT = datetime(2026, 11, 24, tzinfo=UTC)
ORGS = {
    "bra": Org("bra", {"en": "Brazil"}, "lead-agency", "BRA", True),
    "mwi": Org("mwi", {"en": "Malawi"}, "lead-agency", "MWI", True),
    "jica": Org("jica", {"en": "A facilitator"}, "facilitator"),
}
WORLD = World(ORGS["bra"], ORGS, AT.date())
WHERE_KINDS = ("initiative", "terms", "contribution", "confirmation", "agreement", "party", "institution")
"""Kinds of records that go into our files."""
INITIATIVE: dict[str, Any] = {
    "id": "milk", "type": "project", "title": {"en": "Milk", "pt": "Leite"}, "summary": {"en": "Three milk banks."},
    "language": "en", "lead": "bra", "sectors": ["12220"], "period": {"start": "2025-01-01", "end": "2027-01-01"},
    "participations": [{"party": "bra", "role": "provider"}, {"party": "mwi", "role": "recipient"}],
}  # fmt: skip
LINE: dict[str, Any] = {
    "id": "experts", "title": {"en": "Experts"}, "language": "en", "recipient": {"party": "mwi"}, "stage": "delivery",
    "year": 2025, "item": "B1", "group": "B", "quantity": "45", "unit": "person-day",
}  # fmt: skip
MONEY = {"item": "A1", "group": "A", "quantity": None, "unit": None, "amount": "1000.50", "currency": "BRL"}
FACILITATED = [*INITIATIVE["participations"], {"party": "jica", "role": "facilitator"}]


def kept(kind: str, told: dict[str, Any], register: str = "bra") -> tuple[Kept, Any]:
    record = read(kind, {name: each for name, each in told.items() if each is not None})
    value = as_json(record)
    return Kept(register, record.id, kind, 3, "2026-11-20T09:00:00Z", digest(body(record).encode()), value), record


def line(standing: Standing = Standing(), **more: Any) -> Given:  # noqa: B008 - frozen
    return Given(*kept("contribution", LINE | more), standing)


def whole(*given: Given, stage: str = "executing", **more: Any) -> Told:
    entry, terms = kept("initiative", INITIATIVE | more)
    return Told("bra/milk", Sort.WHOLE, AT, entry, terms, Stands(stage), "bra", contributions=given)


def single(given: Given) -> Told:
    return Told(given.kept.uid, Sort.SINGLE, AT, contributions=(given,))


def plain(activity: Element) -> bytes:
    """The activity as somebody reads it who does not know our namespace."""
    copy = etree.fromstring(etree.tostring(activity))
    for element in list(copy.iter(namespace.tag("*"))):
        if element.getparent() is not None:
            element.getparent().remove(element)
    return bytes(etree.tostring(copy, method="c14n"))


def errors_of(*activities: Element) -> list[str]:
    to = BytesIO()
    write_file(Kind.ACTIVITIES, activities, to)
    findings = check(BytesIO(to.getvalue()), at=AT).findings()
    return [each.rule for each in findings if each.severity in (Severity.ERROR, Severity.CRITICAL)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, "1"),
        ({"participations": FACILITATED}, "8"),
        ({"participations": FACILITATED, "basis": "triangular"}, "8"),
        ({"basis": "triangular"}, "1"),  # nobody facilitates
        ({"participations": [{"country": "DEU", "role": "provider"}, {"country": "MWI", "role": "recipient"},
                             {"party": "jica", "role": "facilitator"}], "lead": None,
          "sources": [{"address": "https://example.org/"}]}, "1"),  # nobody of the South gives
        ({"basis": "regional"}, "1"),
    ],
)  # fmt: skip
def test_code_8_needs_all_three_roles_and_a_south_south_element(more: dict[str, Any], code: str) -> None:
    activity = activity_of(whole(**more), WORLD)

    assert activity.find("collaboration-type").get("code") == code


def test_each_party_stands_in_each_of_its_roles() -> None:
    activity = activity_of(whole(participations=FACILITATED), WORLD)

    told = [(each.get("ref").rpartition(":")[2], each.get("role")) for each in activity.iterfind("participating-org")]
    assert told == [("bra", "1"), ("bra", "2"), ("mwi", "4"), ("jica", "3")]


@pytest.mark.parametrize(
    ("stage", "status"),
    [("requested", "1"), ("formulated", "1"), ("approved", "2"), ("executing", "2"), ("suspended", "6"),
     ("completed", "3"), ("closed", "4"), ("cancelled", "5"), ("rejected", "5")],
)  # fmt: skip
def test_the_status_follows_the_stage(stage: str, status: str) -> None:
    assert activity_of(whole(stage=stage), WORLD).find("activity-status").get("code") == status


def test_every_text_is_there_in_every_language_the_owners_first() -> None:
    title = activity_of(whole(), WORLD).find("title")

    assert [(each.get(making.XML_LANG), each.text) for each in title] == [("en", "Milk"), ("pt", "Leite")]


def test_a_period_ends_on_its_last_day() -> None:
    dates = activity_of(whole(), WORLD).iterfind("activity-date")

    assert [(each.get("type"), each.get("iso-date")) for each in dates] == [("1", "2025-01-01"), ("3", "2026-12-31")]


def test_no_start_is_made_up() -> None:
    with pytest.raises(NoStart):
        activity_of(whole(period=None), WORLD)


def test_a_gift_in_kind_is_an_output_and_never_a_transaction() -> None:
    activity = activity_of(whole(line(profile="nurse", people={"women": 3, "men": 2})), WORLD)

    assert activity.find("transaction") is None
    actual = activity.find("result/indicator/period/actual")
    assert actual.get("value") == "45"
    assert {each.get("name"): each.get("value") for each in actual.iterfind("dimension")} == {
        "ledger": "bra/experts", "giver": "urn:bandung:register:bra", "receiver": "urn:bandung:register:mwi",
    }  # fmt: skip
    assert [each.get("value") for each in activity.iterfind("result/indicator[2]/period/actual")] == ["3", "2"]
    assert errors_of(activity) == []


@pytest.mark.parametrize(
    ("more", "reporter", "code"),
    [
        (MONEY, "bra", "3"),
        (MONEY | {"stage": "commitment"}, "bra", "2"),
        ({"amount": "5", "currency": "USD"}, "bra", "4"),  # in kind with a price that somebody stated
        (MONEY | {"giver": {"party": "bra"}}, "mwi", "1"),
        (MONEY | {"giver": {"party": "bra"}, "stage": "commitment"}, "mwi", "11"),
    ],
)
def test_the_type_of_a_transaction(more: dict[str, Any], reporter: str, code: str) -> None:
    activity = activity_of(whole(line(**more)), replace(WORLD, reporter=ORGS[reporter]))

    assert activity.find("transaction/transaction-type").get("code") == code
    assert errors_of(activity) == []


def test_an_amount_keeps_its_currency_and_every_digit() -> None:
    value = activity_of(whole(line(**MONEY)), WORLD).find("transaction/value")

    assert (value.text, value.get("currency"), value.get("value-date")) == ("1000.50", "BRL", "2025-12-31")


def test_costs_that_were_only_worked_out_are_no_money() -> None:
    costs = {"currency": "BRL", "travel": "10"}

    assert activity_of(whole(line(costs=costs)), WORLD).find("transaction") is None


def test_what_another_line_tells_too_has_no_money_here() -> None:
    losses = Losses()

    activity = activity_of(whole(line(Standing(counts=False), **MONEY)), WORLD, losses)

    assert activity.find("transaction") is None
    assert ("amount", Fate.LOST, "counted") in {(each.field, each.fate, each.why) for each in losses.rows()}


def test_money_in_a_budget_is_a_budget_of_one_year() -> None:
    activity = activity_of(whole(line(**MONEY | {"stage": "budget"})), WORLD)

    assert activity.find("budget/period-end").get("iso-date") == "2025-12-31"
    assert errors_of(activity) == []


@pytest.mark.parametrize("count", [1, 2, 3, 7, 41])
def test_equal_parts_make_a_hundred(count: int) -> None:
    assert sum(int(each.replace(".", "")) for each in equal_parts(count)) == 10_000


def test_several_countries_and_sectors_get_parts_and_the_account_says_so() -> None:
    many = [{"country": each, "role": "recipient"} for each in ("MWI", "KEN", "TZA")]
    losses = Losses()

    activity = activity_of(
        whole(participations=[INITIATIVE["participations"][0], *many], sectors=["12220", "12230"]), WORLD, losses
    )

    assert [each.get("percentage") for each in activity.iterfind("recipient-country")] == ["33.33", "33.33", "33.34"]
    assert errors_of(activity) == []
    assert "shares" in {each.why for each in losses.rows() if each.field == "sectors[]"}


def test_where_nobody_names_a_country_it_is_developing_countries() -> None:
    activity = activity_of(single(line(recipient={"organisation": "A regional school"})), WORLD)

    assert activity.find("recipient-region").get("code") == "998"
    assert errors_of(activity) == []


@pytest.mark.parametrize(
    "more", [{}, MONEY, MONEY | {"stage": "commitment"}, {"sector": "12220", "sdgs": ["3", "3.2"]}]
)
def test_a_single_contribution_is_an_activity_without_errors(more: dict[str, Any]) -> None:
    assert errors_of(activity_of(single(line(**more)), WORLD)) == []


def test_a_document_without_an_address_is_named_by_its_digest() -> None:
    documents = [{"title": {"en": "Plan"}, "digest": "00" * 32, "kind": "work-plan", "name": "plan.pdf"}]

    link = activity_of(whole(documents=documents), WORLD).find("document-link")

    assert (link.get("url"), link.get("format")) == ("ni:///sha-256;" + "A" * 43, "application/pdf")


def test_an_organisation_file_adds_up_stated_money_alone() -> None:
    entry, record = kept("party", {"id": "bra", "name": {"en": "Brazil"}, "type": "lead-agency", "speaks_for": ["BRA"]})
    lines = (line(id="a", **MONEY), line(id="b", **MONEY), line(id="c"))

    (organisation,) = organisations_of(ToldParty(entry, record, AT, (), lines), WORLD)

    assert [each.text for each in organisation.iterfind("total-expenditure/value")] == ["2001.00"]
    to = BytesIO()
    write_file(Kind.ORGANISATIONS, [organisation], to)
    bad = [each.rule for each in check(BytesIO(to.getvalue()), at=AT).findings() if each.severity is Severity.ERROR]
    assert bad == []


def test_what_was_changed_on_the_way_is_nobodys_word() -> None:
    element = namespace.record_element(line().kept)
    element.find(namespace.tag("quantity")).text = "450"

    with pytest.raises(ChangedRecord):
        namespace.kept_in(element)


@pytest.mark.parametrize(
    ("seq", "inside"),
    [
        ("a", ""),
        ("1", "<x:a is='number'>1e999</x:a>"),
        ("1", "<x:a is='odd'/>"),
        ("1", "<x:a/><x:a/>"),
        ("1", "<x:field key='1x'/>"),
    ],
)
def test_what_is_not_written_as_we_write_is_refused(seq: str, inside: str) -> None:
    element = etree.fromstring(f"<x:record xmlns:x='urn:bandung:iati:1' seq='{seq}'>{inside}</x:record>")

    with pytest.raises(UnreadableRecord):
        namespace.kept_in(element)


@pytest.mark.parametrize("kind", WHERE_KINDS)
def test_every_field_of_every_record_has_a_fate(kind: str) -> None:
    there, told = set(losing.fields_of(KINDS[kind])), set(losing.fates(kind))

    assert there - told == set()
    assert told - there == set() or kind == "terms"  # of which an initiative has all and more


def test_what_stands_of_several_records_has_a_fate_too() -> None:
    derived = {each.name for each in fields(Standing)} | {"stage", "identifier"}

    assert derived == set(losing.fates(losing.STANDING))


def test_every_fate_that_is_not_full_says_why() -> None:
    for kind in (*WHERE_KINDS, losing.STANDING):
        for path, carried in losing.fates(kind).items():
            assert (carried.why in losing.WHYS) == (carried.fate is not Fate.FULL), (kind, path)


RICH = INITIATIVE | {
    "lead": None,
    "participations": [
        {"party": "bra", "role": "provider", "benefit": {"en": "Learning"}, "period": {"start": "2025-02-01"},
         "organisations": [{"name": "Fiocruz", "type": "academic", "institution": "fiocruz"}]},
        {"country": "KEN", "role": "recipient"}, {"party": "jica", "role": "facilitator", "supports": ["training"]},
    ],
    "sdgs": ["3"], "domain": "social", "region": "Lakes", "place": {"en": "Mwanza"}, "plan_objective": {"en": "Goal 4"},
    "framework": "Framework", "basis": "bilateral", "modality": {"en": "mixed"}, "stated_on": "2025-01-01",
    "results": [{"dimension": "development", "title": {"en": "Live"}, "indicators": [
        {"name": {"en": "Rate"}, "unit": "children", "baseline": "1", "target": "3", "by": "2026-06-30"}]}],
    "documents": [{"title": {"en": "Plan"}, "digest": "11" * 32, "kind": "agreement", "language": "en",
                   "on": "2025-01-01", "name": "plan.pdf"}],
    "proof": [{"text": {"en": "It works"}, "address": "https://example.org/proof"}],
    "sources": [{"address": "https://example.org/", "seen_on": "2025-01-01", "note": "a note"}],
}  # fmt: skip
RICH_LINE = LINE | {
    "amount": "1000.50", "currency": "BRL", "giver": {"party": "bra"}, "institution": "Fiocruz", "rate": "5",
    "counterpart": "A hospital", "rate_source": "bank",
    "form": "grant", "sector": "12230", "sdgs": ["4"], "quality": "measured", "others": ["A fund"], "profile": "nurse",
    "note": {"en": "A note"}, "quarter": 2, "channel": "direct", "role": "provider",
    "evidence": [{"title": {"en": "Receipt"}, "digest": "22" * 32, "kind": "other", "language": "en",
                  "on": "2025-01-01", "name": "receipt.pdf"}],
    "sources": [{"address": "https://example.org/line", "seen_on": "2025-01-01", "note": "seen"}],
}  # fmt: skip
OTHER: dict[str, Any] = {
    "participations[].party": "mwi", "participations[].role": None, "lead": None, "id": "other", "type": "programme",
    "language": None, "participations[].organisations[].type": "ngo", "participations[].country": "TZA",
    "participations[].supports[]": "other", "sectors[]": "12230", "sdgs[]": "5", "domain": "technical",
    "period.start": "2025-03-01", "period.end": "2026-11-01", "basis": "regional", "documents[].kind": "evaluation",
    "results[].dimension": "partnership", "documents[].language": "fr", "evidence[].kind": "evaluation",
    "evidence[].language": "fr", "giver.party": "jica", "recipient.party": "jica", "stage": "commitment", "year": 2024,
    "item": "B10", "group": None, "form": "guarantee", "currency": "USD", "amount": "7", "unit": None,
    "quality": "estimated", "channel": "joint-fund",
    "role": "both", "quarter": 3, "sector": "12250", "list_version": "v0", "rate": "6",
    "documents[].digest": "33" * 32, "evidence[].digest": "33" * 32,
   
}  # fmt: skip
"""Another value for a field; None where it cannot be changed by itself."""


def changed(value: Any, path: list[str], other: Any) -> Any:
    """The value with another one at the path, in the first place of lists where there is one."""
    if not path:
        if other is not None:
            return other
        if isinstance(value, dict):
            return {language: text + " changed" for language, text in value.items()}
        return "2026-02-02" if str(value)[4:5] == "-" else str(value) + "9" if str(value).isdigit() else f"{value}x"
    name, *rest = path
    if name.endswith("[]"):
        items = list(value[name[:-2]])
        at = next((at for at, each in enumerate(items) if not rest or rest[0].removesuffix("[]") in each), 0)
        items[at] = changed(items[at], rest, other)
        return value | {name[:-2]: items}
    return value | {name: changed(value[name], rest, other)}


def there(value: Any, path: list[str]) -> bool:
    if not path:
        return True
    name, *rest = path
    if name.removesuffix("[]") not in value:
        return False
    inner = value[name.removesuffix("[]")]
    return any(there(each, rest) for each in inner) if name.endswith("[]") else there(inner, rest)


def stated(kind: str, told: dict[str, Any]) -> list[str]:
    given = {name: each for name, each in told.items() if each is not None}
    return [path for path in losing.fates(kind) if there(given, path.split(".")) and OTHER.get(path, "") is not None]


@pytest.mark.parametrize("path", stated("initiative", RICH))
def test_what_is_lost_of_an_initiative_changes_nothing_and_what_is_carried_does(path: str) -> None:
    fate = losing.fates("initiative")[path].fate
    other = changed(RICH, path.split("."), OTHER.get(path))
    if path == "id":
        pytest.skip("the identifier is told beside the record")

    same = plain(activity_of(whole(**RICH), WORLD)) == plain(activity_of(whole(**other), WORLD))

    assert same == (fate is Fate.LOST)


@pytest.mark.parametrize("path", stated("contribution", RICH_LINE))
def test_what_is_lost_of_a_contribution_changes_nothing_and_what_is_carried_does(path: str) -> None:
    fate = losing.fates("contribution")[path].fate
    other = changed(RICH_LINE, path.split("."), OTHER.get(path))

    same = plain(activity_of(whole(line(**RICH_LINE)), WORLD)) == plain(activity_of(whole(line(**other)), WORLD))

    assert same == (fate is Fate.LOST)


def test_each_value_is_counted_once() -> None:
    told = line(**RICH_LINE)
    losses = Losses()

    losses.add(told.kept)

    assert sum(losses.counts.values()) == len(list(losing.leaves(told.kept.body, losing.fates("contribution"))))


def test_a_field_that_no_step_knows_is_lost_by_name() -> None:
    entry = line().kept
    losses = Losses()

    losses.add(replace(entry, body={**entry.body, "novel": "x"}))

    assert ("novel", "new") in {(each.field, each.why) for each in losses.rows()}


def test_the_day_of_a_transaction_is_never_to_come() -> None:
    activity = activity_of(single(line(**MONEY | {"year": 2026})), WORLD)

    assert date.fromisoformat(activity.find("transaction/transaction-date").get("iso-date")) <= AT.date()


def test_the_example_in_the_docs_is_what_we_write() -> None:
    page = (Path(__file__).parents[2] / "docs/explanation/iati-publishing.md").read_text(encoding="utf-8")

    assert f"```xml\n{iati_example.xml()}```" in page
    assert iati_example.losses() in page


def test_institutions_stand_beside_their_party() -> None:
    entry, record = kept("party", {"id": "bra", "name": {"en": "Brazil"}, "type": "lead-agency", "speaks_for": ["BRA"],
                                   "address": "https://agency.example/"})  # fmt: skip
    institution = kept("institution", {"id": "fiocruz", "name": {"pt": "Fiocruz"}, "type": "academic",
                                       "address": "https://fiocruz.example/"})  # fmt: skip

    found = organisations_of(
        ToldParty(entry, record, AT, (institution,), (line(**MONEY | {"stage": "budget"}),)), WORLD
    )

    assert [each.findtext("organisation-identifier") for each in found] == [
        "urn:bandung:register:bra", "urn:bandung:register:bra-fiocruz",
    ]  # fmt: skip
    assert found[0].find("recipient-country-budget/recipient-country").get("code") == "MW"
    to = BytesIO()
    write_file(Kind.ORGANISATIONS, found, to)
    bad = [each.rule for each in check(BytesIO(to.getvalue()), at=AT).findings() if each.severity is Severity.ERROR]
    assert bad == []


def test_an_agreement_that_everybody_may_read_is_a_document() -> None:
    entry, record = kept("agreement", {
        "id": "text", "initiative": {"register_code": "bra", "record": "milk", "digest": "0" * 64},
        "title": {"en": "Agreement"}, "languages": ["en", "pt"],
        "parties": [{"party": "bra", "role": "provider"}, {"party": "mwi", "role": "recipient"}],
        "clauses": [{"key": "purpose", "type": "purpose", "text": {"en": "Milk banks."}}],
    })  # fmt: skip

    activity = activity_of(replace(whole(), papers=(Paper(entry, record),)), WORLD)

    link = activity.find("document-link")
    assert link.find("category").get("code") == "A09"
    assert [each.get("code") for each in link.iterfind("language")] == ["en", "pt"]
    assert [each.kind for each in namespace.records_in(activity)] == ["initiative", "agreement"]
    assert errors_of(activity) == []


def test_figures_on_which_both_settled_are_written_and_the_others_counted() -> None:
    standing = Standing("settled", confirmed_amount=Decimal(900), settled_amount=Decimal("950.5"))
    losses = Losses()

    activity = activity_of(whole(line(standing, **MONEY)), WORLD, losses)

    assert activity.find("transaction/value").text == "950.5"
    assert {"confirmed_amount", "settled_amount", "said"} <= {each.field for each in losses.rows()}


def test_a_programme_is_named_by_the_file_of_its_lead() -> None:
    told = whole(programme={"register_code": "bra", "record": "programme", "digest": "0" * 64})

    activity = activity_of(told, replace(WORLD, leads={"bra/programme": "mwi"}))

    assert activity.find("related-activity").get("ref") == "urn:bandung:register:mwi-bra:programme"


def test_a_start_after_the_stated_end_is_not_planned() -> None:
    told = whole(line(year=2025), period={"end": "2020-01-01"})

    assert errors_of(activity_of(told, WORLD)) == []
