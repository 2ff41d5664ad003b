"""Rows of a sheet, as many as somebody needs, without a script: buttons add, remove and move a row.

Pressing such a button sends the whole page, changes nothing on the node and shows it again with everything that was
typed. Only the button that writes checks what was typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

BUTTON = "rows"
"""What the buttons of rows are called in a request."""


class RowForm(forms.Form):
    """One row. It is left out where none of its telling fields says anything."""

    telling: ClassVar[tuple[str, ...]] = ()
    use_required_attribute = False

    def is_blank(self) -> bool:
        """Whether nothing was typed that tells anything."""
        return not any(_typed(self, name) for name in self.telling or self.fields)


def _typed(form: forms.Form, name: str) -> Any:
    return form.fields[name].widget.value_from_datadict(form.data, form.files, form.add_prefix(name))  # type: ignore[arg-type]


def as_typed(form: forms.Form) -> dict[str, Any]:
    """What stands in a sheet that was sent, field by field, unchecked: to show it again without a complaint."""
    return {name: _typed(form, name) for name in form.fields}


class Rows:
    """The rows of one kind on a page, in order."""

    def __init__(
        self, form: type[RowForm], name: str, data: QueryDict | None, *, initial: Sequence[Mapping[str, Any]] = (),
        least: int = 1, most: int = 60, **named: Any,
    ) -> None:  # fmt: skip
        self.name = name
        self.most = most
        self._form, self._named = form, named
        if data is None:
            started = [*initial, *({} for _missing in range(least - len(initial)))]
            self.rows = [self._row(str(position), None, told) for position, told in enumerate(started)]
            return
        numbers = [each for each in data.getlist(name)[:most] if each.isascii() and each.isdigit()]
        self.rows = [self._row(each, data) for each in dict.fromkeys(numbers)]

    def _row(self, number: str, data: QueryDict | None, initial: Mapping[str, Any] | None = None) -> Any:
        form = self._form(data, initial=dict(initial or {}), prefix=f"{self.name}-{number}", **self._named)
        form.number = number  # type: ignore[attr-defined]
        return form

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @property
    def told(self) -> list[Any]:
        """The rows that say something; those alone are checked and written."""
        return [each for each in self.rows if not each.is_blank()]

    @property
    def may_add(self) -> bool:
        return len(self.rows) < self.most

    def is_valid(self) -> bool:
        """Whether every row that says something can be read; each complains for itself."""
        return [each for each in self.told if not each.is_valid()] == []

    def changed(self, pressed: str) -> None:
        """Do what a button of these rows asks for, and show everything as it was typed."""
        name, _colon, rest = pressed.partition(":")
        does, _colon, number = rest.partition(":")
        shown = [(each.number, as_typed(each)) for each in self.rows]
        at = next((position for position, each in enumerate(shown) if each[0] == number), None)
        if name == self.name and does == "add" and self.may_add:
            shown.append((str(max((int(each[0]) for each in shown), default=-1) + 1), {}))
        elif name == self.name and does == "remove" and at is not None:
            del shown[at]
        elif name == self.name and does == "up" and at:
            shown[at - 1], shown[at] = shown[at], shown[at - 1]
        elif name == self.name and does == "down" and at is not None and at + 1 < len(shown):
            shown[at + 1], shown[at] = shown[at], shown[at + 1]
        self.rows = [self._row(number, None, told) for number, told in shown]


def pressed(data: QueryDict) -> str:
    """Which button of rows was pressed; empty if it was the one that writes."""
    return data.get(BUTTON, "")
