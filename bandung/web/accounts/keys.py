"""Keys and passkeys: what a browser sends in their name is understood, or refused with a sentence."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms

UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""How the library that reads an answer of a key fails at one that no key gave."""


class AddKey(forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new key."""

    def clean(self) -> dict[str, Any]:
        try:
            told: dict[str, Any] = super().clean()
        except UNREADABLE:
            raise get_adapter().validation_error("incorrect_code") from None
        return told


class _Answer:
    """What a key says when it is asked."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE:
            raise get_adapter().validation_error("incorrect_code") from None


class AskKey(_Answer, forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key as second factor."""


class SignInWithKey(_Answer, forms.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of name and password."""


class AskKeyAgain(_Answer, forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key once more, before something important."""
