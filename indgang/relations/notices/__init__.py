"""The words that leave by mail: only to the two they concern."""
