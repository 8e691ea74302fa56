"""What the area's acts are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "change_relations": _("Changed how relations are kept"),
    "change_tie_weight": _("Changed what a kind of tie counts"),
    "fit_tie_weights": _("Fitted what a kind of tie counts to what colleagues say"),
    "take_back_fit": _("Took back what was fitted to what colleagues say"),
    "draw_coffee": _("Drew coffee pairs"),
}
