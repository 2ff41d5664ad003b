"""Reading IATI: what is refused, what is reported, what stays usable, and in how much memory."""

import gzip
import io
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from bandung.standards.iati import errors
from bandung.standards.iati.document import Kind, line_of
from bandung.standards.iati.limits import Limits
from bandung.standards.iati.reading import read
from bandung.values.errors import BandungError

HEAD = b'<iati-activities version="2.03">'
A = b"<iati-activity><iati-identifier>A</iati-identifier></iati-activity>"
B = b"<iati-activity><iati-identifier>B</iati-identifier></iati-activity>"
END = b"</iati-activities>"
WHOLE = HEAD + A + B + END


def identifiers(data: bytes) -> tuple[list[str | None], list[type[BandungError]]]:
    document = read(io.BytesIO(data))
    found = [item.findtext("iati-identifier") for item in document.items()]
    return found, [type(problem) for problem in document.problems]


def test_the_head_says_what_a_file_is() -> None:
    document = read(
        io.BytesIO(
            b'<?xml version="1.0"?>\n<!-- made -->\n<?p i?>\n<iati-organisations xmlns:x="urn:x" '
            b'generated-datetime="2020" version=" 2.01 " x:a="1"><!--in--><iati-organisation/></iati-organisations>'
            b"<!-- end -->"
        )
    )
    assert (document.kind, document.version, document.stated_version) == (Kind.ORGANISATIONS, "2.01", " 2.01 ")
    assert document.attributes == {"generated-datetime": "2020", "{urn:x}a": "1"}
    assert document.namespaces == {"x": "urn:x"}
    assert document.line == 4
    assert [note.text for note in document.before] == [" made ", "i"]
    assert len(list(document.parts())) == 2
    assert [note.text for note in document.after] == [" end "]
    assert len(list(document.items())) == 1  # a second time


@pytest.mark.parametrize(
    ("stated", "version"),
    [("1.0", "1.01"), ("1", "1.01"), ("1.04", "1.04"), ("2.03", "2.03"), ("", "1.05")],
)
def test_versions(stated: str, version: str) -> None:
    assert read(io.BytesIO(WHOLE.replace(b"2.03", stated.encode()))).version == version


def test_a_file_without_version_and_with_narratives_is_of_the_second_kind() -> None:
    data = b"<iati-activities><iati-activity><title><narrative/></title></iati-activity></iati-activities>"
    document = read(io.BytesIO(data))
    assert (document.version, document.stated_version) == ("2.03", "")


