"""For newsrooms: stories as files, a programme for the month, lists to embed."""

from thidua.publish.press.desk import PressDesk

__all__ = ["PressDesk"]
