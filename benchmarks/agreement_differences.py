"""How long it takes to show what differs between two versions of an agreement, beside Python's difflib on the same.

    python benchmarks/agreement_differences.py [--clauses 200] [--versions 40] [--limit 60] [--save]

An agreement of 200 clauses in English and Chinese, 120 words each, goes through 40 versions; each changes a
quarter of the clauses in a few words. Compared are two neighbouring versions, the first with the last, and two in which
every clause was written anew; then a clause of 20,000 characters written anew, and an agreement as long as an entry can
be. The peers are difflib by words within each clause, ``difflib.ndiff`` and ``difflib.HtmlDiff`` with a clause on each
line. Each peer works in a process of its own and is ended at the limit. Of ours the median and the longest of five runs
are given. Reading two versions from their JSON comes before every comparison and is given apart. All figures are
seconds of one processor, so that other work on the machine does not count.
"""

import argparse
import difflib
import json
import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bandung.agreements.differences import compare
from bandung.agreements.history import Proposal, history, marks
from bandung.agreements.library import library
from bandung.agreements.wording import runs, words
from bandung.records.agreements import Agreement
from bandung.records.kinds import as_json, read

RESULTS = Path(__file__).resolve().parent / "results" / "agreement_differences.txt"
LANGUAGES = ("en", "zh")
BETWEEN = {"en": " ", "zh": ""}
BAR = 0.3
RUNS = 5
Work = Callable[[], object]


def vocabulary(language: str) -> list[str]:
    """Words of real clauses, as often as they stand there; of Chinese, two characters each."""
    texts = (model.text[language] for model in library())
    if language == "zh":
        return [text[at : at + 2] for text in texts for at in range(0, len(text), 2)]
    return [word for text in texts for word in text.split()]


VOCABULARY = {language: vocabulary(language) for language in LANGUAGES}


def a_text(language: str, number: int, dice: random.Random) -> str:
    return BETWEEN[language].join(dice.choices(VOCABULARY[language], k=number))


def edited(text: str, language: str, dice: random.Random) -> str:
    """The text with five words replaced and a few words put in at one place."""
    given = text.split() if language == "en" else [text[at : at + 2] for at in range(0, len(text), 2)]
    for _ in range(5):
        given[dice.randrange(len(given))] = dice.choice(VOCABULARY[language])
    at = dice.randrange(len(given))
    return BETWEEN[language].join([*given[:at], *dice.choices(VOCABULARY[language], k=3), *given[at:]])


