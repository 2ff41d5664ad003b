"""Checking IATI files (schema, standard ruleset, code lists, identifiers) beside what others need for less.

    BANDUNG_DATA=… python benchmarks/iati_validate.py [--save]

The files are the nine of version 2.03 that AidData published (19.4 MB, 9,657 activities), five times over: the 97 MB
on which others were measured. Each line is a process of its
own: CPU seconds, MB of XML a second, and the most memory it held. "lxml" parses the whole and validates it by the
schema, no rules: the floor. Of the validator of IATI (rules only, no schema, no codes) the figures of an earlier run on
the same files are printed for the counts to be compared; it is a program for Node and is not installed here.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_validate.txt"
AT = datetime(2026, 11, 28, tzinfo=UTC)
COPIES = 5
REFERENCE = {"102.1.1": 7129, "3.7.2": 4642, "6.11.1": 615, "2.1.2": 23, "11.1.3": 14, "3.1.2": 3}
"""What the validator of IATI finds in the same files (validateIATI with its standard ruleset)."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        _one(asked.only, sorted(asked.folder.glob("*.xml")))
        return
    with tempfile.TemporaryDirectory() as folder:
        _unpack(Path(folder))
        lines = [f"{'way':36} {'CPU s':>7} {'MB/s':>7} {'peak MB':>8}"]
        for way in WAYS:
            command = [sys.executable, __file__, "--only", way, "--folder", folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
            lines.append(done.stdout.rstrip())
        lines.append(f"{'validator of IATI, rules only (earlier)':40} {80.0:>3.1f} {1.2:7.1f} {250:8}")
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _unpack(folder: Path) -> None:
    from bandung.site import environment

    source = ROOT / environment.value("BANDUNG_DATA") / "aiddata_iati_xml"
    with ZipFile(next(source.glob("*.zip"))) as packed:
        for name in packed.namelist():
            if "_2.03_" in name:
                for copy in range(COPIES):
                    (folder / f"{copy}_{Path(name).name}").write_bytes(packed.read(name))


def _one(way: str, files: list[Path]) -> None:
    begun = time.process_time()
    said = WAYS[way](files)
    seconds = time.process_time() - begun
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    sys.stdout.write(
        f"{way:36} {seconds:7.1f} {megabytes / seconds:7.1f} {int(held[1]) // 1024 if held else 0:8}{said}\n"
    )


def _lxml(files: list[Path]) -> str:
    from bandung.standards.iati.document import Kind
    from bandung.standards.iati.schema import schema_of

    good = sum(schema_of(Kind.ACTIVITIES).validate(etree.parse(str(path))) for path in files)
    return f"  {good} of {len(files)} valid"


def _ours(*parts: str) -> Callable[[list[Path]], str]:
    def run(files: list[Path]) -> str:
        from bandung.standards.iati.validating import Part, check

        counted: Counter[str] = Counter()
        for path in files:
            one = check(path, at=AT, parts=frozenset(Part(part) for part in parts) or frozenset(Part))
            for _finding in one.findings():
                pass
            counted += one.summary.by_rule
        if parts == ("schema",):
            return f"  {sum(counted.values())} findings"
        beside = ", ".join(f"{rule} {counted[rule] // COPIES} ({theirs})" for rule, theirs in REFERENCE.items())
        return f"  {sum(counted.values())} findings; of each copy ours (theirs): {beside}"

    return run


WAYS: dict[str, Callable[[list[Path]], str]] = {
    "lxml, whole file, schema only": _lxml,
    "ours, schema only": _ours("schema"),
    "ours, rules only": _ours("rules"),
    "ours, everything": _ours(),
}

if __name__ == "__main__":
    main()
