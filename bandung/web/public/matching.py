"""How matching works: the weights as they are, what each feature means, how good it is, and what it cannot do.

Who comes: somebody who asks why an offer stands first, or who must answer for a decision. One page, nothing to click.
"""

import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from bandung.charts import Chart, Row, bars
from bandung.matching import reasons, weights
from bandung.matching.encoders import encoder_named
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language

RESULTS = "evaluation.json"
SYSTEMS = ("bm25_own_language", "bm25_all_texts", "encoder_usem3", "bandung")


def matching(request: HttpRequest) -> HttpResponse:
    """The page. No queries."""
    table = weights.load()
    encoder = encoder_named(*settings.ENCODER)
    language = reader_language()
    lines = sorted(
        (
            {
                "name": gettext(reasons.NAMES[name]),
                "weight": each.weight,
                "percent": round(100 * each.weight / table.total, 1),
                "meaning": gettext(reasons.MEANINGS[name]),
                "unjudged": reasons.unjudged(name, gettext),
                "origin": each.origin,
            }
            for name, each in table.features.items()
        ),
        key=lambda line: -float(str(line["weight"])),
    )
    words: dict[str, Any] = {
        "section": "matching",
        "table": table,
        "lines": lines,
        "chart": _chart(language, tuple((str(line["name"]), float(str(line["percent"]))) for line in lines)),
        "encoder": encoder,
        "encoder_languages": sorted(name_of("language", code, language) for code in encoder.languages),
        "evaluation": _evaluation(),
    }
    return render(request, "bandung/matching.html", words)


@lru_cache(16)
def _chart(language: str, shares: tuple[tuple[str, float], ...]) -> Chart:
    return bars(
        [Row(name, share) for name, share in shares],
        title=gettext("What each feature counts for"),
        measure=gettext("of 100"),
        language=language,
        name_header=gettext("Feature"),
        translate=gettext,
    )


@cache
def _evaluation() -> list[dict[str, Any]]:
    """The figures that `bandung evaluate matching --json` gave for this version; none if they were not kept."""
    kept = files("bandung.matching") / "data" / RESULTS
    if not kept.is_file():
        return []
    systems = json.loads(kept.read_text(encoding="utf-8"))["systems"]
    return [
        {
            "name": name,
            "overall": systems[name]["overall"]["ndcg_at_10"],
            "same": systems[name]["same_language"]["ndcg_at_10"],
            "other": systems[name]["other_language"]["ndcg_at_10"],
        }
        for name in SYSTEMS
        if name in systems
    ]
