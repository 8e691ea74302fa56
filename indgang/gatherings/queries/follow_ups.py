"""What became of the groups' results: each is followed up by one colleague until a day, and no group goes on."""

from __future__ import annotations

from dataclasses import dataclass

from indgang.duties.models import Duty
from indgang.duties.queries import duties_about
from indgang.gatherings.models import Gathering, Group, GroupResult


@dataclass(frozen=True)
class FollowUp:
    """A group with what it came to, and the duty that was made of it; ``result`` is None where nothing was written."""

    group: Group
    result: GroupResult | None
    duty: Duty | None

    @property
    def has_text(self) -> bool:
        return self.result is not None and bool(self.result.text.strip())

    @property
    def is_missing(self) -> bool:
        """Something came of it that nobody sees to."""
        return self.has_text and self.duty is None


def once_key_of(group: Group) -> str:
    return f"gatherings:group:{group.pk}"


def follow_ups_of(gathering: Gathering) -> list[FollowUp]:
    """Table by table; the duty as it stands now, moved, handed on or done."""
    duties = {duty.once_key: duty for duty in duties_about(area="gatherings", key=gathering.history_key)}
    groups = gathering.groups.select_related("task__owner", "result__owner").order_by("rotation", "table")
    return [
        FollowUp(group, getattr(group, "result", None), duties.get(once_key_of(group)))
        for group in groups.prefetch_related("seats__guest__colleague")
    ]
