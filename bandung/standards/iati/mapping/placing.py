"""Countries, sectors and goals of an activity.

Of several countries or sectors the standard demands percentages (rules 3.1.1 and 2.1.1 of its ruleset) that nobody
states; equal parts are written then and the loss report says so. Where no country is known it is region 998,
developing countries unspecified (https://iatistandard.org/en/iati-standard/203/codelists/region/). Goals are tags of
vocabularies 2 and 3 (https://iatistandard.org/en/iati-standard/203/codelists/tagvocabulary/).
"""

from collections.abc import Sequence

from bandung import reference
from bandung.records.contributions import Side
from bandung.records.partnerships import Described
from bandung.standards.iati.document import Element
from bandung.standards.iati.mapping.given import World
from bandung.standards.iati.mapping.making import equal_parts, is_on, put

UNSPECIFIED = "998"
_FIVE_DIGITS, _THREE_DIGITS = "1", "2"
_HUMANITARIAN = ("72", "73", "74")


def receiving(terms: Described, world: World) -> list[str]:
    """Countries (alpha-3) that receive by the terms, each once; of none that does, those that take part."""
    lines = [each for each in terms.participations if each.role in ("recipient", "both")]
    found = [each.country or (world.org(each.party).country if each.party else "") for each in lines]
    return list(dict.fromkeys(filter(None, found)))


def country_of(side: Side, world: World) -> str:
    """Alpha-3; empty where none is known."""
    return side.country or (world.org(side.party).country if side.party else "")


def countries(activity: Element, codes: Sequence[str]) -> None:
    """``recipient-country`` with equal parts where there are several; region 998 where there is none."""
    if not codes:
        put(activity, "recipient-region", code=UNSPECIFIED, vocabulary="1")
    parts: Sequence[str | None] = equal_parts(len(codes)) if len(codes) > 1 else [None]
    for code, part in zip(codes, parts, strict=False):
        put(activity, "recipient-country", code=reference.country(code).alpha2, percentage=part)


def sectors(activity: Element, codes: Sequence[str]) -> bool:
    """``sector`` in vocabulary 1 (five digits) and 2 (three); whether equal parts had to be written."""
    split = False
    for vocabulary, length in ((_FIVE_DIGITS, 5), (_THREE_DIGITS, 3)):
        some = [
            code for code in codes if len(code) == length and is_on("Sector" if length == 5 else "SectorCategory", code)
        ]
        parts: Sequence[str | None] = equal_parts(len(some)) if len(some) > 1 else [None] * len(some)
        split = split or len(some) > 1
        for code, part in zip(some, parts, strict=True):
            put(activity, "sector", vocabulary=vocabulary, code=code, percentage=part)
    return split


def is_humanitarian(codes: Sequence[str]) -> bool:
    """Whether every sector is one of humanitarian help (720, 730, 740)."""
    return bool(codes) and all(code.startswith(_HUMANITARIAN) for code in codes)


def goals(activity: Element, codes: Sequence[str]) -> None:
    """``tag`` for each goal (vocabulary 2) and target (3)."""
    for code in dict.fromkeys(codes):
        vocabulary = "3" if "." in code else "2"
        put(activity, "tag", vocabulary=vocabulary, code=code)
