"""Which offers answer a need, and why, across languages.

Rooms, in the order in which a question passes through them:

``statements``  a need or an offer as matching sees it, and what a search asks
``tokens``      words of any script (Chinese, Japanese and Thai as pairs of characters)
``encoders``    a text in any language becomes a vector; one protocol, several encoders
``bridge``      concepts (SDG targets, sectors, topics) named in every language, for languages no encoder knows
``index``       what is stored: words, vectors and columns; filters that hold exactly; facet counts
``features``    what speaks for an offer, each a number between 0 and 1, or "could not be judged"
``ranking``     the weights table applied to the features; every result carries its reasons
``evaluation``  how good it is, measured on judged needs
"""
