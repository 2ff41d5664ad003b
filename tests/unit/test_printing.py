"""Acts and agreements on paper: tagged, in all their languages, each page with its code; nothing can be slipped in."""

import io
import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from bandung.printing import values
from bandung.printing.act import act_pdf
from bandung.printing.agreement import agreement_pdf
from bandung.printing.codes import ALPHABET
from bandung.printing.document import Signature, grouped
from bandung.printing.errors import CannotPrint
from bandung.printing.texts import MAY_BREAK, printable
from bandung.printing.verifying import MistypedCode, NotPrintedHere, Verified, check_code, code_of, verify_pdf
from bandung.records.canonical import canonical, digest
from bandung.records.fields import Period
from bandung.records.kinds import body, read
from bandung.values import LANGUAGES, BadValue
from bandung.values.errors import BandungError
from bandung.values.texts import checked_text

SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Act of the fourteenth session",
        "decision": "The Parties approve the programme.",
        "bank": "Milk bank",
    },
    "pt": {"title": "Ata da XIV Reunião", "decision": "As Partes aprovam o programa.", "bank": "Banco de leite"},
    "fr": {"title": "Acte de la 14e session", "decision": "Les Parties approuvent.", "bank": "Lactarium"},
    "ar": {"title": "محضر الدورة الرابعة عشرة", "decision": "يوافق الطرفان على البرنامج (12).", "bank": "بنك الحليب"},
    "zh": {"title": "第十四次会议纪要", "decision": "双方批准合作计划。", "bank": "母乳库"},
    "ru": {"title": "Акт заседания", "decision": "Стороны одобряют программу.", "bank": "Банк молока"},
    "es": {"title": "Acta de la reunión", "decision": "Las Partes aprueban.", "bank": "Banco de leche"},
}
NAMES = {
    "bra": {"pt": "Agência Brasileira de Cooperação", "en": "Brazilian Cooperation Agency"},
    "moz": {"pt": "Ministério dos Negócios Estrangeiros", "en": "Ministry of Foreign Affairs"},
}
ADDRESS = "https://cooperation.example.org/verify"
SIGNED = (
    Signature(party="bra", post="Director of the Agency", on=date(2026, 11, 24)),
    Signature(party="moz", post="Permanent Secretary", on=date(2026, 11, 25)),
)
REFERENCE = {"register_code": "bra", "record": "opening", "digest": "0" * 64}


def said(what: str, languages: Sequence[str]) -> dict[str, str]:
    return {each: SAID[each][what] for each in languages if each in SAID}


def an_act(languages: Sequence[str] = ("pt", "en"), **other: Any) -> Any:
    project = {
        "title": said("bank", languages), "sector": "12220", "period": {"start": "2026-03-01", "end": "2027-03-01"},
        "counterparts": [
            {"party": "bra", "institution": "Fiocruz"}, {"party": "moz", "institution": "Hospital Central"},
        ],
    }  # fmt: skip
    told = {
        "id": "act-14", "session": REFERENCE, "number": "XIV/2026", "title": said("title", languages),
        "parties": ["bra", "moz"], "languages": list(languages), "on": "2026-11-24",
        "decisions": [{"text": said("decision", languages)}] * 2,
        "programme": {
            "title": said("bank", languages), "period": {"start": "2026-01-01", "end": "2029-01-01"},
            "projects": [project] * 2,
        },
        "next_on": "2028-11-20",
    }  # fmt: skip
    return read("commission-act", told | other)


def printed(act: Any, **other: Any) -> bytes:
    given = {"parties": NAMES, "session": None, "consents": SIGNED, "verify_address": ADDRESS}
    return act_pdf(act, digest=digest(body(act).encode()), **(given | other))


