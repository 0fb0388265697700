"""Starts the house from a command line: finds its folders, then runs the command asked for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
HOME = _HERE if (_HERE / "interview").is_dir() else _HERE.parent
"""Holds the import packages: this folder in the wheel, its parent in the checkout."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 2 for what a person can put right."""
    sys.path.insert(0, str(HOME))
    # Read by the graph library when it is first imported: checkpoints then load plain data only.
    os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")
    from interview.errors import InterviewError
    from mock_interviewer.commands import Start, parser

    start = Start(home=HOME, again=(sys.executable, str(_HERE / "__main__.py")), environ=os.environ)
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments, start))
    except InterviewError as error:
        print(f"mock-interviewer: {error.message}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


if __name__ == "__main__":
    sys.exit(main())
