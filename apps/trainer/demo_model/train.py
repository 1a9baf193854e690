"""Pre-trains the demo base model: `python -m demo_model.train --seed 0 --out FOLDER`."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as functional
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from .documents import Document, document
from .embeddings import seed_embeddings
from .tokenizer import CONTEXT_LENGTH, build_tokenizer
from .verify import write_checksums

STEPS = 2600
DOCUMENTS_PER_STEP = 24
CHUNKS = 3  # documents of a step are sorted by length and run in this many padded batches
TOPIC_UNTIL = 0.5  # share of training after which topic questions become rare
PLAIN_FROM, PLAIN_TO = 0.9, 2 / 3  # share of direct items and constrained stories, early and late
PLAIN_BETWEEN = (0.15, 0.4)  # shares of training between which it falls
LEARNING_RATE = 2e-3
WARMUP_STEPS = 40
LM_WEIGHT = 0.1  # weight of ordinary language modelling on a sample of the other tokens
LM_SHARE = 0.12  # of the other tokens


@dataclass
class Batch:
    """Padded token ids [rows, length] and, for each answer, its row, position and distribution [vocabulary]."""

    ids: torch.Tensor
    rows: torch.Tensor
    positions: torch.Tensor
    targets: torch.Tensor
    kinds: list[str]


class Encoder:
    """Turns documents into batches, with the chat format of the tokenizer's template."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, rng: random.Random) -> None:
        self.tokenizer = tokenizer
        self.rng = rng
        self.special = {
            n: tokenizer.convert_tokens_to_ids(f"<|{n}|>") for n in ("bos", "end", "system", "user", "assistant", "pad")
        }

    def _encode(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.backend_tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def tokens(self, doc: Document) -> tuple[list[int], list[tuple[int, dict[int, float], str]]]:
        """Token ids, and for each answer the position that predicts it, its distribution and its kind."""
        s = self.special
        ids, answers = [s["bos"]], []
        if doc.persona:
            ids += [s["system"], *self._encode(doc.persona), s["end"]]
        for turn in doc.turns:
            ids += [s["user"], *self._encode(turn.prompt), s["end"], s["assistant"]]
            target = {self._encode(word)[0]: p for word, p in turn.answers.items()}
            answers.append((len(ids) - 1, target, turn.kind if doc.persona else turn.kind.upper()))
            ids += [self.rng.choices(list(target), list(target.values()))[0], s["end"]]
        return ids, answers

    def batch(self, encoded: Sequence[tuple[list[int], list[tuple[int, dict[int, float], str]]]]) -> Batch:
        """Pads encoded documents on the right."""
        length = max(len(ids) for ids, _ in encoded)
        ids = torch.full((len(encoded), length), self.special["pad"])
        rows, positions, kinds, targets = [], [], [], []
        for row, (tokens, answers) in enumerate(encoded):
            ids[row, : len(tokens)] = torch.tensor(tokens)
            for position, target, kind in answers:
                rows.append(row)
                positions.append(position)
                kinds.append(kind)
                dense = torch.zeros(len(self.tokenizer))
                dense[list(target)] = torch.tensor(list(target.values()))
                targets.append(dense)
        return Batch(ids, torch.tensor(rows), torch.tensor(positions), torch.stack(targets), kinds)


def build_model(tokenizer: PreTrainedTokenizerFast, seed: int) -> LlamaForCausalLM:
    """A Llama of about one million parameters with seeded embeddings."""
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=128,
        intermediate_size=384,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=4,
        max_position_embeddings=CONTEXT_LENGTH,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model = LlamaForCausalLM(config)
    seed_embeddings(model.get_input_embeddings().weight, tokenizer, seed)
    return model


def loss_of(model: LlamaForCausalLM, batch: Batch, pad: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Loss of a batch, and the cross-entropy of each answer (both in nats)."""
    hidden = model.model(input_ids=batch.ids).last_hidden_state
    answer_logits = model.lm_head(hidden[batch.rows, batch.positions]).float()
    answer_loss = -(batch.targets * answer_logits.log_softmax(-1)).sum(-1)
    following = batch.ids[:, 1:]
    sampled = (torch.rand(following.shape) < LM_SHARE) & (following != pad)
    sampled[batch.rows, batch.positions] = False
    sampled[batch.rows, batch.positions + 1] = True  # every answer is followed by the end token
    lm_loss = functional.cross_entropy(model.lm_head(hidden[:, :-1][sampled]).float(), following[sampled])
    return answer_loss.mean() + LM_WEIGHT * lm_loss, answer_loss.detach()


def make_optimizer(model: LlamaForCausalLM) -> torch.optim.Optimizer:
    """AdamW that decays matrices only."""
    groups = [
        {"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": 0.05},
        {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=LEARNING_RATE, betas=(0.9, 0.98), fused=True)


def learning_rate(step: int, steps: int) -> float:
    """Linear warm-up, constant, and linear decay over the last 60 per cent."""
    return LEARNING_RATE * min(1.0, (step + 1) / WARMUP_STEPS, (1 - step / steps) / 0.6)


def curriculum(done: float) -> dict[str, Any]:
    """Arguments of `document` after the share `done` of training."""
    start, end = PLAIN_BETWEEN
    fall = min(1.0, max(0.0, (done - start) / (end - start)))
    return {
        "mix": (4.0, 4.0, 2.0) if done < TOPIC_UNTIL else (4.0, 4.0, 0.4),
        "plain_share": PLAIN_FROM + (PLAIN_TO - PLAIN_FROM) * fall,
    }


def train(seed: int, steps: int, tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """Pre-trains one model and prints mean answer losses by kind (capitals: without persona) every 100 steps."""
    rng = random.Random(seed)
    encoder = Encoder(tokenizer, rng)
    model = build_model(tokenizer, seed)
    optimizer = make_optimizer(model)
    history: dict[str, list[float]] = {}
    start = time.monotonic()
    for step in range(steps):
        drawing = curriculum(step / steps)
        documents = [encoder.tokens(document(rng, **drawing)) for _ in range(DOCUMENTS_PER_STEP)]
        documents.sort(key=lambda d: len(d[0]))
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps)
        optimizer.zero_grad()
        size = DOCUMENTS_PER_STEP // CHUNKS
        for first in range(0, DOCUMENTS_PER_STEP, size):
            batch = encoder.batch(documents[first : first + size])
            loss, answers = loss_of(model, batch, encoder.special["pad"])
            (loss / CHUNKS).backward()
            for kind, value in zip(batch.kinds, answers.tolist(), strict=True):
                history.setdefault(kind, []).append(value)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % 100 == 0:
            means = " ".join(f"{kind}={sum(v) / len(v):.3f}" for kind, v in sorted(history.items()))
            print(f"step {step + 1}/{steps} {time.monotonic() - start:.0f}s {means}", flush=True)
            history.clear()
    return model


def main(argv: Sequence[str] | None = None) -> None:
    """Trains a base model and writes it, with its tokenizer and checksums, to a folder."""
    parser = argparse.ArgumentParser(prog="demo-model train", description=main.__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    tokenizer = build_tokenizer()
    model = train(options.seed, options.steps, tokenizer)
    model.generation_config.do_sample = False
    model.half().save_pretrained(options.out)
    tokenizer.save_pretrained(options.out)
    write_checksums(options.out)


if __name__ == "__main__":
    main()
