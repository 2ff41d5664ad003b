"""IATI files as pages show them: what they lose, what was found, licences; and the files on the line."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.reporting.iati_making import packed_pieces, plain_pieces
from bandung.reporting.iati_models import IatiVersion
from bandung.reporting.iati_rules import LICENCES
from bandung.standards.iati.mapping.losing import WHYS
from bandung.web.public.export import plain_cell

FATES: Mapping[str, object] = {
    "full": _("carried fully"), "coarse": _("carried coarsely"), "words": _("in words only"), "lost": _("lost"),
}  # fmt: skip
KINDS: Mapping[str, object] = {
    "initiative": _("Initiative"), "terms": _("Terms"), "contribution": _("Contribution"),
    "confirmation": _("Word of the receiver"), "agreement": _("Agreement"), "party": _("Party"),
    "institution": _("Institution"), "standing": _("What both sides’ records say together"),
}  # fmt: skip
STATES: Mapping[str, object] = {
    "making": _("being made"), "made": _("made"), "failed": _("could not be made"), "published": _("published"),
    "replaced": _("replaced"), "taken-back": _("taken back"),
}  # fmt: skip
SEVERITIES: Mapping[str, object] = {
    "critical": _("Critical"), "error": _("Error"), "warning": _("Warning"), "note": _("Note"),
}  # fmt: skip


def counts_of(losses: Mapping[str, Any]) -> list[tuple[str, object, int]]:
    """(code, name, values) for each way in which a value is carried."""
    return [(code, name, losses.get("counts", {}).get(code, 0)) for code, name in FATES.items()]


def losses_shown(losses: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each field that is not carried fully, in the reader's words."""
    return [
        {**each, "fate_name": FATES[each["fate"]], "kind_name": KINDS.get(each["kind"], each["kind"]),
         "sentence": gettext(WHYS.get(each["why"], WHYS["new"]))}
        for each in losses.get("rows", ())
    ]  # fmt: skip


def findings_shown(findings: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the check found, each rule once with how often."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in findings:
        key = (each["rule"], each["sentence"])
        if key not in found:
            found[key] = {
                "severity": SEVERITIES.get(each["severity"], each["severity"]), "rule": each["rule"], "times": 0,
                "sentence": gettext(each["sentence"]) % each["places"], "mend": gettext(each["mend"]) % each["places"],
            }  # fmt: skip
        found[key]["times"] += 1
    return list(found.values())


def licence_of(row: IatiVersion) -> tuple[str, str]:
    """Name and address of its licence."""
    return LICENCES.get(row.licence, (row.licence, ""))


def losses_csv(party: str, losses: Mapping[str, Any]) -> HttpResponse:
    """The loss report as a table."""
    to = StringIO()
    writer = csv.writer(to)
    writer.writerow(["record", "field", "fate", "count", "element", "first", "example", "why"])
    for each in losses_shown(losses):
        row = (each["kind"], each["field"], each["fate"], each["count"], each["element"], each["uid"], each["example"])
        writer.writerow([*(plain_cell(str(cell)) for cell in row), each["sentence"]])
    answer = HttpResponse("\ufeff" + to.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="iati-losses-{party}.csv"'
    return answer


def file_answer(request: HttpRequest, digest: str, changed: datetime | None) -> HttpResponseBase:
    """An IATI file, packed where the reader takes it so; nothing where she has this one already."""
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{digest}{"-gzip" if packs else ""}"'
    moment = int(changed.timestamp()) if changed else None
    answer: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=moment)
    if answer is None or answer.status_code == 200:
        pieces: Iterator[bytes] = packed_pieces(digest) if packs else plain_pieces(digest)
        answer = StreamingHttpResponse(pieces, content_type="application/xml; charset=utf-8")
        if packs:
            answer["Content-Encoding"] = "gzip"
    answer["ETag"] = etag
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    if moment is not None:
        answer["Last-Modified"] = http_date(moment)
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
