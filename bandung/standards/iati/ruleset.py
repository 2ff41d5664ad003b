"""Rulesets of IATI (https://github.com/IATI/IATI-Rulesets) on the elements of a stream.

A ruleset is a table of contexts, operators and cases. Its contexts are turned into paths from the activity or
organisation down, so that each can be checked by itself.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, pairwise
from pathlib import Path as File
from typing import Any, TypeAlias

from lxml import etree

from bandung.standards.iati.cases import Case, case_of
from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.findings import Finding, Severity, line_near, path_of
from bandung.standards.iati.indexing import Index, be_at
from bandung.standards.iati.operators import NEEDS, OPERATORS, Breach, Operator, World, applies
from bandung.standards.iati.paths import BadRuleset, Path, expression, path
from bandung.standards.iati.saying import sentences_of

_MOST_PLANS = 2_000
_LONGEST_CODE = 200
_PREDICATE = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One case of one operator; a loop has the values of ``foreach`` put into its own case."""

    operator: str
    check: Operator
    raw: Mapping[str, Any]
    case: Case
    number: str
    severity: Severity
    standard: str
    """The sentence of the ruleset."""
    foreach: Path | None = None
    subs: tuple[str, ...] = ()
    needs: tuple[frozenset[str], ...] = ()
    """Names of elements; the rule holds where all names of none of these are there."""

    simple: bool = False
    """Whether it is always looked at."""

    def breaches(self, element: Element, world: World) -> Iterable[Breach]:
        """Where the rule is broken on one element of its context."""
        if not self.foreach:
            return self.check(self.case, element, world) if applies(self.case, element, world) else ()
        return self._each(element, world)

    def _each(self, element: Element, world: World) -> Iterator[Breach]:
        for value in dict.fromkeys(self.foreach.texts(element) if self.foreach else ()):
            if "'" in value or len(value) > _LONGEST_CODE:
                continue  # no code is like that, and XPath 1.0 cannot say it
            case = _looped(self, value)
            if applies(case, element, world):
                yield from self.check(case, element, world)

    def may_break(self, names: frozenset[str], skeleton: Element | None) -> bool:
        """Whether it can be broken in an item that has elements of these names.

        ``skeleton`` is an item that has one element of each path, if the rule is about items as a whole.
        """
        if self.needs and not any(needed <= names for needed in self.needs):
            return False
        if skeleton is None or self.foreach:
            return True
        for condition in (self.case.condition, self.case.if_):
            if condition is not None and condition.bare and not condition.test(skeleton):
                return False
        if self.operator == "atleast_one":
            return not any(each.bare and each.values(skeleton) for each in self.case.paths)
        return True


@lru_cache(maxsize=2048)
def _looped(rule: Rule, value: str) -> Case:
    return case_of({key: _put(part, value) if key in rule.subs else part for key, part in rule.raw.items()})


@dataclass(frozen=True, slots=True)
class Context:
    """The elements that rules are about."""

    plain: str
    """The path of the index, if it is one without conditions."""
    last: str
    """The name of the elements."""
    anywhere: bool
    """Whether it is all of that name."""
    compiled: Any
    rules: tuple[Rule, ...]

    def elements(self, item: Element) -> Sequence[Element]:
        """Those in one item."""
        found: list[Element] = self.compiled(item)
        return found

    def paths(self, paths: Iterable[str]) -> tuple[str, ...] | None:
        """Their paths in an index that has ``paths``; None if it takes more than paths to find them."""
        if self.plain:
            return (self.plain,)
        return tuple(each for each in paths if each.rpartition("/")[2] == self.last) if self.anywhere else None


Planned: TypeAlias = tuple[Context, tuple[str, ...] | None, list[Rule]]
"""What is to be looked at in items that have certain paths: where in the index, and by which rules."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A ruleset, compiled for both kinds of file."""

    contexts: Mapping[Kind, tuple[Context, ...]]
    plans: dict[frozenset[str], list[Planned]] = field(default_factory=dict)
    """By the names of elements that an item has: what is to be looked at in it."""

    def check(
        self, item: Element, index: Index, kind: Kind, number: int, identifier: str, world: World
    ) -> Iterator[Finding]:
        """Where one activity or organisation breaks rules."""
        be_at(index)
        for context, paths, rules in self._plan(frozenset(index), kind):
            elements = context.elements(item) if paths is None else chain.from_iterable(map(index.__getitem__, paths))
            for element in elements:
                for rule in rules:
                    found = rule.check(rule.case, element, world) if rule.simple else rule.breaches(element, world)
                    for breach in found:
                        yield _finding(rule, breach, element, item, number, identifier)
        be_at(None)

    def _plan(self, paths: frozenset[str], kind: Kind) -> list[Planned]:
        if (plan := self.plans.get(paths)) is None:
            names = frozenset(key.rpartition("/")[2] for key in paths)
            plan = []
            for context in self.contexts[kind]:
                whole = _skeleton(paths, kind) if context.plain == kind.item else None
                rules = [rule for rule in context.rules if rule.may_break(names, whole)]
                if rules and (context.last in names or context.last == "*"):
                    found = context.paths(sorted(paths))
                    if found is None or (found := tuple(each for each in found if each in paths)):
                        plan.append((context, found, rules))
            if len(self.plans) >= _MOST_PLANS:
                self.plans.clear()
            self.plans[paths] = plan
        return plan


