"""The demonstration node: the sample in the register of a reporter, and examples of countries answering it.

What the example focal points say here is made up to show how the node works, and every page of a demonstration node
says so. No country has said any of it.
"""

from datetime import datetime
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import transaction

from bandung import sample
from bandung.contributions import actions as ledger
from bandung.contributions.models import Contribution
from bandung.exchange import actions
from bandung.exchange.models import TABLES
from bandung.parties import actions as parties
from bandung.parties.models import Party
from bandung.partnerships.models import Initiative
from bandung.people.models import Mandate
from bandung.records.kinds import as_json, read
from bandung.records.parties import Party as PartyRecord
from bandung.registers.append import append_all, publish
from bandung.sample.contributions import contributions
from bandung.site.desk_examples import show_the_desk
from bandung.site.fund_example import show_a_fund
from bandung.site.iati_example import publish_reported
from bandung.site.logins import LOGINS, PASSWORD, REPORTER, Login, post_of
from bandung.site.partnership_example import show_a_partnership
from bandung.site.review_example import show_a_review
from bandung.site.startup import DEMONSTRATION_MAIL
from bandung.values import Texts
from bandung.values.errors import BandungError, _

EDITOR = post_of("reporter")


class NotADemonstration(BandungError):
    sentence = _("Sample logins are made on a demonstration node only (BANDUNG_MODE=demonstration).")


PARTIES = (
    {
        "id": REPORTER,
        "type": "reporter",
        "languages": ["en"],
        "name": {
            "en": "Public sources",
            "fr": "Sources publiques",
            "es": "Fuentes públicas",
            "pt": "Fontes públicas",
            "ar": "مصادر عامة",
            "zh": "公开来源",
            "ru": "Открытые источники",
        },
        "note": {
            "en": "Reports what public pages say about needs and offers of countries of the South. It is nobody's own "
            "word: a country can claim a report, correct it or object to it."
        },
    },
    {
        "id": "mdg",
        "type": "lead-agency",
        "speaks_for": ["MDG"],
        "languages": ["fr"],
        "south": True,
        "name": {"en": "Focal point of Madagascar (example)", "fr": "Point focal de Madagascar (exemple)"},
        "focal_point": {"post": {"fr": "Point focal (exemple)", "en": "Focal point (example)"}},
    },
    {
        "id": "bra",
        "type": "lead-agency",
        "speaks_for": ["BRA"],
        "languages": ["pt", "en", "es"],
        "south": True,
        "name": {"en": "Focal point of Brazil (example)", "pt": "Ponto focal do Brasil (exemplo)"},
        "focal_point": {"post": {"pt": "Ponto focal (exemplo)", "en": "Focal point (example)"}},
    },
    {
        "id": "col",
        "type": "lead-agency",
        "speaks_for": ["COL"],
        "languages": ["es"],
        "south": True,
        "name": {"en": "Focal point of Colombia (example)", "es": "Punto focal de Colombia (ejemplo)"},
        "focal_point": {"post": {"es": "Punto focal (ejemplo)", "en": "Focal point (example)"}},
    },
    {
        "id": "egy",
        "type": "lead-agency",
        "speaks_for": ["EGY"],
        "languages": ["ar", "en"],
        "south": True,
        "name": {"en": "Focal point of Egypt (example)", "ar": "جهة الاتصال في مصر (مثال)"},
        "focal_point": {"post": {"ar": "جهة الاتصال (مثال)", "en": "Focal point (example)"}},
    },
    {
        "id": "mwi",
        "type": "lead-agency",
        "speaks_for": ["MWI"],
        "languages": ["en"],
        "south": True,
        "name": {"en": "Focal point of Malawi (example)", "pt": "Ponto focal do Malawi (exemplo)"},
        "focal_point": {"post": {"en": "Focal point (example)"}},
    },
    {
        "id": "jpn",
        "type": "facilitator",
        "languages": ["en", "ja"],
        "name": {"en": "Facilitator of Japan (example)", "pt": "Facilitador do Japão (exemplo)"},
        "focal_point": {"post": {"en": "Focal point (example)"}},
    },
)


@transaction.atomic
def load_sample(*, at: datetime, folder: Path = sample.FOLDER) -> int:
    """Publish the sample in the reporter's register, in one batch; returns how many records are new.

    What stands there already is left alone, so loading again adds only what is new.
    """
    if not Party.objects.filter(code=REPORTER).exists():
        parties.join(party=read(PartyRecord, PARTIES[0]), by=EDITOR, at=at)
    there = {
        record
        for table in TABLES.values()
        for record in table.objects.filter(register=REPORTER).values_list("record", flat=True)
    } | {each.record for each in Initiative.objects.filter(register=REPORTER)}
    given = {each.record for each in Contribution.objects.filter(register=REPORTER).exclude(initiative="").only("uid")}
    if sample.ids(folder) <= there and given:
        return 0
    initiatives = tuple(sample.initiatives(folder))
    everything = (*sample.offers(folder), *sample.needs(folder), *initiatives)
    records = [record for record in everything if record.id not in there]
    append_all(REPORTER, [publish(record) for record in records], by=EDITOR, at=at)
    lines, _left_out = contributions(initiatives, REPORTER)
    told = [as_json(line) for line in lines if line.id not in given]
    ledger.report_all(told, reporter=REPORTER, by=EDITOR, at=at)
    return len(records) + len(told)


@transaction.atomic
def set_up(*, mode: str, at: datetime) -> None:
    """Make the demonstration's parties, logins and examples, once.

    :raises NotADemonstration: on any other node.
    """
    if mode != "demonstration":
        raise NotADemonstration
    load_sample(at=at)
    is_new = False
    for told in PARTIES[1:]:
        if not Party.objects.filter(code=told["id"]).exists():
            parties.join(party=read(PartyRecord, told), by=str(told["name"]["en"]), at=at)  # type: ignore[index]
            _answer_reports(str(told["id"]), at)
            is_new = True
    for login in LOGINS:
        _make_login(login, at)
    if is_new:
        show_the_desk(at)
        show_a_partnership(at)
        show_a_fund(at)
        show_a_review(at)
        publish_reported(REPORTER, by=EDITOR, at=at)


def _answer_reports(party: str, at: datetime) -> None:
    """Brazil's example claims one report, corrected, and objects to another."""
    if party != "bra":
        return
    by = post_of("brazil")
    actions.claim(
        kind="offer",
        uid=f"{REPORTER}/bra-blh",
        party=party,
        by=by,
        at=at,
        corrections={"working_languages": ["pt", "es", "en"]},
    )
    actions.object_to(
        kind="offer",
        uid=f"{REPORTER}/bra-plantio-direto",
        party=party,
        by=by,
        at=at,
        reason=Texts(
            {
                "en": "Example of an objection: the conditions of use named in this report are not complete.",
                "pt": "Exemplo de objeção: as condições de uso citadas neste relato não estão completas.",
            }
        ),
    )


def _make_login(login: Login, at: datetime) -> None:
    people = get_user_model().objects
    person = people.filter(username=login.name).first()
    if person is None:
        person = people.create_user(login.name, email=login.name + DEMONSTRATION_MAIL, password=PASSWORD)
    for duty in login.duties:
        Mandate.objects.get_or_create(
            person=person,
            party=login.party,
            institution=login.institution,
            duty=duty,
            defaults={"post": login.post, "since": at, "given_by": "demonstration"},
        )
