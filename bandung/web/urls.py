"""Every page of a node, by address."""

from django.urls import include, path, register_converter

from bandung.web.desk import answer, freshness, introduction_request
from bandung.web.public import (
    about,
    acts,
    benefits,
    browse,
    calls,
    contribution,
    cooperation,
    countries,
    crises,
    economy,
    economy_country,
    economy_group,
    economy_pair,
    economy_product,
    economy_products,
    export,
    feeds,
    figures,
    followed,
    history,
    home,
    iati_check,
    iati_explore,
    iati_files,
    iati_sheets,
    initiative,
    initiatives,
    institutions,
    lessons,
    matching,
    offline,
    payments,
    record,
    registers,
    replication,
    reports,
    search,
    sessions,
)


class CodeConverter:
    """Codes of registers and records, of the letters that they are made of; anything else is no address of ours."""

    regex = r"[A-Za-z0-9._-]{1,80}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "code")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:iso3>/", countries.country, name="country"),
    path("crises/", crises.listing, name="crises"),
    path("crises/feed.atom", feeds.crises, name="crises-feed"),
    path("matching/", matching.matching, name="matching"),
    path("registers/", registers.registers, name="registers"),
    path("registers/<code:code>/", registers.register, name="register"),
    path("registers/<code:code>/export.ndjson", registers.export, name="register-export"),
    path("registers/<code:code>/<int:seq>/", registers.entry, name="entry"),
    path("", include("bandung.web.accounts.urls")),
    path("about/", about.about, name="about"),
    path("figures/", followed.figure, name="figure"),
    path("contributions/<code:register>/<code:record>/", contribution.contribution, name="public-contribution"),
    path("figures/introductions/", figures.figures, name="node-figures"),
    path("cooperation/", cooperation.everybody, name="cooperation"),
    path("cooperation/export.<str:form>", cooperation.export, name="cooperation-export"),
    path("countries/<str:iso3>/benefits/", benefits.country, name="country-benefits"),
    path("countries/<str:iso3>/cooperation/", cooperation.of_country, name="country-cooperation"),
    path(
        "countries/<str:iso3>/cooperation/export.<str:form>",
        cooperation.export_of_country,
        name="country-cooperation-export",
    ),
    path("registers/<code:code>/institutions/", institutions.listing, name="institutions"),
    path("registers/<code:code>/institutions/<code:record>/", institutions.institution, name="institution"),
    path("sessions/", sessions.listing, name="training-sessions"),
    path("sessions/export.csv", sessions.export, name="training-sessions-csv"),
    path("sessions/calendar.ics", sessions.calendar, name="training-sessions-ics"),
    path("sessions/<code:register>/<code:record>/", sessions.session, name="training-session"),
    path("calls/", calls.listing, name="calls"),
    path("calls/<code:register>/<code:record>/", calls.call, name="call"),
    path("initiatives/", initiatives.listing, name="initiatives"),
    path("initiatives/picture/", initiatives.picture, name="initiatives-picture"),
    path("initiatives/export.<str:form>", initiatives.export, name="initiatives-export"),
    path("initiatives/<code:register>/<code:record>/", initiative.initiative, name="initiative"),
    path("lessons/", lessons.listing, name="lessons"),
    path("offers/<code:register>/<code:record>/replication/", replication.replication, name="replication"),
    path("acts/verify/", acts.verify, name="act-verify"),
    path("acts/<code:digest>/", acts.act, name="act"),
    path("acts/<code:digest>/act.pdf", acts.pdf, name="act-pdf"),
    path("reports/", reports.listing, name="published-reports"),
    path("reports/verify/", reports.verify, name="report-verify"),
    path("reports/<code:register>/<code:record>/", reports.one, name="published-report"),
    path("reports/<code:register>/<code:record>/<code:side>/<code:which>/", reports.table, name="published-table"),
    path("reports/<code:register>/<code:record>/file.<str:form>", reports.file, name="published-report-file"),
    path("iati/sheets/", iati_sheets.sheets, name="iati-sheets"),
    path("iati/sheets/<str:kind>.xlsx", iati_sheets.template, name="iati-template"),
    *economy.urlpatterns,
    path("payments/", payments.listing, name="public-rounds"),
    path("payments/<code:register>/<code:record>/", payments.one, name="public-round"),
    *economy_group.urlpatterns,
    *economy_pair.urlpatterns,
    *economy_country.urlpatterns,
    *economy_products.urlpatterns,
    *economy_product.urlpatterns,
    *iati_explore.urlpatterns,
    path("iati/check/", iati_check.check, name="iati-check"),
    path("iati/files/", iati_files.listing, name="iati-files"),
    path("iati/files/<code:party>/losses/", iati_files.losses, name="iati-losses"),
    path("iati/files/<code:party>/losses.csv", iati_files.losses_table, name="iati-losses-csv"),
    path("iati/check/<code:key>/", iati_check.checked, name="iati-checked"),
    path("iati/check/<code:key>/findings.<str:form>", iati_check.file, name="iati-checked-file"),
    path("offline/", offline.offline, name="offline"),
    path("desk/here/", offline.here, name="here"),
    path("desk/", include("bandung.web.desk.urls")),
    path("still-so/<str:token>/", freshness.by_link, name="still-so-link"),
]

for _kind in ("offer", "need"):
    _list, _which = f"{_kind}s/", {"kind": _kind}
    _one = f"{_list}<code:register>/<code:record>/"
    urlpatterns += [
        path(_list, browse.listing, _which, name=f"{_kind}s"),
        path(f"{_list}feed.atom", feeds.listing, _which, name=f"{_kind}s-feed"),
        path(f"{_list}export.<str:form>", export.export, _which, name="export"),
        path(_one, record.record, _which, name=_kind),
        path(f"{_one}history/", history.history, _which, name="history"),
        path(f"{_one}claim/", answer.claim, _which, name="claim"),
        path(f"{_one}object/", answer.object_to, _which, name="object"),
        path(f"{_one}withdraw/", answer.withdraw, _which, name="withdraw"),
        path(f"{_one}still-so/", freshness.confirm, _which, name="confirm"),
        path(f"{_one}introduction/", introduction_request.ask, _which, name="ask-introduction"),
    ]
