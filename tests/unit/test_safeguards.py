"""The principles as checks: what each rule is for, what looks alike and is clean, and that findings only inform."""

import csv
import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import pytest

from bandung.agreements.library import fill, library, untouched
from bandung.agreements.starter import NamedParty, StarterKind, starter
from bandung.records.agreements import Agreement, Clause
from bandung.records.kinds import read
from bandung.records.partnerships import Described
from bandung.safeguards import documents, evaluation, vocabulary
from bandung.safeguards.check import Context, Finding, check, check_text
from bandung.safeguards.findings import HOW_SURE
from bandung.safeguards.rules import RULES, TEXT_CODES, at_home
from bandung.safeguards.sources import PRINCIPLES, sources_of
from bandung.safeguards.texts import spots
from bandung.safeguards.words import sentences
from bandung.values import LANGUAGES, Texts

DOCS = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "safeguards.md"
DIGEST = "0" * 64
OPENING = {"register_code": "mwi", "record": "milk-banks", "digest": DIGEST}
COUNTRIES = {"mwi": "MWI", "bra": "BRA", "jpn": "JPN"}
FULL = (
    {"key": "amendment", "type": "amendment", "text": {"en": "Amended by mutual consent in writing."}},
    {"key": "withdrawal", "type": "withdrawal", "text": {"en": "Each party may leave."}},
    {"key": "settlement", "type": "settlement", "text": {"en": "Differences are settled amicably."}},
    {"key": "institutions", "type": "institutions", "text": {"en": "A joint committee decides by consensus."}},
)


def codes(text: str, language: str = "en", type_: str | None = None) -> set[str]:
    return {finding.rule for finding in check_text(text, language, type_)}


def agreement(*clauses: dict, parties: tuple[tuple[str, str], ...] = (), **more: object) -> Agreement:
    bound = parties or (("mwi", "recipient"), ("bra", "provider"), ("jpn", "facilitator"))
    return Agreement.model_validate({
        "id": "text-1",
        "initiative": OPENING,
        "title": {"en": "Milk banks"},
        "languages": ["en", "pt"],
        "parties": [{"party": party, "role": role} for party, role in bound],
        "clauses": list(clauses or FULL),
        "contributions": [
            {"giver": "mwi", "text": {"en": "Nurses"}},
            {"giver": "bra", "text": {"en": "Trainers"}},
        ],
        **more,
    })  # fmt: skip


def terms(**more: object) -> Described:
    hospital = {"name": "Kamuzu Central Hospital", "type": "public-institution"}
    return Described.model_validate({
        "id": "milk-banks",
        "type": "project",
        "title": {"en": "Milk banks"},
        "summary": {"en": "Human milk banks in three hospitals."},
        "language": "en",
        "lead": "mwi",
        "participations": [
            {"party": "mwi", "role": "recipient", "benefit": {"en": "Banks"}, "organisations": [hospital]},
            {"party": "bra", "role": "provider", "benefit": {"en": "A wider network"}},
            {"party": "jpn", "role": "facilitator"},
        ],
        "needs": [{"register_code": "mwi", "record": "need-1", "digest": DIGEST}],
        "sectors": ["12220"],
        "plan_objective": {"en": "Fewer deaths of newborns"},
        **more,
    })  # fmt: skip


def of(rule: str, text: Agreement, context: Context | None = None) -> list[Finding]:
    return [finding for finding in check(text, context) if finding.rule == rule]


# The table of rules.


def test_every_principle_has_a_rule_and_a_source():
    assert {rule.principle for rule in RULES.values()} == set(PRINCIPLES)
    assert all(rule.sources == sources_of(rule.principle) != () for rule in RULES.values())


def test_every_source_says_how_well_it_is_known():
    text = (files("bandung.safeguards") / "data" / "principles.csv").read_text(encoding="utf-8")

    assert {row["evidence"] for row in csv.DictReader(text.splitlines())} == {"verified", "recalled", "unverified"}
    assert sources_of("no such principle") == ()


def test_what_was_only_recalled_is_marked_so():
    assert all(it.evidence == "recalled" for each in PRINCIPLES for it in sources_of(each) if "NeST" in it.source)
    assert all(it.evidence == "unverified" for each in PRINCIPLES for it in sources_of(each) if "A/RES" in it.source)


def test_the_documentation_holds_the_table_of_rules():
    assert DOCS.read_text(encoding="utf-8") == documents.page(), "run `python -m bandung.safeguards.documents`"


