"""What counts as cooperation among countries of the South in a published activity, as cases of the field."""

import pytest
from lxml import etree

from bandung.standards.iati.document import Element
from bandung.standards.iati.finding.found import Found, Grade, Kind, Role, found
from bandung.standards.iati.finding.repetition import counted

FAO = '<participating-org ref="XM-DAC-41301" type="40" role="4"><narrative>FAO</narrative></participating-org>'
CHINA = '<participating-org type="10" role="1"><narrative>China</narrative></participating-org>'


def activity(title: str, *descriptions: str, more: str = "", recipients: str = "") -> Element:
    texts = "".join(f"<description><narrative>{text}</narrative></description>" for text in descriptions)
    countries = "".join(f'<recipient-country code="{code}"/>' for code in recipients.split())
    return etree.fromstring(
        "<iati-activity><iati-identifier>XM-TEST-1</iati-identifier>"
        f"<title><narrative>{title}</narrative></title>{texts}{more}"
        f'<activity-date type="2" iso-date="2015-01-01"/>{countries}</iati-activity>'
    )


def countries(it: Found, role: Role) -> set[str]:
    return {part.country for part in it.having(role)}


CARRIED = [
    "South-South cooperation between Brazil and Mozambique in school meals",
    "Cooperación Sur-Sur entre Brasil y Mozambique en alimentación escolar",
    "Coopération Sud-Sud entre le Brésil et le Mozambique sur les cantines scolaires",
    "Cooperação Sul-Sul entre o Brasil e Moçambique na alimentação escolar",
    "Сотрудничество Юг-Юг между Бразилией и Мозамбиком в школьном питании",
    "巴西和莫桑比克南南合作学校供餐项目",
    "التعاون بين بلدان الجنوب بين البرازيل وموزامبيق في مجال الوجبات المدرسية",
]


@pytest.mark.parametrize("title", CARRIED)
def test_a_title_that_makes_it_the_activity_is_enough_in_each_language(title: str) -> None:
    it = found(activity(title, more=FAO, recipients="MZ"))

    assert it.grade is Grade.CARRIES
    assert it.kind is Kind.TRIANGULAR
    assert countries(it, Role.PROVIDER) == {"BRA"}
    assert countries(it, Role.RECIPIENT) == {"MOZ"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Health systems", "The programme will work in many ways, including through South-South cooperation."),
        ("Core support", "Funds are spent in line with the principles of aid effectiveness. " * 40 + "South-South."),
        ("Salud", "Se trabajará de muchas formas, incluyendo la cooperación Sur-Sur."),
        ("Santé", "Le programme agit de plusieurs façons, y compris par la coopération Sud-Sud."),
        ("Roads in South Sudan", "Rehabilitation of roads in South Sudan and in South Africa."),
    ],
)
def test_a_word_in_a_list_or_in_a_long_text_is_only_a_mention(title: str, text: str) -> None:
    it = found(activity(title, text))

    assert it.grade is Grade.MENTIONS
    assert it.kind is None
    assert it.parts == ()


def test_an_office_for_it_promotes_and_does_not_carry_it() -> None:
    it = found(
        activity(
            "Strengthening South-South cooperation management in Indonesia",
            "Capacity building for South-South cooperation: a strategy and guidelines of the coordination office.",
            more='<participating-org ref="XM-DAC-5-1" role="1"><narrative>BMZ</narrative></participating-org>',
            recipients="ID",
        )
    )

    assert it.grade is Grade.PROMOTES
    assert countries(it, Role.PROVIDER) == {"IDN"}
    assert countries(it, Role.RECIPIENT) == set()


def test_who_pays_for_others_in_the_south_provides() -> None:
    it = found(
        activity("Technical Assistance under the South-South Cooperation Programme", more=FAO + CHINA, recipients="UG")
    )

    assert countries(it, Role.PROVIDER) == {"CHN"}
    assert countries(it, Role.RECIPIENT) == {"UGA"}
    assert {part.name for part in it.having(Role.FACILITATOR)} == {"FAO"}


def test_without_any_word_a_country_of_the_south_that_alone_pays_for_another_is_found() -> None:
    it = found(activity("A hospital in Lusaka", "Construction of a hospital.", more=CHINA, recipients="ZM"))

    assert it.grade is Grade.CARRIES
    assert it.kind is Kind.SOUTH_SOUTH
    assert [reason.rule for reason in it.reasons][:1] == ["both.south_to_south"]


def test_an_exchange_is_found_without_the_words() -> None:
    it = found(activity("Banca pública", "Intercambio de experiencias entre Colombia y Ecuador.", recipients="EC"))

    assert it.grade is Grade.CARRIES
    assert countries(it, Role.PROVIDER) == {"COL"}


def test_the_code_for_triangular_cooperation_counts_without_words() -> None:
    it = found(activity("Water", more='<collaboration-type code="8"/>', recipients="KE"))

    assert it.grade is not Grade.MENTIONS
    assert it.reasons[0].rule == "code.collaboration_type"
    assert it.reasons[0].code == "8"


def test_what_is_denied_is_not_found() -> None:
    assert found(activity("Water", "There is no South-South cooperation in it.")).grade is Grade.MENTIONS


def test_a_sentence_that_many_titles_have_says_less() -> None:
    said = "We promote South-South cooperation everywhere."
    alone = found(activity("Water", said))
    corpus = [activity(title, said) for title in ("Water", "Roads", "Schools")]
    formula = found(corpus[0], often=counted(corpus))

    assert "text.repeated" not in {reason.rule for reason in alone.reasons}
    assert "text.repeated" in {reason.rule for reason in formula.reasons}
    assert formula.chances[Grade.CARRIES] < alone.chances[Grade.CARRIES]


def test_membership_in_the_south_is_that_of_the_day() -> None:
    romania = '<participating-org role="1"><narrative>Romania</narrative></participating-org>'

    assert found(activity("A clinic", more=romania, recipients="MD")).grade is Grade.MENTIONS
