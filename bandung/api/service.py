"""The API of a node, version 1."""

from typing import Any

from ninja import NinjaAPI

from bandung.api import problems
from bandung.api.commissions import acts as commission_acts
from bandung.api.commissions import public as public_acts
from bandung.api.commissions import router as commissions
from bandung.api.contributions import router as contributions
from bandung.api.crises import router as crises
from bandung.api.datasets import router as datasets
from bandung.api.desk import notices, people, unconfirmed
from bandung.api.drafts import router as drafts
from bandung.api.economy import router as economy
from bandung.api.funds import calls, funds
from bandung.api.iati_checks import router as iati_checks
from bandung.api.iati_explore import router as iati_explore
from bandung.api.iati_files import router as iati_files
from bandung.api.iati_sheets import router as iati_sheets
from bandung.api.initiatives import public as initiatives
from bandung.api.initiatives import router as partnerships
from bandung.api.institutions import router as institutions
from bandung.api.intake import router as intakes
from bandung.api.intake import templates
from bandung.api.introductions import router as introductions
from bandung.api.payments import router as payments
from bandung.api.plans import router as plans
from bandung.api.proposals import router as proposals
from bandung.api.reference import router as reference
from bandung.api.registers import router as registers
from bandung.api.reports import router as reports
from bandung.api.returns import router as returns
from bandung.api.reviews import router as reviews
from bandung.api.roster import router as roster
from bandung.api.rounds import router as rounds
from bandung.api.searches import router as searches
from bandung.api.statements import needs, offers, questions
from bandung.api.training import router as training
from bandung.api.training import sessions
from bandung.api.webhooks import router as webhooks


class Api(NinjaAPI):
    """As ninja has it; and its description says that errors are problem documents, and who signs in may be asked to
    wait after too many wrong passwords.
    """

    def get_openapi_schema(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for parameter in operation.get("parameters", ()):
                    if isinstance(examples := parameter.get("examples"), list):
                        # JSON Schema lists examples; a parameter of OpenAPI names them, or has just one.
                        parameter["example"] = examples[0]
                        del parameter["examples"]
                if "security" in operation:
                    operation["responses"][429] = operation["responses"][403] | {"description": "Too Many Requests"}
                for status, answer in operation.get("responses", {}).items():
                    if int(status) >= 400 and "application/json" in answer.get("content", {}):
                        answer["content"]["application/problem+json"] = answer["content"].pop("application/json")
        return schema


api = Api(
    title="Bandung",
    version="1",
    description=(
        "Needs and offers of South-South cooperation, matching with reasons, registers and reference data; drafts, "
        "spreadsheets, introductions and training of a party's desk. Errors are problem details (RFC 9457). Public "
        "lists are paged by cursor, those of a desk by offset. Answers carry an ETag; ask again with If-None-Match. "
        "Sentences come in the language of Accept-Language."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
problems.install(api)
api.add_router("/offers", offers)
api.add_router("/needs", needs)
api.add_router("", questions)
api.add_router("/drafts", drafts)
api.add_router("/spreadsheets", intakes)
api.add_router("/templates", templates)
api.add_router("/returns", returns)
api.add_router("/crises", crises)
api.add_router("/unconfirmed", unconfirmed)
api.add_router("/notices", notices)
api.add_router("/searches", searches)
api.add_router("/webhooks", webhooks)
api.add_router("/people", people)
api.add_router("/introductions", introductions)
api.add_router("/sessions", sessions)
api.add_router("/training", training)
api.add_router("/roster", roster)
api.add_router("/institutions", institutions)
api.add_router("/funds", funds)
api.add_router("/payments", payments)
api.add_router("/calls", calls)
api.add_router("/proposals", proposals)
api.add_router("/contributions", contributions)
api.add_router("/initiatives", initiatives)
api.add_router("/partnerships", partnerships)
api.add_router("/partnerships", plans)
api.add_router("/commissions", commissions)
api.add_router("/commission-acts", commission_acts)
api.add_router("/acts", public_acts)
api.add_router("/reviews", reviews)
api.add_router("/reviews", rounds)
api.add_router("/reports", reports)
api.add_router("/datasets", datasets)
api.add_router("/economy", economy)
api.add_router("/iati", iati_checks)
api.add_router("/iati/explore", iati_explore)
api.add_router("/iati/files", iati_files)
api.add_router("/iati", iati_sheets)
api.add_router("/registers", registers)
api.add_router("/reference", reference)
