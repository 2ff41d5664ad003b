"""Addresses of a node: pages under their language, the API and the schemas without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from bandung.api.problems import nothing_here
from bandung.api.service import api
from bandung.web.public import home, iati_files, offline, schemas

urlpatterns = [
    path("", home.in_your_language, name="root"),
    path("service-worker.js", offline.service_worker, name="service-worker"),
    path("api/v1/", api.urls),
    path("api/<path:rest>", nothing_here),
    path("schemas/", schemas.index, name="schemas"),
    path("schemas/<str:kind>.json", schemas.one, name="schema"),
    path("iati/files/<str:party>/<str:name>.xml", iati_files.file, name="iati-file"),
    path("account/", include("bandung.web.accounts.directory_urls")),
    *i18n_patterns(path("", include("bandung.web.urls")), prefix_default_language=True),
]

handler400 = "bandung.web.refusals.bad_request"
handler403 = "bandung.web.refusals.forbidden"
handler404 = "bandung.web.refusals.not_found"
handler500 = "bandung.web.refusals.failed"
