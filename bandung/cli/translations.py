"""Collect every visible sentence and compile the catalogues. `make translations` runs it; it needs Debian's gettext.

The compiled catalogues are kept in the project, because a fresh machine has no gettext tools.
"""

import os
from pathlib import Path

from bandung.cli.platform import wake

PACKAGE = Path(__file__).resolve().parents[1]
CATALOGUES = ("fr", "es", "pt", "ar", "zh_Hans", "ru")


def collect() -> None:
    """Bring the catalogues up to date with the code; what is translated already stays."""
    from django.core.management import call_command
    from django.core.management.commands.makemessages import Command

    class Exact(Command):
        """A changed sentence is translated anew, never guessed from one that looks like it."""

        msgmerge_options = [*Command.msgmerge_options, "--no-fuzzy-matching"]  # noqa: RUF012 - as Django has it

    os.chdir(PACKAGE)
    (PACKAGE / "locale").mkdir(exist_ok=True)
    call_command(
        Exact(),
        locale=list(CATALOGUES),
        no_location=True,
        no_wrap=True,
        no_obsolete=True,
        verbosity=0,
        ignore_patterns=["migrations/*", "sample/*"],
        extensions=["html", "py", "txt", "svg"],
    )


def compile_all() -> None:
    """Write the compiled catalogue beside each collected one."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for catalogue in CATALOGUES:
        folder = PACKAGE / "locale" / catalogue / "LC_MESSAGES"
        with (folder / "django.po").open("rb") as told, (folder / "django.mo").open("wb") as made:
            write_mo(made, read_po(told))


if __name__ == "__main__":
    wake(ready=False)
    collect()
    compile_all()
