"""Where an offer has gone: the offers adapted from it, the initiatives that rest on each, and the multiplier.

Shown is what everybody may read, and the initiatives of who asks. The number of queries is fixed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from bandung.exchange.models import Offer
from bandung.exchange.queries import may_see
from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative, Participant
from bandung.reviews.errors import NoSuchOffer
from bandung.reviews.models import Resting
from bandung.reviews.multiplier import CARRIED_OUT, Tree, children_of, tree

RECEIVING = ("recipient", "both")


@dataclass(frozen=True, slots=True)
class Replication:
    """The tree below an offer, with the rows that its names stand for."""

    tree: Tree
    offers: Mapping[str, Offer]
    initiatives: Mapping[str, Initiative]

    @property
    def origin(self) -> Offer:
        return self.offers[self.tree.origin]


def replication(uid: str, party: str = "") -> Replication:
    """Where an offer has gone, as a party sees it. Six queries.

    :raises NoSuchOffer: if the party can read no such offer.
    """
    origin = Offer.objects.filter(pk=uid).first()
    if origin is None or not may_see(origin, (party,)):
        raise NoSuchOffer(uid=uid)
    return replications([origin], party)[0]


def of_party(party: str) -> list[Replication]:
    """Where each of a party's own offers has gone that was adapted from no other; those with initiatives or offers
    below them, the widest first. Six queries.
    """
    own = Offer.objects.filter(register=party, adapted_from="", withdrawn_at=None, audience="public").order_by("uid")
    found = [each for each in replications(own, party) if each.initiatives or len(each.tree.branches) > 1]
    return sorted(found, key=lambda each: (-len(each.tree.reached), each.tree.origin))


def replications(origins: Iterable[Offer], party: str = "") -> list[Replication]:
    """As ``replication``, for each of these offers."""
    rows = {row.uid: row for row in origins}
    standing = Offer.objects.public().filter(withdrawn_at=None)
    below = children_of(dict(standing.exclude(adapted_from="").values_list("uid", "adapted_from")))
    shapes = [tree(uid, below, {}, {}) for uid in rows]
    offers = {**standing.in_bulk({each.offer for one in shapes for each in one.branches} - rows.keys()), **rows}
    resting: dict[str, list[str]] = defaultdict(list)
    for offer, initiative in Resting.objects.filter(offer__in=offers).values_list("offer", "initiative"):
        resting[offer].append(initiative)
    initiatives = _readable({uid for several in resting.values() for uid in several}, party)
    resting = {offer: [uid for uid in several if uid in initiatives] for offer, several in resting.items()}
    reached = _reached(initiatives.values())
    found = []
    for uid, row in rows.items():
        told = tree(uid, below, resting, reached, home=row.says.countries)
        named = {each.offer for each in told.branches}
        theirs = {name for each in told.branches for name in each.initiatives}
        found.append(
            Replication(
                told,
                {name: offers[name] for name in named},
                {name: initiatives[name] for name in theirs},
            )
        )
    return found


def _readable(uids: Iterable[str], party: str) -> dict[str, Initiative]:
    """Those of these initiatives that everybody may read, or that are the party's. One query."""
    seen = Q(pk__in=partnerships.public().values("pk"))
    if party:
        seen |= Q(pk__in=partnerships.of_party(party).values("pk"))
    return Initiative.objects.filter(seen).in_bulk({*uids})


def _reached(initiatives: Iterable[Initiative]) -> dict[str, set[str]]:
    """The countries that each initiative which was carried out is for. One query."""
    uids = [row.uid for row in initiatives if row.stage in CARRIED_OUT]
    lines = Participant.objects.filter(initiative__in=uids, role__in=RECEIVING).exclude(country="")
    found: dict[str, set[str]] = defaultdict(set)
    for initiative, country in lines.values_list("initiative", "country"):
        found[initiative].add(country)
    return found
