"""What stands on paper, before it has a form: titles, headings, items and tables, each in every language at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bandung.printing import fonts, values

Block = dict[str, Any]
Said = Callable[[str], str]
"""Language to words."""
Field = tuple[Said, Callable[[str], Sequence[str]]]
"""A label and its lines, in a language."""


@dataclass(frozen=True)
class Writer:
    """Writes blocks in the languages of one document; the order of ``languages`` is that of its columns."""

    languages: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    """Parties by code, each with its names by language."""

    def word(self, key: str) -> Said:
        """A fixed word."""
        return lambda language: values.words(language)[key]

    def text(self, texts: Mapping[str, str] | None) -> Said:
        """A text of the record; where it has no version in a language, the paper says so."""
        return lambda language: "" if texts is None else texts.get(language) or f"[{values.words(language)['no_text']}]"

    def lines(self, texts: Mapping[str, str] | None) -> Callable[[str], Sequence[str]]:
        """As ``text``, as the lines of a field."""
        return lambda language: [said] if (said := self.text(texts)(language)) else []

    def party(self, code: str) -> Said:
        """The name of a party, in the column's language where it has one; its code where nobody gave a name."""

        def name(language: str) -> str:
            known = self.names.get(code) or {}
            found = (each for each in (language, "en", *self.languages, *sorted(known)) if each in known)
            return known[next(found)] if known else code

        return name

    def title(self, above: Said, text: Said, fields: Iterable[Field]) -> Block:
        kept = list(fields)
        return self._block("title", lambda each: {"above": above(each), "text": text(each)} | self._fields(kept, each))

    def heading(self, text: Said) -> Block:
        return self._block("heading", lambda each: {"text": text(each)})

    def item(
        self,
        number: str = "",
        *,
        title: Said | None = None,
        texts: Mapping[str, str] | None = None,
        fields: Iterable[Field] = (),
    ) -> Block:
        """A numbered or plain part of the text, level in all columns."""
        kept = list(fields)

        def cell(language: str) -> Block:
            return {
                "number": number,
                "title": title(language) if title else "",
                "text": self.text(texts)(language),
                "missing": texts is not None and language not in texts,
            } | self._fields(kept, language)

        return self._block("item", cell)

    def sentence(self, text: Said) -> Block:
        """A sentence of ours, as a part of the text."""
        return self._block(
            "item", lambda each: {"number": "", "title": "", "text": text(each), "missing": False, "fields": []}
        )

    def status(self, complete: bool) -> Block:
        """Whether every party has consented."""
        key = "all_consented" if complete else "some_awaited"
        return self._block("status", lambda each: {"complete": complete, "text": self.word(key)(each)})

    def signature(self, party: str, fields: Iterable[Field], text: Said) -> Block:
        kept = list(fields)
        return self._block(
            "signature",
            lambda each: {"title": self.party(party)(each), "text": text(each)} | self._fields(kept, each),
        )

    def table(self, widths: Sequence[float], rows: Iterable[Sequence[Field]]) -> Block:
        """A table: in each row the same fields; ``widths`` are their shares where the table stands in one language."""
        return {
            "kind": "table",
            "number": values.words(self.languages[0])["number"],
            "names": [values.own_name(each) for each in self.languages],
            "widths": list(widths),
            "rows": [[self._fields(row, each, all_of_them=True)["fields"] for each in self.languages] for row in rows],
        }

    def described(self, running: Said) -> list[Block]:
        """The languages themselves, as the template needs them."""
        return [
            {
                "code": each,
                "direction": values.direction(each),
                "east-asian": fonts.is_east_asian(each),
                "fonts": fonts.families(each),
                "name": values.own_name(each),
                "colon": values.colon(each),
                "running": running(each),
                "page": values.words(each)["page"],
                "verify": values.words(each)["verify"],
                "verify-how": values.words(each)["verify_how"],
            }
            for each in self.languages
        ]

    def _block(self, kind: str, cell: Callable[[str], Block]) -> Block:
        return {
            "kind": kind,
            "cells": [cell(each) | {"first": each == self.languages[0]} for each in self.languages],
        }

    def _fields(self, fields: Iterable[Field], language: str, *, all_of_them: bool = False) -> Block:
        """Each field that has lines in this language; in tables also those that have none."""
        written = [{"label": label(language), "lines": list(lines(language))} for label, lines in fields]
        return {"fields": [each for each in written if all_of_them or each["lines"]]}


def columns(languages: Sequence[str]) -> tuple[str, ...]:
    """The order of the columns: as the record names them; of two, one that is written from the right stands there."""
    order = tuple(languages)
    if len(order) == 2 and values.direction(order[0]) == "rtl" and values.direction(order[1]) == "ltr":
        return order[1], order[0]
    return order