def test_every_language_of_the_interface_has_a_vocabulary_of_the_same_classes():
    known = {language: vocabulary.load(language) for language in LANGUAGES}

    assert all(known.values())
    assert len({it.classes for it in known.values() if it}) == 1


def test_patterns_name_only_classes_that_there_are():
    shared = tomllib.loads(
        (files("bandung.safeguards") / "data" / "patterns" / "shared.toml").read_text(encoding="utf-8")
    )
    english = vocabulary.load("en")
    assert english is not None
    known = english.classes | set(shared["groups"]) | {"country"}
    named = {
        name
        for rows in shared["patterns"].values()
        for row in rows
        for part in ("all", "unless", "never")
        for name in re.split(r"[ |]", row.get(part, ""))
        if name
    }

    assert set(shared["patterns"]) == set(TEXT_CODES)
    assert named - known == set()


# What each rule is for, and what looks alike.

EXAMPLES = {
    "policy-condition": (
        "The next instalment is paid once the Recipient has privatised its railway.",
        "No Party shall make its contribution conditional on reforms of the other.",
    ),
    "tied-procurement": (
        "All vehicles shall be bought only from manufacturers of the Provider.",
        "Vehicles are bought by open tender under the procurement act of the Recipient, whatever their origin.",
    ),
    "exclusivity": (
        "The Recipient shall not cooperate with third countries in this field.",
        "Nothing in this Agreement prevents the Parties from cooperating with third countries.",
    ),
    "collateral": (
        "Export revenue is paid into an escrow account until the loan is repaid.",
        "No escrow account and no other security is required.",
    ),
    "cross-default": (
        "Default by the Borrower under any other loan shall be deemed a breach of this Agreement.",
        "A breach of another agreement has no effect on this one.",
    ),
    "secrecy": (
        "The terms of this Agreement are strictly confidential.",
        "Personal data collected under this Agreement are confidential.",
    ),
    "one-sided-termination": (
        "The Provider alone may terminate this Agreement.",
        "Either Party may terminate this Agreement at any time.",
    ),
    "foreign-jurisdiction": (
        "Any dispute shall be decided by the courts of the Provider.",
        "Differences are settled by negotiation and are not submitted to any court.",
    ),
    "one-way-data": (
        "All samples become the property of the Provider, which alone may use them.",
        "The results belong to both Parties in equal shares.",
    ),
    "interference": (
        "The Provider approves the appointment of the minister's senior officials.",
        "The Provider refrains from any comment on elections of the Recipient.",
    ),
    "parallel-systems": (
        "Funds are managed by a unit independent of the Ministry of Health.",
        "No separate unit is set up; the Ministry of Health manages the funds.",
    ),
    "one-sided-amendment": (
        "The Provider may unilaterally amend the annexes.",
        "The Parties may amend the annexes by mutual consent.",
    ),
    "one-sided-decision": (
        "The Provider holds the casting vote in the joint committee.",
        "The joint committee is chaired in turn and decides by consensus.",
    ),
    "one-sided-obligation": (
        "The Recipient bears all losses, whatever their cause.",
        "Each Party bears its own costs.",
    ),
    "resource-claim": (
        "Companies of the Provider receive a right of first refusal over the deposits of lithium.",
        "This Agreement confers no right to minerals or land of the Recipient.",
    ),
    "immunity-waiver": (
        "The Borrower irrevocably waives its immunity.",
        "Nothing in this Agreement shall be construed as a waiver of immunity.",
    ),
}


@pytest.mark.parametrize("code", TEXT_CODES)
def test_a_rule_finds_what_it_is_for_and_leaves_alone_what_looks_alike(code: str) -> None:
    against, clean = EXAMPLES[code]

    assert code in codes(against)
    assert codes(clean) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Prestataire peut seul dénoncer le présent accord."),
        ("es", "Solo el proveedor podrá dar por terminado el presente acuerdo."),
        ("pt", "Somente o prestador poderá rescindir o presente acordo."),
        ("ru", "Только Поставщик вправе расторгнуть настоящее соглашение."),
        ("zh", "仅提供方可终止本协定。"),
        ("ar", "يحق للطرف المقدم وحده إنهاء هذا الاتفاق."),
    ],
)
def test_the_same_is_found_in_every_language(language: str, text: str) -> None:
    assert codes(text, language) == {"one-sided-termination"}


