"""Codelists, concepts, data structure and dataflow of the data set, with their names in seven languages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import IO
from xml.etree import ElementTree

from pysdmx.io.xml.sdmx30.writer.structure import write as write_ml
from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    DataType,
    Organisation,
    Role,
)
from pysdmx.model.dataflow import Dataflow, DataStructureDefinition
from pysdmx.model.message import Header

from bandung import reference
from bandung.measurement.figures import MEASURES
from bandung.records.wording import CHOICE_NAMES, translated
from bandung.standards.sdmx.observations import UNITS_OF
from bandung.values import LANGUAGES
from bandung.values.errors import _
from bandung.values.quantity import UNITS

AGENCY, STRUCTURE, VERSION = "BANDUNG", "SSC", "1.0.0"
NOT_STATED = "_U"
NAME = _("South-South and triangular cooperation: contributions")
_SPACES = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_XML_NAME = f"{{{_SPACES}common}}Name"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Named = Callable[[str], str]
"""Language to a name in it."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of the data structure; ``codes`` gives code to its names, None where it has no list."""

    id: str
    name: str
    role: Role
    codes: Callable[[], Mapping[str, Named]] | None = None
    dtype: DataType = DataType.STRING
    required: bool = True


def _said(sentence: str) -> Named:
    """A sentence of ours in a language; empty where it has not been translated."""

    def named(language: str) -> str:
        words = translated(sentence, language)
        return words if words != sentence or language == "en" else ""

    return named


def _with_unknown(codes: Mapping[str, Named]) -> dict[str, Named]:
    return {**codes, NOT_STATED: _said(_("not stated"))}


def _list(codes: Iterable[reference.Coded]) -> dict[str, Named]:
    return {it.code: _name_of(it) for it in codes}


def _name_of(coded: reference.Coded) -> Named:
    return lambda language: coded.names.get(language, "")


def _choices(table: str) -> dict[str, Named]:
    return {code: _said(word) for code, word in CHOICE_NAMES[table].items()}


def _areas() -> Mapping[str, Named]:
    return _with_unknown(_list(reference.countries()))


def _sectors() -> Mapping[str, Named]:
    return _with_unknown(_list(it for it in reference.sectors() if len(it.code) == 3))


def _units() -> Mapping[str, Named]:
    own = {"NUMBER": _("number"), "PERSON": _("people"), "INT_USD": _("international dollars")}
    return {code: _said(word) for code, word in {**UNITS, **own}.items()}


def _measures() -> Mapping[str, Named]:
    return {code: _said(MEASURES[code]) for code in (*UNITS_OF, "quantity")}


PARTS: tuple[Dimension, ...] = (
    Dimension("FREQ", _("Frequency"), Role.DIMENSION, lambda: {"A": _said(_("annual"))}),
    Dimension("GIVER", _("Country that gave"), Role.DIMENSION, _areas),
    Dimension("RECIPIENT", _("Country that received"), Role.DIMENSION, _areas),
    Dimension("ITEM", _("Item"), Role.DIMENSION, lambda: _list(reference.modalities())),
    Dimension("FRAMEWORK_GROUP", _("Group"), Role.DIMENSION, lambda: _choices("group")),
    Dimension("SECTOR", _("Sector"), Role.DIMENSION, _sectors),
    Dimension("STAGE", _("Committed or executed"), Role.DIMENSION, lambda: _choices("contribution stage")),
    Dimension("MEASURE", _("Measure"), Role.DIMENSION, _measures),
    Dimension("UNIT_MEASURE", _("Unit"), Role.DIMENSION, _units),
    Dimension("TIME_PERIOD", _("Year"), Role.DIMENSION, dtype=DataType.PERIOD),
    Dimension("OBS_VALUE", _("Value"), Role.MEASURE, dtype=DataType.DECIMAL, required=False),
    Dimension(
        "OBS_STATUS", _("Status"), Role.ATTRIBUTE,
        lambda: {"A": _said(_("normal")), "M": _said(_("has no price by definition")), "O": _said(_("missing"))},
    ),
    Dimension("COVERAGE", _("Coverage"), Role.ATTRIBUTE, dtype=DataType.DECIMAL),
    Dimension("COUNTED", _("Contributions that could be counted"), Role.ATTRIBUTE, dtype=DataType.LONG),
    Dimension("LINES", _("Contributions"), Role.ATTRIBUTE, dtype=DataType.LONG),
    Dimension("LIST_VERSION", _("Version of the list of items"), Role.ATTRIBUTE, required=False),
    Dimension("METHOD", _("Methods of valuation"), Role.ATTRIBUTE, required=False),
    Dimension("FIGURE", _("Figure"), Role.ATTRIBUTE, required=False),
)  # fmt: skip
"""The data structure, in its order."""
SHARED = {"GIVER": "CL_AREA", "RECIPIENT": "CL_AREA"}
LIST_NAMES = {"CL_AREA": _("Countries")}


