"""An agreement of an initiative as one of its parties reads it: all its versions, and the one on the page."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from bandung.parties.models import Party
from bandung.partnerships import queries
from bandung.partnerships.errors import NoSuchAgreement
from bandung.partnerships.models import AgreementText, Initiative
from bandung.partnerships.stages import IN_FORCE
from bandung.web.desk.party import Desk
from bandung.web.naming import reading
from bandung.web.sentences import reader_language


class Reading:
    """What the pages of an agreement have in common."""

    def __init__(self, request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> None:
        desk.acting("read", "initiative", relation="partner", institution=desk.institution)
        self.desk, self.code, self.name = desk, desk.party.code, name
        self.row: Initiative = queries.own_initiative(f"{register}/{record}", self.code)
        self.versions = queries.versions(self.row, name, whole=False)
        if not self.versions:
            raise NoSuchAgreement(uid=f"{self.row.uid}/{name}")
        self.in_force = next((each for each in self.versions if each.state in IN_FORCE), None)
        wanted = request.POST.get("version", "") or request.GET.get("version", "")
        self.text = self.version(wanted) if wanted else self.in_force or self.versions[-1]
        known = Party.objects.in_bulk({*self.row.readers, *(each.register for each in self.versions)})
        self.names = {code: reading(each.name, reader_language()).text for code, each in known.items()}
        self.countries = {code: each.speaks_for for code, each in known.items() if each.speaks_for}

    def version(self, digest: str) -> AgreementText:
        """:raises NoSuchAgreement: if no version of this agreement has that digest."""
        found = next((each for each in self.versions if each.digest == digest), None)
        if found is None:
            raise NoSuchAgreement(uid=f"{self.row.uid}/{self.name}")
        return found

    def named(self, codes: Iterable[str]) -> str:
        return ", ".join(self.names.get(each, each) for each in codes)

    def here(self) -> HttpResponse:
        answer = redirect("agreement", self.row.register, self.row.record, self.name)
        answer["Location"] += f"?version={self.text.digest}"
        return answer

    @property
    def may_write(self) -> bool:
        return self.code in self.row.partners and self.desk.may("propose", "initiative", relation="partner")

    @property
    def may_consent(self) -> bool:
        return self.desk.may("consent", "initiative", relation="partner")
