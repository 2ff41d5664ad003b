"""What leaves as columns or as a spreadsheet comes back without difference, for any valid record."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from bandung import reference
from bandung.records.columns import checked, to_answers, to_record
from bandung.records.errors import BadRecord
from bandung.records.fields import Capacity, Period, Technology
from bandung.records.kinds import as_json, read
from bandung.standards.spreadsheet.reading import read_rows
from bandung.standards.spreadsheet.writing import write
from bandung.values import LANGUAGES, BadValue
from bandung.values.quantity import UNITS
from bandung.values.texts import checked_text


def _is_text(text: str) -> bool:
    try:
        checked_text(text, field="", longest=300)
    except BadValue:
        return False
    return True


AWKWARD = (
    "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "0012", "1.000", "a\nb\n\nc", "a\tb", "\U0001f37c", "\u200fمرحبا\u200e",
    "_x0041_", "_x005F_x0041_", "TRUE", "2026-11-24", "1e5", "<b>&amp;</b>", '"', "#N/A",
    "<r><t>a</t></r>", "_x005F", "x_x0041_x0042_", "a;b,c",
)  # fmt: skip
TEXT = st.sampled_from(AWKWARD) | st.text(min_size=1, max_size=40).filter(_is_text)
DAY = st.dates().map(str)
IDENTIFIER = st.from_regex(r"[a-z0-9]([a-z0-9._-]{0,20}[a-z0-9])?", fullmatch=True)
AMOUNT = st.decimals(0, 10**14, allow_nan=False, allow_infinity=False).map(str) | st.sampled_from(
    ["1.000", "12.125", "1E+3", "0E-7", "0.00", "007", "1000", "0.125"]
)
ADDRESS = st.sampled_from(["https://example.org/a?b=c;d,e", "http://example.org/"])


def texts() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from([*LANGUAGES, "sw", "qu"]), TEXT, min_size=1, max_size=3)


def several(values: Any, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([it.code for it in values]), unique=True, min_size=least, max_size=5)


def group(needed: dict[str, Any], also: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(needed, optional=also)


def valid(values: st.SearchStrategy[dict[str, Any]], model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    def holds(value: dict[str, Any]) -> bool:
        try:
            read(model, value)
        except BadRecord:
            return False
        return True

    return values.filter(holds)


PERIOD = valid(group({}, {"start": DAY, "end": DAY}), Period)
CAPACITY = valid(
    group({"text": TEXT}, {"amount": AMOUNT, "unit": st.sampled_from([*UNITS, "KES", "ÄÖÜ"])})
    | group({"amount": st.just("1000")}, {"left": st.sampled_from(["0", "12.125"]), "unit": st.just("seat")}),
    Capacity,
)
CONSENT = st.sampled_from(["given", "asked", "not-needed", "not-stated"])
TECHNOLOGY = valid(
    group({}, dict.fromkeys(("licence", "adaptation", "training", "origin"), TEXT) | {"community_consent": CONSENT}),
    Technology,
)
TYPES = st.sampled_from(["government", "public-institution", "private", "ngo", "academic", "expert"])
COMMON: dict[str, Any] = {
    "countries": several(reference.countries(), 1), "region": TEXT, "sdgs": several(reference.sdgs()),
    "organisations": st.lists(group({"name": TEXT, "type": TYPES}, {"institution": IDENTIFIER}), max_size=4),
    "domain": st.sampled_from([it.code for it in reference.domains()]), "modalities": several(reference.modalities()),
    "modality": texts(), "framework": TEXT, "place": texts(), "working_languages": several(reference.languages()),
    "period": PERIOD, "capacity": st.lists(CAPACITY, max_size=3), "conditions": texts(),
    "proof": st.lists(group({"text": texts()}, {"address": ADDRESS}), max_size=3),
    "sources": st.lists(group({"address": ADDRESS}, {"seen_on": DAY, "note": TEXT}), max_size=3), "stated_on": DAY,
    "claimed_from": group(
        {"register_code": IDENTIFIER, "record": IDENTIFIER, "digest": st.from_regex("[0-9a-f]{64}", fullmatch=True)},
        {},
    ),
}  # fmt: skip
ONLY: dict[str, dict[str, Any]] = {
    "need": {
        "kinds": several(reference.kinds()), "plan_objective": texts(),
        "partners_wanted": several(reference.countries()),
        "crisis": group({"text": TEXT}, {"glide": st.just("TC-2022-000010-MDG"), "deadline": DAY}),
    },
    "offer": {
        "replicated_in": several(reference.countries()), "technology": TECHNOLOGY,
        "standby": group(
            {"what": st.sampled_from(["brigade", "equipment", "stock"])}, {"ready_in_hours": st.integers(0, 8760)}
        ),
    },
}  # fmt: skip


@st.composite
def records(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Any valid need or offer, as its JSON value."""
    language = draw(st.sampled_from(LANGUAGES))
    needed = {"id": IDENTIFIER, "sectors": several(reference.sectors(), 1), "region": TEXT}
    if kind == "offer":
        needed["kind"] = st.sampled_from([it.code for it in reference.kinds()])
    value = draw(group(needed, {name: each for name, each in (COMMON | ONLY[kind]).items() if name not in needed}))
    value |= {
        "language": language,
        "title": draw(texts()) | {language: draw(TEXT)},
        "summary": draw(texts()) | {language: draw(TEXT)},
    }
    return as_json(read(kind, value))


@pytest.mark.parametrize("kind", ["need", "offer"])
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_answers_give_back_the_record_that_they_came_from(kind: Any, data: st.DataObject) -> None:
    record = data.draw(records(kind))

    answers = to_answers(kind, record)

    assert to_record(kind, answers) == record
    assert checked(kind, answers, LANGUAGES).wrong == ()


@pytest.mark.parametrize("kind", ["need", "offer"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_spreadsheet_gives_back_the_records_that_were_written_to_it(kind: Any, data: st.DataObject) -> None:
    wanted = data.draw(st.lists(records(kind), max_size=4, unique_by=lambda record: record["id"]))
    reader = data.draw(st.sampled_from(LANGUAGES))
    file = BytesIO()

    write(kind, wanted, reader, file)
    sheet = read_rows(file.getvalue(), kind, reader)
    rows = list(sheet.rows)

    assert [problem for row in rows for problem in row.problems] == []
    assert [row.record for row in rows] == wanted
    assert sheet.problems == []
