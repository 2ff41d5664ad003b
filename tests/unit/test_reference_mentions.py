"""Countries named in a text: seven languages, longest name first, common words apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandung.reference import countries_mentioned

MENTIONS = [
    ("Guinea-Bissau and Guinea", {"GNB": ["Guinea-Bissau"], "GIN": ["Guinea"]}),
    ("Equatorial Guinea, Papua New Guinea", {"GNQ": ["Equatorial Guinea"], "PNG": ["Papua New Guinea"]}),
    ("Niger is not Nigeria", {"NER": ["Niger"], "NGA": ["Nigeria"]}),
    ("Dominica and the Dominican Republic", {"DMA": ["Dominica"], "DOM": ["Dominican Republic"]}),
    ("Sudan, South Sudan", {"SDN": ["Sudan"], "SSD": ["South Sudan"]}),
    ("Sudán del Sur", {"SSD": ["Sudán del Sur"]}),
    ("la République du Congo et la RDC", {"COG": ["République du Congo"], "COD": ["RDC"]}),
    ("l’expertise brésilienne, marocaine et sud-africaine",
     {"BRA": ["brésilienne"], "MAR": ["marocaine"], "ZAF": ["sud-africaine"]}),
    ("médicos cubanos, brasileños y chinos", {"CUB": ["cubanos"], "BRA": ["brasileños"], "CHN": ["chinos"]}),
    ("com o Brasil e técnicos moçambicanos", {"BRA": ["Brasil"], "MOZ": ["moçambicanos"]}),
    ("опыт Бразилии и китайских врачей", {"BRA": ["Бразилии"], "CHN": ["китайских"]}),
    ("для Нигера и Нигерии", {"NER": ["Нигера"], "NGA": ["Нигерии"]}),
    ("из Южно-Африканской Республики", {"ZAF": ["Южно-Африканской Республики"]}),
    ("والبرازيل للمغرب بالصين", {"BRA": ["والبرازيل"], "MAR": ["للمغرب"], "CHN": ["بالصين"]}),
    ("الخبرة البرازيلية والتجربة المغربية", {"BRA": ["البرازيلية"], "MAR": ["المغربية"]}),
    ("与巴西、南苏丹、印度尼西亚和几内亚比绍合作",
     {"BRA": ["巴西"], "SSD": ["南苏丹"], "IDN": ["印度尼西亚"], "GNB": ["几内亚比绍"]}),
    ("Viêt Nam, Vietnam, Việt Nam", {"VNM": ["Viêt Nam", "Vietnam", "Việt Nam"]}),
    ("St. Lucia and St. Vincent and the Grenadines",
     {"LCA": ["St. Lucia"], "VCT": ["St. Vincent and the Grenadines"]}),
    ("Mauritius (Île Maurice)", {"MUS": ["Mauritius", "Île Maurice"]}),
]  # fmt: skip

NO_MENTIONS = [
    "Niger Delta and the Indian Ocean",
    "turkey farms, guinea pigs and china cups",
    "la réunion du comité",
    "дельта Нигера, того же и только перу",
    "دعم مالي في المحيط الهندي",
    "发展中国家的沿海地区",
    "une coopération congolaise",
    "an indigenous technique of Indiana",
    "",
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_a_country_is_seen_where_it_is_named(text: str, expected: dict[str, list[str]]) -> None:
    found = {code: [text[start:end] for start, end in places] for code, places in countries_mentioned(text).items()}
    assert found == expected


@pytest.mark.parametrize("text", NO_MENTIONS)
def test_a_text_that_names_no_country_has_none(text: str) -> None:
    assert countries_mentioned(text) == {}


@given(st.text(max_size=200))
def test_places_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    places = sorted(place for its in countries_mentioned(text).values() for place in its)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))
