from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.consent_shape import ConsentShape
    from ..models.finding_shape import FindingShape
    from ..models.proposal_shape import ProposalShape
    from ..models.remark_shape import RemarkShape


T = TypeVar("T", bound="TextShape")


@_attrs_define
class TextShape:
    """A version of an agreement with the words on it, the remarks, and what the checks found.

    Attributes:
        text (ProposalShape): What one partner proposes, and what became of it.
        bound (list[str]):
        public (bool):
        consents (list[ConsentShape]):
        remarks (list[RemarkShape]):
        findings (list[FindingShape]):
    """

    text: ProposalShape
    bound: list[str]
    public: bool
    consents: list[ConsentShape]
    remarks: list[RemarkShape]
    findings: list[FindingShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text.to_dict()

        bound = self.bound

        public = self.public

        consents = []
        for consents_item_data in self.consents:
            consents_item = consents_item_data.to_dict()
            consents.append(consents_item)

        remarks = []
        for remarks_item_data in self.remarks:
            remarks_item = remarks_item_data.to_dict()
            remarks.append(remarks_item)

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "bound": bound,
                "public": public,
                "consents": consents,
                "remarks": remarks,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_shape import ConsentShape  # noqa: PLC0415
        from ..models.finding_shape import FindingShape  # noqa: PLC0415
        from ..models.proposal_shape import ProposalShape  # noqa: PLC0415
        from ..models.remark_shape import RemarkShape  # noqa: PLC0415

        d = dict(src_dict)
        text = ProposalShape.from_dict(d.pop("text"))

        bound = cast(list[str], d.pop("bound"))

        public = d.pop("public")

        consents = []
        _consents = d.pop("consents")
        for consents_item_data in _consents:
            consents_item = ConsentShape.from_dict(consents_item_data)

            consents.append(consents_item)

        remarks = []
        _remarks = d.pop("remarks")
        for remarks_item_data in _remarks:
            remarks_item = RemarkShape.from_dict(remarks_item_data)

            remarks.append(remarks_item)

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = FindingShape.from_dict(findings_item_data)

            findings.append(findings_item)

        text_shape = cls(
            text=text,
            bound=bound,
            public=public,
            consents=consents,
            remarks=remarks,
            findings=findings,
        )

        text_shape.additional_properties = d
        return text_shape

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
