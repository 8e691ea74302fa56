"""What has no meaning of its own and is kept all the same: how much changed, mail on its way, when what was run."""

from __future__ import annotations

from indgang.shared.models.change_counter import ChangeCounter
from indgang.shared.models.outgoing_mail import OutgoingMail
from indgang.shared.models.scheduled_run import ScheduledRun

__all__ = ["ChangeCounter", "OutgoingMail", "ScheduledRun"]
