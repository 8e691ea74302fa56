"""Who knows whom across the house: ties from working and meeting together, that fade unless something renews them.

Steps: note that people met or worked together → say oneself whom one knows → see one's own ties, and the map of
departments → drink coffee with somebody who is missing → forget. What is known of a pair is used for mixing and shown
to the two of them alone; others see departments, and never fewer than five people.
"""