@pytest.mark.parametrize(
    ("data", "refusal", "words"),
    [
        (b"", errors.EmptyFile, "nothing in this file"),
        (b" \n\x00", errors.EmptyFile, "nothing in this file"),
        (b"<!DOCTYPE html><html>", errors.NotXml, "a web page"),
        (b'<?xml version="1.0"?><!-- - --><html xmlns="http://www.w3.org/1999/xhtml"/>', errors.NotXml, "a web page"),
        (b"%PDF-1.4", errors.NotXml, "a PDF file"),
        (b"PK\x03\x04", errors.NotXml, "a ZIP archive"),
        (b'{"a": 1}', errors.NotXml, "a JSON file"),
        (b"iati-identifier,title\n", errors.NotXml, "plain text"),
        (b"\x01\x02", errors.NotXml, "a kind that we do not know"),
        (b"<Error><Code>AccessDenied</Code></Error>", errors.NotIati, "<Error>"),
        (b"<iati-activity/>", errors.NotIati, "<iati-activity>"),
        (WHOLE.replace(b"2.03", b"3.0"), errors.UnknownVersion, "3.0"),
        (WHOLE.replace(b"2.03", b"two"), errors.UnknownVersion, "two"),
        (WHOLE.replace(b"2.03", b"sNaN"), errors.UnknownVersion, "sNaN"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + WHOLE, errors.UnusualEncoding, "utf-7"),
        (b'<?xml version="1.0" encoding="\x00"?>' + WHOLE, errors.UnusualEncoding, ""),
        (WHOLE.replace(b"version", b"a:b='' version"), errors.NotWellFormed, "not declared"),
        (b'<?xml version="1.0" encoding="x"?>' + WHOLE, errors.UnusualEncoding, "x"),
        ("<".encode("utf-32"), errors.UnusualEncoding, "UTF-32"),
        (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + WHOLE, errors.HasDocumentType, "document type"),
        (b'<!DOCTYPE a [<!ENTITY % e "x"> %e; ]>' + WHOLE, errors.HasDocumentType, "document type"),
        (b'<!DOCTYPE iati-activities SYSTEM "http://x.test/y.dtd">' + WHOLE, errors.HasDocumentType, "document type"),
        (b'\n<?xml version="1.0"?>' + WHOLE, errors.NotWellFormed, "before the first line"),
        (b"<iati-activities a='1' a='2'/>", errors.NotWellFormed, "there twice"),
    ],
)
def test_what_is_refused_as_a_whole(data: bytes, refusal: type[errors.BadIati], words: str) -> None:
    with pytest.raises(refusal) as caught:
        read(io.BytesIO(data))
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("data", "found", "problem", "words"),
    [
        (HEAD + A + B, ["A", "B"], errors.CutOff, "ends in the middle"),
        (HEAD + A + B[:-4], ["A"], errors.CutOff, "ends in the middle"),
        (HEAD + A + b"<iati-activity><title>x<![CDATA[", ["A"], errors.CutOff, "ends in the middle"),
        (HEAD + A + b"\n\x00" + B + END, ["A"], errors.NotWellFormed, "Line 2: "),
        (HEAD + A + b"\n\n\xe9" + B + END, ["A"], errors.WrongEncoding, "Line 3: "),
        (HEAD + A + b"\n&nbsp;" + B + END, ["A"], errors.NotWellFormed, "Line 2: this is not proper XML (“&…;”"),
        (HEAD + A + b"AT & T" + B + END, ["A"], errors.NotWellFormed, "“&amp;”"),
        (HEAD + A + b"</b>" + B + END, ["A"], errors.NotWellFormed, "not open"),
        (HEAD + A + b"<iati-activity><a:b/></iati-activity>" + B + END, ["A"], errors.NotWellFormed, "not declared"),
        (HEAD + A + b"<iati-activity a:b=''/>" + B + END, ["A"], errors.NotWellFormed, "not declared"),
        (HEAD + A + b"<iati-activity xmlns:a='b c'/>" + B + END, ["A"], errors.NotWellFormed, ""),
        (WHOLE + b"<x/>", ["A", "B"], errors.NotWellFormed, "after the end"),
        (gzip.compress(WHOLE, mtime=0)[:-9], ["A", "B"], errors.BadPacking, "gzip"),
    ],
)
def test_what_was_complete_before_stays_usable(
    data: bytes, found: list[str], problem: type[errors.BadIati], words: str
) -> None:
    document = read(io.BytesIO(data))
    assert [item.findtext("iati-identifier") for item in document.items()] == found
    assert document.stopped is not None
    assert [type(each) for each in document.problems] == [problem]
    assert words in str(document.stopped)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + WHOLE,
        ('<?xml version="1.0" encoding="UTF-16"?>' + WHOLE.decode()).encode("utf-16"),
        b'<?xml version="1.0" encoding="windows-1252"?>' + WHOLE,
        gzip.compress(WHOLE, mtime=0),
        gzip.compress(HEAD + A, mtime=0) + gzip.compress(B + END, mtime=0),
    ],
)
def test_encodings_and_packed_files(data: bytes) -> None:
    assert identifiers(data) == (["A", "B"], [])


def test_text_of_another_encoding_and_cdata_are_text() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?>' + WHOLE.decode().replace(">A<", "><![CDATA[<é>]]><")
    assert identifiers(data.encode("latin-1"))[0] == ["<é>", "B"]


def test_a_stream_that_cannot_be_wound_back_is_read_once() -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    document = read(Once(WHOLE))
    assert len(list(document.items())) == 2
    with pytest.raises(errors.ReadOnce):
        list(document.items())


