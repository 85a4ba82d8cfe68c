"""Templates as they were compiled by an earlier build."""

from jinja2.bccache import Bucket, BytecodeCache

from thidua.read.kept import Kept


class CompiledTemplates(BytecodeCache):
    """What the template engine need not compile again.

    What is kept has been made of the same templates with the same filters,
    since its edition covers both.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the engine what was kept of a template, if there is any."""
        kept = self._kept.recall(_name(bucket), "")
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._kept.keep(_name(bucket), "", bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}"
