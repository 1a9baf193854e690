"""``structured_outputs.choice``: the output must be one of a few strings, whatever their tokens."""

from ethogram_trainer.server.vocabulary import Vocabulary


class ChoiceConstraint:
    """Tells which tokens may come next.

    Like vLLM's grammars it works on text, so a choice may be written with any tokens that spell it. Characters
    that tokens split (outside ASCII) are reachable through the tokenizer's own spelling of the choice.
    """

    def __init__(self, vocabulary: Vocabulary, choices: tuple[str, ...]) -> None:
        self._vocabulary = vocabulary
        self._spelled = [(choice, vocabulary.encode_part(choice)) for choice in dict.fromkeys(choices)]

    def allowed(self, generated: list[int]) -> tuple[list[int], bool]:
        """Tokens that may follow.

        Args:
            generated: Ids generated so far.

        Returns:
            The allowed ids, and whether the output is a whole choice, so that the end token is allowed too.
        """
        text = "".join(map(self._vocabulary.inner_piece, generated))
        allowed: set[int] = set()
        complete = False
        for choice, ids in self._spelled:
            if ids[: len(generated)] == generated:
                complete = complete or len(ids) == len(generated)
                allowed.update(ids[len(generated) : len(generated) + 1])
            if choice == text:
                complete = True
            elif choice.startswith(text):
                allowed.update(self._vocabulary.tokens_beginning(choice[len(text) :]))
        return sorted(allowed), complete