def list_of(part: Dimension) -> str:
    """The id of the codelist of a part."""
    return SHARED.get(part.id, f"CL_{part.id}")


@cache
def codelists() -> Mapping[str, Codelist]:
    """Id to codelist."""
    return {
        list_of(part): Codelist(
            id=list_of(part), name=LIST_NAMES.get(list_of(part), part.name), agency=AGENCY, version=VERSION,
            items=[Code(id=code, name=named("en")) for code, named in part.codes().items()],
        )
        for part in PARTS
        if part.codes is not None
    }  # fmt: skip


@cache
def concepts() -> ConceptScheme:
    """What the parts of the data structure mean."""
    items = [Concept(id=part.id, name=part.name, dtype=part.dtype) for part in PARTS]
    return ConceptScheme(id=f"CS_{STRUCTURE}", name=NAME, agency=AGENCY, version=VERSION, items=items)


@cache
def data_structure() -> DataStructureDefinition:
    """The data structure definition."""
    return DataStructureDefinition(
        id=STRUCTURE,
        name=NAME,
        agency=AGENCY,
        version=VERSION,
        components=Components([_component(part) for part in PARTS]),
    )


def _component(part: Dimension) -> Component:
    concept = concepts()[part.id]
    assert concept is not None
    scheme = f"{AGENCY}:{concepts().id}({VERSION})"
    urn = f"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={scheme}.{part.id}"
    return Component(
        id=part.id, required=part.required, role=part.role,
        concept=Concept(id=concept.id, name=concept.name, dtype=concept.dtype, urn=urn), local_dtype=part.dtype,
        local_codes=codelists()[list_of(part)] if part.codes else None,
        attachment_level="O" if part.role == Role.ATTRIBUTE else None,
    )  # fmt: skip


def dataflow() -> Dataflow:
    """The flow under which the data set is published."""
    return Dataflow(id=STRUCTURE, name=NAME, agency=AGENCY, version=VERSION, structure=data_structure())


def header(prepared: datetime, what: str) -> Header:
    """The header of a message, the same for the same moment."""
    return Header(id=f"{STRUCTURE}-{what}-{prepared:%Y%m%dT%H%M%S}", prepared=prepared, sender=Organisation(id=AGENCY))


def write_structure(to: IO[bytes], *, prepared: datetime) -> None:
    """Write the structure message as SDMX-ML 3.0; every name in seven languages."""
    structures = [*codelists().values(), concepts(), data_structure(), dataflow()]
    message = write_ml(structures, header=header(prepared, "structure"), prettyprint=False)
    for short, space in (("mes", "message"), ("str", "structure"), ("com", "common")):
        ElementTree.register_namespace(short, _SPACES + space)
    root = ElementTree.fromstring(str(message))  # noqa: S314 - our own message
    names = _names()
    for lists in root.iter():
        for owner in lists:
            if owner.find(_XML_NAME) is not None:
                _add_languages(owner, lists.get("id", "") if owner.tag.endswith("}Code") else "", names)
    to.write(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _names() -> Mapping[tuple[str, str], Named]:
    """(codelist, code) to its names; ("", English name) for everything else."""
    known: dict[tuple[str, str], Named] = {("", part.name): _said(part.name) for part in PARTS}
    known |= {("", name): _said(name) for name in (NAME, *LIST_NAMES.values())}
    for part in PARTS:
        for code, named in (part.codes() if part.codes else {}).items():
            known[list_of(part), code] = named
    return known


def _add_languages(owner: ElementTree.Element, of_list: str, names: Mapping[tuple[str, str], Named]) -> None:
    """Put the name in our other languages beside the English one that the library writes."""
    places = [(at, child) for at, child in enumerate(owner) if child.tag == _XML_NAME]
    at, english = places[0]
    named = names.get((of_list, owner.get("id", "")) if of_list else ("", english.text or ""))
    if named is None:
        return
    for number, language in enumerate((it for it in LANGUAGES[1:] if named(it)), at + 1):
        other = ElementTree.Element(_XML_NAME, {_LANG: language})
        other.text = named(language)
        owner.insert(number, other)
