"""Trains the linear model of the cleaner and writes src/boilerplate/model/weights.toml.

    python scripts/train_clean_model.py --annotated GOLD.jsonl ... --articles ARTICLES.jsonl ... [--judged JUDGED.jsonl]

ANNOTATED articles are JSON Lines with `text`, `outlet` and `spans` (`start`, `end`, `label`; code points): what no
span covers is body text. Plain ARTICLES (`text`, `outlet`, `id`) are labelled by the cleaner itself: what its rules and
a site model learned on these articles find counts as leftover, everything else as body. JUDGED pieces of such articles
(`id`, `text`, `label` or null) were read by eye and outweigh that; `--ask` prints the most doubtful ones to be read.
The texts of tests/vectors/clean are data too; alone they make no good model.

The features come from `cargo run --example clean_samples`, so that they have one definition. Each piece is seen beside
what the rules have found, beside what half of them have found, blind to all of that, and in the cleaned text. Figures
are held out: the weights that judge an outlet were fitted without it. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src/boilerplate/model/weights.toml"
SAMPLES = ["cargo", "run", "--quiet", "--release", "--example", "clean_samples", "--"]
NEUTRAL = "~"
FURNITURE = {"title", "deck", "section", "byline", "publish_date", "caption", "dateline"}
FOLDS = 6
# Weight of an annotated piece and of one judged by eye, beside the weight 1 of one that the rules have labelled.
ANNOTATED, JUDGED = 10.0, 10.0
# Words in the list, outlets of whose leftovers each must be known, and words of a leftover that lends some: in
# headlines, keywords and posts stand the words of the day.
WORDS, OUTLETS, SHORT = 300, 4, 14
TOPICAL = {"related": 6, "tags": 0, "social_embed": 0, "source_credit": 6}
RIDGE = 2.0
# What a weight of one, in logits, is in the table.
SCALE = 32
# The confidence of the lowest score that counts, and the highest: less than any preset but the boldest asks for.
SURE = (0.4, 0.55)
# Pieces of a label that the table of labels needs.
LEAST = 40


def samples(path: Path, command: list[str], sites: bool) -> tuple[list[tuple[str, int]], list[list[str]]]:
    """The groups of features with their sizes, and the pieces of all articles as fields."""
    flags = ["--sites"] if sites else []
    out = subprocess.run([*command, *flags, str(path)], stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout
    head, *rest = out.decode().rstrip("\n").split("\n")
    groups = [(name, int(n)) for name, n in (g.split("=") for g in head.split("\t"))]
    return groups, [line.split("\t") for line in rest]


def offsets(text: str) -> list[int]:
    """The byte at which each character starts."""
    at, out = 0, [0]
    for c in text:
        at += len(c.encode())
        out.append(at)
    return out


def annotated_label(spans: list[tuple[int, int, str]], start: int, end: int) -> str:
    """The label of the span that covers more than half of a piece; `-` for body text."""
    for a, b, label in spans:
        if 2 * (min(b, end) - max(a, start)) > end - start:
            return "-" if label == "subheading" else label
    return "-"


def from_vectors() -> list[dict]:
    """The texts of tests/vectors/clean as annotated articles, but for those that test the model."""
    rows = []
    paths = (ROOT / "tests/vectors/clean").glob("*.json")
    for path in sorted(p for p in paths if p.stem != "model"):
        for n, case in enumerate(json.loads(path.read_text())):
            if case.get("options"):
                continue
            spans, at = [], 0
            for piece in case["removed"]:
                start = case["text"].index(piece["text"], at)
                at = start + len(piece["text"])
                spans.append({"start": start, "end": at, "label": piece["label"]})
            rows.append({"id": f"{path.stem}-{n}", "outlet": f"{path.stem}-{n}", "text": case["text"], "spans": spans})
    return rows


class Piece(NamedTuple):
    """A piece: its buckets, its label (`-` for body text), how much it counts, and where it comes from."""

    buckets: bytes
    label: str
    weight: float
    outlet: str
    # `v` for the vectors of the tests, `a` for annotated articles, `w` for others; then how it is seen; then `f` when
    # it is seen that the rules have found it.
    kind: str
    size: int
    words: tuple[str, ...]
    article: str
    text: str


def load(args: argparse.Namespace) -> tuple[list[tuple[str, int]], list[Piece], int]:
    """The groups of features, all pieces, and how many bytes of text there are."""
    judged: dict[tuple[str, str], str] = {}
    for path in args.judged:
        for row in map(json.loads, path.read_text().splitlines()):
            judged[row["id"], row["text"]] = row["label"] or "-"
    files = [("v", "\n".join(json.dumps(row) for row in from_vectors()))]
    files += [("a", path.read_text()) for path in args.annotated] + [("w", p.read_text()) for p in args.articles]
    command = args.samples.split() if args.samples else SAMPLES
    groups, pieces, total = [], [], 0
    for source, content in files:
        annotated = source != "w"
        articles = [json.loads(line) for line in content.split("\n") if line]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(content)
            file.flush()
            groups, rows = samples(Path(file.name), command, not annotated)
        spans = [[] for _ in articles]
        for n, article in enumerate(articles if annotated else []):
            at = offsets(article["text"])
            spans[n] = [(at[s["start"]], at[s["end"]], s["label"]) for s in article["spans"]]
        seen: dict[tuple[str, str], str] = {}
        for number, how, start, end, found, buckets, words, text in rows:
            article = articles[int(number)]
            name = str(article.get("id", number))
            outlet = article.get("outlet") or article.get("site") or name
            known, found = found.startswith("+"), found.removeprefix("+")
            label, weight = found, ANNOTATED if annotated else 1.0
            if (name, text) in judged:
                label, weight = judged[name, text], JUDGED
            elif how == "c":
                # What is left of a page is body text, but for what the rules have missed.
                label = seen.get((name, text), "-")
            elif annotated:
                label = annotated_label(spans[int(number)], int(start), int(end))
            # Furniture stays as body text does, but is no loss either.
            label = NEUTRAL if label in FURNITURE else label
            if how == "s" and found == "-":
                seen[name, text] = label
            kind = source + how + ("f" if known else "")
            buckets = bytes(map(int, buckets.split()))
            size = int(end) - int(start)
            pieces.append(Piece(buckets, label, weight, outlet, kind, size, tuple(words.split()), name, text))
        total += sum(len(article["text"].encode()) for article in articles)
    return groups, pieces, total


class Data:
    """All pieces as numbers."""

    def __init__(self, groups: list[tuple[str, int]], pieces: list[Piece]) -> None:
        """Counts and weighs `pieces`, whose buckets belong to `groups`."""
        self.starts = np.cumsum([0] + [n for _, n in groups])
        self.buckets = np.array([list(p.buckets) for p in pieces], np.int64) + self.starts[:-1]
        self.labels = np.array([p.label for p in pieces])
        self.y = (~np.isin(self.labels, ["-", NEUTRAL])).astype(np.float64)
        self.outlets = np.array([p.outlet for p in pieces])
        self.kinds = np.array([p.kind for p in pieces])
        self.size = np.array([p.size for p in pieces], np.float64)
        self.words = [p.words for p in pieces]
        # The more pieces an outlet has, the less each weighs.
        count = Counter(self.outlets)
        self.weight = np.array([p.weight * min(1.0, (400 / count[p.outlet]) ** 0.5) for p in pieces])

    def vocabulary(self, mask: np.ndarray) -> dict[str, int]:
        """The words that tell leftovers of several outlets from body text best, numbered."""
        known: dict[str, set] = defaultdict(set)
        good, bad = Counter(), Counter()
        for i in np.flatnonzero(mask):
            if self.y[i] and len(self.words[i]) > TOPICAL.get(self.labels[i], SHORT):
                continue
            for word in set(self.words[i]):
                if self.y[i]:
                    good[word] += self.weight[i]
                    known[word].add(self.outlets[i])
                else:
                    bad[word] += self.weight[i]
        odds = {w: good[w] * np.log((good[w] + 1) / (bad[w] + 1)) for w in good if len(known[w]) >= OUTLETS}
        best = sorted(odds, key=lambda w: (-odds[w], w))[:WORDS]
        return {word: n for n, word in enumerate(sorted(best))}

    def matrix(self, mask: np.ndarray, vocabulary: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
        """A row for each different piece of `mask`, and which row each piece has."""
        rows: dict[tuple, int] = {}
        where = []
        for i in np.flatnonzero(mask):
            listed = sorted(vocabulary[w] for w in self.words[i] if w in vocabulary)
            where.append(rows.setdefault((*self.buckets[i], -1, *listed), len(rows)))
        width = self.starts[-1]
        x = np.zeros((len(rows), width + len(vocabulary) + 1), np.float32)
        x[:, -1] = 1
        for row, n in rows.items():
            groups = len(self.starts) - 1
            x[n, list(row[:groups])] = 1
            for word in row[groups + 1 :]:
                x[n, width + word] += 1
        return x, np.array(where)

    def fit(self, mask: np.ndarray, y: np.ndarray, vocabulary: dict[str, int]) -> np.ndarray:
        """Weights in whole steps of the table: a logistic regression with a ridge, by Newton's method."""
        x, where = self.matrix(mask, vocabulary)
        total = np.bincount(where, self.weight[mask], len(x))
        share = np.bincount(where, self.weight[mask] * y[mask], len(x)) / total
        beta = np.zeros(x.shape[1])
        ridge = np.full(x.shape[1], RIDGE)
        ridge[-1] = 1e-6
        for _ in range(12):
            p = 1 / (1 + np.exp(-np.clip(x @ beta.astype(np.float32), -30, 30)))
            gradient = x.T @ ((p - share) * total) + ridge * beta
            hessian = x.T @ (x * (p * (1 - p) * total)[:, None].astype(np.float32))
            step = np.linalg.solve(hessian.astype(np.float64) + np.diag(ridge), gradient)
            beta -= step
            if np.abs(step).max() < 1e-2:
                break
        return np.round(beta * SCALE).astype(int)

    def scores(self, mask: np.ndarray, vocabulary: dict[str, int], beta: np.ndarray) -> np.ndarray:
        """The score of each piece of `mask`."""
        x, where = self.matrix(mask, vocabulary)
        return (x @ beta)[where]


