"""Loads the base model and puts the server's parts together."""

import argparse
from collections.abc import Callable
from typing import Any

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.server.engine import Engine
from ethogram_trainer.server.lora_registry import LoraRegistry
from ethogram_trainer.server.metrics import Metrics
from ethogram_trainer.server.model_runner import ModelRunner
from ethogram_trainer.server.sampling_params import SamplingLimits
from ethogram_trainer.server.service import Service
from ethogram_trainer.server.vocabulary import Vocabulary

_DEFAULT_CONTEXT = 2048
_SAMPLING_DEFAULTS = ("temperature", "top_p", "top_k", "min_p", "repetition_penalty")


def load_service(options: argparse.Namespace, *, on_change: Callable[[], None]) -> Service:
    """Load the model named by the options; see `add_serve_arguments`.

    Args:
        options: Parsed command line.
        on_change: Called after an adapter was loaded or unloaded.

    Raises:
        RejectedError: If the model cannot be loaded or has no end token.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    torch.set_num_threads(options.threads)
    try:
        tokenizer = AutoTokenizer.from_pretrained(options.model)
        model = AutoModelForCausalLM.from_pretrained(options.model, dtype=torch.float32, use_safetensors=True)
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).strip().splitlines()[0]
        raise RejectedError(f"The model {options.model} cannot be loaded: {reason}") from error
    end_ids = _end_ids(tokenizer, model)
    if not end_ids:
        raise RejectedError(f"The model {options.model} has no end token.")
    vocabulary = Vocabulary(tokenizer, model.config.vocab_size, _context(options.max_model_len, model.config))
    # The first call settles padding and truncation inside the tokenizer; later ones from two threads then only read.
    vocabulary.encode_part("a")
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else min(end_ids)
    generation = model.generation_config.to_diff_dict()
    defaults = {key: generation[key] for key in _SAMPLING_DEFAULTS if generation.get(key) is not None}
    name = options.served_model_name or options.model
    runner = ModelRunner(model, pad)
    metrics = Metrics(name)
    engine = Engine(runner, metrics, max_batch=options.max_batch, max_queue=options.max_queue)
    return Service(
        name=name,
        root=options.model,
        vocabulary=vocabulary,
        end_ids=end_ids,
        limits=SamplingLimits(vocabulary, options.max_logprobs, defaults),
        engine=engine,
        registry=LoraRegistry(runner, engine, name, options.max_lora_rank, on_change),
        metrics=metrics,
    )


def _end_ids(tokenizer: Any, model: Any) -> set[int]:
    generation = model.generation_config.eos_token_id
    listed = generation if isinstance(generation, list) else [generation]
    return {token for token in [tokenizer.eos_token_id, *listed] if token is not None}


def _context(wanted: int | None, config: Any) -> int:
    positions = getattr(config, "max_position_embeddings", None)
    if not isinstance(positions, int):
        return wanted or _DEFAULT_CONTEXT
    if wanted is not None and wanted > positions:
        raise RejectedError(f"--max-model-len {wanted} is greater than {positions}, which the model was made for.")
    return wanted or positions
