"""Why something was inferred of an activity: which rule, what in the activity says so, and that as a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bandung.values.errors import _

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an activity something stands.

    ``element`` is the path from the activity down, "description[2]"; ``line`` the one of the file, 0 where there is no
    file. ``start`` and ``end`` count characters of the element's text, spaces drawn together; both 0 for a code.
    """

    element: str
    line: int = 0
    language: str = ""
    """As stated; else as the words show; empty where neither is known."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that holds of an activity, with its evidence."""

    rule: str
    """One of ``SENTENCES``."""
    place: Place
    words: str = ""
    """What stands there, as it stands there."""
    code: str = ""
    weight: float = 0.0
    """What it adds to the log-odds that the activity carries such cooperation; below 0 it speaks against.

    0 for reasons of roles, which say who and not whether."""
    either: float = 0.0
    """The same for carrying or promoting it."""

    def sentence(self, translate: Translate = str) -> str:
        """What the rule says of this activity, in the reader's language."""
        return translate(SENTENCES[self.rule]) % {"words": self.words, "code": self.code}


SENTENCES: Mapping[str, str] = {
    "title.phrase": _("The title says “%(words)s”."),
    "title.plain": _("The title makes this cooperation itself the activity: “%(words)s”."),
    "title.about": _("The title is about enabling or studying such cooperation: “%(words)s”."),
    "title.subject": _("The title names an institution, event or document: “%(words)s”."),
    "title.through": _("The title says how it is done: “%(words)s”."),
    "title.listed": _("In the title it is only one of several ways: “%(words)s”."),
    "title.country": _("The title names a country of the South that is not a recipient: “%(words)s”."),
    "title.direction": _("The title says which countries of the South share: “%(words)s”."),
    "title.mechanism": _("The title names a mechanism of such cooperation: %(words)s."),
    "text.phrase": _("A description says “%(words)s”."),
    "text.early": _("A description says so at its beginning: “%(words)s”."),
    "text.plain": _("A description says so outright: “%(words)s”."),
    "text.often": _("The descriptions say so several times, last “%(words)s”."),
    "text.share": _("What says so is much of the description: “%(words)s”."),
    "text.triangular": _("A description speaks of three parties: “%(words)s”."),
    "text.exchange": _("The same sentence speaks of an exchange: “%(words)s”."),
    "text.exchange_countries": _("The sentence names an exchange and countries of the South: “%(words)s”."),
    "text.exchange_with": _("A sentence speaks of an exchange with other countries of the South: “%(words)s”."),
    "text.countries": _("The sentence names countries of the South: “%(words)s”."),
    "text.direction": _("A country of the South shares something: “%(words)s”."),
    "text.through": _("It is the way in which something is done: “%(words)s”."),
    "text.promoting": _("It is to be supported: “%(words)s”."),
    "text.about": _("It is what a study, an office, a system is about: “%(words)s”."),
    "text.subject": _("The sentence names an institution, event or document: “%(words)s”."),
    "text.mechanism": _("A description names a mechanism of such cooperation: %(words)s."),
    "text.component": _("It is one of several things: “%(words)s”."),
    "text.numbered": _("It stands in a numbered item: “%(words)s”."),
    "text.listed": _("It stands in a list of ways: “%(words)s”."),
    "text.principle": _("It is a principle or a wish: “%(words)s”."),
    "text.repeated": _("Many other activities have the same sentence: “%(words)s”."),
    "text.once_in_long": _("A long description says it once: “%(words)s”."),
    "result.phrase": _("A result says “%(words)s”."),
    "document.phrase": _("The title of a document says “%(words)s”."),
    "body.southern_funder": _("A country of the South funds it in others: %(words)s."),
    "body.southern_partner": _("An organisation of another country of the South takes part: %(words)s."),
    "body.funds_at_home": _("A country of the South funds it at home: %(words)s."),
    "body.outside_funder": _("Somebody from outside the South funds it: %(words)s."),
    "body.mechanism": _("A mechanism of such cooperation takes part: %(words)s."),
    "both.funder_and_phrase": _("A country of the South funds it, and title or beginning say so: %(words)s."),
    "both.south_to_south": _("A country of the South pays for it in another, and nobody else takes part: %(words)s."),
    "country.several": _("Several countries of the South receive: %(code)s."),
    "code.collaboration_type": _("The publisher codes it as triangular cooperation (collaboration type %(code)s)."),
    "code.technical": _("It is technical assistance (aid type %(code)s)."),
    "code.core": _("It is a core contribution or administration (aid type %(code)s)."),
    "code.administration": _("Its sector is the administration of a developing country's cooperation (%(code)s)."),
    "code.target": _("It serves a target on such cooperation (SDG %(code)s)."),
    "provider.funder": _("It funds and does not receive: %(words)s."),
    "provider.agency": _("A cooperation agency of this country takes part: %(words)s."),
    "provider.direction": _("The text says that it shares: “%(words)s”."),
    "provider.pair": _("It is named beside the recipient: “%(words)s”."),
    "provider.among": _("They share among each other: “%(words)s”."),
    "provider.title": _("The title names it, and it is not a recipient: “%(words)s”."),
    "provider.named": _("The text names a body of this country: %(words)s."),
    "provider.own": _("The activity is about what this country shares with others: “%(words)s”."),
    "recipient.code": _("It is coded as recipient (%(code)s)."),
    "recipient.direction": _("The text says that it receives: “%(words)s”."),
    "recipient.among": _("They share among each other: “%(words)s”."),
    "recipient.named": _("No recipient is coded, and the text names it: “%(words)s”."),
    "recipient.title": _("The title names it: “%(words)s”."),
    "facilitator.funder": _("It funds, and is of many countries or not of the South: %(words)s."),
    "facilitator.other": _("It takes part, and is of many countries or not of the South: %(words)s."),
}
"""A template for each rule; ``words`` and ``code`` are the evidence."""
