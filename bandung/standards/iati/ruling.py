"""One rule of a ruleset: a case of an operator, or one that a loop repeats for each of some values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bandung.standards.iati.cases import Case, case_of
from bandung.standards.iati.document import Element
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.operators import NEEDS, OPERATORS, Breach, Operator, World, applies
from bandung.standards.iati.paths import BadRuleset, Path, path
from bandung.standards.iati.remembering import looks_of

_LONGEST_CODE = 200


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
    looks: Mapping[str, frozenset[str]] | None = None
    """All that it looks at, if that is no more than elements and some of their attributes (``remembering``)."""

    def breaches(self, element: Element, world: World) -> Iterable[Breach]:
        """Where the rule is broken on one element of its context."""
        if not self.foreach:
            if not self.case.id_condition:
                return self.check(self.case, element, world) if applies(self.case, element, world) else ()
            found = list(self.check(self.case, element, world))  # most hold, and the lists of organisations are long
            return found if found and applies(self.case, element, world) else ()
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


def rules_of(operator: str, raw: Mapping[str, Any]) -> Iterator[Rule]:
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
    looks = looks_of(operator, case, foreach)
    return Rule(
        operator, OPERATORS[operator], raw, case, number, severity, message, foreach, subs, needs, simple, looks
    )


def _needs(operator: str, case: Case) -> tuple[frozenset[str], ...]:
    for condition in (case.condition, case.if_):
        if condition is not None and condition.needs:
            return tuple(frozenset((name,)) for name in condition.needs)
    if case.dates:
        every = [where.names for where in case.dates.values() if where]
        return (frozenset().union(*every),) if any(every) and operator != "between_dates" else ()
    found = tuple(each.names for each in case.paths) if operator in NEEDS else ()
    return found if all(found) else ()


def _put(part: Any, value: str) -> Any:
    return part.replace("$1", value) if isinstance(part, str) else [each.replace("$1", value) for each in part]
