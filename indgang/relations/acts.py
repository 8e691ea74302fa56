"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "change_relations": _("Changed how relations are kept"),
    "change_tie_weight": _("Changed what a kind of tie counts"),
    "draw_coffee": _("Drew coffee pairs"),
}