def test_names_of_countries_are_sides_in_every_form():
    assert codes("Brazil alone may terminate this Agreement.") == {"one-sided-termination"}
    assert codes("Только Бразилия может расторгнуть соглашение.", "ru") == {"one-sided-termination"}


def test_spelling_that_looks_the_same_reads_the_same():
    plain = "The Provider alone may terminate this Agreement."
    disguised = "Ｔｈｅ Pro\u00advider al\u200bone may ter\u2060minate this Agreement."

    assert codes(plain) == codes(disguised) == {"one-sided-termination"}


def test_arabic_reads_the_same_with_and_without_vowel_signs_and_stretched_letters():
    assert (
        codes("يحق للطرف المقدم وحده إنهاء هذا الاتفاق", "ar")
        == codes("يَحِقُّ للطرف المقـــدم وحده إنهاء هذا الاتفاق", "ar")
        == {"one-sided-termination"}
    )


def test_the_excerpt_is_the_words_that_set_it_off():
    text = "The Parties meet in May. The Provider alone may terminate this Agreement. They part as friends."

    (found,) = check_text(text, "en", "termination", clause="end")

    assert text[found.start : found.end] == found.excerpt
    assert "alone may terminate" in found.excerpt
    assert (found.rule, found.clause, found.language) == ("one-sided-termination", "end", "en")
    assert found.version == RULES["one-sided-termination"].version
    assert found.how_sure in HOW_SURE


def test_a_language_without_a_vocabulary_gives_nothing():
    assert check_text("Mtoaji peke yake anaweza kusitisha mkataba huu.", "sw") == ()


def test_a_clause_among_clauses_of_its_kind_is_surer():
    text = "The Provider may terminate this Agreement."
    (at_home_,), away = check_text(text, "en", "termination"), check_text(text, "en", "languages")

    assert at_home("one-sided-termination", "termination")
    assert not at_home("one-sided-termination", "languages")
    assert all(at_home_.sure > it.sure for it in away)


def test_numbers_end_no_sentence():
    assert len(list(sentences("By Article 4.2 the Parties meet. They eat."))) == 2


# Clauses as data.


@pytest.mark.parametrize(
    ("type_", "rule"),
    [
        ("amendment", "amendment-held"),
        ("withdrawal", "withdrawal-held"),
        ("termination", "termination-held"),
        ("suspension", "termination-held"),
        ("institutions", "decision-held"),
        ("settlement", "decision-held"),
        ("data", "data-held"),
        ("intellectual-property", "data-held"),
        ("resources", "resources-held"),
    ],
)
def test_a_right_that_only_some_hold_is_found_without_words(type_: str, rule: str) -> None:
    text = {"sw": "Mkataba"}
    (found,) = of(rule, agreement({"key": "one", "type": type_, "text": text, "held_by": ["bra"]}))

    assert (found.clause, found.parties, found.language, found.how_sure) == ("one", ("bra",), None, "high")


@pytest.mark.parametrize("held_by", [[], ["mwi", "bra"], ["mwi", "bra", "jpn"]])
def test_amendment_by_all_partners_needs_no_facilitator(held_by: list[str]) -> None:
    clause = {"key": "one", "type": "amendment", "text": {"en": "Text"}, "held_by": held_by}

    assert of("amendment-held", agreement(clause)) == []


def test_leaving_is_open_to_a_facilitator_too():
    clause = {"key": "one", "type": "withdrawal", "text": {"en": "Text"}, "held_by": ["mwi", "bra"]}

    assert len(of("withdrawal-held", agreement(clause))) == 1


@pytest.mark.parametrize(("type_", "rule"), [("data", "data-held"), ("resources", "resources-held")])
def test_a_recipients_own_data_and_resources_are_its_own(type_: str, rule: str) -> None:
    clause = {"key": "one", "type": type_, "text": {"en": "Text"}, "held_by": ["mwi"]}

    assert of(rule, agreement(clause)) == []


@pytest.mark.parametrize(
    ("country", "parties", "how_sure"), [("BRA", ("bra",), "high"), ("GBR", (), "medium"), ("MWI", ("mwi",), "high")]
)
def test_courts_of_one_country_are_found(country: str, parties: tuple[str, ...], how_sure: str) -> None:
    clause = {"key": "one", "type": "settlement", "text": {"en": "Text"}, "country": country}

    (found,) = of("law-of-one", agreement(clause), Context(countries=COUNTRIES))

    assert (found.parties, found.country, found.how_sure) == (parties, country, how_sure)
    assert found.why % found.places


