"""The ledger of our party: what we gave and received, narrowed, added up in its units, as a file.

Who comes: an officer who looks for one contribution: words or a year, and it stands there: two steps. Her head, who
wants to know how much it was: the totals stand above the list, each with how many lines state it. What waits for our
word is one step away.
"""

from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bandung import reference
from bandung.contributions import ledger, queries
from bandung.contributions.models import Contribution
from bandung.contributions.queries import Filters
from bandung.parties.models import Party
from bandung.standards.ledger import files
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.contribution_parts import added, shown
from bandung.web.desk.party import Desk, at_desk
from bandung.web.figure_words import FILTERS, SAID, STAGES, label
from bandung.web.naming import name_of, reading
from bandung.web.paging import Paging, address, page_number
from bandung.web.sentences import reader_language

AREA = "contributions"
SHOWN = 40
MOST_ADDED = 100_000
"""Lines up to which the page adds up; the dashboard adds up more."""
MOST_ROWS = 50_000
MOST_INSTITUTIONS = 200
EXPORTS = ("csv", "xlsx")
SIDES: Mapping[str, object] = {"given": _("Given by us"), "received": _("Received by us")}
SORTS: Mapping[str, tuple[object, tuple[str, ...]]] = {
    "newest": (_("Newest year first"), ("-year", "-at", "uid")),
    "oldest": (_("Oldest year first"), ("year", "at", "uid")),
    "changed": (_("Last change first"), ("-at", "uid")),
    "item": (_("By item"), ("item", "-year", "uid")),
}
NARROWING = ("words", "side", "year", "partner", "item", "stage", "said", "sector", "institution", "initiative")


