"""The sample logins of a demonstration node. Plain, so that a command can print them before anything else is loaded."""

from dataclasses import dataclass

REPORTER = "public-sources"
PASSWORD = "bandung-demonstration"  # noqa: S105 - known to everybody; a production node refuses to start with it


@dataclass(frozen=True, slots=True)
class Login:
    """A sample login: who it is, in which party, with which duties."""

    name: str
    party: str
    post: str
    duties: tuple[str, ...]
    institution: str = ""


EVERY_DUTY = ("draft", "clear", "consent", "administer")

LOGINS = (
    Login("madagascar", "mdg", "Focal point of Madagascar (example)", EVERY_DUTY),
    Login("hospital", "mdg", "Hospital in Madagascar (example)", ("draft",), "hospital"),
    Login("brazil", "bra", "Focal point of Brazil (example)", EVERY_DUTY),
    Login("colombia", "col", "Focal point of Colombia (example)", EVERY_DUTY),
    Login("ministry", "col", "Ministry in Colombia (example)", ("draft",), "ministry"),
    Login("malawi", "mwi", "Focal point of Malawi (example)", EVERY_DUTY),
    Login("japan", "jpn", "Facilitator of Japan (example)", EVERY_DUTY),
    Login("egypt", "egy", "Focal point of Egypt (example)", EVERY_DUTY),
    Login("reporter", REPORTER, "Editor of public sources", ("draft", "clear")),
)


def post_of(name: str) -> str:
    """The post of a sample login."""
    return next(login.post for login in LOGINS if login.name == name)