def test_data_kept_with_the_recipient_are_well_kept():
    clause = {"key": "one", "type": "data", "text": {"en": "Text"}, "country": "MWI"}

    assert of("data-abroad", agreement(clause), Context(countries=COUNTRIES)) == []


@pytest.mark.parametrize(("country", "parties"), [("USA", ()), ("BRA", ("bra",))])
def test_data_kept_elsewhere_are_found(country: str, parties: tuple[str, ...]) -> None:
    clause = {"key": "one", "type": "data", "text": {"en": "Text"}, "country": country}

    (found,) = of("data-abroad", agreement(clause), Context(countries=COUNTRIES))

    assert (found.parties, found.country) == (parties, country)


def test_where_countries_are_not_known_nothing_is_quite_sure():
    clause = {"key": "one", "type": "data", "text": {"en": "Text"}, "country": "USA"}

    (found,) = of("data-abroad", agreement(clause))

    assert found.how_sure != "high"


# Whole agreements.


def test_a_text_among_equals_has_no_findings():
    assert check(agreement(), Context(terms(), COUNTRIES)) == ()


@pytest.mark.parametrize("missing", ["amendment", "withdrawal", "settlement", "institutions"])
def test_a_clause_that_every_agreement_has_is_missed(missing: str) -> None:
    text = agreement(*(clause for clause in FULL if clause["type"] != missing))

    assert [finding.rule for finding in check(text, Context(terms(), COUNTRIES))] == [f"{missing}-missing"]


@pytest.mark.parametrize(
    ("changed", "rule", "parties"),
    [
        ({"needs": []}, "need-missing", ("mwi",)),
        ({"needs": [{"register_code": "bra", "record": "n", "digest": DIGEST}]}, "need-missing", ("mwi",)),
        ({"plan_objective": None}, "plan-missing", ("mwi",)),
        (
            {"participations": [
                {"party": "mwi", "role": "recipient", "benefit": {"en": "Banks"}},
                {"party": "bra", "role": "provider", "benefit": {"en": "Network"}},
            ]},
            "systems-missing",
            ("mwi",),
        ),
        (
            {"participations": [
                {"party": "mwi", "role": "recipient", "benefit": {"en": "Banks"},
                 "organisations": [{"name": "Ministry of Health", "type": "government"}]},
                {"party": "bra", "role": "provider"},
            ]},
            "benefit-missing",
            ("bra",),
        ),
    ],
)  # fmt: skip
def test_what_the_terms_leave_open_is_found(changed: dict, rule: str, parties: tuple[str, ...]) -> None:
    (found,) = check(agreement(), Context(terms(**changed), COUNTRIES))

    assert (found.rule, found.parties, found.clause) == (rule, parties, None)


def test_a_party_that_contributes_nothing_is_named():
    text = agreement(contributions=[{"giver": "bra", "text": {"en": "Trainers"}}])

    (found,) = check(text, Context(terms(), COUNTRIES))

    assert (found.rule, found.parties) == ("contribution-missing", ("mwi",))


def test_a_party_without_its_language_is_named():
    (found,) = check(agreement(languages=["en"]), Context(terms(), COUNTRIES))

    assert (found.rule, found.parties) == ("language-of-one", ("bra",))


def test_data_without_a_place_are_found_and_with_a_place_in_words_not():
    silent = {"key": "data", "type": "data", "text": {"en": "Both parties use the data."}}
    named = silent | {"text": {"en": "The data are kept in Malawi and used by both parties."}}

    assert [it.clause for it in of("data-place-missing", agreement(silent))] == ["data"]
    assert of("data-place-missing", agreement(named)) == []


def test_findings_come_in_the_order_of_the_clauses_and_the_whole_last():
    clauses = [
        {"key": "b", "type": "termination", "text": {"en": "The Provider alone may terminate this Agreement."}},
        {"key": "a", "type": "amendment", "text": {"en": "The Provider may unilaterally amend the annexes."}},
    ]

    found = [finding.clause for finding in check(agreement(*clauses))]

    assert found[:2] == ["b", "a"]
    assert set(found[2:]) == {None}


