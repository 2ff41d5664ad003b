"""No visible sentence bypasses the catalogues: neither in a template nor in the code of a page."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "bandung" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html")) + sorted((WEB / "templates").rglob("*.txt"))
SHOWN = ("alt", "title", "aria-label", "placeholder", "label", "summary")
"""Attributes that people see or hear."""
SAME_EVERYWHERE = {
    "Bandung",
    "UTC",
    "CSV",
    "XLSX",
    "JSON",
    "Atom",
    "API",
    "iCalendar",
    "SHA",
    "URL",
    "TOTP",
    "GLIDE",
    "IATI",
}
"""Names that are written alike in every language."""
SENTENCES = ("label", "help_text", "empty_label")
TOLD = ("success", "error", "warning", "info", "add_error")

_TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.S)
_TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.S)
_WORD = re.compile(r"[^\W\d_]{2,}")


_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class _Visible(HTMLParser):
    """Collects what stands between tags and in attributes that are shown; examples marked with their language apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            example = tag != "html" and any(name == "lang" for name, _value in attrs)
            self._open.append((tag, example or tag in ("script", "style", "code")))
        self.found += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(silent for _tag, silent in self._open):
            self.found.append(data)


def untranslated(source: str) -> list[str]:
    """The visible words of a template that do not come from a catalogue or from data."""
    page = _Visible()
    source = re.sub(r"(</?){{.*?}}", r"\1div", source)
    page.feed(_TAGS.sub(" ", _TRANSLATED.sub(" ", source)))
    return [text.strip() for text in page.found if set(_WORD.findall(text)) - SAME_EVERYWHERE]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(WEB / "templates")))
def test_a_template_shows_no_word_that_is_not_translated(template: Path) -> None:
    assert untranslated(template.read_text(encoding="utf-8")) == []


def test_the_search_itself_finds_what_is_not_translated() -> None:
    page = '<p>Hello {{ name }}</p><img alt="A map">{% translate "Fine" %}<code>x = yes</code>'

    assert untranslated(page) == ["Hello", "A map"]


def literal_sentences(file: Path) -> Iterator[str]:
    """Strings that the code of a page shows as they stand."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        shown = [each.value for each in node.keywords if each.arg in SENTENCES]
        if isinstance(node.func, ast.Attribute) and node.func.attr in TOLD:
            shown += node.args[1:]
        for value in shown:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and _WORD.search(value.value):
                yield f"{file.name}:{value.lineno} {value.value}"


def test_no_page_shows_a_literal_sentence() -> None:
    found = [each for file in sorted(WEB.rglob("*.py")) for each in literal_sentences(file)]

    assert found == []
