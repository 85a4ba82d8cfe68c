"""The register of fault codes, one module a concern."""

from types import ModuleType

from thidua.findings.faults import (
    fields,
    law,
    people,
    prose,
    references,
    release,
    style,
    text,
    yaml,
)
from thidua.findings.finding import Fault

_MODULES: tuple[ModuleType, ...] = (
    text,
    yaml,
    fields,
    references,
    law,
    people,
    prose,
    style,
    release,
)

FAULTS: dict[str, Fault] = {
    fault.code: fault
    for module in _MODULES
    for fault in vars(module).values()
    if isinstance(fault, Fault)
}
"""Every fault by its code, in the order of the editors' guide."""