def versions(clauses: int, number: int, dice: random.Random) -> Iterator[Agreement]:
    """One version after the other, each of them changed in a quarter of its clauses, a few of which change places."""
    texts = {f"c{key}": {each: a_text(each, 120, dice) for each in LANGUAGES} for key in range(clauses)}
    order = list(texts)
    for _ in range(number):
        yield an_agreement([(key, texts[key]) for key in order])
        for key in dice.sample(order, max(1, clauses // 4)):
            texts[key] = {language: edited(text, language, dice) for language, text in texts[key].items()}
        order.insert(dice.randrange(len(order)), order.pop(dice.randrange(len(order))))


def an_agreement(clauses: list[tuple[str, dict[str, str]]]) -> Agreement:
    found: Agreement = read(Agreement, {
        "id": "agreement", "initiative": {"register_code": "mwi", "record": "milk", "digest": "ab" * 32},
        "title": {"en": "Milk banks", "zh": "母乳库"}, "languages": list(LANGUAGES),
        "parties": [{"party": "mwi", "role": "recipient"}, {"party": "bra", "role": "provider"}],
        "clauses": [{"key": key, "type": "other", "text": text} for key, text in clauses],
    })  # fmt: skip
    return found


def written_anew(agreement: Agreement, dice: random.Random) -> Agreement:
    return an_agreement(
        [(each.key, {language: a_text(language, 120, dice) for language in LANGUAGES}) for each in agreement.clauses]
    )


def shown(old: Agreement, new: Agreement, most: int | None = None) -> int:
    """Ours: everything that a page of so many clauses shows, of all clauses without a number."""
    return sum(
        len(told) for each in compare(old, new).differing[:most] for told in (each.title, each.text, each.values)
    )


def by_words(old: Agreement, new: Agreement) -> None:
    """Plain difflib: our words, clause by clause, only where a clause differs."""
    there = {clause.key: clause.text for clause in old.clauses}
    for clause in new.clauses:
        for language, text in clause.text.items():
            if text != there[clause.key][language]:
                difflib.SequenceMatcher(None, words(there[clause.key][language]), words(text), False).get_opcodes()


def lines(agreement: Agreement) -> list[str]:
    return [text for clause in agreement.clauses for text in clause.text.values()]


def by_ndiff(old: Agreement, new: Agreement) -> None:
    list(difflib.ndiff(lines(old), lines(new)))


def by_html(old: Agreement, new: Agreement) -> None:
    difflib.HtmlDiff(wrapcolumn=90).make_table(lines(old), lines(new))


def ours(work: Work) -> tuple[float, float]:
    """Median and longest of the runs, in seconds."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds), max(seconds)


def peer(work: Callable[..., None], given: tuple[Any, ...], limit: float) -> tuple[float, bool]:
    """Seconds of one run in a process of its own, and whether it was done at the limit."""
    process = multiprocessing.get_context("fork").Process(target=work, args=given)
    before = _of_children()
    process.start()
    process.join(limit)
    done = not process.is_alive()
    process.terminate()
    process.join()
    return _of_children() - before, done


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(clauses: int, number: int, limit: float) -> Iterator[str]:
    """The figures, line by line."""
    dice = random.Random(4)
    made = list(versions(clauses, number, dice))
    pairs = {
        "two neighbouring versions": (made[-2], made[-1]),
        "every clause written anew": (made[0], written_anew(made[0], dice)),
        f"the first and the last of {number}": (made[0], made[-1]),
    }
    yield f"{'seconds':44}{'ours':>8}{'longest':>9}{'by words':>10}{'ndiff':>9}{'HtmlDiff':>10}   bar"
    for name, pair in pairs.items():
        own = ours(lambda pair=pair: shown(*pair))
        yield _line(name, own, [peer(work, pair, limit) for work in (by_words, by_ndiff, by_html)], BAR)
    page = ours(lambda: shown(made[0], made[-1], 20))
    yield _line("of these, a page of 20 clauses", page, bar=BAR)
    yield from _history(made)
    yield from _longest(limit, dice)


def _history(made: list[Agreement]) -> Iterator[str]:
    """What comes before a comparison, and who changed which clause."""
    bodies = [json.dumps(as_json(each)) for each in (made[0], made[-1])]
    yield _line("reading two versions from JSON", ours(lambda: [read(Agreement, json.loads(each)) for each in bodies]))
    yield _line("marks of one version, kept when it comes in", ours(lambda: marks(made[0])))
    proposals = [Proposal(str(number), "mwi", marks(each), str(number - 1)) for number, each in enumerate(made)]
    yield _line(f"history of {len(made)} versions from their marks", ours(lambda: history(proposals)), bar=BAR)


def _longest(limit: float, dice: random.Random) -> Iterator[str]:
    """What takes longest."""
    for name, language in (("English", "en"), ("Chinese", "zh")):
        old, new = (a_text(language, 10_000, dice)[:20_000] for _ in range(2))
        own = ours(lambda old=old, new=new: runs(old, new))
        peers = [peer(_whole_text, (old, new), limit)]
        yield _line(f"20,000 characters written anew, {name}", own, peers, BAR)
    long = [(f"c{key}", {each: a_text(each, 9_900, dice)[:19_800] for each in LANGUAGES}) for key in range(48)]
    other = [
        (key, {language: a_text(language, 9_900, dice)[:19_800] for language in LANGUAGES}) for key, _texts in long
    ]
    agreement, anew = an_agreement(long), an_agreement(other)
    size = len(json.dumps(as_json(agreement), ensure_ascii=False).encode())
    yield _line(f"an agreement of {size / 1e6:.1f} MB written anew", ours(lambda: shown(agreement, anew)))


def _whole_text(old: str, new: str) -> None:
    difflib.SequenceMatcher(None, words(old), words(new), False).get_opcodes()


def _line(
    name: str, own: tuple[float, float], peers: Sequence[tuple[float, bool]] = (), bar: float | None = None
) -> str:
    told = "".join(
        f"{f'{seconds:.3f}' if done else f'> {seconds:.0f}':>{width}}"
        for (seconds, done), width in zip(peers, (10, 9, 10), strict=False)
    )
    met = f"<= {bar} s: {'met' if own[1] <= bar else 'NOT met'}" if bar else ""
    return f"{name:44}{own[0]:8.3f}{own[1]:9.3f}{told:29}   {met}".rstrip()


def main() -> None:
    """Make the versions, measure, print, and keep the figures if asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--clauses", type=int, default=200)
    asked.add_argument("--versions", type=int, default=40)
    asked.add_argument("--limit", type=float, default=60, help="seconds after which a peer is ended")
    asked.add_argument("--save", action="store_true", help="keep the figures in benchmarks/results")
    given = asked.parse_args()
    told = []
    for line in table(given.clauses, given.versions, given.limit):
        print(line, flush=True)
        told.append(line)
    if given.save:
        RESULTS.write_text("\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
