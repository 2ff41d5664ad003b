"""How matching behaves at a million offers, beside SQLite FTS5 and plain tantivy on the same texts in the same run.

    python benchmarks/matching_scale.py [--rows 1000000] [--sample FOLDER] [--folder FOLDER] [--save]

The texts are made: each offer joins sentences of the sample's offers in one language, with the codes of one of them.
Their vectors are made too: the sum of the sentences' own vectors plus a little noise, for encoding a million texts
would take half an hour and is not what is measured. Questions join sentences of the sample's needs. Each engine runs in
a process of its own, one after the other; the resident memory is that of the whole process at its peak.
"""

import argparse
import json
import multiprocessing
import re
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from bandung.matching.directions import directions
from bandung.matching.encoders import UniversalSentenceEncoder
from bandung.matching.index import Index, Query
from bandung.matching.statements import Filters, Statement
from bandung.matching.tokens import words

ON = date(2025, 1, 1)
ROOT = Path(__file__).resolve().parents[1]
FILTERS: dict[str, Filters] = {
    "none": Filters(),
    "offers": Filters(record="offer"),
    "one kind": Filters(kinds=("training",)),
    "one language": Filters(languages=("fr",)),
    "one sector": Filters(sectors=("311",)),
    "one country": Filters(countries=("IND",)),
    "sector and country": Filters(sectors=("311",), countries=("BRA", "CHN")),
    "group": Filters(groups=("LDC",)),
}
LEAST_DEVELOPED = {
    "BGD",
    "BFA",
    "ETH",
    "GMB",
    "GNB",
    "LAO",
    "MDG",
    "MOZ",
    "NPL",
    "RWA",
    "SEN",
    "SLE",
    "TLS",
    "TGO",
    "UGA",
    "TZA",
}


class FixedPlaces:
    """One group, the same on any day, so that the run depends on no other table."""

    def members(self, code: str, on: date) -> Collection[str]:
        """The least developed countries of the sample."""
        return LEAST_DEVELOPED if code == "LDC" else ()

    def regions(self) -> Collection[str]:
        """None."""
        return ()

    def groups(self) -> Collection[str]:
        """One."""
        return ("LDC",)


@dataclass
class Material:
    """Sentences and titles by language with their vectors, and the codes of the sample's offers."""

    sentences: dict[str, list[str]]
    sentence_vectors: dict[str, NDArray[np.float32]]
    titles: dict[str, list[str]]
    title_vectors: dict[str, NDArray[np.float32]]
    records: list[dict[str, Any]]
    languages: list[str]

    @classmethod
    def of(cls, path: Path, encoder: UniversalSentenceEncoder) -> "Material":
        """Read a file of the sample and encode its sentences."""
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        sentences: dict[str, list[str]] = defaultdict(list)
        titles: dict[str, list[str]] = defaultdict(list)
        for record in records:
            for language, text in record["summary"].items():
                sentences[language] += [part for part in re.split(r"(?<=[.!?؟。])\s*", text) if len(part) > 8]
            for language, text in record["title"].items():
                titles[language].append(text)
        languages = [language for record in records for language in record["summary"] if language in titles]
        encoded = {language: encoder.encode(texts, "passage") for language, texts in sentences.items()}
        heads = {language: encoder.encode(texts, "passage") for language, texts in titles.items()}
        return cls(dict(sentences), encoded, dict(titles), heads, records, languages)

    def made(self, rows: int, seed: int, prefix: str = "made") -> Iterator[tuple[Statement, NDArray[np.float32]]]:
        """That many statements with float32 [2, dim]; languages in the sample's proportions."""
        random = np.random.default_rng(seed)
        for number in range(rows):
            language = self.languages[random.integers(len(self.languages))]
            record = self.records[random.integers(len(self.records))]
            title = random.integers(len(self.titles[language]))
            chosen = random.integers(len(self.sentences[language]), size=random.integers(2, 5))
            vectors = np.stack(
                [self.title_vectors[language][title], self.sentence_vectors[language][chosen].sum(axis=0)]
            )
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            vectors += random.standard_normal(vectors.shape, np.float32) * (0.3 / vectors.shape[1] ** 0.5)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            yield (
                Statement(
                    id=f"{prefix}-{number}",
                    record=record["record"],
                    kind=record["kind"],
                    titles={language: self.titles[language][title]},
                    summaries={language: " ".join(self.sentences[language][each] for each in chosen)},
                    language=language,
                    countries=tuple(_several(record.get("country"))),
                    sectors=tuple(_several(record.get("sector"))),
                    sdgs=tuple(record.get("sdg") or ()),
                    domain=record.get("domain") or "",
                    replicated_in=tuple(record.get("replicated_in") or ()),
                    confirmed_on=date(2015, 1, 1) + timedelta(days=int(random.integers(3650))),
                ),
                vectors,
            )


