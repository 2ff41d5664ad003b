"""One report that our party made: what it says, its files, what changed since the one before; publishing it.

Who comes: the statistician who made it and takes the file along; the head of the agency, who publishes it after a look
at coverage, checks and the reconciliation. What is published stays in the register, and the page says so before.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.measurement.checks import FINDINGS
from bandung.printing.codes import code_of
from bandung.reporting import actions, checking, compare, opened, queries
from bandung.reporting.content import policy_of
from bandung.reporting.errors import NothingToCompare
from bandung.reporting.models import MADE
from bandung.reporting.rules import KINDS
from bandung.reporting.words import code_name, figure, number
from bandung.values import Texts
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.report_forms import PublishForm
from bandung.web.paging import Paging, page_number
from bandung.web.report_parts import as_file, forms_of, languages, sections, table_page, title_of
from bandung.web.sentences import reader_language

AREA, SHOWN, MOST_VERSIONS = "reports", 50, 12
BECAME = {"added": _("Added"), "changed": _("Changed"), "gone": _("Gone")}


@at_desk
def page(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """The report, or how far it is. Eight queries beside those of every page of the desk."""
    desk.acting("read", "ledger report")
    code = desk.party.code
    row = queries.version(version, code)
    same = queries.versions(code, queries.Asked(type=row.type, year=row.year)).filter(partner=row.partner)
    words: dict[str, Any] = {
        "area": AREA, "row": row, "name": gettext(KINDS[row.type].name), "versions": list(same[:MOST_VERSIONS]),
        "partner": party_names([row.partner], reader_language()).get(row.partner, "") if row.partner else "",
    }  # fmt: skip
    if row.state == MADE:
        head = queries.content_of(row).told
        published = queries.published_of(code, row.type, row.year, row.partner)
        words |= {
            "head": head, "title": title_of(head), "sections": sections(head), "forms": forms_of(row.type),
            "languages": languages(), "language": reader_language(), "check_code": code_of(row.digest),
            "published": published, "is_published": published is not None and row.is_in(published),
            "may_publish": desk.may("publish", "ledger report"), "follow": True,
            "counts_contested": any(head["switches"].values()),
            "holds": all(each["holds"] for each in head["reconciliation"]),
        }  # fmt: skip
    return render(request, "bandung/reports/one.html", words)


@at_desk
def file(request: HttpRequest, desk: Desk, version: int, form: str) -> HttpResponse:
    """A file of the report in the language asked for. Three queries."""
    desk.acting("read", "ledger report")
    content = queries.content_of(queries.version(version, desk.party.code))
    return as_file(content, form, request.GET.get("language", ""))


@at_desk
def table(request: HttpRequest, desk: Desk, version: int, side: str, which: str) -> HttpResponse:
    """One table of the report with all its rows. Two queries."""
    desk.acting("read", "ledger report")
    row = queries.version(version, desk.party.code)
    told = table_page(queries.content_of(row).told, side, which, request.GET.get("page", ""))
    words = {"area": AREA, "base": "bandung/desk/base.html", "name": gettext(KINDS[row.type].name), "row": row, **told}
    return render(request, "bandung/reports/table.html", words)


@at_desk
def checks(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """What the checks found, line by line. Two queries."""
    desk.acting("read", "ledger report")
    row = queries.version(version, desk.party.code)
    content = queries.content_of(row)
    head, shown = content.told, page_number(request.GET.get("page", ""))
    found = [
        (outcome.rule, gettext(outcome.name), gettext(FINDINGS[finding.code]), finding.uids)
        for outcome in checking.outcomes(content.sides.every, policy_of(head), head["rates"])
        for finding in outcome.findings
    ]
    words = {
        "area": AREA, "row": row, "name": gettext(KINDS[row.type].name),
        "findings": [
            (rule, name, said, [uid.split("/", 1) for uid in uids])
            for rule, name, said, uids in found[(shown - 1) * SHOWN : shown * SHOWN]
        ],
        "total": len(found), "paging": Paging(shown, SHOWN, len(found), {"page": [str(shown)]}),
    }  # fmt: skip
    return render(request, "bandung/reports/checks.html", words)


@at_desk
def changes(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """What changed since another version, contribution by contribution. Five queries."""
    desk.acting("read", "ledger report")
    code = desk.party.code
    row, shown = queries.version(version, code), page_number(request.GET.get("page", ""))
    chosen = request.GET.get("with", "")
    other = (
        queries.version(int(chosen), code)
        if chosen.isascii() and chosen.isdigit() and len(chosen) < 10
        else queries.before(row)
    )
    if (other.type, other.year, other.partner) != (row.type, row.year, row.partner):
        raise NothingToCompare
    told = compare.compared(queries.content_of(other).sides, queries.content_of(row).sides)
    part = told.changes[(shown - 1) * SHOWN : shown * SHOWN]
    words = {
        "area": AREA, "row": row, "other": other, "name": gettext(KINDS[row.type].name),
        "counts": [(label, told.count(became)) for became, label in BECAME.items()], "same": told.same,
        "changes": [_change(each) for each in part],
        "paging": Paging(shown, SHOWN, len(told.changes), {"with": [str(other.pk)], "page": [str(shown)]}),
    }  # fmt: skip
    return render(request, "bandung/reports/changes.html", words)


def _change(each: compare.Change) -> dict[str, Any]:
    """A change with what differs, as it was and as it is."""
    names = each.differs or (("stands_quantity", "stands_amount", "usd") if each.new or each.old else ())
    told = [(_label(name), _said(name, each.old), _said(name, each.new)) for name in names]
    return {
        "address": each.uid.split("/", 1), "title": each.title, "became": BECAME[each.became],
        "told": [row for row in told if row[1] or row[2]],
    }  # fmt: skip


def _label(name: str) -> str:
    labels = {
        "stage": gettext("Stage"), "item": gettext("Modality item"), "sector": gettext("Sector"),
        "recipient": gettext("Receiving party"), "recipient_country": gettext("Received by"),
        "recipient_name": gettext("Receiver"), "stands_quantity": gettext("Quantity"), "unit": gettext("Unit"),
        "stands_amount": gettext("Amount"), "currency": gettext("Currency"), "said": gettext("What both sides say"),
        "counts": gettext("Counted"), "usd": gettext("US dollars"),
    }  # fmt: skip
    return labels[name]


def _said(name: str, told: Any) -> str:
    if told is None or told[name] in (None, ""):
        return ""
    value, language = told[name], reader_language()
    if name == "usd":
        return figure("usd", str(value), language)
    if name in ("stands_quantity", "stands_amount"):
        return number(value, language)
    if name == "counts":
        return gettext("yes") if value else gettext("no")
    return code_name(name, str(value), language)


@at_desk
def publish(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """For whom, and what that means; then it stands in the register. Five queries."""
    mandate = desk.acting("publish", "ledger report")
    code = desk.party.code
    row = queries.version(version, code)
    content = queries.content_of(row)
    form = PublishForm(request.POST or None, partner=row.partner)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            made = actions.publish(
                number=row.pk, party=code, by=mandate.post, at=desk.at,
                public=form.cleaned_data["readers"] == "public",
                text=Texts({reader_language(): text}) if text else None,
            )  # fmt: skip
        except BandungError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Published: it stands in your register as %(uid)s.") % {"uid": made.uid})
            return redirect("report", row.pk)
    words = {
        "area": AREA, "row": row, "head": content.told, "title": title_of(content.told), "form": form,
        "name": gettext(KINDS[row.type].name), "check_code": code_of(row.digest), "mandate": mandate,
        "before": queries.published_of(code, row.type, row.year, row.partner),
        "hidden": content.told["hidden"] - opened.hidden_of_others(content),
    }  # fmt: skip
    return render(request, "bandung/reports/publish.html", words, status=422 if form.errors else 200)


@at_desk
def withdraw(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Take a published report back; the register still says that it was published."""
    mandate = desk.acting("publish", "ledger report")
    uid, code = f"{register}/{record}", desk.party.code
    row = queries.published_one(uid, reader=code)
    if request.method == "POST":
        actions.withdraw(uid=uid, party=code, by=mandate.post, at=desk.at)
        messages.success(request, gettext("Taken back. The history still says that it was published."))
        return redirect("reports")
    words = {"area": AREA, "row": row, "name": gettext(KINDS[row.type].name)}
    return render(request, "bandung/reports/withdraw.html", words)


_ONE = "reports/<int:version>/"
urlpatterns = [
    path(_ONE, page, name="report"),
    path(f"{_ONE}file.<str:form>", file, name="report-file"),
    path(f"{_ONE}checks/", checks, name="report-checks"),
    path(f"{_ONE}<code:side>/<code:which>/", table, name="report-table"),
    path(f"{_ONE}changes/", changes, name="report-changes"),
    path(f"{_ONE}publish/", publish, name="report-publish"),
    path("reports/published/<code:register>/<code:record>/withdraw/", withdraw, name="report-withdraw"),
]
