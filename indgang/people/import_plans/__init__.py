"""What an import would do, worked out from the lists and from what stands, without writing anything.

Steps: ``registers`` matches each line to the unit or colleague it is about → ``references`` finds the units, parents
and leaders that the lines name → ``shapes`` holds the plan that is read, agreed to and carried out.
"""
