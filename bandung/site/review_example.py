"""A made-up initiative that is being carried out: what was observed, a review of both parties, a lesson."""

from datetime import datetime, timedelta
from typing import Any

from bandung.agreements.starter import NamedParty, starter
from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.measurement import principles
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import Initiative
from bandung.records.agreements import Agreement
from bandung.records.kinds import as_json, read
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.records.statements import Need
from bandung.reviews import actions, rounding
from bandung.site.logins import post_of
from bandung.values import Texts

LOGIN = {"mdg": "madagascar", "bra": "brazil"}
PERIOD = {"start": "2025-01-01", "end": "2027-07-01"}
WHY = {"en": "Fits the plan for agriculture and foreign policy (example)."}
NEED: dict[str, Any] = {
    "id": "example-rice-seed",
    "title": {"en": "Rice seed for dry years (example)", "fr": "Semences de riz pour années sèches (exemple)"},
    "summary": {"fr": "Cinq districts veulent produire leurs propres semences de riz pluvial (exemple)."},
    "language": "fr",
    "countries": ["MDG"],
    "sectors": ["31150"],
    "sdgs": ["2.4"],
    "kinds": ["expertise", "technology"],
    "plan_objective": {"fr": "Davantage de riz par hectare (exemple)"},
}
RESULTS: list[dict[str, Any]] = [
    {
        "dimension": "development",
        "title": {"en": "Farmers sow seed of their own districts (example)"},
        "indicators": [
            {"name": {"en": "Districts with a seed nursery"}, "baseline": "0", "target": "5", "by": "2027-06-30"},
            {"name": {"en": "Tonnes of seed a year"}, "unit": "tonnes", "baseline": "2", "target": "60"},
        ],
    },
    {
        "dimension": "partnership",
        "title": {"en": "Both sides breed together (example)"},
        "indicators": [{"name": {"en": "Lines tested by both institutes"}, "baseline": "0", "target": "12"}],
    },
]
SEEN = (
    ("mdg", 0, 0, "3", "Regional offices, visits (example)"),
    ("bra", 0, 0, "3", "Mission report (example)"),
    ("mdg", 0, 1, "21.5", "Seed laboratory, weighed (example)"),
    ("bra", 1, 0, "7", "Trial book of the institute (example)"),
)
POINTS = {"mdg": (3, 2, 3, 3, 3, 2, 3, 1), "bra": (2, 2, 3, 3, 3, 3, 3, 2)}


def show_a_review(at: datetime) -> None:
    """Madagascar and Brazil carry an initiative out, look at what came of it, and each says alone how it went."""
    row = _carried_out(at)
    for number, (party, result, indicator, value, source) in enumerate(SEEN):
        told = {"value": value, "source": source, "on": (at - timedelta(days=60 - number)).date().isoformat()}
        actions.observe(initiative=row.uid, result=result, indicator=indicator, told=told, **_by(party, at))
    due = (at + timedelta(days=30)).date()
    opened = rounding.open_round(initiative=row.uid, due=due, **_by("mdg", at))
    keys = [item.code for item in principles.frame("nest-2017").items]
    for party, points in POINTS.items():
        told = [{"key": key, "points": each} for key, each in zip(keys, points, strict=False)]
        rounding.seal(round=opened.row.uid, answers=told, satisfaction=3, **_by(party, at))
    for party in POINTS:
        rounding.reveal(round=opened.row.uid, **_by(party, at))
    lesson = {
        "title": {"en": "Begin with the seed that farmers keep (example)"},
        "text": {"en": "Nurseries that began with local seed were full a season earlier (example)."},
        "language": "en", "worked": True, "sectors": ["31150"],
    }  # fmt: skip
    actions.note(initiative=row.uid, told=lesson, **_by("mdg", at))


def _carried_out(at: datetime) -> Initiative:
    need = exchange.publish_new(record=read(Need, NEED), **_by("mdg", at))
    told = {
        "id": "example-rice-seed", "type": "project", "title": NEED["title"], "summary": NEED["summary"],
        "language": "fr", "lead": "mdg", "sectors": ["31150"], "sdgs": ["2.4"], "period": PERIOD, "results": RESULTS,
        "plan_objective": NEED["plan_objective"],
        "needs": [{"register_code": "mdg", "record": need.record, "digest": need.digest}],
        "participations": [
            {"party": "mdg", "role": "recipient", "benefit": {"fr": "Ses propres semences (exemple)"}},
            {"party": "bra", "role": "provider", "benefit": {"pt": "Ensaios em outro clima (exemplo)"}},
        ],
    }  # fmt: skip
    row = partnerships.open_initiative(initiative=read(InitiativeRecord, told), **_by("mdg", at))
    consents.say(kind="initiative", uid=row.uid, digest=row.digest, **_by("bra", at))
    text = partnerships.propose_text(agreement=_text(row.reference), **_by("mdg", at))
    consents.say(kind="agreement", uid=text.uid, digest=text.digest, **_by("bra", at))
    both = [
        {"party": "mdg", "institution": "Institut (exemple)"},
        {"party": "bra", "institution": "Instituto (exemplo)"},
    ]
    act = {"act": {"name": "Acte (exemple)"}, "counterparts": both, "budget": {"en": "Each side its own (example)."}}
    for to, said in (
        ("screened", {"text": WHY}), ("matched", {}), ("formulating", {}), ("formulated", {}), ("agreed", {}),
        ("approved", act), ("executing", {"on": PERIOD["start"]}),
    ):  # fmt: skip
        moved = partnerships.move(uid=row.uid, to=to, **said, **_by("mdg", at))
        if moved.state == "proposed":
            consents.say(kind="move", uid=moved.uid, digest=moved.digest, **_by("bra", at))
    return Initiative.objects.get(pk=row.uid)


def _text(initiative: dict[str, str]) -> Agreement:
    named = {
        "mdg": NamedParty("recipient", Texts({"fr": "Madagascar", "pt": "Madagascar"})),
        "bra": NamedParty("provider", Texts({"fr": "Brésil", "pt": "Brasil"})),
    }
    told = {
        "id": "example-rice-agreement", "initiative": initiative, "languages": ["fr", "pt"], "period": PERIOD,
        "title": {"fr": "Accord sur les semences (exemple)", "pt": "Acordo sobre sementes (exemplo)"},
        "parties": [{"party": code, "role": each.role} for code, each in named.items()],
        "clauses": [as_json(each) for each in starter("bilateral", list(named.values()), ["fr", "pt"])],
    }  # fmt: skip
    found: Agreement = read(Agreement, told)
    return found


def _by(party: str, at: datetime) -> dict[str, Any]:
    return {"party": party, "by": post_of(LOGIN[party]), "at": at}
