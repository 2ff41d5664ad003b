"""What a party offers and needs, at a glance: by sector with proof, by goal, by objective of its national plan."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bandung.exchange.models import Need, Offer
from bandung.registers.models import Register, in_order

GOALS = tuple(str(number) for number in range(1, 18))


@dataclass(frozen=True, slots=True)
class Capacity:
    """Offers in one sector (three digits), and how many of them state what shows that they work."""

    sector: str
    offers: int
    with_proof: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A party's standing records, counted."""

    offers: int
    needs: int
    capacities: Sequence[Capacity]
    """By sector, most offers first."""
    goals: Mapping[str, tuple[int, int]]
    """SDG to (needs, offers); every goal is there, so that gaps show."""
    objectives: Sequence[tuple[Mapping[str, str], int]]
    """(objective of the national plan, how many needs serve it), most first."""
    needs_without_objective: int


def profile(party: str) -> Profile:
    """The profile of a party, kept until its register grows. One query, or one for every thousand records."""
    length = Register.objects.filter(code=party).values_list("length", flat=True).first()
    return _profile(party, length or 0)


@lru_cache(256)
def _profile(party: str, _length: int) -> Profile:
    sectors: dict[str, list[bool]] = defaultdict(list)
    goals = {kind: Counter[str]() for kind in ("need", "offer")}
    counts = {"need": 0, "offer": 0}
    objectives: Counter[str] = Counter()
    texts: dict[str, Mapping[str, str]] = {}
    for kind, table in (("offer", Offer), ("need", Need)):
        rows = table.objects.standing_records().filter(register=party).only("uid", "body")
        for batch in in_order(rows, "uid"):
            for row in batch:
                counts[kind] += 1
                body = row.body
                goals[kind].update({code.partition(".")[0] for code in body.get("sdgs", ())})
                if kind == "offer":
                    for sector in {code[:3] for code in body["sectors"]}:
                        sectors[sector].append(bool(body.get("proof")))
                elif objective := body.get("plan_objective"):
                    name = next(iter(objective.values()))
                    objectives[name] += 1
                    texts.setdefault(name, objective)
    ordered = sorted(sectors.items(), key=lambda each: (-len(each[1]), each[0]))
    return Profile(
        offers=counts["offer"],
        needs=counts["need"],
        capacities=[Capacity(sector, len(proofs), sum(proofs)) for sector, proofs in ordered],
        goals={goal: (goals["need"][goal], goals["offer"][goal]) for goal in GOALS},
        objectives=[(texts[name], count) for name, count in objectives.most_common()],
        needs_without_objective=counts["need"] - sum(objectives.values()),
    )
