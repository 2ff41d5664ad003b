"""Reports, dashboards and open-data files, each made from the one ledger and open to its entries."""
