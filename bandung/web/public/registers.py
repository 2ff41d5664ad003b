"""Registers: who has one, what stands in it, and how to check it without trusting this node.

Who comes: somebody who doubts. From a record's page one step leads to its entry, one more to the register, and there
she takes the copy that she verifies herself. Also the engineer of another node who wants to follow a register.
"""

import json

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from bandung.exchange.models import TABLES, Statement
from bandung.parties.models import Party
from bandung.registers import files
from bandung.registers.errors import NoSuchEntry
from bandung.registers.models import Entry, Register
from bandung.web.cards import party_names
from bandung.web.naming import reading
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language

ENTRIES = 50
LARGEST_SEQ = 2**62


def registers(request: HttpRequest) -> HttpResponse:
    """All registers of this node. Queries: two."""
    parties = Party.objects.in_bulk()
    language = reader_language()
    lines = [
        {
            "register": register,
            "party": parties.get(register.code),
            "name": reading(parties[register.code].name, language) if register.code in parties else None,
        }
        for register in Register.objects.order_by("code")
    ]
    return render(request, "bandung/registers.html", {"section": "registers", "lines": lines})


def register(request: HttpRequest, code: str) -> HttpResponse:
    """One register: its party, its key, its entries, newest first. Queries: four."""
    found = files.get(code)
    paging = Paging(page_number(request.GET.get("page", "")), ENTRIES, found.length, {})
    newest = found.length - (paging.number - 1) * ENTRIES
    entries = found.entries.filter(seq__gt=newest - ENTRIES, seq__lte=newest).order_by("-seq").defer("body", "signed")
    language = reader_language()
    party = Party.objects.filter(code=code).first()
    words = {
        "section": "registers",
        "register": found,
        "party": party,
        "name": reading(party.name, language) if party else None,
        "note": reading(party.body["note"], language) if party and party.body.get("note") else None,
        "held_here": files.held_here(code),
        "entries": list(entries),
        "last_at": found.entries.filter(seq=found.length).values_list("at", flat=True).first(),
        "paging": paging,
    }
    return render(request, "bandung/register.html", words)


def entry(request: HttpRequest, code: str, seq: int) -> HttpResponse:
    """One entry: its head, its body if that is public, and whether it holds. Queries: five at most."""
    if seq > LARGEST_SEQ:
        raise NoSuchEntry(register=code, seq=seq)
    found = files.get(code)
    provenance = files.provenance(code, seq)
    shown = provenance.entry.audience == "public" and provenance.entry.body
    words = {
        "section": "registers",
        "register": found,
        "provenance": provenance,
        "entry": provenance.entry,
        "body": json.dumps(json.loads(shown), ensure_ascii=False, indent=2) if shown else "",
        "party": party_names([code], reader_language()).get(code, code),
        "row": _row(provenance.entry),
    }
    return render(request, "bandung/entry.html", words)


def _row(entry: Entry) -> Statement | None:
    """The need or offer that stands in the entry's name, where everyone may see it."""
    table = TABLES.get(entry.kind)
    return table.objects.public().filter(pk=entry.uid).first() if table else None


def export(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """The public copy of a register, one line an entry."""
    found = files.get(code)
    answer = StreamingHttpResponse(files.export(found.code, public_only=True), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="{found.code}.ndjson"'
    return answer
