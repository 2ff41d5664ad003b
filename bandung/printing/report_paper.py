"""What a report says on paper, in one language: sections of paragraphs, facts, tables, bars and a map.

Every text is already in its language. A cell is text as it is read; a bar's length is in thousandths of the longest.
"""

from typing import Annotated

from pydantic import Field

from bandung.records.fields import LanguageCode, Part

Said = Annotated[str, Field(max_length=20_000)]
Cells = Annotated[tuple[Said, ...], Field(max_length=40)]


class Fact(Part):
    """A label and what it says."""

    label: Said
    says: Said


class PaperTable(Part):
    """Headers, and rows of as many cells; ``figures`` are the columns that hold numbers, from 0."""

    title: Said
    headers: Cells
    rows: Annotated[tuple[Cells, ...], Field(max_length=5_000)]
    figures: Annotated[tuple[int, ...], Field(max_length=40)] = ()
    note: Said = ""


class Bar(Part):
    """One bar; ``length`` is 0 to 1,000, None where there is no figure."""

    label: Said
    says: Said
    length: Annotated[int, Field(ge=0, le=1_000)] | None = None


class PaperBars(Part):
    """Bars of one measure, in the order given."""

    title: Said
    bars: Annotated[tuple[Bar, ...], Field(max_length=60)]


class MapKey(Part):
    """One step of colour and what it stands for."""

    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    says: Said


class PaperMap(Part):
    """A drawing without words (SVG), what it shows in words, and its key."""

    title: Said
    svg: Annotated[str, Field(max_length=400_000)]
    says: Said
    key: Annotated[tuple[MapKey, ...], Field(max_length=12)] = ()
    note: Said = ""


class Section(Part):
    """A heading and what stands below it, in this order."""

    heading: Said
    paragraphs: Annotated[tuple[Said, ...], Field(max_length=200)] = ()
    facts: Annotated[tuple[Fact, ...], Field(max_length=100)] = ()
    maps: Annotated[tuple[PaperMap, ...], Field(max_length=4)] = ()
    bars: Annotated[tuple[PaperBars, ...], Field(max_length=20)] = ()
    tables: Annotated[tuple[PaperTable, ...], Field(max_length=40)] = ()


class ReportPaper(Part):
    """A report as it is printed in one language."""

    language: LanguageCode
    above: Said
    """What kind of report it is."""
    title: Said
    facts: Annotated[tuple[Fact, ...], Field(max_length=40)] = ()
    sections: Annotated[tuple[Section, ...], Field(max_length=60)]
