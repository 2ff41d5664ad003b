"""A file of others before anything is written: what each activity becomes, what of it has no place, what is chosen."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.contributions.models import Contribution
from bandung.datasets import importing, preview, queries, receiving, standing
from bandung.datasets.comparing import TAKEABLE
from bandung.datasets.errors import DatasetError, MuchVanished
from bandung.datasets.models import DatasetVersion, ForeignActivity
from bandung.partnerships.models import Initiative
from bandung.web import dataset_words as words
from bandung.web.dataset_facts import compared
from bandung.web.desk.party import Desk, at_desk
from bandung.web.naming import name_of
from bandung.web.paging import Paging, address, page_number
from bandung.web.sentences import reader_language, translated

PAGE = 50
MOST_VANISHED = 200
MOST_LINES = 200


@at_desk
def version(request: HttpRequest, desk: Desk, name: UUID, number: int) -> HttpResponse:
    """Progress while a file is read; then its activities, filtered and sorted, and the choice."""
    desk.acting("read", "data set")
    held = queries.version(queries.own(desk.party.code, name), number)
    refused, unsure = "", False
    if request.method == "POST":
        try:
            return _decided(request, desk, held)
        except DatasetError as refusal:
            refused, unsure = translated(refusal), isinstance(refusal, MuchVanished)
    told = {
        "area": "iati", "version": held, "dataset": held.dataset, "state": words.VERSION_STATES[held.state],
        "under_way": held.state in words.UNDER_WAY, "refused": refused, "unsure": unsure,
        "share": round(100 * held.done / held.total) if held.total else 0, "verdict": words.verdict(held),
        "problems": [words.said(each) for each in held.problems],
        "findings": [_finding(each) for each in held.findings[:PAGE]], "number_of_findings": len(held.findings),
        "choices": words.choices_in_words(held.dataset.choices),
        "may_write": desk.may("write", "data set"), "may_import": desk.may("import", "data set"),
        "sums": [(words.KINDS_OF_MONEY.get(kind, kind), words.money(amount), currency)
                 for kind, currency, amount in held.sums],
        "imports": [(each, words.IMPORT_STATES[each.state]) for each in held.imports.order_by("-at")],
    }  # fmt: skip
    if held.state == "ready":
        told |= _activities(request, held)
    return render(request, "bandung/datasets/version.html", told, status=422 if refused else 200)


def _finding(each: Mapping[str, Any]) -> dict[str, Any]:
    mend = gettext(each["mend"]) % each["places"] if each.get("mend") else ""
    return {"line": each["line"], "said": words.said(each), "mend": mend, "times": each["times"]}


def _activities(request: HttpRequest, held: DatasetVersion) -> dict[str, Any]:
    asked = preview.Asked.of(request.GET.dict())
    rows = preview.fitting(held, asked)
    total, number = rows.count(), page_number(request.GET.get("page", ""))
    counts = preview.counts(held)
    query = dict(request.GET.lists())
    shown = rows[(number - 1) * PAGE : number * PAGE].defer("initiative", "lines", "left", "reasons")
    chosen = preview.totals(held.activities.filter(chosen=True))
    gone = preview.vanished(held)
    return {
        "asked": asked, "total": total, "rows": [_row(each) for each in shown], "counts": counts,
        "tabs": _tabs(counts["status"], query, asked), "paging": Paging(number, PAGE, total, query),
        "found": [(code, label, counts["found"].get(code, 0)) for code, label in words.FOUND.items()],
        "sorts": words.SORTS.items(), "reporters": preview.reporters(held), "chosen": chosen,
        "chosen_sums": [(words.STAGES[stage], words.money(f"{amount:f}"), currency)
                        for (stage, currency), amount in sorted(chosen.sums.items())],
        "vanished": gone[:MOST_VANISHED], "number_vanished": len(gone),
        "fits": held.activities.exists() and total != held.total,
    }  # fmt: skip


def _tabs(counts: Mapping[str, int], query: Mapping[str, Sequence[str]], asked: preview.Asked) -> list[Any]:
    every = [("", gettext("All"), sum(counts.values()))]
    every += [(code, str(words.STATUSES[code]), counts[code]) for code in words.STATUSES if code in counts]
    return [
        (label, count, address(query, status=code or None, page=None), code == asked.status)
        for code, label, count in every
    ]


def _row(each: ForeignActivity) -> dict[str, Any]:
    language = reader_language()
    codes = [code for code in each.countries.split(",") if code]
    years = [str(year) for year in dict.fromkeys((each.first_year, each.last_year)) if year]
    return {
        "each": each, "status": words.STATUSES[each.status], "found": words.found_as(each.grade, each.cooperation),
        "share": round(100 * each.confidence), "takeable": each.status in TAKEABLE,
        "countries": ", ".join(name_of("country", code, language) for code in codes[:4]), "more": len(codes) - 4,
        "years": "–".join(years),
        "amounts": [(words.STAGES[stage], words.money(amount), code) for stage, code, amount in each.amounts[:4]],
        "alike": [words.alike_in_words(it) for it in each.alike],
    }  # fmt: skip


def _decided(request: HttpRequest, desk: Desk, held: DatasetVersion) -> HttpResponse:
    """The boxes of the page are noted first, whatever button was pressed by somebody who may."""
    mandate = desk.acting("write", "data set")
    step = request.POST.get("step", "")
    if step == "take-over":
        mandate = desk.acting("import", "data set")
    if step == "read-again":
        receiving.read_again(held)
        return redirect(request.get_full_path())
    shown, ticked = _numbers(request, "shown"), _numbers(request, "choose")
    if shown:
        preview.choose(held, on=True, numbers=ticked & shown)
        preview.choose(held, on=False, numbers=shown - ticked)
    if step in ("all", "none"):
        preview.choose(held, on=step == "all", asked=preview.Asked.of(request.GET.dict()))
    if step == "take-over":
        taking = importing.begin(
            version=held, by=mandate.post, at=desk.at, withdraw_vanished="vanished" in request.POST,
            sure="sure" in request.POST,
        )  # fmt: skip
        return redirect("dataset-import", taking.pk)
    messages.success(request, gettext("Noted."))
    return redirect(request.get_full_path())


def _numbers(request: HttpRequest, name: str) -> set[int]:
    return {int(each) for each in request.POST.getlist(name) if each.isascii() and each.isdecimal() and len(each) < 10}


@at_desk
def activity(request: HttpRequest, desk: Desk, name: UUID, number: int, place: int) -> HttpResponse:
    """One activity: what it becomes, what was found of it, what was left and why, what changed since."""
    desk.acting("read", "data set")
    held = queries.version(queries.own(desk.party.code, name), number)
    each = queries.activity(held, place)
    there = Initiative.objects.filter(pk=f"{held.dataset.party}/{each.record}", withdrawn_at=None).first()
    told = {
        "area": "iati", "version": held, "dataset": held.dataset, "row": _row(each),
        "each": each, "reasons": [words.reason(it) for it in each.reasons],
        "facts": compared({}, standing.bare(each.initiative)) if each.initiative else [],
        "changes": compared(standing.bare(there.opening), standing.bare(each.initiative))
        if there is not None and each.initiative and each.status in ("changed", "older") else [],
        "lines": [_line(it) for it in each.lines[:MOST_LINES]], "number_of_lines": len(each.lines),
        "changed_lines": _changed_lines(held, each) if there is not None else [],
        "rests": words.rests(each.left), "there": there,
        "source": (each.initiative or (each.lines[0] if each.lines else {})).get("sources", []),
        "taken": _taken(held, each), "may_import": desk.may("import", "data set"),
    }  # fmt: skip
    return render(request, "bandung/datasets/activity.html", told)


def _line(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "year": told["year"], "stage": words.STAGES[told["stage"]], "giver": _side(told["giver"]),
        "recipient": _side(told["recipient"]), "amount": words.money(told["amount"]), "currency": told["currency"],
        "item": name_of("modality", told["item"], reader_language()),
    }  # fmt: skip


def _side(told: Mapping[str, str]) -> str:
    country = name_of("country", told["country"], reader_language()) if told.get("country") else ""
    return ", ".join(filter(None, (country, told.get("organisation", ""), told.get("region", ""))))


def _changed_lines(held: DatasetVersion, each: ForeignActivity) -> list[dict[str, Any]]:
    """Contributions of the activity that the file has otherwise than the register: before and now."""
    uids = {f"{held.dataset.party}/{told['id']}": told for told in each.lines}
    rows = {row.uid: row for row in Contribution.objects.filter(pk__in=uids, withdrawn_at=None)}
    changed = [
        (rows[uid], told) for uid, told in uids.items() if uid in rows and not standing.says(rows[uid].body, told)
    ]
    return [
        {"year": told["year"], "before": f"{row.amount} {row.currency}",
         "after": f"{told['amount']} {told['currency']}"}
        for row, told in changed[:MOST_LINES]
    ]  # fmt: skip


def _taken(held: DatasetVersion, each: ForeignActivity) -> list[Any]:
    """The imports that wrote something of this activity and can be undone for it alone."""
    records = standing.taken_records(held.dataset.party).filter(identifier=each.identifier).select_related("taking")
    return list({record.taking_id: record.taking for record in records.order_by("-pk")}.values())


urlpatterns = [
    path("iati/<uuid:name>/<int:number>/", version, name="dataset-version"),
    path("iati/<uuid:name>/<int:number>/activities/<int:place>/", activity, name="dataset-activity"),
]
