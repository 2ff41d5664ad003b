"""Whether this node delivers to an address: names are looked up, and what is found is checked before anything is sent.

A party writes the address of its webhook, so the address is a stranger's: it must not make this node speak to its own
network. What was checked is what is connected to: a name that answers otherwise a moment later changes nothing.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from bandung.notices.errors import AddressInside, BadAddress, NameUnknown, NotEncrypted

LONGEST_ADDRESS = 500
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 that stands for an IPv4 address behind a translator (RFC 6052)."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a delivery goes: the name as written, and the very address that was checked."""

    scheme: str
    host: str
    port: int
    path: str
    ip: str


def checked(address: str, *, encrypted: bool, inside: bool) -> Target:
    """Where an address leads. ``encrypted``: https alone; ``inside``: private and local addresses too.

    :raises BadAddress: if it is no address of that sort.
    :raises NameUnknown: if nobody knows its name.
    :raises AddressInside: if any of its addresses is not public.
    """
    scheme, host, port, path = _parts(address, encrypted=encrypted)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as wrong:
        raise NameUnknown(host=host, field="address") from wrong
    ips = list(dict.fromkeys(str(each[4][0]) for each in found))
    for ip in ips:
        if not inside and not is_public(ip):
            raise AddressInside(host=host, ip=ip, field="address")
    return Target(scheme, host, port, path, ips[0])


def _parts(address: str, *, encrypted: bool) -> tuple[str, str, int, str]:
    if len(address) > LONGEST_ADDRESS or any(ord(letter) <= 32 or ord(letter) > 126 for letter in address):
        raise BadAddress(field="address")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:
        raise BadAddress(field="address") from wrong
    if parts.scheme == "http" and encrypted:
        raise NotEncrypted(field="address")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or parts.fragment:
        raise BadAddress(field="address")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, parts.hostname, port or (443 if parts.scheme == "https" else 80), path


def is_public(written: str) -> bool:
    """Whether an IP address is one of the public network; IPv4 inside IPv6 counts as what it stands for."""
    ip = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _TRANSLATED:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip.sixtofour is not None or ip.teredo is not None:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
