"""What Griffe does not see in khabar's docstrings and stubs, for the API reference: overloads and examples."""

from typing import Any

import griffe


class Reference(griffe.Extension):
    """Makes functions of overloads, and blocks of code of examples."""

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Go through the module of stubs, its classes, and all that has a docstring."""
        stubs = pkg["_khabar"]
        for scope in (stubs, *stubs.classes.values()):
            for name, overloads in scope.overloads.items():
                if name not in scope.members:
                    scope.set_member(name, _function(name, overloads))
        _fence(pkg)


def _function(name: str, overloads: list[griffe.Function]) -> griffe.Function:
    """The function that stubs state by overloads only, with the docstring of the first."""
    first = overloads[0]
    function = griffe.Function(
        name,
        lineno=first.lineno,
        endlineno=first.endlineno,
        parameters=first.parameters,
        returns=first.returns,
        docstring=first.docstring,
    )
    function.overloads = overloads[1:]
    return function


def _fence(thing: griffe.Object) -> None:
    """Put the examples in docstrings into fences; without them they would be read as quotations."""
    if thing.docstring:
        thing.docstring.value = _fenced(thing.docstring.value)
    for member in thing.members.values():
        if not member.is_alias:
            _fence(member)


def _fenced(text: str) -> str:
    lines, inside = [], False
    for line in text.split("\n"):
        if not inside and line.startswith(">>> "):
            inside = True
            lines += ["", "```pycon"]
        elif inside and not line.strip():
            inside = False
            lines += ["```"]
        lines.append(line.partition("# doctest:")[0].rstrip())
    return "\n".join([*lines, "```"] if inside else lines)
