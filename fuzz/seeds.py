"""Writes the first inputs of every fuzz target: the samples, each behind a byte that chooses an option."""

import gzip
import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The place of each kind in the list of the law `files`.
KINDS = {".txt": 0, ".html": 1, ".jsonl": 2}


def main() -> None:
    """Fills `fuzz/corpus`."""
    samples = [p for p in sorted((ROOT / "samples").iterdir()) if p.suffix in KINDS]
    texts = [p for p in samples if p.suffix == ".txt"]
    vectors = [c["text"] for p in (ROOT / "tests/vectors/figures").glob("*.json") for c in json.loads(p.read_text())]
    for target in ("normalize", "clean", "html", "figures", "compare", "files", "sites"):
        folder = ROOT / "fuzz/corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for path in samples:
            data = path.read_bytes()
            if target == "files":
                data = bytes([KINDS[path.suffix]]) + data
                packed = gzip.compress(data[1:])
                (folder / f"{path.stem}.gz").write_bytes(bytes([7]) + packed)
            elif target in ("normalize", "clean"):
                data = b"\x01" + data
            (folder / path.name).write_bytes(data[:20000])
        if target in ("figures", "normalize"):
            for i, text in enumerate(vectors[::7]):
                (folder / f"vector{i}").write_bytes((b"\x01" if target == "normalize" else b"") + text.encode())
    (ROOT / "fuzz/corpus/compare/all").write_text("\n\n".join(p.read_text().replace("\n\n", "\n") for p in texts))


if __name__ == "__main__":
    main()
