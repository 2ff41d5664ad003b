from typing import Literal

AnswerContributionProposalKind = Literal["same-contribution", "settlement"]

ANSWER_CONTRIBUTION_PROPOSAL_KIND_VALUES: set[AnswerContributionProposalKind] = {
    "same-contribution",
    "settlement",
}


def check_answer_contribution_proposal_kind(value: str) -> AnswerContributionProposalKind:
    if value in ANSWER_CONTRIBUTION_PROPOSAL_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ANSWER_CONTRIBUTION_PROPOSAL_KIND_VALUES!r}")
