"""Where interviews stand, without reading a whole log again when nothing happened in it."""

from agents.house import House
from interview.vocabulary import Phase

KEPT = 10_000


class Phases:
    """Remembers the phase of an interview with the seq it was read at."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._known: dict[str, tuple[int, Phase]] = {}

    async def of(self, interview: str) -> Phase:
        """The phase of an interview now; raises NotFound."""
        head = await self._house.memory.log.head(interview)
        if head.erased:
            return "erased"
        seq, phase = self._known.get(interview, (0, "created"))
        return phase if seq == head.seq else await self._read(interview)

    async def _read(self, interview: str) -> Phase:
        view = await self._house.view(interview)
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[interview] = (view.seq, view.phase)
        return view.phase
