"""A made-up triangular initiative on the desks of three example parties: its text waits for two consents, its
work plan is in effect."""

from datetime import datetime
from typing import Any

from bandung.agreements.starter import NamedParty, starter
from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.partnerships import actions
from bandung.records.agreements import Agreement
from bandung.records.kinds import as_json, read
from bandung.records.partnerships import Initiative
from bandung.records.statements import Need
from bandung.site.commission_example import show_a_commission
from bandung.site.contribution_example import show_contributions
from bandung.site.logins import post_of
from bandung.site.plan_example import show_a_plan
from bandung.values import Texts

LOGIN = {"mwi": "malawi", "bra": "brazil", "jpn": "japan"}
NEED: dict[str, Any] = {
    "id": "example-milk-banks",
    "title": {"en": "Human milk banks in three district hospitals (example)"},
    "summary": {"en": "Three hospitals want to collect, test and share human milk for babies born too early."},
    "language": "en",
    "countries": ["MWI"],
    "sectors": ["12220"],
    "sdgs": ["3.2"],
    "domain": "social",
    "kinds": ["training", "expertise"],
    "plan_objective": {"en": "Fewer newborn children die (example)"},
}
TEAMS = {"name": {"en": "Hospitals with a trained team"}, "baseline": "0", "target": "3", "by": "2028-12-31"}
LESSONS = {"name": {"en": "Guidelines revised in both countries"}, "baseline": "0", "target": "2", "by": "2028-12-31"}
INITIATIVE: dict[str, Any] = {
    "id": "example-milk-banks",
    "type": "project",
    "title": {"en": "Human milk banks (example)", "pt": "Bancos de leite humano (exemplo)"},
    "summary": {
        "en": "Malawi sets up three human milk banks with the experience of Brazil; Japan supports training.",
        "pt": "O Malawi cria três bancos de leite humano com a experiência do Brasil; o Japão apoia a formação.",
    },
    "language": "en",
    "lead": "mwi",
    "participations": [
        {"party": "mwi", "role": "recipient", "benefit": {"en": "Teams and guidelines of its own (example)"}},
        {"party": "bra", "role": "provider", "benefit": {"pt": "Aprende com hospitais pequenos (exemplo)"}},
        {"party": "jpn", "role": "facilitator", "supports": ["funding", "training"]},
    ],
    "sectors": ["12220"],
    "sdgs": ["3.2"],
    "domain": "social",
    "period": {"start": "2027-01-01", "end": "2029-01-01"},
    "plan_objective": {"en": "Fewer newborn children die (example)"},
    "results": [
        {"dimension": "development", "title": {"en": "Babies born too early get safe milk"}, "indicators": [TEAMS]},
        {"dimension": "partnership", "title": {"en": "Both sides learn"}, "indicators": [LESSONS]},
    ],
}
CHECKED = {"en": "Fits the plan for health and foreign policy (example)."}


def show_a_partnership(at: datetime) -> None:
    """Malawi opens it, Brazil and Japan join, it is formulated, and Malawi proposes a text in two languages."""
    told: dict[str, Any] = {"party": "mwi", "by": post_of("malawi"), "at": at}
    need = exchange.publish_new(record=read(Need, NEED), **told)
    needs = [{"register_code": "mwi", "record": need.record, "digest": need.digest}]
    row = actions.open_initiative(initiative=read(Initiative, INITIATIVE | {"needs": needs}), **told)
    for party in ("bra", "jpn"):
        consents.say(kind="initiative", uid=row.uid, digest=row.digest, party=party, by=post_of(LOGIN[party]), at=at)
    for to, said in (("screened", {"text": CHECKED}), ("matched", {}), ("formulating", {}), ("formulated", {})):
        moved = actions.move(uid=row.uid, to=to, **said, **told)
        if moved.state == "proposed":
            consents.say(kind="move", uid=moved.uid, digest=moved.digest, party="bra", by=post_of("brazil"), at=at)
    row.refresh_from_db()
    actions.propose_text(agreement=_text(row.reference), **told)
    show_a_plan(row, at)
    show_a_commission(row, at)
    show_contributions(row, at)


def _text(initiative: dict[str, str]) -> Agreement:
    named = {
        "mwi": NamedParty("recipient", Texts({"en": "Malawi", "pt": "Malawi"})),
        "bra": NamedParty("provider", Texts({"en": "Brazil", "pt": "Brasil"})),
        "jpn": NamedParty("facilitator", Texts({"en": "Japan", "pt": "Japão"})),
    }
    clauses = starter("triangular", list(named.values()), ["pt", "en"])
    told = {
        "id": "agreement-1",
        "initiative": initiative,
        "title": {"en": "Agreement on human milk banks (example)", "pt": "Acordo sobre bancos de leite (exemplo)"},
        "languages": ["pt", "en"],
        "parties": [{"party": code, "role": each.role} for code, each in named.items()],
        "clauses": [as_json(each) for each in clauses],
        "period": INITIATIVE["period"],
    }
    found: Agreement = read(Agreement, told)
    return found
