"""The model itself: forward passes with several adapters in one batch. Called from one thread only."""

from dataclasses import dataclass
from typing import Any

import torch

from ethogram_trainer.adapter import AdapterFiles
from ethogram_trainer.errors import AdapterRejectedError
from ethogram_trainer.server.sampler import TokenLogprobs, prompt_logprobs, sample_rows
from ethogram_trainer.server.sequence import Sequence

_BASE = "__base__"
_PLACEHOLDER = "placeholder"


@dataclass(frozen=True)
class LinearShape:
    """Size of a linear layer that an adapter may target."""

    inputs: int
    outputs: int


class ModelRunner:
    """Base model wrapped by PEFT from the start.

    PEFT breaks when its last adapter is deleted: forward passes then raise, even after another one is loaded. A
    placeholder adapter of rank 1 that no request uses therefore stays for ever. Requests name their adapter in
    the forward pass (``adapter_names``), so there is no global active adapter to get wrong.
    """

    def __init__(self, model: Any, pad_token_id: int) -> None:
        from peft import LoraConfig, get_peft_model

        self._pad = pad_token_id
        output = model.get_output_embeddings()
        self.linears = {
            name: LinearShape(module.in_features, module.out_features)
            for name, module in model.named_modules()
            if isinstance(module, torch.nn.Linear) and module is not output
        }
        placeholder = LoraConfig(task_type="CAUSAL_LM", r=1, target_modules=[next(iter(self.linears))])
        self._model = get_peft_model(model, placeholder, adapter_name=_PLACEHOLDER)
        self._model.eval()

    def step(self, sequences: list[Sequence]) -> None:
        """Advance every sequence by one token, or score its prompt.

        Sequences with the same ids and adapter share a row, so the n draws of one prompt cost one forward pass.
        """
        scoring = [sequence for sequence in sequences if sequence.wants_prompt_logprobs]
        generating = [sequence for sequence in sequences if not sequence.wants_prompt_logprobs]
        for batch, keep_all in ((scoring, True), (generating, False)):
            if batch:
                self._step(batch, keep_all=keep_all)

    def _step(self, sequences: list[Sequence], *, keep_all: bool) -> None:
        keys = [(sequence.adapter, tuple(sequence.ids())) for sequence in sequences]
        rows = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        logits = self._forward(list(rows), keep_all=keep_all)
        if keep_all:
            self._score_prompts(sequences, [rows[key] for key in keys], logits)
        drawing = [
            (rows[key], sequence) for key, sequence in zip(keys, sequences, strict=True) if not sequence.prompt_only
        ]
        drawn = sample_rows(
            logits[:, -1],
            [(row, s.params, s.prompt, s.generated, s.generator, s.end_ids) for row, s in drawing],
        )
        for sequence in sequences:
            if sequence.prompt_only:
                sequence.finish_prompt_only()
        for (_, sequence), (token, logprobs) in zip(drawing, drawn, strict=True):
            sequence.append(token, logprobs)

    def _score_prompts(self, sequences: list[Sequence], rows: list[int], logits: Any) -> None:
        scored: dict[tuple[int, int], list[TokenLogprobs | None]] = {}
        for row, sequence in zip(rows, sequences, strict=True):
            count = sequence.params.prompt_logprobs or 0
            if (row, count) not in scored:
                own = logits[row, -len(sequence.prompt) :]
                scored[row, count] = prompt_logprobs(own, sequence.prompt, count)
            sequence.prompt_logprobs = scored[row, count]

    def _forward(self, rows: list[tuple[str | None, tuple[int, ...]]], *, keep_all: bool) -> Any:
        """Logits of left-padded rows: [rows, time, vocabulary], with one last position unless ``keep_all``."""
        longest = max(len(ids) for _, ids in rows)
        ids = torch.full((len(rows), longest), self._pad)
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for place, (_, row) in enumerate(rows):
            ids[place, longest - len(row) :] = torch.tensor(row)
            mask[place, longest - len(row) :] = 1
        arguments: dict[str, Any] = {
            "input_ids": ids,
            "attention_mask": mask,
            "position_ids": (mask.cumsum(-1) - 1).clamp(min=0),
            "use_cache": False,
            "logits_to_keep": 0 if keep_all else 1,
            "adapter_names": [adapter or _BASE for adapter, _ in rows],
        }
        with torch.inference_mode():
            return self._model(**arguments).logits.float()

    def check_fits(self, adapter: AdapterFiles) -> None:
        """Check that every adapted module exists in the base model with the same size.

        Raises:
            AdapterRejectedError: If one does not.
        """
        for name, module in adapter.modules.items():
            shape = self.linears.get(name)
            if shape is None:
                raise AdapterRejectedError(f"The base model has no linear layer {name}.")
            if (shape.inputs, shape.outputs) != (module.inputs, module.outputs):
                raise AdapterRejectedError(
                    f"The adapter of {name} is made for a layer of {module.inputs} inputs and {module.outputs} "
                    f"outputs; the base model's has {shape.inputs} and {shape.outputs}."
                )

    def load_adapter(self, name: str, adapter: AdapterFiles) -> None:
        """Add an adapter under an internal name that must be new.

        The configuration is built from the few settings that matter: the adapter's own file could ask PEFT for
        initialisations and variants that no adapter to be served needs. ``name`` must be new because PEFT
        silently overwrites.

        Raises:
            AdapterRejectedError: If PEFT refuses it; nothing stays behind.
        """
        from peft import LoraConfig, set_peft_model_state_dict
        from safetensors.torch import load_file

        config = adapter.config
        try:
            lora = LoraConfig(
                task_type="CAUSAL_LM",
                r=config["r"],
                lora_alpha=config["lora_alpha"],
                lora_dropout=0.0,
                target_modules=list(adapter.modules),
                rank_pattern={key: module.rank for key, module in adapter.modules.items()},
                alpha_pattern=config.get("alpha_pattern") or {},
                use_rslora=bool(config.get("use_rslora")),
                init_lora_weights=False,
                inference_mode=True,
            )
            self._model.add_adapter(name, lora)
            weights = load_file(adapter.folder / "adapter_model.safetensors")
            report = set_peft_model_state_dict(self._model, weights, adapter_name=name)
            if report.unexpected_keys:
                raise ValueError(f"unexpected tensors {report.unexpected_keys[:3]}")
        except Exception as error:
            self.delete_adapter(name)
            raise AdapterRejectedError(f"The adapter cannot be loaded: {error}") from error
        self._model.eval()

    def delete_adapter(self, name: str) -> None:
        """Remove an adapter if it is there."""
        if name in self._model.peft_config:
            self._model.delete_adapter(name)
            self._model.set_adapter(_PLACEHOLDER)