def fold_of(outlet: str) -> int:
    """The part in which an outlet is held out."""
    return hashlib.sha256(outlet.encode()).digest()[0] % FOLDS


def ask(most: int, pieces: list[Piece], held: np.ndarray) -> None:
    """Prints the body pieces with the highest held-out scores, a few of each outlet, to be judged by eye."""
    seen: Counter = Counter()
    for i in np.argsort(-held, kind="stable"):
        piece = pieces[i]
        if piece.kind != "ws" or piece.label != "-" or piece.weight == JUDGED:
            continue
        if most <= 0 or held[i] < 0:
            break
        template = "".join("0" if c.isdigit() else c for c in piece.text)
        if seen[template] or seen[piece.outlet] >= 30:
            continue
        seen.update([template, piece.outlet])
        most -= 1
        row = {"id": piece.article, "text": piece.text, "label": None, "score": int(held[i]), "outlet": piece.outlet}
        print(json.dumps(row, ensure_ascii=False))


def main() -> None:
    """Reads the data, fits, tells how well, and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", nargs="*", type=Path, default=[])
    parser.add_argument("--articles", nargs="*", type=Path, default=[])
    parser.add_argument("--judged", nargs="*", type=Path, default=[])
    parser.add_argument("--lost", type=float, default=2.5e-5, help="the share of the text that it may take wrongly")
    parser.add_argument("--samples", help="a command that writes the samples, in place of the cargo example")
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--ask", type=int, default=0, help="prints so many pieces to judge by eye, the doubtful ones")
    args = parser.parse_args()

    groups, pieces, total = load(args)
    data = Data(groups, pieces)
    everything = np.ones(len(pieces), bool)
    vocabulary = data.vocabulary(everything)
    beta = data.fit(everything, data.y, vocabulary)
    fitted = data.scores(everything, vocabulary, beta)
    held = np.zeros(len(pieces))
    folds = np.array([fold_of(o) for o in data.outlets])
    for fold in sorted(set(folds)):
        others = data.vocabulary(folds != fold)
        held[folds == fold] = data.scores(folds == fold, others, data.fit(folds != fold, data.y, others))

    leftover, body = data.y > 0, data.labels == "-"
    seen = np.isin(data.kinds, ["vs", "as", "ws", "vc", "ac", "wc"])

    def bound(share: float) -> int:
        """The lowest score at which held-out outlets lose no more of their text than `share`, beside the rules."""
        order = np.argsort(-np.where(seen & body, held, -np.inf))[: int((seen & body).sum())]
        n = int(np.searchsorted(np.cumsum(data.size[order]), share * total))
        return max(1, int(held[order[min(n, len(order) - 1)]]) + 1)

    lowest = bound(args.lost)
    lines = [
        f"{np.char.startswith(data.kinds, 'v').sum():,} pieces of the tests' vectors, "
        f"{np.char.startswith(data.kinds, 'a').sum():,} of annotated articles, "
        f"{np.char.startswith(data.kinds, 'w').sum():,} of others that the rules have labelled, "
        f"{len(set(data.outlets)):,} outlets.",
        f"The lowest score was chosen so that {args.lost:.1e} of the text of held-out outlets is body text lost.",
        f"Held out: judged by weights that were fitted without the outlet, in {FOLDS} parts.",
        "",
    ]

    sources = {"vectors": "v", "annotated": "a", "others": "w"}

    def report(title: str, seen: list[str]) -> None:
        lines.append(title)
        for what, source in sources.items():
            mask = np.isin(data.kinds, [source + how for how in seen])
            line = f"  {what:<9}"
            for how, score in (("fitted", fitted), ("held out", held)):
                hit = mask & (score >= lowest)
                part = data.size[hit & leftover].sum() / max(data.size[mask & leftover].sum(), 1)
                line += f" {how}: {100 * part:4.1f} % and {(hit & body).sum()} body pieces;"
            lines.append(line.rstrip(";"))

    lines.append("Share of the leftovers found, by character, and body pieces taken with them,")
    report("on pages of which half of the phrases and rules are known, of what these leave:", ["h", "i"])
    report("on pages of which none are known:", ["b"])
    report("on pages as they are, of what all phrases and rules leave:", ["s", "c"])
    print("\n".join(lines))

    def table(title: str, weights: np.ndarray, least: int) -> list[str]:
        prefix = f"{title}." if title else ""
        out = [f"[{title}]"] if title else []
        out += [f"bias = {weights[-1]}", "", f"[{prefix}weights]"]
        for n, (name, _) in enumerate(groups):
            out.append(f"{name} = {weights[data.starts[n] : data.starts[n + 1]].tolist()}")
        listed = {w: weights[data.starts[-1] + n] for w, n in vocabulary.items()}
        out += ["", f"[{prefix}words]"]
        return out + [f'"{w}" = {n}' for w, n in listed.items() if abs(n) >= least] + [""]

    out = ["# Written by scripts/train_clean_model.py.", "#", *(f"# {line}".rstrip() for line in lines), ""]
    out += [f"sure = [[{lowest}, {SURE[0]}], [{lowest + 4 * SCALE}, {SURE[1]}]]", *table("", beta, 0)]
    found = leftover & ~np.isin(data.kinds, ["vc", "ac", "wc"])
    for label in sorted(set(data.labels[found])):
        mine = data.labels == label
        if mine[found].sum() >= LEAST:
            weights = data.fit(found, mine.astype(float), vocabulary)
            out += table(f"label.{label}", weights, SCALE)
    args.out.write_text("\n".join(out).rstrip() + "\n")
    ask(args.ask, pieces, held)


if __name__ == "__main__":
    main()
