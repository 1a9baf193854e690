"""Options of the server process: keys, queue, restart, shutdown."""

import json
import os
import subprocess
import sys

import pytest
from conftest import TRAINER_ROOT

GOOD = {"model": "guarded", "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 1, "temperature": 0}


@pytest.fixture(scope="module")
def guarded(servers):
    return servers["guarded"]


@pytest.fixture
def keyed(guarded):
    with guarded.client() as client:
        client.headers["Authorization"] = "Bearer secret"
        yield client


def test_only_the_guarded_prefixes_need_a_key(guarded):
    with guarded.client() as client:
        for headers in (
            {},
            {"Authorization": "Bearer wrong"},
            {"Authorization": "secret"},
            {"Authorization": "Basic secret"},
        ):
            response = client.get("/v1/models", headers=headers)
            assert (response.status_code, response.json()) == (401, {"error": "Unauthorized"})
            assert client.get("/v2/anything", headers=headers).status_code == 401
            for path in ("/health", "/ping", "/version", "/metrics", "/load"):
                assert client.get(path, headers=headers).status_code == 200
        assert client.post("/tokenize", json={"prompt": "Hi"}).status_code == 200
        for key in ("secret", "other"):
            assert client.get("/v1/models", headers={"Authorization": f"Bearer {key}"}).status_code == 200


def test_a_full_queue_answers_503_and_says_when_to_come_back(keyed):
    response = keyed.post("/v1/chat/completions", json={**GOOD, "n": 8, "temperature": 1})
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    assert response.json()["error"]["code"] == 503
    assert keyed.post("/v1/chat/completions", json=GOOD).status_code == 200


def test_adapters_come_from_options_and_from_the_previous_server(keyed, guarded):
    assert [card["id"] for card in keyed.get("/v1/models").json()["data"]] == ["guarded", "old", "low"]
    state = json.loads(guarded.state_file.read_text())
    assert state["pid"] == guarded.process.pid
    assert [adapter["name"] for adapter in state["adapters"]] == ["old", "low"]


def test_without_runtime_updating_the_adapter_routes_do_not_exist(keyed):
    for path in ("/v1/load_lora_adapter", "/v1/unload_lora_adapter"):
        response = keyed.post(path, json={"lora_name": "x", "lora_path": "/x"})
        assert (response.status_code, response.json()["error"]["type"]) == (404, "Not Found")


def test_the_schema_tells_clients_what_is_supported(keyed):
    schemas = keyed.get("/openapi.json").json()["components"]["schemas"]
    assert {"logprob_token_ids", "structured_outputs", "allowed_token_ids"} <= set(
        schemas["ChatCompletionRequest"]["properties"]
    )


def test_metrics_count_tokens_and_requests(keyed):
    keyed.post("/v1/chat/completions", json=GOOD)
    lines = keyed.get("/metrics").text.splitlines()
    values = {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if not line.startswith("#")}
    labels = '{model_name="guarded",engine="0"'
    assert values[f"vllm:generation_tokens_total{labels}}}"] >= 1
    assert values[f"vllm:prompt_tokens_total{labels}}}"] >= 5
    assert values[f'vllm:request_success_total{labels},finished_reason="length"}}'] >= 1
    assert values[f"vllm:e2e_request_latency_seconds_count{labels}}}"] >= 1


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "ethogram_trainer", *arguments],
        env={**os.environ, "PYTHONPATH": str(TRAINER_ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )


def test_a_port_in_use_is_reported_before_the_model_is_loaded(guarded, tiny_model):
    port = guarded.url.rsplit(":", 1)[1]
    result = run("serve", "--model", str(tiny_model), "--port", port)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.strip() == f"Cannot listen on 127.0.0.1:{port}: Address already in use."


def test_wrong_options_are_refused():
    assert run("serve", "--model", "x", "--port", "99999").returncode == 2
    assert run("serve", "--model", "x", "--max-lora-rank", "7").returncode == 2
    assert run("fine-tune", "--job", "/no/such/job.json").returncode == 2
    assert run().returncode == 2
