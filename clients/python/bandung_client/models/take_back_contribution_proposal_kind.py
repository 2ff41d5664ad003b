from typing import Literal

TakeBackContributionProposalKind = Literal["same-contribution", "settlement"]

TAKE_BACK_CONTRIBUTION_PROPOSAL_KIND_VALUES: set[TakeBackContributionProposalKind] = {
    "same-contribution",
    "settlement",
}


def check_take_back_contribution_proposal_kind(value: str) -> TakeBackContributionProposalKind:
    if value in TAKE_BACK_CONTRIBUTION_PROPOSAL_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TAKE_BACK_CONTRIBUTION_PROPOSAL_KIND_VALUES!r}")
