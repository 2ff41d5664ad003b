"""Clearing of payments among central banks: what each owes the others, netted, so that little hard currency moves.

Everything is a whole number of minor units (cents) of one unit of account, and every step conserves: what one pays,
another receives. ``claims`` adds obligations up, ``netting`` nets them by pair, by cycle and by party, ``lines`` holds
to the credit that each gives each, ``interest`` counts days, ``settlement`` says who pays whom, ``rounds`` puts a
round together and says what it saved and for whom.
"""
