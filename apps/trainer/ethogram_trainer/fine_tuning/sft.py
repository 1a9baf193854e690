"""The TRL trainer, set up so that the same job gives the same adapter."""

from pathlib import Path
from typing import Any

from ethogram_trainer.fine_tuning.base_model import BaseModel, lora_targets, total_steps
from ethogram_trainer.fine_tuning.job import FineTuneJob
from ethogram_trainer.fine_tuning.progress_callback import ProgressCallback
from ethogram_trainer.fine_tuning.training_set import TokenisedRow, check_label_mask
from ethogram_trainer.fine_tuning.validation import Validation

_PROGRESS_EVENTS = 200
"""About how many progress events a run writes, however long it is."""


def build_trainer(
    job: FineTuneJob,
    base: BaseModel,
    rows: list[TokenisedRow],
    validation: list[TokenisedRow],
    checkpoints: Path,
    callback: ProgressCallback,
) -> Any:
    """Make the SFT trainer for a job; every row has been checked as it will be trained.

    Rows come with their labels, so TRL prepares nothing: no template, no truncation, no packing. Weights start
    from a generator seeded with the job's seed, and batches are drawn with the same seed.

    Returns:
        A ``trl.SFTTrainer`` whose ``train(resume_from_checkpoint=…)`` runs the job.

    Raises:
        RejectedError: If LoRA targets do not exist or the loss mask is wrong.
    """
    from datasets import Dataset
    from peft import LoraConfig
    from transformers import set_seed
    from transformers.trainer_callback import PrinterCallback
    from transformers.trainer_callback import ProgressCallback as BarCallback
    from trl import SFTTrainer

    set_seed(job.seed)
    trainer = SFTTrainer(
        model=base.model,
        args=_arguments(job, base, len(rows), checkpoints),
        train_dataset=Dataset.from_list([{"input_ids": row.input_ids, "labels": row.labels} for row in rows]),
        processing_class=base.tokenizer,
        peft_config=LoraConfig(
            task_type="CAUSAL_LM",
            r=job.lora.r,
            lora_alpha=int(alpha) if (alpha := job.lora.alpha).is_integer() else alpha,  # vLLM expects an int
            lora_dropout=job.lora.dropout,
            bias="none",
            target_modules=lora_targets(job, base.model),
            layers_to_transform=job.lora.layers,
        ),
        callbacks=[callback],
    )
    for noisy in (PrinterCallback, BarCallback):
        trainer.remove_callback(noisy)
    # Checkpoints are private; a model card in each of them would be work for nobody.
    trainer.create_model_card = lambda **_: None
    size = job.optimizer.batch_size
    for at in range(0, len(rows), size):
        sample = rows[at : at + size]
        batch = trainer.data_collator([{"input_ids": row.input_ids, "labels": row.labels} for row in sample])
        check_label_mask(batch["labels"].tolist(), sample)
    if validation:
        callback.validation = Validation(validation, collate=trainer.data_collator, batch_size=size)
    return trainer


def _arguments(job: FineTuneJob, base: BaseModel, rows: int, checkpoints: Path) -> Any:
    from trl import SFTConfig

    optimizer = job.optimizer
    return SFTConfig(
        output_dir=str(checkpoints),
        per_device_train_batch_size=optimizer.batch_size,
        num_train_epochs=optimizer.epochs,
        learning_rate=optimizer.learning_rate,
        lr_scheduler_type=optimizer.scheduler,
        warmup_steps=optimizer.warmup_steps,
        weight_decay=optimizer.weight_decay,
        optim="adamw_torch",
        logging_steps=max(1, total_steps(job, rows) // _PROGRESS_EVENTS),
        logging_nan_inf_filter=False,
        save_strategy="steps",
        save_steps=job.checkpoint_every_steps,
        # Two, so that a kill while one is being written leaves the one before it.
        save_total_limit=2,
        report_to="none",
        disable_tqdm=True,
        use_cpu=base.device == "cpu",
        bf16=base.precision == "bf16",
        gradient_checkpointing=False,
        max_length=None,
        packing=False,
        dataset_kwargs={"skip_prepare_dataset": True},
        dataloader_pin_memory=base.device == "cuda",
        seed=job.seed,
        data_seed=job.seed,
    )
