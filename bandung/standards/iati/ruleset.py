"""Rulesets of IATI (https://github.com/IATI/IATI-Rulesets) on the elements of a stream.

A ruleset is a table of contexts, operators and cases. Its contexts are turned into paths from the activity or
organisation down, so that each can be checked by itself.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, count, pairwise
from pathlib import Path as File
from typing import Any, TypeAlias

from lxml import etree

from bandung.standards.iati.document import Element, Kind
from bandung.standards.iati.findings import Finding, line_near, path_of
from bandung.standards.iati.indexing import Index, be_at
from bandung.standards.iati.operators import Breach, World
from bandung.standards.iati.paths import BadRuleset, expression
from bandung.standards.iati.remembering import Group, Memory
from bandung.standards.iati.ruling import Rule, rules_of
from bandung.standards.iati.saying import sentences_of

_MOST_PLANS = 2_000
_NUMBERS = count()
"""Of groups: never the same twice, as what is remembered hangs on them."""
_PREDICATE = re.compile(r"\[[^\[\]]*\]")


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


Grouped: TypeAlias = tuple[Group, tuple[Rule, ...]]
Planned: TypeAlias = tuple[Context, tuple[str, ...] | None, list[Rule], list[Grouped]]
"""What is to be looked at in items that have certain paths: where in the index, and by which rules; in groups those
that are alike in what they look at."""


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A ruleset, compiled for both kinds of file."""

    contexts: Mapping[Kind, tuple[Context, ...]]
    plans: dict[frozenset[str], list[Planned]] = field(default_factory=dict)
    """By the names of elements that an item has: what is to be looked at in it."""
    groups: dict[tuple[Any, ...], Group] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)

    def check(
        self, item: Element, index: Index, kind: Kind, number: int, identifier: str, world: World
    ) -> Iterator[Finding]:
        """Where one activity or organisation breaks rules."""
        be_at(index)
        known = self.memory.of(world.agencies, world.organisations)
        for context, paths, rules, groups in self._plan(frozenset(index), kind):
            elements = context.elements(item) if paths is None else chain.from_iterable(map(index.__getitem__, paths))
            for element in elements:
                for group, its in groups:
                    signature = group.signature(element, index)
                    if (broken := known.get(signature)) is None:
                        broken = tuple(place for place, rule in enumerate(its) if _any(rule, element, world))
                        self.memory.keep(known, signature, broken)
                    for place in broken:
                        for breach in its[place].breaches(element, world):
                            yield _finding(its[place], breach, element, item, number, identifier)
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
                        plan.append((context, found, *self._grouped(rules, kind if whole is not None else None)))
            if len(self.plans) >= _MOST_PLANS:
                self.plans.clear()
            self.plans[paths] = plan
        return plan

    def _grouped(self, rules: list[Rule], kind: Kind | None) -> tuple[list[Rule], list[Grouped]]:
        """The rules that must always be asked, and the others by what they look at; ``kind`` if it is whole items."""
        rest: list[Rule] = []
        alike: dict[tuple[str, ...], list[Rule]] = {}
        for rule in rules:
            if not rule.looks or (kind is None and set(rule.looks) != {""}):
                rest.append(rule)
            else:
                alike.setdefault(tuple(sorted(rule.looks)), []).append(rule)
        grouped: list[Grouped] = []
        for paths, its in alike.items():
            places = tuple(
                (f"{kind.item}/{each}" if kind and each else "",
                 tuple(sorted(frozenset().union(*((rule.looks or {})[each] for rule in its)))))
                for each in paths
            )  # fmt: skip
            key = (places, tuple(map(id, its)))
            if len(self.groups) >= _MOST_PLANS:
                self.groups.clear()
                self.plans.clear()
                self.memory.broken.clear()
            group = self.groups.setdefault(key, Group(next(_NUMBERS), places))
            grouped.append((group, tuple(its)))
        return rest, grouped


def _any(rule: Rule, element: Element, world: World) -> bool:
    return any(True for _breach in rule.breaches(element, world))


def compiled(content: Mapping[str, Any]) -> Ruleset:
    """A ruleset from its JSON.

    :raises BadRuleset: if it has an operator or a path that cannot be understood.
    """
    found: dict[Kind, list[Context]] = {kind: [] for kind in Kind}
    for text, operators in content.items():
        rules = tuple(
            rule for name, body in operators.items() for case in body["cases"] for rule in rules_of(name, case)
        )
        for kind in Kind:
            for each in _split(text):
                if context := _context(each.strip(), kind, rules):
                    found[kind].append(context)
    return Ruleset({kind: tuple(contexts) for kind, contexts in found.items()})


@cache
def standard() -> Ruleset:
    """The standard ruleset."""
    return compiled(json.loads((File(__file__).parent / "data" / "ruleset_standard.json").read_text("utf-8")))


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
