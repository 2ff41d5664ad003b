"""Links in mails by which an owner says that a need or an offer is still so, without signing in.

A link names one person, one record and the version that she was asked about. It can do nothing but confirm that
version, for sixty days, under a mandate that she still holds when she follows it.
"""

from datetime import timedelta
from typing import Any, NamedTuple

from django.core import signing

from bandung.exchange.errors import LinkExpired, NoSuchLink
from bandung.exchange.models import TABLES

CONFIRMING = "bandung.exchange.still-so"
"""What the signature of such a link is for."""
LINK_HOLDS = timedelta(days=60)


class Asked(NamedTuple):
    """Whom a link asks, and about which version of which record."""

    person: int
    kind: str
    uid: str
    digest: str


def confirmation_token(asked: Asked) -> str:
    """What the link of this question carries."""
    return signing.dumps(list(asked), salt=CONFIRMING, compress=True)


def asked_by(token: str) -> Asked:
    """Whom and what a link asks.

    :raises LinkExpired: if it was sent longer than sixty days ago.
    :raises NoSuchLink: if this node did not sign it for that.
    """
    try:
        told: Any = signing.loads(token, salt=CONFIRMING, max_age=LINK_HOLDS)
    except signing.SignatureExpired:
        raise LinkExpired from None
    except signing.BadSignature:
        raise NoSuchLink from None
    asked = Asked(*told)
    if asked.kind not in TABLES:
        raise NoSuchLink
    return asked
