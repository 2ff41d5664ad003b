"""Words for the codes of initiatives, untranslated; a country's own word goes before everybody's."""

from collections.abc import Callable, Iterable, Mapping

from bandung import reference
from bandung.values.errors import _

ROLES: Mapping[str, str] = {
    "provider": _("provider"),
    "recipient": _("recipient"),
    "both": _("provider and recipient"),
    "facilitator": _("facilitator"),
}
SUPPORTS: Mapping[str, str] = {
    "funding": _("funding"),
    "training": _("training"),
    "management-systems": _("management systems"),
    "technological-systems": _("technological systems"),
    "other": _("other support"),
}
TYPES: Mapping[str, str] = {"action": _("action"), "project": _("project"), "programme": _("programme")}
BASES: Mapping[str, str] = {
    "bilateral": _("bilateral"),
    "triangular": _("triangular"),
    "regional": _("regional"),
    "subregional": _("subregional"),
    "interregional": _("interregional"),
    "multilateral": _("multilateral"),
}
DIMENSIONS: Mapping[str, str] = {"development": _("development result"), "partnership": _("partnership result")}
EVERY: Mapping[str, str] = {**ROLES, **SUPPORTS, **TYPES, **BASES, **DIMENSIONS}


def word(code: str, language: str, translate: Callable[[str], str], countries: Iterable[str] = ()) -> str:
    """The word for a code in the reader's language: that of the first of these countries that has its own, else ours.

    Whose page it is decides: on Brazil's desk what has three roles is *trilateral*.
    """
    for country in countries:
        own = reference.country_label(code, country, language)
        if own is not None:
            return own
    return translate(EVERY.get(code, code))
