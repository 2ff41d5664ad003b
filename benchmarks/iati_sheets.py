"""IATI to tables and back beside okfn-iati, on the same file, and what each of them loses.

    BANDUNG_DATA=… python benchmarks/iati_sheets.py [--peer] [--save]

The file is made of the nine files of version 2.03 that AidData published, five times with identifiers of their own:
97 MB, 48,285 activities. Each line is a process of its own: CPU seconds, MB of XML a second, and the most memory it
held. What is lost is counted on the files before and after: places where they differ by ``comparing.differences``, and
elements and attributes that are fewer. ``--peer`` installs okfn-iati into an environment of its own.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from bandung.standards.iati.comparing import differences
from bandung.standards.iati.reading import read
from bandung.standards.iati.sheets import converting

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_sheets.txt"
COPIES = 5
MOST_COUNTED = 1_000_000


def made(data: Path, home: Path) -> Path:
    """The file that is measured."""
    path = home / "activities.xml"
    with ZipFile(data / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip") as archive, path.open("wb") as file:
        names = sorted(name for name in archive.namelist() if "_2.03_" in name)
        file.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">')
        for copy in range(COPIES):
            for name in names:
                text = archive.read(name)
                body = text[text.index(b"<iati-activity ") : text.rindex(b"</iati-activities>")]
                file.write(re.sub(rb"(<iati-identifier>[^<]*)", rb"\1-%d" % copy, body))
        file.write(b"</iati-activities>\n")
    return path


def ours(way: str, source: Path, target: Path) -> None:
    """Bandung, one way."""
    if way == "out":
        converting.to_tables(read(source), target)
        return
    with target.open("w+b") as file:
        told = converting.from_tables(source, file)
    assert not told.problems, told.problems[:3]


def measured(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def counted(path: Path) -> Counter[str]:
    """How often each element and attribute stands in a file, and the sums of values."""
    found: Counter[str] = Counter()
    for _event, element in etree.iterparse(path):
        found[element.tag] += 1
        found.update(f"{element.tag}/@{name}" for name in element.attrib)
        if element.tag == "iati-activity":
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return found


def lost(before: Path, after: Path) -> str:
    """What of a file is not in another."""
    had, has = counted(before), counted(after)
    fewer = {name: count - has[name] for name, count in sorted(had.items()) if has[name] < count}
    unlike = sum(1 for _each in islice(differences(read(before), read(after)), MOST_COUNTED))
    said = ", ".join(f"{count} {name}" for name, count in sorted(fewer.items(), key=lambda each: -each[1])[:8])
    more = "" if unlike < MOST_COUNTED else " or more"
    return f"differences: {unlike}{more}; lost: {said or 'nothing'}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--target", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        began = time.process_time()
        ours(asked.way, asked.source, asked.target)
        seconds = time.process_time() - began
        held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
        sys.stdout.write(json.dumps({"seconds": seconds, "peak": int(held[1]) // 1024 if held else 0}))
        return
    lines: list[str] = []

    def say(text: str) -> None:
        lines.append(text)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        source = made(Path(os.environ["BANDUNG_DATA"]), home)
        size = source.stat().st_size / 1e6
        say(f"one file of 2.03, {size:.1f} MB")
        say(f"{'way':32} {'CPU s':>6} {'MB/s':>6} {'peak MB':>8}")

        def line(name: str, told: dict[str, float]) -> None:
            say(f"{name:32} {told['seconds']:6.1f} {size / told['seconds']:6.1f} {told['peak']:8.0f}")

        def both(name: str, command: list[str], options: bool) -> None:
            tables, back = home / f"{name}-tables", home / f"{name}.xml"
            for way, title, first, second in (
                ("out", "XML to CSV", source, tables),
                ("back", "CSV to XML", tables, back),
            ):
                words = ["--way", way, "--source", str(first), "--target", str(second)] if options else [
                    way, str(first), str(second)]  # fmt: skip
                line(f"{name}, {title}", measured([*command, *words]))
            say(f"    {lost(source, back)}")

        both("Bandung", [sys.executable, __file__], True)
        if asked.peer:
            environment = home / "peer"
            subprocess.run([sys.executable, "-m", "venv", environment], check=True)
            subprocess.run([environment / "bin" / "pip", "install", "-q", "okfn-iati==0.4.3"], check=True)
            script = Path(__file__).with_name("iati_sheets_peer.py")
            both("okfn-iati 0.4.3", [str(environment / "bin" / "python"), str(script)], False)
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
