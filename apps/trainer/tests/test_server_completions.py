import math

import pytest


def complete(client, prompt, **changes):
    body = {"model": "tiny", "prompt": prompt, "temperature": 0, "max_tokens": 3, **changes}
    response = client.post("/v1/completions", json=body)
    assert response.status_code == 200, response.text
    return response.json()


def test_prompts_may_be_text_ids_or_lists_of_both(client):
    ids = client.post("/tokenize", json={"prompt": "Who is wrong?"}).json()["tokens"]
    text = complete(client, "Who is wrong?")["choices"][0]["text"]
    assert complete(client, ids)["choices"][0]["text"] == text
    assert next(c["text"] for c in complete(client, ["Who is wrong?", "Yes"])["choices"]) == text
    both = complete(client, [ids, ids], n=2, temperature=1.0, seed=3)
    assert [choice["index"] for choice in both["choices"]] == [0, 1, 2, 3]
    assert both["usage"]["prompt_tokens"] == 2 * len(ids)


def test_sixteen_tokens_are_the_default(client):
    body = {"model": "tiny", "prompt": "Who", "temperature": 0, "ignore_eos": True}
    assert client.post("/v1/completions", json=body).json()["usage"]["completion_tokens"] == 16


def test_echo_without_tokens_scores_the_prompt(client):
    body = complete(client, "Who is wrong?", echo=True, max_tokens=0, logprobs=1)
    choice = body["choices"][0]
    logprobs = choice["logprobs"]
    assert choice["text"] == "Who is wrong?"
    assert body["usage"]["completion_tokens"] == 0
    assert "".join(logprobs["tokens"]) == "Who is wrong?"
    assert logprobs["token_logprobs"][0] is None
    assert logprobs["top_logprobs"][0] is None
    assert all(value <= 0 for value in logprobs["token_logprobs"][1:])
    assert logprobs["text_offset"][0] == 0
    assert complete(client, "Who is wrong?", echo=True, max_tokens=0)["choices"][0]["logprobs"] is None


def test_scores_of_a_prompt_agree_with_generation(client):
    generated = complete(client, "Who is", max_tokens=2, logprobs=0, return_token_ids=True)["choices"][0]
    ids = generated["prompt_token_ids"] + generated["token_ids"]
    scored = complete(client, ids, echo=True, max_tokens=0, logprobs=0)["choices"][0]["logprobs"]
    assert scored["token_logprobs"][-2:] == pytest.approx(generated["logprobs"]["token_logprobs"], abs=1e-4)


def test_log_probabilities_list_the_sampled_token_and_the_most_likely(client):
    logprobs = complete(client, "Who is wrong?", logprobs=5)["choices"][0]["logprobs"]
    assert len(logprobs["tokens"]) == 3
    for token, value, top in zip(logprobs["tokens"], logprobs["token_logprobs"], logprobs["top_logprobs"], strict=True):
        assert top[token] == value
        assert sum(map(math.exp, top.values())) <= 1.0001


def test_a_stream_adds_up(client):
    import json

    whole = complete(client, "Who is wrong?", max_tokens=8, ignore_eos=True)["choices"][0]["text"]
    body = {
        "model": "tiny",
        "prompt": "Who is wrong?",
        "temperature": 0,
        "max_tokens": 8,
        "ignore_eos": True,
        "stream": True,
    }
    text = client.post("/v1/completions", json=body).text
    events = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    assert events[-1] == "[DONE]"
    assert "".join(json.loads(event)["choices"][0]["text"] for event in events[:-1]) == whole


def test_tokenize_and_detokenize_are_inverse(client):
    text = "Looking after forests, é 6!"
    body = client.post("/tokenize", json={"prompt": text, "return_token_strs": True}).json()
    assert body["count"] == len(body["tokens"]) == len(body["token_strs"])
    assert body["max_model_len"] == 256
    assert client.post("/detokenize", json={"tokens": body["tokens"]}).json() == {"prompt": text}
    chat = client.post("/tokenize", json={"messages": [{"role": "user", "content": "Hi"}]}).json()
    assert (
        client.post("/detokenize", json={"tokens": chat["tokens"]}).json()["prompt"]
        == "<|bos|><|user|>Hi<|end|><|assistant|>"
    )
