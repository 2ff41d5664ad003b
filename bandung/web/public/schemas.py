"""The JSON Schemas of all kinds of records, for engineers of other systems.

Who comes: an engineer who writes records or reads registers. One step from the footer of every page.
"""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bandung.records.errors import UnknownKind
from bandung.records.kinds import ACT_BODIES, KINDS, schema


def index(request: HttpRequest) -> HttpResponse:
    """The list of all schemas."""
    words = {"kinds": list(KINDS), "acts": list(ACT_BODIES)}
    return render(request, "bandung/schemas.html", words)


def one(request: HttpRequest, kind: str) -> HttpResponse:
    """One schema as JSON (draft 2020-12)."""
    try:
        found = schema(kind)
    except UnknownKind as refusal:
        raise Http404(str(refusal)) from refusal
    text = json.dumps(found, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/schema+json")
