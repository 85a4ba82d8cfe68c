"""How long a text takes on air."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thidua.text.speech import PACE, air_seconds, in_minutes, spoken_syllables


@pytest.mark.parametrize(
    ("text", "aloud"),
    [
        ("", ""),
        ("Thi đua là yêu nước.", "thi đua là yêu nước"),
        ("120 cây", "một trăm hai mươi cây"),
        ("2024", "hai nghìn không trăm hai mươi bốn"),
        ("1.536 hộ", "một nghìn năm trăm ba mươi sáu hộ"),
        ("95,7%", "chín mươi lăm phẩy bảy phần trăm"),
        ("110/116 xã", "một trăm mười trên một trăm mười sáu xã"),
        ("UBND tỉnh", "u bê nờ dê tỉnh"),
        ("90 đơn vị, 5 đợt", "chín mươi đơn vị năm đợt"),
        ("nhà/đất – sách; “vở”", "nhà đất sách vở"),
    ],
)
def test_syllables_are_within_two_of_the_text_read_aloud(text: str, aloud: str) -> None:
    assert abs(spoken_syllables(text) - len(aloud.split())) <= 2


@given(st.text(), st.text())
@example("5", ",3")
def test_a_text_in_two_halves_takes_as_long(one: str, other: str) -> None:
    assert spoken_syllables(f"{one}\n{other}") == spoken_syllables(one) + spoken_syllables(other)


def test_a_minute_holds_the_syllables_of_the_pace() -> None:
    assert air_seconds(0) == 0
    assert air_seconds(1) == 5
    assert air_seconds(PACE) == 60
    assert air_seconds(PACE + 1) == 65


def test_lengths_are_said_in_minutes_and_seconds() -> None:
    assert [in_minutes(s) for s in (0, 35, 60, 85, 720)] == [
        "0 giây", "35 giây", "1 phút", "1 phút 25 giây", "12 phút",
    ]  # fmt: skip
