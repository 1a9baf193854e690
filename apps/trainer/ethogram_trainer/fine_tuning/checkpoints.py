"""Checkpoints that can be trusted after a crash.

TRL writes a checkpoint file by file and may be killed in between. A checkpoint counts only once our manifest,
written last, lists every file with its size and hash. Checkpoints hold pickles (optimizer and random state), so
they stay private to the run: readable by the owner alone, only those this run wrote and whose hashes match are
loaded, and all are deleted on success.
"""

import json
import re
import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ethogram_trainer.atomic_file import fsync_directory, sha256_of_file, write_json_atomically
from ethogram_trainer.fine_tuning.best_weights import is_best_weights

MANIFEST_FILE = "complete.json"
_CHECKPOINT_NAME = re.compile(r"^checkpoint-(\d+)$")


class CheckpointManifest(BaseModel):
    """What a complete checkpoint holds."""

    model_config = ConfigDict(extra="forbid")

    step: int
    fingerprint: str
    """Fingerprint of the job that wrote it, see `FineTuneJob.fingerprint`."""
    train_seconds: float
    """Time spent training up to here, over all processes that worked on the run."""
    files: dict[str, str]
    """SHA-256 by file name."""


def seal_checkpoint(folder: Path, *, step: int, fingerprint: str, train_seconds: float) -> None:
    """Declare a checkpoint complete by writing its manifest."""
    files = {
        path.name: sha256_of_file(path)
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != MANIFEST_FILE
    }
    manifest = CheckpointManifest(step=step, fingerprint=fingerprint, train_seconds=train_seconds, files=files)
    write_json_atomically(folder / MANIFEST_FILE, manifest.model_dump())
    fsync_directory(folder)


def newest_complete_checkpoint(root: Path, fingerprint: str) -> tuple[Path, CheckpointManifest] | None:
    """Find where to continue, and delete every checkpoint that cannot be continued.

    Args:
        root: Folder with ``checkpoint-N`` folders; may be missing.
        fingerprint: Fingerprint of the job to continue.

    Returns:
        The checkpoint with the highest step and its manifest, or None.
    """
    if not root.exists():
        return None
    best: tuple[Path, CheckpointManifest] | None = None
    for folder in sorted((path for path in root.iterdir() if not is_best_weights(path)), key=_step_of, reverse=True):
        manifest = _valid_manifest(folder) if best is None or _step_of(folder) >= 0 else None
        if manifest is None or manifest.fingerprint != fingerprint:
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
        elif best is None:
            best = (folder, manifest)
    return best


def _step_of(folder: Path) -> int:
    match = _CHECKPOINT_NAME.match(folder.name)
    return int(match[1]) if match else -1


def _valid_manifest(folder: Path) -> CheckpointManifest | None:
    try:
        manifest = CheckpointManifest.model_validate(json.loads((folder / MANIFEST_FILE).read_text("utf-8")))
        intact = all(sha256_of_file(folder / name) == digest for name, digest in manifest.files.items())
    except (OSError, ValueError, ValidationError):
        return None
    return manifest if intact and manifest.step == _step_of(folder) else None
