"""A bar for `progress=`, in terminals and notebooks, with tqdm.

>>> import khabar
>>> from khabar import progress
>>> result = khabar.process(["وصل 3 وزراء."], progress=progress.bar(disable=True))
>>> len(result.articles)
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._frames import need

if TYPE_CHECKING:
    from collections.abc import Callable


def bar(description: str = "articles", **options: Any) -> Callable[[int, int | None], None]:
    """Make a bar that `process` moves on; it is as long as the batch once the source has been read to its end.

    Args:
        description: What stands before the bar.
        options: Options of `tqdm.auto.tqdm`, such as `disable` or `file`.

    Returns:
        A function for `progress=`, for one call.

    Raises:
        MissingPackageError: tqdm is not installed; the message names the command that installs it.
    """
    shown = need("tqdm.auto").tqdm(desc=description, unit="", **options)

    def show(done: int, total: int | None) -> None:
        shown.total = total
        shown.update(done - shown.n)
        if done == total:
            shown.close()

    return show
