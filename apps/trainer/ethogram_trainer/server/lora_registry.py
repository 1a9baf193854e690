"""Adapters by the name requests use, loaded and unloaded while the server runs."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from pathlib import Path

from ethogram_trainer.adapter import read_adapter
from ethogram_trainer.errors import AdapterRejectedError
from ethogram_trainer.server.engine import Engine
from ethogram_trainer.server.errors import ApiError, invalid_user_input, not_found
from ethogram_trainer.server.model_runner import ModelRunner

_MAX_NAME_LENGTH = 256


@dataclass(eq=False)
class LoadedAdapter:
    """An adapter in the model."""

    name: str
    path: str
    internal_name: str
    """Name inside PEFT; new at every load, so that an in-place load never touches requests under way."""
    created: int = field(default_factory=lambda: int(time.time()))


class LoraRegistry:
    """Loads, names and unloads adapters."""

    def __init__(
        self,
        runner: ModelRunner,
        engine: Engine,
        base_name: str,
        max_rank: int,
        on_change: Callable[[], None],
    ) -> None:
        self._runner = runner
        self._engine = engine
        self._base_name = base_name
        self._max_rank = max_rank
        self._on_change = on_change
        self._adapters: dict[str, LoadedAdapter] = {}
        self._numbers = count()
        self._changing = asyncio.Lock()
        self._deletions: set[asyncio.Task[None]] = set()

    def all(self) -> list[LoadedAdapter]:
        """Loaded adapters, oldest first."""
        return list(self._adapters.values())

    def resolve(self, name: str | None) -> str | None:
        """Internal name of the adapter a request asks for; None for the base model, which is also the default.

        Raises:
            ApiError: 404 if there is no such model.
        """
        if not name or name == self._base_name:
            return None
        adapter = self._adapters.get(name)
        if adapter is None:
            raise not_found(f"The model `{name}` does not exist.", "model")
        return adapter.internal_name

    async def load(self, name: str | None, path: str | None, *, in_place: bool) -> None:
        """Load an adapter from a folder on this machine.

        Raises:
            ApiError: 400 if a field is missing, the name is taken or the adapter is refused; 404 if there is
                no such folder.
        """
        if not name or not path:
            raise invalid_user_input("Both 'lora_name' and 'lora_path' must be provided.")
        if name == self._base_name or len(name) > _MAX_NAME_LENGTH:
            raise invalid_user_input(f"'{name[:_MAX_NAME_LENGTH]}' cannot be the name of a LoRA adapter.")
        async with self._changing:
            old = self._adapters.get(name)
            if old is not None and not in_place:
                raise invalid_user_input(
                    f"The lora adapter '{name}' has already been loaded. "
                    "If you want to load the adapter in place, set 'load_inplace' to True."
                )
            adapter = LoadedAdapter(name, path, f"adapter_{next(self._numbers)}")
            await self._load_into_model(adapter)
            self._adapters[name] = adapter
            if old is not None:
                self._retire(old)
            self._on_change()

    async def unload(self, name: str | None) -> None:
        """Forget an adapter; requests that already use it finish.

        Raises:
            ApiError: 400 if the name is missing, 404 if it is unknown.
        """
        if not name:
            raise invalid_user_input("'lora_name' needs to be provided to unload a LoRA adapter.")
        async with self._changing:
            adapter = self._adapters.pop(name, None)
            if adapter is None:
                raise not_found(f"The lora adapter '{name}' cannot be found.")
            self._retire(adapter)
            self._on_change()

    async def _load_into_model(self, adapter: LoadedAdapter) -> None:
        try:
            is_folder = Path(adapter.path).is_dir()
        except (OSError, ValueError):
            is_folder = False
        if not is_folder:
            raise not_found(f"Loading lora {adapter.name} failed: No adapter found for {adapter.path}")
        try:
            files = await asyncio.to_thread(read_adapter, Path(adapter.path), max_rank=self._max_rank)
            self._runner.check_fits(files)
            await self._engine.exclusively(lambda: self._runner.load_adapter(adapter.internal_name, files))
        except AdapterRejectedError as error:
            raise ApiError(HTTPStatus.BAD_REQUEST, "BadRequestError", str(error)) from error

    def _retire(self, adapter: LoadedAdapter) -> None:
        """Delete an adapter from the model once the requests that already use it are done."""
        task = asyncio.get_running_loop().create_task(self._delete_when_unused(adapter.internal_name))
        self._deletions.add(task)
        task.add_done_callback(self._deletions.discard)

    async def _delete_when_unused(self, internal_name: str) -> None:
        await self._engine.until_unused(internal_name)
        await self._engine.exclusively(lambda: self._runner.delete_adapter(internal_name))
