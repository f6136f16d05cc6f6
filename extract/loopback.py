"""Is an address this machine's own? A dashboard that may be written to answers no other."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit


def is_loopback(address: str) -> bool:
    """True for ``localhost``, 127.0.0.0/8, ``::1`` and 127.0.0.0/8 written as IPv6."""
    bare = address.strip().lower().removeprefix("[").removesuffix("]").rstrip(".")
    if bare == "localhost" or bare.endswith(".localhost"):
        return True
    try:
        found = ip_address(bare.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        return found.ipv4_mapped.is_loopback
    return found.is_loopback


def is_loopback_host(header: str) -> bool:
    """The same of a ``Host`` header (``127.0.0.1:8501``, ``[::1]:8501``) or an ``Origin``."""
    try:
        host = urlsplit(header if "//" in header else f"//{header}").hostname
    except ValueError:
        return False
    return is_loopback(host or "")
