"""What operations have in common: the refusals that they describe, and the shapes of names in an address."""

from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints

from bandung.api.shapes import Problem

READ_ERRORS = {404: Problem, 422: Problem}
"""Of what everybody may read."""
ERRORS = {401: Problem, 403: Problem, **READ_ERRORS}
"""Of what needs somebody who is signed in."""
WRITE_ERRORS = {**ERRORS, 400: Problem, 409: Problem}
"""Of what changes something."""

Part = Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z0-9._-]+$")]
"""A party's code, or a record's number in its register."""
Uid = Annotated[str, StringConstraints(max_length=161, pattern=r"^[a-z0-9._-]+/[a-z0-9._-]+$")]
"""``register/record``."""
Plain = Annotated[str, AfterValidator(lambda text: text.replace("\0", ""))]
"""A text without the character that one database refuses: it is dropped here as it is from forms."""
Words = dict[str, str]
"""Language code to text."""


def file_of(*types: str) -> dict[str, Any]:
    """For the description of what answers with a file of one of these media types."""
    content = {each: {"schema": {"type": "string", "format": "binary"}} for each in types}
    return {"responses": {200: {"description": "the file", "content": content}}}
