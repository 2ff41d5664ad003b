"""The catalogues: complete, true to their placeholders, and compiled as they stand."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bandung.cli.translations import CATALOGUES
from bandung.matching.reasons import MEANINGS, NAMES, SENTENCES

LOCALE = Path(__file__).parents[2] / "bandung" / "locale"
PLACES = re.compile(r"%\(\w+\)[sd]|<[^>]+>")


def catalogue(name: str) -> Catalog:
    with (LOCALE / name / "LC_MESSAGES" / "django.po").open("rb") as told:
        return read_po(told)


def messages(name: str) -> Iterator[Message]:
    return (message for message in catalogue(name) if message.id)


def forms(text: object) -> list[str]:
    return list(text) if isinstance(text, tuple | list) else [str(text)]


@pytest.mark.parametrize("name", CATALOGUES)
def test_nothing_is_left_untranslated(name: str) -> None:
    missing = [message.id for message in messages(name) if not all(forms(message.string)) or message.fuzzy]

    assert missing == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_places_and_markup_are_those_of_the_original(name: str) -> None:
    wrong = [
        (message.id, form)
        for message in messages(name)
        for form in filter(None, forms(message.string))
        if sorted(PLACES.findall(form)) not in [sorted(PLACES.findall(original)) for original in forms(message.id)]
    ]

    assert wrong == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_what_is_compiled_is_what_stands_there(name: str) -> None:
    with (LOCALE / name / "LC_MESSAGES" / "django.mo").open("rb") as made:
        compiled = gettext.GNUTranslations(made)

    for message in messages(name):
        first = forms(message.id)[0]
        if len(forms(message.id)) == 1 and message.string:
            found = compiled.pgettext(message.context, first) if message.context else compiled.gettext(first)
            assert found == message.string, "run `make translations`"


@pytest.mark.parametrize("sentence", [*NAMES.values(), *SENTENCES.values(), *MEANINGS.values()])
def test_reasons_can_be_translated(sentence: str) -> None:
    assert any(message.id == sentence for message in messages("fr"))