def _several(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def disk(folder: Path) -> float:
    """Megabytes in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def resident() -> float:
    """Megabytes of this process at its peak."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def percentiles(seconds: list[float]) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    return float(np.percentile(seconds, 50)) * 1e3, float(np.percentile(seconds, 99)) * 1e3


def timed(questions: list[Any], ask: Callable[[Any, str], Any]) -> dict[str, tuple[float, float]]:
    """Percentiles per filter, each question asked once; filters and questions alternate."""
    taken: dict[str, list[float]] = defaultdict(list)
    names = list(FILTERS)
    for number, question in enumerate(questions):
        name = names[number % len(names)]
        start = time.perf_counter()
        ask(question, name)
        taken[name].append(time.perf_counter() - start)
    everything = [each for several in taken.values() for each in several]
    filtered = [each for name, several in taken.items() if name != "none" for each in several]
    return {"all": percentiles(everything), "all filtered": percentiles(filtered)} | {
        name: percentiles(several) for name, several in taken.items()
    }


# -- the engines: each function runs in a process of its own ------------------------------------------------------


def build_ours(folder: Path, sample: Path, rows: int) -> dict[str, Any]:
    """Build the index; seconds without the making of the texts."""
    encoder = UniversalSentenceEncoder()
    material = Material.of(sample / "offers.jsonl", encoder)
    index = Index.create(folder, encoder, FixedPlaces())
    spent = 0.0
    made = material.made(rows, seed=1)
    for start in range(0, rows, 50_000):
        some = [next(made) for _ in range(min(50_000, rows - start))]
        begin = time.perf_counter()
        index.add([one for one, _vectors in some], [vectors for _one, vectors in some])
        spent += time.perf_counter() - begin
    begin = time.perf_counter()
    index.merge(force=True)
    spent += time.perf_counter() - begin
    return {"build s": spent, "disk MB": disk(folder), "building MB": resident()}


def ask_ours(folder: Path, sample: Path, rows: int, questions: int) -> dict[str, Any]:
    """Open the index and ask it; then add single offers."""
    encoder = UniversalSentenceEncoder()
    begin = time.perf_counter()
    index = Index.open(folder, encoder, FixedPlaces())
    opened = time.perf_counter() - begin
    asked = list(Material.of(sample / "needs.jsonl", encoder).made(questions + 50, seed=2))
    ready = [Query(_joined(one), vectors) for one, vectors in asked]

    def precomputed(query: Query, name: str) -> None:
        index.retrieve(query, FILTERS[name], on=ON)

    def encoding(one: Statement, name: str) -> None:
        index.retrieve(Query(_joined(one), directions([one], encoder)[0]), FILTERS[name], on=ON)

    timed(ready[questions:], precomputed)
    results: dict[str, Any] = {"open s": opened, "times": timed(ready[:questions], precomputed)}
    results["with encoding"] = timed([one for one, _vectors in asked[:questions]], encoding)
    results["recall"] = {}
    for name in ("none", "one kind", "one country"):
        mask = index.mask(FILTERS[name], ON)
        shares = []
        for query in ready[:40]:
            assert query.vectors is not None
            near = index.nearest(query.vectors, mask, 200)[0][:10]
            exact = index.nearest(query.vectors, mask, 10, exact=True)[0]
            shares.append(len(set(near.tolist()) & set(exact.tolist())) / max(1, len(exact)))
        results["recall"][name] = statistics.mean(shares)
    mask = index.mask(Filters(), ON)
    results["facets ms"] = percentiles([_seconds(lambda: index.facets(mask, ON)) for _ in range(20)])[0]
    results["asking MB"] = resident()
    return results


def add_one(folder: Path, sample: Path) -> dict[str, Any]:
    """Add single offers and see them through another opening of the index."""
    encoder = UniversalSentenceEncoder()
    index, reader = Index.open(folder, encoder, FixedPlaces()), Index.open(folder, encoder, FixedPlaces())
    taken = []
    for one, _vectors in Material.of(sample / "offers.jsonl", encoder).made(30, seed=3, prefix="added"):
        begin = time.perf_counter()
        index.add([one])
        assert reader.refresh()
        assert one.id in reader
        assert reader.row(one.id) in reader.retrieve(Query({}, directions([one], encoder)[0]), Filters(), on=ON).rows
        taken.append(time.perf_counter() - begin)
    return {"add one s": statistics.median(taken), "add one, slowest s": max(taken)}


def _joined(one: Statement) -> dict[str, str]:
    return {language: f"{title}\n{one.summaries[language]}" for language, title in one.titles.items()}


def _seconds(act: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _conditions(filters: Filters) -> list[tuple[str, tuple[str, ...]]]:
    """(column, alternatives) for the peers, that keep one value in each column."""
    asked = [
        ("record", (filters.record,) if filters.record else ()),
        ("kind", filters.kinds),
        ("language", filters.languages),
        ("sector", filters.sectors),
        ("country", filters.countries + (tuple(LEAST_DEVELOPED) if filters.groups else ())),
    ]
    return [(name, values) for name, values in asked if values]


def _flat(one: Statement) -> dict[str, str]:
    return {
        "record": one.record,
        "kind": one.kind,
        "language": one.language,
        "sector": one.sectors[0][:3] if one.sectors else "",
        "country": one.countries[0] if one.countries else "",
        "title": next(iter(one.titles.values())),
        "body": next(iter(one.summaries.values())),
    }


def run_fts5(folder: Path, sample: Path, rows: int, questions: int) -> dict[str, Any]:
    """SQLite FTS5, unicode61, any of the question's words, filters by join; title counts twice."""
    encoder = UniversalSentenceEncoder()
    material = Material.of(sample / "offers.jsonl", encoder)
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.executescript(
        "PRAGMA journal_mode = WAL;"
        "CREATE TABLE offer (id INTEGER PRIMARY KEY, record, kind, language, sector, country);"
        "CREATE VIRTUAL TABLE found USING fts5 (title, body, content='', tokenize='unicode61');"
    )
    spent = 0.0
    made = material.made(rows, seed=1)
    for start in range(0, rows, 50_000):
        some = [_flat(next(made)[0]) | {"id": number} for number in range(start, min(rows, start + 50_000))]
        begin = time.perf_counter()
        connection.executemany("INSERT INTO offer VALUES (:id, :record, :kind, :language, :sector, :country)", some)
        connection.executemany("INSERT INTO found (rowid, title, body) VALUES (:id, :title, :body)", some)
        connection.commit()
        spent += time.perf_counter() - begin

    def ask(one: Statement, name: str) -> None:
        asked = " OR ".join(f'"{word}"' for word in list(dict.fromkeys(words(" ".join(_joined(one).values()))))[:64])
        where, values = "", []
        for column, alternatives in _conditions(FILTERS[name]):
            where += f" AND offer.{column} IN ({','.join('?' * len(alternatives))})"
            values += alternatives
        connection.execute(
            "SELECT found.rowid, bm25(found, 2.0, 1.0) AS score FROM found JOIN offer ON offer.id = found.rowid "
            f"WHERE found MATCH ?{where} ORDER BY score LIMIT 200",
            (asked, *values),
        ).fetchall()

    asked = [one for one, _vectors in Material.of(sample / "needs.jsonl", encoder).made(questions, seed=2)]
    times = timed(asked, ask)
    taken = [
        _seconds(
            lambda: (
                connection.execute("INSERT INTO found (title, body) VALUES (?, ?)", ("a", "b")),
                connection.commit(),
            )
        )
        for _ in range(20)
    ]
    return {
        "build s": spent,
        "disk MB": disk(folder),
        "times": times,
        "MB": resident(),
        "add one s": statistics.median(taken),
    }


def run_tantivy(folder: Path, sample: Path, rows: int, questions: int) -> dict[str, Any]:
    """tantivy as it comes: two fields, its default words, any word of the question, filters as terms that must hold."""
    encoder = UniversalSentenceEncoder()
    material = Material.of(sample / "offers.jsonl", encoder)
    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, index_option="freq")
    for name in ("record", "kind", "language", "sector", "country"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    index = tantivy.Index(schema, str(folder))
    writer = index.writer(128_000_000, 1)
    spent = 0.0
    made = material.made(rows, seed=1)
    for start in range(0, rows, 50_000):
        some = [_flat(next(made)[0]) for _ in range(start, min(rows, start + 50_000))]
        begin = time.perf_counter()
        for one in some:
            writer.add_document(tantivy.Document(**one))
        spent += time.perf_counter() - begin
    begin = time.perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    spent += time.perf_counter() - begin
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()

    def ask(one: Statement, name: str) -> None:
        asked = list(dict.fromkeys(analyzer.analyze(" ".join(_joined(one).values()))))[:64]
        parts = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, word, "freq"), boost),
            )
            for word in asked
            for field, boost in (("title", 2.0), ("body", 1.0))
        ]
        question = tantivy.Query.boolean_query(parts)
        if conditions := _conditions(FILTERS[name]):
            question = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, question)]
                + [
                    (
                        tantivy.Occur.Must,
                        tantivy.Query.const_score_query(
                            tantivy.Query.term_set_query(schema, column, list(values)), 0.0
                        ),
                    )
                    for column, values in conditions
                ]
            )
        index.searcher().search(question, 200, count=False)

    asked = [one for one, _vectors in Material.of(sample / "needs.jsonl", encoder).made(questions, seed=2)]
    times = timed(asked, ask)

    def one_more() -> None:
        writer = index.writer(15_000_000, 1)
        writer.add_document(tantivy.Document(title="a", body="b"))
        writer.commit()
        index.reload()

    taken = [_seconds(one_more) for _ in range(20)]
    return {
        "build s": spent,
        "disk MB": disk(folder),
        "times": times,
        "MB": resident(),
        "add one s": statistics.median(taken),
    }


