"""The Danish text engine: from a company's own words to the document that answers them.

Knows texts only; it keeps nothing and knows no Django. Steps: analyse both sides alike (`words`, `compounds`,
`analysis`) → number the catalogue's words and weigh them (`vocabulary`, `postings`) → read the question, with
what an unfinished or misspelt word may mean (`question`, `spelling`) → look up what it names exactly
(`exact`, `names`) → rank the rest and give the reasons (`index`, `matching`) → say how far the answer can be
believed (`answers`) and where to mark it (`highlight`). `compound_words` derives the list of compound parts
once; `measuring` tells how well it all finds.
"""
