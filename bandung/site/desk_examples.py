"""What the example focal points have on their desks: made up, so that every page of the desk shows something to try."""

from datetime import datetime, timedelta

from bandung.clearance import actions as clearance
from bandung.introductions import actions as introductions
from bandung.parties import actions as parties
from bandung.records.kinds import read
from bandung.records.parties import Institution
from bandung.site.logins import post_of
from bandung.training import roster
from bandung.values import Texts

INSTITUTIONS = {
    "mdg": {
        "id": "hospital",
        "type": "public-institution",
        "country": "MDG",
        "languages": ["fr"],
        "name": {"en": "Hospital (example)", "fr": "Hôpital (exemple)"},
    },
    "col": {
        "id": "ministry",
        "type": "government",
        "country": "COL",
        "languages": ["es"],
        "name": {"en": "Ministry (example)", "es": "Ministerio (ejemplo)"},
    },
}

MILK_BANK = {
    "language": "fr",
    "title.fr": "Créer une banque de lait maternel à l'hôpital (exemple)",
    "summary.fr": "Former l'équipe, équiper le laboratoire et recueillir le lait de donneuses pour les prématurés.",
    "countries": "MDG",
    "sectors": "12220",
    "sdgs": "3.2",
    "domain": "social",
    "kinds": "training; expertise",
    "plan_objective.fr": "Réduire la mortalité néonatale (exemple)",
    "working_languages": "fr; en",
}
NURSES = {
    "language": "fr",
    "title.fr": "Spécialiser des infirmières en néonatalogie (exemple)",
    "summary.fr": "Vingt infirmières, stages de trois mois.",
    "countries": "MDG",
    "sectors": "12281",
}
SOLAR = {
    "language": "fr",
    "title.fr": "Pompes solaires pour les puits du Sud (exemple)",
    "countries": "MDG",
    "sectors": "pompes",
}


def show_the_desk(at: datetime) -> None:
    """Institutions, drafts on their way, an introduction, an expert."""
    for party, told in INSTITUTIONS.items():
        by = post_of("madagascar" if party == "mdg" else "colombia")
        parties.name_institution(institution=read(Institution, told), party=party, by=by, at=at)
    agency, hospital = post_of("madagascar"), post_of("hospital")
    milk = clearance.start(party="mdg", kind="need", answers=MILK_BANK, institution="hospital", by=hospital, at=at)
    clearance.submit(draft=milk.pk, by=hospital, at=at)
    nurses = clearance.start(party="mdg", kind="need", answers=NURSES, institution="hospital", by=hospital, at=at)
    clearance.submit(draft=nurses.pk, by=hospital, at=at)
    comment = "Dites quels services accueilleront les stagiaires (exemple)."
    clearance.return_to_writer(draft=nurses.pk, comment=comment, by=agency, at=at)
    clearance.start(party="mdg", kind="need", answers=SOLAR, by=agency, at=at)
    introductions.request(
        kind="offer",
        uid="bra/bra-blh",
        party="mdg",
        note=Texts({"fr": "Nous voudrions apprendre comment vous formez les équipes des banques de lait (exemple)."}),
        by=agency,
        at=at,
    )
    told = {
        "post": "Responsable du laboratoire (exemple)",
        "institution": "Hôpital (exemple)",
        "competences": "Pasteurisation, contrôle microbiologique",
        "sectors": ["12220"],
        "languages": ["fr", "en"],
        "available_from": at.date(),
        "available_until": (at + timedelta(days=180)).date(),
        "days_a_year": 20,
    }
    roster.add(party="mdg", told=told, by=agency, at=at)
