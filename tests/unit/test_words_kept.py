"""Which word a party said, on what is not for everybody, nobody can find out from what everybody sees of its register.

A stranger has every head, with kind, name and digest, and can write down every record that a party may have meant.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest
from django.test import override_settings

from bandung.consents import actions as consents
from bandung.consents.models import Consent
from bandung.payments import actions
from bandung.records.canonical import digest
from bandung.records.entry import Act
from bandung.records.fields import Salted
from bandung.records.kinds import KINDS, as_json, body, read, unsalted
from bandung.records.parties import Withdrawal
from bandung.registers import append, rebuild
from bandung.registers.models import Entry
from bandung.registers.names import named
from tests.cast import AT, joined, post
from tests.stage_of_payments import MEMBERS, agreed, answered, circle, owes, paid, proposed, told

ABOUT = {"register_code": "bra", "record": "a", "digest": "0" * 64}
FEW: dict[str, dict[str, Any]] = {
    "consent": {"to": ABOUT, "kind": "terms"},
    "leaving": {"initiative": ABOUT},
    "move": {"initiative": ABOUT, "to": "closed"},
    "message": {"introduction": ABOUT, "says": "accept"},
    "application": {"session": ABOUT, "participants": [{"post": "Nurse", "institution": "Hospital"}]},
    "selection": {"application": ABOUT, "seats": 1},
    "progress": {"plan": ABOUT, "initiative": ABOUT, "on": "2026-11-01", "items": [{"key": "a", "state": "done"}]},
    "assessment": {"proposal": ABOUT, "scores": [{"key": "a", "points": 7}]},
    "award": {"call": ABOUT, "on": "2026-11-01", "result": "none"},
    "obligation": {"creditor": "mdg", "amount": "5", "currency": "USD", "on": "2026-11-01"},
    "credit-line": {"debtor": "mdg", "amount": "5", "currency": "USD"},
    "payment": {"round": ABOUT, "number": 1, "on": "2026-11-01"},
    "confirmation": {"about": ABOUT, "says": "confirmed"},
    "settlement": {"about": ABOUT, "amount": "5", "currency": "USD"},
    "same-contribution": {"says": "different", "lines": [ABOUT, ABOUT | {"record": "b"}]},
    "report": {"type": "ssc", "year": 2025, "lines": 0, "rows": "0" * 64, "rates": "1", "rules": "1"},
    "observation": {
        "initiative": ABOUT, "dimension": "development", "result": {"en": "Milk"}, "indicator": {"en": "Litres"},
        "value": "5", "on": "2026-11-01", "source": "Ministry",
    },
    "review-round": {"initiative": ABOUT, "due": "2026-12-01"},
}  # fmt: skip
"""A record of each kind that says something without a word of its owner's own."""
IN_OWN_WORDS = {
    "party", "institution", "need", "offer", "objection", "introduction", "initiative", "terms", "agreement", "remark",
    "plan", "transfer", "commission", "agenda-item", "commission-act", "fund", "call", "joint-proposal",
    "contribution", "evaluation-plan", "lesson", "final-report", "clearing-round",
}  # fmt: skip
FOR_EVERYBODY = {"session", "closing"}
OF_WHAT_IS_SALTED = {"seal", "review-seal", "review"}


def test_every_kind_says_how_it_is_kept_from_guessing() -> None:
    assert {*FEW} | IN_OWN_WORDS | FOR_EVERYBODY | OF_WHAT_IS_SALTED == {*KINDS}
    assert {name for name, model in KINDS.items() if issubclass(model, Salted)} == {*FEW, "clearing-round"}


@pytest.mark.parametrize("kind", FEW)
def test_an_old_record_without_a_salt_has_the_digest_that_it_had(kind: str) -> None:
    record = {"id": "a"} | FEW[kind]

    assert unsalted(as_json(read(kind, record))) == as_json(read(kind, record))
    assert as_json(read(kind, record | {"salt": "0" * 32})) == as_json(read(kind, record)) | {"salt": "0" * 32}