def an_agreement(languages: Sequence[str] = ("pt", "en"), **other: Any) -> Any:
    told = {
        "id": "agreement-1", "initiative": REFERENCE, "title": said("bank", languages), "languages": list(languages),
        "parties": [{"party": "bra", "role": "provider"}, {"party": "moz", "role": "recipient"}],
        "clauses": [
            {"key": "data", "type": "data", "title": said("bank", languages), "text": said("decision", languages),
             "country": "MOZ", "held_by": ["moz"]},
        ],
        "contributions": [
            {"giver": "bra", "amount": "120000.50", "unit": "USD", "year": 2027},
            {"giver": "moz", "text": said("bank", languages), "amount": "40", "unit": "person-day", "modality": "B1"},
        ],
        "period": {"start": "2026-03-01"},
    }  # fmt: skip
    return read("agreement", told | other)


def printed_agreement(agreement: Any, consents: Sequence[Signature] = ()) -> bytes:
    return agreement_pdf(
        agreement, parties=NAMES, consents=consents, digest=digest(body(agreement).encode()), verify_address=ADDRESS
    )


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in reader(data).pages]


def flat(text: str) -> str:
    """Without the places where lines end."""
    return re.sub(rf"[\s{MAY_BREAK}]+", "", text)


def whole(data: bytes) -> str:
    return flat("".join(pages(data)))


def rewritten(data: bytes, change: Any) -> bytes:
    """The file as another program saves it after a change."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    to = io.BytesIO()
    writer.write(to)
    return to.getvalue()


def with_attachments(data: bytes, **texts: bytes) -> bytes:
    """The file with other attachments; None of them keeps its old content."""

    def change(writer: pypdf.PdfWriter) -> None:
        kept = {name: content[0] for name, content in reader(data).attachments.items()}
        del writer._root_object[NameObject("/Names")]
        for name, content in (kept | {f"{name}.json": text for name, text in texts.items()}).items():
            writer.add_attachment(name, content)

    return rewritten(data, change)


def tags(data: bytes) -> Counter[str]:
    """How often each role occurs in the tags."""
    found: Counter[str] = Counter()
    waiting = [reader(data).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            if "/S" in one:
                found[one["/S"]] += 1
            if "/K" in one:
                waiting.append(one["/K"])
    return found


# What stands on the paper


def test_a_document_is_tagged_and_names_its_title_and_language() -> None:
    root = reader(printed(an_act())).trailer["/Root"]

    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "pt"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert reader(printed(an_act())).metadata.title == "Ata XIV/2026 – Ata da XIV Reunião"


def test_headings_tables_and_the_picture_are_tagged_as_such() -> None:
    found = tags(printed(an_act()))

    assert (found["/H1"], found["/Table"], found["/Figure"]) == (2, 1, 1)
    assert found["/TH"] >= 3
    assert found["/TR"] == 3


def test_every_language_is_named_where_its_text_begins() -> None:
    data = printed(an_act(("ar", "fr")))
    languages = {match.decode() for match in re.findall(rb"/Lang ?\(([a-z]+)", raw_objects(data))}

    assert {"ar", "fr"} <= languages


def raw_objects(data: bytes) -> bytes:
    """All objects written out, those in compressed streams too."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    to = io.BytesIO()
    for each in writer._objects:
        if each is not None:
            each.write_to_stream(to)
    return to.getvalue()


@pytest.mark.parametrize("languages", [("pt", "en"), ("zh", "en"), ("ru", "es")])
def test_both_texts_and_both_names_of_the_parts_are_on_the_paper(languages: tuple[str, str]) -> None:
    text = whole(printed(an_act(languages)))

    for language in languages:
        for what in SAID[language].values():
            assert flat(what) in text
        fixed = values.words(language)
        for key in ("decisions", "programme", "institutions", "period", "budget", "mid_term_review", "next_session"):
            assert flat(fixed[key]) in text


def test_every_letter_of_an_arabic_text_is_on_the_paper() -> None:
    data = printed(an_act(("ar", "fr")))
    text = Counter("".join(pages(data)))

    assert Counter(flat(SAID["ar"]["decision"] * 2)) <= text
    assert flat(SAID["fr"]["decision"]) in whole(data)


