"""Words are looked for in their own language, meaning in all; large and small indexes answer alike."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bandung.matching import vectors as vectors_module
from bandung.matching.directions import directions
from bandung.matching.encoders import HashingEncoder
from bandung.matching.index import Candidates, Index, Query
from bandung.matching.statements import Filters, Statement
from bandung.matching.tokens import sort_key, terms, words

ON = date(2025, 1, 1)


class Encoder(HashingEncoder):
    languages = frozenset({"en", "fr", "es", "pt", "ar", "zh", "ru"})


TEXTS = {
    "en-well": ("en", "Drilling wells for villages"),
    "en-rice": ("en", "Irrigated rice in the valley"),
    "fr-puits": ("fr", "Forage de puits pour les villages"),
    "fr-riz": ("fr", "Riziculture irriguée"),
    "es-pozos": ("es", "Perforación de pozos"),
    "ar-madaris": ("ar", "بناء المدارس وتدريب المُعلّمين"),
    "zh-shui": ("zh", "农村饮水安全"),
    "ru-voda": ("ru", "Обучение специалистов по водоснабжению"),
    "sw-maji": ("sw", "Kuchimba visima vya maji"),
    "th-nam": ("th", "การจัดการน้ำในชนบท"),
}


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index.create(tmp_path / "index", Encoder())
    index.add(
        Statement(id=name, record="offer", titles={language: text}, summaries={language: text}, language=language)
        for name, (language, text) in TEXTS.items()
    )
    return index


def by_words(index: Index, language: str, text: str) -> list[str]:
    found = index.retrieve(Query({language: text}), Filters(), on=ON)
    return index.ids(found.rows[found.lexical > 0].tolist())


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "a well for our village", "en-well"),
        ("fr", "les puits", "fr-puits"),
        ("fr", "RIZICULTURES irriguees", "fr-riz"),
        ("es", "pozo", "es-pozos"),
        ("ar", "مدارس", "ar-madaris"),
        ("ar", "المعلمين", "ar-madaris"),
        ("zh", "饮水", "zh-shui"),
        ("zh", "水", "zh-shui"),
        ("ru", "специалист", "ru-voda"),
        ("sw", "maji", "sw-maji"),
        ("th", "น้ำ", "th-nam"),
    ],
)
def test_other_forms_of_a_word_are_found_in_its_language(index: Index, language: str, text: str, found: str) -> None:
    assert by_words(index, language, text) == [found]


def test_a_word_is_not_looked_for_in_another_language(index: Index) -> None:
    assert by_words(index, "es", "villages") == []
    assert by_words(index, "sw", "villages") == []
    assert by_words(index, "zh-Hans", "饮水") == ["zh-shui"], "the script does not part words"


def test_the_best_of_each_language_counts_alike(index: Index) -> None:
    found = index.retrieve(
        Query({"en": "wells", "fr": "un forage de puits pour chacun des villages"}), Filters(), on=ON
    )
    shares = dict(zip(index.ids(found.rows.tolist()), found.lexical.tolist(), strict=True))
    assert shares["en-well"] == shares["fr-puits"] == 1.0
    assert set(found.bm25) == {"en", "fr"}
    assert found.same_language.all()


def test_what_has_no_direction_is_not_judged_rather_than_far(index: Index) -> None:
    given = directions([Statement(id="", record="offer")], Encoder())
    index.add([Statement(id="sw-maji", record="offer", titles={"sw": TEXTS["sw-maji"][1]}, language="sw")], given)
    asked = np.repeat(Encoder().encode(["Kuchimba villages"], "query"), 2, axis=0)
    found = index.retrieve(Query({"sw": "maji"}, asked), Filters(), on=ON)
    semantic = dict(zip(index.ids(found.rows.tolist()), found.semantic.tolist(), strict=True))
    assert np.isnan(semantic["sw-maji"])
    assert semantic["en-well"] > 0
    assert np.isnan(index.retrieve(Query({"en": "wells"}), Filters(), on=ON).semantic).all()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😀🎉",
        "well",
        "!!! ??? ...",
        "well " * 50_000,
        " ".join(f"w{n}" for n in range(50_000)),
        "x" * 1_000_000,
        "‮\u0000\ufeff",
        "well:* AND (rice OR -",
        "水" * 20_000,
    ],
)
def test_any_text_gets_an_answer(index: Index, text: str) -> None:
    encoded = directions([Statement(id="q", record="need", titles={"en": text}, language="en")], Encoder())[0]
    found = index.retrieve(Query({"en": text, "zh": text, "xx": text}, encoded), Filters(), on=ON)
    assert isinstance(found, Candidates)
    index.page(Filters(), on=ON, text=text, sort="relevance")


def test_words_of_every_script() -> None:
    assert words("Ёлка—ЕЛКА, naïve № 5") == ["елка", "елка", "naïve", "no", "5"]
    assert words("中国的水 H2O ことば") == ["中国", "国的", "的水", "h2o", "こと", "とば"]
    assert words("हिन्दी में पानी") == ["हिन्दी", "में", "पानी"]
    assert words("المُعلِّم ـــ") == ["المعلم"]
    assert words("😀 — …") == []
    assert terms("The agricultures of São Tomé", "en") == ["agricultur", "sao", "tome"]
    assert sort_key("  «Água» limpa!") == "agua limpa"


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors_module, "EXACT_ROWS", 500)
    monkeypatch.setattr(vectors_module, "MERGE_ROWS", 200)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # faiss's own bindings
def test_a_large_index_finds_what_comparing_everything_finds(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    centres = random.standard_normal((40, 256))
    places = centres[random.integers(40, size=3000)][:, None, :] + 0.4 * random.standard_normal((3000, 2, 256))
    given = (places / np.linalg.norm(places, axis=2, keepdims=True)).astype(np.float32)
    made = [
        Statement(
            id=str(n),
            record="offer",
            kind=("training", "expertise")[n % 2],
            titles={"en": f"t{n}"},
            language="en",
            countries=("IND" if n % 10 else "BRA",),
        )
        for n in range(3000)
    ]
    index = Index.create(tmp_path / "index", Encoder())
    index.add(made[:2500], given[:2500])
    assert [path.name for path in index.folder.glob("*.faiss")] == ["approximate-2500.faiss"]
    index.add(made[2500:2600], given[2500:2600])
    index.remove(["7", "12"])

    def check(rows: int) -> None:
        for filters in (Filters(), Filters(kinds=("training",)), Filters(countries=("BRA",))):
            mask = index.mask(filters, ON)
            shares = []
            for question in (*range(0, rows, rows // 9), rows - 1):
                near, cosine = index.nearest(given[question], mask, 10)
                best, _cosine = index.nearest(given[question], mask, 10, exact=True)
                assert mask[near].all()
                assert (np.diff(cosine) <= 0).all()
                shares.append(len(set(near.tolist()) & set(best.tolist())) / 10)
            assert np.mean(shares) > 0.9

    check(2600)
    assert index.nearest(given[2550], index.mask(Filters(), ON), 1)[0].tolist() == [2550], (
        "young rows are found at once"
    )
    index.add(made[2600:], given[2600:])
    assert [path.name for path in index.folder.glob("*.faiss")] == ["approximate-3000.faiss"]
    check(3000)
    reopened = Index.open(index.folder, Encoder())
    assert reopened.nearest(given[2999], reopened.mask(Filters(), ON), 1)[0].tolist() == [2999]
