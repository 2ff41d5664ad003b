"""IATI, the open standard in which cooperation is published as XML (https://iatistandard.org): both ways, without loss.

``reading.read`` opens a file and streams its activities or organisations as elements; everything else works on those.
"""
