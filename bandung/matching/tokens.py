"""Words of any script, the same for what is stored and what is asked.

Scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean with its endings, give
pairs of neighbouring characters; every other script gives words. Seven languages are also stemmed (Snowball), freed of
stop words and of accents.
"""

import re
import unicodedata
from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

LONGEST_WORD = 40
"""Characters; what is longer is no word (an address, a hash) and is left out."""

_PAIRED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u1100-\u11ff\uac00-\ud7af"  # Korean
    "\u3005\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese, Chinese
)
_MARKS = (
    "\u0300-\u036f\u0900-\u0963\u0966-\u0dff"  # combining marks, and the scripts of India that write vowels as marks
)
_PIECES = re.compile(rf"([{_PAIRED}]+)|((?:[^\W_{_PAIRED}]|[{_MARKS}])+)")
_SINGLE = re.compile(rf"(?:^|:)[{_PAIRED}]$")

_SAME_LETTER = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ک": "ك",
        "ё": "е",
        "ـ": None,
        **{chr(mark): None for mark in (*range(0x064B, 0x0660), 0x0670)},
    }
)
_SNOWBALL = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "ru": "russian",
}
_ARABIC_STOP_WORDS = "في من على إلى عن مع هذا هذه ذلك التي الذي أو ثم بين كل كما قد لا ما أن إن كان كانت هو هي و"

STEMMED: tuple[str, ...] = (*sorted(_SNOWBALL), "zh")
"""Languages that the index keeps apart in fields of their own."""


def base_language(language: str) -> str:
    """ "zh" of "zh-Hans": script and region do not part words."""
    return language.partition("-")[0].lower()


def words(text: str) -> list[str]:
    """The words of a text in the order in which they stand, in lower case; no words for emoji or punctuation alone."""
    normal = unicodedata.normalize("NFKC", text).casefold().translate(_SAME_LETTER)
    found: list[str] = []
    for paired, word in _PIECES.findall(normal):
        if word:
            if len(word) <= LONGEST_WORD:
                found.append(word)
        elif len(paired) == 1:
            found.append(paired)
        else:
            found.extend(paired[start : start + 2] for start in range(len(paired) - 1))
    return found


def single(term: str) -> bool:
    """Whether a term is one character of a script that is stored in pairs."""
    return bool(_SINGLE.search(term))


@lru_cache(maxsize=64)
def analyzer(language: str) -> TextAnalyzer:
    """What the engine does with words joined by spaces: stop words out, endings off, accents off."""
    steps = TextAnalyzerBuilder(Tokenizer.whitespace())
    if snowball := _SNOWBALL.get(language):
        if language == "ar":
            steps = steps.filter(
                Filter.custom_stopword([word.translate(_SAME_LETTER) for word in _ARABIC_STOP_WORDS.split()])
            )
        else:
            steps = steps.filter(Filter.stopword(snowball))
        steps = steps.filter(Filter.stemmer(snowball))
    return steps.filter(Filter.ascii_fold()).build()


def terms(text: str, language: str) -> list[str]:
    """The terms by which a text in this language is found: its words stemmed, without stop words and accents."""
    analysed: list[str] = analyzer(base_language(language)).analyze(" ".join(words(text)))
    return analysed


def sort_key(text: str) -> str:
    """By this a list is put in order: lower case, accents off, punctuation ignored."""
    folded: list[str] = analyzer("").analyze(" ".join(words(text[:60])))
    return " ".join(folded)
