"""Start-up and shutdown of the model server."""

import argparse
import asyncio
import logging
import signal
import socket
import sys
from types import FrameType

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.exit_code import ExitCode
from ethogram_trainer.library_environment import prepare_library_environment

log = logging.getLogger(__name__)

_GRACE_SECONDS = 2
"""Time that requests under way get at shutdown."""


def serve(options: argparse.Namespace) -> ExitCode:
    """Serve until SIGTERM or SIGINT; prints ``ready`` on stdout once ``/health`` answers 200.

    Returns:
        The process exit code; a wrong option or model is reported as one sentence on stderr.
    """
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(message)s")
    # uvicorn stops gracefully on SIGTERM and then raises the signal again for the handler it found.
    signal.signal(signal.SIGTERM, _exit_quietly)
    try:
        with _bind(options.host, options.port) as listener:
            asyncio.run(_serve(options, listener))
    except RejectedError as error:
        sys.stderr.write(f"{error}\n")
        return ExitCode.REJECTED
    except (KeyboardInterrupt, SystemExit):
        pass
    return ExitCode.OK


def _exit_quietly(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(ExitCode.OK)


def _bind(host: str, port: int) -> socket.socket:
    # Before the model is loaded, so that a port in use is reported at once.
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise RejectedError(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    return listener


async def _serve(options: argparse.Namespace, listener: socket.socket) -> None:
    prepare_library_environment(options.model)
    import uvicorn

    from ethogram_trainer.server.app import create_app
    from ethogram_trainer.server.load_service import load_service
    from ethogram_trainer.server.state_file import StateFile

    host, port = listener.getsockname()[:2]
    state = StateFile(options.state_file, f"http://{f'[{host}]' if ':' in host else host}:{port}")
    service = load_service(options, on_change=lambda: state.write(service))
    app = create_app(service, api_keys=options.api_key, runtime_lora=not options.disable_runtime_lora)
    for name, path in dict([*state.adapters(), *options.lora_modules]).items():
        try:
            await service.registry.load(name, path, in_place=False)
        except Exception as error:
            if (name, path) in options.lora_modules:
                raise RejectedError(f"The adapter {name} cannot be loaded: {error}") from error
            log.warning("The adapter %s of the previous server cannot be loaded: %s", name, error)

    class Server(uvicorn.Server):
        """Announces itself once it listens."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started and not self.should_exit:
                state.write(service)
                sys.stderr.write(f"Serving {service.name} on http://{host}:{port}\n")
                sys.stdout.write("ready\n")
                sys.stdout.flush()

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, timeout_graceful_shutdown=_GRACE_SECONDS, lifespan="on"
    )
    await Server(config).serve(sockets=[listener])
