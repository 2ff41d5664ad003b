"""Dated reference data, each table with its origin: countries, groups, languages, currencies, sectors, SDGs, lists.

Tables are read when they are first asked for; an unknown code raises ``UnknownCode`` with the closest known ones.
"""

from bandung.reference.climate import climate_zone, climate_zones, climates_of
from bandung.reference.conditions import likeness
from bandung.reference.countries import Country, countries, countries_within, country, find_country, region_path
from bandung.reference.currencies import Currency, currencies, currency
from bandung.reference.errors import UnknownCode
from bandung.reference.groups import (
    Group,
    Membership,
    group,
    groups,
    groups_of,
    income_group,
    members,
    memberships_of,
    scheduled_changes,
)
from bandung.reference.labels import country_label
from bandung.reference.languages import Language, language, languages, official_languages, working_languages
from bandung.reference.lists import (
    InstitutionType,
    Modality,
    domain,
    domains,
    institution_type,
    institution_types,
    kind,
    kinds,
    modalities,
    modality,
)
from bandung.reference.mentions import countries_mentioned
from bandung.reference.origins import Origin, origins, origins_of
from bandung.reference.regions import Region, region, regions
from bandung.reference.sdgs import Sdg, goal_of, sdg, sdgs, targets_of
from bandung.reference.sectors import Sector, broad_sector, sector, sector_name, sectors, sectors_within
from bandung.reference.south import SouthDefault, south_by_default
from bandung.reference.tables import Coded
from bandung.reference.time_zones import TimeZone, time_zone

__all__ = [
    "Coded",
    "Country",
    "Currency",
    "Group",
    "InstitutionType",
    "Language",
    "Membership",
    "Modality",
    "Origin",
    "Region",
    "Sdg",
    "Sector",
    "SouthDefault",
    "TimeZone",
    "UnknownCode",
    "broad_sector",
    "climate_zone",
    "climate_zones",
    "climates_of",
    "countries",
    "countries_mentioned",
    "countries_within",
    "country",
    "country_label",
    "currencies",
    "currency",
    "domain",
    "domains",
    "find_country",
    "goal_of",
    "group",
    "groups",
    "groups_of",
    "income_group",
    "institution_type",
    "institution_types",
    "kind",
    "kinds",
    "language",
    "languages",
    "likeness",
    "members",
    "memberships_of",
    "modalities",
    "modality",
    "official_languages",
    "origins",
    "origins_of",
    "region",
    "region_path",
    "regions",
    "scheduled_changes",
    "sdg",
    "sdgs",
    "sector",
    "sector_name",
    "sectors",
    "sectors_within",
    "south_by_default",
    "targets_of",
    "time_zone",
    "working_languages",
]
