"""Whatever a publisher writes: an answer comes, its chances add up, its words stand where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.standards.iati.finding import phrases
from bandung.standards.iati.finding.found import Grade, found
from bandung.standards.iati.finding.passages import passages
from bandung.standards.iati.finding.showing import as_data, row

PIECES = st.sampled_from(
    ["South-South ", "triangular cooperation", "including through ", "Brazil", " and ", "Mozambique", "2) ", ". ", "\n",
     "study visit to ", "experience of ", "sur-sur", "南南合作", "中国", "и", "Юг-Юг", "بلدان الجنوب", "§BRA§",
     "التعاون ","no ", "SSTC", "<br>", "ILO", "strategy ", "İ", "ß", "\u00a0"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join)
XML = TEXTS.map(lambda text: "".join(letter for letter in text if letter >= " " and not 0xD800 <= ord(letter) < 0xE000))


def legal(text: str) -> str:
    return text.replace("\ufffe", "").replace("\uffff", "")


@settings(max_examples=40, deadline=None)
@given(XML.map(legal), st.lists(XML.map(legal), max_size=3), st.sampled_from(["UG", "CN", "", "ZZ", "xx"]))
def test_any_text_has_an_answer_whose_words_stand_in_it(title: str, descriptions: list[str], country: str) -> None:
    activity = etree.Element("iati-activity")
    etree.SubElement(activity, "title").text = title
    for text in descriptions:
        etree.SubElement(activity, "description").text = text
    etree.SubElement(activity, "recipient-country").set("code", country)
    etree.SubElement(activity, "participating-org", role="1").text = title

    it = found(activity)

    assert abs(sum(it.chances.values()) - 1) < 1e-9
    assert all(0 <= chance <= 1 for chance in it.chances.values())
    assert (it.kind is None) == (it.grade is Grade.MENTIONS)
    texts = {}
    for each in passages(activity):
        texts.setdefault(each.element, []).append(each.text)
    for reason in (*it.reasons, *(reason for part in it.parts for reason in part.reasons)):
        if reason.place.end and reason.place.element in texts:
            said = [text[reason.place.start : reason.place.end] for text in texts[reason.place.element]]
            assert any(one.startswith(reason.words) or one == reason.words for one in said)
        assert reason.sentence()
    assert row(it, title)["identifier"] == as_data(it, title)["identifier"] == it.identifier


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_quick_look_never_hides_what_patterns_would_find(text: str) -> None:
    if phrases.says(text, "south", "triangular", "exchange"):
        assert phrases.may_say(text)
