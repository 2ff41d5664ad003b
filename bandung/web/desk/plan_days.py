"""What work plans ask of a party, for its first page and its calendar: what waits, and which days come near."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from bandung.plans import clocks, queries
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.plan_parts import due_sentence, titles_of

MOST = 500
Day = tuple[str, str, date, str]
"""A name that stays the same for ever, a sentence, the day, the page."""


def days(party: str, on: date) -> list[Day]:
    """What is due now and what comes, the nearest first. Three queries."""
    found: list[Day] = []
    for each in queries.running(party):
        titles = titles_of(line.item for line in each.lines)
        ringing = [due for due in clocks.ringing(each, on) if due.party == party]
        page = page_of(each.initiative)
        found += [
            (f"plan {due.key}", due_sentence(due, titles, text_of(each.title)), due.since, page)
            for due in (*ringing, *clocks.next_rings(each, party, on))
        ]
    return sorted(found, key=lambda each: (each[2], each[0]))[:MOST]


def waiting(party: str, on: date, days: Iterable[Day]) -> Iterator[tuple[int, str, str]]:
    """How much waits for a party, in a sentence, and where it is done. Five queries."""
    plans = queries.awaiting(party)
    late = [page for _key, _sentence, since, page in days if since < on]
    transfers = queries.to_confirm(party)
    if plans:
        first = plans[0]
        page = reverse("plan-version", args=(*first.initiative.split("/"), first.register, first.record))
        sentence = ngettext(
            "%(count)s work plan waits for your party’s consent", "%(count)s work plans wait for your party’s consent",
            len(plans),
        )  # fmt: skip
        yield len(plans), sentence, page
    if late:
        sentence = ngettext(
            "%(count)s line or report of a work plan is due", "%(count)s lines or reports of work plans are due",
            len(late),
        )  # fmt: skip
        yield len(late), sentence, late[0]
    if transfers:
        first_transfer = transfers[0]
        page = reverse(
            "transfer", args=(*first_transfer.initiative.split("/"), first_transfer.register, first_transfer.record)
        )
        sentence = ngettext(
            "%(count)s transfer of technology to confirm", "%(count)s transfers of technology to confirm",
            len(transfers),
        )  # fmt: skip
        yield len(transfers), sentence, page


def page_of(initiative: str) -> str:
    """The page of an initiative's work plan."""
    return reverse("plan", args=initiative.split("/"))
