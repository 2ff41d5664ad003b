"""Nothing that is for some is told to others: every address that answers a GET is opened by those who must not see."""

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bandung.commissions.models import CommissionAct
from bandung.people.models import Mandate
from bandung.people.permissions import DUTIES
from tests.cast import AT
from tests.web.permissions import dataset_world, iati_world, report_world, return_world, review_world
from tests.web.permissions.reading import content
from tests.web.permissions.world import OWN, PARTNER, PARTY, SECRETS, Person, World, a_person

pytestmark = pytest.mark.django_db

UNSEEN = SECRETS | {
    "name of an expert": "Rasoa", "title of a spreadsheet": SECRETS["intake"], "own answers": review_world.OWN_ANSWERS,
}  # fmt: skip
SHOWN = {
    "named": {"record for named parties"},
    "partner": {
        "fund", "joint proposal", "assessment", "introduction", "application", "commission", "initiative", "review",
        "contribution", "obligation", "clearing round", "credit line",
    },
    "outsider": set(),
    "anonymous": set(),
}  # fmt: skip
"""Relation to the kinds that it may read after all; what is public everybody may."""
ELSEWHERE = re.compile(r"^/(en/account|account|en/sign-out|schemas|api/v1/reference|api/v1/openapi|service-worker)")
"""Pages of a person's own account, and tables that are the same for everybody."""


def values(world: World) -> dict[str, list[Any]]:
    """What can be guessed for each part of an address."""
    introduction, application = (uid.partition("/") for uid in (world.introduction, world.application))
    records = ["open", "named", "inner", "course", "hospital", "one", "table", "joint", introduction[2], application[2]]
    records += ["wait", "asked", "judged", "over", "line", "owed", "to-pay"]
    drafts = [world.draft, world.submitted, world.intake, CommissionAct.objects.get().record]
    drafts.append(review_world.round_of(review_world.ASKED))
    drafts += [dataset_world.dataset(), dataset_world.taking()]
    return {
        "register": [OWN, PARTNER], "code": [OWN, PARTNER], "party": [OWN], "record": records, "name": drafts,
        "identifier": [world.expert], "seq": [*range(3, 8), *range(13, 17)], "kind": ["need", "offer"],
        "form": ["csv", "json"],
        "classification": ["ISIC4"], "one": ["MDG"], "two": ["BRA"],
        "language": ["en"], "iso3": ["MDG"], "mandate": [world.leaver], "webhook": [world.webhook], "secret": ["guess"],
        "token": ["guess"], "invitation": [1], "search": [1], "key": [1], "delivery": [1], "pk": [1], "rest": ["x"],
        "author": [OWN], "by": [OWN, PARTNER], "digest": ["0" * 64], "item": ["open"],
        "provider_id": ["ministry"], "group": ["G77"],
        "version": [report_world.number()], "side": ["given"],
        "number": [report_world.number(), iati_world.number("failed"), 1], "place": [1],
        "which": ["by-institution"], "year": [2025], "institution": ["hospital"], "quarter": [return_world.Q],
        "named": [return_world.Q], "result": [0], "indicator": [0],
        "table": ["activities"],
    }  # fmt: skip


def addresses(world: World) -> Iterator[str]:
    """Every address of a page and of the API, its parts filled in with what is there."""
    known, theirs = values(world), (world.application, CommissionAct.objects.get().uid)
    for pattern in dict.fromkeys(_patterns(get_resolver(), "/")):
        if "(?P" in pattern or ELSEWHERE.match(pattern):
            continue
        names = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
        for chosen in product(*(known[name] for name in names)):
            if PARTNER in chosen and not (len(chosen) == 1 or f"{PARTNER}/{chosen[-1]}" in theirs):
                continue
            address = pattern
            for value in chosen:
                address = re.sub(r"<[^>]+>", str(value), address, count=1)
            yield address


def _patterns(resolver: Any, before: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        path = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _patterns(each, path)
        elif isinstance(each, URLPattern):
            yield path


def somebody(relation: str) -> Person:
    """Somebody with every duty in a party of that relation, or nobody."""
    if relation == "anonymous":
        return Person("", "none")
    who = a_person(PARTY[relation], "clear")
    for duty in DUTIES[:1] + DUTIES[2:]:
        Mandate.objects.create(person=who.user, party=PARTY[relation], duty=duty, post="p", since=AT, given_by="x")
    return who


@pytest.mark.parametrize("relation", SHOWN)
def test_no_address_tells_what_is_for_others(here: World, relation: str) -> None:
    who = somebody(relation)
    hidden = {kind: word for kind, word in UNSEEN.items() if kind not in {"public record", *SHOWN[relation]}}
    told, opened = [], 0

    for address in addresses(here):
        answer = _opened(who, address)
        assert answer.status_code < 500, address
        if answer.status_code == 200:
            opened += 1
            text = content(answer)
            told += [(address, kind) for kind, word in hidden.items() if word in text]

    assert told == []
    assert opened > 60


def test_the_own_people_find_all_of_it_at_these_addresses(here: World) -> None:
    who, found = somebody("own"), set()

    for address in addresses(here):
        answer = _opened(who, address)
        if answer.status_code == 200:
            text = content(answer)
            found |= {kind for kind, word in UNSEEN.items() if word in text}

    assert found == set(UNSEEN)


def _opened(who: Person, address: str) -> Any:
    if address.startswith("/api/v1"):
        return who.api("get", address.removeprefix("/api/v1"))
    return who.get(address)


@pytest.mark.parametrize("relation", SHOWN)
@pytest.mark.parametrize("words", ["villages", "inner"])
def test_searching_lists_matches_and_facets_know_public_records_alone(here: World, relation: str, words: str) -> None:
    who = somebody(relation)
    pages = [f"/en/{page}{words}" for page in ("search/?q=", "needs/?q=", "matching/?q=", "needs/export.csv?q=")]
    asked = {"text": words, "wanted": "need"}

    answers = [who.get(page) for page in pages]
    answers += [who.api("get", f"/search?wanted=need&q={words}"), who.api("post", "/match", asked)]

    for answer in answers:
        assert answer.status_code == 200
        text = content(answer)
        assert "Pompe-nommee" not in text
        assert "Pompe-intime" not in text


def test_public_counts_leave_out_what_is_not_public(here: World) -> None:
    listed = json.loads(Client().get("/api/v1/needs").content)["items"]
    register = content(Client().get("/en/registers/mdg/export.ndjson"))

    assert {each["record"]["id"] for each in listed} == {"open", "twin"}
    assert [word for kind, word in UNSEEN.items() if kind != "public record" and word in register] == []
