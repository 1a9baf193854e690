"""Command-line options of ``serve``; names and defaults follow vLLM where it has the same option."""

import argparse
from pathlib import Path

from ethogram_trainer.adapter import VLLM_LORA_RANKS


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``serve`` on ``parser``."""
    parser.add_argument("--model", required=True, help="folder (or hub id) of the base model")
    parser.add_argument("--served-model-name", help="name in the API; default: the value of --model")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000, help="0 takes any free port; see --state-file")
    parser.add_argument("--api-key", action="append", default=[], help="required under /v1 and /v2; repeatable")
    parser.add_argument("--threads", type=_positive, default=2, help="threads of one forward pass")
    parser.add_argument("--max-model-len", type=_positive, help="default: from the model's configuration")
    parser.add_argument("--max-logprobs", type=_positive, default=20)
    parser.add_argument("--max-lora-rank", type=int, choices=VLLM_LORA_RANKS, default=64)
    parser.add_argument("--max-batch", type=_positive, default=32, help="sequences in one forward pass")
    parser.add_argument("--max-queue", type=_positive, default=1024, help="waiting sequences; beyond them 503")
    parser.add_argument("--disable-runtime-lora", action="store_true", help="LoRA load and unload routes answer 404")
    parser.add_argument("--lora-modules", nargs="*", type=_name_and_path, default=[], metavar="NAME=PATH")
    parser.add_argument("--state-file", type=Path, help="where to keep pid, address and loaded adapters")


def _port(text: str) -> int:
    value = int(text)
    if not 0 <= value <= 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not a port")
    return value


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def _name_and_path(text: str) -> tuple[str, str]:
    name, separator, path = text.partition("=")
    if not separator or not name or not path:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=PATH")
    return name, path