@pytest.mark.django_db
class TestWritten:
    @pytest.fixture(autouse=True)
    def parties(self) -> None:
        joined(*MEMBERS, "ken")

    @pytest.mark.parametrize("act", ["publish", "withdraw"])
    @pytest.mark.parametrize("kind", FEW)
    def test_a_record_of_few_contents_is_salted_unless_everybody_may_read_it(self, kind: str, act: Act) -> None:
        record = read(kind, {"id": "a"} | FEW[kind]) if act == "publish" else Withdrawal()

        def written(audience: Any, *to: str) -> str:
            step = append.Step(act, kind, "a", record, audience, to)
            return append.append("ken", step, by=post("ken"), at=AT).digest

        guessed = digest(body(record).encode())
        private = [written("parties", "mdg"), written("parties", "mdg"), written("own")]
        assert len({guessed, *private}) == 4
        assert written("public") == guessed

    def test_a_stranger_who_tries_every_word_on_payments_finds_none(self) -> None:
        owed, disputed = circle(), answered(owes("bra", "mdg", "1"), "refuse")
        line = actions.grant({"debtor": "bra", "amount": "3", "currency": "USD"}, **told("mdg"))
        actions.consent(kind="credit-line", uid=line.uid, digest=line.digest, says="refuse", **told("bra"))
        row = agreed(agreed(proposed()), says="publish")
        made = paid(row)
        actions.arrived(uid=made.uid, digest=made.digest, **told("mdg"))
        actions.withdraw(kind="payment", uid=paid(row, 2).uid, **told("bra"))
        subjects = {each: each.reference.model_dump() for each in (*owed, disputed, line, row, made)}

        seen = {head.digest for head in Entry.objects.filter(audience="parties")}
        assert {digest(each) for each in guesses(subjects.values())} & seen == set()
        assert Consent.objects.count() >= 10

    def test_the_name_of_a_word_tells_nothing_of_it(self) -> None:
        """It used to follow from what is said."""
        names = []
        for number in range(3):
            row = owes("bra", "mdg", "5", id=f"o{number}")
            names.append(consents.say(kind="obligation", uid=row.uid, digest=row.digest, **told("mdg")).record)
            for says, count in product(("consent", "refuse"), range(3)):
                assert digest(f"{row.uid}/{row.digest}/{says}/{count}".encode())[:16] not in names[-1]
        assert len({*names}) == 3

    def test_names_that_follow_from_what_is_said_follow_on_this_node_alone(self) -> None:
        ours = named("move", "bra/a", "closed")
        assert ours == named("move", "bra/a", "closed") != named("move", "bra/a", "suspended")
        with override_settings(SECRET_KEY="another-secret"):
            assert named("move", "bra/a", "closed") != ours

    def test_words_without_a_salt_still_count(self, monkeypatch: Any) -> None:
        """Registers are only added to: what older versions wrote is read, verified and built again as it was."""
        monkeypatch.setattr(append, "_salted", lambda step: step.body)
        circle()
        row = agreed(proposed())
        assert row.state == "holds"
        assert not any("salt" in entry.body for entry in Entry.objects.exclude(body=None))
        monkeypatch.undo()
        written = rebuild.fingerprint()

        rebuild.rebuild()

        assert rebuild.fingerprint() == written
        agreed(row, says="publish")
        assert row.public


def guesses(subjects: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Every consent, refusal and word on publication that could have been said of these, and an empty withdrawal."""
    yield b"{}"
    names = {*Entry.objects.values_list("record", flat=True)}
    kinds = ("obligation", "credit-line", "clearing-round", "payment")
    for about, name, kind, says in product(subjects, names, kinds, ("consent", "refuse", "publish")):
        record = read("consent", {"id": name, "to": about, "kind": kind, "says": says})
        yield body(record).encode()
