"""What a token may be used for. A scope never adds to a mandate; it takes away all that it does not name."""

from collections.abc import Iterable

SCOPES: dict[str, frozenset[tuple[str, str]]] = {
    "draft": frozenset(
        {("write", "draft"), ("submit", "draft"), ("discard", "draft"), ("upload", "intake"), ("confirm", "intake"),
         ("send", "return"), ("make", "ledger report"), ("make", "iati file"), ("write", "data set")}
    ),
    "publish": frozenset(
        {
            ("publish", "record"), ("revise", "record"), ("withdraw", "record"), ("confirm", "record"),
            ("answer", "report"), ("clear", "draft"), ("return", "draft"), ("merge", "record"),
            ("ask", "return"), ("clear", "return"), ("publish", "ledger report"), ("choose", "counting policy"),
            ("publish", "iati file"),
            ("import", "data set"),
            ("name", "institution"), ("write", "roster"), ("erase", "roster"), ("hold", "session"),
            ("select", "application"),
        }
    ),
    "introduce": frozenset({("request", "introduction"), ("write", "introduction"), ("apply", "session")}),
    "partner": frozenset(
        {
            ("open", "initiative"), ("propose", "initiative"), ("remark", "agreement"), ("write", "agreement draft"),
            ("convene", "commission"), ("bring", "agenda item"), ("write", "act draft"), ("propose", "commission act"),
            ("write", "fund"), ("write", "joint proposal"), ("write", "assessment"), ("seal", "assessment"),
            ("propose", "plan"), ("report", "progress"), ("record", "transfer"),
            ("declare", "contribution"), ("answer", "contribution"), ("close", "statistical year"),
            ("record", "observation"), ("propose", "final report"), ("open", "review"), ("write", "review"),
            ("seal", "review"), ("note", "lesson"),
            ("declare", "obligation"), ("answer", "obligation"), ("grant", "credit line"),
            ("propose", "clearing round"), ("pay", "payment"), ("answer", "payment"),
        }
    ),
    "consent": frozenset(
        {
            ("consent", "initiative"), ("leave", "initiative"), ("consent", "commission"), ("consent", "fund"),
            ("consent", "joint proposal"), ("consent", "plan"), ("consent", "contribution"),
            ("consent", "final report"), ("consent", "clearing round"), ("consent", "credit line"),
        }
    ),
    "administer": frozenset(
        {("describe", "party"), ("give", "mandate"), ("end", "mandate"), ("write", "webhook")}
    ),
}  # fmt: skip
"""Scope to the actions of the table of permissions that it covers; see also ``covers`` for reading."""
NAMES = ("read", *SCOPES)


def covers(scopes: Iterable[str], action: str, kind: str) -> bool:
    """Whether a token with these scopes may do this; every scope reads, ``read`` reads only."""
    held = tuple(each for each in scopes if each in NAMES)
    if action in ("read", "export"):
        return bool(held)
    return any((action, kind) in SCOPES.get(each, ()) for each in held)