def test_of_two_languages_the_one_written_from_the_right_stands_on_the_right() -> None:
    assert pages(printed(an_act(("ar", "fr"))))[0].startswith("Acte")
    assert pages(printed(an_act(("fr", "ar"))))[0].startswith("Acte")


@pytest.mark.parametrize("languages", [("en",), ("fr", "ar", "en"), ("zh", "ru", "es", "pt")])
def test_one_or_more_than_two_languages_follow_one_after_another(languages: tuple[str, ...]) -> None:
    data = printed(an_act(languages))

    beginnings = [page for page in range(len(pages(data))) if "XIV/2026\n" in pages(data)[page][:80]]

    assert tags(data)["/H1"] == len(languages)
    assert len(beginnings) >= len(languages)
    for language in set(languages) - {"ar"}:
        assert flat(SAID[language]["decision"]) in whole(data)


@pytest.mark.parametrize("document", [printed(an_act()), printed_agreement(an_agreement())], ids=["act", "agreement"])
def test_each_page_bears_the_digest_the_code_its_number_and_the_address(document: bytes) -> None:
    verified = verify_pdf(document)

    found = pages(document)

    assert verified.pages == len(found) > (verified.kind == "commission-act")
    for number, text in enumerate(found, start=1):
        assert flat(grouped(verified.digest)) in flat(text)
        assert verified.code in text
        assert f"Page {number} of {len(found)}" in text
        assert f"Página {number} de {len(found)}" in text
        assert ADDRESS in text


def test_a_consent_shows_its_post_and_day_and_a_missing_one_is_awaited() -> None:
    signed, half = whole(printed(an_act())), whole(printed(an_act(), consents=SIGNED[:1]))

    for text in ("Permanent Secretary", "24 November 2026", "25 de novembro de 2026", "All parties have consented"):
        assert flat(text) in signed
    assert flat("Consent awaited") not in signed
    assert flat("Consent awaited") in half
    assert flat("Permanent Secretary") not in half
    assert flat("Draft: not every party has consented") in half


def test_a_text_that_is_missing_in_a_language_is_said_to_be_missing() -> None:
    act = an_act(decisions=[{"text": {"en": "Only in English."}}])

    text = whole(printed(act))

    assert flat(values.words("pt")["no_text"]) in text
    assert flat("Only in English.") in text


def test_the_session_stands_on_its_basis() -> None:
    session = read(
        "commission",
        {"id": "s", "title": said("title", ("pt", "en")), "parties": ["bra", "moz"], "on": "2026-11-23",
         "until": "2026-11-24", "online": True, "basis": "Agreement of 15 September 1981", "languages": ["pt", "en"]},
    )  # fmt: skip

    text = whole(printed(an_act(), session=session))

    assert flat("Agreement of 15 September 1981") in text
    assert flat("23 November 2026 – 24 November 2026") in text


def test_an_agreement_shows_clauses_roles_contributions_and_what_a_clause_says_as_data() -> None:
    text = whole(printed_agreement(an_agreement()))

    for expected in (
        "1.", "Brazilian Cooperation Agency (provider)", "Right held by: Ministry of Foreign Affairs",
        "Country named: Mozambique", "País designado: Moçambique", "120,000.5 USD", "120.000,5 USD", "40 person-days",
        "40 dias-pessoa", "Year: 2027", "from 1 March 2026",
    ):  # fmt: skip
        assert flat(expected) in text


def test_the_same_values_give_the_same_bytes() -> None:
    assert printed(an_act(("ar", "fr"))) == printed(an_act(("ar", "fr")))


def test_a_digest_of_another_record_is_refused() -> None:
    with pytest.raises(CannotPrint):
        act_pdf(an_act(), parties=NAMES, session=None, consents=(), digest="ab" * 32, verify_address=ADDRESS)


def test_a_text_of_hundreds_of_pages_is_refused_with_a_sentence() -> None:
    act = an_act(decisions=[{"text": dict.fromkeys(("pt", "en"), "x" * 20_000)}] * 40)

    with pytest.raises(CannotPrint, match=r"160\d KB, and 1500 fit"):
        printed(act)


