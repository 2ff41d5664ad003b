"""Every kind of record by name; reading one with all its problems collected; its JSON Schema."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bandung.records.agreements import Agreement
from bandung.records.canonical import canonical
from bandung.records.commissions import AgendaItem, Commission, CommissionAct
from bandung.records.confirmations import Confirmation, SameContribution, Settlement
from bandung.records.contributions import Contribution
from bandung.records.errors import BadRecord, Problem, UnknownKind
from bandung.records.funds import Assessment, Award, Call, Fund, JointProposal, Seal
from bandung.records.introductions import Introduction, Message
from bandung.records.parties import Institution, Objection, Opening, Party, Redaction, Rotation, Withdrawal
from bandung.records.partnerships import Consent, Initiative, Leaving, Move, Remark, Terms
from bandung.records.payments import ClearingRound, CreditLine, Obligation, Payment
from bandung.records.plans import Plan, Progress, Transfer
from bandung.records.reports import Closing, Report
from bandung.records.reviews import (
    EvaluationPlan,
    FinalReport,
    Lesson,
    Observation,
    Review,
    ReviewRound,
    ReviewSeal,
)
from bandung.records.statements import Need, Offer
from bandung.records.training import Application, Selection, Session
from bandung.values import BadValue
from bandung.values.errors import BandungError, _

KINDS: Mapping[str, type[BaseModel]] = {
    "party": Party,
    "institution": Institution,
    "need": Need,
    "offer": Offer,
    "objection": Objection,
    "introduction": Introduction,
    "message": Message,
    "session": Session,
    "application": Application,
    "selection": Selection,
    "initiative": Initiative,
    "terms": Terms,
    "move": Move,
    "agreement": Agreement,
    "consent": Consent,
    "remark": Remark,
    "leaving": Leaving,
    "plan": Plan,
    "progress": Progress,
    "transfer": Transfer,
    "commission": Commission,
    "agenda-item": AgendaItem,
    "commission-act": CommissionAct,
    "fund": Fund,
    "call": Call,
    "joint-proposal": JointProposal,
    "seal": Seal,
    "assessment": Assessment,
    "award": Award,
    "obligation": Obligation,
    "credit-line": CreditLine,
    "clearing-round": ClearingRound,
    "payment": Payment,
    "contribution": Contribution,
    "confirmation": Confirmation,
    "settlement": Settlement,
    "same-contribution": SameContribution,
    "closing": Closing,
    "report": Report,
    "observation": Observation,
    "evaluation-plan": EvaluationPlan,
    "review-round": ReviewRound,
    "review-seal": ReviewSeal,
    "review": Review,
    "lesson": Lesson,
    "final-report": FinalReport,
}
"""The kinds that parties publish."""

ACT_BODIES: Mapping[str, type[BaseModel]] = {
    "open": Opening,
    "rotate": Rotation,
    "redact": Redaction,
    "withdraw": Withdrawal,
}
"""The bodies of acts that concern a register or a record rather than publish one."""

R = TypeVar("R", bound=BaseModel)

_SENTENCES: Mapping[str, str] = {
    "missing": _("This field is needed."),
    "extra_forbidden": _("This kind of record has no such field."),
    "string_type": _("A text is expected here."),
    "literal_error": _("Expected here: %(expected)s."),
    "int_type": _("A whole number is expected here."),
    "tuple_type": _("A list is expected here."),
    "dict_type": _("A group of fields is expected here."),
    "model_type": _("A group of fields is expected here."),
    "model_attributes_type": _("A group of fields is expected here."),
    "bool_type": _("Yes or no (true or false) is expected here."),
    "bool_parsing": _("Yes or no (true or false) is expected here."),
    "date_from_datetime_parsing": _("A date is expected here, written as 2026-11-24."),
    "date_from_datetime_inexact": _("A date is expected here, written as 2026-11-24."),
    "date_parsing": _("A date is expected here, written as 2026-11-24."),
    "date_type": _("A date is expected here, written as 2026-11-24."),
    "string_pattern_mismatch": _("This is not written in the form expected here (%(pattern)s)."),
    "string_too_long": _("At most %(max_length)s characters fit here."),
    "too_long": _("At most %(max_length)s values fit here."),
    "greater_than_equal": _("At least %(ge)s is expected here."),
    "less_than_equal": _("At most %(le)s is expected here."),
    "int_parsing": _("A whole number is expected here."),
    "int_from_float": _("A whole number is expected here."),
    "too_short": _("At least %(min_length)s value is needed here."),
}


def read(kind: type[R] | str, value: Any) -> R | Any:
    """A record of that kind from its JSON value.

    :raises BadRecord: with every problem of the record, each with its place.
    :raises UnknownKind: if no such kind exists.
    """
    model = kind_named(kind) if isinstance(kind, str) else kind
    try:
        return model.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise BadRecord([problem for detail in details for problem in _problems(detail)]) from error


def kind_named(name: str) -> type[BaseModel]:
    """The type of a kind of record.

    :raises UnknownKind: if there is none of that name.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(kind=name[:40]) from None


def body_type(act: str, kind: str) -> type[BaseModel]:
    """What the body of an entry must be, by its act and kind."""
    return ACT_BODIES[act] if act in ACT_BODIES else kind_named(kind)


def as_json(record: BaseModel) -> dict[str, Any]:
    """The record as a JSON value; what is not stated is left out, so that adding a field never changes old digests."""
    return record.model_dump(mode="json", exclude_defaults=True)


def unsalted(said: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says as JSON, whatever makes its digest impossible to guess."""
    return {name: value for name, value in said.items() if name != "salt"}


def body(record: BaseModel) -> str:
    """The record as canonical JSON text: what its digest covers."""
    return canonical(as_json(record)).decode()


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of record or of the body of an act."""
    model = ACT_BODIES[kind] if kind in ACT_BODIES else kind_named(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"/schemas/{kind}.json",
    } | model.model_json_schema()


def _problems(detail: ErrorDetails) -> list[Problem]:
    path = _path(detail["loc"])
    context = detail.get("ctx", {})
    refusal = context.get("error")
    if isinstance(refusal, BandungError):
        field = refusal.field if isinstance(refusal, BadValue) else ""
        return [Problem(".".join(filter(None, (path, field.lstrip(".")))), refusal.sentence, refusal.places)]
    sentence = _SENTENCES.get(detail["type"])
    if sentence is None:
        return [Problem(path, _("This value is not usable here: %(reason)s"), {"reason": detail["msg"]})]
    return [Problem(path, sentence, dict(context))]


def _path(place: tuple[int | str, ...]) -> str:
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path
