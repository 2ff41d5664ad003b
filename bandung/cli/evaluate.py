"""``bandung evaluate``: how good matching is, also for languages that no encoder knows, and how good safeguards are."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from bandung.cli import iati_finding, output
from bandung.matching.encoders import encoder_named
from bandung.site import environment

app = typer.Typer(no_args_is_help=True, help="How good matching and safeguards are, measured.")
app.command("iati-ssc")(iati_finding.evaluate)

Folder = Annotated[
    Path | None, typer.Option("--corpus", help="folder with offers.jsonl, needs.jsonl, judgements/grades.tsv")
]
AsJson = Annotated[bool, typer.Option("--json", help="print JSON")]
MEASURES = ("ndcg_at_10", "recall_at_50", "mrr", "unjudged_at_10")
SHARES = ("precision", "recall", "f1")
PARTS = ("overall", "same_language", "other_language", "readable", "not_readable")


@app.command()
def matching(
    folder: Folder = None,
    json: AsJson = False,
    with_ablation: Annotated[bool, typer.Option("--ablation", help="also with each feature taken out")] = False,
) -> None:
    """nDCG@10, recall@50, MRR and unjudged@10 of BM25, the encoder alone and our ranking."""
    from bandung.matching import corpus, evaluation

    result = evaluation.measure(
        corpus.read(_corpus(folder)), encoder_named(*environment.encoder()), _today(), with_ablation=with_ablation
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


@app.command()
def bridge(folder: Folder = None, json: AsJson = False) -> None:
    """Languages that no encoder knows: from SDG indicators to targets and offers, beside the encoder."""
    from bandung.matching import bridge_evaluation, corpus, evaluation

    data = Path(environment.value("BANDUNG_DATA"))
    encoder = encoder_named(*environment.encoder())
    bridge_evaluation.indicators(data, bridge_evaluation.LANGUAGES[0])
    with TemporaryDirectory() as scratch:
        it = evaluation.bench(corpus.read(_corpus(folder)), encoder, Path(scratch) / "index", _today())
        rows = [bridge_evaluation.carried(data, encoder, each, it) for each in bridge_evaluation.LANGUAGES]
    if json:
        output.as_json({row.language: asdict(row) for row in rows})
        return
    names = [field.name for field in fields(bridge_evaluation.Carried)]
    output.table(
        [name.replace("_", " ") for name in names],
        [[f"{cell:.3f}" if isinstance(cell, float) else cell for cell in asdict(row).values()] for row in rows],
    )


@app.command()
def weights(folder: Folder = None, penalty: Annotated[float, typer.Option(min=0)] = 0.02) -> None:
    """Fit the weights anew on a corpus and print them as a table, with how well they do on needs held back."""
    from bandung.matching import corpus, evaluation, fitting
    from bandung.matching.weights import load

    judged = corpus.read(_corpus(folder))
    with TemporaryDirectory() as scratch:
        it = evaluation.bench(judged, encoder_named(*environment.encoder()), Path(scratch) / "index", _today())
        former = load()
        names = [name for name, each in former.features.items() if each.origin == "fitted"]
        typer.echo(fitting.as_toml(fitting.fit(it, names, former, penalty)))


@app.command()
def safeguards(
    json: AsJson = False,
    file: Annotated[
        Path | None, typer.Option("--clauses", help="labelled clauses of your own, one JSON object a line")
    ] = None,
) -> None:
    """Precision, recall and F1 of the rules on labelled clauses, beside single keywords: by rule and by language."""
    from bandung.safeguards import evaluation

    sets = {file.name: evaluation.read(file)} if file else evaluation.sets()
    results = {name: evaluation.measure(clauses) for name, clauses in sets.items()}
    if json:
        output.as_json(results)
        return
    for name, result in results.items():
        typer.echo(f"\n{name}: {result['clauses']} clauses, {result['clean']} of them clean, {result['hard']} hard")
        _print_safeguards(result)


def _print_safeguards(result: Mapping[str, Any]) -> None:
    rules, keywords = result["rules"], result["keywords"]
    lines = [("over all", rules["overall"], keywords["overall"])]
    lines += [("any finding", rules["any_finding"], keywords["any_finding"])]
    for part in ("by_language", "by_rule"):
        lines += [(name, each, keywords[part][name]) for name, each in rules[part].items()]
    headers = ("", "labels", *(f"{who}{measure}" for who in ("", "keywords ") for measure in SHARES))
    output.table(
        headers,
        [
            (
                name,
                ours["right"] + ours["missed"],
                *map(_share, map(ours.get, SHARES)),
                *map(_share, map(its.get, SHARES)),
            )
            for name, ours, its in lines
        ],
    )
    for who, it in (("the rules", rules), ("keywords", keywords)):
        typer.echo(f"clean clauses flagged by {who}: {it['clean_flagged']}, {it['hard_clean_flagged']} of them hard")


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _corpus(folder: Path | None) -> Path:
    return folder or Path(str(files("bandung.sample") / "data"))


def _today() -> date:
    return datetime.now(UTC).date()
