"""Bandung's own short lists: domains, kinds of need and offer, modalities, types of institution."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandung.reference.errors import UnknownCode
from bandung.reference.tables import Coded, names, rows


@dataclass(frozen=True, slots=True)
class Modality(Coded):
    """A form in which cooperation is given. Version v0 of the list is a working list that no authority has confirmed.

    ``framework_group`` is the group of the UN framework to measure South-South cooperation that it is thought to fall
    under: A (money), B (in kind, with a price), C (in kind, without), "B or C" by choice of the country, or contested.
    ``units`` are codes of ``bandung.values.quantity.UNITS``, or "currency".
    """

    list_version: str = ""
    framework_group: str = ""
    units: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionType(Coded):
    """A type of institution; ``iati_code`` is the nearest one of IATI's OrganisationType, empty where none is."""

    iati_code: str = ""


@cache
def _plain_list(table: str) -> Mapping[str, Coded]:
    return {row["code"]: Coded(row["code"], names(row)) for row in rows(table)}


def domains() -> tuple[Coded, ...]:
    """The six domains of cooperation."""
    return tuple(_plain_list("domains").values())


def domain(code: str) -> Coded:
    """A domain, such as "social".

    :raises UnknownCode: if there is none.
    """
    try:
        return _plain_list("domains")[code]
    except (KeyError, TypeError):
        raise UnknownCode("domains", code, _plain_list("domains")) from None


def kinds() -> tuple[Coded, ...]:
    """The seven kinds of what is asked for or offered."""
    return tuple(_plain_list("kinds").values())


def kind(code: str) -> Coded:
    """A kind of need or offer, such as "training".

    :raises UnknownCode: if there is none.
    """
    try:
        return _plain_list("kinds")[code]
    except (KeyError, TypeError):
        raise UnknownCode("kinds", code, _plain_list("kinds")) from None


@cache
def _modalities() -> Mapping[str, Modality]:
    return {
        row["code"]: Modality(
            row["code"], names(row), row["list_version"], row["framework_group"], tuple(row["units"].split()),
            row["evidence"],
        )
        for row in rows("modalities")
    }  # fmt: skip


def modalities() -> tuple[Modality, ...]:
    """The modalities of list version v0."""
    return tuple(_modalities().values())


def modality(code: str) -> Modality:
    """A modality, such as "B3".

    :raises UnknownCode: if there is none.
    """
    try:
        return _modalities()[code]
    except (KeyError, TypeError):
        raise UnknownCode("modalities", code, _modalities()) from None


@cache
def _institution_types() -> Mapping[str, InstitutionType]:
    return {
        row["code"]: InstitutionType(row["code"], names(row), row["iati_code"]) for row in rows("institution_types")
    }


def institution_types() -> tuple[InstitutionType, ...]:
    """The types of institution."""
    return tuple(_institution_types().values())


def institution_type(code: str) -> InstitutionType:
    """A type of institution, such as "academic".

    :raises UnknownCode: if there is none.
    """
    try:
        return _institution_types()[code]
    except (KeyError, TypeError):
        raise UnknownCode("types of institution", code, _institution_types()) from None
