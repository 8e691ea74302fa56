"""The demonstration municipality: invented from end to end, the same every time, only its days move with today.

Steps: describe the municipality → its units and colleagues → sign-ins → the starter catalogue and two more →
who does what → the companies → absences. Telephone numbers begin with 19, which is nobody's in Denmark; mail ends in
.example.
"""
