"""Figures as they are said: such as “Too long: 71 % of 38 (55–83 %)”. Pure but for its words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from indgang.surveys.intervals import Estimate


def percent(value: float) -> int:
    return round(100 * value)


def interval_in_words(share: Estimate) -> str:
    """Where the truth most likely lies, and how many it is of, such as “55–83 %, of 38”."""
    return _("%(low)d–%(high)d %%, of %(n)d") % {
        "low": percent(share.low),
        "high": percent(share.high),
        "n": share.n,
    }


def share_in_words(label: str, share: Estimate) -> str:
    """With how many it is of and where the truth most likely lies; only for a share that may be shown."""
    return _("%(label)s: %(share)d %% of %(n)d (%(low)d–%(high)d %%)") % {
        "label": label,
        "share": percent(share.value),
        "n": share.n,
        "low": percent(share.low),
        "high": percent(share.high),
    }
