"""A text that is being written, as a value: clauses come, go and change places; in the end it is a record."""

from collections.abc import Mapping, Sequence
from typing import Any

from bandung.agreements import library
from bandung.agreements.starter import NamedParty, StarterKind, as_clause, named, starter
from bandung.partnerships.models import AgreementText, Initiative
from bandung.records.agreements import MOST_CLAUSES, Agreement, Clause
from bandung.records.kinds import as_json, read
from bandung.values import LANGUAGES, BadValue, Texts
from bandung.values.errors import _

Body = dict[str, Any]


def roles_of(row: Initiative) -> dict[str, str]:
    """The parties that have joined, in the role that the terms give them last."""
    return {each.party: each.role for each in row.says.participations if each.party in row.everybody}


def begun(
    row: Initiative, *, title: str, language: str, languages: Sequence[str], names: Mapping[str, Mapping[str, str]],
    from_library: bool,
) -> Body:  # fmt: skip
    """A new text: whom it binds, its languages, and the library's first draft for this kind of cooperation.

    ``names`` are the parties' names in the languages that they have.
    """
    roles = roles_of(row)
    clauses: tuple[Clause, ...] = ()
    if from_library and any(code in LANGUAGES for code in languages):
        clauses = starter(kind_of(row.basis), named_parties(roles, names), languages)
    return {
        "title": {language: title},
        "languages": list(languages),
        "parties": [{"party": party, "role": role} for party, role in roles.items()],
        "clauses": [as_json(each) for each in clauses],
        "contributions": [],
    }


def kind_of(basis: str) -> StarterKind:
    """For which kind of cooperation the library is opened."""
    return "triangular" if basis == "triangular" else "bilateral" if basis == "bilateral" else "regional"


def named_parties(roles: Mapping[str, str], names: Mapping[str, Mapping[str, str]]) -> list[NamedParty]:
    return [
        NamedParty(role, Texts(dict(names[party])))  # type: ignore[arg-type]
        for party, role in roles.items() if party in names
    ]  # fmt: skip


def from_version(text: AgreementText, in_force: AgreementText | None) -> Body:
    """A text that goes on from a version; where one is in force, as an amendment of it."""
    kept = {name: value for name, value in text.body.items() if name in Agreement.model_fields}
    for name in ("id", "initiative", "name", "amends"):
        kept.pop(name, None)
    return kept | {"based_on": text.digest, "amends": in_force.digest if in_force else None}


def from_model(
    model: library.LibraryClause, languages: Sequence[str], parties: Sequence[NamedParty], keys: Sequence[str]
) -> Body:
    """A clause of the library in the languages of the text that it is written in; blanks stay to be filled."""
    written = [code for code in languages if code in model.text] or ["en"]
    return as_json(as_clause(model, written, named(parties, written), key=free_key(model.id, keys)))


def free_key(wanted: str, keys: Sequence[str]) -> str:
    """A key that no clause has yet."""
    if wanted not in keys:
        return wanted
    return next(key for number in range(2, len(keys) + 3) if (key := f"{wanted[:74]}-{number}") not in keys)


def keys_of(body: Mapping[str, Any]) -> list[str]:
    return [each["key"] for each in body.get("clauses", ())]


def clause_of(body: Mapping[str, Any], key: str) -> Body | None:
    return next((each for each in body.get("clauses", ()) if each["key"] == key), None)


def with_clause(body: Body, clause: Body, after: str = "") -> Body:
    """The text with a clause changed, or a new one after another (at the end without one).

    :raises BadValue: if the text has as many clauses as one can have.
    """
    clauses = list(body.get("clauses", ()))
    keys = keys_of(body)
    if clause["key"] in keys:
        clauses[keys.index(clause["key"])] = clause
    elif len(clauses) >= MOST_CLAUSES:
        raise BadValue(_("A text has at most %(most)s clauses."), field="", most=MOST_CLAUSES)
    else:
        clauses.insert(keys.index(after) + 1 if after in keys else len(clauses), clause)
    return body | {"clauses": clauses}


def without_clause(body: Body, key: str) -> Body:
    return body | {"clauses": [each for each in body.get("clauses", ()) if each["key"] != key]}


def moved(body: Body, key: str, step: int) -> Body:
    """The text with a clause one place up (-1) or down (1)."""
    clauses, keys = list(body.get("clauses", ())), keys_of(body)
    if key in keys and 0 <= keys.index(key) + step < len(keys):
        at = keys.index(key)
        clauses[at], clauses[at + step] = clauses[at + step], clauses[at]
    return body | {"clauses": clauses}


def record_of(body: Mapping[str, Any], row: Initiative, name: str, identifier: str) -> Agreement:
    """The text as a record, ready to be proposed.

    :raises BadRecord: with all that is wrong with it.
    """
    told = {key: value for key, value in body.items() if value is not None}
    found: Agreement = read(Agreement, told | {"id": identifier, "initiative": row.reference, "name": name})
    return found


def blanks(body: Mapping[str, Any]) -> list[str]:
    """The keys of clauses in which a place of the library is not filled yet."""
    return [
        each["key"]
        for each in body.get("clauses", ())
        if any(library.BLANK.search(text) for text in each["text"].values())
    ]


def untold(body: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """(key, languages) of clauses that are not written in every language of the text."""
    languages = body.get("languages", ())
    lacking = [
        (each["key"], [code for code in languages if code not in each["text"]]) for each in body.get("clauses", ())
    ]
    return [(key, codes) for key, codes in lacking if codes]
