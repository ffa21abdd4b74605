#!/usr/bin/env python3
"""Copy the docstrings of the installed extension into its type stubs, where editors look for them.

python scripts/stubs.py            write python/khabar/_khabar.pyi
python scripts/stubs.py --check    exit with 1 when a docstring there is not the one of the extension
"""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

from khabar import _khabar

STUBS = Path(__file__).parent.parent / "python" / "khabar" / "_khabar.pyi"


def document(node: ast.ClassDef | ast.FunctionDef, thing: object, seen: set[str]) -> None:
    """Give a definition in the stubs the docstring of the thing it stands for; of overloads, the first."""
    own = getattr(getattr(thing, "__func__", thing), "__doc__", None)
    special = node.name.startswith("__") and node.name != "__call__"
    text = None if own is None or special or node.name in seen else inspect.cleandoc(own)
    seen.add(node.name)
    node.body = [n for n in node.body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    if isinstance(node, ast.ClassDef):
        members: set[str] = set()
        for member in node.body:
            if isinstance(member, ast.FunctionDef):
                document(member, inspect.getattr_static(thing, member.name, None), members)
    if text:
        margin = "\n" if "\n" in text else ""
        node.body.insert(0, ast.Expr(ast.Constant(text + margin)))
    if not node.body:
        node.body = [ast.Expr(ast.Constant(...))]


def main() -> int:
    """Write or check the stubs."""
    before = STUBS.read_text(encoding="utf-8")
    tree = ast.parse(before)
    seen: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and hasattr(_khabar, node.name):
            document(node, getattr(_khabar, node.name), seen)
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(STUBS), "-"]
    done = subprocess.run(command, input=ast.unparse(tree), capture_output=True, text=True, check=True)
    if "--check" not in sys.argv[1:]:
        STUBS.write_text(done.stdout, encoding="utf-8")
    elif done.stdout != before:
        print(f"{STUBS}: docstrings differ from the extension's; run: python scripts/stubs.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
