"""A first draft of an agreement from the clause library, ready to be edited."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from bandung import reference
from bandung.agreements.library import LibraryClause, Value, clause, fill
from bandung.records.agreements import Clause
from bandung.records.partnerships import Role
from bandung.values import BadValue, Texts
from bandung.values.errors import _

StarterKind = Literal["bilateral", "triangular", "regional"]

_BETWEEN = {"ar": "؛ ", "zh": "；"}
"""What parts the names in a list; elsewhere a semicolon."""


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party as an agreement names it: its role and its full name in as many languages as are known."""

    role: Role
    name: Texts


def starter(
    kind: StarterKind,
    parties: Sequence[NamedParty],
    languages: Sequence[str],
    values: Mapping[str, Value] | None = None,
) -> tuple[Clause, ...]:
    """The clauses of a first draft, in those of the languages that the library is written in.

    ``values`` fills further places, ``{"period": {"en": "three years", …}}``; what it does not fill stays as a blank.

    :raises BadValue: if the library is written in none of the languages.
    :raises UnknownCode: if one of the languages is none.
    """
    models = models_for(kind, [each.role for each in parties])
    written = [language for language in languages if language in models[0].text]
    if not written:
        raise BadValue(_("The clause library is not written in any of these languages."), field="languages")
    told = named(parties, languages) | dict(values or {})
    return tuple(as_clause(model, written, told, key=model.id) for model in models)


def models_for(kind: StarterKind, roles: Iterable[Role] = ()) -> tuple[LibraryClause, ...]:
    """The model clauses of a first draft.

    Where both sides give and receive, those for both ways; where a facilitator takes part, also what its role is.
    """
    taking_part = set(roles)
    both_ways = kind == "bilateral" and taking_part == {"both"}
    names = list(_starters()["both-ways" if both_ways else kind])
    if "facilitator" in taking_part and "other-facilitator" not in names:
        names.append("other-facilitator")
    return tuple(map(clause, names))


def as_clause(model: LibraryClause, languages: Sequence[str], values: Mapping[str, Value], *, key: str) -> Clause:
    """A model clause as a clause of an agreement, open to all its parties.

    :raises BadValue: if the library is not written in one of the languages.
    """
    return Clause(
        key=key,
        type=model.type,
        title=Texts({language: model.title[language] for language in languages}),
        text=Texts({language: fill(model, values, language) for language in languages}),
        library=model.id,
    )


def named(parties: Sequence[NamedParty], languages: Sequence[str]) -> dict[str, Value]:
    """What fills the places of parties, roles and languages, in every language; a role that nobody has stays open."""
    in_role: dict[str, list[NamedParty]] = {
        "parties": list(parties),
        "provider": [each for each in parties if each.role in ("provider", "both")],
        "recipient": [each for each in parties if each.role in ("recipient", "both")],
        "facilitator": [each for each in parties if each.role == "facilitator"],
    }
    values: dict[str, Value] = {
        place: {language: _listed((each.name.best(language)[1] for each in those), language) for language in languages}
        for place, those in in_role.items()
    }
    values["languages"] = {
        language: _listed((reference.language(each).name(language) for each in languages), language)
        for language in languages
    }
    return values


def _listed(names: Iterable[str], language: str) -> str:
    return _BETWEEN.get(language, "; ").join(names)


@cache
def _starters() -> Mapping[str, Sequence[str]]:
    data = (files("bandung.agreements") / "data" / "starters.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)
