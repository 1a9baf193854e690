"""The base model and tokenizer a run starts from, and which of its layers LoRA may reach."""

import math
from dataclasses import dataclass
from typing import Any

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.job import FineTuneJob


@dataclass(frozen=True)
class BaseModel:
    """A loaded base model, its tokenizer and the ids that may end an answer."""

    model: Any
    tokenizer: Any
    end_token_ids: set[int]
    device: str
    """``cuda`` or ``cpu``."""
    dtype: str
    """``bfloat16`` on a GPU, ``float32`` on a CPU."""


def load_base_model(job: FineTuneJob) -> BaseModel:
    """Load the base model: bfloat16 on a GPU, float32 on a CPU.

    Raises:
        RejectedError: If it cannot be loaded, or has no chat template or no end token.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    device = "cuda" if torch.cuda.is_available() else "cpu"
    dtype = torch.bfloat16 if device == "cuda" else torch.float32
    try:
        tokenizer = AutoTokenizer.from_pretrained(job.base_model)
        model = AutoModelForCausalLM.from_pretrained(job.base_model, dtype=dtype, use_safetensors=True)
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).strip().splitlines()[0]
        raise RejectedError(f"The base model {job.base_model} cannot be loaded: {reason}") from error
    if not tokenizer.chat_template:
        raise RejectedError(f"The base model {job.base_model} has no chat template.")
    end_token_ids = _end_token_ids(tokenizer, model)
    if not end_token_ids:
        raise RejectedError(f"The base model {job.base_model} has no end token.")
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return BaseModel(model, tokenizer, end_token_ids, device, str(dtype).removeprefix("torch."))


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

    output = model.get_output_embeddings()
    linear = {
        name.rsplit(".", 1)[-1]
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear) and module is not output
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
