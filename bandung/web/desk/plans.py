"""Everything about an initiative's work plan at the desk: its addresses."""

from bandung.web.desk import plan, plan_editor, plan_progress, plan_version, transfer_sheet, transfers

urlpatterns = [
    *plan.urlpatterns,
    *plan_editor.urlpatterns,
    *plan_version.urlpatterns,
    *plan_progress.urlpatterns,
    *transfers.urlpatterns,
    *transfer_sheet.urlpatterns,
]
