"""Who the code in the box runs as, and what that user may read."""

import os
import stat
from pathlib import Path
from typing import NamedTuple, TypedDict

BOX_USER = 61_357
"""A user that owns nothing and that nobody is."""


class Becoming(TypedDict, total=False):
    """How a process is started as another user."""

    user: int
    group: int
    extra_groups: list[int]


class Identity(NamedTuple):
    """A user and group; `drops` when we are root and become them."""

    uid: int
    gid: int
    drops: bool

    def popen(self) -> Becoming:
        """The arguments that start a process as this user."""
        if not self.drops:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_read(self, path: Path) -> bool:
        """Whether the user can get at a file or folder, links followed."""
        real = path.resolve()
        if not self.drops:
            return os.access(real, os.R_OK)
        way = all(self._may(above, stat.S_IXOTH) for above in real.parents)
        return way and self._may(real, stat.S_IROTH)

    def hindrance(self, path: Path) -> str:
        """The first folder on the way that is closed to the user, or the file itself."""
        real = path.resolve()
        for above in reversed(real.parents):
            if not self._may(above, stat.S_IXOTH):
                return str(above)
        return str(real)

    def _may(self, path: Path, others: int) -> bool:
        try:
            found = path.stat()
        except OSError:
            return False
        shift = 6 if found.st_uid == self.uid else 3 if found.st_gid == self.gid else 0
        return bool(found.st_mode & (others << shift))


def identity(user: int = BOX_USER) -> Identity:
    """The box's own user when we are root; otherwise ourselves, since we can become no other."""
    if os.geteuid() == 0:
        return Identity(user, user, drops=True)
    return Identity(os.geteuid(), os.getegid(), drops=False)
