"""What the operator can do: host, suspend hosting for all to see, found a party once. Nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner, Result

from bandung.cli import main
from bandung.exchange import actions as exchange
from bandung.people import accounts, actions
from bandung.people.errors import AlreadyFounded
from bandung.people.models import Invitation, Mandate
from bandung.registers import files, hosting
from bandung.registers.append import redact, rotate_key
from bandung.registers.errors import HostingSuspended, NoReason, NoSuchRegister
from bandung.registers.models import Register
from bandung.values.errors import BandungError
from tests.cast import AT, joined, later, post
from tests.factories import a_need, an_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_index")]

main.assemble()
REASON = "Court order 12/2026 of the host's country"


def bandung(*arguments: str, refused: type[BandungError] | None = None) -> Result:
    result = CliRunner().invoke(main.app, list(arguments))
    if refused is not None:
        assert isinstance(result.exception, refused), result.output
    else:
        assert result.exit_code == 0, result.output or repr(result.exception)
    return result


@pytest.fixture(autouse=True)
def parties() -> None:
    joined("bra", "mdg")
    exchange.publish_new(record=an_offer("milk"), party="bra", by=post("bra"), at=AT)


def test_nothing_is_written_while_hosting_is_suspended() -> None:
    hosting.suspend("bra", reason=REASON, at=later(1))
    before = Register.objects.get(code="bra").length

    for write in (
        lambda: exchange.publish_new(record=an_offer("other"), party="bra", by=post("bra"), at=later(2)),
        lambda: rotate_key("bra", by=post("bra"), at=later(2)),
        lambda: redact("bra", 3, by=post("bra"), at=later(2)),
    ):
        with pytest.raises(HostingSuspended, match="Court order"):
            write()

    assert Register.objects.get(code="bra").length == before
    assert files.verify("bra") == before
    exchange.publish_new(record=a_need("theirs"), party="mdg", by=post("mdg"), at=later(2))


def test_everybody_sees_since_when_and_why_and_reads_on(client: Client) -> None:
    bandung("registers", "suspend", "bra", "--reason", REASON)

    page = client.get("/en/registers/bra/").content.decode()

    assert "suspended hosting on" in page
    assert "Court order 12/2026 of the host&#x27;s country" in page
    assert "hosting suspended" in client.get("/en/registers/").content.decode()
    for path in ("/en/offers/bra/milk/", "/en/registers/bra/export.ndjson", "/api/v1/offers/bra/milk"):
        assert client.get(path).status_code == 200


def test_a_party_that_is_suspended_is_told_why_by_page_and_api(client: Client, django_user_model: Any) -> None:
    person = django_user_model.objects.create_user("brazil", password="a-long-password")
    Mandate.objects.create(person=person, party="bra", duty="clear", post=post("bra"), since=AT, given_by="Ministry")
    at = timezone.now()
    expires = at + timedelta(days=1)
    token = accounts.make_token(person=person, name="script", scopes=["publish"], expires=expires, at=at)[1]
    client.force_login(person)
    hosting.suspend("bra", reason=REASON, at=later(1))

    page = client.post("/en/offers/bra/milk/withdraw/", {"reason": "", "language": "en"})
    headers = {"Authorization": f"Bearer {token}"}
    why = {"reason": {"en": "It ended."}}
    told = Client().post("/api/v1/offers/bra/milk/withdraw", why, content_type="application/json", headers=headers)

    assert (page.status_code, told.status_code) == (422, 403)
    assert "Court order 12/2026" in page.content.decode()
    assert "Court order 12/2026" in told.json()["detail"]
    assert Register.objects.get(code="bra").length == 3


def test_hosting_resumes_and_the_day_of_a_suspension_stays_while_its_reason_changes() -> None:
    hosting.suspend("bra", reason=REASON, at=later(1))
    hosting.suspend("bra", reason="Another reason", at=later(2))
    held = Register.objects.get(code="bra")
    assert (held.suspended_at, held.suspended_reason) == (later(1), "Another reason")

    bandung("registers", "resume", "bra")

    exchange.publish_new(record=an_offer("other"), party="bra", by=post("bra"), at=later(3))


def test_suspending_needs_a_reason_and_a_register() -> None:
    bandung("registers", "suspend", "bra", "--reason", " ", refused=NoReason)
    bandung("registers", "suspend", "bra", "--reason", "x" * 501, refused=NoReason)
    bandung("registers", "suspend", "ken", "--reason", REASON, refused=NoSuchRegister)
    bandung("registers", "resume", "ken", refused=NoSuchRegister)


FOUND = ("--post", "Head of cooperation", "--by", "Operator of the node", "--language", "fr")


def test_the_operator_invites_the_first_administrator_by_mail_and_never_sees_the_link() -> None:
    told = bandung("party", "invite", "mdg", "Head@Agency.example", *FOUND).output

    letter = Invitation.objects.get()
    assert "head@agency.example" in told
    assert "/invitations/" not in told
    assert (letter.address, letter.duties) == ("head@agency.example", ["draft", "clear", "consent", "administer"])
    assert "/fr/invitations/" in mail.outbox[0].body
    assert mail.outbox[0].to == ["head@agency.example"]


def test_the_operator_invites_nobody_into_a_party_that_ever_had_a_mandate() -> None:
    _letter, secret = actions.found(party="mdg", address="a@agency.example", post="Head", by="Operator", at=AT)
    accounts.open_by_invitation(secret=secret, name="head", password="a-long-password", at=AT)
    Mandate.objects.update(until=AT)

    bandung("party", "invite", "mdg", "b@agency.example", *FOUND, refused=AlreadyFounded)
    bandung("party", "invite", "nowhere", "b@agency.example", *FOUND, refused=BandungError)

    assert Invitation.objects.count() == 1


def test_of_two_founding_letters_the_last_one_counts() -> None:
    first = actions.found(party="mdg", address="a@agency.example", post="Head", by="Operator", at=AT)[1]
    second = actions.found(party="mdg", address="b@agency.example", post="Head", by="Operator", at=AT)[1]

    with pytest.raises(BandungError, match="taken back"):
        accounts.open_by_invitation(secret=first, name="a", password="a-long-password", at=AT)
    accounts.open_by_invitation(secret=second, name="b", password="a-long-password", at=AT)

    assert set(Mandate.objects.values_list("person__username", "given_by")) == {("b", "Operator")}


def test_a_founding_letter_whose_mail_is_not_taken_leaves_nothing(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    bandung("party", "invite", "mdg", "head@agency.example", *FOUND, refused=BandungError)

    assert not Invitation.objects.exists()
