"""LoRA adapters on disk: what vLLM accepts, checked before it gets the chance to refuse.

An adapter is a folder with ``adapter_config.json`` and ``adapter_model.safetensors``. Its tensors are named
``base_model.model.<module>.lora_A.weight`` of shape [r, in] and ``….lora_B.weight`` of shape [out, r].
vLLM looks at these limits only when it loads the adapter, long after training has been paid for.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ethogram_trainer.errors import AdapterRejectedError

VLLM_LORA_RANKS = (1, 8, 16, 32, 64, 128, 256, 320, 512)
CONFIG_FILE = "adapter_config.json"
WEIGHTS_FILE = "adapter_model.safetensors"

_TENSOR_NAME = re.compile(r"^base_model\.model\.(?P<module>.+)\.lora_(?P<side>[AB])\.weight$")
_MAX_CONFIG_BYTES = 1 << 20
_FLOATS = ("F64", "F32", "F16", "BF16")


@dataclass(frozen=True)
class LoraModule:
    """One adapted linear layer; the update is ``scale * B @ A`` with A [rank, inputs] and B [outputs, rank]."""

    rank: int
    inputs: int
    outputs: int


@dataclass(frozen=True)
class AdapterFiles:
    """A checked adapter folder."""

    folder: Path
    config: dict[str, Any]
    modules: dict[str, LoraModule]
    """Geometry by module name in the base model, for example ``model.layers.0.self_attn.k_proj``."""


def read_adapter(folder: Path, *, max_rank: int) -> AdapterFiles:
    """Read an adapter's configuration and geometry and check both; no weight is interpreted as code.

    Args:
        folder: Folder with the two adapter files.
        max_rank: Largest rank the server is set up for (vLLM's ``--max-lora-rank``).

    Returns:
        The checked adapter.

    Raises:
        AdapterRejectedError: If vLLM would refuse the adapter, or a file is missing or damaged.
    """
    config = _read_config(folder / CONFIG_FILE)
    _check_config(config, max_rank)
    modules = _read_modules(folder / WEIGHTS_FILE)
    for name, module in modules.items():
        if module.rank > max_rank:
            raise AdapterRejectedError(f"The LoRA rank {module.rank} of {name} is greater than {max_rank}.")
        if module.rank != config["r"]:
            raise AdapterRejectedError(
                f"The LoRA rank of {name} is {module.rank}, but {CONFIG_FILE} says {config['r']}."
            )
    return AdapterFiles(folder, config, modules)


def _read_config(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MAX_CONFIG_BYTES:
            raise AdapterRejectedError(f"{CONFIG_FILE} is larger than 1 MiB.")
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise AdapterRejectedError(f"{CONFIG_FILE} cannot be read: {error}.") from error
    if not isinstance(config, dict):
        raise AdapterRejectedError(f"{CONFIG_FILE} is not a JSON object.")
    return config


def _check_config(config: dict[str, Any], max_rank: int) -> None:
    if config.get("peft_type") != "LORA":
        raise AdapterRejectedError(f"The adapter is of type {config.get('peft_type')!r}; only LORA is served.")
    if config.get("bias", "none") != "none":
        raise AdapterRejectedError("Adapter bias is not supported: bias must be 'none'.")
    if config.get("use_dora"):
        raise AdapterRejectedError("DoRA is not supported: use_dora must be false.")
    for key in ("modules_to_save", "trainable_token_indices", "target_parameters"):
        if config.get(key):
            raise AdapterRejectedError(f"{key} is not supported: it must be null.")
    rank = config.get("r")
    if not isinstance(rank, int) or isinstance(rank, bool) or rank < 1:
        raise AdapterRejectedError("The LoRA rank r must be a positive whole number.")
    if rank > max_rank:
        raise AdapterRejectedError(f"The LoRA rank {rank} is greater than {max_rank}, the largest this server takes.")
    alpha = config.get("lora_alpha")
    if not isinstance(alpha, (int, float)) or isinstance(alpha, bool) or not 0 < alpha < 1e6:
        raise AdapterRejectedError("lora_alpha must be a positive number.")


def _read_modules(path: Path) -> dict[str, LoraModule]:
    import torch
    from safetensors import SafetensorError, safe_open

    shapes: dict[str, dict[str, tuple[int, ...]]] = {}
    try:
        with safe_open(path, framework="pt") as file:
            for name in file.keys():  # noqa: SIM118 - the file object is not a mapping
                match = _TENSOR_NAME.match(name)
                if match is None:
                    raise AdapterRejectedError(f"Unexpected tensor {name}: only LoRA A and B weights are served.")
                view = file.get_slice(name)
                shapes.setdefault(match["module"], {})[match["side"]] = tuple(view.get_shape())
                if view.get_dtype() not in _FLOATS:
                    raise AdapterRejectedError(f"The tensor {name} is of type {view.get_dtype()}, not floating-point.")
                if not torch.isfinite(file.get_tensor(name)).all():
                    raise AdapterRejectedError(f"The tensor {name} holds values that are not finite.")
    except (OSError, SafetensorError) as error:
        raise AdapterRejectedError(f"{WEIGHTS_FILE} cannot be read: {error}.") from error
    if not shapes:
        raise AdapterRejectedError(f"{WEIGHTS_FILE} holds no LoRA weights.")
    return {name: _module(name, sides) for name, sides in sorted(shapes.items())}


def _module(name: str, sides: dict[str, tuple[int, ...]]) -> LoraModule:
    a, b = sides.get("A"), sides.get("B")
    if a is None or b is None or len(a) != 2 or len(b) != 2 or a[0] != b[1] or 0 in a + b:
        raise AdapterRejectedError(f"The LoRA weights of {name} do not form a pair A [r, in], B [out, r]: {sides}.")
    return LoraModule(rank=a[0], inputs=a[1], outputs=b[0])
