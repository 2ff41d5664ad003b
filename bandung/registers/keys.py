"""Keys at rest: a private key leaves this module only to sign."""

import base64
import json

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from joserfc.jwk import OKPKey

from bandung.records.entry import new_key, public_part
from bandung.records.parties import PublicKey
from bandung.registers.errors import NotOurKey, WrongSecret
from bandung.registers.models import PrivateKey


def _sealer() -> Fernet:
    secret = settings.REGISTER_SECRET.encode()
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"bandung register keys 1").derive(secret)
    return Fernet(base64.urlsafe_b64encode(derived))


def create(register: str) -> PublicKey:
    """A new key for a register, kept sealed; returns its public part."""
    key = new_key()
    public = PublicKey.model_validate(public_part(key))
    private = json.dumps(key.as_dict(private=True)).encode()
    PrivateKey.objects.create(kid=public.kid, register=register, sealed=_sealer().encrypt(private))
    return public


def forget_former(register: str, kid: str) -> None:
    """Keep no key of the register but this one: a former key could only serve to forge."""
    PrivateKey.objects.filter(register=register).exclude(kid=kid).delete()


def private_key(register: str, kid: str) -> OKPKey:
    """The key that signs for a register.

    :raises NotOurKey: if this node only reads that register.
    :raises WrongSecret: if the node's secret has changed.
    """
    kept = PrivateKey.objects.filter(kid=kid, register=register).first()
    if kept is None:
        raise NotOurKey(register=register)
    try:
        return OKPKey.import_key(json.loads(_sealer().decrypt(bytes(kept.sealed))))
    except InvalidToken:
        raise WrongSecret(register=register) from None
