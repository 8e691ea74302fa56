from __future__ import annotations

from typing import Any

from indgang.shared.refusable_forms import RefusableForm


class OnPageForm(RefusableForm):
    """One of many forms on a page. ``place`` names it there, so that no two fields have the same id."""

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": f"{place}_%s"}))
        self.place = place
