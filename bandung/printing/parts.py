"""Parts that acts and agreements have in common."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bandung.printing import values
from bandung.printing.blocks import Block, Said, Writer
from bandung.records.partnerships import Document


def over(word: str, number: str) -> str:
    """Act and its number, in one line."""
    return f"{word} {number}"


def stated(line: str) -> Callable[[str], Sequence[str]]:
    """One line in the owner's words, the same in each language."""
    return lambda _language: [line]


def lines_of(*said: Said) -> Callable[[str], Sequence[str]]:
    """A line for each."""
    return lambda language: [each(language) for each in said]


def done(writer: Writer, place: Mapping[str, str] | None, on: date) -> Block:
    """Where and when the text was done."""

    def sentence(language: str) -> str:
        fixed, day = values.words(language), values.day(on, values.said_in(language))
        if place is None:
            return fixed["done_on"] % {"day": day}
        where = place.get(language) or place.get("en") or next(iter(place.values()))
        return fixed["done_at"] % {"day": day, "place": where}

    return writer.sentence(sentence)


def authority(writer: Writer) -> Block:
    """That no language version stands above another."""
    key = "equal_two" if len(writer.languages) == 2 else "equal_many"

    def sentence(language: str) -> str:
        separator = "، " if values.said_in(language) == "ar" else "、" if language == "zh" else ", "
        names = separator.join(values.language_name(each, language) for each in writer.languages)
        return values.words(language)[key] % {"languages": names}

    return writer.sentence(sentence)


def annexes(writer: Writer, documents: Sequence[Document]) -> list[Block]:
    """The documents that belong to the text, each with the digest by which it is recognised."""
    if not documents:
        return []
    blocks = [writer.heading(writer.word("annexes"))]
    for number, each in enumerate(documents, start=1):
        blocks.append(
            writer.item(
                f"{number}.",
                texts=each.title,
                fields=[(writer.word("digest"), stated(" ".join(each.digest[at : at + 8] for at in range(0, 64, 8))))],
            )
        )
    return blocks