def test_the_text_of_the_register_is_kept_to_the_byte() -> None:
    told = canonical(json.loads(body(an_act())) | {"documents": []}).decode()

    data = act_pdf(
        an_act(), parties=NAMES, session=None, consents=(), digest=digest(told.encode()), verify_address="", body=told
    )

    assert verify_pdf(data).body == told


def test_the_fixed_words_are_there_in_all_languages_with_the_same_places() -> None:
    places = re.compile(r"%\((\w+)\)s")
    for key, english in values.words("en").items():
        for language in LANGUAGES:
            word = values.words(language)[key]
            assert word.strip(), (key, language)
            assert set(places.findall(word)) == set(places.findall(english)), (key, language)


def test_a_language_without_fixed_words_has_the_english_ones() -> None:
    act = an_act(("en", "sw"), title={"en": "Act", "sw": "Hati ya kikao"}, decisions=[{"text": {"sw": "Tumekubali."}}])

    text = whole(printed(act))

    assert flat("Hati ya kikao") in text
    assert "DecisionsDecisions" in text


@pytest.mark.parametrize(
    ("start", "end", "language", "written"),
    [
        ("2026-01-01", "2029-01-01", "en", "2026–2028"),
        ("2026-01-01", "2027-01-01", "fr", "2026"),
        ("2026-03-01", "2027-03-01", "pt", "1 de março de 2026 – 28 de fevereiro de 2027"),
        (None, "2027-03-01", "es", "hasta el 28 de febrero de 2027"),
        ("2026-03-01", None, "zh", "自2026年3月1日起"),
    ],
)
def test_a_period_names_its_first_and_last_day(start: str | None, end: str | None, language: str, written: str) -> None:
    assert values.period(Period(start=start, end=end), language) == written  # type: ignore[arg-type]


# Whatever was typed

