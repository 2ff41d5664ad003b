"""The API of a node, version 1."""

from ninja import NinjaAPI

from bandung.api import problems
from bandung.api.reference import router as reference
from bandung.api.registers import router as registers
from bandung.api.statements import needs, offers, questions

api = NinjaAPI(
    title="Bandung",
    version="1",
    description=(
        "Needs and offers of South-South cooperation, matching with reasons, registers and reference data. "
        "Errors are problem details (RFC 9457). Lists are paged by cursor. Answers carry an ETag; ask again with "
        "If-None-Match. Sentences come in the language of Accept-Language."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
problems.install(api)
api.add_router("/offers", offers)
api.add_router("/needs", needs)
api.add_router("", questions)
api.add_router("/registers", registers)
api.add_router("/reference", reference)
