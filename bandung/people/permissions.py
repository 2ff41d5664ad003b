"""Who may do what: one table. Pages, API and commands ask it; ``docs/permissions.md`` is printed from it.

A *relation* says how the person's party stands to the object: it is its **own**; it is the other **partner** of an
introduction, a session or an application; it is **named** among those for whom a record is; it is an **outsider**. Who
is not signed in is **anonymous**. A *role* is a duty of a mandate; a **host** operates the node and holds no mandate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DUTIES = ("draft", "clear", "consent", "administer")
"""What a mandate says that a person may do for a party."""
ROLES = (*DUTIES, "host", "none")
"""A duty of a mandate; the node's operator; an account without a mandate."""
RELATIONS = ("own", "partner", "named", "outsider", "anonymous")

EVERYBODY = ROLES
ANY_DUTY = DUTIES


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of the table: the action, on which kind of object, and by relation the roles that may."""

    action: str
    kind: str
    roles: Mapping[str, tuple[str, ...]]


def _everyone() -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(RELATIONS, EVERYBODY)


def _own(*roles: str) -> dict[str, tuple[str, ...]]:
    return {"own": roles}


def _both(*roles: str) -> dict[str, tuple[str, ...]]:
    return {"own": roles, "partner": roles}


PERMISSIONS: tuple[Permission, ...] = (
    Permission("read", "public record", _everyone()),
    Permission("read", "record for named parties", {"own": ANY_DUTY, "named": ANY_DUTY}),
    Permission("read", "own record", _own(*ANY_DUTY)),
    Permission("publish", "record", _own("clear")),
    Permission("revise", "record", _own("clear")),
    Permission("withdraw", "record", _own("clear")),
    Permission("confirm", "record", _own("draft", "clear")),
    Permission("answer", "report", _own("clear")),
    Permission("read", "draft", _own(*ANY_DUTY)),
    Permission("write", "draft", _own("draft", "clear")),
    Permission("submit", "draft", _own("draft", "clear")),
    Permission("discard", "draft", _own("draft", "clear")),
    Permission("clear", "draft", _own("clear")),
    Permission("return", "draft", _own("clear")),
    Permission("merge", "record", _own("clear")),
    Permission("read", "intake", _own(*ANY_DUTY)),
    Permission("upload", "intake", _own("draft", "clear")),
    Permission("confirm", "intake", _own("draft", "clear")),
    Permission("read", "return", _own(*ANY_DUTY)),
    Permission("send", "return", _own("draft", "clear")),
    Permission("ask", "return", _own("clear")),
    Permission("clear", "return", _own("clear")),
    Permission("export", "records", _own(*ANY_DUTY)),
    Permission("request", "introduction", _own("clear")),
    Permission("read", "introduction", _both(*ANY_DUTY)),
    Permission("write", "introduction", _both("clear")),
    Permission("hold", "session", _own("clear")),
    Permission("apply", "session", dict.fromkeys(("partner", "named", "outsider"), ("clear",))),
    Permission("read", "application", _both(*ANY_DUTY)),
    Permission("select", "application", _own("clear")),
    Permission("open", "initiative", _own("clear")),
    Permission("read", "initiative", _both(*ANY_DUTY)),
    Permission("consent", "initiative", _both("consent")),
    Permission("leave", "initiative", _both("consent")),
    Permission("propose", "initiative", _both("clear")),
    Permission("remark", "agreement", _both("clear")),
    Permission("write", "agreement draft", _own("draft", "clear")),
    Permission("propose", "plan", _both("clear")),
    Permission("consent", "plan", _both("consent")),
    Permission("report", "progress", _both("clear")),
    Permission("record", "transfer", _both("clear")),
    Permission("record", "observation", _both("clear")),
    Permission("propose", "final report", _both("clear")),
    Permission("consent", "final report", _both("consent")),
    Permission("open", "review", _both("clear")),
    Permission("read", "review", _both(*ANY_DUTY)),
    Permission("write", "review", _both("draft", "clear")),
    Permission("seal", "review", _both("clear")),
    Permission("note", "lesson", _both("clear")),
    Permission("read", "ledger report", _own(*ANY_DUTY)),
    Permission("make", "ledger report", _own("draft", "clear")),
    Permission("publish", "ledger report", _own("clear")),
    Permission("read", "iati file", _own(*ANY_DUTY)),
    Permission("make", "iati file", _own("draft", "clear")),
    Permission("publish", "iati file", _own("clear")),
    Permission("choose", "counting policy", _own("clear")),
    Permission("read", "data set", _own(*ANY_DUTY)),
    Permission("write", "data set", _own("draft", "clear")),
    Permission("import", "data set", _own("clear")),
    Permission("read", "contribution", _both(*ANY_DUTY)),
    Permission("declare", "contribution", _own("clear")),
    Permission("answer", "contribution", _both("clear")),
    Permission("consent", "contribution", _both("consent")),
    Permission("close", "statistical year", _own("clear")),
    Permission("read", "roster", _own(*ANY_DUTY)),
    Permission("write", "roster", _own("draft", "clear")),
    Permission("erase", "roster", _own("clear", "administer")),
    Permission("read", "fund", _both(*ANY_DUTY)),
    Permission("write", "fund", _own("clear")),
    Permission("consent", "fund", _own("consent")),
    Permission("read", "joint proposal", _both(*ANY_DUTY)),
    Permission("write", "joint proposal", _own("clear")),
    Permission("consent", "joint proposal", _own("consent")),
    Permission("read", "assessment", _both(*ANY_DUTY)),
    Permission("write", "assessment", _own("draft", "clear")),
    Permission("seal", "assessment", _own("clear")),
    Permission("read", "obligation", _both(*ANY_DUTY)),
    Permission("declare", "obligation", _own("clear")),
    Permission("answer", "obligation", _both("clear")),
    Permission("read", "credit line", _both(*ANY_DUTY)),
    Permission("grant", "credit line", _own("clear")),
    Permission("consent", "credit line", _both("consent")),
    Permission("read", "clearing round", _both(*ANY_DUTY)),
    Permission("propose", "clearing round", _own("clear")),
    Permission("consent", "clearing round", _both("consent")),
    Permission("pay", "payment", _both("clear")),
    Permission("answer", "payment", _both("clear")),
    Permission("name", "institution", _own("clear")),
    Permission("describe", "party", _own("administer")),
    Permission("read", "mandates", _own(*ANY_DUTY)),
    Permission("give", "mandate", _own("administer")),
    Permission("end", "mandate", _own("administer")),
    Permission("write", "webhook", _own("administer")),
    Permission("convene", "commission", _own("clear")),
    Permission("read", "commission", _both(*ANY_DUTY)),
    Permission("consent", "commission", _both("consent")),
    Permission("bring", "agenda item", _both("clear")),
    Permission("write", "act draft", _both("draft", "clear")),
    Permission("propose", "commission act", _both("clear")),
    Permission("suspend", "hosting", dict.fromkeys(("own", "partner", "named", "outsider"), ("host",))),
)
"""Every action of the house on every kind of object. What is not here is not allowed."""

_BY_NAME = {(each.action, each.kind): each for each in PERMISSIONS}


def roles_for(action: str, kind: str, relation: str = "own") -> tuple[str, ...]:
    """The roles that may do this; an action that the table does not know is a fault of the caller (KeyError)."""
    return tuple(_BY_NAME[action, kind].roles.get(relation, ()))


def may(roles: Iterable[str], action: str, kind: str, relation: str = "own") -> bool:
    """Whether somebody with these roles may do this to an object that stands in this relation."""
    return not set(roles).isdisjoint(roles_for(action, kind, relation))