HOSTILE = {
    "markup": '#let x = 1 $a_1$ @ref <lab> \\ [b] *c* _d_ `e` // no /* no */ ~ -- --- ... #panic() {x} "q" = H',
    "lines": "one\n= Two\n- three\n\n+ four\n/ five: six",
    "mixed": "English اللغة 12 (34) עברית [45] abc ، 7% \u2067نص\u2069 end",
    "emoji": "Água 😀👨‍👩‍👧‍👦🇧🇷❤️ 1️⃣",
    "long word": "a" * 500,
    "joined": "ب" * 500,
    "marks": "ka\u0301\u0323" * 120,
    "unknown letters": "𓀀 ⵜⴰⵎⴰⵣⵉⵖⵜ ߒߞߏ",
    "many scripts": "አማርኛ हिन्दी বাংলা ไทย ខ្មែរ 한국어 日本語 தமிழ் සිංහල ქართული ລາວ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("languages", [("pt", "en"), ("ar", "zh")])
def test_hostile_texts_are_printed_as_text(text: str, languages: tuple[str, str]) -> None:
    both = dict.fromkeys(languages, text)
    one_line = text.replace("\n", " ")
    project = {"title": dict.fromkeys(languages, text[:300]), "budget": both,
               "counterparts": [{"party": "bra", "institution": one_line}]}  # fmt: skip
    programme = {
        "title": dict.fromkeys(languages, text[:300]),
        "period": {"start": "2026-01-01"},
        "projects": [project],
    }
    act = an_act(languages, title=dict.fromkeys(languages, text[:300]), number=one_line[:60], place=both,
                 decisions=[{"text": both}], programme=programme)  # fmt: skip

    data = printed(act, parties={"bra": dict.fromkeys(languages, text[:300]), "moz": {}})

    assert verify_pdf(data).paper == "exact"


def test_markup_is_never_read() -> None:
    text = whole(printed(an_act(decisions=[{"text": dict.fromkeys(("pt", "en"), HOSTILE["markup"])}])))

    assert text.count(flat(HOSTILE["markup"])) == 2


def test_a_text_of_twenty_thousand_letters_goes_on_over_pages() -> None:
    long = ("palavra " * 2_500).strip()
    data = printed(an_act(decisions=[{"text": {"pt": long, "en": "x" * 20_000}}]))

    text = whole(data)

    assert text.count("palavra") == 2_500
    assert sum(map(len, re.findall("x{6,}", text))) >= 19_000
    assert len(pages(data)) < 60


def test_no_line_is_wider_than_its_column() -> None:
    """What would be cut off or lie over the other column stands outside 18 mm from the edge, or beyond the middle."""
    data = printed(an_act(decisions=[{"text": {"pt": "m" * 400, "en": "W" * 400}}]))
    middle, beyond = 595.28 / 2, 595.28 - 18 / 25.4 * 72

    ends: list[tuple[str, float]] = []

    def visit(text: str, _matrix: Any, place: Any, _font: Any, size: float) -> None:
        ends.append((text, place[4]))

    for page in reader(data).pages:
        page.extract_text(visitor_text=visit)

    assert all(x < middle for text, x in ends if set(text.strip()) == {"m"})
    assert all(x < beyond for _text, x in ends)


@given(st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_that_a_record_takes_can_be_printed(text: str) -> None:
    try:
        kept = checked_text(text, field="")
    except BadValue:
        return
    act = an_act(decisions=[{"text": {"pt": kept, "en": kept}}], programme=None)

    assert printed(act).startswith(b"%PDF-")


def test_what_no_font_has_is_printed_by_its_number() -> None:
    assert printable("a𓀀b") == "a⟨U+13000⟩b"
    assert printable("Água 中文 اللغة አማ 😀\u200d\u2067x\u2069") == "Água 中文 اللغة አማ 😀\u200d\u2067x\u2069"


@given(st.text(min_size=1, max_size=200))
def test_breaking_long_words_changes_nothing_else(text: str) -> None:
    plain = "".join(each for each in text if printable(each) == each and each != MAY_BREAK)

    assert printable(plain).replace(MAY_BREAK, "") == plain


# The check code


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_read_back_however_it_is_typed(raw: bytes) -> None:
    code = code_of(raw.hex())

    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert re.fullmatch(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert check_code(code) == check_code(f"  {typed} ") == code


def test_every_single_mistake_and_every_exchange_of_two_characters_is_noticed() -> None:
    code = code_of(digest(b"an act")).replace("-", "")
    wrong = {code[:at] + other + code[at + 1 :] for at in range(16) for other in ALPHABET} - {code}
    for one, two in itertools.combinations(range(16), 2):
        letters = list(code)
        letters[one], letters[two] = letters[two], letters[one]
        wrong.add("".join(letters))
    wrong.discard(code)
    assert len(wrong) > 16 * 31

    for each in wrong:
        with pytest.raises(MistypedCode):
            check_code(each)


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 16, "0" * 17, "é" * 16, "3S3A-N1EN-5Z4V-R9X", "x" * 10_000])
def test_what_is_no_code_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(MistypedCode) as refused:
        check_code(typed)

    assert refused.value.status == 422


# Verifying


def test_a_document_gives_back_its_record_and_who_consented() -> None:
    act = an_act(("ar", "fr"))

    verified = verify_pdf(printed(act))

    assert isinstance(verified, Verified)
    assert (verified.kind, verified.record, verified.body) == ("commission-act", act, body(act))
    assert verified.digest == digest(body(act).encode())
    assert verified.code == code_of(verified.digest)
    assert (verified.paper, verified.belongs, verified.changed) == ("exact", True, ())
    assert verified.consents == SIGNED


def test_an_agreement_is_verified_as_one() -> None:
    agreement = an_agreement(("ar", "fr"))

    verified = verify_pdf(printed_agreement(agreement, SIGNED))

    assert (verified.kind, verified.record, verified.paper) == ("agreement", agreement, "exact")


def test_a_file_that_another_program_saved_still_belongs() -> None:
    verified = verify_pdf(rewritten(printed(an_act()), lambda _writer: None))

    assert (verified.paper, verified.belongs) == ("same", True)


def test_a_changed_letter_in_the_record_is_noticed() -> None:
    data = printed(an_act())
    changed = body(an_act()).replace("approve", "approvE").encode()
    assert changed != body(an_act()).encode()

    verified = verify_pdf(with_attachments(data, record=changed))

    assert verified.digest == digest(changed) != digest(body(an_act()).encode())
    assert (verified.paper, verified.belongs) == ("changed", False)
    assert verified.changed == tuple(range(1, verified.pages + 1))


def test_pages_of_another_act_with_this_record_inside_are_noticed() -> None:
    other = an_act(decisions=[{"text": {"pt": "Outra.", "en": "Another."}}])
    inside = reader(printed(an_act())).attachments

    verified = verify_pdf(
        with_attachments(printed(other), record=inside["record.json"][0], printed=inside["printed.json"][0])
    )

    assert verified.belongs is False


def test_a_consent_that_the_paper_does_not_show_is_noticed() -> None:
    inside = reader(printed(an_act())).attachments["printed.json"][0]

    verified = verify_pdf(with_attachments(printed(an_act(), consents=()), printed=inside))

    assert verified.belongs is False


def test_a_note_pasted_over_a_page_is_noticed() -> None:
    def paste(writer: pypdf.PdfWriter) -> None:
        note = FreeText(text="Approved: 3,000,000", rect=(50, 550, 200, 650))
        writer.add_annotation(page_number=0, annotation=note)

    verified = verify_pdf(rewritten(printed(an_act()), paste))

    assert (verified.paper, verified.changed) == ("changed", (1,))


def test_a_font_that_shows_other_letters_is_noticed() -> None:
    """The text that a program reads stays the same; what the eye sees does not."""

    def change(writer: pypdf.PdfWriter) -> None:
        fonts = writer.pages[0]["/Resources"]["/Font"]
        descendant = next(iter(fonts.values())).get_object()["/DescendantFonts"][0].get_object()
        program = descendant["/FontDescriptor"]
        stream = next(program[key].get_object() for key in ("/FontFile2", "/FontFile3") if key in program)
        stream.set_data(stream.get_data()[:-4] + b"\0\1\2\3")

    assert verify_pdf(rewritten(printed(an_act()), change)).belongs is False


def test_other_words_for_a_screen_reader_are_noticed() -> None:
    """The eye sees the same; who listens hears another decision."""

    def change(writer: pypdf.PdfWriter) -> None:
        tag = writer._root_object["/StructTreeRoot"]["/K"][0].get_object()
        tag[NameObject("/ActualText")] = TextStringObject("Nothing was decided.")

    verified = verify_pdf(rewritten(printed(an_act()), change))

    assert (verified.paper, len(verified.changed)) == ("changed", verified.pages)


def test_a_page_taken_out_is_noticed() -> None:
    data = printed(an_act())
    last = len(pages(data))

    verified = verify_pdf(rewritten(data, lambda writer: writer.remove_page(last - 1)))

    assert last in verified.changed


def test_a_page_that_the_file_does_not_count_is_noticed() -> None:
    """Viewers walk the tree of pages; one that only counted would miss what hangs there."""

    def add(writer: pypdf.PdfWriter) -> None:
        count = len(writer.pages)
        writer.add_blank_page()
        writer._root_object["/Pages"][NameObject("/Count")] = NumberObject(count)

    assert verify_pdf(rewritten(printed(an_act()), add)).belongs is False


def test_a_frame_laid_on_all_pages_at_once_is_noticed() -> None:
    """What the tree of pages hands down to its pages, such as a frame that hides the foot."""

    def frame(writer: pypdf.PdfWriter) -> None:
        writer._root_object["/Pages"][NameObject("/CropBox")] = RectangleObject((0, 200, 595, 842))

    assert verify_pdf(rewritten(printed(an_act()), frame)).belongs is False


def test_another_edition_is_said_to_be_one() -> None:
    """An upgrade may break lines elsewhere; the record and its digest are verified all the same."""
    data = printed(an_act())
    beside = json.loads(reader(data).attachments["printed.json"][0])
    older = with_attachments(data, printed=canonical(beside | {"printer": "0" * 16}))

    def turned(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].rotate(90)

    assert verify_pdf(older).paper == "same"
    assert (verify_pdf(rewritten(older, turned)).paper, verify_pdf(rewritten(older, turned)).belongs) == (
        "another-edition",
        None,
    )


def encrypted(data: bytes) -> bytes:
    return rewritten(data, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))


