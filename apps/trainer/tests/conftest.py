"""Fixtures: a tiny base model, two random adapters and a running server, each made once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

TRAINER_ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    from tiny_model import make_tiny_model

    return make_tiny_model(tmp_path_factory.mktemp("base") / "model")


@pytest.fixture(scope="session")
def adapters(tiny_model, tmp_path_factory) -> dict[str, Path]:
    from tiny_model import make_random_adapter

    root = tmp_path_factory.mktemp("adapters")
    return {
        "low": make_random_adapter(root / "low", tiny_model, seed=1),
        "high": make_random_adapter(root / "high", tiny_model, seed=2, targets=["q_proj", "down_proj"]),
    }


@pytest.fixture
def restored_signals() -> Iterator[None]:
    """Fine-tuning in this process installs signal handlers; pytest wants its own back."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


class Server:
    """A model server in its own process."""

    def __init__(self, log: Path, *arguments: str) -> None:
        self.state_file = log.with_suffix(".state.json")
        self._log = log.open("w")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "ethogram_trainer",
                "serve",
                "--port",
                "0",
                "--state-file",
                self.state_file,
                *arguments,
            ],
            env={**os.environ, "PYTHONPATH": str(TRAINER_ROOT)},
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )

    def wait_until_ready(self) -> None:
        line = self.process.stdout.readline()
        assert line == "ready\n", Path(self._log.name).read_text()
        self.url = json.loads(self.state_file.read_text())["url"]

    def client(self) -> httpx2.Client:
        return httpx2.Client(base_url=self.url, timeout=120, trust_env=False)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self._log.close()
        return code


@pytest.fixture(scope="session")
def servers(tiny_model, adapters, tmp_path_factory) -> Iterator[dict[str, Server]]:
    """Two servers, started together because starting is slow.

    ``open`` takes everything; ``guarded`` has a key, a short queue, no runtime adapters, and a predecessor.
    """
    folder = tmp_path_factory.mktemp("servers")
    known = [{"name": "old", "path": str(adapters["high"])}, {"name": "gone", "path": "/no/such/folder"}]
    (folder / "guarded.state.json").write_text(json.dumps({"adapters": known}))
    model = ("--model", str(tiny_model), "--threads", "1", "--served-model-name")
    servers = {
        "open": Server(folder / "open.log", *model, "tiny"),
        "guarded": Server(
            folder / "guarded.log",
            *(*model, "guarded", "--api-key", "secret", "--api-key", "other", "--max-queue", "4"),
            *("--disable-runtime-lora", "--lora-modules", f"low={adapters['low']}"),
        ),
    }
    for server in servers.values():
        server.wait_until_ready()
    yield servers
    assert [server.stop() for server in servers.values()] == [0, 0]


@pytest.fixture(scope="session")
def server(servers) -> Server:
    return servers["open"]


@pytest.fixture
def client(server, adapters) -> Iterator[httpx2.Client]:
    """A client of a server with exactly the adapters low and high loaded."""
    with server.client() as client:
        loaded = {card["id"] for card in client.get("/v1/models").json()["data"]} - {"tiny"}
        for name in loaded - adapters.keys():
            client.post("/v1/unload_lora_adapter", json={"lora_name": name})
        for name in adapters.keys() - loaded:
            response = client.post("/v1/load_lora_adapter", json={"lora_name": name, "lora_path": str(adapters[name])})
            assert response.status_code == 200, response.text
        yield client
