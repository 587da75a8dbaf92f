"""The local secret from which pseudonyms are derived: made on first use, readable by its owner alone."""

from __future__ import annotations

from pathlib import Path

import click


def local_secret(path: Path | None) -> bytes:
    """The secret of this computer, or of the file named. Raises ExchangeRefused for a damaged file."""
    import os
    import secrets

    from jalon.norms.exchange.signing import SECRET_BYTES
    from jalon.norms.refusal import exchange_refused

    place = path or Path(click.get_app_dir("jalon")) / "exchange.secret"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_BYTES) + "\n")
    try:
        secret = bytes.fromhex(place.read_text(encoding="ascii"))
    except (ValueError, UnicodeDecodeError):
        secret = b""
    if len(secret) != SECRET_BYTES:
        raise exchange_refused("bad_secret", file=place.name)
    return secret
