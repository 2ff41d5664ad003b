"""What the guide to the API says is so."""

import re
from pathlib import Path

from standardwebhooks.webhooks import Webhook

from bandung.people.scopes import NAMES

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md").read_text(encoding="utf-8")


def test_every_scope_stands_in_the_guide() -> None:
    table = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)

    assert sorted(table) == sorted(NAMES)


def test_the_example_takes_what_a_node_signs() -> None:
    from datetime import UTC, datetime

    example = next(each for each in re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL) if "standardwebhooks" in each)
    names: dict[str, object] = {}
    exec(compile(example, "the guide", "exec"), names)
    secret, body, at = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", '{"type": "offer.publish"}', datetime.now(UTC)
    headers = {
        "webhook-id": "entry-7", "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign("entry-7", at, body),
    }  # fmt: skip

    assert names["received"](secret, headers, body.encode()) == {"type": "offer.publish"}  # type: ignore[operator]
