"""Fine-tuning and serving for Ethogram: LoRA training with TRL and PEFT, and a CPU server with vLLM's API."""

__version__ = "0.1.0"
