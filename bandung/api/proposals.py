"""Joint proposals to calls, and what the sides write on them: for those who propose and those who decide."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Router, Status

from bandung.api.common import ERRORS, WRITE_ERRORS, Part
from bandung.api.fund_shapes import (
    AssessingShape,
    CheckShape,
    JointProposalPage,
    JointProposalShape,
    KeptAssessment,
    NewAssessment,
    NewOne,
)
from bandung.api.funds import Limit, Offset, now
from bandung.api.people import SIGNED_IN, mandated, reach
from bandung.funds import actions, assessing, bench, queries
from bandung.funds.errors import NoSuchProposal
from bandung.funds.queries import ProposalView
from bandung.funds.rules import Check
from bandung.records import funds as records
from bandung.records.kinds import read
from bandung.values import Texts

router = Router(tags=["funds"])


def _checks(checks: Any) -> list[CheckShape]:
    def said(each: Check) -> str:
        return gettext(each.sentence) % each.places

    return [CheckShape(name=each.name, met=each.met, sentence=said(each)) for each in checks]


def _shape(found: ProposalView) -> JointProposalShape:
    return JointProposalShape.of(found, _checks(found.checks), now())


@router.get(
    "/{party}",
    response={200: JointProposalPage, **ERRORS},
    auth=SIGNED_IN,
    operation_id="list_proposals",
    summary="Joint proposals of the party's own institutions",
)
def listed(request: HttpRequest, party: Part, awaited: bool = False, offset: Offset = 0, limit: Limit = 50) -> Any:
    mandated(request, party, "read", "joint proposal", institution=reach(request, party))
    found = [each for each in queries.proposals_of(party) if not awaited or party in each.agreed.awaited]
    items = [_shape(each) for each in found[offset : offset + limit]]
    return Status(200, JointProposalPage(items=items, total=len(found)))


@router.post(
    "/{party}",
    response={201: JointProposalShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="submit_proposal",
    summary="Write a joint proposal; it stands when each other proposing party consents while the call is open there",
)
def submit(request: HttpRequest, party: Part, new: NewOne) -> Any:
    held = mandated(request, party, "write", "joint proposal")
    made: records.JointProposal = read(records.JointProposal, new.record)
    entry = actions.submit(proposal=made, party=party, by=held.post, at=now(), replacing=new.instead or "")
    return Status(201, _shape(queries.proposal(entry.uid, party)))


@router.post(
    "/{party}/check",
    response={200: list[CheckShape], **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="check_proposal",
    summary="Every condition of the call, met or not, for a joint proposal that is not written yet",
)
def check(request: HttpRequest, party: Part, new: NewOne) -> Any:
    mandated(request, party, "read", "joint proposal", institution=reach(request, party))
    made: records.JointProposal = read(records.JointProposal, new.record)
    called = queries.call(f"{made.call.register_code}/{made.call.record}", party)
    return Status(200, _checks(actions.checks(made, called)))


@router.get(
    "/{party}/{code}/{record}",
    response={200: JointProposalShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_proposal",
    summary="One joint proposal, for those who propose and those who decide",
)
def one(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    found = queries.proposal(f"{code}/{record}", party)
    mandated(request, party, "read", "joint proposal", institution=reach(request, party))
    return Status(200, _shape(found))


@router.get(
    "/{party}/{code}/{record}/assessment",
    response={200: AssessingShape, **ERRORS},
    auth=SIGNED_IN,
    operation_id="get_assessment",
    summary="Where the sides stand; a side's own words are here when every side has sealed and it has opened",
)
def assessment(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    mandated(request, party, "read", "assessment")
    return Status(200, _assessing(f"{code}/{record}", party))


@router.put(
    "/{party}/{code}/{record}/assessment",
    response={200: AssessingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="keep_assessment",
    summary="Keep what the party's own side has written so far; it stays inside the party",
)
def keep(request: HttpRequest, party: Part, code: Part, record: Part, new: KeptAssessment) -> Any:
    held = mandated(request, party, "write", "assessment")
    uid = f"{code}/{record}"
    bench.keep(proposal=uid, party=party, draft=new.draft, by=held.post, at=now())
    return Status(200, _assessing(uid, party))


@router.post(
    "/{party}/{code}/{record}/seal",
    response={201: AssessingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="seal_assessment",
    summary="Seal the party's own assessment: its digest goes into the register, its text stays inside the party",
)
def seal(request: HttpRequest, party: Part, code: Part, record: Part, new: NewAssessment) -> Any:
    held = mandated(request, party, "seal", "assessment")
    uid = f"{code}/{record}"
    bench.seal(proposal=uid, party=party, by=held.post, at=now(), **_told(new))
    return Status(201, _assessing(uid, party))


@router.post(
    "/{party}/{code}/{record}/unseal",
    response={201: AssessingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="unseal_assessment",
    summary="Take the party's seal back while another side has not sealed",
)
def unseal(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "seal", "assessment")
    uid = f"{code}/{record}"
    bench.unseal(proposal=uid, party=party, by=held.post, at=now())
    return Status(201, _assessing(uid, party))


@router.post(
    "/{party}/{code}/{record}/open",
    response={201: AssessingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="open_sealed_assessment",
    summary="Open what the party has sealed, when every side has sealed",
)
def open_sealed(request: HttpRequest, party: Part, code: Part, record: Part) -> Any:
    held = mandated(request, party, "seal", "assessment")
    uid = f"{code}/{record}"
    bench.open_sealed(proposal=uid, party=party, by=held.post, at=now())
    return Status(201, _assessing(uid, party))


@router.post(
    "/{party}/{code}/{record}/joint",
    response={201: AssessingShape, **WRITE_ERRORS},
    auth=SIGNED_IN,
    operation_id="assess_together",
    summary="Propose the joint assessment; it counts when the other sides have consented",
)
def joint(request: HttpRequest, party: Part, code: Part, record: Part, new: NewAssessment) -> Any:
    held = mandated(request, party, "write", "fund")
    uid = f"{code}/{record}"
    bench.assess_together(proposal=uid, party=party, by=held.post, at=now(), **_told(new))
    return Status(201, _assessing(uid, party))


def _told(new: NewAssessment) -> dict[str, Any]:
    return {
        "scores": new.scores,
        "eligible": new.eligible,
        "texts": {key: Texts(text, field=f"texts.{key}") for key, text in new.texts.items()},
        "text": Texts(new.text, field="text") if new.text else None,
    }


def _assessing(uid: str, party: str) -> AssessingShape:
    """:raises NoSuchProposal: if the party has no vote on it."""
    found = queries.proposal(uid, party)
    if party not in found.call.fund.votes:
        raise NoSuchProposal(uid=uid)
    own = assessing.own(uid, party)
    return AssessingShape.of(assessing.assessing(found), own.draft if own else None)
