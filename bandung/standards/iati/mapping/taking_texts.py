"""Texts of an activity in all their languages, as our records keep them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bandung import reference
from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.mapping.taking_left import Rest
from bandung.standards.iati.shape import XML_LANG
from bandung.values.errors import BandungError
from bandung.values.texts import checked_text

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINE = 300, 20_000, 500


@lru_cache(maxsize=500)
def language_of(stated: str) -> str:
    """The language of a tag such as ``fr`` or ``pt-BR``; empty where we know none of that name."""
    code = re.split("[-_]", stated.strip().lower())[0]
    try:
        return reference.language(code).code
    except reference.UnknownCode:
        return ""


def line(text: str, longest: int = LONGEST_LINE) -> str:
    """One line for names: printable, spaces even, cut where it is too long; empty where nothing usable is left."""
    said = " ".join(_UNPRINTABLE.sub(" ", text).split())[:longest].strip()
    try:
        return checked_text(said, field="", longest=longest) if said else ""
    except BandungError:
        return ""


class Speaker:
    """Reads the texts of one activity."""

    def __init__(self, activity: Element, rest: Rest, language: str) -> None:
        self.rest = rest
        stated = str(activity.get(XML_LANG, ""))
        self.language = language_of(stated) or language
        """Of texts that name none."""
        if stated and not language_of(stated):
            rest.leave("@xml:lang", "unknown-language", line_of(activity), stated)

    def texts(self, elements: Iterable[Element], name: str, longest: int) -> dict[str, str]:
        """Language to text, of elements that hold narratives; those of several elements one below the other."""
        found: dict[str, list[str]] = {}
        for element in elements:
            here: set[str] = set()
            for narrative in element.iterchildren("narrative"):
                language = self._language(narrative, name)
                said = self._printable("".join(narrative.itertext()).strip(), narrative, name)
                if said and language in here:
                    self.rest.leave(f"{name}/narrative", "second-text", line_of(narrative), said)
                elif said:
                    here.add(language)
                    if said not in found.setdefault(language, []):
                        found[language].append(said)
            where = line_of(element)
        told = {}
        for language, several in found.items():
            said = self._fitting("\n\n".join(several), name, longest, where)
            if said:
                told[language] = said
        return told

    def words(self, element: Element | None) -> str:
        """The text of an element as one line for names: in the file's language, else the first."""
        if element is None:
            return ""
        narratives = list(element.iterchildren("narrative"))
        for each in narratives:
            if language_of(str(each.get(XML_LANG, ""))) == self.language and (said := line("".join(each.itertext()))):
                return said
        for each in narratives:
            if said := line("".join(each.itertext())):
                return said
        return ""

    def _language(self, narrative: Element, name: str) -> str:
        stated = str(narrative.get(XML_LANG, ""))
        known = language_of(stated) if stated else self.language
        if not known:
            self.rest.leave(f"{name}/narrative/@xml:lang", "unknown-language", line_of(narrative), stated)
        return known or self.language

    def _printable(self, text: str, narrative: Element, name: str) -> str:
        if _UNPRINTABLE.search(text.replace("\r\n", "\n")):
            self.rest.leave(f"{name}/narrative", "unprintable", line_of(narrative), _UNPRINTABLE.sub("", text))
            return _UNPRINTABLE.sub("", text.replace("\r\n", "\n")).strip()
        return text

    def _fitting(self, text: str, name: str, longest: int, where: int) -> str:
        if len(text) > longest:
            self.rest.leave(f"{name}/narrative", "too-long", where, text[longest - 40 :])
            text = text[: longest - 1].rstrip() + "…"
        try:
            return checked_text(text, field="", longest=longest)
        except BandungError as refusal:
            self.rest.leave(
                f"{name}/narrative", "unusable-text", where, text, sentence=refusal.sentence, places=refusal.places
            )
            return ""
