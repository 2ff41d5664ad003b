from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "bandung.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from bandung.clearance.actions import FOLLOWERS as DRAFT_FOLLOWERS
        from bandung.notices import agreeing, giving, returning, reviewing, searches, webhooks
        from bandung.notices.crisis import follow_crises
        from bandung.notices.following import follow, follow_draft
        from bandung.registers.readers import FOLLOWERS
        from bandung.returns.actions import FOLLOWERS as RETURN_FOLLOWERS

        FOLLOWERS.append(follow)
        FOLLOWERS.append(agreeing.follow)
        FOLLOWERS.append(giving.follow)
        FOLLOWERS.append(reviewing.follow)
        FOLLOWERS.append(searches.follow)
        FOLLOWERS.append(webhooks.follow)
        FOLLOWERS.append(follow_crises)
        DRAFT_FOLLOWERS.append(follow_draft)
        RETURN_FOLLOWERS.append(returning.follow)
