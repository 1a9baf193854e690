"""The vLLM metrics a dashboard needs, in Prometheus text format."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Histogram:
    """Cumulative histogram over fixed upper bounds, in seconds."""

    def __init__(self, help_text: str) -> None:
        self.help_text = help_text
        self._counts = [0] * (len(_SECONDS) + 1)
        self._sum = 0.0

    def observe(self, seconds: float) -> None:
        """Count one observation."""
        self._counts[bisect_left(_SECONDS, seconds)] += 1
        self._sum += seconds

    def lines(self, name: str, labels: str) -> Iterable[str]:
        """Sample lines without the header."""
        total = 0
        for bound, count in zip([*map(str, _SECONDS), "+Inf"], self._counts, strict=True):
            total += count
            yield f'{name}_bucket{{{labels},le="{bound}"}} {total}'
        yield f"{name}_sum{{{labels}}} {self._sum}"
        yield f"{name}_count{{{labels}}} {total}"


class Metrics:
    """Counters and histograms of one server."""

    def __init__(self, model_name: str) -> None:
        escaped = model_name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        self._labels = f'model_name="{escaped}",engine="0"'
        self.prompt_tokens = 0
        self.generation_tokens = 0
        self.finished: Counter[str] = Counter()
        self.time_to_first_token = Histogram("Time from arrival to the first token.")
        self.end_to_end = Histogram("Time from arrival to the last token.")
        self.queue_time = Histogram("Time from arrival to the first forward pass.")

    def render(self, *, running: int, waiting: int, adapters: list[str]) -> str:
        """The text of ``/metrics``.

        Args:
            running: Sequences in the forward pass under way.
            waiting: Sequences waiting for one.
            adapters: Names of the loaded adapters.
        """
        lines: list[str] = []
        self._add(lines, "vllm:num_requests_running", "gauge", "Sequences in the current step.", running)
        self._add(lines, "vllm:num_requests_waiting", "gauge", "Sequences waiting for a step.", waiting)
        self._add(lines, "vllm:kv_cache_usage_perc", "gauge", "Always 0: this server keeps no KV cache.", 0)
        self._add(lines, "vllm:prompt_tokens_total", "counter", "Prompt tokens processed.", self.prompt_tokens)
        self._add(lines, "vllm:generation_tokens_total", "counter", "Tokens generated.", self.generation_tokens)
        self._header(lines, "vllm:request_success_total", "counter", "Sequences finished, by reason.")
        for reason in ("stop", "length", "abort"):
            labels = f'{self._labels},finished_reason="{reason}"'
            lines.append(f"vllm:request_success_total{{{labels}}} {self.finished[reason]}")
        names = ",".join(adapters).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        self._header(lines, "vllm:lora_requests_info", "gauge", "Loaded adapters.")
        lines.append(f'vllm:lora_requests_info{{{self._labels},running_lora_adapters="{names}"}} {len(adapters)}')
        for name, histogram in (
            ("vllm:time_to_first_token_seconds", self.time_to_first_token),
            ("vllm:e2e_request_latency_seconds", self.end_to_end),
            ("vllm:request_queue_time_seconds", self.queue_time),
        ):
            self._header(lines, name, "histogram", histogram.help_text)
            lines.extend(histogram.lines(name, self._labels))
        return "\n".join(lines) + "\n"

    def _add(self, lines: list[str], name: str, kind: str, help_text: str, value: float) -> None:
        self._header(lines, name, kind, help_text)
        lines.append(f"{name}{{{self._labels}}} {value}")

    @staticmethod
    def _header(lines: list[str], name: str, kind: str, help_text: str) -> None:
        lines += [f"# HELP {name} {help_text}", f"# TYPE {name} {kind}"]
