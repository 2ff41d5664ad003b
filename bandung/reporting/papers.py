"""Reports on paper: printing one in a language, and finding the report that a paper, a digest or a code names."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from bandung import reference
from bandung.charts import BORDERS_NOTE, flow_map
from bandung.printing.codes import ALPHABET, code_of
from bandung.printing.report import report_pdf
from bandung.printing.report_paper import Fact, MapKey, PaperMap, ReportPaper
from bandung.printing.verifying import Verified, check_code, verify_pdf
from bandung.records.canonical import canonical
from bandung.records.naming import name_in
from bandung.records.wording import translated
from bandung.reporting import telling
from bandung.reporting.content import total_of
from bandung.reporting.gathering import names_of
from bandung.reporting.models import PublishedReport, ReportContent, ReportVersion
from bandung.reporting.queries import by_digest
from bandung.reporting.rules import KINDS
from bandung.reporting.words import figure, measure_name, money
from bandung.values.errors import _

__all__ = ["Verified", "check_code", "code_of"]

WHOLE = 18
"""Hexadecimal digits of a digest that its check code tells in full."""
FLOWS = _("From whom to whom")
ARROWS = _("The wider an arrow, the more went that way. The largest: %(largest)s.")
_WORDS_IN_IT = re.compile(r"<(title|desc|text)\b[^>]*>.*?</\1>", re.DOTALL)
_GIVEN, _RECEIVED = "#1c5c84", "#a8500c"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What this node knows of a report that somebody holds."""

    published: PublishedReport | None
    version: ReportVersion | None

    @property
    def is_published(self) -> bool:
        return self.published is not None


def as_pdf(content: ReportContent, language: str, *, verify_address: str) -> bytes:
    """The report as a PDF in one of our languages. One query.

    :raises CannotPrint: if the printer refuses it.
    """
    head = content.told
    names = names_of(head["party"], head["partner"])
    return report_pdf(
        paper(head, language, {code: said_in(each, language) for code, each in names.items()}),
        body=content.head, digest=content.digest, party=head["party"], name=names.get(head["party"], {}),
        verify_address=verify_address,
    )  # fmt: skip


def said_in(texts: Mapping[str, str], language: str) -> str:
    """A name in this language, else in English, else in any."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def paper(head: Mapping[str, Any], language: str, names: Mapping[str, str]) -> ReportPaper:
    """The pages of a report: the same head gives the same pages."""
    told = telling.sections(head, language, names, links=False)
    drawn = _flows(head, language)
    sections = [each.on_paper(language, [drawn] if drawn and each.key == "overview" else ()) for each in told]
    kind = KINDS[head["type"]]
    return ReportPaper(
        language=language, above=translated(kind.name, language), title=telling.title_of(head, language, names),
        facts=(Fact(label=translated(_("Rows"), language), says=str(head["count"])),), sections=tuple(sections),
    )  # fmt: skip


def _flows(head: Mapping[str, Any], language: str) -> PaperMap | None:
    """What crossed borders as arrows, of the national report: in money where most of it has a value, else counted."""
    if head["type"] != "national" or not head["country"]:
        return None
    measure = "usd" if _is_mostly_valued(head) else "lines"
    flows = _by_pair(head, measure)
    if not flows:
        return None
    labels = {code: name_in("country", code, language) for pair in flows for code in pair}
    title = translated(FLOWS, language)
    chart = flow_map(
        flows, title=title, measure=measure_name(measure, language), labels=labels, language=language,
        of=head["country"], key_width=400, translate=lambda sentence: translated(sentence, language),
    )  # fmt: skip
    largest = sorted(flows.items(), key=lambda each: (-each[1], each[0]))[:_MOST_NAMED]
    said = "; ".join(f"{labels[a]} – {labels[b]} {_amount(measure, value, language)}" for (a, b), value in largest)
    heads = [
        (_GIVEN, telling.GIVEN, any(a == head["country"] for a, _b in flows)),
        (_RECEIVED, telling.RECEIVED, any(b == head["country"] for _a, b in flows)),
    ]
    return PaperMap(
        title=f"{title}, {measure_name(measure, language)}", svg=_WORDS_IN_IT.sub("", chart.svg),
        says=translated(ARROWS, language) % {"largest": said},
        key=tuple(MapKey(colour=colour, says=translated(name, language)) for colour, name, there in heads if there),
        note=translated(BORDERS_NOTE, language),
    )  # fmt: skip


def _by_pair(head: Mapping[str, Any], measure: str) -> dict[tuple[str, str], float]:
    """Giving and receiving country to how much; money in dollars."""
    flows: dict[tuple[str, str], float] = {}
    for side in ("given", "received"):
        table = next((each for each in head[side] if each["key"] == "by-partner"), None)
        at = table["measures"].index(measure) if table else 0
        for row in table["rows"] if table else ():
            partner, value = row["key"][0], row["cells"][at][0]
            if value is not None and int(value) > 0 and partner in _countries():
                pair = (head["country"], partner) if side == "given" else (partner, head["country"])
                flows[pair] = int(value) / 100 if measure == "usd" else int(value)
    return flows


def _is_mostly_valued(head: Mapping[str, Any]) -> bool:
    """Whether at least half of what was given and received has a value in money."""
    sides = [total_of(head, side) for side in ("given", "received")]
    lines = sum(each[2] for each in sides)
    return lines > 0 and 2 * sum(each[1] for each in sides) >= lines


def _amount(measure: str, value: float, language: str) -> str:
    return money(round(value * 100), language) if measure == "usd" else figure(measure, str(round(value)), language)


def _countries() -> frozenset[str]:
    return frozenset(each.code for each in reference.countries())


def known(digest: str) -> Told:
    """What is known of the report of exactly this digest. Two queries."""
    version = ReportVersion.objects.filter(Q(digest=digest) | Q(opened=digest)).order_by("-pk").first()
    return Told(by_digest(digest), version)


def by_code(code: str) -> Told | None:
    """The public report of this check code; of others nothing is told by a code alone. Two queries.

    :raises MistypedCode: if a character is missing or wrong.
    """
    plain = check_code(code)
    bits = 0
    for character in plain.replace("-", "")[:-1]:
        bits = bits << 5 | ALPHABET.index(character)
    beginning = f"{bits >> 3:0{WHOLE}x}"
    for row in PublishedReport.objects.filter(public=True, withdrawn_at=None, rows__startswith=beginning):
        if code_of(row.rows) == plain:
            return known(row.rows)
    return None


def by_paper(data: bytes) -> tuple[Verified, Told | None, bool]:
    """What a PDF holds, the report of its digest, and whether its pages follow from the report inside.

    :raises NotPrintedHere: if it is no PDF of ours.
    """
    found = verify_pdf(data)
    if found.kind != "report":
        return found, None, False
    return found, known(found.digest), _follows(found)


def _follows(found: Verified) -> bool:
    """Whether what the pages say is what the head inside gives, in the language of the paper."""
    printed = found.beside.paper
    if printed is None:
        return False
    names = {code: said_in(each, printed.language) for code, each in found.beside.parties.items()}
    try:
        head = json.loads(found.body)
        again = paper(head, printed.language, {**names_here(head, printed.language), **names})
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        return False
    return canonical(again.model_dump(mode="json")) == canonical(printed.model_dump(mode="json"))


def names_here(head: Mapping[str, Any], language: str) -> dict[str, str]:
    """Names of the report's parties in a language. One query."""
    found = names_of(str(head.get("party", "")), str(head.get("partner", "")))
    return {code: said_in(each, language) for code, each in found.items()}