def without_attachments(data: bytes) -> bytes:
    return rewritten(data, lambda writer: writer._root_object.pop("/Names"))


def in_a_circle(data: bytes) -> bytes:
    """Attachments whose name tree leads back to itself."""

    def change(writer: pypdf.PdfWriter) -> None:
        loop = DictionaryObject()
        place = writer._add_object(loop)
        loop[NameObject("/Kids")] = ArrayObject([place])
        writer._root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): place})

    return rewritten(data, change)


def with_script(data: bytes) -> bytes:
    def change(writer: pypdf.PdfWriter) -> None:
        script = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('signed');")}
        action = DictionaryObject({NameObject(key): value for key, value in script.items()})
        writer._root_object[NameObject("/OpenAction")] = action

    return rewritten(data, change)


HOSTILE_FILES = {
    "nothing": lambda _data: b"",
    "no PDF": lambda _data: b"PK\x03\x04" + b"x" * 1000,
    "a picture": lambda _data: b"\x89PNG\r\n\x1a\n" + b"\0" * 5000,
    "only a head": lambda _data: b"%PDF-1.7\n",
    "50 MB": lambda data: data + b"\0" * 50 * 2**20,
    "encrypted": encrypted,
    "half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-2_000],
    "no attachment": without_attachments,
    "attachments in a circle": in_a_circle,
    "a program inside": with_script,
    "no record": lambda data: with_attachments(data, record=b"hello"),
    "a record of another kind": lambda data: with_attachments(data, record=body(an_agreement()).encode()),
    "a record not in canonical form": lambda data: with_attachments(
        data, record=json.dumps(json.loads(body(an_act())), indent=1).encode()
    ),
    "nothing beside it": lambda data: with_attachments(data, printed=b"[]"),
    "an unknown kind": lambda data: with_attachments(data, printed=b'{"kind":"cheque"}'),
    "deep JSON": lambda data: with_attachments(data, printed=b"[" * 100_000),
}


