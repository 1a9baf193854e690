import json

import pytest
from tiny_model import make_random_adapter


def load(client, **body):
    return client.post("/v1/load_lora_adapter", json=body)


def unload(client, **body):
    return client.post("/v1/unload_lora_adapter", json=body)


def models(client):
    return {card["id"]: card for card in client.get("/v1/models").json()["data"]}


def top(client, model):
    body = {
        "model": model,
        "messages": [{"role": "user", "content": "Do you agree?"}],
        "max_tokens": 1,
        "temperature": 0,
        "logprobs": True,
        "top_logprobs": 5,
        "return_tokens_as_token_ids": True,
    }
    response = client.post("/v1/chat/completions", json=body)
    assert response.status_code == 200, response.text
    content = response.json()["choices"][0]["logprobs"]["content"]
    return {entry["token"]: entry["logprob"] for entry in content[0]["top_logprobs"]}


def test_loading_and_unloading_answer_in_plain_text(client, adapters):
    response = load(client, lora_name="extra", lora_path=str(adapters["low"]))
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain")
    assert response.text == "Success: LoRA adapter 'extra' added successfully."
    card = models(client)["extra"]
    assert (card["parent"], card["root"]) == ("tiny", str(adapters["low"]))
    assert top(client, "extra") == pytest.approx(top(client, "low"))
    response = unload(client, lora_name="extra")
    assert response.text == "Success: LoRA adapter 'extra' removed successfully."
    assert "extra" not in models(client)


def test_a_loaded_name_is_taken_unless_replaced_in_place(client, adapters):
    response = load(client, lora_name="low", lora_path=str(adapters["high"]))
    assert response.status_code == 400
    assert response.json()["error"]["type"] == "InvalidUserInput"
    assert "has already been loaded" in response.json()["error"]["message"]
    before = top(client, "low")
    assert load(client, lora_name="low", lora_path=str(adapters["high"]), load_inplace=True).status_code == 200
    assert top(client, "low") == pytest.approx(top(client, "high"))
    assert top(client, "low") != before
    assert load(client, lora_name="low", lora_path=str(adapters["low"]), load_inplace=True).status_code == 200
    assert top(client, "low") == pytest.approx(before)


def test_all_adapters_can_go_and_come_back(client, adapters):
    base = top(client, "tiny")
    for name in adapters:
        assert unload(client, lora_name=name).status_code == 200
    assert top(client, "tiny") == pytest.approx(base)
    assert load(client, lora_name="low", lora_path=str(adapters["low"])).status_code == 200
    assert top(client, "low") != base


@pytest.mark.parametrize("body", [{}, {"lora_name": "x"}, {"lora_path": "/x"}, {"lora_name": "", "lora_path": "/x"}])
def test_a_missing_field_is_invalid_user_input(client, body):
    response = load(client, **body)
    assert response.status_code == 400
    assert response.json()["error"] == {
        "message": "Both 'lora_name' and 'lora_path' must be provided.",
        "type": "InvalidUserInput",
        "param": None,
        "code": 400,
    }


def test_unknown_paths_and_names_are_not_found(client, tmp_path):
    response = load(client, lora_name="x", lora_path=str(tmp_path / "none"))
    assert (response.status_code, response.json()["error"]["type"]) == (404, "NotFoundError")
    response = load(client, lora_name="x", lora_path="a\0b")
    assert response.status_code == 404
    response = unload(client, lora_name="x")
    assert (response.status_code, response.json()["error"]["type"]) == (404, "NotFoundError")
    assert unload(client).status_code == 400
    assert load(client, lora_name="tiny", lora_path="/x").status_code == 400


def test_adapters_vllm_would_refuse_are_refused(client, tiny_model, tmp_path):
    refused = {
        "rank": make_random_adapter(tmp_path / "rank", tiny_model, seed=0, r=128),
        "bias": make_random_adapter(tmp_path / "bias", tiny_model, seed=0, bias="lora_only"),
        "dora": make_random_adapter(tmp_path / "dora", tiny_model, seed=0, use_dora=True),
        "modules": make_random_adapter(tmp_path / "modules", tiny_model, seed=0, modules_to_save=["lm_head"]),
        "empty": tmp_path,
    }
    for name, path in refused.items():
        response = load(client, lora_name=name, lora_path=str(path))
        assert response.status_code == 400, name
        assert response.json()["error"]["type"] == "BadRequestError"
        assert name not in models(client)
    assert top(client, "low")


def test_rank_stabilised_adapters_are_scaled_by_the_root_of_the_rank(client, tiny_model, tmp_path, adapters):
    # alpha/sqrt(r) with alpha = 16/sqrt(8) equals alpha/r with alpha = 16, for r = 8.
    folder = make_random_adapter(tmp_path / "rs", tiny_model, seed=1, use_rslora=True)
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, "lora_alpha": 16 / 8**0.5}))
    assert load(client, lora_name="rs", lora_path=str(folder)).status_code == 200
    assert top(client, "rs") == pytest.approx(top(client, "low"), abs=1e-4)
