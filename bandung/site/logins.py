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


LOGINS = (
    Login("madagascar", "mdg", "Focal point of Madagascar (example)", ("draft", "clear", "consent", "administer")),
    Login("brazil", "bra", "Focal point of Brazil (example)", ("draft", "clear", "consent", "administer")),
    Login("reporter", REPORTER, "Editor of public sources", ("draft", "clear")),
)
