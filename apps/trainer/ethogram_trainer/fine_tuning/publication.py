"""From trained weights to a published adapter folder and a result file."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from ethogram_trainer.adapter import CONFIG_FILE, VLLM_LORA_RANKS, WEIGHTS_FILE, read_adapter
from ethogram_trainer.atomic_file import fsync_directory, sha256_of_file, write_json_atomically
from ethogram_trainer.fine_tuning.base_model import BaseModel
from ethogram_trainer.fine_tuning.cost import Cost
from ethogram_trainer.fine_tuning.job import FineTuneJob

ADAPTER_DIR = "adapter"
RESULT_FILE = "result.json"


def publish_adapter(job: FineTuneJob, model: Any) -> Path:
    """Save the adapter, check it against vLLM's limits and move it into place in one rename.

    PEFT also writes a model card and, through TRL, a pickle; only the configuration and the safetensors file
    are kept. PEFT keeps target modules in a set, whose order changes from process to process, so the
    configuration is written anew with sorted keys and lists.

    Returns:
        The published folder.

    Raises:
        AdapterRejectedError: If vLLM would refuse the adapter.
    """
    final = job.output_dir / ADAPTER_DIR
    temporary = job.output_dir / f".{ADAPTER_DIR}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    model.save_pretrained(temporary, safe_serialization=True)
    config = json.loads((temporary / CONFIG_FILE).read_text(encoding="utf-8"))
    for key in ("target_modules", "layers_to_transform"):
        if isinstance(config.get(key), list):
            config[key].sort()
    config["inference_mode"] = True
    write_json_atomically(temporary / CONFIG_FILE, dict(sorted(config.items())))
    for path in temporary.iterdir():
        if path.name not in (CONFIG_FILE, WEIGHTS_FILE):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    read_adapter(temporary, max_rank=max(VLLM_LORA_RANKS))
    (temporary / WEIGHTS_FILE).chmod(0o644)  # safetensors writes 0600; the model server may be another user
    with (temporary / WEIGHTS_FILE).open("rb") as weights:
        os.fsync(weights.fileno())
    fsync_directory(temporary)
    if final.exists():  # left by a run that was killed between this rename and its result file
        shutil.rmtree(final)
    temporary.rename(final)
    fsync_directory(job.output_dir)
    return final


def write_result(
    job: FineTuneJob,
    base: BaseModel,
    *,
    environment: dict[str, Any],
    cost: Cost,
    steps: int,
    best_step: int,
    validation_loss: float | None,
    final_loss: float | None,
    train_seconds: float,
    fingerprint: str,
) -> None:
    """Write ``result.json``, which makes the run finished; see `is_finished`."""
    adapter = job.output_dir / ADAPTER_DIR
    write_json_atomically(
        job.output_dir / RESULT_FILE,
        {
            "runId": job.run_id,
            "adapterDir": str(adapter),
            "sha256": sha256_of_file(adapter / WEIGHTS_FILE),
            "steps": steps,
            "finalLoss": final_loss,
            "trainRuntimeSeconds": round(train_seconds, 3),
            "seed": job.seed,
            "bestStep": best_step,
            "validationLoss": validation_loss,
            "gpuSeconds": cost.gpu_seconds,
            "cpuSeconds": cost.cpu_seconds,
            "versions": environment["versions"],
            "device": base.device,
            "dtype": base.dtype,
            "environment": environment,
            "jobFingerprint": fingerprint,
        },
    )


def read_result(output_dir: Path) -> dict[str, Any] | None:
    """The result of a finished run whose adapter is still the one it published, else None."""
    weights = output_dir / ADAPTER_DIR / WEIGHTS_FILE
    try:
        result = json.loads((output_dir / RESULT_FILE).read_text(encoding="utf-8"))
        intact = bool(sha256_of_file(weights) == result["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return result if intact else None
