"""The Danish of the sentences that mixing makes: English template → Danish template with the same names in braces.

A verb's sentences stand under a heading of their own.
"""

from __future__ import annotations

DANISH: dict[str, str] = {}
