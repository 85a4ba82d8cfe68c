"""Builds on demand: a line on standard input asks for one, a line on standard output is its answer.

The program is loaded once and forks for each build, so that a build begins at
once. The answer is the exit code of the build, or that the program on the disk
is another one by now: then it ends, and who asked starts it anew. What a build
says goes to standard error.
"""

import os
import signal
import sys
import traceback
from argparse import Namespace
from contextlib import suppress

import build
import command
import keeping

STALE = "stale"
"""The answer when the program has changed since it was loaded."""


def main() -> int:
    """Build for every line that is read."""
    arguments, _ = build.parser().parse_known_args()
    loaded = keeping.edition_of_code()
    _load_the_rest(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks says when it is enough
    for _ in sys.stdin:
        if keeping.edition_of_code.__wrapped__() != loaded:
            print(STALE, flush=True)
            break
        print(_code_of(arguments), flush=True)
        keeping.at_hand(arguments.docs, arguments.site)  # while whoever asked looks at the page
    return command.Exit.GOOD


def _load_the_rest(arguments: Namespace) -> None:
    """Load once what a build loads late: the engine, its extensions, our hooks."""
    import mkdocs.commands.build  # noqa: F401, PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    with suppress(Exception):  # a slip in the settings, which the first build will tell
        load_config(str(arguments.config.resolve()))


def _code_of(arguments: Namespace) -> int:
    """The exit code of a build in a child."""
    child = os.fork()
    if child == 0:
        code = int(command.Exit.BUILD_FAILED)
        try:
            os.dup2(2, 1)
            code = build.build_site(arguments)
            sys.stdout.flush()
        except Exception:  # noqa: BLE001  (the editor sees it, and saves again)
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    command.run(main)
