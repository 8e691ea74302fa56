"""The desk's pages of the municipality, its units and its people, and the few public ones: colours and pictures."""
