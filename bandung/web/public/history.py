"""Every version of a record: when, by which post, and what changed, field by field.

Who comes: somebody who remembers it otherwise, or must show what stood there on a day. One step from the record.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from bandung.exchange import queries
from bandung.web.fields import differences
from bandung.web.public.record import facts_alone
from bandung.web.sentences import reader_language

ACTS = {
    "publish": _("Published"),
    "withdraw": _("Withdrawn"),
    "redact": _("A version was erased by its owner"),
}


def history(request: HttpRequest, kind: str, register: str, record: str) -> HttpResponse:
    """The versions that are for everyone, newest first. Queries: three."""
    row = queries.record(kind, f"{register}/{record}")
    versions = queries.history(kind, row)
    language = reader_language()
    first = versions[-1].entry.seq if versions else 0
    told = [
        {
            "entry": each.entry,
            "act": ACTS[each.entry.act],
            "stands": each.is_standing and row.withdrawn_at is None,
            "is_first": each.entry.seq == first,
            "erased": each.entry.act == "publish" and each.entry.body is None,
            "differences": [
                shown
                for change in queries.changes(each.entry, versions[place + 1 :])
                for shown in differences(change.field, change.before, change.after, language)
            ],
        }
        for place, each in enumerate(versions)
    ]
    words = {"section": f"{kind}s", "versions": told} | facts_alone(row, language)
    return render(request, "bandung/history.html", words)
