"""``bandung match`` and ``bandung search``: the same ranking as the pages, from the same index.

On a node they ask the node's index. Elsewhere they ask the sample that comes with the package, indexed once.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from bandung.cli import output
from bandung.cli.sentences import translator
from bandung.matching.encoders import encoder_named
from bandung.matching.index import Index
from bandung.matching.ranking import Match, Ranking, rank
from bandung.matching.reasons import sentence, unjudged
from bandung.matching.records import of_record
from bandung.matching.statements import Filters, RecordKind
from bandung.site import environment

Text = Annotated[str, typer.Argument(help="what is needed, or offered, in any language")]
Many = list[str]


def match(
    text: Text,
    wanted: Annotated[str, typer.Option(help="what to look for: offer or need")] = "offer",
    kind: Annotated[Many | None, typer.Option(help="solution, expertise, training, …")] = None,
    country: Annotated[Many | None, typer.Option(help="ISO 3166-1 alpha-3")] = None,
    region: Annotated[Many | None, typer.Option(help="M49 code of a region")] = None,
    group: Annotated[Many | None, typer.Option(help="LDC, LLDC, SIDS_UNSD, …, as of today")] = None,
    sector: Annotated[Many | None, typer.Option(help="DAC/CRS, 3 or 5 digits")] = None,
    sdg: Annotated[Many | None, typer.Option(help="goal or target")] = None,
    readable_in: Annotated[Many | None, typer.Option(help="language in which it can be read")] = None,
    language: Annotated[str, typer.Option(help="language of the reasons")] = "en",
    limit: Annotated[int, typer.Option(min=1, max=200)] = 10,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Rank the offers that answer a need (or the needs that an offer answers), each with its reasons."""
    if wanted not in ("offer", "need"):
        raise typer.BadParameter("--wanted is offer or need")
    filters = Filters(
        record=cast(RecordKind, wanted),
        kinds=tuple(kind or ()),
        countries=tuple(country or ()),
        regions=tuple(region or ()),
        groups=tuple(group or ()),
        sectors=tuple(sector or ()),
        sdgs=tuple(sdg or ()),
        languages=tuple(readable_in or ()),
    )
    index = open_index()
    show(
        rank(text, index, filters=filters, on=datetime.now(UTC).date(), limit=limit),
        index,
        language=language,
        json=json,
    )


def search(
    text: Text,
    language: Annotated[str, typer.Option(help="language of the reasons")] = "en",
    limit: Annotated[int, typer.Option(min=1, max=200)] = 10,
    json: Annotated[bool, typer.Option("--json", help="print JSON")] = False,
) -> None:
    """Search offers and needs in any language; offers first."""
    index = open_index()
    found = {}
    for wanted in ("offer", "need"):
        filters = Filters(record=cast(RecordKind, wanted))
        found[wanted] = rank(text, index, filters=filters, on=datetime.now(UTC).date(), limit=limit)
    if json:
        output.as_json({wanted: as_data(ranking, index, language) for wanted, ranking in found.items()})
        return
    for wanted, ranking in found.items():
        typer.echo(f"\n{wanted}s")
        show(ranking, index, language=language, json=False)


def open_index() -> Index:
    """The node's index, or, where there is no node, the sample's."""
    home = environment.home()
    encoder = encoder_named(*environment.encoder())
    current = home / "index" / "current"
    if current.exists():
        return Index.open(home / "index" / current.read_text(), encoder)
    return _sample_index(home / "sample-index" / f"{encoder.name}-{encoder.revision}".replace("/", "-"), encoder)


def _sample_index(folder: Path, encoder: Any) -> Index:
    from bandung import sample

    if not folder.exists():
        today = datetime.now(UTC).date()
        index = Index.create(folder, encoder)
        index.add(
            of_record(record, id=f"{kind}/public-sources/{record.id}", standing="reported", published_on=today)
            for kind, records in (("offer", sample.offers()), ("need", sample.needs()))
            for record in records
        )
        return index
    return Index.open(folder, encoder)


def as_data(ranking: Ranking, index: Index, language: str) -> dict[str, Any]:
    """A ranking as JSON data, each reason with its sentence."""
    translate = translator(language)
    return {
        "language": ranking.language,
        "weights": ranking.weights,
        "notes": [translate(note) for note in ranking.notes],
        "results": [_result(match, index, translate, language) for match in ranking.results],
    }


def _result(match: Match, index: Index, translate: Callable[[str], str], language: str) -> dict[str, Any]:
    statement = index.statement(index.row(match.id))
    return {
        "id": match.id,
        "score": round(match.score, 4),
        "title": statement.titles.get(language) or statement.titles[statement.language],
        "countries": statement.countries,
        "language": statement.language,
        "standing": statement.standing,
        "reasons": [
            {
                "feature": reason.feature,
                "value": round(reason.value, 4),
                "weight": reason.weight,
                "contribution": round(reason.contribution, 4),
                "facts": dict(reason.facts),
                "sentence": sentence(reason, translate, language),
            }
            for reason in match.reasons
        ],
        "unjudged": {feature: unjudged(feature, translate) for feature in match.unjudged},
    }


def show(ranking: Ranking, index: Index, *, language: str, json: bool) -> None:
    """Print a ranking for people, or as JSON."""
    data = as_data(ranking, index, language)
    if json:
        output.as_json(data)
        return
    for note in data["notes"]:
        typer.echo(f"({note})")
    for place, result in enumerate(data["results"], start=1):
        countries = " ".join(result["countries"])
        typer.echo(f"{place:>3}. {result['score']:.2f}  {countries:<8} {result['language']}  {result['title']}")
        typer.echo(f"     {result['id']} ({result['standing']})")
        for reason in [each for each in result["reasons"] if each["sentence"]][:4]:
            typer.echo(f"       · {reason['sentence']}")
