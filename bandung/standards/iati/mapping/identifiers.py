"""Names of activities: the identifier of the party whose file it is, a hyphen, and the record's own name.

https://iatistandard.org/en/iati-standard/203/activity-standard/elements/iati-activity/iati-identifier/. No record's
name has a colon, so the three forms never meet.
"""

from bandung.standards.iati.mapping.given import Org, Sort


def activity_identifier(org: Org, uid: str, sort: Sort) -> str:
    """The identifier of an activity in the file of a party; ``uid`` as in ``given.Told``."""
    register, _slash, record = uid.partition("/")
    if sort is Sort.SINGLE:
        return f"{org.ref}-contribution:{record}"
    return f"{org.ref}-{record}" if register == org.code and sort is Sort.WHOLE else f"{org.ref}-{register}:{record}"