@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The ledger. A fixed number of queries, whatever its length."""
    desk.acting("read", "contribution")
    chosen = chosen_in(request)
    asked, code = filters_of(chosen), desk.party.code
    found = _sorted(queries.ledger(code, asked), chosen["sort"])
    number, total = page_number(request.GET.get("page", "")), found.count()
    query = {name: [value] for name, value in chosen.items() if value}
    names = {each.code: reading(each.name, reader_language()).text for each in Party.objects.all()}
    words = {
        "area": AREA,
        "asked": chosen,
        "lines": shown(found[(number - 1) * SHOWN : number * SHOWN]),
        "total": total,
        "any": bool(total) or any(chosen[name] for name in NARROWING),
        "totals": added(found, code, asked) if total <= MOST_ADDED else [],
        "too_many": total > MOST_ADDED,
        "choices": _choices(chosen, code, names),
        "chips": _chips(chosen, query, names),
        "sorts": [(name, label_, address(query, sort=name)) for name, (label_, _order) in SORTS.items()],
        "exports": [(form, reverse("contributions-export", args=(form,)) + address(query)) for form in EXPORTS],
        "paging": Paging(number, SHOWN, total, query),
        "waiting": queries.waiting(code).count(),
        "may_declare": desk.may("declare", "contribution"),
        "may_close": desk.may("close", "statistical year"),
    }
    return render(request, "bandung/contributions/list.html", words)


@at_desk
def export(request: HttpRequest, desk: Desk, form: str) -> HttpResponseBase:
    """The same list as a file, every column of every line; the first 50,000."""
    desk.acting("read", "contribution")
    if form not in EXPORTS:
        raise Http404
    chosen = chosen_in(request)
    found = _sorted(queries.ledger(desk.party.code, filters_of(chosen)), chosen["sort"])
    file = TemporaryFile()  # noqa: SIM115 - the answer closes it when it has been sent
    files.write(ledger.lines(_rows(found), on=desk.at.date()), form, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"bandung-contributions-{desk.at:%Y-%m-%d}.{form}")


def _rows(found: QuerySet[Contribution]) -> Iterator[Contribution]:
    """The first 50,000, in their order; one query for each thousand."""
    uids = list(found.values_list("uid", flat=True)[:MOST_ROWS])
    for start in range(0, len(uids), 1_000):
        part = uids[start : start + 1_000]
        rows = Contribution.objects.in_bulk(part)
        yield from (rows[uid] for uid in part if uid in rows)


def _sorted(rows: QuerySet[Contribution], sort: str) -> QuerySet[Contribution]:
    return rows.order_by(*SORTS[sort][1])


def chosen_in(request: HttpRequest) -> dict[str, str]:
    """What the address asks for. What is no choice of ours narrows nothing.

    :raises BadValue: for words that are too long, or a code that its list does not have.
    """
    found = {name: " ".join(request.GET.get(name, "").replace("\0", " ").split())[:500] for name in NARROWING}
    if len(found["words"]) > 100:
        raise BadValue(sentence("A few words are enough here (at most %(most)s characters)."), field="words", most=100)
    known: Mapping[str, Any] = {"side": SIDES, "stage": STAGES, "said": SAID}
    found |= {name: found[name] if found[name] in values else "" for name, values in known.items()}
    if not (found["year"].isascii() and found["year"].isdigit() and len(found["year"]) == 4):
        found["year"] = ""
    if found["sector"]:
        reference.sector(found["sector"])
    if found["item"]:
        reference.modality(found["item"])
    sort = request.GET.get("sort", "")
    return found | {"sort": sort if sort in SORTS else "newest"}


def filters_of(chosen: Mapping[str, str]) -> Filters:
    told: dict[str, Any] = {name: chosen[name] for name in NARROWING if name != "year"}
    return Filters(**told, year=int(chosen["year"]) if chosen["year"] else None)


def _choices(chosen: Mapping[str, str], own: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the list can be narrowed by. Two queries."""
    language, mine = reader_language(), queries.ledger(own).order_by()
    years = sorted(mine.values_list("year", flat=True).distinct(), reverse=True)
    bodies = mine.exclude(institution="").values_list("institution", flat=True).distinct()
    institutions = sorted(bodies[:MOST_INSTITUTIONS])
    sectors = [
        (each.code, name_of("sector", each.code, language)) for each in reference.sectors() if len(each.code) == 3
    ]
    items = [(each.code, f"{each.code} {name_of('modality', each.code, language)}") for each in reference.modalities()]
    partners = sorted(((code, name) for code, name in names.items() if code != own), key=lambda each: each[1])
    told: list[tuple[str, object, Any]] = [
        ("side", _("Given or received"), SIDES.items()),
        ("year", FILTERS["year"], [(str(year), str(year)) for year in years]),
        ("partner", _("Partner"), partners),
        ("item", FILTERS["item"], items),
        ("stage", FILTERS["stage"], STAGES.items()),
        ("said", FILTERS["said"], SAID.items()),
        ("sector", FILTERS["sector"], sectors),
        ("institution", FILTERS["institution"], [(each, each) for each in institutions]),
    ]
    return [
        {"name": name, "heading": heading, "options": [(code, said, code == chosen[name]) for code, said in options]}
        for name, heading, options in told
        if options
    ]


def _chips(chosen: Mapping[str, str], query: Mapping[str, list[str]], names: Mapping[str, str]) -> Iterator[Any]:
    """(label, address without it) of everything that narrows the list."""
    for name in NARROWING:
        code = chosen[name]
        if not code:
            continue
        said = f"“{code}”" if name == "words" else str(SIDES[code]) if name == "side" else label(name, code, names)
        if name == "initiative":
            said = f"{FILTERS[name]}: {code}"
        yield names.get(code, said) if name == "partner" else said, address(query, **{name: None})


def waits(party: str) -> Iterator[tuple[int, str, str]]:
    """How much of the ledger waits for a party, in a sentence, and where it is done. Five queries."""
    words = queries.waiting(party).count()
    agree = len(queries.settlements_waiting(party)) + len(queries.sameness_waiting(party))
    if words:
        said = ngettext(
            "%(count)s contribution waits for your word", "%(count)s contributions wait for your word", words
        )
        yield words, said, reverse("contributions-waiting")
    if agree:
        said = ngettext(
            "%(count)s proposal on figures waits for your party’s consent",
            "%(count)s proposals on figures wait for your party’s consent", agree,
        )  # fmt: skip
        yield agree, said, reverse("contributions-waiting")


urlpatterns = [
    path("contributions/", listing, name="contributions"),
    path("contributions/export.<str:form>", export, name="contributions-export"),
]