def compiled(content: Mapping[str, Any]) -> Ruleset:
    """A ruleset from its JSON.

    :raises BadRuleset: if it has an operator or a path that cannot be understood.
    """
    found: dict[Kind, list[Context]] = {kind: [] for kind in Kind}
    for text, operators in content.items():
        rules = tuple(rule for name, body in operators.items() for case in body["cases"] for rule in _rules(name, case))
        for kind in Kind:
            for each in _split(text):
                if context := _context(each.strip(), kind, rules):
                    found[kind].append(context)
    return Ruleset({kind: tuple(contexts) for kind, contexts in found.items()})


@cache
def standard() -> Ruleset:
    """The standard ruleset."""
    return compiled(json.loads((File(__file__).parent / "data" / "ruleset_standard.json").read_text("utf-8")))


def _rules(operator: str, raw: Mapping[str, Any]) -> Iterator[Rule]:
    if operator == "loop":
        names = path(raw["foreach"]).names
        for inner, body in raw["do"].items():
            for each in body["cases"]:
                yield _rule(inner, each, path(raw["foreach"]), tuple(raw.get("subs", ())), (names,) if names else ())
    else:
        yield _rule(operator, raw)


def _rule(
    operator: str, raw: Mapping[str, Any], foreach: Path | None = None, subs: tuple[str, ...] = (),
    needs: tuple[frozenset[str], ...] = (),
) -> Rule:  # fmt: skip
    if operator not in OPERATORS:
        raise BadRuleset(BadRuleset.sentence % {"path": operator})
    info, case = raw.get("ruleInfo", {}), case_of(raw)
    # "unless the organisation is one that publishes": no list of those is here, so that rule is only a note
    severity = Severity.NOTE if case.id_condition else Severity.ERROR
    if severity is Severity.ERROR and info.get("severity") in list(Severity):
        severity = Severity(info["severity"])
    needs = needs or _needs(operator, case)
    simple = not (foreach or case.condition or case.id_condition)
    number, message = info.get("id", operator), info.get("message", "")
    return Rule(operator, OPERATORS[operator], raw, case, number, severity, message, foreach, subs, needs, simple)


def _needs(operator: str, case: Case) -> tuple[frozenset[str], ...]:
    for condition in (case.condition, case.if_):
        if condition is not None and condition.needs:
            return tuple(frozenset((name,)) for name in condition.needs)
    if case.dates:
        every = [where.names for where in case.dates.values() if where]
        return (frozenset().union(*every),) if any(every) and operator != "between_dates" else ()
    found = tuple(each.names for each in case.paths) if operator in NEEDS else ()
    return found if all(found) else ()


def _skeleton(paths: frozenset[str], kind: Kind) -> Element:
    """An item that has one element of each path."""
    made = {kind.item: etree.Element(kind.item)}
    for each in sorted(paths - {kind.item}, key=len):
        above, _slash, name = each.rpartition("/")
        made[each] = etree.SubElement(made[above], name)
    return made[kind.item]


def _split(text: str) -> list[str]:
    """The parts of a context that has several."""
    bare = text
    while bare != (bare := _PREDICATE.sub(lambda found: "_" * len(found[0]), bare)):
        pass
    edges = [-1, *(here for here, sign in enumerate(bare) if sign == "|"), len(bare)]
    return [text[one + 1 : two] for one, two in pairwise(edges)]


def _context(text: str, kind: Kind, rules: tuple[Rule, ...]) -> Context | None:
    """A context as a path from the item down; None if it is one of the other file."""
    bare = _PREDICATE.sub("", text)
    last = bare.rpartition("/")[2]
    if text.startswith("//"):
        first, _slash, _rest = text[2:].partition("/")
        if first in [str(each) for each in Kind]:
            return _context(f"/{text[2:]}", kind, rules)
        if _PREDICATE.sub("", first) in [each.item for each in Kind]:
            plain = text[2:] if "[" not in text and "//" not in text[2:] and first == kind.item else ""
            if first.partition("[")[0] != kind.item:
                return None
            inside = "self::" + text[2:]
        else:
            plain, inside = "", f"descendant-or-self::{text[2:]}"
        anywhere = text == f"//{last}" and last != "*" and first != kind.item
        return Context(plain, last, anywhere, expression(inside), rules)
    head = f"/{kind}/{kind.item}"
    if bare == head or text.startswith((f"{head}/", f"{head}[")):
        inside = text[len(f"/{kind}/") :]
        return Context(
            "" if "[" in inside or "//" in inside else inside, last, False, expression(f"self::{inside}"), rules
        )
    if text.startswith(tuple(f"/{each}/" for each in Kind)):
        return None
    raise BadRuleset(BadRuleset.sentence % {"path": text})


def _put(part: Any, value: str) -> Any:
    return part.replace("$1", value) if isinstance(part, str) else [each.replace("$1", value) for each in part]


@lru_cache(maxsize=1024)
def _said(rule: Rule) -> tuple[str, str, str]:
    wanted = rule.raw.get("paths", ())
    return *sentences_of(rule.operator, rule.number), ", ".join([wanted] if isinstance(wanted, str) else wanted)


def _finding(rule: Rule, breach: Breach, context: Element, item: Element, number: int, identifier: str) -> Finding:
    at = context if breach.element is None else breach.element
    sentence, mend, paths = _said(rule)
    where = path_of(at, number, item) + (f"/@{breach.attribute}" if breach.attribute else "")
    places = {
        "element": str(at.tag),
        "paths": paths,
        "value": " ".join(breach.value.split())[:200] if rule.operator != "no_spaces" else breach.value[:200],
        "other": breach.other[:200],
        "standard": rule.standard,
    }
    return Finding(rule.severity, rule.number, line_near(at), where, identifier, sentence, mend, places)
