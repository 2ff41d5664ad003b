"""What a party chooses for its IATI files, and what is allowed with a version of them. Plain values."""

import re
from collections.abc import Mapping

from bandung.reporting.iati_errors import BadIdentifier, HasErrors, NotFresh, NotMade, UnknownLicence
from bandung.standards.iati.codes import code_lists

MAKING, MADE, FAILED, PUBLISHED, REPLACED, TAKEN_BACK = (
    "making", "made", "failed", "published", "replaced", "taken-back",
)  # fmt: skip
MOST_AT_ONCE = 1_000
"""Activities up to which files are made while one waits."""
FILES = ("activities", "organisations")
LICENCES: Mapping[str, tuple[str, str]] = {
    "cc-by-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc-by-sa-4.0": ("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "cc0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "odc-by-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "odc-pddl-1.0": ("Open Data Commons Public Domain 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}
"""Short name to name and address."""
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{2,118}")


def check_settings(identifier: str, licence: str) -> None:
    """:raises BadIdentifier: if it does not begin with an agency that the standard lists. :raises UnknownLicence."""
    if identifier:
        agencies = (*code_lists()["OrganisationRegistrationAgency"], "XM-DAC")
        named = _IDENTIFIER.fullmatch(identifier) and any(
            identifier.startswith(f"{each}-") and len(identifier) > len(each) + 1 for each in agencies
        )
        listed = identifier in code_lists()["OrganisationIdentifier"]
        if not (named or listed):
            raise BadIdentifier(identifier=identifier[:60])
    if licence not in LICENCES:
        raise UnknownLicence(licence=licence[:20], known=", ".join(LICENCES))


def check_publish(*, state: str, errors: int, same: bool) -> None:
    """:raises NotMade, HasErrors, NotFresh: if the version cannot be published as it is."""
    if state != MADE:
        raise NotMade
    if errors:
        raise HasErrors(count=errors)
    if not same:
        raise NotFresh


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    """Identifiers of activities that were added, changed and removed."""
    return {
        "added": sorted(now.keys() - before.keys()),
        "changed": sorted(each for each in now.keys() & before.keys() if now[each] != before[each]),
        "removed": sorted(before.keys() - now.keys()),
    }
