"""The ledger as an SDMX data set with its structure, written and read by the field's own library (pysdmx).

- ``observations.observed(valued)``: totals by giver, recipient, item, group, sector, stage, year and measure.
- ``structure.write_structure(to, prepared=)``: codelists, concepts, data structure and dataflow as SDMX-ML 3.0, with
  names in seven languages.
- ``datasets.write_ml(observations, to, prepared=)`` (SDMX-ML 3.0) and ``datasets.write_csv(observations, to)``
  (SDMX-CSV 2.0); ``datasets.read(data)`` gives the same observations from either.
- ``definitions.data_structure()`` and ``messages.data_set(observations)`` are the objects of pysdmx, for programs.

Agency ``BANDUNG``, data structure and dataflow ``SSC``, version 1.0.0. Dimensions: FREQ (A), GIVER, RECIPIENT, ITEM,
FRAMEWORK_GROUP, SECTOR (DAC, 3 digits), STAGE, MEASURE, UNIT_MEASURE, TIME_PERIOD (year); ``_U`` is not stated.
OBS_VALUE is empty where not one line could be counted (OBS_STATUS ``O``; ``M`` where there is no price by definition).
Attributes: COUNTED and LINES (their ratio is COVERAGE), LIST_VERSION, METHOD, FIGURE (the address of the total).
"""
