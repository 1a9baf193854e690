"""LoRA fine-tuning of one job: resumable, exclusive, checked before it counts as finished."""
