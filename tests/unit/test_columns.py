"""Needs and offers as columns: every field has one, and what people write is understood or refused with the nearest."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from bandung import reference
from bandung.records.columns import (
    Column,
    NotUnderstood,
    checked,
    codes_of,
    column_of,
    columns,
    label,
    to_answers,
    to_record,
    understood,
)
from bandung.records.statements import Need, Offer
from bandung.values import LANGUAGES, Texts

MODELS = {"need": Need, "offer": Offer}
COLUMNS = {column.name: column for kind in MODELS for column in columns(kind, languages=LANGUAGES)}  # type: ignore[arg-type]


def parts_of(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in parts_of(inner)]


def places(model: type[BaseModel], start: str = "") -> list[str]:
    """Every place of a record type, parts numbered 1, texts without language."""
    found = []
    for name, field in model.model_fields.items():
        inner = parts_of(field.annotation)
        several = "tuple" in str(field.annotation)
        here = f"{start}{name}" + (".1" if inner and several else "")
        found += places(inner[0], f"{here}.") if inner else [here]
    return found


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_of_a_statement_has_a_column_and_every_column_a_field(kind: Any) -> None:
    made = columns(kind, languages=["en"], parts=1)

    names = [column.name.removesuffix(".en") if column.language else column.name for column in made]

    assert sorted(names) == sorted(places(MODELS[kind]))


@pytest.mark.parametrize("kind", MODELS)
def test_every_column_says_what_to_write_and_under_which_heading(kind: Any) -> None:
    made = columns(kind, languages=LANGUAGES)

    assert all(column.heading and column.hint and column.section for column in made)
    told_apart = {(column.heading, column.part, column.language) for column in made}
    assert len(told_apart) == len({column.name for column in made}) == len(made)


def test_the_fields_that_a_record_must_have_are_needed() -> None:
    needed = {column.field for column in columns("offer", languages=["en"]) if column.needed}

    assert needed == {name for name, field in Offer.model_fields.items() if field.is_required()} - {"id"}


def test_parts_are_counted_by_field() -> None:
    made = columns("need", languages=["en"], parts={"proof": 3, "sources": 0})

    assert [column.name for column in made if column.field in ("proof", "sources")] == [
        "proof.1.text.en", "proof.1.address", "proof.2.text.en", "proof.2.address", "proof.3.text.en",
        "proof.3.address",
    ]  # fmt: skip


UNDERSTOOD = [
    ("countries", "Kenya", ["KEN"]),
    ("countries", "كينيا", ["KEN"]),
    ("countries", "ke; 肯尼亚\nBrasil", ["KEN", "KEN", "BRA"]),
    ("countries", "KEN Kenya, Tanzania, United Republic of, Peru", ["KEN", "TZA", "PER"]),
    ("sectors", "12220", ["12220"]),
    ("sectors", "12220 Basic health care; 12230", ["12220", "12230"]),
    ("sectors", "١٢٢٢٠", ["12220"]),
    ("sdgs", "3.2; SDG 6, ODS 13", ["3.2", "6", "13"]),
    ("kind", "Formation", ["training"]),
    ("working_languages", "français; pt", ["fr", "pt"]),
    ("domain", "social", ["social"]),
    ("modalities", "b1", ["B1"]),
    ("organisations.1.type", "Government", ["government"]),
    ("capacity.1.unit", "seats", ["seat"]),
    ("capacity.1.unit", "kes", ["KES"]),
    ("standby.what", "Brigade", ["brigade"]),
    ("period.start", "2026-11-24", ["2026-11-24"]),
    ("period.start", "24.11.2026", ["2026-11-24"]),
    ("period.start", "03.04.2026", ["2026-04-03"]),
    ("period.start", "24/11/2026", ["2026-11-24"]),
    ("period.start", "٢٤/١١/٢٠٢٦", ["2026-11-24"]),
    ("period.start", "2026年11月24日", ["2026-11-24"]),
    ("capacity.1.amount", "12,5", ["12.5"]),
    ("capacity.1.amount", "1 200", ["1200"]),
    ("capacity.1.amount", "1.234.567,5", ["1234567.5"]),
    ("capacity.1.amount", "1,234,567.5", ["1234567.5"]),
    ("capacity.1.amount", "١٢٫٥", ["12.5"]),
    ("standby.ready_in_hours", "48", ["48"]),
    ("title.en", "  = as it stands ", ["= as it stands"]),
    ("countries", " ", []),
]


@pytest.mark.parametrize(("name", "written", "codes"), UNDERSTOOD)
def test_what_people_write_is_understood(name: str, written: str, codes: list[str]) -> None:
    assert understood(COLUMNS[name], written) == codes


REFUSED = [
    ("countries", "Nigera", "NGA Nigeria"),
    ("countries", "Kenya; Madagaskar; Brasill", "MDG Madagascar"),
    ("sectors", "Basic helth care", "12220 Basic health care"),
    ("sectors", "Quetzal", ""),
    ("kind", "trainning", "training Training"),
    ("period.start", "03/04/2026", "2026-04-03"),
    ("period.start", "11/24/2026", "2026-11-24"),
    ("period.start", "30/02/2026", ""),
    ("period.start", "2026", ""),
    ("capacity.1.amount", "1,000", "1000"),
    ("capacity.1.amount", "1.000", "1000"),
    ("capacity.1.amount", "twenty", ""),
    ("capacity.1.amount", "1_000", ""),
    ("standby.ready_in_hours", "1.5", ""),
    ("standby.ready_in_hours", "1e99999999", ""),
    ("organisations.1.type", "goverment", "government Government"),
]


@pytest.mark.parametrize(("name", "written", "suggestion"), REFUSED)
def test_what_cannot_be_understood_is_refused_with_what_to_write_instead(
    name: str, written: str, suggestion: str
) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understood(COLUMNS[name], written)

    assert refusal.value.suggestion == suggestion


def test_a_refusal_speaks_of_the_list_in_the_readers_language() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        understood(COLUMNS["countries"], "Afrique du Sudd", "fr")

    assert refusal.value.suggestion == "ZAF Afrique du Sud"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, column in COLUMNS.items() if column.table and "2" not in name])
def test_every_label_of_a_drop_down_list_is_understood_as_its_code(name: str, language: str) -> None:
    column: Column = COLUMNS[name]

    misread = {code for code in codes_of(column) if understood(column, label(column.table, code, language)) != [code]}

    assert misread == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_a_country_is_understood(language: str) -> None:
    misread = {
        it.code for it in reference.countries() if understood(COLUMNS["countries"], it.name(language)) != [it.code]
    }

    assert misread == set()


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("title", "title.fr"), ("title.en", "title.en"), ("sectors[2]", "sectors"), ("period", "period.start"),
        ("organisations[0].name", "organisations.1.name"), ("capacity[1]", "capacity.2.text"),
        ("capacity[1].left", "capacity.2.left"), ("proof[0].text", "proof.1.text.fr"),
        ("crisis.deadline", "crisis.deadline"), ("claimed_from.digest", "claimed_from.digest"), ("", None),
        ("unheard_of", None),
    ],
)  # fmt: skip
def test_the_place_of_a_problem_leads_to_its_column(path: str, column: str | None) -> None:
    assert column_of("need", path, ["fr", "en"]) == column


def test_parts_are_counted_as_they_were_answered() -> None:
    answers = {"organisations.3.name": "Fiocruz", "organisations.1.name": " "}

    assert column_of("offer", "organisations[0].type", ["en"], answers) == "organisations.3.type"


ANSWERS = {
    "id": "milk-banks", "language": "English", "title.en": "Milk banks", "summary.en": "How they work.",
    "countries": "Brazil", "kind": "Training", "sectors": "12220", "period.end": "2027-03-31",
}  # fmt: skip


def test_answers_come_to_a_record() -> None:
    told = checked("offer", ANSWERS | {"organisations.2.name": "Fiocruz", "organisations.2.type": "academic"}, ["en"])

    assert told.wrong == ()
    assert told.record == {
        "id": "milk-banks", "language": "en", "title": {"en": "Milk banks"}, "summary": {"en": "How they work."},
        "countries": ["BRA"], "kind": "training", "sectors": ["12220"], "period": {"end": "2027-04-01"},
        "organisations": [{"name": "Fiocruz", "type": "academic"}],
    }  # fmt: skip


def test_the_last_day_that_a_person_writes_still_counts() -> None:
    assert to_record("offer", {"period.end": "2027-03-31"}) == {"period": {"end": "2027-04-01"}}
    assert to_answers("offer", {"period": {"end": "2027-04-01"}}) == {"period.end": "2027-03-31"}


def test_everything_wrong_is_told_at_its_column() -> None:
    answers = {
        "title.en": "Milk banks", "countries": "Brasill", "kind": "training", "language": "fr", "sectors": "12220",
        "organisations.3.name": "Fiocruz", "capacity.2.left": "3", "proof.1.address": "no address",
    }  # fmt: skip

    told = checked("offer", answers, ["en", "fr"], reference="row-7")

    assert {each.column: each.suggestion for each in told.wrong} == {
        "countries": "BRA Brazil", "summary.en": "", "organisations.3.type": "", "proof.1.text.en": "",
        "proof.1.address": "", "capacity.2.text": "",
    }  # fmt: skip
    assert "id" not in told.record


def test_a_draft_that_is_no_record_keeps_whatever_has_a_column() -> None:
    draft = {
        "title": "no texts", "sectors": "12220", "period": {"end": "soon"}, "capacity": {"text": "a group"},
        "organisations": [{"name": "Fiocruz"}, "not a group"], "unheard_of": 1,
    }  # fmt: skip

    answers = to_answers("offer", draft)

    assert answers == {"sectors": "12220", "period.end": "soon", "organisations.1.name": "Fiocruz"}


def test_texts_of_records_are_texts() -> None:
    assert to_answers("need", {"title": Texts({"fr": "Lactarium"})}) == {"title.fr": "Lactarium"}
