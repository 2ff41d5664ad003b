"""The parties' registers: append, verify, read, rebuild. Each party writes only in its own.

``models``   what is kept: registers, their keys (private parts encrypted), entries
``keys``     keys at rest
``append``   the one way an entry comes into being
``readers``  an entry becomes rows; the only way rows come into being
``rebuild``  dropping all rows and reading all registers again
``files``    a register as a file: export, import, verification of what is kept
"""
