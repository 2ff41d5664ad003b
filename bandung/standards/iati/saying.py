"""What findings of rulesets say: a sentence for each operator, and for rules that need one of their own."""

from collections.abc import Mapping

from bandung.values.errors import _

_PERCENTAGES = (
    _("Several stand here, and not each has a percentage."),
    _("Give each its percentage, so that they add up to 100 in each vocabulary."),
)
_ALONE = (
    _("What stands alone has all of it: its percentage is 100 or left out, not otherwise."),
    _("Take the percentage out, or write 100."),
)
_BOTH = (
    _("“%(element)s” stands both on the activity and on its transactions."),
    _("Say it once: for the activity as a whole, or on every transaction."),
)
_WHERE = (
    _("Neither the activity nor every transaction says for which country or region it is."),
    _("Add “recipient-country” or “recipient-region” to the activity, or to each transaction."),
)
_VOCABULARY = (
    _("Nothing here is said in vocabulary 1, by which files are compared."),
    _("Add the code of vocabulary 1 beside your own."),
)
_NUMBER = (
    _("“%(value)s” is not a number, and this indicator is measured in numbers."),
    _("Write a number without signs of thousands, or change the measure of the indicator."),
)
_QUALITY = (
    _("This indicator is not measured in numbers, and a value stands here."),
    _("Take the value out and say it in a “comment”, or change the measure of the indicator."),
)
_MISSING = (_("There is none of these: %(paths)s."), _("Add at least one of them."))
_OTHERWISE = (_("This breaks a rule: %(standard)s"), _("Change what the rule speaks of."))

_BY_RULE: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("2.1.1", "3.1.1", "3.4.1", "7.9.1"), _PERCENTAGES),
    **dict.fromkeys(("2.1.4", "3.1.4", "3.4.4", "7.9.4"), _ALONE),
    **dict.fromkeys(("3.6.2", "6.6.2"), _BOTH),
    **dict.fromkeys(("3.7.1", "3.7.2"), _WHERE),
    **dict.fromkeys(("102.1.1", "107.1.1", "107.2.1"), _VOCABULARY),
    **dict.fromkeys(("8.8.2", "8.9.2", "8.10.2"), _NUMBER),
    **dict.fromkeys(("8.8.3", "8.9.3", "8.10.3"), _QUALITY),
    "1.1.3": (
        _("“%(value)s” is the identifier of the reporting organisation, not one of the activity."),
        _("Put a hyphen and a sign of the activity after it."),
    ),
    "1.14.8": (
        _("“%(value)s” does not begin with a known register of organisations (that of an old publisher need not)."),
        _("Look the register up at https://org-id.guide and put its prefix before the number."),
    ),
    "2.2.1": (
        _("A code of your own vocabulary stands here without saying what it means."),
        _("Add a “narrative” with its name."),
    ),
    "4.3.1": (_("The title is empty."), _("Write what the activity is called.")),
    "4.4.1": (_("The description is empty."), _("Write what the activity does.")),
    "6.7.2": (
        _("Neither the activity nor every transaction says in which sector it is."),
        _("Add “sector” to the activity, or to each transaction."),
    ),
    "4.1.1": (
        _("Neither the activity nor this text says in which language it is."),
        _("Add “xml:lang” to the activity or to the text."),
    ),
    "7.8.1": (
        _("Neither the whole nor this value says in which currency it is."),
        _("Add “default-currency” to the whole or “currency” to the value."),
    ),
}
_BY_RULE = {**_BY_RULE, "1.18.8": _BY_RULE["1.14.8"], "4.5.1": _BY_RULE["4.1.1"], "7.8.2": _BY_RULE["7.8.1"]}

_BY_OPERATOR: Mapping[str, tuple[str, str]] = {
    "atleast_one": _MISSING,
    "no_more_than_one": (_("Only one of these may stand here: %(paths)s."), _("Keep one and take the others out.")),
    "only_one_of": (_("Exactly one of these should stand here: %(paths)s."), _("Keep the one that is right.")),
    "one_or_all": (
        _("“%(element)s” does not say it, nor does the whole."),
        _("Say it once for the whole, or on each."),
    ),
    "dependent": (_("What belongs together is not complete; this is missing: %(other)s."), _("Add it.")),
    "sum": (_("The sum is %(value)s and should be %(other)s."), _("Correct the numbers until they add up.")),
    "range": (_("“%(value)s” is not within what is possible here."), _("Write a number within it.")),
    "date_order": (_("%(value)s is after %(other)s."), _("Correct the date that is wrong.")),
    "time_limit": (_("From %(value)s to %(other)s is more than a year."), _("Divide it into periods of a year.")),
    "between_dates": (_("%(value)s is not within the period."), _("Correct the date, or the period.")),
    "regex_matches": (_("“%(value)s” has signs that may not stand here."), _("Take them out.")),
    "startswith": (
        _("“%(value)s” does not begin with “%(other)s”."),
        _("Put the identifier of the organisation first."),
    ),
    "unique": (_("“%(value)s” stands here twice."), _("Keep one, or correct the other.")),
    "no_spaces": (_("“%(value)s” begins or ends with a space or a new line."), _("Take it out.")),
    "no_percent": (_("“%(value)s” has a percent sign."), _("Write the number alone.")),
    "positive_decimal": (_("“%(value)s” is not a number above zero."), _("Write a number above zero.")),
}
_ALIKE = {"strict_sum": "sum", "date_now": "date_order", "regex_no_matches": "regex_matches"}


def sentences_of(operator: str, number: str) -> tuple[str, str]:
    """What a broken rule says, and how to mend it: by the number of the rule, else by its operator."""
    return _BY_RULE.get(number) or _BY_OPERATOR.get(_ALIKE.get(operator, operator), _OTHERWISE)
