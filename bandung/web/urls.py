"""Every page of a node, by address."""

from importlib import import_module
from typing import Any

from django.urls import path

from bandung.web.public import browse, countries, export, home, search

ANSWERS = "bandung.web"


def page(module: str, view: str) -> Any:
    def answer(request: Any, **places: Any) -> Any:
        return getattr(import_module(f"{ANSWERS}.{module}"), view)(request, **places)

    return answer


urlpatterns = [
    path("", home.home, name="home"),
    path("offers/", browse.listing, {"kind": "offer"}, name="offers"),
    path("needs/", browse.listing, {"kind": "need"}, name="needs"),
    path("offers/export.<str:form>", export.export, {"kind": "offer"}, name="export"),
    path("needs/export.<str:form>", export.export, {"kind": "need"}, name="export"),
    path("search/", search.search, name="search"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:iso3>/", countries.country, name="country"),
    path("offers/<str:register>/<str:record>/", page("public.record", "record"), {"kind": "offer"}, name="offer"),
    path("needs/<str:register>/<str:record>/", page("public.record", "record"), {"kind": "need"}, name="need"),
    path("matching/", page("public.matching", "matching"), name="matching"),
    path("registers/", page("public.registers", "registers"), name="registers"),
    path("registers/<str:code>/", page("public.registers", "register"), name="register"),
    path("registers/<str:code>/export.ndjson", page("public.registers", "export"), name="register-export"),
    path("registers/<str:code>/<int:seq>/", page("public.registers", "entry"), name="entry"),
    path("sign-in/", page("public.sign_in", "sign_in"), name="sign-in"),
    path("sign-out/", page("public.sign_in", "sign_out"), name="sign-out"),
    path("about/", page("public.about", "about"), name="about"),
]
for _kind, _folder in (("offer", "offers"), ("need", "needs")):
    _here = f"{_folder}/<str:register>/<str:record>/"
    urlpatterns += [
        path(f"{_here}history/", page("public.record", "history"), {"kind": _kind}, name="history"),
        path(f"{_here}claim/", page("desk.answer", "claim"), {"kind": _kind}, name="claim"),
        path(f"{_here}object/", page("desk.answer", "object_to"), {"kind": _kind}, name="object"),
    ]
