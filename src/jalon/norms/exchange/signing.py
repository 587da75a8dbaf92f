"""A pseudonymous key for each period, derived from one local secret, so that periods cannot be linked.

HKDF with SHA-256 (RFC 5869: Krawczyk and Eronen, 2010); Ed25519 (RFC 8032: Josefsson and Liusvaara, 2017).
"""

from __future__ import annotations

import hmac
from importlib import import_module
from typing import Any

from jalon.norms.exchange.contribution import Contribution
from jalon.norms.refusal import exchange_refused

SALT = b"jalon.exchange/1"
SECRET_BYTES = 32


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int = 32) -> bytes:
    """`length` bytes derived from a secret for one use."""
    key = hmac.digest(salt or bytes(32), secret, "sha256")
    found = block = b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        found += block
    return found[:length]


def canonical(document: dict[str, Any]) -> bytes:
    """The one byte form of a document (RFC 8785). ValueError for what JSON cannot say."""
    return bytes(_library("rfc8785").dumps(document))


def signed(unsigned: Contribution, secret: bytes) -> Contribution:
    """The contribution with the public key of its period and its signature."""
    key = _library("nacl.signing").SigningKey(hkdf(secret, SALT, str(unsigned["period"]).encode()))
    told = {**unsigned, "key": bytes(key.verify_key).hex()}
    return {**told, "signature": key.sign(canonical(told)).signature.hex()}


def is_signed(given: Contribution) -> bool:
    """True when the signature is that of the key over everything else."""
    return signature_holds(
        str(given["key"]), str(given["signature"]), {k: v for k, v in given.items() if k != "signature"}
    )


def sign_text(text: str, secret: bytes, use: str) -> dict[str, str]:
    """Key and signature over a text, for the release of an aggregator."""
    key = _library("nacl.signing").SigningKey(hkdf(secret, SALT, use.encode()))
    return {"key": bytes(key.verify_key).hex(), "signature": key.sign(text.encode()).signature.hex()}


def text_signed(text: str, key: str, signature: str) -> bool:
    """True when the signature is that of the key over the text."""
    return _holds(key, signature, text.encode())


def signature_holds(key: str, signature: str, document: dict[str, Any]) -> bool:
    """True when the signature is that of the key over the canonical document."""
    try:
        return _holds(key, signature, canonical(document))
    except (ValueError, RecursionError):
        return False


def _holds(key: str, signature: str, content: bytes) -> bool:
    nacl, errors = _library("nacl.signing"), _library("nacl.exceptions")
    try:
        nacl.VerifyKey(bytes.fromhex(key)).verify(content, bytes.fromhex(signature))
    except (errors.CryptoError, ValueError, TypeError):
        return False
    return True


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise exchange_refused("not_installed") from None
