"""Pages of enquiries: the company's own, and the desk's."""
