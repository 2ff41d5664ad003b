"""Every line of the table of permissions, every role, every relation: really tried, and compared with the table."""

from typing import Any

import pytest

from bandung.people.permissions import RELATIONS, ROLES, roles_for
from bandung.values.errors import BandungError
from tests.web.permissions.attempts import ATTEMPTS, Attempt, unknown, untried
from tests.web.permissions.reading import content
from tests.web.permissions.world import OWN, SECRETS, Person, World, standing, undone

pytestmark = pytest.mark.django_db

REFUSALS = {302, 400, 401, 403, 404, 409, 410, 422}


def test_every_line_of_the_table_is_tried_and_nothing_else() -> None:
    assert untried() == set()
    assert unknown() == set()


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("attempt", ATTEMPTS, ids=str)
def test_what_was_possible_is_what_the_table_allows(world: World, attempt: Attempt, relation: str) -> None:
    allowed = roles_for(attempt.action, attempt.kind, relation)
    roles = ROLES if relation != "anonymous" else ("none",)

    done = {role: _tried(attempt, world, world.person(relation, role)) for role in roles}

    assert done == {role: role in allowed for role in roles}


def _tried(attempt: Attempt, world: World, who: Person) -> bool:
    """Whether it took effect; a refusal is one of the answers of a refusal, and never a fault."""
    party = OWN if attempt.at_own_desk else ""
    with undone():
        answer: Any = None
        try:
            answer = attempt.run(world, who)
        except BandungError:
            assert attempt.way in ("action", "command")
        changed = standing(party) != world.before[party]
    status = getattr(answer, "status_code", None)
    assert status is None or status < 500, f"{who.role} of {who.party}: {status}"
    if attempt.action in ("read", "export"):
        assert not changed
        return status == 200 and SECRETS[attempt.kind] in content(answer)
    if not changed and not attempt.at_own_desk:
        assert status is None or status in REFUSALS, f"{who.role} of {who.party}: {status} and nothing done"
    return changed
