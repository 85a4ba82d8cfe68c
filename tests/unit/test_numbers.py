"""Numbers as Vietnamese text writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.numbers import vietnamese_number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1536, "1.536"),
        (1234567, "1.234.567"),
        (-4500, "-4.500"),
        (95.7, "95,7"),
        (57.84, "57,84"),
        (12.0, "12"),
        (0.5, "0,5"),
        (Decimal("54.70"), "54,7"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal(100), "100"),
        (1e22, "10.000.000.000.000.000.000.000"),
    ],
)
def test_a_number(value: float | Decimal, shown: str) -> None:
    assert vietnamese_number(value) == shown


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_reader_gets_the_number_back(value: Decimal) -> None:
    assert Decimal(vietnamese_number(value).replace(".", "").replace(",", ".")) == value
