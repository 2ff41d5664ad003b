"""Clean the copies of a source into one table of figures, the same way for all of them, however large they are.

Rows stream through DuckDB and spill to disk. Everything that is not kept is counted with its reason and its value
(``quality``); what nobody expected (a renamed column, an unknown code, a second revision of the classification, the
same key twice) stops the run with a sentence, and nothing is written then.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from bandung.sources import country_codes, writing
from bandung.sources.fetching import Unexpected
from bandung.sources.figures import FigureSource
from bandung.sources.plausible import MOST as MOST_OF_GDP
from bandung.sources.plausible import times_of_gdp
from bandung.sources.quality import REASONS, Quality, SetAside
from bandung.sources.reading import no_table, quoted, relations
from bandung.values.errors import _

MEMORY = "512MB"
EXAMPLES = 3
TOO_MUCH = 1e13
"""US dollars that no country trades with another, or holds there, in any year: what says more is in another unit."""
NO_FIGURE = 1e18
"""What is above it is a figure of nothing: not of dollars, people or kilometres, nor a share."""
MISSING = ("", "NA", "NaN", "nan", ".", "..", "...", "n.a.", "N/A", "NULL", "None")
"""How publishers write that there is no figure."""
Rows = Callable[[int], None]


def clean(
    files: Sequence[Path], source: FigureSource, into: Path, *, own: Path | None = None, told: Rows = lambda _rows: None
) -> Quality:
    """Write ``into`` a folder as ``year=2020/part.parquet`` (or ``part.parquet``, where there are no years).

    ``own`` are further codes of countries; ``told`` hears how many rows have been read.

    :raises Unexpected: if the files are not what they were when the source was described.
    """
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=into.parent, prefix="cleaning-") as place:
        work = Path(place)
        config: dict[str, Any] = {"memory_limit": MEMORY, "temp_directory": place, "preserve_insertion_order": False}
        with duckdb.connect(config=config) as database:
            cleaning = _Cleaning(database, source, work)
            for file in files:
                cleaning.read(file, told)
            cleaning.resolve(own)
            cleaning.judge()
            cleaning.keep()
            cleaning.weigh()
            return cleaning.write(into)


class _Cleaning:
    """One run over one source; the steps in order."""

    def __init__(self, database: duckdb.DuckDBPyConnection, source: FigureSource, work: Path) -> None:
        self.database, self.source, self.layout, self.shape = database, source, source.layout, source.table
        self.figure = next((name for name in ("value", "distance") if name in self.shape.columns), "")
        self.work, self.taken, self.count = work, list[str](), 0
        self.copies: dict[str, str] = {}
        self.passed_over, self.revisions, self.judged = 0, set[str](), list[tuple[Any, ...]]()

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return self.database.execute(sql).fetchall()

    def read(self, file: Path, told: Rows) -> None:
        """Take over the rows of a copy as text, in columns that are quick to read again."""
        layout = self.layout
        parts = [self._part(name, layout.parts[name]) for name in self.shape.columns]
        own = " ".join(f"WHEN {condition} THEN {quoted(reason)}" for reason, condition in layout.aside.items())
        judged = f"CASE {own} END" if own else "NULL"
        for relation in relations(file, layout, self.work):
            self._note_revision(relation.file)
            out = str(self.work / f"rows-{len(self.taken)}.parquet")
            try:
                copied = self.ask(
                    f"COPY (SELECT {', '.join(parts)}, TRY_CAST({layout.times} AS DOUBLE) AS factor, "  # noqa: S608
                    f"{judged}::VARCHAR AS own, ({layout.revision or 'NULL'})::VARCHAR AS revision "
                    f"FROM {relation.sql}) TO {quoted(out)} (FORMAT parquet, COMPRESSION lz4)"
                )
                if relation.others:
                    self.passed_over += self.ask(relation.others)[0][0]
            except duckdb.Error as error:
                raise no_table(relation.file, error) from error
            self.taken.append(out)
            self.copies[out] = file.name
            self.count += copied[0][0]
            told(self.count)

    def _part(self, name: str, expression: str) -> str:
        text = f"trim(CAST({expression} AS VARCHAR))"
        if name == "product" and (digits := self.layout.digits):
            text = f"CASE WHEN regexp_full_match({text}, '[0-9]{{{digits - 1}}}') THEN '0' || {text} ELSE {text} END"
        return f'{text} AS "{name}"'

    def _note_revision(self, file: str) -> None:
        if not (pattern := self.layout.revision_in_name):
            return
        found = re.search(pattern, file)
        if found is None:
            raise Unexpected(_("The name of this file does not say of which revision its products are."), field=file)
        self.revisions.add(found.group(1).lower())

    def resolve(self, own: Path | None) -> None:
        """Look up every code of a country that is read, once."""
        taken = ", ".join(map(quoted, self.taken)) or "''"
        self.database.execute(f"CREATE VIEW rows AS SELECT * FROM read_parquet([{taken}], filename = true)")  # noqa: S608
        self.database.execute(
            "CREATE TABLE areas (list VARCHAR, code VARCHAR, country VARCHAR, why VARCHAR, first INTEGER, last INTEGER)"
        )
        wanted: dict[str, set[str]] = {}
        lists = ", ".join(f'list(DISTINCT "{column}")' for column in self.layout.countries)
        found_codes = self.ask(f"SELECT {lists} FROM rows WHERE own IS NULL")[0]  # noqa: S608
        for of, codes in zip(self.layout.countries.values(), found_codes, strict=True):
            wanted.setdefault(of, set()).update(code for code in codes or () if code)
        for of, codes_ in sorted(wanted.items()):
            found = country_codes.areas(of, sorted(codes_), file=self.source.code, own=own)
            rows = ", ".join(  # written out: parameters would have DuckDB import pandas
                f"({quoted(of)}, {quoted(code)}, nullif({quoted(area.country)}, ''), nullif({quoted(area.why)}, ''), "
                f"{area.first_year}, {area.last_year})"
                for code, area in [*found.items(), ("", country_codes.Area(why="unnamed"))]
            )
            self.database.execute(f"INSERT INTO areas VALUES {rows}")  # noqa: S608

    def judge(self) -> None:
        """Give each row its reason to be set aside, or none."""
        sides = self.layout.countries
        joins = " ".join(
            f"LEFT JOIN (SELECT * FROM areas WHERE list = {quoted(of)}) AS a_{side} "  # noqa: S608
            f"ON a_{side}.code = coalesce(rows.\"{side}\", '')"
            for side, of in sides.items()
        )
        columns = ", ".join(self._typed(name, kind) for name, kind in self.shape.columns.items())
        places = ["own", *[f"a_{side}.why" for side in sides]]
        if len(sides) == 2:
            one, other = (f"a_{side}.country" for side in sides)
            places.append(f"CASE WHEN {one} = {other} THEN 'self' END")
        if self.figure:
            told = f'rows."{self.figure}"'
            marks = ", ".join(map(quoted, MISSING))
            places.append(f"CASE WHEN {told} IS NULL OR {told} IN ({marks}) THEN 'missing' END")
            if self.layout.above_zero:
                number = f"TRY_CAST({told} AS DOUBLE)"
                places.append(f"CASE WHEN {number} < 0 THEN 'negative' WHEN {number} = 0 THEN 'zero' END")
        example = "concat_ws(' ', " + ", ".join(f'rows."{name}"' for name in self.shape.columns) + ")"
        dates = " OR ".join(f"(rows_year < a_{side}.first OR rows_year > a_{side}.last)" for side in sides)
        year = 'TRY_CAST(TRY_CAST(rows."year" AS DOUBLE) AS INTEGER)' if "year" in self.shape.columns else "NULL"
        self.database.execute(
            f"CREATE VIEW judged AS SELECT {columns}, coalesce({', '.join(places)}) AS reason, {example} AS example, "  # noqa: S608
            "rows.filename AS piece, "
            f"({dates.replace('rows_year', f'({year})')}) AND own IS NULL AS outdated FROM rows {joins}"
        )
        self._check_values()

    def _typed(self, name: str, kind: str) -> str:
        if name in self.layout.countries:
            return f'a_{name}.country AS "{name}"'
        told = f'rows."{name}"'
        if kind == "string":
            return f'{told} AS "{name}"'
        number = f"TRY_CAST({told} AS DOUBLE)"
        if name == self.figure:
            return f'{number} * factor AS "{name}"'
        return f'CASE WHEN {number} = round({number}) THEN TRY_CAST({number} AS INTEGER) END AS "{name}"'

    def _check_values(self) -> None:
        """What can be no figure, no year or no product stops the run: it would vanish otherwise."""
        if self.layout.revision:
            told = self.ask("SELECT DISTINCT revision FROM rows WHERE own IS NULL AND revision IS NOT NULL")
            self.revisions |= {revision for (revision,) in told}
        if len(self.revisions) > 1:
            raise Unexpected(
                _("These files are of several revisions of the classification: %(revisions)s. Load one at a time."),
                field=self.source.code, revisions=", ".join(sorted(map(self._called, self.revisions))),
            )  # fmt: skip
        if (known := self.layout.revisions) and not self.revisions <= known.keys():
            raise Unexpected(
                _("Products of the classification %(revisions)s are not read here, but those of %(known)s."),
                field=self.source.code, revisions=", ".join(self.revisions), known=", ".join(known.values()),
            )  # fmt: skip
        wrong = [f'"{name}" IS NULL' for name, kind in self.shape.columns.items() if kind in ("int32", "double")]
        if "year" in self.shape.columns:
            wrong.append('"year" NOT BETWEEN 1800 AND 2200')
        if self.figure:
            most = "infinity" if self._in_dollars() else NO_FIGURE  # of dollars there is a limit of their own
            wrong.append(f'NOT isfinite("{self.figure}") OR abs("{self.figure}") > \'{most}\'::DOUBLE')
        if "product" in self.shape.columns:
            pattern = f"[0-9]{{{self.layout.digits}}}" if self.layout.digits else "[A-Za-z0-9._-]+"
            wrong.append(f"NOT coalesce(regexp_full_match(product, '{pattern}'), FALSE)")
        much = f'abs("value") > {TOO_MUCH!r}' if self._in_dollars() else "FALSE"
        checks = {
            f"reason IS NULL AND ({' OR '.join(wrong) or 'FALSE'})": _(
                "This row has something that can be no year, figure or product: %(row)s."
            ),
            "outdated AND (reason IS NULL OR reason = 'dissolved')": _(
                "A country of this row was no more, or not yet, in its year: %(row)s."
            ),
            f"reason IS NULL AND {much}": _(
                "More dollars than the world trades in a year: %(row)s. Is the unit another?"
            ),
        }
        value = 'fsum("value")' if self._addable() else "NULL"
        counts = ", ".join(f"count(*) FILTER ({condition})" for condition in checks)
        self.judged = self.ask(f"SELECT reason, count(*), {value}, {counts} FROM judged GROUP BY reason")  # noqa: S608
        for place, (condition, sentence) in enumerate(checks.items(), 3):
            if any(row[place] for row in self.judged):
                found = self.ask(f"SELECT min(example) FROM judged WHERE {condition}")  # noqa: S608
                raise Unexpected(sentence, field=self.source.code, row=found[0][0])

    def _called(self, revision: str) -> str:
        return self.layout.revisions.get(revision, revision)

    def _addable(self) -> bool:
        return self.figure == "value" and self.shape.name != "national figures"

    def _in_dollars(self) -> bool:
        return self._addable() and "dollars" in self.layout.unit

    def keep(self) -> None:
        """One row for each key; the same key twice stops the run."""
        keys = ", ".join(f'"{name}"' for name in self.shape.key)
        rest = [name for name in self.shape.columns if name not in self.shape.key]
        only = [f'min("{name}") AS "{name}"' for name in rest]
        self.database.execute(
            f"CREATE TABLE kept AS SELECT {', '.join([keys, *only])}, count(*) AS times FROM judged "  # noqa: S608
            f"WHERE reason IS NULL GROUP BY {keys}"
        )
        twice = self.ask(f"SELECT concat_ws(' ', {keys}), times FROM kept WHERE times > 1 ORDER BY 1 LIMIT 1")  # noqa: S608
        if twice:
            this = f"concat_ws(' ', {keys}) = {quoted(twice[0][0])}"
            pieces = self.ask(f"SELECT DISTINCT piece FROM judged WHERE reason IS NULL AND {this}")  # noqa: S608
            files = sorted({self.copies[piece] for (piece,) in pieces})
            if len(files) > 1:
                raise Unexpected(
                    _(
                        "%(key)s stands in %(files)s. Is one a newer edition? `bandung sources fetch %(code)s --anew` "
                        "puts away the others."
                    ),
                    field=self.source.code, key=twice[0][0], files=", ".join(files), code=self.source.code,
                )  # fmt: skip
            raise Unexpected(
                _("%(key)s stands %(times)s times; this source has each of them once."),
                field=self.source.code, key=twice[0][0], times=twice[0][1],
            )  # fmt: skip

    def weigh(self) -> None:
        """What countries sell beside what they make: in another unit it is a thousand times too much."""
        times = times_of_gdp(self.database, self.shape) if self._in_dollars() else None
        if times is not None and times > MOST_OF_GDP:
            raise Unexpected(
                _("What a country sells in a year is %(times)s times its GDP, at the median. Is the unit another?"),
                field=self.source.code, times=f"{times:,.0f}",
            )  # fmt: skip

    def write(self, into: Path) -> Quality:
        """The table on disk, and how good it is."""
        writing.write(self.database, self.shape, into)
        years = self.ask("SELECT DISTINCT year FROM kept ORDER BY 1") if "year" in self.shape.columns else []
        return self._quality([int(year) for (year,) in years])

    def _quality(self, years: Sequence[int]) -> Quality:
        sums = {reason: (count, value) for reason, count, value, *_checks in self.judged}
        rows, total = sums.pop(None, (0, None))
        sides = list(self.layout.countries)
        named = ", ".join(f'"{name}"' for name in (["year", *sides] if years else sides))
        self.database.execute(f"CREATE TABLE cells AS SELECT {named}, count(*) AS rows FROM kept GROUP BY {named}")  # noqa: S608
        kept = int(self.ask("SELECT coalesce(sum(rows), 0) FROM cells")[0][0])
        if not kept:
            raise Unexpected(_("Nothing of these files could be kept."), field=self.source.code)
        examples = dict(
            self.ask(f"SELECT reason, min(example, {EXAMPLES}) FROM judged WHERE reason IS NOT NULL GROUP BY reason")  # noqa: S608
            if sums
            else []
        )
        aside = tuple(
            SetAside(reason, *sums[reason], tuple(examples[reason])) for reason in sorted(sums, key=list(REASONS).index)
        )
        union = " UNION ".join(f'SELECT DISTINCT "{side}" FROM cells' for side in sides)  # noqa: S608
        countries = self.ask(f"SELECT count(*) FROM ({union})")[0][0]  # noqa: S608
        revision = self._called(next(iter(self.revisions), ""))
        return Quality(
            read=rows + sum(each.rows for each in aside), kept=kept, passed_over=self.passed_over,
            aside=aside, value=total, unit=self.layout.unit, revision=revision,
            years=(years[0], years[-1]) if years else None, countries=countries,
            gaps=tuple(sorted(set(range(years[0], years[-1])) - set(years))) if years else (),
            silent=self._silent(sides[0], len(years)) if years else 0,
        )  # fmt: skip

    def _silent(self, side: str, years: int) -> int:
        """How often a country of which something is known in one year says nothing in another."""
        pairs = f'SELECT DISTINCT year, "{side}" AS side FROM cells'  # noqa: S608
        told, countries = self.ask(f"SELECT count(*), count(DISTINCT side) FROM ({pairs})")[0]  # noqa: S608
        return int(countries * years - told)
