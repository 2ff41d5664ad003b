from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.initiative_shape import InitiativeShape
    from ..models.proposal_shape import ProposalShape
    from ..models.way_shape import WayShape


T = TypeVar("T", bound="Papers")


@_attrs_define
class Papers:
    """An initiative with what is proposed in it and where it can go.

    Attributes:
        initiative (InitiativeShape): An initiative as it stands.
        proposals (list[ProposalShape]): that wait for consents
        agreements (list[ProposalShape]):
        ways (list[WayShape]):
    """

    initiative: InitiativeShape
    proposals: list[ProposalShape]
    agreements: list[ProposalShape]
    ways: list[WayShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        initiative = self.initiative.to_dict()

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        agreements = []
        for agreements_item_data in self.agreements:
            agreements_item = agreements_item_data.to_dict()
            agreements.append(agreements_item)

        ways = []
        for ways_item_data in self.ways:
            ways_item = ways_item_data.to_dict()
            ways.append(ways_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "initiative": initiative,
                "proposals": proposals,
                "agreements": agreements,
                "ways": ways,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.initiative_shape import InitiativeShape  # noqa: PLC0415
        from ..models.proposal_shape import ProposalShape  # noqa: PLC0415
        from ..models.way_shape import WayShape  # noqa: PLC0415

        d = dict(src_dict)
        initiative = InitiativeShape.from_dict(d.pop("initiative"))

        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = ProposalShape.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        agreements = []
        _agreements = d.pop("agreements")
        for agreements_item_data in _agreements:
            agreements_item = ProposalShape.from_dict(agreements_item_data)

            agreements.append(agreements_item)

        ways = []
        _ways = d.pop("ways")
        for ways_item_data in _ways:
            ways_item = WayShape.from_dict(ways_item_data)

            ways.append(ways_item)

        papers = cls(
            initiative=initiative,
            proposals=proposals,
            agreements=agreements,
            ways=ways,
        )

        papers.additional_properties = d
        return papers

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
