"""Finding South-South cooperation in IATI: how well, on labelled activities; how fast, beside a search for the words.

    BANDUNG_DATA=… python benchmarks/iati_ssc.py [--save]

How well: what ``bandung evaluate iati-ssc`` prints. How fast: the nine files of version 2.03 that AidData published
(19.4 MB, in which hardly anything says it), its file on China (4.4 MB, of which nearly everything is looked at closely)
and the file of the World Health Organization for Argentina (1.7 MB, full of the words). Each line is a process of its
own; what it takes to begin, once for all files, is beside it. The peer is what one would do without: lxml's stream and
a search for "South-South" in title and descriptions.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_ssc.txt"
CORPORA = {"AidData 2.03": "*_2.03_*.xml", "China": "iati_1.04_China_*.xml", "WHO Argentina": "who-arg.xml"}
WORDS = re.compile(r"south[\s–-]+south|triangular co", re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        way, corpus = asked.only
        _one(way, sorted(asked.folder.glob(CORPORA[corpus])))
        return
    lines = [f"{'way':32} {'files':14} {'CPU s':>7} {'MB/s':>7} {'peak MB':>8} {'to begin':>8}"]
    with tempfile.TemporaryDirectory() as folder:
        _unpack(Path(folder))
        for corpus in CORPORA:
            for way in WAYS:
                command = [sys.executable, __file__, "--only", way, corpus, "--folder", folder]
                done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
                lines.append(f"{way:32} {corpus:14} {done.stdout.rstrip()}")
    command = [sys.executable, "-m", "bandung.cli", "evaluate", "iati-ssc", "--data", str(_data()), "--errors"]
    lines.append(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.rstrip())
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _data() -> Path:
    from bandung.site import environment

    return ROOT / environment.value("BANDUNG_DATA")


def _unpack(folder: Path) -> None:
    with ZipFile(next((_data() / "aiddata_iati_xml").glob("*.zip"))) as packed:
        for name in packed.namelist():
            if "_2.03_" in name or "1.04_China_" in name:
                (folder / Path(name).name).write_bytes(packed.read(name))
    (folder / "who-arg.xml").write_bytes((_data() / "iati_real_xml" / "who-arg.xml").read_bytes())


def _one(way: str, files: list[Path]) -> None:
    begun = time.process_time()
    if way.startswith("ours"):
        _begin()
    to_begin = time.process_time() - begun
    begun = time.process_time()
    said = WAYS[way](files)
    seconds = time.process_time() - begun
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    most = int(held[1]) // 1024 if held else 0
    sys.stdout.write(f"{seconds:7.1f} {megabytes / seconds:7.1f} {most:8} {to_begin:8.1f}  {said}\n")


def _begin() -> None:
    """Tables and patterns are read and compiled at the first activity that has the words."""
    from bandung.standards.iati.finding.found import found

    text = "South-South cooperation between Brazil and Ghana: experts share their experience through the UN office."
    found(etree.fromstring(f"<iati-activity><title>{text}</title><description>{text}</description></iati-activity>"))


def _look(files: list[Path]) -> str:
    from bandung.standards.iati.finding.found import found
    from bandung.standards.iati.reading import read

    grades = Counter(found(each).grade.value for path in files for each in read(path).items())
    return _told(grades)


def _search(files: list[Path]) -> str:
    from bandung.standards.iati.finding.searching import search

    grades: Counter[str] = Counter()
    for searched in search(files):
        grades.update({grade.value: count for grade, count in searched.grades.items()})
    return _told(grades)


def _words(files: list[Path]) -> str:
    hits = activities = 0
    for path in files:
        for _event, each in etree.iterparse(str(path), tag="iati-activity"):
            texts = (text for name in ("title", "description") for it in each.iterfind(name) for text in it.itertext())
            hits += any(WORDS.search(text) for text in texts)
            activities += 1
            each.clear()
    return f"{activities} activities: {hits} have the words"


def _told(grades: Counter[str]) -> str:
    return f"{grades.total()} activities: " + ", ".join(f"{name} {count}" for name, count in sorted(grades.items()))


WAYS: dict[str, Callable[[list[Path]], str]] = {
    "lxml and a search for the words": _words,
    "ours, each activity alone": _look,
    "ours, with repetition counted": _search,
}

if __name__ == "__main__":
    main()
