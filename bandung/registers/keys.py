"""Keys at rest: a private key leaves this module only to sign."""

import base64
import json
from functools import cache, lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from joserfc.jwk import OKPKey

from bandung.records.entry import new_key, public_part
from bandung.records.parties import PublicKey
from bandung.registers.errors import NotOurKey, WrongSecret
from bandung.registers.models import PrivateKey

REGISTER_KEYS = b"bandung register keys 1"


@cache
def sealer(secret: str, purpose: bytes = REGISTER_KEYS) -> Fernet:
    """What seals and opens things at rest; a key of its own for each purpose, derived from the node's secret."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


@lru_cache(maxsize=256)
def _opened(sealed: bytes, secret: str) -> OKPKey:
    return OKPKey.import_key(json.loads(sealer(secret).decrypt(sealed)))


def create(register: str) -> PublicKey:
    """A new key for a register, kept sealed; returns its public part."""
    key = new_key()
    public = PublicKey.model_validate(public_part(key))
    private = json.dumps(key.as_dict(private=True)).encode()
    PrivateKey.objects.create(
        kid=public.kid, register=register, sealed=sealer(settings.REGISTER_SECRET).encrypt(private)
    )
    return public


def forget_former(register: str, kid: str) -> None:
    """Keep no key of the register but this one: a former key could only serve to forge."""
    PrivateKey.objects.filter(register=register).exclude(kid=kid).delete()


def private_key(register: str, kid: str) -> OKPKey:
    """The key that signs for a register.

    :raises NotOurKey: if this node only reads that register.
    :raises WrongSecret: if the node's secret has changed.
    """
    kept = PrivateKey.objects.filter(kid=kid, register=register).values_list("sealed", flat=True)
    try:
        return _opened(bytes(kept.get()), settings.REGISTER_SECRET)
    except PrivateKey.DoesNotExist:
        raise NotOurKey(register=register) from None
    except InvalidToken:
        raise WrongSecret(register=register) from None
