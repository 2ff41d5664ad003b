from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.new_message_outcome_type_0 import NewMessageOutcomeType0, check_new_message_outcome_type_0
from ..models.new_message_says import NewMessageSays, check_new_message_says
from ..models.new_message_why_type_0 import NewMessageWhyType0, check_new_message_why_type_0
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_message_text_type_0 import NewMessageTextType0
    from ..models.organisation_shape import OrganisationShape


T = TypeVar("T", bound="NewMessage")


@_attrs_define
class NewMessage:
    """One word in an introduction. The same ``reference`` with the same content is written once.

    Attributes:
        says (NewMessageSays):
        text (NewMessageTextType0 | None | Unset):
        why (NewMessageWhyType0 | None | Unset):
        handed_to (None | OrganisationShape | Unset):
        outcome (NewMessageOutcomeType0 | None | Unset):
        initiative (None | str | Unset):
        seen (None | str | Unset): the state as the caller saw it
        reference (str | Unset): the caller's own name for this message Default: ''.
    """

    says: NewMessageSays
    text: NewMessageTextType0 | None | Unset = UNSET
    why: NewMessageWhyType0 | None | Unset = UNSET
    handed_to: None | OrganisationShape | Unset = UNSET
    outcome: NewMessageOutcomeType0 | None | Unset = UNSET
    initiative: None | str | Unset = UNSET
    seen: None | str | Unset = UNSET
    reference: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.new_message_text_type_0 import NewMessageTextType0  # noqa: PLC0415
        from ..models.organisation_shape import OrganisationShape  # noqa: PLC0415

        says: str = self.says

        text: dict[str, Any] | None | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        elif isinstance(self.text, NewMessageTextType0):
            text = self.text.to_dict()
        else:
            text = self.text

        why: None | str | Unset
        if isinstance(self.why, Unset):
            why = UNSET
        elif isinstance(self.why, str):
            why = self.why
        else:
            why = self.why

        handed_to: dict[str, Any] | None | Unset
        if isinstance(self.handed_to, Unset):
            handed_to = UNSET
        elif isinstance(self.handed_to, OrganisationShape):
            handed_to = self.handed_to.to_dict()
        else:
            handed_to = self.handed_to

        outcome: None | str | Unset
        if isinstance(self.outcome, Unset):
            outcome = UNSET
        elif isinstance(self.outcome, str):
            outcome = self.outcome
        else:
            outcome = self.outcome

        initiative: None | str | Unset
        if isinstance(self.initiative, Unset):
            initiative = UNSET
        else:
            initiative = self.initiative

        seen: None | str | Unset
        if isinstance(self.seen, Unset):
            seen = UNSET
        else:
            seen = self.seen

        reference = self.reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "says": says,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text
        if why is not UNSET:
            field_dict["why"] = why
        if handed_to is not UNSET:
            field_dict["handed_to"] = handed_to
        if outcome is not UNSET:
            field_dict["outcome"] = outcome
        if initiative is not UNSET:
            field_dict["initiative"] = initiative
        if seen is not UNSET:
            field_dict["seen"] = seen
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_message_text_type_0 import NewMessageTextType0  # noqa: PLC0415
        from ..models.organisation_shape import OrganisationShape  # noqa: PLC0415

        d = dict(src_dict)
        says = check_new_message_says(d.pop("says"))

        def _parse_text(data: object) -> NewMessageTextType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                text_type_0 = NewMessageTextType0.from_dict(data)

                return text_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewMessageTextType0 | None | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_why(data: object) -> NewMessageWhyType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                why_type_0 = check_new_message_why_type_0(data)

                return why_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewMessageWhyType0 | None | Unset, data)

        why = _parse_why(d.pop("why", UNSET))

        def _parse_handed_to(data: object) -> None | OrganisationShape | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                handed_to_type_0 = OrganisationShape.from_dict(data)

                return handed_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OrganisationShape | Unset, data)

        handed_to = _parse_handed_to(d.pop("handed_to", UNSET))

        def _parse_outcome(data: object) -> NewMessageOutcomeType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = check_new_message_outcome_type_0(data)

                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewMessageOutcomeType0 | None | Unset, data)

        outcome = _parse_outcome(d.pop("outcome", UNSET))

        def _parse_initiative(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        initiative = _parse_initiative(d.pop("initiative", UNSET))

        def _parse_seen(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        seen = _parse_seen(d.pop("seen", UNSET))

        reference = d.pop("reference", UNSET)

        new_message = cls(
            says=says,
            text=text,
            why=why,
            handed_to=handed_to,
            outcome=outcome,
            initiative=initiative,
            seen=seen,
            reference=reference,
        )

        new_message.additional_properties = d
        return new_message

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
