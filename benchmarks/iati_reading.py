"""Reading, writing and storing IATI beside lxml and the standard library on the same files, and the round trip.

    BANDUNG_DATA=… python benchmarks/iati_reading.py [--save]

The files are the IATI XML that AidData published (40 files, 118 MB); without them one made file of 20 MB. Each line is
a process of its own: CPU seconds, MB of XML a second, and the most memory it held. "differences" is what the round trip
read, store, restore, write, read changed in all of them, of elements, attributes, texts, comments and order.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "iati_reading.txt"
MADE = (
    "<iati-activity xml:lang='en'><iati-identifier>XX-1-{0}</iati-identifier><title><narrative>Seeds {0}</narrative>"
    "</title><activity-status code='2'/><recipient-country code='UG' percentage='100'/><transaction>"
    "<transaction-type code='3'/><transaction-date iso-date='2020-01-01'/><value value-date='2020-01-01'>{0}.50</value>"
    "</transaction></iati-activity>\n"
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        files = sorted(asked.folder.glob("*.xml"))
        begun = time.process_time()
        said = WAYS[asked.only](files)
        seconds = time.process_time() - begun
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
        memory = int(held[1]) // 1024 if held else 0
        sys.stdout.write(f"{asked.only:46} {seconds:7.1f} {megabytes / seconds:7.1f} {memory:8}  {said}\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = [inputs(Path(folder)), f"{'way':46} {'CPU s':>7} {'MB/s':>7} {'peak MB':>8}"]
        sys.stdout.write("\n".join(lines) + "\n")
        for way in WAYS:
            command = [sys.executable, __file__, "--only", way, "--folder", folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
            sys.stdout.write(done.stdout)
            lines.append(done.stdout.rstrip())
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def inputs(folder: Path) -> str:
    """Put the files in place and say what they are."""
    packed = Path(os.environ.get("BANDUNG_DATA", "")) / "aiddata_iati_xml" / "aiddata_iati_xml_40_files.zip"
    if os.environ.get("BANDUNG_DATA") and packed.is_file():
        with ZipFile(packed) as archive:
            archive.extractall(folder)
    else:
        with (folder / "made.xml").open("w", encoding="utf-8") as file:
            file.write("<iati-activities version='2.03'>\n")
            file.writelines(MADE.format(number) for number in range(50_000))
            file.write("</iati-activities>\n")
    files = list(folder.glob("*.xml"))
    return f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB"


def of_lxml_iterparse(files: list[Path]) -> str:
    count = 0
    for path in files:
        for _event, element in etree.iterparse(path, tag="iati-activity"):
            count += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return f"{count} activities"


def of_lxml_dom(files: list[Path]) -> str:
    return f"{sum(len(etree.parse(path).getroot()) for path in files)} activities"


def of_standard_library(files: list[Path]) -> str:
    count = 0
    for path in files:
        for _event, element in ElementTree.iterparse(path):
            if element.tag == "iati-activity":
                count += 1
                element.clear()
    return f"{count} activities"


def of_reading(files: list[Path]) -> str:
    from bandung.standards.iati.reading import read

    return f"{sum(1 for path in files for _ in read(path).items())} activities"


def of_writing(files: list[Path]) -> str:
    from bandung.standards.iati.reading import read
    from bandung.standards.iati.writing import write

    with Path(os.devnull).open("wb") as nowhere:
        for path in files:
            write(read(path), nowhere)
    return ""


def of_storing(files: list[Path]) -> str:
    from bandung.standards.iati.reading import read
    from bandung.standards.iati.storing import store

    return f"{sum(len(store(item)) for path in files for item in read(path).items()) / 1e6:.1f} MB of JSON"


def of_upgrading(files: list[Path]) -> str:
    from bandung.standards.iati.reading import read
    from bandung.standards.iati.upgrading import upgrade
    from bandung.standards.iati.writing import write

    kept = 0
    with Path(os.devnull).open("wb") as nowhere:
        for path in files:
            new = upgrade(read(path))
            write(new.document, nowhere, parts=new.parts())
            kept += sum(each.times for each in new.kept.values())
    return f"{kept} values kept aside"


def of_round_trip(files: list[Path]) -> str:
    from bandung.standards.iati.comparing import differences
    from bandung.standards.iati.document import Document, Element
    from bandung.standards.iati.reading import read
    from bandung.standards.iati.shape import is_element
    from bandung.standards.iati.storing import restore, store
    from bandung.standards.iati.writing import write

    def stored(document: Document) -> Iterator[Element]:
        for part in document.parts():
            yield restore(store(part)) if is_element(part) else part

    found = 0
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.xml"
        for path in files:
            document = read(path)
            with new.open("wb") as target:
                write(document, target, parts=stored(document))
            found += sum(1 for _ in differences(read(path), read(new)))
    return f"{found} differences"


WAYS: dict[str, Callable[[list[Path]], str]] = {
    "lxml, iterparse (the floor)": of_lxml_iterparse,
    "lxml, whole tree": of_lxml_dom,
    "standard library, iterparse": of_standard_library,
    "Bandung, read": of_reading,
    "Bandung, read and write": of_writing,
    "Bandung, read and store": of_storing,
    "Bandung, upgrade to 2.03": of_upgrading,
    "Bandung, round trip and comparison": of_round_trip,
}

if __name__ == "__main__":
    main()