def test_lines_are_right_beyond_the_sixty_five_thousandth(tmp_path: Path) -> None:
    data = HEAD + b"\n" * 70_000 + b"<iati-activity>\n\n<title/>\n<a><b>x\ny</b></a><c/>\n</iati-activity>" + END
    (tmp_path / "long.xml").write_bytes(data)
    item = next(read(tmp_path / "long.xml").items())
    assert line_of(item) == 70_001
    assert [line_of(child) for child in item] == [70_003, 70_004, 70_005]


def test_an_item_that_is_too_large_is_skipped_and_named() -> None:
    large = b"<iati-activity><iati-identifier>L</iati-identifier>" + b"<sector/>" * 40_000 + b"</iati-activity>"
    document = read(io.BytesIO(HEAD + A + large + B + END), limits=Limits(item=4_000_000))
    assert [item.findtext("iati-identifier") for item in document.items()] == ["A", "B"]
    assert [str(each) for each in document.problems] == [
        "Line 1: “L” is too large to be read. The others have been read."
    ]
    assert document.stopped is None


HOSTILE = """
import io, re, sys, zlib
from bandung.standards.iati.errors import BadIati
from bandung.standards.iati.reading import read

H, I, E = b'<iati-activities version="2.03">', b"<iati-activity>", b"</iati-activity></iati-activities>"

class Made(io.RawIOBase):
    def __init__(self, begin, again, end=E, most=150_000_000):
        self.parts, self.begin, self.again, self.end, self.left = 0, begin, again, end, most
    def seekable(self): return False
    def read(self, size=-1):
        self.parts += 1
        if self.parts == 1: return self.begin
        if self.left > 0:
            piece = self.again(self.parts) if callable(self.again) else self.again * (60_000 // len(self.again) + 1)
            self.left -= len(piece)
            return piece
        piece, self.end = self.end, b""
        return piece

def named(form):
    return lambda part: b"".join(form % (part * 1000 + each) for each in range(1000))

def bomb():
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return pack.compress(H + I + b"<a>") + b"".join(pack.compress(b" " * 1_000_000) for _ in range(60)) + pack.flush()

cases = {
    "a million elements": Made(H + I, b"<a/>", most=8_000_000),
    "elements and texts": Made(H + I, b"<a/>x", most=8_000_000),
    "elements with attributes": Made(H + I, b'<a b="1"/>', most=8_000_000),
    "ten million deep": Made(H + I, b"<a>"),
    "a text without end": Made(H + I + b"<a>", b"x"),
    "long texts": Made(H + I, lambda _: b"<a>" + b"x" * 1_900_000 + b"</a>"),
    "long attributes, deep": Made(H + I, lambda _: b'<a xmlns:b="' + b"x" * 1_900_000 + b'">'),
    "a comment without end": Made(H + b"<!--", b"<x>"),
    "CDATA without end": Made(H + I + b"<a><![CDATA[", b"<x>"),
    "an instruction without end": Made(H + b"<?x ", b"<x>"),
    "comments before": Made(b"<!-- -->", b"<!-- -->"),
    "comments after": Made(H + b"</iati-activities>", b"<!-- -->", most=8_000_000),
    "a million attributes": Made(H + b"<iati-activity ", named(b'a%d=">" ')),
    "names": Made(H, named(b"<iati-activity><n%d_xxxxxxxxxxxxxxxxxxxxxx/></iati-activity>"), most=60_000_000),
    "namespaces": Made(H, named(b'<iati-activity xmlns:n="urn:%d_xxxxxxxxxxxxxxxxxxx"/>'), most=60_000_000),
    "entities": Made(b"<!DOCTYPE a [", named(b'<!ENTITY a%d "&a;&a;&a;">')),
    "a bomb": io.BytesIO(bomb()),
    "references": Made(H + I + b"<a>", b"&#65;"),
    "NULs": Made(H + I, b"\\0"),
}
for name, made in cases.items():
    try:
        document = read(made)
        for _ in document.parts():
            pass
        said = [str(problem) for problem in document.problems]
    except BadIati as refusal:
        said = [str(refusal)]
    assert said, name
    used = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024
    assert used <= 100, (name, used)
print("all", len(cases))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured as Linux tells it")
def test_hostile_files_are_refused_in_little_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(HOSTILE)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.startswith("all"), done.stderr
