"""What people are told about: one table. Each kind with its sentence, whom it concerns, and how it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandung.values.errors import _

EVERY_DUTY = ("draft", "clear", "consent", "administer")
CLEARING = ("clear",)
WRITING = ("draft", "clear")
AGREEING = ("clear", "consent")
ADMINISTERING = ("administer",)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice. ``heading`` names it in settings; ``sentence`` is filled with the places of each notice."""

    heading: str
    sentence: str
    duties: tuple[str, ...]
    urgent: bool = False
    """Told by e-mail at once, whatever digest a person chose."""


KINDS: Mapping[str, Kind] = {
    "introduction-asked": Kind(
        _("A party asks for an introduction"), _("%(party)s asks you for an introduction: %(title)s"), CLEARING
    ),
    "introduction-message": Kind(
        _("New words in an introduction"), _("%(party)s has written in an introduction: %(title)s"), CLEARING
    ),
    "introduction-answer": Kind(
        _("An introduction waits for your answer"), _("%(party)s still waits for your answer: %(title)s"), CLEARING
    ),
    "introduction-follow-up": Kind(
        _("How does an introduction go on?"), _("Say how it goes on with %(party)s: %(title)s"), CLEARING
    ),
    "introduction-dormant": Kind(
        _("An introduction sleeps"), _("Nobody has written for long with %(party)s: %(title)s"), CLEARING
    ),
    "consent-asked": Kind(
        _("Your consent is asked for"), _("%(party)s asks for your party’s consent: %(title)s"), AGREEING
    ),
    "obligations-declared": Kind(
        _("Many obligations were declared to you"),
        _("%(party)s declares that it owes you %(number)s amounts; are they so?"),
        AGREEING,
    ),
    "consent-refused": Kind(_("A party does not consent"), _("%(party)s does not consent: %(title)s"), AGREEING),
    "all-consented": Kind(_("All have consented"), _("All have consented, so it holds: %(title)s"), AGREEING),
    "left": Kind(_("A party has left"), _("%(party)s has left: %(title)s"), AGREEING),
    "plan-late": Kind(
        _("Lines of a work plan are late"), _("Late in the work plan, %(number)s of your lines: %(title)s"), CLEARING
    ),
    "plan-report": Kind(
        _("A report of progress is due"), _("Your party’s report of progress is due: %(title)s"), CLEARING
    ),
    "plan-mid-term": Kind(
        _("Half time of a work plan"), _("Half time of the work plan; look at it together: %(title)s"), CLEARING
    ),
    "contribution-declared": Kind(
        _("Something was declared to you"), _("%(party)s declares what it gave you; is it so? %(title)s"), CLEARING
    ),
    "contributions-declared": Kind(
        _("Many things were declared to you"),
        _("%(party)s declares %(number)s contributions to you; are they so?"),
        CLEARING,
    ),
    "contributions-waiting": Kind(
        _("Contributions wait for your word"),
        _("%(party)s has waited %(days)s days for your word on contributions: %(number)s"),
        CLEARING,
    ),
    "contribution-confirmed": Kind(
        _("A contribution was confirmed"), _("%(party)s confirms what you declared: %(title)s"), CLEARING
    ),
    "contribution-partly": Kind(
        _("A contribution was confirmed in part"),
        _("%(party)s confirms in part what you declared: %(title)s"),
        CLEARING,
    ),
    "contribution-disputed": Kind(
        _("A contribution is disputed"), _("%(party)s disputes what you declared: %(title)s"), CLEARING
    ),
    "review-opened": Kind(
        _("A review asks for your answers"),
        _("%(party)s opens a review; answers are due on %(day)s: %(title)s"),
        WRITING,
    ),
    "review-sealed": Kind(
        _("All have sealed their answers"), _("All have sealed their answers; show yours: %(title)s"), CLEARING
    ),
    "return-asked": Kind(_("A return is due"), _("The return for %(quarter)s is due on %(day)s: %(title)s"), WRITING),
    "return-missing": Kind(
        _("Returns are missing"), _("Institutions that have not answered for %(quarter)s: %(number)s"), CLEARING
    ),
    "return-came": Kind(
        _("A return waits for your review"), _("%(by)s has handed in a return for %(quarter)s: %(title)s"), CLEARING
    ),
    "return-back": Kind(_("A return came back"), _("%(by)s has given the return for %(quarter)s back."), WRITING),
    "remark": Kind(_("A remark on your text"), _("%(party)s has remarked on your text: %(title)s"), CLEARING),
    "application": Kind(_("An application for a session"), _("%(party)s applies for seats in your session."), CLEARING),
    "selection": Kind(
        _("A decision on your application"), _("%(party)s has decided on your application for a session."), CLEARING
    ),
    "objection": Kind(_("An objection to a report"), _("%(party)s objects to what you reported: %(title)s"), CLEARING),
    "claim": Kind(
        _("A report became a country’s own word"), _("%(party)s has taken over what you reported: %(title)s"), CLEARING
    ),
    "draft-submitted": Kind(
        _("A draft waits for clearance"), _("%(by)s asks you to clear a draft: %(title)s"), CLEARING
    ),
    "draft-returned": Kind(_("A draft came back"), _("%(by)s has returned a draft: %(title)s"), WRITING),
    "draft-cleared": Kind(_("A draft was published"), _("%(by)s has cleared and published: %(title)s"), WRITING),
    "still-so": Kind(_("Is it still so?"), _("Is it still so? You said it a year ago: %(title)s"), WRITING),
    "deadline": Kind(_("A deadline comes near"), _("%(title)s ends on %(day)s."), WRITING),
    "fits": Kind(_("Something new fits"), _("Something new fits what you look for: %(title)s"), WRITING),
    "crisis": Kind(_("A crisis"), _("A crisis in %(country)s, and you may be able to help: %(title)s"), CLEARING, True),
    "webhook-off": Kind(
        _("A webhook was switched off"), _("Nothing could be delivered to %(address)s for days."), ADMINISTERING
    ),
}
