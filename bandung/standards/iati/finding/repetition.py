"""In how many activities of a corpus a sentence stands: what many have is a formula, not what one does."""

from collections.abc import Iterable, Mapping

from bandung.standards.iati.document import Element
from bandung.standards.iati.finding.passages import passages
from bandung.standards.iati.finding.signs import keys


def counted(activities: Iterable[Element]) -> Mapping[str, int]:
    """How many titles have each sentence that speaks of such cooperation.

    Titles are counted and not activities: one programme that is published as 156 rows of one title repeats itself, it
    is no formula of 156 programmes.
    """
    titles: dict[str, set[str]] = {}
    for activity in activities:
        texts = passages(activity)
        title = next((text.text for text in texts if text.part == "title"), "")
        for key in keys(texts):
            titles.setdefault(key, set()).add(title)
    return {key: len(its) for key, its in titles.items()}
