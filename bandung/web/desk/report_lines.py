"""The contributions behind a step of the reconciliation: in a scope, or out of it for one reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext

from bandung.measurement.scopes import REASONS, SCOPES, reason_out
from bandung.reporting import queries
from bandung.reporting.content import policy_of
from bandung.reporting.errors import NoSuchReport
from bandung.reporting.rules import KINDS
from bandung.reporting.words import code_name, figure, number
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

AREA, SHOWN = "reports", 50
IN_SCOPE, ALL = "counted", "ledger"


@at_desk
def lines(request: HttpRequest, desk: Desk, version: int) -> HttpResponse:
    """The lines of one step, some at a time. Two queries."""
    desk.acting("read", "ledger report")
    row = queries.version(version, desk.party.code)
    scope, step = request.GET.get("scope", ""), request.GET.get("step", "")
    if scope not in SCOPES or step not in (ALL, IN_SCOPE, *REASONS):
        raise NoSuchReport(uid=f"{scope} {step}"[:80])
    content = queries.content_of(row)
    policy, wanted = policy_of(content.told), "" if step == IN_SCOPE else step
    found = [
        each for each in content.sides.given
        if step == ALL or reason_out(each.line, scope, policy) == wanted
    ]  # fmt: skip
    shown, language = page_number(request.GET.get("page", "")), reader_language()
    query = {"scope": [scope], "step": [step], "page": [str(shown)]}
    words = {
        "area": AREA, "row": row, "name": gettext(KINDS[row.type].name), "scope": gettext(SCOPES[scope].name),
        "reason": gettext(REASONS[step]) if step in REASONS else "", "step": step, "total": len(found),
        "lines": [
            (each.line.uid.split("/", 1), each.line.title, code_name("item", each.line.item, language),
             code_name("stage", each.line.stage, language),
             "–" if each.line.stands_quantity is None
             else f"{number(each.line.stands_quantity, language)} {code_name('unit', each.line.unit, language)}",
             figure("usd", None if each.usd is None else str(each.usd), language))
            for each in found[(shown - 1) * SHOWN : shown * SHOWN]
        ],
        "paging": Paging(shown, SHOWN, len(found), query),
    }  # fmt: skip
    return render(request, "bandung/reports/lines.html", words)


urlpatterns = [path("reports/<int:version>/lines/", lines, name="report-lines")]
