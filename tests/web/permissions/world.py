"""The small world in which every line of the table of permissions is tried.

Everything belongs to Madagascar (``own``). Brazil is its partner: the other side of an introduction, and the applicant
of a session. Viet Nam is named among those for whom a record is. Kenya is an outsider that must see nothing.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from bandung.clearance import actions as clearance
from bandung.clearance import intake
from bandung.clearance.models import Draft, Intake, IntakeRow
from bandung.commissions.models import ActDraft
from bandung.consents import actions as consents
from bandung.exchange import actions as exchange
from bandung.introductions import actions as introductions
from bandung.introductions.models import Introduction
from bandung.notices.models import Webhook
from bandung.parties import actions as parties
from bandung.partnerships import actions as partnerships
from bandung.partnerships.models import AgreementDraft
from bandung.people import accounts
from bandung.people.models import Invitation, Mandate, Token
from bandung.people.permissions import DUTIES, ROLES
from bandung.people.scopes import NAMES
from bandung.records.kinds import as_json, read
from bandung.records.training import Participant, Session
from bandung.registers.models import Entry, Register
from bandung.standards.spreadsheet import writing
from bandung.training import actions as training
from bandung.training import roster
from bandung.training.models import Expert
from bandung.values import Texts
from tests.cast import AT, joined, post
from tests.commissions import consented, convened, proposed
from tests.factories import SOURCE, a_need, a_text, an_initiative, an_institution, an_offer
from tests.web.permissions import (
    dataset_world,
    fund_world,
    iati_world,
    ledger_world,
    payments_world,
    plan_world,
    report_world,
    return_world,
    review_world,
)

OWN, PARTNER, NAMED, OUTSIDER = "mdg", "bra", "vnm", "ken"
PARTY = {"own": OWN, "partner": PARTNER, "named": NAMED, "outsider": OUTSIDER, "anonymous": ""}
"""Relation to the party whose people stand in it."""

FITS = {
    "title.fr": "Puits-secret", "summary.fr": "Des puits pour deux villages.", "language": "fr",
    "countries": "Madagascar", "sectors": "12220",
}  # fmt: skip
SECRETS = {
    "data set": "Donnees-discretes",
    "public record": "Pompe-ouverte", "record for named parties": "Pompe-nommee", "own record": "Pompe-intime",
    "draft": "Puits-secret", "intake": "feuille-secrete", "introduction": "Note-discrete",
    "application": "Infirmiere-discrete", "roster": "Hydrologue-discrete", "mandates": "Poste-discret",
    "records": "Pompe-intime", "initiative": "Ensemble-discret",
    "commission": "Table-discrete",
    "fund": "Caisse-discrete", "joint proposal": "Projet-discret", "assessment": "Avis-discret",
    "review": "Reponse-discrete",
    "return": "releve-discret",
    "contribution": "Don-discret",
    "ledger report": "Institut-discret",
    "iati file": "Raison-discrete",
    "obligation": "Dette-discrete",
    "clearing round": "Tour-discret",
    "credit line": "Ligne-discrete",
}  # fmt: skip
"""Kind to a word that stands in the object of that kind and nowhere else."""


@dataclass(frozen=True)
class Person:
    """Somebody who tries: for which party, in which role; her browser and her token of every scope."""

    party: str
    role: str
    user: Any = None
    token: str = ""
    browser: Client = field(default_factory=Client)

    def get(self, path: str) -> Any:
        return self.browser.get(path)

    def post(self, path: str, **told: Any) -> Any:
        return self.browser.post(path, told)

    def api(self, method: str, path: str, told: Any = None) -> Any:
        """The same by the API; who is anonymous has no token."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        body = {} if told is None else {"data": json.dumps(told), "content_type": "application/json"}
        return getattr(self.browser, method)(f"/api/v1{path}", headers=headers, **body)


@dataclass(frozen=True)
class World:
    """The names of the objects, and the people."""

    draft: UUID
    submitted: UUID
    intake: UUID
    introduction: str
    application: str
    expert: UUID
    leaver: int
    """A mandate that can be ended."""
    webhook: int
    people: dict[tuple[str, str], Person]
    before: dict[str, Any] = field(default_factory=dict)
    """What stands before anything is tried: of this party, and of all."""

    def person(self, relation: str, role: str) -> Person:
        return self.people[PARTY[relation], role if PARTY[relation] else "none"]


