from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, IntegerField
from django.db.models.sql.compiler import SQLCompiler

QUARTERS_IN_HOUR = 4


class QuarterHours(Func):
    """The whole quarters of an hour from one moment to a later one, reckoned by the database itself.

    As whole quarters many enquiries share one: times can be counted there instead of being read one by one.
    """

    arity = 2
    output_field = IntegerField()

    def __init__(self, since: str, until: str) -> None:
        super().__init__(until, since)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, Any]:
        # Days as fractions: a ten-thousandth of a quarter more keeps a whole one from being rounded away.
        template = "CAST((julianday(%(expressions)s)) * 96 + 0.0001 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **context)

    def as_postgresql(  # pragma: no cover – the suite on PostgreSQL runs it
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, Any]:
        template = "CAST(FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / 900) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" - ", **context)
