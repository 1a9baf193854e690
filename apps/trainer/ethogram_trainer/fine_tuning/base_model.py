"""The base model and tokenizer a run starts from, and which of its layers LoRA may reach."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.environment import base_revision
from ethogram_trainer.fine_tuning.job import FineTuneJob

_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt")


@dataclass(frozen=True)
class BaseModel:
    """A loaded base model, its tokenizer and the ids that may end an answer."""

    model: Any
    tokenizer: Any
    end_token_ids: set[int]
    device: str
    """``cuda`` or ``cpu``."""
    precision: str
    """``bf16`` or ``fp32``."""
    revision: str
    """Commit of a hub model, or a hash of the files of a folder."""

    @property
    def dtype(self) -> str:
        """The precision by torch's name."""
        return "bfloat16" if self.precision == "bf16" else "float32"


def load_base_model(job: FineTuneJob) -> BaseModel:
    """Load the base model in the job's precision: by itself bf16 on a GPU that has it, else fp32.

    Only safetensors are read, and no code that comes with a model is run.

    Raises:
        RejectedError: If it cannot be loaded, or has no chat template or no end token.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    device = "cuda" if torch.cuda.is_available() else "cpu"
    precision = resolve_precision(job.precision, device)
    dtype = torch.bfloat16 if precision == "bf16" else torch.float32
    _refuse_pickles(job.base_model)
    try:
        tokenizer = AutoTokenizer.from_pretrained(job.base_model, trust_remote_code=False)
        model = AutoModelForCausalLM.from_pretrained(
            job.base_model, dtype=dtype, use_safetensors=True, trust_remote_code=False
        )
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = str(error).strip().partition("\n")[0].rstrip(".")
        raise RejectedError(f"The base model {job.base_model} cannot be loaded: {reason}.") from error
    if not tokenizer.chat_template:
        raise RejectedError(
            f"The base model {job.base_model} has no chat template, so it cannot be asked in a chat: "
            "use its instruction-tuned version, or put a chat_template.jinja beside its tokenizer."
        )
    end_token_ids = _end_token_ids(tokenizer, model)
    if not end_token_ids:
        raise RejectedError(f"The base model {job.base_model} has no end token.")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return BaseModel(model, tokenizer, end_token_ids, device, precision, base_revision(job.base_model))


def resolve_precision(wanted: str, device: str) -> str:
    """``bf16`` or ``fp32`` for a wish of ``auto``, ``bf16`` or ``fp32``.

    Raises:
        RejectedError: If bf16 is wanted of a GPU that does not have it.
    """
    if device == "cpu":
        return "fp32" if wanted == "auto" else wanted
    import torch

    has_bf16 = torch.cuda.is_bf16_supported(including_emulation=False)
    if wanted == "bf16" and not has_bf16:
        raise RejectedError(f"{torch.cuda.get_device_name()} has no bf16: set precision to fp32 or auto.")
    return wanted if wanted != "auto" else ("bf16" if has_bf16 else "fp32")


def _refuse_pickles(source: str) -> None:
    folder = Path(source)
    if not folder.is_dir() or any(folder.glob("*.safetensors")):
        return
    pickles = sorted(path.name for pattern in _PICKLES for path in folder.glob(pattern))
    if pickles:
        raise RejectedError(
            f"The base model {source} has its weights as a pickle ({pickles[0]}), which can hold code: "
            "convert them to safetensors."
        )


def _end_token_ids(tokenizer: Any, model: Any) -> set[int]:
    generation = getattr(getattr(model, "generation_config", None), "eos_token_id", None)
    listed = generation if isinstance(generation, list) else [generation]
    return {token for token in [tokenizer.eos_token_id, *listed] if token is not None}


def max_row_length(job: FineTuneJob, model: Any) -> int:
    """Largest number of tokens a row may have: the job's limit or the model's, whichever is smaller."""
    positions = getattr(model.config, "max_position_embeddings", None)
    return min(job.max_length, positions) if isinstance(positions, int) else job.max_length


def lora_targets(job: FineTuneJob, model: Any) -> list[str]:
    """Names of the modules to adapt, as PEFT wants them.

    ``all-linear`` becomes a list because PEFT refuses the word together with a choice of layers. Embeddings and
    the output layer are never adapted: vLLM would not serve them.

    Raises:
        RejectedError: If a module or layer does not exist.
    """
    import torch
    from transformers.pytorch_utils import Conv1D  # GPT-2's linear layers, stored the other way round

    output = model.get_output_embeddings()
    linear = {
        name.rsplit(".", 1)[-1]
        for name, module in model.named_modules()
        if isinstance(module, (torch.nn.Linear, Conv1D)) and module is not output
    }
    wanted = sorted(linear) if job.lora.target_modules == "all-linear" else list(job.lora.target_modules)
    for name in wanted:
        if name not in linear:
            raise RejectedError(f"The base model has no linear layer {name}; it has {', '.join(sorted(linear))}.")
    layers = getattr(model.config, "num_hidden_layers", None)
    for layer in job.lora.layers or []:
        if isinstance(layers, int) and layer >= layers:
            raise RejectedError(f"The base model has layers 0 to {layers - 1}; there is no layer {layer}.")
    return wanted


def total_steps(job: FineTuneJob, rows: int) -> int:
    """Optimizer steps of the whole run: ceil(epochs x batches), with the last batch of an epoch possibly short."""
    return math.ceil(job.optimizer.epochs * math.ceil(rows / job.optimizer.batch_size))
