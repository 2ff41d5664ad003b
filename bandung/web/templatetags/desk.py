"""The desk's navigation in templates."""

from typing import Any

from django import template

from bandung.web.desk.navigation import groups_for, label_of

register = template.Library()


@register.inclusion_tag("bandung/desk/navigation.html", takes_context=True)
def desk_navigation(context: template.Context) -> dict[str, Any]:
    """Groups of entries, the one that the page belongs to marked. No query."""
    desk, area = context["request"].desk, str(context.get("area") or "")
    return {"groups": groups_for(desk), "area": area, "here": label_of(area), "unread": desk.unread}
