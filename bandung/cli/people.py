"""``bandung party invite``: the operator's one letter to a party that nobody holds a mandate in yet."""

from datetime import UTC, datetime
from typing import Annotated

import click
import typer

from bandung.cli.platform import wake

LANGUAGES = ("en", "fr", "es", "pt", "ar", "zh-hans", "ru")


def invite(
    code: Annotated[str, typer.Argument(help="code of the party")],
    address: Annotated[str, typer.Argument(help="e-mail address of the party's first administrator")],
    post: Annotated[str, typer.Option(help="institution and post, as the register will name it")],
    by: Annotated[str, typer.Option(help="who invites, as the mail and the party's list of mandates name it")],
    language: Annotated[str, typer.Option(click_type=click.Choice(LANGUAGES), help="language of the mail")] = "en",
) -> None:
    """Invite a party's first administrator by mail, while nobody ever held a mandate in the party; never afterwards."""
    wake()
    from django.db import transaction

    from bandung.notices.wording import full_address
    from bandung.people import actions
    from bandung.web.accounts.mails import send_invitation

    told = {"party": code, "address": address, "post": post, "by": by, "language": language}
    with transaction.atomic():
        letter, secret = actions.found(at=datetime.now(UTC), **told)
        send_invitation(letter, secret, full_address)
    typer.echo(
        f"{code}: the invitation was sent to {letter.address} and can be accepted until {letter.expires:%Y-%m-%d}"
    )
