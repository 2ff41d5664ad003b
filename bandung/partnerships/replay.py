"""Where an initiative stands, told from everything its parties wrote. Plain values; no database, no clock.

Every entry is an event; events are taken in the order of their times (then register, then number), and after each one
whatever has become complete takes effect. So the outcome depends on what was written and never on the order in which
registers were read: a rebuild, and another node, come to the same.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bandung.partnerships import guards
from bandung.partnerships.events import Event, Left, Proposal, Said, TakenBack, in_order
from bandung.partnerships.stages import AGREEMENT_BY_WAY, BY_WAY, ENDED, IN_FORCE, StageMove
from bandung.partnerships.standing import Contract, Outcome, Standing, Stay
from bandung.records.agreements import Agreement
from bandung.records.partnerships import Described, Move


def standing(opening: Proposal, events: Iterable[Event]) -> Standing:
    """Where the initiative stands that this opening began. The same for the same events, in whatever order given."""
    assert isinstance(opening.record, Described)
    told = Standing(opening.register, opening.record, opening.digest, opening.uid)
    told.lead, told.since, told.changed_at = opening.register, opening.at, opening.at
    told.joined[opening.register] = opening.at
    replay = _Replay(told)
    replay.settle(opening.at)
    for at, event in in_order(events):
        replay.take(event)
        replay.settle(max(at, opening.at))
    replay.tell_awaited()
    return told


class _Replay:
    """The initiative on its way through the events."""

    def __init__(self, told: Standing) -> None:
        self.told = told
        self.words: dict[str, set[str]] = {}
        """By digest: whose consent to it stands."""
        self.open: dict[str, Proposal] = {}
        """Proposals that wait, by uid, in the order in which they were written."""
        self.gone: dict[str, set[str]] = {}
        """By digest of a text: who has withdrawn from it. Clocks of two registers differ, so this may be read before
        the text itself is in force; it holds all the same."""

    def take(self, event: Event) -> None:
        """One event happens."""
        if isinstance(event, Said):
            words = self.words.setdefault(event.digest, set())
            (words.add if event.stands else words.discard)(event.register)
        elif isinstance(event, Left):
            self._leave(event)
        elif isinstance(event, TakenBack):
            if self.open.pop(event.uid, None):
                self.told.outcomes[event.uid] = Outcome("withdrawn", event.at)
        else:
            self.open[event.uid] = event
            self.told.outcomes[event.uid] = Outcome("proposed")

    def settle(self, at: datetime) -> None:
        """Whatever is complete takes effect, until nothing more does."""
        self._join(at)
        while any(self._try(proposal, at) for proposal in list(self.open.values())):
            self._join(at)
        self._note_stays(at)

    def _note_stays(self, at: datetime) -> None:
        """Close the stays of who takes part no longer, or in another capacity; open those of who does now."""
        told = self.told
        now = {(party, False) for party in told.partners} | {(party, True) for party in told.facilitators}
        running = {(each.party, each.facilitator) for each in told.stays if each.until is None}
        told.stays = [
            replace(each, until=at) if each.until is None and (each.party, each.facilitator) not in now else each
            for each in told.stays
        ] + [Stay(party, facilitator, at) for party, facilitator in sorted(now - running)]

    def _join(self, at: datetime) -> None:
        told = self.told
        named = {each.party for each in told.terms.participations if each.party}
        for party in (named & self.words.get(told.terms_digest, set())) - set(told.joined):
            told.joined[party] = at
            told.left.pop(party, None)
            told.changed_at = at
        told.had_need = told.had_need or guards.has_need(told.terms)

    def _leave(self, event: Left) -> None:
        told = self.told
        if event.agreement:
            self.gone.setdefault(event.agreement, set()).add(event.register)
        for contract in told.contracts.values():
            if event.agreement in ("", contract.digest) and contract.state in IN_FORCE:
                contract.bound.discard(event.register)
                self._end_if_too_few(contract, event.at)
        if event.agreement:
            return
        for words in self.words.values():
            words.discard(event.register)
        if event.register not in told.joined:
            return
        del told.joined[event.register]
        told.left[event.register] = told.changed_at = event.at
        if told.lead == event.register:
            order = [each.party for each in told.terms.participations if each.party in told.partners]
            told.lead = order[0] if order and order[0] else ""
        if not told.partners and told.stage not in ENDED:
            told.stage, told.since = "withdrawn", event.at

    def _end_if_too_few(self, contract: Contract, at: datetime) -> None:
        southern = contract.bound - guards.parties_in(self.told.terms, "facilitator")
        if len(contract.bound) < 2 or not southern:
            contract.state, contract.since = "ended", at
            self.told.outcomes[contract.uid] = replace(self.told.outcomes[contract.uid], state="ended", since=at)

    def _try(self, proposal: Proposal, at: datetime) -> bool:
        """Let a proposal take effect if it can; whether it did."""
        must = self._must(proposal)
        if must is None or not must - {proposal.register} <= self.words.get(proposal.digest, set()):
            return False
        if isinstance(proposal.record, Move) and not self._guards_hold(proposal.record):
            return False
        del self.open[proposal.uid]
        self.told.outcomes[proposal.uid] = Outcome("holds", at, must)
        self.told.changed_at = at
        if isinstance(proposal.record, Agreement):
            self._agree(proposal, proposal.record, must, at)
        elif isinstance(proposal.record, Move):
            self._move(proposal, proposal.record, at)
        else:
            self._change_terms(proposal, proposal.record, at)
        return True

    def _must(self, proposal: Proposal) -> frozenset[str] | None:
        """Whose consent it needs, its author's included; None where it cannot take effect as things stand."""
        record = proposal.record
        if proposal.register not in self.told.partners:
            return None
        if isinstance(record, Move) and record.agreement is not None:
            return self._must_move_agreement(proposal, record)
        if self.told.stage in ENDED:
            return None
        if isinstance(record, Agreement):
            return self._must_agree(record)
        if isinstance(record, Move):
            return self._must_move(proposal, record)
        return self._must_change(proposal, record)

    def _must_change(self, proposal: Proposal, terms: Described) -> frozenset[str] | None:
        told = self.told
        if proposal.after != told.terms_digest or terms.lead is None:
            return None
        before = {each.party: each for each in told.terms.participations if each.party}
        after = {each.party: each for each in terms.participations if each.party}
        if terms.lead not in told.partners:
            return None
        changed = {party for party, each in after.items() if party in told.joined and before.get(party) != each}
        return told.partners | changed

    def _must_move(self, proposal: Proposal, move: Move) -> frozenset[str] | None:
        way = self._way(move)
        if way is None or proposal.after != self._last_move(move):
            return None
        if way.who == "lead" and proposal.register != self.told.lead:
            return None
        return self.told.partners if way.who == "partners" else frozenset({proposal.register})

    def _must_move_agreement(self, proposal: Proposal, move: Move) -> frozenset[str] | None:
        way, contract = self._way(move), self._contract(move)
        if way is None or contract is None or proposal.after != contract.last_move:
            return None
        southern = frozenset(contract.bound) & self.told.partners
        if proposal.register not in southern:
            return None
        return southern if way.who == "partners" else frozenset({proposal.register})

    def _must_agree(self, text: Agreement) -> frozenset[str] | None:
        told = self.told
        facilitators = guards.parties_in(told.terms, "facilitator")
        parties = {each.party for each in text.parties}
        as_in_terms = all((each.role == "facilitator") == (each.party in facilitators) for each in text.parties)
        if not parties <= set(told.joined) or not as_in_terms or not told.had_need:
            return None
        contract = told.contracts.get(text.name)
        in_force = contract if contract and contract.state in IN_FORCE else None
        if text.amends != (in_force.digest if in_force else None):
            return None
        return frozenset(parties) | (frozenset(in_force.bound) & told.partners if in_force else frozenset())

    def _way(self, move: Move) -> StageMove | None:
        if move.agreement is None:
            return BY_WAY.get((self.told.stage, move.to))
        contract = self._contract(move)
        return AGREEMENT_BY_WAY.get((contract.state, move.to)) if contract else None

    def _contract(self, move: Move) -> Contract | None:
        return next(
            (each for each in self.told.contracts.values() if move.agreement and each.digest == move.agreement.digest),
            None,
        )

    def _last_move(self, move: Move) -> str | None:
        contract = self._contract(move) if move.agreement is not None else None
        return contract.last_move if contract else self.told.last_move

    def _guards_hold(self, move: Move) -> bool:
        way = self._way(move)
        known = guards.Known(self.told.terms, move, frozenset(self.told.joined), self.told.bound)
        return way is not None and not guards.unmet(way, known)

    def _move(self, proposal: Proposal, move: Move, at: datetime) -> None:
        contract = self._contract(move) if move.agreement is not None else None
        if contract is None:
            self.told.stage, self.told.since, self.told.last_move = move.to, at, proposal.digest
            return
        contract.state, contract.since, contract.last_move = move.to, at, proposal.digest
        self.told.outcomes[contract.uid] = replace(self.told.outcomes[contract.uid], state=move.to, since=at)

    def _change_terms(self, proposal: Proposal, terms: Described, at: datetime) -> None:
        told = self.told
        told.terms, told.terms_digest, told.terms_uid = terms, proposal.digest, proposal.uid
        told.lead = terms.lead or told.lead
        named = {each.party for each in terms.participations if each.party}
        words = self.words.setdefault(proposal.digest, set())
        words.add(proposal.register)
        for party in set(told.joined) - named:
            del told.joined[party]
            told.left[party] = at
        words |= set(told.joined)

    def _agree(self, proposal: Proposal, text: Agreement, must: frozenset[str], at: datetime) -> None:
        before = self.told.contracts.get(text.name)
        if before is not None and before.state in IN_FORCE:
            self.told.outcomes[before.uid] = replace(self.told.outcomes[before.uid], state="amended", since=at)
        bound = {each.party for each in text.parties} - self.gone.get(proposal.digest, set())
        contract = Contract("in-force", proposal.digest, proposal.uid, at, bound)
        self.told.contracts[text.name] = contract
        self.told.outcomes[proposal.uid] = Outcome("in-force", at, must)
        self._end_if_too_few(contract, at)

    def tell_awaited(self) -> None:
        """Say of every open proposal whose consent it awaits, or that it can take effect no more."""
        for uid, proposal in self.open.items():
            must = self._must(proposal)
            if must is None:
                self.told.outcomes[uid] = Outcome("closed" if self._is_over(proposal) else "proposed")
                continue
            given = self.words.get(proposal.digest, set()) | {proposal.register}
            self.told.outcomes[uid] = Outcome("proposed", None, must, must - given)

    def _is_over(self, proposal: Proposal) -> bool:
        """Whether what it followed holds no more, so that nobody needs to answer it."""
        told, record = self.told, proposal.record
        if proposal.register not in told.partners:
            return True
        if isinstance(record, Move) and record.agreement is not None:
            return proposal.after != self._last_move(record) or self._way(record) is None
        if told.stage in ENDED:
            return True
        if isinstance(record, Agreement):
            contract = told.contracts.get(record.name)
            base = contract.digest if contract and contract.state in IN_FORCE else None
            return record.amends != base
        if isinstance(record, Move):
            return proposal.after != self._last_move(record) or self._way(record) is None
        return proposal.after != told.terms_digest
