"""Checks the committed weights against their checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path

CHECKSUM_FILE = "SHA256SUMS"


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_checksums(weights_dir: Path) -> None:
    """Writes SHA256SUMS over every other file of the folder, in the format of `sha256sum`."""
    files = sorted(f for f in weights_dir.iterdir() if f.is_file() and f.name != CHECKSUM_FILE)
    text = "".join(f"{_sha256(f)}  {f.name}\n" for f in files)
    (weights_dir / CHECKSUM_FILE).write_text(text, "utf-8")


def verify(weights_dir: Path) -> None:
    """Raises ValueError naming the first file that is missing, changed or not listed."""
    weights_dir = Path(weights_dir)
    sums = weights_dir / CHECKSUM_FILE
    if not sums.is_file():
        raise ValueError(f"{sums} is missing.")
    listed = {}
    for line in sums.read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in listed.items():
        file = weights_dir / name
        if not file.is_file():
            raise ValueError(f"{file} is missing.")
        if _sha256(file) != digest:
            raise ValueError(f"{file} does not match its checksum in {CHECKSUM_FILE}.")
    for file in sorted(weights_dir.iterdir()):
        if file.name != CHECKSUM_FILE and file.name not in listed:
            raise ValueError(f"{file} is not listed in {CHECKSUM_FILE}.")
