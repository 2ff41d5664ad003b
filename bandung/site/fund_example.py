"""A made-up joint fund of two example parties, its call, which is open, and a proposal that waits for a consent."""

from datetime import datetime, timedelta
from typing import Any

from bandung.funds import actions
from bandung.funds.models import Call, Fund
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.site.logins import post_of

WEEKS = 10
"""Calls of such funds are commonly open for eight to twelve weeks."""
FUND: dict[str, Any] = {
    "id": "example-fund",
    "title": {
        "en": "Joint fund of Brazil and Colombia (example)", "pt": "Fundo conjunto do Brasil e da Colômbia (exemplo)",
        "es": "Fondo conjunto de Brasil y Colombia (ejemplo)",
    },
    "summary": {
        "en": "Equal shares in one pot, without earmark. It pays exchanges of experts, internships (example).",
        "pt": "Partes iguais num só fundo, sem destinação prévia. Paga intercâmbios, estágios, seminários (exemplo).",
        "es": "Partes iguales en un solo fondo, sin asignación previa. Paga intercambios, pasantías (ejemplo).",
    },
    "language": "en",
    "shares": [{"party": "bra", "amount": "250000"}, {"party": "col", "amount": "250000"}],
    "currency": "USD",
}  # fmt: skip
CALL: dict[str, Any] = {
    "id": "example-call",
    "title": {"en": "First call (example)", "pt": "Primeira chamada (exemplo)", "es": "Primera convocatoria (ejemplo)"},
    "summary": {
        "en": "Proposals of public bodies of both countries that learn from each other (example).",
        "pt": "Propostas de órgãos públicos dos dois países que aprendem um com o outro (exemplo).",
        "es": "Propuestas de entidades públicas de ambos países que aprenden una de otra (ejemplo).",
    },
    "language": "en",
    "eligible": ["government", "public-institution"],
    "most": "100000",
    "criteria": [
        {"key": "relevance", "title": {"en": "Relevance", "pt": "Pertinência", "es": "Pertinencia"}, "weight": 40},
        {"key": "both", "title": {"en": "Both learn", "pt": "Ambos aprendem", "es": "Ambos aprenden"}, "weight": 35},
        {"key": "lasting", "title": {"en": "It lasts", "pt": "Durabilidade", "es": "Perdurabilidad"}, "weight": 25},
    ],
}
PROPOSAL: dict[str, Any] = {
    "id": "example-proposal",
    "title": {"es": "Bancos de leche humana en dos regiones (ejemplo)"},
    "summary": {"es": "Dos hospitales públicos intercambian equipos y protocolos durante un año (ejemplo)."},
    "language": "es",
    "proposers": [
        {"party": "col", "organisation": {"name": "Hospital público (ejemplo)", "type": "public-institution"}},
        {"party": "bra", "organisation": {"name": "Hospital público (exemplo)", "type": "public-institution"}},
    ],
    "sectors": ["12220"],
    "asked_for": "80000",
    "contributions": [
        {"giver": "col", "text": {"es": "Días de su personal (ejemplo)"}, "amount": "60", "unit": "person-day"},
        {"giver": "bra", "text": {"pt": "Dias da sua equipe (exemplo)"}, "amount": "60", "unit": "person-day"},
    ],
}


def show_a_fund(at: datetime) -> None:
    """Brazil proposes the fund and its call, Colombia consents, and writes a proposal that Brazil has not answered."""
    brazil: dict[str, Any] = {"party": "bra", "by": post_of("brazil"), "at": at}
    colombia: dict[str, Any] = {"party": "col", "by": post_of("colombia"), "at": at}
    made: records.Fund = read(records.Fund, FUND)
    entry = actions.open_fund(fund=made, **brazil)
    actions.consent(kind="fund", uid=entry.uid, digest=entry.digest, **colombia)
    named = actions.reference(Fund.objects.get(pk=entry.uid)).model_dump()
    days = {"opens": at.date() - timedelta(days=1), "closes": at.date() + timedelta(weeks=WEEKS)}
    called: records.Call = read(records.Call, CALL | days | {"fund": named})
    entry = actions.open_call(call=called, **brazil)
    actions.consent(kind="call", uid=entry.uid, digest=entry.digest, **colombia)
    named = actions.reference(Call.objects.get(pk=entry.uid)).model_dump()
    proposal: records.JointProposal = read(records.JointProposal, PROPOSAL | {"call": named})
    actions.submit(proposal=proposal, **colombia)
