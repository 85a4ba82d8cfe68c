"""What a maker of files writes, without a build of the site."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from thidua.publish.output import NO_PAST, Maker, Output


def made_by(maker: Maker) -> Mapping[str, bytes]:
    """The files of one maker by their path below the site folder."""
    with tempfile.TemporaryDirectory() as folder:
        output = Output(Path(folder))
        maker(output, NO_PAST)
        return {path: (output.folder / path).read_bytes() for path in output.made}
