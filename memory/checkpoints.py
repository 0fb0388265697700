"""The graph library's checkpoints in SQLite: a cache, of which the last few are kept.

A checkpoint is one blob, so writing it is one row whatever the graph looks like. Only plain data
comes back: no pickle, and no class beyond the library's own list of safe ones.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, NoReturn

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    WRITES_IDX_MAP,
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    get_checkpoint_id,
    get_checkpoint_metadata,
)
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from interview.errors import StorageFault
from memory import checkpoint_rows as rows
from memory.checkpoint_rows import Address, Blob, Stored, Write
from memory.database import Database

_FAILED = "__error__"
"""The channel on which the graph library notes that a task failed, with its exception."""
KEPT = 20
"""Checkpoints kept of each thread and namespace."""
_PLAIN = frozenset({"msgpack", "null", "bytes", "bytearray"})


class SqliteCheckpoints(BaseCheckpointSaver[int]):
    """The checkpoints of one data folder; asynchronous only, thread id = interview id."""

    def __init__(self, database: Database, kept: int = KEPT) -> None:
        super().__init__(
            serde=JsonPlusSerializer(
                pickle_fallback=False, allowed_json_modules=None, allowed_msgpack_modules=None
            )
        )
        self._database, self._kept = database, kept

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """Store a checkpoint and forget all but the last few; raises Erased or StorageFault."""
        thread, namespace = _thread(config)
        address = Address(thread, namespace, checkpoint["id"])
        meta = get_checkpoint_metadata(config, metadata)
        stored = Stored(
            address, get_checkpoint_id(config), _run(meta), self._dump([checkpoint, meta])
        )
        await self._database.write(lambda connection: rows.put(connection, stored, self._kept))
        return _config(address)

    async def aput_writes(
        self,
        config: RunnableConfig,
        writes: Sequence[tuple[str, Any]],
        task_id: str,
        task_path: str = "",
    ) -> None:
        """Store what a task wrote after a checkpoint; the same again changes nothing."""
        thread, namespace = _thread(config)
        address = Address(thread, namespace, config["configurable"]["checkpoint_id"])
        made = [
            Write(
                task_path,
                task_id,
                WRITES_IDX_MAP.get(channel, place),
                channel,
                self._dump(_without_words(channel, value)),
            )
            for place, (channel, value) in enumerate(writes)
        ]
        await self._database.write(lambda connection: rows.put_writes(connection, address, made))

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """The named checkpoint, or the newest of the thread; null when there is none."""
        thread, namespace = _thread(config)
        name = get_checkpoint_id(config)
        found = await self._database.read(
            lambda connection: rows.get(connection, thread, namespace, name)
        )
        return self._tuple(*found) if found else None

    async def alist(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CheckpointTuple]:
        """Checkpoints, newest first, whose metadata have the values of `filter`."""
        wanted = (config or {}).get("configurable", {})
        search = rows.Search(
            wanted.get("thread_id"),
            wanted.get("checkpoint_ns"),
            wanted.get("checkpoint_id"),
            get_checkpoint_id(before) if before else None,
        )
        left = limit
        for address in await self._database.read(lambda c: rows.addresses(c, search)):
            if left is not None and left <= 0:
                return
            found = await self.aget_tuple(_config(address))
            if found is not None and _fits(found.metadata, filter):
                left = None if left is None else left - 1
                yield found

    async def adelete_thread(self, thread_id: str) -> None:
        """Forget a thread."""
        await self._database.write(lambda connection: rows.delete_thread(connection, thread_id))

    async def adelete_for_runs(self, run_ids: Sequence[str]) -> None:
        """Forget what these runs made."""
        await self._database.write(lambda connection: rows.delete_runs(connection, run_ids))

    async def acopy_thread(self, source_thread_id: str, target_thread_id: str) -> None:
        """Give a thread all checkpoints and writes of another."""
        await self._database.write(
            lambda connection: rows.copy_thread(connection, source_thread_id, target_thread_id)
        )

    async def aprune(self, thread_ids: Sequence[str], *, strategy: str = "keep_latest") -> None:
        """Keep the newest checkpoint a namespace, or with `delete` none."""
        kept = 0 if strategy == "delete" else 1
        await self._database.write(lambda connection: rows.prune(connection, thread_ids, kept))

    def get_tuple(self, config: RunnableConfig) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("aget_tuple")

    def list(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> Iterator[CheckpointTuple]:
        """Refuse: it would block the event loop."""
        _refuse("alist")

    def put(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("aput")

    def put_writes(
        self,
        config: RunnableConfig,
        writes: Sequence[tuple[str, Any]],
        task_id: str,
        task_path: str = "",
    ) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("aput_writes")

    def delete_thread(self, thread_id: str) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("adelete_thread")

    def delete_for_runs(self, run_ids: Sequence[str]) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("adelete_for_runs")

    def copy_thread(self, source_thread_id: str, target_thread_id: str) -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("acopy_thread")

    def prune(self, thread_ids: Sequence[str], *, strategy: str = "keep_latest") -> NoReturn:
        """Refuse: it would block the event loop."""
        _refuse("aprune")

    def _dump(self, value: object) -> Blob:
        return Blob(*self.serde.dumps_typed(value))

    def _load(self, blob: Blob) -> Any:
        # Another kind was not written by us, and reading it could run code.
        if blob.kind not in _PLAIN:
            raise StorageFault(
                f"A checkpoint of kind {blob.kind!r} was put there by another program. Stop the"
                " service, delete the checkpoints and start again: no interview is lost."
            )
        return self.serde.loads_typed((blob.kind, blob.body))

    def _tuple(self, stored: Stored, writes: Sequence[Write]) -> CheckpointTuple:
        checkpoint, metadata = self._load(stored.blob)
        address = stored.address
        parent = _config(address._replace(id=stored.parent)) if stored.parent else None
        pending = [(write.task, write.channel, self._load(write.blob)) for write in writes]
        return CheckpointTuple(_config(address), checkpoint, metadata, parent, pending)


def _thread(config: RunnableConfig) -> tuple[str, str]:
    named = config["configurable"]
    return str(named["thread_id"]), str(named.get("checkpoint_ns", ""))


def _config(address: Address) -> RunnableConfig:
    return {
        "configurable": {
            "thread_id": address.thread,
            "checkpoint_ns": address.namespace,
            "checkpoint_id": address.id,
        }
    }


def _run(metadata: CheckpointMetadata) -> str | None:
    run = metadata.get("run_id")
    return str(run) if run else None


def _fits(metadata: CheckpointMetadata, wanted: dict[str, Any] | None) -> bool:
    return all(metadata.get(key) == value for key, value in (wanted or {}).items())


def _refuse(instead: str) -> NoReturn:
    raise NotImplementedError(
        f"These checkpoints are asynchronous: use {instead}, or the graph's ainvoke and astream."
    )


def _without_words(channel: str, value: Any) -> Any:
    """A failure by its kind alone: an exception's message can hold a person's words."""
    if channel == _FAILED and isinstance(value, BaseException):
        return type(value).__name__
    return value
