"""The weights with the lowest validation loss, kept while training goes on.

One file a step, written whole or not at all. A file stays until a checkpoint is sealed that knows a better one: a run
that is killed in between continues from the checkpoint before, which still needs it.
"""

import os
import re
from pathlib import Path
from typing import Any

from ethogram_trainer.atomic_file import fsync_directory

_NAME = re.compile(r"^best-(\d+)\.safetensors$")


def is_best_weights(path: Path) -> bool:
    """Whether this is one of our files."""
    return _NAME.match(path.name) is not None


def best_weights_path(folder: Path, step: int) -> Path:
    """Where the weights of a step are."""
    return folder / f"best-{step}.safetensors"


def save_best_weights(folder: Path, step: int, model: Any) -> None:
    """Keep the adapter's weights as they are now."""
    from peft import get_peft_model_state_dict
    from safetensors.torch import save_file

    weights = {name: value.detach().contiguous().cpu() for name, value in get_peft_model_state_dict(model).items()}
    temporary = folder / f".best-{step}.{os.getpid()}"
    save_file(weights, temporary)
    temporary.replace(best_weights_path(folder, step))
    fsync_directory(folder)


def load_best_weights(folder: Path, step: int, model: Any) -> None:
    """Put the adapter's weights back to those of a step."""
    from peft import set_peft_model_state_dict
    from safetensors.torch import load_file

    set_peft_model_state_dict(model, load_file(best_weights_path(folder, step)))


def forget_other_weights(folder: Path, step: int) -> None:
    """Delete the weights of every other step."""
    for path in folder.iterdir():
        if is_best_weights(path) and path != best_weights_path(folder, step):
            path.unlink()