def apart(act: Callable[..., dict[str, Any]], *arguments: Any) -> dict[str, Any]:
    """The result of a function run in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(act, arguments)


def report(
    rows: int, questions: int, fts5_questions: int, ours: dict[str, Any], peers: dict[str, dict[str, Any]]
) -> str:
    """All figures as one table."""
    lines = [
        f"Matching at {rows:,} offers, {questions} questions (FTS5: {fts5_questions}), 200 candidates each, 2 threads.",
        "Texts join the sample's sentences; vectors are sums of the sentences' vectors plus noise, so building",
        "includes no encoding. The peers search words alone: no meaning, no other language.",
        "",
        f"{'milliseconds, p50 / p99':34}"
        + "".join(f"{name:>20}" for name in ("bandung", "bandung + encoding", *peers)),
    ]
    columns = [ours["times"], ours["with encoding"], *(peer["times"] for peer in peers.values())]
    for name in columns[0]:
        cells = "".join(f"{each[name][0]:>11.1f} /{each[name][1]:>7.1f}" for each in columns)
        lines.append(f"{'filter: ' + name if not name.startswith('all') else name:34}{cells}")
    for label, ours_key, peer_key, form in (
        ("build, s", "build s", "build s", ".0f"),
        ("on disk, MB", "disk MB", "disk MB", ",.0f"),
        ("resident, asking, MB", "asking MB", "MB", ",.0f"),
        ("add one and find it, s", "add one s", "add one s", ".3f"),
    ):
        cells = "".join(
            f"{value:>20{form}}" for value in [ours[ours_key], *(peer[peer_key] for peer in peers.values())]
        )
        lines.append(f"{label:34}{cells[:20]}{'':20}{cells[20:]}")
    recall = ", ".join(f"filter {name} {value:.3f}" for name, value in ours["recall"].items())
    lines += [
        "",
        f"bandung: add one, slowest of 30: {ours['add one, slowest s']:.3f} s; opening {ours['open s']:.2f} s; "
        f"all facets {ours['facets ms']:.1f} ms; resident while building {ours['building MB']:,.0f} MB",
        f"bandung: recall@10 of the approximate against the exact search by meaning: {recall}",
    ]
    return "\n".join(lines)


def main() -> None:
    """Run all engines and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--fts5-questions", type=int, default=80)
    parser.add_argument("--sample", type=Path, default=ROOT / "bandung" / "sample" / "data")
    parser.add_argument("--folder", type=Path, help="where the indexes are made; a temporary folder if not given")
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--keep", action="store_true", help="use the index that is already in the folder")
    parser.add_argument("--save", action="store_true", help="write the table to benchmarks/results")
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="matching-scale-"))
    folder.mkdir(parents=True, exist_ok=True)
    rows, questions = options.rows, options.questions
    try:
        place = folder / "bandung"
        facts = folder / "built.json"
        if not (options.keep and facts.exists()):
            shutil.rmtree(place, ignore_errors=True)
            facts.write_text(json.dumps(apart(build_ours, place, options.sample, rows)))
        ours = json.loads(facts.read_text())
        print(ours, file=sys.stderr)
        ours |= apart(ask_ours, place, options.sample, rows, questions)
        ours |= apart(add_one, place, options.sample)
        peers = {}
        if not options.without_peers:
            for name, act, asked in (("FTS5", run_fts5, options.fts5_questions), ("tantivy", run_tantivy, questions)):
                (folder / name).mkdir()
                peers[name] = apart(act, folder / name, options.sample, rows, asked)
                shutil.rmtree(folder / name)
        text = report(rows, questions, options.fts5_questions, ours, peers)
    finally:
        if not options.folder:
            shutil.rmtree(folder)
    print(text)
    if options.save:
        (ROOT / "benchmarks" / "results" / "matching_scale.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
