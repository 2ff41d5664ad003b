"""Everything about contributions at the desk: its addresses."""

from bandung.web.desk import (
    contribution,
    contribution_declaring,
    contribution_same,
    contribution_waiting,
    contribution_years,
    contributions,
)

urlpatterns = [
    *contributions.urlpatterns,
    *contribution_declaring.urlpatterns,
    *contribution_waiting.urlpatterns,
    *contribution_years.urlpatterns,
    *contribution_same.urlpatterns,
    *contribution.urlpatterns,
]
