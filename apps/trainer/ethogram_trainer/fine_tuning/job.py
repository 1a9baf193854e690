"""The job file: what to train, on what, how, and where to."""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic.alias_generators import to_camel

from ethogram_trainer.adapter import VLLM_LORA_RANKS
from ethogram_trainer.atomic_file import sha256_of_file
from ethogram_trainer.errors import RejectedError

Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Section(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True, protected_namespaces=())


class LoraSettings(_Section):
    """LoRA geometry. The trained update of a weight W is ``(alpha / r) * B @ A``.

    ``layers`` limits training to these decoder layers (counted from 0); None means all.
    """

    r: int = 8
    alpha: Annotated[Finite, Field(gt=0)] = 16.0
    dropout: Annotated[Finite, Field(ge=0, lt=1)] = 0.0
    target_modules: list[Annotated[str, Field(min_length=1)]] | Literal["all-linear"] = "all-linear"
    layers: list[Annotated[int, Field(ge=0)]] | None = None

    @field_validator("r")
    @classmethod
    def _rank_is_served_by_vllm(cls, rank: int) -> int:
        if rank not in VLLM_LORA_RANKS:
            raise ValueError(f"must be one of {', '.join(map(str, VLLM_LORA_RANKS))}, the ranks vLLM serves")
        return rank

    @field_validator("target_modules", "layers")
    @classmethod
    def _not_empty(cls, value: list[str] | list[int] | str | None) -> list[str] | list[int] | str | None:
        if value is not None and len(value) == 0:
            raise ValueError("must not be empty")
        return value


class OptimizerSettings(_Section):
    """AdamW and its schedule. ``batch_size`` counts rows, ``warmup_steps`` optimizer steps."""

    learning_rate: Annotated[Finite, Field(gt=0, le=1)] = 1e-4
    epochs: Annotated[Finite, Field(gt=0, le=10_000)] = 3
    batch_size: Annotated[int, Field(ge=1, le=65_536)] = 8
    warmup_steps: Annotated[int, Field(ge=0)] = 0
    weight_decay: Annotated[Finite, Field(ge=0)] = 0.0
    scheduler: Literal["linear", "cosine", "constant", "constant_with_warmup"] = "cosine"


class ValidationSettings(_Section):
    """How often the loss on rows that are never trained is measured, and where those rows come from.

    ``share`` of the item families is held out of the training set where the job names no validation set.
    """

    every_steps: Annotated[int, Field(ge=1)] = 50
    share: Annotated[Finite, Field(ge=0, le=0.5)] = 0.0


class EarlyStopSettings(_Section):
    """Stop once the validation loss has not fallen by ``min_delta`` for ``patience`` measurements."""

    patience: Annotated[int, Field(ge=1)]
    min_delta: Annotated[Finite, Field(ge=0)] = 0.0


class FineTuneJob(_Section):
    """One fine-tune run, as the platform writes it to ``job.json`` (schema 1, camelCase keys)."""

    schema_version: Annotated[Literal[1], Field(alias="schema")]
    run_id: Annotated[str, Field(min_length=1, max_length=200)]
    base_model: Annotated[str, Field(min_length=1)]
    training_set: Path
    output_dir: Path
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 0
    lora: LoraSettings = LoraSettings()
    optimizer: OptimizerSettings = OptimizerSettings()
    max_length: Annotated[int, Field(ge=2)] = 1024
    checkpoint_every_steps: Annotated[int, Field(ge=1)] = 50
    threads: Annotated[int, Field(ge=1, le=1024)] | None = None
    validation_set: Path | None = None
    validation: ValidationSettings = ValidationSettings()
    early_stop: EarlyStopSettings | None = None
    precision: Literal["auto", "bf16", "fp32"] = "auto"

    @field_validator("training_set", "output_dir", "validation_set")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_absolute():
            raise ValueError("must be an absolute path")
        return path

    def fingerprint(self) -> str:
        """Hash of everything that decides the resulting adapter.

        A checkpoint may only be continued by a job with the same fingerprint. ``run_id``, ``output_dir`` and
        ``checkpoint_every_steps`` are left out: they do not change the weights.

        Raises:
            RejectedError: If the training set cannot be read.
        """
        settings = self.model_dump(
            mode="json",
            exclude={"run_id", "output_dir", "training_set", "validation_set", "checkpoint_every_steps"},
        )
        settings["training_set_sha256"] = hash_of_rows(self.training_set)
        if self.validation_set is not None:
            settings["validation_set_sha256"] = hash_of_rows(self.validation_set)
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


def hash_of_rows(path: Path) -> str:
    """SHA-256 of a file of rows.

    Raises:
        RejectedError: If it cannot be read.
    """
    try:
        return sha256_of_file(path)
    except OSError as error:
        raise RejectedError(f"The training set {path} cannot be read: {error.strerror}.") from error


def read_job(path: Path) -> FineTuneJob:
    """Read and validate a job file.

    Raises:
        RejectedError: If the file is missing, is not JSON or breaks the schema; the message names the first
            field that does.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RejectedError(f"The job file {path} cannot be read: {error}.") from error
    try:
        return FineTuneJob.model_validate(json.loads(text))
    except (json.JSONDecodeError, RecursionError) as error:
        raise RejectedError(f"The job file {path} is not JSON: {error}.") from error
    except ValidationError as error:
        raise RejectedError(f"The job file {path} is not valid: {_first_problem(error)}.") from error


def output_dir_of(path: Path) -> Path | None:
    """The output directory a job names even when the rest of it is invalid, or None.

    Lets a rejected job leave its reason where the platform looks for it.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))["outputDir"]
        output_dir = Path(value)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return output_dir if output_dir.is_absolute() else None


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the job"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"
