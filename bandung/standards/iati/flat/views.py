"""Views of the DuckDB file: the sums that are asked for most, each counted once."""

from collections.abc import Mapping

VIEWS: Mapping[str, tuple[str, str]] = {
    "spent_by_place": (
        "transactions by place, year, type and currency; dollars are those of the amounts that have a rate",
        "select place_kind, place, place_name, year, type, type_name, currency, sum(value) as value, sum(usd) as usd,"
        " count(distinct (file, activity)) as activities from transaction_splits where counted = 'yes' group by all",
    ),
    "spent_by_sector": (
        "transactions by vocabulary and sector, year, type and currency; each vocabulary adds up by itself",
        "select sector_vocabulary, sector, sector_name, year, type, type_name, currency, sum(value) as value,"
        " sum(usd) as usd, count(distinct (file, activity)) as activities from transaction_splits group by all",
    ),
    "budgeted_by_place": (
        "budgets by place, quarter and currency",
        "select place_kind, place, place_name, year, quarter, currency, sum(value) as value, sum(usd) as usd"
        " from budget_splits where counted = 'yes' group by all",
    ),
    "activity_totals": (
        "one row for each activity: what was committed and spent, in dollars, and how many amounts have none",
        "select a.*, t.committed_usd, t.spent_usd, coalesce(t.without_usd, 0) as without_usd from ("
        "select file, activity, min(line) as line, first(reporter_name order by line) as reporter_name,"
        " first(title order by line) as title, first(status_name order by line) as status_name from activities"
        " group by all) a left join (select file, activity,"
        " sum(usd) filter (type = '2') as committed_usd, sum(usd) filter (type in ('3', '4')) as spent_usd,"
        " count(*) filter (no_usd <> '') as without_usd from transactions group by all) t using (file, activity)",
    ),
    "unallocated": (
        "transactions that no country or region has",
        "select file, activity, number, type, type_name, date, value, currency, usd from transaction_splits"
        " where counted = 'yes' and place_kind = 'unallocated'",
    ),
    "told_twice": (
        "activities with the same identifier in several places, which sums count several times",
        "select activity, count(*) as times, list(file order by file, line) as files from activities"
        " where activity <> '' group by activity having count(*) > 1",
    ),
}
"""View to what it says and its query."""
