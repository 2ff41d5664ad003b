"""The published table of permissions is the one that pages, API and commands ask."""

from bandung.cli.documents import DOCS, permissions


def test_the_published_table_is_the_one_that_is_asked() -> None:
    assert (DOCS / "permissions.md").read_text(encoding="utf-8") == permissions()
