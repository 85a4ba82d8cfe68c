"""Numbers as Vietnamese text writes them."""

from decimal import Decimal

_SEPARATORS = str.maketrans(",.", ".,")


def vietnamese_number(value: int | float | Decimal) -> str:
    """A number with a full stop between thousands and a decimal comma.

    Trailing zeros of a fraction are kept off: ``1536`` is ``1.536``, ``95.7``
    is ``95,7``.
    """
    number = Decimal(str(value))
    text = f"{number:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_SEPARATORS)
