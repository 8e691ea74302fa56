"""The words that leave by mail: to the company, and to colleagues."""
