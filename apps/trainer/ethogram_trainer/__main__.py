"""Command line: ``python -m ethogram_trainer fine-tune | serve | demo-model``."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ethogram_trainer.exit_code import ExitCode


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; heavy libraries are imported by the command that needs them.

    Args:
        argv: Arguments without the program name; None takes those of the process.

    Returns:
        The process exit code, see `ExitCode`.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["demo-model"] and arguments[1:2] == ["train"]:
        # The training script has its own options; argparse would try to understand them.
        return _train_demo_model(arguments[2:])
    parsed = _parser().parse_args(arguments)
    if parsed.command == "fine-tune":
        from ethogram_trainer.fine_tuning.run import fine_tune

        return fine_tune(parsed.job)
    if parsed.command == "serve":
        from ethogram_trainer.server.serve import serve

        code = serve(parsed)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # tearing torch down takes a second and frees nothing the system would not free anyway
    return _verify_demo_model(parsed.weights)


def _parser() -> argparse.ArgumentParser:
    from ethogram_trainer.server.options import add_serve_arguments

    parser = argparse.ArgumentParser(prog="ethogram_trainer", description="Ethogram's trainer and CPU model server.")
    commands = parser.add_subparsers(dest="command", required=True)
    fine_tune = commands.add_parser("fine-tune", help="run or continue one fine-tune job")
    fine_tune.add_argument("--job", type=Path, required=True, help="path of job.json")
    add_serve_arguments(commands.add_parser("serve", help="serve a base model and LoRA adapters on the CPU"))
    demo = commands.add_parser("demo-model", help="make or check the demo base model")
    actions = demo.add_subparsers(dest="action", required=True)
    actions.add_parser("train", help="generate documents and train the demo model")
    verify = actions.add_parser("verify", help="check the committed weights")
    verify.add_argument("--weights", type=Path, default=None, help="weights folder (default: the committed one)")
    return parser


def _train_demo_model(argv: list[str]) -> int:
    import demo_model.train

    return int(demo_model.train.main(argv) or ExitCode.OK)


def _verify_demo_model(weights: Path | None) -> int:
    import demo_model.verify

    folder = weights or Path(demo_model.verify.__file__).parent / "weights"
    try:
        demo_model.verify.verify(folder)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return ExitCode.REJECTED
    return ExitCode.OK


if __name__ == "__main__":
    sys.exit(main())
