"""What a run was trained on and with, so that its numbers can be made again."""

import hashlib
import importlib.metadata
import platform
from pathlib import Path
from typing import Any

import ethogram_trainer
from ethogram_trainer.atomic_file import sha256_of_file

PACKAGES = ("torch", "transformers", "trl", "peft", "accelerate", "tokenizers", "safetensors", "numpy")
_MODEL_FILES = (
    "*.safetensors",
    "*.safetensors.index.json",
    "*config.json",
    "tokenizer*",
    "*.jinja",
    "vocab*",
    "merges*",
)


def versions() -> dict[str, str]:
    """Versions of everything that has a say in the weights."""
    return {
        "ethogram_trainer": ethogram_trainer.__version__,
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in PACKAGES},
    }


def code_version() -> str:
    """Version of the trainer and, because it may be run from a working copy, the hash of its source."""
    root = Path(ethogram_trainer.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return f"{ethogram_trainer.__version__}+{digest.hexdigest()[:12]}"


def base_revision(source: str, *, cache_dir: Path | None = None) -> str:
    """Which version of the base model this is.

    Args:
        source: Folder or hub id; a hub id must be in the cache already.
        cache_dir: Hub cache; None for the usual one.

    Returns:
        The commit of a hub model, or ``sha256:`` and the hash over names and hashes of a folder's weights,
        configuration and tokenizer.
    """
    folder = Path(source)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted({path for pattern in _MODEL_FILES for path in folder.glob(pattern)}):
            digest.update(f"{path.name}\0{sha256_of_file(path)}\n".encode())
        return f"sha256:{digest.hexdigest()}"
    from huggingface_hub import try_to_load_from_cache

    # …/models--org--name/snapshots/<commit>/config.json
    cached = try_to_load_from_cache(source, "config.json", cache_dir=cache_dir)
    return Path(cached).parent.name if isinstance(cached, str) else "unknown"


def device_name(device: str) -> str:
    """The device as the system calls it, for example ``NVIDIA H200`` or ``Intel(R) Xeon(R) …``."""
    if device == "cuda":
        import torch

        return str(torch.cuda.get_device_name())
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def describe(base: Any, *, training_set_sha256: str) -> dict[str, Any]:
    """The environment as ``started`` and ``resumed`` events and the result carry it."""
    return {
        "device": base.device,
        "deviceName": device_name(base.device),
        "gpus": 1 if base.device == "cuda" else 0,
        "precision": base.precision,
        "baseRevision": base.revision,
        "codeVersion": code_version(),
        "trainingSetSha256": training_set_sha256,
        "versions": versions(),
    }
