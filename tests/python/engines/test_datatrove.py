"""A datatrove pipeline with two workers gives what a local run gives."""

import json

import pytest

from .conftest import need_engine

need_engine("datatrove")
need_engine("orjson")  # datatrove reads and writes JSON Lines with it.

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from khabar.engines.datatrove import Khabar

pytestmark = pytest.mark.filterwarnings("ignore")


def test_documents_equal_a_local_run(tmp_path, table, here):
    rows = [row for row in table.to_pylist() if row["text"]]
    (tmp_path / "in").mkdir()
    for part in range(2):
        lines = [json.dumps({"id": str(row["id"]), "text": row["text"]}) for row in rows[part::2]]
        (tmp_path / "in" / f"{part}.jsonl").write_text("\n".join(lines))
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(tmp_path / "in")),
            Khabar(batch_size=8),
            JsonlWriter(str(tmp_path / "out"), output_filename="${rank}.jsonl", compression=None),
        ],
        tasks=2,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    found = {}
    for path in (tmp_path / "out").iterdir():
        for line in path.read_text().splitlines():
            row = json.loads(line)
            found[row["id"]] = row
    wanted = {row["id"]: row["text"] for row in here.articles.to_dicts() if row["text"]}
    assert {number: row["text"] for number, row in found.items()} == wanted
    figures = found["102"]["metadata"]["khabar"]["figures"]
    assert [figure["value"] for figure in figures] == ["5", "2500000"]


def test_a_bad_option_is_an_error_at_once():
    with pytest.raises(ValueError, match="batch_size is 0"):
        Khabar(batch_size=0)
    with pytest.raises((TypeError, ValueError), match="colour"):
        Khabar(clean={"colour": "red"})


@pytest.mark.parametrize(
    "own", [{"threads": 2}, {"errors": "raise"}, {"progress": print}, {"text_column": "body"}, {"id_column": "key"}]
)
def test_what_the_step_itself_gives_is_no_option(own):
    with pytest.raises(ValueError, match=f"unknown option '{next(iter(own))}'; valid options: normalize, clean, "):
        Khabar(**own)
