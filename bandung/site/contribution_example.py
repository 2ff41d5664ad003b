"""Made-up contributions to the example initiative: confirmed, in part, disputed, settled, and told of twice."""

from datetime import datetime
from typing import Any

from bandung.consents import actions as consents
from bandung.contributions import actions, answers
from bandung.contributions.models import Contribution
from bandung.partnerships.models import Initiative
from bandung.site.logins import post_of

COMMON: dict[str, Any] = {"language": "pt", "recipient": {"party": "mwi"}, "sector": "12220", "sdgs": ["3.2"]}


def show_contributions(row: Initiative, at: datetime) -> None:
    """Brazil declares six lines; Malawi answers four; both settle on one; Japan tells of the seats too."""
    lines = [COMMON | {"initiative": row.uid} | each for each in _given(at.year)]
    actions.declare_all(lines, party="bra", by=post_of("brazil"), at=at)
    seats = {
        "id": "example-seats", "title": {"en": "Seats in the course for nurses (example)"}, "language": "en",
        "recipient": {"party": "mwi"}, "initiative": row.uid, "stage": "delivery", "year": at.year, "item": "B3",
        "group": "B", "quantity": "12", "unit": "seat", "amount": "18000", "currency": "USD", "sector": "12220",
        "role": "facilitator",
    }  # fmt: skip
    actions.declare(seats, party="jpn", by=post_of("japan"), at=at)
    told: dict[str, Any] = {"party": "mwi", "by": post_of("malawi"), "at": at}
    answers.confirm(**_named("example-experts"), says="confirmed", **told)
    own = {"quantity": "10", "unit": "seat", "text": {"en": "Two nurses could not travel (example)."}}
    answers.confirm(**_named("example-seats"), says="partly", told=own, **told)
    gone = {"text": {"en": "Four pasteurisers arrived, one of them broken (example)."}, "quantity": "3", "unit": "item"}
    answers.confirm(**_named("example-pasteurisers"), says="disputed", told=gone, **told)
    visit = _named("example-visit")
    answers.confirm(**visit, says="partly", told={"quantity": "8", "unit": "hosting-day"}, **told)
    said = answers.settle(
        **visit, told={"quantity": "9", "unit": "hosting-day"}, party="bra", by=post_of("brazil"), at=at
    )
    consents.say(kind="settlement", uid=said.uid, digest=said.digest, **told)


def _given(year: int) -> list[dict[str, Any]]:
    experts = {"profile": "Neonatologist", "hours": "240", "annual_cost": "180000", "paid_hours": "1760"}
    return [
        {
            "id": "example-experts", "title": {"pt": "Especialistas em bancos de leite (exemplo)"}, "stage": "delivery",
            "year": year, "item": "B1", "group": "B", "quantity": "30", "unit": "person-day",
            "profile": "Neonatologist", "people": {"women": 2, "men": 1}, "quality": "measured",
            "rate": "5.5", "rate_source": "made up for this example",
            "costs": {"currency": "BRL", "staff": [experts], "travel": "21000", "per_diem": "9600"},
        },
        {
            "id": "example-seats", "title": {"pt": "Vagas no curso para enfermeiras (exemplo)"}, "stage": "delivery",
            "year": year, "item": "B3", "group": "C", "quantity": "12", "unit": "seat", "level": "advanced",
            "people": {"women": 10, "men": 2}, "quality": "measured",
        },
        {
            "id": "example-pasteurisers", "title": {"pt": "Pasteurizadores (exemplo)"}, "stage": "delivery",
            "year": year, "item": "B6", "group": "B", "quantity": "4", "unit": "item", "amount": "96000",
            "currency": "BRL", "rate": "5.5", "rate_source": "made up for this example", "quality": "measured",
        },
        {
            "id": "example-visit", "title": {"pt": "Acolhida de uma visita de estudo (exemplo)"}, "stage": "delivery",
            "year": year, "item": "B5", "group": "C", "quantity": "10", "unit": "hosting-day",
        },
        {
            "id": "example-advice", "title": {"pt": "Consultas a distância (exemplo)"}, "stage": "delivery",
            "year": year, "item": "B2", "group": "C", "quantity": "46", "unit": "person-hour", "quality": "estimated",
        },
        {
            "id": "example-second-mission", "title": {"pt": "Segunda missão (exemplo)"}, "stage": "commitment",
            "year": year + 1, "item": "B1", "group": "C", "quantity": "20", "unit": "person-day",
        },
    ]  # fmt: skip


def _named(record: str) -> dict[str, str]:
    row = Contribution.objects.get(pk=f"bra/{record}")
    return {"uid": row.uid, "digest": row.digest}
