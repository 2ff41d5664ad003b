"""Addresses of accounts: our pages, and those of allauth that this node offers."""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, URLResolver, path, re_path

from bandung.web.accounts import account, invitations, tokens
from bandung.web.accounts.pages import ours
from bandung.web.public import sign_in

OURS: list[URLPattern | URLResolver] = [
    path("sign-in/", ours(sign_in.sign_in), name="account_login"),
    path("sign-in/", ours(sign_in.sign_in), name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("invitations/<str:secret>/", invitations.invitation, name="invitation"),
    path("account/", account.account, name="account"),
    path("account/erase/", account.erase, name="account-erase"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:token>/revoke/", tokens.revoke, name="token-revoke"),
]

ACCOUNT: list[URLPattern | URLResolver] = [
    path("account/closed/", allauth.account_inactive, name="account_inactive"),
    path("account/by-invitation/", allauth.signup, name="account_signup"),
    path("account/again/", ours(allauth.reauthenticate), name="account_reauthenticate"),
    path("account/email/", ours(allauth.email), name="account_email"),
    path("account/email/sent/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/email/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("account/password/", ours(allauth.password_change), name="account_change_password"),
    path("account/password/first/", ours(allauth.password_set), name="account_set_password"),
    path("account/recovery/", ours(allauth.password_reset), name="account_reset_password"),
    path("account/recovery/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    path("account/recovery/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/recovery/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        ours(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]

FACTORS: list[URLPattern | URLResolver] = [
    path("account/factors/", factors.index, name="mfa_index"),
    path("account/factors/sign-in/", ours(factors.authenticate), name="mfa_authenticate"),
    path("account/factors/again/", ours(factors.reauthenticate), name="mfa_reauthenticate"),
    path("account/factors/application/", ours(totp.activate_totp), name="mfa_activate_totp"),
    path("account/factors/application/remove/", ours(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/factors/codes/new/", ours(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/factors/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/factors/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("account/factors/keys/add/", ours(keys.add_webauthn), name="mfa_add_webauthn"),
    path("account/factors/keys/again/", ours(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/factors/keys/sign-in/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("account/factors/keys/<int:pk>/name/", ours(keys.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/factors/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = OURS + ACCOUNT + FACTORS