def test_the_words_of_every_language_version_are_read():
    clause = {
        "key": "end",
        "type": "termination",
        "text": {"en": "Either Party may leave.", "pt": "Somente o prestador poderá rescindir o acordo."},
    }

    assert [(it.language, it.clause) for it in of("one-sided-termination", agreement(clause))] == [("pt", "end")]


def test_a_finding_informs_and_has_nothing_to_block_or_rank_with():
    names = {field.name for field in fields(Finding)}

    assert names.isdisjoint({"blocks", "score", "rank", "points", "penalty"})


# The measure.


def test_our_own_set_is_what_it_says_it_is():
    own = evaluation.sets()["own"]

    assert len(own) >= 320
    assert {it.language for it in own} == set(LANGUAGES)
    assert 0.4 <= sum(not it.labels for it in own) / len(own) <= 0.6
    assert {label for it in own for label in it.labels} == set(TEXT_CODES)
    assert sum(it.hard for it in own) >= 150
    assert len({it.text for it in own}) == len(own)


def test_the_rules_do_well_on_our_own_set_and_better_than_keywords():
    own = evaluation.measure(evaluation.sets()["own"])
    ours, keywords = own["rules"]["overall"], own["keywords"]["overall"]

    assert ours["precision"] >= 0.85
    assert ours["recall"] >= 0.8
    assert ours["f1"] > keywords["f1"]


def test_a_score_counts_what_it_says():
    right, wrong = frozenset(("secrecy",)), frozenset(("collateral",))
    clauses = [
        evaluation.Labelled("1", "en", "other", "", right),
        evaluation.Labelled("2", "en", "other", "", right),
        evaluation.Labelled("3", "en", "other", "", frozenset()),
    ]
    said = {"1": right, "2": wrong, "3": frozenset()}

    score = evaluation.score(clauses, lambda it: said[it.id])

    assert (score.right, score.wrong, score.missed) == (1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert evaluation.Score(0, 0, 0).f1 is None


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        '{"id": "1"}',
        '{"id": "1", "language": "en", "type": "other", "text": "x", "labels": ["no-such-rule"]}',
        '{"id": "1", "language": "en", "type": "other", "text": "x", "labels": []}\n' * 2,
    ],
)
def test_a_file_that_is_no_set_of_clauses_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text(line, encoding="utf-8")

    with pytest.raises(evaluation.BadClauses):
        evaluation.read(file)


def test_the_command_prints_both_systems(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from bandung.cli.evaluate import app

    file = tmp_path / "mine.jsonl"
    file.write_text(
        '{"id": "1", "language": "en", "type": "other", "text": "The Provider alone may end it.", '
        '"labels": ["one-sided-termination"]}\n',
        encoding="utf-8",
    )

    done = CliRunner().invoke(app, ["safeguards", "--clauses", str(file)])

    assert done.exit_code == 0
    assert "mine.jsonl: 1 clauses, 0 of them clean" in done.stdout
    assert "keywords precision" in done.stdout


def test_spots_come_in_the_order_of_the_rules():
    text = "The terms of this Agreement are strictly confidential. The Borrower irrevocably waives its immunity."

    assert [spot.code for spot in spots(text, "en")] == ["secrecy", "immunity-waiver"]


def test_a_clause_of_the_library_is_not_pointed_at_until_somebody_changes_it() -> None:
    model = next(each for each in library() if each.id == "procurement-open")
    told = {"key": "a", "type": model.type, "library": model.id, "text": {"en": fill(model, {}, "en")}}
    changed = told | {"text": {"en": told["text"]["en"] + " All goods are bought only from suppliers of the Provider."}}
    purchase = told | {"library": None, "text": {"en": "All goods are bought only from suppliers of the Provider."}}

    assert untouched(read(Clause, told)) == {"en"}
    assert [untouched(read(Clause, each)) for each in (changed, purchase)] == [frozenset(), frozenset()]


@pytest.mark.parametrize("kind", ["bilateral", "triangular", "regional"])
def test_a_first_draft_from_the_library_has_no_finding_in_its_words(kind: StarterKind) -> None:
    roles = ["recipient", "provider", *(["facilitator"] if kind == "triangular" else [])]
    parties = [NamedParty(role, Texts({"en": f"Republic of {role}", "fr": f"République {role}"})) for role in roles]

    for clause in starter(kind, parties, ["en", "fr"]):
        assert untouched(clause) == {"en", "fr"}, clause.key
