"""Writes the secrets that docker-compose.yml wants into a file of its owner's: deploy/make_secrets.py .env"""

import base64
import secrets
import sys
from pathlib import Path

HEXADECIMAL = (
    "AIRFLOW_API_SECRET_KEY",
    "AIRFLOW_JWT_SECRET",
    "DRIFTWIRE_ADMIN_PASSWORD",
    "DRIFTWIRE_OPERATOR_PASSWORD",
    "DRIFTWIRE_READER_PASSWORD",
    "DRIFTWIRE_VIEWER_PASSWORD",
    "POSTGRES_PASSWORD",
    "REDIS_PASSWORD",
)
# Not a secret, but nobody else can say it: docker compose refuses to start until it is filled in.
ASKED = "DRIFTWIRE_CONTACT"


def made() -> dict[str, str]:
    """Hexadecimal digits need no quoting in an address."""
    own = {name: secrets.token_hex(32) for name in HEXADECIMAL}
    return own | {"AIRFLOW_FERNET_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")}


def main(file: Path) -> None:
    """What the file has already stays as it is; a new release may ask for one more."""
    file.touch(mode=0o600)
    file.chmod(0o600)
    text = file.read_text(encoding="utf-8")
    known = {line.split("=", 1)[0] for line in text.splitlines() if "=" in line}
    new = {name: value for name, value in sorted({ASKED: "", **made()}.items()) if name not in known}
    if text and not text.endswith("\n"):
        text += "\n"
    file.write_text(text + "".join(f"{name}={value}\n" for name, value in new.items()), encoding="utf-8")
    print(f"{len(new)} added to {file}, {len(known)} kept; fill in {ASKED} if it is empty")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
