"""What ``tei-memcon`` and ``python -m tei_memcon`` call: Ctrl-C counts from the first moment."""

import gc
import sys


def main() -> None:
    """Run the command line."""
    gc.disable()  # nothing that is loaded now becomes garbage; the command line enables it again
    try:
        from tei_memcon.cli import INTERRUPTED
        from tei_memcon.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("tei-memcon: interrupted\n")
        sys.exit(130)
    try:
        run()
    except KeyboardInterrupt:  # before or after a command
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
