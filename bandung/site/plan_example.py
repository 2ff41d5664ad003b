"""A made-up work plan and a transfer of technology, so that the desks of the example parties have something to show."""

from datetime import date, datetime, timedelta
from typing import Any

from bandung.consents import actions as consents
from bandung.partnerships.models import Initiative
from bandung.plans import actions
from bandung.site.logins import post_of
from bandung.values import Texts

LOGIN = {"mwi": "malawi", "bra": "brazil", "jpn": "japan"}
OUTPUTS = [
    {"key": "teams", "title": {"en": "Trained teams (example)", "pt": "Equipes formadas (exemplo)"}},
    {"key": "banks", "title": {"en": "Equipped milk banks (example)", "pt": "Bancos equipados (exemplo)"}},
]
TRANSFER: dict[str, Any] = {
    "technology": {"en": "Pasteurisation at low cost (example)", "pt": "Pasteurização a baixo custo (exemplo)"},
    "what": {"en": "Drawings, list of parts and protocols.", "pt": "Desenhos, lista de peças e protocolos."},
    "giver": "bra",
    "receiver": "mwi",
    "readiness_at_start": 8,
    "readiness_at_end": 9,
    "adaptation": {"en": "Works without mains power for six hours (example)."},
    "licence": {"en": "Free of charge, also for others (example)."},
    "training": {"en": "Two weeks on site (example)."},
}


def show_a_plan(row: Initiative, at: datetime) -> None:
    """Malawi proposes a plan, all consent, Malawi reports; Brazil records a transfer, which Malawi confirms."""
    plan = actions.propose(
        initiative=row.uid,
        party="mwi",
        told={
            "title": {"en": "Work plan for milk banks (example)", "pt": "Plano de trabalho (exemplo)"},
            "language": "en",
            "outputs": OUTPUTS,
            "items": _lines(at.date()),
        },
        by=post_of("malawi"),
        at=at,
    )
    for party in plan.asked:
        consents.say(kind="plan", uid=plan.uid, digest=plan.digest, party=party, by=post_of(LOGIN[party]), at=at)
    actions.report(
        initiative=row.uid,
        party="mwi",
        on=at.date(),
        stands=[{"key": "chosen", "state": "done", "share": 100}, {"key": "rooms", "state": "under-way", "share": 40}],
        text=Texts({"en": "Three hospitals are chosen; works in two of them go on (example)."}),
        by=post_of("malawi"),
        at=at,
    )
    made = actions.record_transfer(initiative=row.uid, party="bra", told=TRANSFER, by=post_of("brazil"), at=at)
    consents.say(kind="transfer", uid=made.uid, digest=made.digest, party="mwi", by=post_of("malawi"), at=at)


def _lines(today: date) -> list[dict[str, Any]]:
    """Lines around today: one that is done, one under way, one that is late, others to come."""

    def line(key: str, kind: str, title: str, output: str, begins: int, days: int, who: str, **more: Any) -> Any:
        start = today + timedelta(days=begins)
        return {
            "key": key, "type": kind, "title": {"en": f"{title} (example)"}, "output": output, "responsible": who,
            "period": {"start": start, "end": start + timedelta(days=days)}, **more,
        }  # fmt: skip

    visit = {"profile": "Neonatologist and food engineer", "people": 2, "days": 10, "host": "mwi"}
    return [
        line("chosen", "activity", "Choose three hospitals", "banks", -90, 30, "mwi"),
        line("rooms", "activity", "Make the rooms ready", "banks", -50, 140, "mwi"),
        line("first-visit", "mission", "First visit of experts", "teams", -30, 20, "bra", mission=visit),
        line("course", "training", "Course for nurses", "teams", 60, 30, "bra", partners=["jpn"],
             training={"seats": 24, "level": "intermediate"}),
        line("pasteurisers", "goods", "Hand over pasteurisers", "banks", 120, 40, "jpn", partners=["mwi"],
             goods={"what": "Pasteurisers", "amount": "3", "unit": "item"}),
        line("first-bank", "milestone", "The first milk bank opens", "banks", 240, 1, "mwi"),
        line("lessons", "activity", "Revise the guidelines together", "teams", 260, 60, "bra", partners=["mwi"]),
    ]  # fmt: skip
