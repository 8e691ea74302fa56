from __future__ import annotations

from django.db import models


class ChangeCounter(models.Model):
    """How many changes a topic has seen: what is derived from it is stale when the number has moved.

    The row is locked by whoever counts, so the numbers become visible in the order of the commits, also when
    several processes write at once.
    """

    topic = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.topic}: {self.number}"
