"""An act as a file to keep, from the desk or from its public page."""

from django.http import HttpResponse
from django.urls import reverse

from bandung.commissions import papers
from bandung.commissions.models import CommissionAct, CommissionSession
from bandung.notices.wording import full_address


def as_file(found: CommissionAct, row: CommissionSession | None) -> HttpResponse:
    """An act as a PDF; its code leads back to the page that verifies it.

    :raises CannotPrint: if the printer refuses it.
    """
    address = full_address(reverse("act-verify")) + f"?digest={found.digest}"
    answer = HttpResponse(papers.as_pdf(found, row, verify_address=address), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="act-{papers.code_of(found.digest)}.pdf"'
    return answer
