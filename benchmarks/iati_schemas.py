"""The schemas of every version of IATI on published documents that should pass and should fail.

    BANDUNG_DATA=… python benchmarks/iati_schemas.py [--save]

For 2.03 the documents are those beside the schemas (IATI/IATI-Schemas); for every version those that are packed with
pyIATI 0.4.1, which is fetched for this and is no dependency. Each document is checked by the schema alone, through the
same reading as any file; "wrong" must be 0 everywhere.
"""

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bandung.site import environment
from bandung.standards.iati.document import VERSIONS
from bandung.standards.iati.findings import Severity
from bandung.standards.iati.validating import Part, check

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_schemas.txt"
AT = datetime(2026, 11, 28, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    lines = [f"{'documents of':14} {'version':8} {'pass':>5} {'wrong':>6} {'fail':>5} {'wrong':>6}"]
    for origin, version, counted in (*_beside_the_schemas(), *_of_pyiati()):
        lines.append(
            f"{origin:14} {version:8} {counted['pass']:5} {counted['pass', 'wrong']:6} "
            f"{counted['fail']:5} {counted['fail', 'wrong']:6}"
        )
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _beside_the_schemas() -> Iterator[tuple[str, str, Counter[object]]]:
    counted: Counter[object] = Counter()
    source = ROOT / environment.value("BANDUNG_DATA") / "iati_schemas_rulesets" / "tests_and_samples.tar.gz"
    for name, content in _documents(source):
        if "/registry-tests/" not in name:
            _count(counted, "pass" if "/should-pass/" in name else "fail" if "/should-fail/" in name else "", content)
    yield "IATI-Schemas", "2.03", counted


def _of_pyiati() -> Iterator[tuple[str, str, Counter[object]]]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder]
        subprocess.run([*command, "pyIATI==0.4.1"], check=True, capture_output=True)
        all_of_it = list(_documents(next(Path(folder).iterdir())))
    for version in VERSIONS:
        counted: Counter[object] = Counter()
        for name, content in all_of_it:
            if f"/test_data/{version.replace('.', '-')}/ssot-" in name:
                _count(counted, "pass" if "-xml-pass/" in name else "fail", content, version)
        yield "pyIATI", version, counted


def _documents(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as packed:
        for member in packed:
            content = packed.extractfile(member) if member.name.endswith(".xml") else None
            if content is not None:
                yield member.name, content.read()


def _count(counted: Counter[object], wanted: str, content: bytes, version: str = "") -> None:
    if not wanted:
        return
    one = check(io.BytesIO(content), at=AT, parts=frozenset({Part.SCHEMA}), version=version)
    fails = any(each.severity is Severity.CRITICAL for each in one.findings())
    counted[wanted] += 1
    counted[wanted, "wrong"] += fails is (wanted == "pass")


if __name__ == "__main__":
    main()
