"""An agreement on paper: the version on the page as a PDF in its languages, with the consents that stand on it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from bandung.consents.models import Consent
from bandung.notices.wording import full_address
from bandung.parties.models import Party
from bandung.partnerships.queries import provenance_of
from bandung.printing.agreement import agreement_pdf
from bandung.printing.codes import code_of
from bandung.printing.document import Signature
from bandung.web.desk.agreement_reading import Reading
from bandung.web.desk.party import Desk, at_desk


@at_desk
def paper(request: HttpRequest, desk: Desk, register: str, record: str, name: str) -> HttpResponse:
    """The version as a file to keep; its code leads to the entry that holds it.

    :raises CannotPrint: if the printer refuses it.
    """
    at = Reading(request, desk, register, record, name)
    text, bound = at.text, {each.party for each in at.text.says.parties}
    words = Consent.objects.filter(
        kind="agreement", about=text.uid, digest=text.digest, says="consent", withdrawn_at=None, register__in=bound
    )
    said = [
        Signature(party=each.register, post=each.by, on=each.at.date()) for each in words.order_by("at", "register")
    ]
    entry = provenance_of(text)
    made = agreement_pdf(
        text.says,
        parties={each.code: each.name for each in Party.objects.filter(code__in=bound)},
        consents=[Signature(party=text.register, post=text.by, on=text.at.date()), *said],
        digest=text.digest,
        verify_address=full_address(reverse("entry", args=(text.register, text.seq))),
        body=(entry.body or "") if entry else "",
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="agreement-{code_of(text.digest)}.pdf"'
    return answer


urlpatterns = [
    path("initiatives/<code:register>/<code:record>/agreements/<code:name>/agreement.pdf", paper, name="agreement-pdf")
]
