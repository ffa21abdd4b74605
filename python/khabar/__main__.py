"""The shell command `khabar`, also as `python -m khabar`."""

import signal
import sys

from ._khabar import _run_command


def main() -> int:
    """Run the command with the arguments of this process; the exit code is 0, 1, 2 or 130."""
    # Python's own handler would only set a flag that nobody looks at while Rust runs.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _run_command(["khabar", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
