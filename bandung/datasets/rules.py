"""What is allowed with files of others, and where an activity stands against what was taken over. Plain values."""

from urllib.parse import urlsplit

from bandung.datasets.errors import BadAddress, BadChoice, BadDetail, MuchVanished, NeedsName
from bandung.standards.iati.mapping.taking_choices import CHOICES, is_country

LONGEST = {"name": 200, "publisher": 300, "licence": 300, "address": 2000}
MUCH_LOST = 0.25
"""Share of what was taken over that may vanish from a newer file before somebody is asked once more."""


def detail(name: str, value: str) -> str:
    """A detail of a data set on one line, spaces drawn together.

    :raises NeedsName: if it is the name and empty. :raises BadDetail: if it does not fit, or holds signs that cannot be
    printed. :raises BadAddress: if it is the address and none of the web.
    """
    said = " ".join(value.split())
    if name == "name" and not said:
        raise NeedsName
    if len(said) > LONGEST[name] or not said.isprintable():
        printable = "".join(each for each in said if each.isprintable())
        raise BadDetail(value=printable[:60], most=LONGEST[name])
    if name == "address" and said:
        _check_address(said)
    return said


def _check_address(said: str) -> None:
    try:
        parts = urlsplit(said)
    except ValueError:
        raise BadAddress(value=said[:200]) from None
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in said:
        raise BadAddress(value=said[:200])


def choices(told: dict[str, str]) -> dict[str, str]:
    """The choices of a data set, those that are empty left out.

    :raises BadChoice: if one is none of the list.
    """
    made = {name: value for name, value in told.items() if value}
    for name, value in made.items():
        if not (is_country(value) if name == "recipient" else value in CHOICES.get(name, ())):
            raise BadChoice(name=name[:40], value="".join(filter(str.isprintable, value))[:40])
    return made


def is_older(*, new: tuple[str, int, str], there: tuple[str, int, str], same_dataset: bool) -> bool:
    """Whether what a file says of an activity is older than what was taken over. Each is (last updated in UTC, number
    of the version, mark).

    The publisher's own day decides. Where it does not, within a data set the later file does; between two data sets the
    mark does, so that the same stands in whichever order they are taken over.
    """
    if new[0] and there[0] and new[0] != there[0]:
        return new[0] < there[0]
    return new[1] < there[1] if same_dataset else new[2] < there[2]


def check_vanished(gone: int, before: int, *, sure: bool) -> None:
    """
    :raises MuchVanished: if so much would be withdrawn that the file may be a broken one, and nobody said it is meant.
    """
    if gone and not sure and gone > MUCH_LOST * before:
        raise MuchVanished(gone=gone, before=before)
