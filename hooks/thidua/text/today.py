"""The one day for which everything is built."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from thidua.text.dates import VIETNAM, parse_day


def resolve_today(option: str | None, environ: Mapping[str, str], now: datetime) -> date:
    """The day of a run: the option, else ``SOURCE_DATE_EPOCH``, else now, in Vietnamese time.

    ``option`` is ``YYYY-MM-DD``; the epoch counts seconds (reproducible-builds.org).
    Raises ``ValueError`` when the one that counts is no day.
    """
    if option:
        return parse_day(option)
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(VIETNAM).date()
    return now.astimezone(VIETNAM).date()
