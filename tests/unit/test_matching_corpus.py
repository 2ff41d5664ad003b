"""A folder of offers, needs and judgements as people write them."""

import json

import pytest

from bandung.matching import corpus


def write(folder, offers, needs, grades=None):
    (folder / "offers.jsonl").write_text("\n".join(json.dumps(each) for each in offers), encoding="utf-8")
    (folder / "needs.jsonl").write_text("\n".join(json.dumps(each) for each in needs) + "\n\n", encoding="utf-8")
    if grades is not None:
        (folder / "judgements").mkdir()
        (folder / "judgements" / "grades.tsv").write_text(grades, encoding="utf-8")
    return folder


NEED = {"id": "n", "record": "need", "kind": "need", "country": "MDG", "title": {"fr": "Eau"}, "owner_language": "fr"}


def test_single_values_and_lists_are_read_alike(tmp_path):
    one = {
        "id": "a",
        "country": "BRA",
        "organisation": {"name": "ABC"},
        "sector": "140",
        "sdg": "6.1",
        "title": {"pt": "Água"},
    }
    many = {
        "id": "b",
        "country": ["BRA", "ARG"],
        "organisation": [{"name": "X"}, "Y"],
        "sector": ["14031"],
        "sdg": ["6", "6.1"],
    }
    read = corpus.read(write(tmp_path, [one, many], [NEED]))
    assert (
        read.offers[0].countries == ("BRA",) and read.offers[0].sectors == ("140",) and read.offers[0].sdgs == ("6.1",)
    )
    assert read.offers[1].countries == ("BRA", "ARG") and read.offers[1].organisations == ("X", "Y")


def test_what_is_missing_stays_empty(tmp_path):
    read = corpus.read(write(tmp_path, [{"id": "a"}], [NEED]))
    assert read.offers[0].countries == () and read.offers[0].titles == {} and read.offers[0].language == ""
    assert read.needs[0].kind == "", "a need's kind is what it asks for, not that it is a need"


def test_needs_without_judgements_are_left_out(tmp_path):
    read = corpus.read(write(tmp_path, [{"id": "a"}], [NEED, NEED | {"id": "m"}], "need\toffer\tgrade\nm\ta\t3\n"))
    assert [need.id for need in read.judged_needs] == ["m"] and read.grades == {"m": {"a": 3}}


@pytest.mark.parametrize("grades", ["n\ta\t4\n", "n\ta\n", "n a 1\n"])
def test_a_grade_that_is_none_is_refused_with_its_line(tmp_path, grades):
    with pytest.raises(corpus.CorpusUnreadable, match="line 1"):
        corpus.read(write(tmp_path, [], [NEED], grades))


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a", "title": 3}', "{}"])
def test_a_line_that_is_no_record_is_refused_with_its_line(tmp_path, line):
    write(tmp_path, [], [NEED])
    (tmp_path / "offers.jsonl").write_text('{"id": "z"}\n' + line, encoding="utf-8")
    with pytest.raises(corpus.CorpusUnreadable, match="line 2"):
        corpus.read(tmp_path)


def test_a_missing_folder_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(corpus.CorpusUnreadable, match=r"offers\.jsonl cannot be read"):
        corpus.read(tmp_path / "nowhere")
