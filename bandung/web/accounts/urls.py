"""Addresses of accounts: our pages, and those of allauth that this node offers."""

from allauth.account import views as allauth
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from bandung.web.accounts import account, invitations, tokens
from bandung.web.public import sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("account/", account.account, name="account"),
    path("account/erase/", account.erase, name="account-erase"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:token>/revoke/", tokens.revoke, name="token-revoke"),
    path("account/closed/", allauth.account_inactive, name="account_inactive"),
    path("account/no-sign-up/", allauth.signup, name="account_signup"),
    path("account/again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("account/email/", allauth.email, name="account_email"),
    path("account/email/sent/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/email/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("account/password/", allauth.password_change, name="account_change_password"),
    path("account/password/first/", allauth.password_set, name="account_set_password"),
    path("account/recovery/", allauth.password_reset, name="account_reset_password"),
    path("account/recovery/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    path("account/recovery/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/recovery/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/factors/", include("allauth.mfa.urls")),
]
if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
    urlpatterns += [
        path("account/directory/", include("allauth.socialaccount.urls")),
        path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