@pytest.mark.parametrize("spoil", HOSTILE_FILES.values(), ids=HOSTILE_FILES)
def test_a_hostile_file_gets_a_sentence(spoil: Any) -> None:
    data = spoil(printed(an_act()))

    with pytest.raises(NotPrintedHere) as refused:
        verify_pdf(data)

    assert isinstance(refused.value, BandungError)
    assert refused.value.status == 422
    assert str(refused.value).endswith(".") or ":" in str(refused.value)


WHOLE = printed(an_act())


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_any_changed_byte_is_noticed_or_changes_nothing_that_is_seen(place: int, change: int) -> None:
    data = bytearray(WHOLE)
    data[place] ^= change

    try:
        verified = verify_pdf(bytes(data))
    except NotPrintedHere:
        return

    assert verified.paper != "exact"
    if verified.belongs:
        assert verified.body == body(an_act())
        assert verified.consents == SIGNED


@given(st.integers(0, len(WHOLE) - 1))
@settings(max_examples=40, deadline=None)
def test_a_file_cut_anywhere_is_refused_or_whole_in_what_it_says(end: int) -> None:
    try:
        verified = verify_pdf(WHOLE[:end])
    except NotPrintedHere:
        return

    assert verified.body == body(an_act())


def test_two_records_in_one_file_are_refused() -> None:
    def add(writer: pypdf.PdfWriter) -> None:
        writer.add_attachment("record.json", bytes(ByteStringObject(body(an_act()).encode())))

    with pytest.raises(NotPrintedHere):
        verify_pdf(rewritten(printed(an_act()), add))
