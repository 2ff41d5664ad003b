"""Observations, evaluations, sealed reviews, lessons and final reports in the reader's words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

POINTS: Mapping[str, object] = {
    "3": _("3 – fully"), "2": _("2 – largely"), "1": _("1 – a little"), "0": _("0 – not at all"),
}  # fmt: skip
ASIDE = "na"
"""What a sheet says where an indicator does not apply."""
NOT_APPLICABLE, LEFT_OPEN, NOT_ANSWERED = _("does not apply"), _("left open"), _("not answered")
QUALITIES: Mapping[str, object] = {
    "measured": _("measured"), "estimated": _("estimated"), "not-stated": _("quality not stated"),
}  # fmt: skip
DIMENSIONS: Mapping[str, object] = {"development": _("Development"), "partnership": _("Partnership")}
SIDES: Mapping[str, object] = {
    "to-answer": _("has not sealed yet"), "sealed": _("has sealed"), "revealed": _("has shown its answers"),
    "not-answered": _("not answered"), "left": _("has left the initiative"),
}  # fmt: skip
"""How a party stands in a round."""
ROUNDS: Mapping[str, object] = {
    "answering": _("waits for answers"), "revealing": _("answers are being shown"), "closed": _("finished"),
    "over": _("ended with too few answers"), "cancelled": _("taken back"),
}  # fmt: skip
ACHIEVED: Mapping[str, object] = {
    "reached": _("Reached"), "partly": _("Reached in part"), "not-reached": _("Not reached"),
    "not-known": _("Not known"),
}  # fmt: skip
PAPERS: Mapping[str, object] = {"evaluation-plan": _("Evaluation plan"), "final-report": _("Final report")}
STANDINGS: Mapping[str, object] = {
    "holds": _("holds"), "replaced": _("replaced by a later version"), "proposed": _("waits for consents"),
    "outdated": _("no longer possible; another version holds"), "withdrawn": _("taken back by its author"),
}  # fmt: skip
WORKED: Mapping[str, object] = {
    "": _("not said"), "yes": _("It worked: to do again"), "no": _("It did not work: to avoid"),
}  # fmt: skip
WAITING: Mapping[str, object] = {
    "answer": _("Answer the review and seal it"), "reveal": _("Show what your party has sealed"),
    "evaluation-plan": _("Consent to the evaluation plan"), "final-report": _("Consent to the final report"),
}  # fmt: skip
