"""``bandung evaluate``: how good matching is, on judged needs and on languages that no encoder knows."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer

from bandung.cli import output
from bandung.matching import corpus, evaluation
from bandung.matching.encoders import encoder_named

app = typer.Typer(no_args_is_help=True, help="How good matching is, measured.")

Folder = Annotated[
    Path | None, typer.Option("--corpus", help="folder with offers.jsonl, needs.jsonl, judgements/grades.tsv")
]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON")]
MEASURES = ("ndcg_at_10", "recall_at_50", "mrr", "unjudged_at_10")
PARTS = ("overall", "same_language", "other_language", "readable", "not_readable")


@app.command()
def matching(
    folder: Folder = None,
    json: AsJson = False,
    with_ablation: Annotated[bool, typer.Option("--ablation", help="also with each feature taken out")] = False,
) -> None:
    """nDCG@10, recall@50, MRR and unjudged@10 of BM25, the encoder alone and our ranking."""
    folder = folder or Path(str(files("bandung.sample") / "data"))
    result = evaluation.measure(
        corpus.read(folder), encoder_named(), datetime.now(UTC).date(), with_ablation=with_ablation
    )
    if json:
        output.as_json(result)
        return
    _print_systems(result["systems"])
    if with_ablation:
        _print_ablation(result["ablation"])


def _print_systems(systems: Mapping[str, Mapping[str, Any]]) -> None:
    for part in PARTS:
        needs = next(iter(systems.values()))[part]["needs"]
        typer.echo(f"\n{part.replace('_', ' ')} ({needs} needs)")
        output.table(
            ("system", *MEASURES), [(name, *map(report[part].get, MEASURES)) for name, report in systems.items()]
        )
    languages = sorted({language for report in systems.values() for language in report["by_language"]})
    typer.echo("\nndcg_at_10 by language of the need")
    output.table(
        ("system", *languages),
        [
            (name, *(report["by_language"].get(each, {}).get("ndcg_at_10") for each in languages))
            for name, report in systems.items()
        ],
    )


def _print_ablation(reports: Mapping[str, Mapping[str, Any]]) -> None:
    typer.echo("\nndcg_at_10 with one feature taken out")
    rows = [(name or "(nothing)", *(report[part]["ndcg_at_10"] for part in PARTS)) for name, report in reports.items()]
    output.table(("without", *PARTS), rows)


def _data() -> Path:
    return Path(os.environ.get("BANDUNG_DATA", "../shared/data"))
