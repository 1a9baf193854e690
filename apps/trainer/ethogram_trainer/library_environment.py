"""Environment variables that torch and transformers read once, when they are imported."""

import os
from pathlib import Path


def prepare_library_environment(model: str) -> None:
    """Set what must be set before torch and transformers are imported; what the user has set stays.

    Args:
        model: Folder or hub id of the base model; a folder needs no network.
    """
    if Path(model).exists():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # OpenMP threads spin at the end of every parallel section until the last one arrives. When other programs
    # want the same cores, that one is often not running, and the others burn their time slices waiting for it:
    # with two threads on two busy cores a step of the demo model took 2 to 3 s instead of 0.3 s.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
