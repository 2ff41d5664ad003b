"""For whom commands act: the parties whose register this node keeps."""

from typing import Annotated

import typer

HostedParty = Annotated[str, typer.Option("--party", help="code of a party that this node hosts")]
ByPost = Annotated[
    str,
    typer.Option("--by", help="institution and post that acts: the register and the history of the draft name it"),
]


def check_hosted(party: str) -> None:
    """
    :raises NoSuchRegister, NotOurKey: if this node does not keep the party's register.
    """
    from bandung.registers.errors import NoSuchRegister, NotOurKey
    from bandung.registers.models import PrivateKey, Register

    if not Register.objects.filter(code=party).exists():
        raise NoSuchRegister(register=party)
    if not PrivateKey.objects.filter(register=party).exists():
        raise NotOurKey(register=party)