def a_person(party: str, role: str, *, institution: str = "", **times: Any) -> Person:
    """An account with one mandate of that duty, or without any; its browser is signed in."""
    is_host = role == "host"
    name = f"{party}-{role}-{institution}-{get_user_model().objects.count()}"
    user = get_user_model().objects.create(
        username=name, email=f"{name}@agency.example", is_staff=is_host, is_superuser=is_host
    )
    if role in DUTIES:
        told = {"since": AT} | times
        Mandate.objects.create(
            person=user,
            party=party,
            duty=role,
            institution=institution,
            post=f"{role} of {party}",
            given_by="x",
            **told,
        )
    browser = Client()
    browser.force_login(user)
    return Person(party, role, user, a_token(user, NAMES), browser)


def a_token(user: Any, scopes: Any) -> str:
    now = timezone.now()
    return accounts.make_token(
        person=user, name="program", scopes=list(scopes), expires=now + timedelta(days=9), at=now
    )[1]


def built() -> World:
    """Everything that somebody may or may not reach."""
    cache.clear()
    joined(OWN, PARTNER, NAMED, OUTSIDER, "public-sources")
    by = {"party": OWN, "by": post(OWN), "at": AT}
    parties.name_institution(institution=an_institution("hospital"), **by)
    exchange.publish_new(record=_need("open", "public record"), **by)
    exchange.publish_new(record=_need("named", "record for named parties"), audience="parties", to=[NAMED], **by)
    exchange.publish_new(record=_need("inner", "own record"), audience="own", **by)
    exchange.publish_new(record=a_need("twin"), **by)
    exchange.publish_new(record=an_offer("course", "MDG"), **by)
    exchange.publish_new(record=an_offer("milk"), party=PARTNER, by=post(PARTNER), at=AT)
    exchange.publish_new(record=an_offer("nets"), party=PARTNER, by=post(PARTNER), at=AT)
    report = an_offer("report", "MDG", sources=[SOURCE])
    exchange.publish_new(record=report, party="public-sources", by="Editor", at=AT)
    draft = clearance.start(kind="need", answers=FITS, **by)
    submitted = clearance.start(kind="need", answers=FITS, **by)
    clearance.submit(draft=submitted.pk, by=post(OWN), at=AT)
    _initiative()
    fund_world.begin(SECRETS["fund"], SECRETS["joint proposal"], SECRETS["assessment"])
    ledger_world.begin(SECRETS["contribution"])
    report_world.begin(SECRETS["ledger report"])
    review_world.begin(SECRETS["review"])
    _commission()
    return_world.begin(SECRETS["return"])
    introduction, application = _introduction(), _application()
    payments_world.begin(SECRETS["obligation"], SECRETS["clearing round"], SECRETS["credit line"])
    dataset_world.begin(SECRETS["data set"])
    iati_world.begin(SECRETS["iati file"])  # the last: files with anything changed since are not published
    leaver = a_person(OWN, "draft")
    Mandate.objects.filter(person=leaver.user).update(post=SECRETS["mandates"])
    return World(
        draft=draft.pk,
        submitted=submitted.pk,
        intake=an_intake().pk,
        introduction=introduction,
        application=application,
        expert=roster.add(told={"post": SECRETS["roster"], "name": "Rasoa"}, **by).pk,
        leaver=Mandate.objects.get(person=leaver.user).pk,
        webhook=Webhook.objects.create(
            party=OWN, address="https://ministry.example/told", sealed=b"x", made_by=post(OWN), made_at=AT
        ).pk,
        people={(party, role): a_person(party, role) for party in (OWN, PARTNER, NAMED, OUTSIDER) for role in ROLES}
        | {("", "none"): Person("", "none")},
    )


def an_intake(institution: str = "", name: str = SECRETS["intake"]) -> Intake:
    """A spreadsheet of one need, read through, that waits for a word."""
    told = as_json(a_need("row", title={"en": f"{name} row"}))
    made = intake.receive(
        data=a_spreadsheet(told), name=f"{name}.xlsx", kind="need", party=OWN, by=post(OWN), at=AT,
        institution=institution,
    )  # fmt: skip
    intake.read_through(made.pk)
    return Intake.objects.get(pk=made.pk)


def a_spreadsheet(*records: dict[str, Any]) -> bytes:
    to = BytesIO()
    writing.write("need", records, "en", to)
    return to.getvalue()


