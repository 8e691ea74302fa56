"""The Danish of the sentences that mixing makes: English template → Danish template with the same names in braces.

Each part of mixing has its sentences under a heading of its own.
"""

from __future__ import annotations

from config.mix.danish_groups import GROUPS
from config.mix.danish_pairs import PAIRS
from config.mix.danish_select import DISTRIBUTING, SELECTING

DANISH: dict[str, str] = {**PAIRS, **GROUPS, **SELECTING, **DISTRIBUTING}
