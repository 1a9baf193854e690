import json

import pytest
from tiny_model import write_rows

from ethogram_trainer.errors import RejectedError
from ethogram_trainer.fine_tuning.training_set import (
    IGNORED_LABEL,
    RowTokeniser,
    TokenisedRow,
    TrainingRow,
    check_label_mask,
    read_rows,
)

PROMPT = [{"role": "user", "content": "Do you agree? Give one number from 1 to 6."}]


@pytest.fixture(scope="module")
def tokenizer(tiny_model):
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(tiny_model)


def tokeniser(tokenizer, max_length=200):
    return RowTokeniser(tokenizer, max_length=max_length, end_token_ids={tokenizer.eos_token_id})


def row_of(answer, prompt=PROMPT):
    return TrainingRow(7, prompt, answer)


def test_labels_are_exactly_the_answer_and_the_end_token(tokenizer):
    row = tokeniser(tokenizer).tokenise(row_of("3"))
    trained = [label for label in row.labels if label != IGNORED_LABEL]
    assert tokenizer.convert_ids_to_tokens(trained) == ["3", "<|end|>"]
    assert row.labels[:-2] == [IGNORED_LABEL] * (len(row.input_ids) - 2)
    assert tokenizer.decode(row.input_ids).endswith("<|assistant|>3<|end|>")


def test_a_prompt_of_several_turns_trains_only_the_last_answer(tokenizer):
    turns = [*PROMPT, {"role": "assistant", "content": "2"}, {"role": "user", "content": "And now?"}]
    row = tokeniser(tokenizer).tokenise(row_of("5", turns))
    assert sum(label != IGNORED_LABEL for label in row.labels) == 2


def test_what_a_template_writes_after_the_end_token_is_not_trained(tokenizer):
    import copy

    chat_ml_like = copy.deepcopy(tokenizer)
    chat_ml_like.chat_template = tokenizer.chat_template.replace("'<|end|>' }}", "'<|end|>\\n' }}")
    row = tokeniser(chat_ml_like).tokenise(row_of("3"))
    assert row.input_ids[-1] == tokenizer.eos_token_id
    assert sum(label != IGNORED_LABEL for label in row.labels) == 2


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("12", "Line 7 of the training set: the answer '12' must be exactly one token, but it is 2 (1 2)."),
        ("banana", "must be exactly one token, but it is"),
    ],
)
def test_refuses_an_answer_of_several_tokens(tokenizer, answer, sentence):
    with pytest.raises(RejectedError) as error:
        tokeniser(tokenizer).tokenise(row_of(answer))
    assert sentence in str(error.value)


def test_a_moral_judgment_trains_all_its_tokens_and_the_end_token(tokenizer):
    row = tokeniser(tokenizer).tokenise(TrainingRow(7, PROMPT, "12", is_free=True))
    trained = [label for label in row.labels if label != IGNORED_LABEL]
    assert tokenizer.convert_ids_to_tokens(trained) == ["1", "2", "<|end|>"]
    assert row.labels[:-3] == [IGNORED_LABEL] * (len(row.input_ids) - 3)
    check_label_mask([row.labels], [row])
    with pytest.raises(RejectedError, match="loss mask"):
        check_label_mask([[IGNORED_LABEL] * (len(row.labels) - 2) + row.labels[-2:]], [row])


def test_a_row_says_itself_that_it_is_a_moral_judgment(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ({**GOOD_ROW, "kind": "moral_judgment"}, GOOD_ROW)))
    assert [row.is_free for row in read_rows(path)] == [True, False]


def test_refuses_a_row_longer_than_the_maximum_length(tokenizer):
    with pytest.raises(RejectedError, match=r"Line 7 .* has \d+ tokens, more than the maximum length 10\."):
        tokeniser(tokenizer, max_length=10).tokenise(row_of("3"))


def test_refuses_a_template_that_changes_the_prompt_or_ends_nothing(tokenizer):
    import copy

    changing = copy.deepcopy(tokenizer)
    changing.chat_template = "{{ messages | length }}" + tokenizer.chat_template
    with pytest.raises(RejectedError, match="changes the prompt once the answer is added"):
        tokeniser(changing).tokenise(row_of("3"))
    endless = copy.deepcopy(tokenizer)
    endless.chat_template = tokenizer.chat_template.replace("<|end|>", " ")
    with pytest.raises(RejectedError, match="does not end the answer with an end token"):
        tokeniser(endless).tokenise(row_of("3"))


def test_a_collated_batch_with_another_mask_is_refused():
    row = TokenisedRow([5, 6, 7, 8], [IGNORED_LABEL, IGNORED_LABEL, 7, 8])
    check_label_mask([[IGNORED_LABEL, IGNORED_LABEL, 7, 8, IGNORED_LABEL]], [row])
    for wrong in ([5, 6, 7, 8], [IGNORED_LABEL, IGNORED_LABEL, IGNORED_LABEL, 8], [IGNORED_LABEL] * 4):
        with pytest.raises(RejectedError, match="loss mask"):
            check_label_mask([wrong], [row])


def test_reads_rows_and_ignores_other_keys_and_blank_lines(tmp_path):
    path = write_rows(tmp_path / "rows.jsonl", 3)
    path.write_text(path.read_text() + "\n\n")
    rows = read_rows(path)
    assert [row.line for row in rows] == [1, 2, 3]
    assert rows[1].answer == "1"


GOOD_ROW = {"prompt": PROMPT, "completion": [{"role": "assistant", "content": "3"}]}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "has no rows."),
        ("{", "Line 1 of the training set is not JSON"),
        ("[" * 100_000, "Line 1 of the training set is not JSON"),
        ("[]", "Line 1 of the training set is not a JSON object."),
        (json.dumps({**GOOD_ROW, "prompt": []}), "prompt must be a non-empty list of messages."),
        (json.dumps({**GOOD_ROW, "prompt": [{"role": "user", "content": " "}]}), "non-empty role and content."),
        (json.dumps({**GOOD_ROW, "prompt": "text"}), "prompt must be a non-empty list of messages."),
        (json.dumps({**GOOD_ROW, "completion": PROMPT}), "completion must be exactly one assistant message."),
        (json.dumps({**GOOD_ROW, "completion": []}), "completion must be a non-empty list of messages."),
    ],
)
def test_a_bad_line_is_named_in_one_sentence(tmp_path, line, sentence):
    path = tmp_path / "rows.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(RejectedError) as error:
        read_rows(path)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_missing_or_not_utf8_is_refused(tmp_path):
    with pytest.raises(RejectedError, match="cannot be read: No such file"):
        read_rows(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"prompt": "\xe9"}')
    with pytest.raises(RejectedError, match="not UTF-8"):
        read_rows(tmp_path / "latin.jsonl")