def _need(name: str, kind: str) -> Any:
    return a_need(name, title={"en": f"{SECRETS[kind]} in two villages"}, stated_on="2025-01-31")


def _introduction() -> str:
    row = introductions.request(
        kind="offer", uid="bra/milk", party=OWN, note=Texts({"fr": SECRETS["introduction"]}), by=post(OWN), at=AT
    )
    introductions.write(uid=row.uid, party=PARTNER, says="accept", text=Texts({"pt": "Sim."}), by=post(PARTNER), at=AT)
    return row.uid


def _initiative() -> None:
    """Madagascar and Brazil have joined an initiative, and a text of it is on the table."""
    need = Entry.objects.get(register_id=OWN, kind="need", record="open")
    needs = [{"register_code": OWN, "record": "open", "digest": need.digest}]
    opening = an_initiative(
        "joint", lead=OWN, recipient=OWN, provider=PARTNER, needs=needs, title={"en": SECRETS["initiative"]}
    )
    row = partnerships.open_initiative(initiative=opening, party=OWN, by=post(OWN), at=AT)
    consents.say(kind="initiative", uid=row.uid, digest=row.digest, party=PARTNER, by=post(PARTNER), at=AT)
    text = a_text(row.reference, {OWN: "recipient", PARTNER: "provider"})
    partnerships.propose_text(agreement=text, party=OWN, by=post(OWN), at=AT)
    plan_world.begin(row.uid, SECRETS["initiative"], OWN, PARTNER)


def _commission() -> None:
    """Madagascar's session with Brazil, with an act that Brazil proposed; and one that Brazil has not answered yet."""
    title = {"fr": SECRETS["commission"]}
    for name in ("table", "second"):
        convened(party=OWN, id=name, title=title, parties=[OWN, PARTNER])
    consented("commission", "mdg/table", PARTNER, at=AT)
    proposed(party=PARTNER, session="mdg/table", title=title | {"pt": SECRETS["commission"]}, at=AT)


def _application() -> str:
    told = {
        "id": "one", "offer": training.offer_named("mdg/course", OWN).model_dump(), "period": {"start": "2199-02-01"},
        "online": True, "seats": 3, "level": "advanced", "languages": ["fr"],
    }  # fmt: skip
    training.announce(session=read(Session, told), party=OWN, by=post(OWN), at=AT)
    people = [Participant(post=SECRETS["application"], institution="Hospital")]
    return training.apply(uid="mdg/one", party=PARTNER, participants=people, by=post(PARTNER), at=AT).uid


def standing(party: str = "") -> dict[str, Any]:
    """All that could change, of one party or of all; equal before and after means that nothing did."""
    of = {"party": party} if party else {}
    registers = Register.objects.filter(code=party) if party else Register.objects.all()
    return {
        "registers": list(registers.order_by("code").values_list("code", "length", "suspended_at")),
        "entries": Entry.objects.filter(register__in=registers).count(),
        "drafts": list(Draft.objects.filter(**of).order_by("pk").values_list("pk", "state", "version", "answers")),
        "intakes": list(Intake.objects.filter(**of).order_by("pk").values_list("pk", "state")),
        "rows": list(IntakeRow.objects.order_by("pk").values_list("pk", "decision")),
        "mandates": list(Mandate.objects.filter(**of).order_by("pk").values_list("pk", "until", "ended_by")),
        "invitations": list(Invitation.objects.filter(**of).order_by("pk").values_list("pk", "revoked_at")),
        "experts": list(Expert.objects.filter(**of).order_by("pk").values_list("pk", "post", "name")),
        "introductions": list(
            Introduction.objects.filter(asking__in=registers).order_by("pk").values_list("pk", "state", "last_word_at")
        ),
        "webhooks": list(Webhook.objects.filter(**of).order_by("pk").values_list("pk", "off_at")),
        "tokens": Token.objects.count(),
        "assessments": fund_world.assessments(party),
        "reviews": review_world.answers(party),
        "returns": return_world.standing(party),
        "reports": report_world.standing(party),
        "iati": iati_world.standing(party),
        "datasets": dataset_world.standing(party),
        "act drafts": list(ActDraft.objects.filter(**of).order_by("pk").values_list("pk", "edition")),
        "agreement drafts": list(AgreementDraft.objects.filter(**of).order_by("pk").values_list("pk", "edition")),
    }


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done within never happened."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)
