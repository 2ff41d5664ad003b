"""How far the concept bridge carries in languages that no encoder knows, beside the encoder.

The texts asked with are the names of SDG indicators in a language; what should be found is the target (and goal) that
each indicator belongs to. The bridge looks among the target names of the same language; the encoder compares the text
straight with the English target names. Offers count as found where they state the indicator's goal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bandung import reference
from bandung.matching.bridge import bridge
from bandung.matching.evaluation import Bench
from bandung.matching.protocols import Encoder
from bandung.matching.ranking import rank
from bandung.matching.statements import Filters, Statement
from bandung.values.errors import BandungError, _

LANGUAGES = ("sw", "ne", "hy", "km", "my")
"""Languages of the South (and Armenian) that the default encoder does not know."""
SAMPLED = 4
"""Every which indicator is also asked for offers."""


class TranslationsMissing(BandungError):
    """The translations of the SDG indicators are not here."""

    sentence = _(
        "The translations of the SDG indicators are not in %(folder)s; set BANDUNG_DATA to a folder that holds "
        "sdg_translations (open-sdg/sdg-translations, MIT licence)."
    )


class YamlMissing(BandungError):
    """The library that reads the translations is not installed."""

    sentence = _("Reading the translations of the SDG indicators needs the package PyYAML, which is not installed.")


@dataclass(frozen=True, slots=True)
class Carried:
    """Shares of indicators, 0 to 1, in one language."""

    language: str
    indicators: int
    bridge_target_at_1: float
    bridge_target_at_3: float
    bridge_goal_at_1: float
    encoder_target_at_1: float
    encoder_target_at_3: float
    encoder_goal_at_1: float
    bridge_offers_at_10: float | None
    """The share of the first ten offers, ranked for the text, that state the indicator's goal."""
    encoder_offers_at_10: float | None


def indicators(folder: Path, language: str) -> dict[str, tuple[str, str]]:
    """Indicator ("6.1.1") to (its target, its name in the language).

    :raises TranslationsMissing: if the folder does not hold this language.
    :raises YamlMissing: if they cannot be read for want of a library.
    """
    try:
        import yaml
    except ImportError:
        raise YamlMissing from None
    path = folder / "sdg_translations" / language / "global_indicators.yml"
    if not path.exists():
        raise TranslationsMissing(folder=folder)
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {it.code for it in reference.sdgs()}
    found = {}
    for key, text in content.items():
        parts = key.removesuffix("-title").split("-")
        target = ".".join(parts[:2])
        if key.endswith("-title") and len(parts) >= 3 and target in known and isinstance(text, str) and text.strip():
            found[".".join(parts)] = (target, " ".join(text.split()))
    return found


def carried(folder: Path, encoder: Encoder, language: str, it: Bench | None = None) -> Carried:
    """The bridge and the encoder in one language; with a bench also how many offers of the right goal they find."""
    asked = indicators(folder, language)
    targets = [sdg.code for sdg in reference.sdgs() if sdg.goal]
    names = encoder.encode([reference.sdg(code).name("en") for code in targets], "passage")
    texts = [text for _target, text in asked.values()]
    likeness = encoder.encode(texts, "query") @ names.T
    by_encoder = [[targets[place] for place in row] for row in np.argsort(-likeness, axis=1)[:, :3].tolist()]
    by_bridge = [
        [concept.code for concept in bridge().concepts(text, language, limit=12) if "." in concept.code][:3]
        for text in texts
    ]
    right = [target for target, _text in asked.values()]
    offers = _offers(it, language, list(asked.values())[::SAMPLED]) if it else (None, None)
    return Carried(
        language, len(asked), *_shares(by_bridge, right), *_shares(by_encoder, right), offers[0], offers[1]
    )  # fmt: skip


def _shares(found: Sequence[Sequence[str]], right: Sequence[str]) -> tuple[float, float, float]:
    """(target first, target among three, goal of the first)"""
    pairs = list(zip(found, right, strict=True))
    return (
        sum(each[:1] == [target] for each, target in pairs) / len(pairs),
        sum(target in each for each, target in pairs) / len(pairs),
        sum(bool(each) and reference.goal_of(each[0]) == reference.goal_of(target) for each, target in pairs)
        / len(pairs),
    )


def _offers(it: Bench, language: str, asked: Sequence[tuple[str, str]]) -> tuple[float, float]:
    goals = {one.id: {code.partition(".")[0] for code in one.sdgs} for one in it.corpus.offers}
    ids = it.index.ids()
    vectors = it.index.vectors([it.index.row(each) for each in ids])[:, 1]
    questions = it.index.encoder.encode([text for _target, text in asked], "query")
    ours, theirs = [], []
    for (target, text), question in zip(asked, questions, strict=True):
        goal = target.partition(".")[0]
        statement = Statement("", "need", summaries={language: text}, language=language)
        ranking = rank(statement, it.index, filters=Filters(record="offer"), on=it.on, limit=10)
        ours += [goal in goals[match.id] for match in ranking.results]
        theirs += [goal in goals[ids[place]] for place in np.argsort(-(vectors @ question))[:10]]
    return sum(ours) / max(1, len(ours)), sum(theirs) / max(1, len(theirs))
