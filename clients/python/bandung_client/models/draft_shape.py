from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.draft_shape_kind import DraftShapeKind, check_draft_shape_kind
from ..models.draft_shape_state import DraftShapeState, check_draft_shape_state

if TYPE_CHECKING:
    from ..models.draft_shape_answers import DraftShapeAnswers
    from ..models.draft_shape_says import DraftShapeSays
    from ..models.step_shape import StepShape
    from ..models.twin_shape import TwinShape
    from ..models.unfit import Unfit


T = TypeVar("T", bound="DraftShape")


@_attrs_define
class DraftShape:
    """A draft with everything about it.

    Attributes:
        id (UUID):
        party (str):
        institution (str): whose draft; empty: the lead agency's
        kind (DraftShapeKind):
        state (DraftShapeState):
        version (int):
        title (str):
        record (str): reference number, once it has one
        problem_count (int):
        source (str):
        intake (None | UUID):
        made_by (str):
        made_at (datetime.datetime):
        changed_by (str):
        changed_at (datetime.datetime):
        answers (DraftShapeAnswers): column name to text as it was typed
        says (DraftShapeSays): the answers as a record, whether it fits or not
        problems (list[Unfit]):
        twins (list[TwinShape]): what it looks like; only while it is open
        steps (list[StepShape]):
    """

    id: UUID
    party: str
    institution: str
    kind: DraftShapeKind
    state: DraftShapeState
    version: int
    title: str
    record: str
    problem_count: int
    source: str
    intake: None | UUID
    made_by: str
    made_at: datetime.datetime
    changed_by: str
    changed_at: datetime.datetime
    answers: DraftShapeAnswers
    says: DraftShapeSays
    problems: list[Unfit]
    twins: list[TwinShape]
    steps: list[StepShape]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        party = self.party

        institution = self.institution

        kind: str = self.kind

        state: str = self.state

        version = self.version

        title = self.title

        record = self.record

        problem_count = self.problem_count

        source = self.source

        intake: None | str
        if isinstance(self.intake, UUID):
            intake = str(self.intake)
        else:
            intake = self.intake

        made_by = self.made_by

        made_at = self.made_at.isoformat()

        changed_by = self.changed_by

        changed_at = self.changed_at.isoformat()

        answers = self.answers.to_dict()

        says = self.says.to_dict()

        problems = []
        for problems_item_data in self.problems:
            problems_item = problems_item_data.to_dict()
            problems.append(problems_item)

        twins = []
        for twins_item_data in self.twins:
            twins_item = twins_item_data.to_dict()
            twins.append(twins_item)

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "party": party,
                "institution": institution,
                "kind": kind,
                "state": state,
                "version": version,
                "title": title,
                "record": record,
                "problem_count": problem_count,
                "source": source,
                "intake": intake,
                "made_by": made_by,
                "made_at": made_at,
                "changed_by": changed_by,
                "changed_at": changed_at,
                "answers": answers,
                "says": says,
                "problems": problems,
                "twins": twins,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.draft_shape_answers import DraftShapeAnswers  # noqa: PLC0415
        from ..models.draft_shape_says import DraftShapeSays  # noqa: PLC0415
        from ..models.step_shape import StepShape  # noqa: PLC0415
        from ..models.twin_shape import TwinShape  # noqa: PLC0415
        from ..models.unfit import Unfit  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        party = d.pop("party")

        institution = d.pop("institution")

        kind = check_draft_shape_kind(d.pop("kind"))

        state = check_draft_shape_state(d.pop("state"))

        version = d.pop("version")

        title = d.pop("title")

        record = d.pop("record")

        problem_count = d.pop("problem_count")

        source = d.pop("source")

        def _parse_intake(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                intake_type_0 = UUID(data)

                return intake_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        intake = _parse_intake(d.pop("intake"))

        made_by = d.pop("made_by")

        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))

        changed_by = d.pop("changed_by")

        changed_at = datetime.datetime.fromisoformat(d.pop("changed_at"))

        answers = DraftShapeAnswers.from_dict(d.pop("answers"))

        says = DraftShapeSays.from_dict(d.pop("says"))

        problems = []
        _problems = d.pop("problems")
        for problems_item_data in _problems:
            problems_item = Unfit.from_dict(problems_item_data)

            problems.append(problems_item)

        twins = []
        _twins = d.pop("twins")
        for twins_item_data in _twins:
            twins_item = TwinShape.from_dict(twins_item_data)

            twins.append(twins_item)

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = StepShape.from_dict(steps_item_data)

            steps.append(steps_item)

        draft_shape = cls(
            id=id,
            party=party,
            institution=institution,
            kind=kind,
            state=state,
            version=version,
            title=title,
            record=record,
            problem_count=problem_count,
            source=source,
            intake=intake,
            made_by=made_by,
            made_at=made_at,
            changed_by=changed_by,
            changed_at=changed_at,
            answers=answers,
            says=says,
            problems=problems,
            twins=twins,
            steps=steps,
        )

        draft_shape.additional_properties = d
        return draft_shape

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
