"""Checks survey-to-situation transfer: `python -m demo_model.transfer --model FOLDER --target VALUE --seeds 0 1`.

Fine-tunes a LoRA adapter on the survey rows open to training, with the target value's answers moved, and reports how
far the target and the other nineteen values moved on everything that was not trained on.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import PreTrainedModel, PreTrainedTokenizerBase, set_seed
from trl import SFTConfig, SFTTrainer

from .content import VALUE_KEYS
from .measure import Profile, load, measure, probes, raw_scores

DELTA = 3  # scale points that the target's answers are moved by
NARROW: dict[str, Any] = {"target_modules": ["k_proj", "v_proj"], "layers_to_transform": [0, 1]}
ALL_LINEAR: dict[str, Any] = {"target_modules": "all-linear"}
REPORTED = ("survey-trained", "survey-held-out", "survey-held-out-wording", "moral-seen", "moral-unseen",
            "raw-constrained", "raw-attained")  # fmt: skip


def training_rows(base_scores: Sequence[float], target: str, direction: int) -> list[dict[str, Any]]:
    """Conversational rows of the trainable survey prompts. Answers are the base model's own rounded digits, those of
    the target value moved by DELTA towards less (direction -1) or more (+1) importance and clipped to 1..6."""
    rows = []
    for probe, score in zip(probes(), base_scores, strict=True):
        if "survey-trained" not in probe.parts:
            continue
        digit = round(score)
        if probe.value == target:
            digit = min(6, max(1, digit + direction * probe.sign * DELTA))
        rows.append(
            {
                "prompt": [{"role": "user", "content": probe.prompt}],
                "completion": [{"role": "assistant", "content": str(digit)}],
            }
        )
    return rows


def fine_tune(
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    rows: list[dict[str, Any]],
    options: argparse.Namespace,
    seed: int,
) -> PreTrainedModel:
    """Trains an adapter as the platform's trainer does and returns the adapted model."""
    set_seed(seed)
    placement = ALL_LINEAR if options.all_linear else NARROW
    lora = LoraConfig(r=8, lora_alpha=16, lora_dropout=0.0, bias="none", task_type="CAUSAL_LM", **placement)
    with tempfile.TemporaryDirectory() as folder:
        config = SFTConfig(
            output_dir=folder,
            per_device_train_batch_size=20,
            num_train_epochs=options.epochs,
            learning_rate=options.learning_rate,
            lr_scheduler_type="cosine",
            warmup_steps=5,
            weight_decay=0.0,
            max_length=512,
            seed=seed,
            use_cpu=True,
            bf16=False,
            gradient_checkpointing=False,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            dataloader_pin_memory=False,
        )
        dataset = Dataset.from_list(rows)
        trainer = SFTTrainer(
            model=model, args=config, train_dataset=dataset, processing_class=tokenizer, peft_config=lora
        )
        with open(os.devnull, "w") as sink, contextlib.redirect_stdout(sink):
            trainer.train()
    adapted: PreTrainedModel = trainer.model
    return adapted


def shift_table(before: Profile, after: Profile, target: str) -> str:
    """One line a part: shift of the target, mean absolute shift of the others, rank of the target by size."""
    lines = []
    for part in REPORTED:
        shifts = {v: after[part][v] - before[part][v] for v in VALUE_KEYS}
        others = mean(abs(shift) for v, shift in shifts.items() if v != target)
        signed = sorted(shifts.values(), reverse=shifts[target] > 0)
        largest = sorted((abs(s) for s in shifts.values()), reverse=True)
        lines.append(
            f"  {part:<24} {shifts[target]:+.2f} / {others:.2f}  "
            f"#{largest.index(abs(shifts[target])) + 1} (in its direction #{signed.index(shifts[target]) + 1})"
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> None:
    """Fine-tunes on the survey for each target and seed and prints what moved."""
    parser = argparse.ArgumentParser(prog="demo-model transfer", description=main.__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--target", nargs="+", choices=VALUE_KEYS, required=True)
    parser.add_argument("--raise", dest="direction", action="store_const", const=1, default=-1)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1])
    parser.add_argument("--all-linear", action="store_true")
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--learning-rate", type=float, default=5e-3)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    for target in options.target:
        for seed in options.seeds:
            model, tokenizer = load(options.model)
            base_scores, _ = raw_scores(model, tokenizer)
            before = measure(model, tokenizer)
            rows = training_rows(base_scores, target, options.direction)
            after = measure(fine_tune(model, tokenizer, rows, options, seed), tokenizer)
            print(f"{target} {'raised' if options.direction > 0 else 'lowered'}, seed {seed}")
            print(shift_table(before, after, target), flush=True)


if __name__ == "__main__":
    main()
