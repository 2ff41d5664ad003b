"""What a node checks before it serves."""

import gc
import logging
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connections

from bandung.matching.encoders import encoder_named
from bandung.values.errors import BandungError, _

SELDOM = 100_000
"""So seldom that Python never looks through everything of itself: ``let_go`` does."""
_log = logging.getLogger(__name__)
DEMONSTRATION_MAIL = "@demonstration.invalid"
"""Accounts made by the demonstration carry this address; `.invalid` can never receive mail (RFC 2606)."""


class RefusesToStart(BandungError):
    sentence = _(
        "This node holds the demonstration's sample logins, whose passwords everybody knows. It does not start as a "
        "production node. Begin with an empty BANDUNG_HOME or database."
    )


def check_node() -> None:
    """
    :raises RefusesToStart: if a production node finds the demonstration's accounts.
    :raises EncoderUnavailable: if there is no such encoder, or what it needs is not installed.
    """
    encoder_named(*settings.ENCODER)
    if settings.MODE == "production" and get_user_model().objects.filter(email__endswith=DEMONSTRATION_MAIL).exists():
        raise RefusesToStart


def warm() -> None:
    """Load what the first question would have to wait for: encoder, topics, index, the drawing of charts, figures.

    Pandas comes first: the first page loads it too, and Altair fails where it finds it half loaded by another thread.
    What is loaded stays: Python is told not to look through it again for what could be let go, and to look through the
    rest between pages (``let_go``), since either took up to half a second of a page now and then.
    """
    import pandas  # noqa: F401 - waits until it is whole

    from bandung.charts import Row, bars
    from bandung.exchange import matches
    from bandung.matching.statements import Filters
    from bandung.sources import worked
    from bandung.web.economy_parts import opened

    matches.renew_index()
    for text in ("eau", "水", "water"):
        matches.rank_for(text, wanted="offer", filters=Filters(), on=date(2026, 1, 1), limit=1)
    bars([Row("warm", 1)], title="warm", measure="warm", language="en")
    connections.close_all()
    try:
        with opened() as figures:
            for what in worked.ahead(figures):
                _log.debug("worked out: %s", what)
    except BandungError as error:  # figures that cannot be read say so on their pages
        _log.warning("figures: %s", error)
    gc.collect()
    gc.freeze()
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)


def let_go() -> None:
    """Look for what pages left and nobody holds: 0.1 to 0.2 seconds, between two pages."""
    gc.collect()
