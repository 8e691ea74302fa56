from __future__ import annotations

import pytest

from indgang.catalogue.queries.task_index import forget_task_index
from indgang.enquiries.queries.kept_figures import forget_figures
from indgang.relations.queries.guesses import forget_guesses
from indgang.relations.queries.kept_map import forget_map
from indgang.shared.kept_pages import forget_pages


@pytest.fixture(autouse=True)
def nothing_kept_from_the_test_before() -> None:
    """A test's changes are rolled back, and the change number with them: what was derived could seem fresh."""
    forget_task_index()
    forget_pages()
    forget_map()
    forget_guesses()
    forget_figures()
