"""Types of the Rust core; `python scripts/stubs.py` copies the docstrings in from it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, Protocol, TypeAlias, final, overload

__all__ = [
    "Aligned",
    "Cleaned",
    "Cleaner",
    "Column",
    "Comparison",
    "Figure",
    "Normalizer",
    "Page",
    "Reader",
    "Removed",
    "Report",
    "Result",
    "SiteModel",
    "Stream",
    "Table",
    "__version__",
    "_run_command",
    "clean",
    "clean_html",
    "compare",
    "figures",
    "normalize",
    "parse_number",
    "process",
    "show",
    "spell_number",
    "stream",
]
__version__: str
_Kind: TypeAlias = Literal[
    "count",
    "number",
    "percent",
    "money",
    "measure",
    "duration",
    "age",
    "date",
    "time",
    "ordinal",
    "fraction",
    "score",
    "multiple",
    "identifier",
]
_Bound: TypeAlias = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
_Role: TypeAlias = Literal[
    "dead", "injured", "missing", "captive", "detained", "displaced", "evacuated", "rescued", "infected", "recovered"
]
_Key: TypeAlias = Literal["noun", "role", "people", "place", "occasion", "date", "source", "site"]
_Label: TypeAlias = Literal[
    "ad_slot",
    "share",
    "related",
    "tags",
    "social_embed",
    "navigation",
    "legal",
    "comments",
    "code",
    "source_credit",
    "title",
    "deck",
    "section",
    "byline",
    "publish_date",
    "caption",
    "dateline",
]
_Preset: TypeAlias = Literal["light", "search", "search_loose", "display", "ml", "bert", "name", "slug"]
_Unit: TypeAlias = Literal["code_points", "utf16", "bytes"]
_CleanPreset: TypeAlias = Literal["conservative", "balanced", "aggressive"]
_Path: TypeAlias = str | PathLike[str]
_Paths: TypeAlias = _Path | list[_Path] | tuple[_Path, ...]
_Labels: TypeAlias = _Label | list[_Label] | tuple[_Label, ...]
_Words: TypeAlias = str | list[str] | tuple[str, ...]

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@overload
def normalize(x: str, preset: _Preset | None = "search", *, threads: int | None = None, **options: Any) -> str:
    """One spelling for what is written many ways.

    Args:
        x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
            Arrow interface, such as a pandas or Polars Series or a PyArrow array.
        preset: What the text is for: `light`, `search`, `search_loose`, `display`, `ml`, `bert`,
            `name` or `slug`. `None` for nothing but the steps that are asked for.
        threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
        options: Single steps, which win over the preset: `digits="keep"`, `teh_marbuta="heh"`.

    Returns:
        A `str` for a `str`, a list for a list or tuple, a column of the same library for a column.
        Nulls of a column stay null.

    Raises:
        OptionError: The preset or an option is not known; the message lists the valid ones.
        InputError: A text holds a lone surrogate, or a column holds no text.
        TypeError: An item is no `str`; the message names it.

    >>> import khabar
    >>> khabar.normalize("الأَخْبـــارُ ١٢٫٥٪")
    'الاخبار 12.5%'
    >>> khabar.normalize(["أُعلن", "إعلان"], preset="search")
    ['اعلن', 'اعلان']
    >>> khabar.normalize("عام ١٤٤٥هـ", digits="keep")
    'عام ١٤٤٥هـ'
    """

@overload
def normalize(
    x: list[str] | tuple[str, ...], preset: _Preset | None = "search", *, threads: int | None = None, **options: Any
) -> list[str]: ...
@overload
def normalize(
    x: _ArrowArray | _ArrowStream, preset: _Preset | None = "search", *, threads: int | None = None, **options: Any
) -> Any: ...

@final
class Normalizer:
    """A normalizer with fixed options: immutable, picklable, safe to use from many threads.

    Args:
        preset: What the text is for; see `normalize`.
        options: Single steps, which win over the preset.

    Raises:
        OptionError: The preset or an option is not known; the message lists the valid ones.

    >>> from khabar import Normalizer
    >>> search = Normalizer("search", digits="keep")
    >>> search("إلى ١٢ مدينة")
    'الي ١٢ مدينه'
    >>> search
    Normalizer(digits='keep', preset='search')
    """

    def __new__(cls, preset: _Preset | None = "search", **options: Any) -> Normalizer: ...
    @overload
    def __call__(self, x: str, *, threads: int | None = None) -> str:
        """Call self as a function."""

    @overload
    def __call__(self, x: list[str] | tuple[str, ...], *, threads: int | None = None) -> list[str]: ...
    @overload
    def __call__(self, x: _ArrowArray | _ArrowStream, *, threads: int | None = None) -> Any: ...
    @overload
    def align(self, x: str, *, unit: _Unit = "code_points", threads: int | None = None) -> Aligned:
        """Normalize a text or a batch and keep the way back to the original.

        Args:
            x: As in `normalize`.
            unit: What positions count: `code_points`, `utf16` or `bytes`.
            threads: As in `normalize`.

        Returns:
            An `Aligned` for a `str`, a list of them for a list or tuple. For a column, a column of the same
            library with a struct a row: `text`, and the list `edits` of structs of `original_start`,
            `original_end`, `start`, `end`. Before, between and behind the edits both texts run in step.

        >>> from khabar import Normalizer
        >>> text = "زارَ الأميرُ عمّان"
        >>> aligned = Normalizer("search").align(text)
        >>> start = aligned.text.index("الامير")
        >>> a, b = aligned.to_original(start, start + 6)
        >>> text[a:b]
        'الأميرُ'
        """

    @overload
    def align(
        self, x: list[str] | tuple[str, ...], *, unit: _Unit = "code_points", threads: int | None = None
    ) -> list[Aligned]: ...
    @overload
    def align(
        self, x: _ArrowArray | _ArrowStream, *, unit: _Unit = "code_points", threads: int | None = None
    ) -> Any: ...
    def steps(self) -> list[dict[str, Any]]:
        """What this normalizer does, in order: a dict with `name`, `safety`, `value` and `about` a step."""

    def lossy(self) -> list[dict[str, Any]]:
        """Those of the steps that make different words equal, or drop content."""

    def audit(self, text: str) -> list[dict[str, Any]]:
        """How often each step would change `text`: a dict with `step`, `safety` and `count` a step."""

    @property
    def options(self) -> dict[str, Any]:
        """All options with their values, as a dict."""

    def to_dict(self) -> dict[str, Any]:
        """The same as `options`; `Normalizer.from_dict` makes an equal normalizer of it."""

    @staticmethod
    def from_dict(options: dict[str, Any]) -> Normalizer:
        """A normalizer from a dict of options, among which may be a `preset`.

        >>> from khabar import Normalizer
        >>> Normalizer.from_dict({"preset": "search", "digits": "keep"})("إلى ١٢")
        'الي ١٢'
        """

    def to_json(self) -> str:
        """All options with their values, as JSON."""

    @staticmethod
    def from_json(text: str) -> Normalizer:
        """A normalizer from JSON: an object of options, among which may be a `preset`."""

    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Aligned:
    """A normalized text with the way back to the original; positions count what `unit` says (`code_points`, `utf16` or
    `bytes`), and where nothing is said, what `Normalizer.align` was told, code points by default.

    Made by `Normalizer.align`.
    """

    @property
    def text(self) -> str:
        """The normalized text."""

    @property
    def original(self) -> str:
        """The text that came in."""

    def to_original(self, start: int, end: int, *, unit: _Unit | None = None) -> tuple[int, int]:
        """The part of the original, as (start, end), that a part of the normalized text stands for.

        A position behind the end of the text is its end, as in a slice.

        Raises:
            OptionError: The end is before the start, or a position is below zero.
        """

    def to_normalized(self, start: int, end: int, *, unit: _Unit | None = None) -> tuple[int, int]:
        """The part of the normalized text, as (start, end), that a part of the original became.

        A position behind the end of the text is its end, as in a slice.

        Raises:
            OptionError: The end is before the start, or a position is below zero.
        """

    def edits(self, *, unit: _Unit | None = None) -> list[tuple[int, int, int, int]]:
        """Where the two texts differ in length, as tuples (original_start, original_end, start, end): before,
        between and behind these pieces both run in step.
        """

    @staticmethod
    def _of(normalizer: Normalizer, text: str, unit: _Unit | None) -> Aligned: ...
    def __reduce__(self) -> tuple[Callable[..., Aligned], tuple[Normalizer, str, str]]: ...
    def __eq__(self, other: object, /) -> bool: ...

@overload
def clean(
    x: str,
    *,
    site: str | None = None,
    threads: int | None = None,
    preset: _CleanPreset = ...,
    keep: _Labels = ...,
    drop: _Labels = ...,
    extra: _Words = ...,
    protect: _Words = ...,
    confidence: float = ...,
    sites: _Path | SiteModel = ...,
    lexicon: _Paths = ...,
) -> Cleaned:
    """Take web leftovers out: share prompts, read-also links, tags, embedded posts, a second article.

    Args:
        x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
            Arrow interface, such as a pandas or Polars Series or a PyArrow array.
        site: The site that the texts are from, for the evidence of `sites`; for a batch also a list with a site, or
            None, for each text. An address stands for its site, and `www.` and capitals make no other.
        threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
        options: `preset` (`conservative`, `balanced` or `aggressive`), `keep` and `drop` (labels),
            `extra` and `protect` (phrases), `confidence` (0 to 1), `sites` (a `SiteModel` or the path
            of a saved one) and `lexicon` (paths).

    Returns:
        A `Cleaned` for a `str`; a list of them for a list or tuple; for a column, a column of the
        same library: structs with the fields of a `Cleaned` but `kept`, and with `removed` without its `phrase`.

    Raises:
        OptionError: An option is not known; the message lists the valid ones.
        InputError: A text holds a lone surrogate, or a column holds no text.
        TypeError: An item is no `str`; the message names it.

    >>> import khabar
    >>> cleaned = khabar.clean("افتتح الوزير الجسر صباح اليوم.\\nشارك الخبر:\\nفيسبوك تويتر واتساب")
    >>> cleaned.text.strip()
    'افتتح الوزير الجسر صباح اليوم.'
    >>> cleaned.removed[0].label, cleaned.removed[0].text.strip()
    ('share', 'شارك الخبر:')
    """

@overload
def clean(
    x: list[str] | tuple[str, ...],
    *,
    site: str | Iterable[str | None] | None = None,
    threads: int | None = None,
    **options: Any,
) -> list[Cleaned]: ...
@overload
def clean(
    x: _ArrowArray | _ArrowStream,
    *,
    site: str | Iterable[str | None] | None = None,
    threads: int | None = None,
    **options: Any,
) -> Any: ...
def clean_html(data: bytes | str, url: str | None = None, *, site: str | None = None, **options: Any) -> Cleaned:
    """The article of a web page: its main text, cleaned.

    Args:
        data: The page, as `bytes` in any charset or as `str`.
        url: Its address, which tells the site and completes relative links.
        site: The site that it is from, where the address does not tell.
        options: As in `clean`.

    Returns:
        A `Cleaned` whose positions count the code points of the page's main text, which its kept and
        removed pieces make up; `title`, `byline` and `published` are what the page says itself.

    Raises:
        FormatError: The data hold no page: they are empty, a picture, a PDF file and the like.
        InputError: The text is a path and no page.
        OptionError: An option is not known; the message lists the valid ones.

    >>> import khabar
    >>> page = b"<title>News</title><p>\\xe6\\xd5\\xe1 \\xc7\\xe1\\xe6\\xdd\\xcf \\xc5\\xe1\\xec \\xc7\\xe1\\xe3\\xcf\\xed\\xe4\\xc9 \\xd9\\xe5\\xd1 \\xc3\\xe3\\xd3.</p>"
    >>> khabar.clean_html(page).text.strip()
    'وصل الوفد إلى المدينة ظهر أمس.'
    """

@final
class Cleaner:
    """A cleaner with fixed options: immutable, picklable, safe to use from many threads.

    Args:
        options: As in `clean`.

    Raises:
        OptionError: An option is not known; the message lists the valid ones.

    >>> from khabar import Cleaner
    >>> cleaner = Cleaner(keep=["tags"])
    >>> cleaner("نص الخبر.").text
    'نص الخبر.'
    >>> cleaner
    Cleaner(keep=['tags'])
    """

    def __new__(
        cls,
        *,
        preset: _CleanPreset = ...,
        keep: _Labels = ...,
        drop: _Labels = ...,
        extra: _Words = ...,
        protect: _Words = ...,
        confidence: float = ...,
        sites: _Path | SiteModel = ...,
        lexicon: _Paths = ...,
    ) -> Cleaner: ...
    @overload
    def __call__(self, x: str, *, site: str | None = None, threads: int | None = None) -> Cleaned:
        """Call self as a function."""

    @overload
    def __call__(
        self,
        x: list[str] | tuple[str, ...],
        *,
        site: str | Iterable[str | None] | None = None,
        threads: int | None = None,
    ) -> list[Cleaned]: ...
    @overload
    def __call__(
        self,
        x: _ArrowArray | _ArrowStream,
        *,
        site: str | Iterable[str | None] | None = None,
        threads: int | None = None,
    ) -> Any: ...
    @property
    def options(self) -> dict[str, Any]:
        """The options given, as a dict."""

    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Report:
    """How much cleaning took out of a batch, by site, label and rule.

    Args:
        cleaned: An iterable of `Cleaned`, or a `Result`, whose articles name their sites.
        sites: The site of each `Cleaned`, or None where it is not known; left out, no site is named.

    Raises:
        TypeError: An item is no `Cleaned`; the message names it.
        ValueError: There are fewer or more sites than texts.

    >>> import khabar
    >>> texts = ["وصل الوفد إلى المدينة.\\nالمصدر: وكالات", "عاد الوفد إلى بلاده.\\nإعلان"]
    >>> report = khabar.Report(khabar.clean(texts), sites=["midan", "midan"])
    >>> report
    <Report: 2 texts, 2 removed>
    >>> [(row["label"], row["pieces"]) for row in report.counts]
    [('ad_slot', 1), ('source_credit', 1)]
    """

    def __new__(cls, cleaned: Iterable[Cleaned], sites: list[str | None] | None = None) -> Report: ...
    @property
    def texts(self) -> int:
        """Number of texts counted."""

    @property
    def counts(self) -> list[dict[str, Any]]:
        """A dict for each site, label and rule: `site`, `label`, `rule`, `pieces` and `bytes` (of UTF-8), sorted."""

    @staticmethod
    def _of(texts: int, counts: list[tuple[str, str, str, int, int]]) -> Report: ...
    def __reduce__(self) -> tuple[Callable[..., Report], tuple[int, list[tuple[str, str, str, int, int]]]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def merge(self, other: Report) -> Report:
        """A report of what both have counted."""

@final
class SiteModel:
    """The lines that sites repeat, digits masked: evidence for the cleaner, never a verdict alone.

    Made by `SiteModel.learn`. `merge` is associative and commutative, and a copy of an article that
    was seen before changes nothing: a cluster can learn in pieces and put them together in any order.

    >>> from khabar import SiteModel, Cleaner
    >>> pages = [{"site": "midan", "text": f"وصل الوفد رقم {i} أمس.\\nصوت الميدان"} for i in range(3)]
    >>> model = SiteModel.learn(pages)
    >>> model
    <SiteModel: 1 site, 1 article>
    >>> cleaner = Cleaner(sites=model)
    """

    @staticmethod
    def learn(
        source: Any, *, threads: int | None = None, progress: Callable[[int, int | None], object] | None = None
    ) -> SiteModel:
        """Learns from articles that name their site or address.

        Args:
            source: As in `process`: paths, dicts with `text` and `site` or `url`, or a table.
            threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.
            progress: Called about every 50 ms as `progress(done, total)`.

        Raises:
            InputError: An article names neither site nor address.
        """

    def merge(self, other: SiteModel) -> SiteModel:
        """A model that has seen what both have seen."""

    def save(self, path: _Path) -> None:
        """Write the model to a file, which bears its name only when it is whole.

        Raises:
            ReadError: The file cannot be written.
        """

    @staticmethod
    def load(path: _Path) -> SiteModel:
        """Read a model from a file that `save` or `khabar learn` wrote.

        Raises:
            ReadError: The file cannot be read.
            FormatError: It is no site model, is damaged, or of another version.
        """

    @property
    def sites(self) -> list[str]:
        """Names of the sites, sorted."""

    def articles(self, site: str) -> int:
        """Number of distinct articles remembered of a site."""

    @staticmethod
    def _from_bytes(bytes: bytes) -> SiteModel: ...
    def __reduce__(self) -> tuple[Callable[[bytes], SiteModel], tuple[bytes]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Removed:
    """A piece that was taken out of a text, and why. Positions are code points of the text given."""

    def __new__(
        cls,
        start: int,
        end: int,
        label: _Label,
        rule: str,
        confidence: float,
        text: str = ...,
        phrase: str | None = None,
    ) -> Removed: ...
    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""

    @property
    def label(self) -> _Label:
        """What the piece is: ad_slot, share, related, tags, social_embed, navigation, legal, comments, code,
        source_credit, title, deck, section, byline, publish_date, caption or dateline.
        """

    @property
    def rule(self) -> str:
        """Stable name of the rule that decided, such as `cue:read_also`."""

    @property
    def confidence(self) -> float:
        """How sure the rule is, from 0 to 1."""

    @property
    def text(self) -> str:
        """The piece as it stood."""

    @property
    def phrase(self) -> str | None:
        """The phrase that gave it away, where one did; else None."""

    def to_dict(self) -> dict[str, Any]:
        """The removal as a dict of its fields."""

    def __getnewargs__(self) -> tuple[int, int, str, str, float, str, str | None]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Cleaned:
    """A cleaned text: what stays, what was removed and why, and what the furniture says.

    `kept` and the spans of `removed` together are the whole input. Positions are code points of the
    text given.
    """

    def __new__(
        cls,
        text: str,
        removed: list[Removed] = ...,
        kept: list[tuple[int, int]] = ...,
        title: str | None = None,
        byline: str | None = None,
        published: str | None = None,
        sources: list[str] = ...,
        tags: list[str] = ...,
    ) -> Cleaned: ...
    @property
    def text(self) -> str:
        """What stays, in the original's own characters."""

    @property
    def removed(self) -> list[Removed]:
        """The pieces that were taken out, in order."""

    @property
    def kept(self) -> list[tuple[int, int]]:
        """(start, end) of each piece that stays, in order."""

    @property
    def title(self) -> str | None:
        """The headline, where the text holds it; else None."""

    @property
    def byline(self) -> str | None:
        """Who wrote it, as written; else None."""

    @property
    def published(self) -> str | None:
        """When it was published, as written; else None."""

    @property
    def sources(self) -> list[str]:
        """Sources and agencies named in credits."""

    @property
    def tags(self) -> list[str]:
        """Keywords."""

    def to_dict(self) -> dict[str, Any]:
        """The result as a dict of its fields, the removals as dicts too; `json.dumps` takes it.

        >>> import json, khabar
        >>> cleaned = khabar.clean("وصل الوفد إلى المدينة ظهر أمس.\\nالمصدر: وكالات")
        >>> json.loads(json.dumps(cleaned.to_dict()))["removed"][0]["label"]
        'source_credit'
        """

    def _repr_html_(self) -> str: ...
    def explain(self) -> str:
        """A line for each removal: label, rule, confidence, the phrase that gave it away, and the piece.

        >>> import khabar
        >>> print(khabar.clean("وصل الوفد إلى المدينة ظهر أمس.\\nالمصدر: وكالات").explain())
        source_credit  cue:source_named  0.90  «المصدر:»  المصدر: وكالات
        """

    def __getnewargs__(self) -> tuple[Any, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...

@overload
def figures(
    x: str,
    *,
    threads: int | None = None,
    reference: date | str | None = None,
    identifiers: bool = False,
    lexicon: _Paths = ...,
) -> list[Figure]:
    """Every number that a text states, in digits or in words.

    Args:
        x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
            Arrow interface, such as a pandas or Polars Series or a PyArrow array.
        threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
        reference: A date (`datetime.date` or "2023-11-05") from which relative dates (أمس, الشهر الماضي, قبل
            ثلاثة أيام) and dates without a year are resolved, in the field `resolved`.
        options: `identifiers=True` also returns numbers that only name something (phone numbers,
            decrees), as kind `identifier`; `lexicon` is a path, or a list of paths, of word lists of
            your own, which is read anew at each call; a `Reader` reads it once.

    Returns:
        A list of `Figure` for a `str`, in the order of their positions; a list of lists for a list
        or tuple; for a column, a column of the same library: lists of structs with the fields of a
        `Figure` but `rule`, positions as int32, values as decimal128(38, 9): a value that has no end, such as a third,
        is rounded at the ninth decimal, and one that ends behind it is null.

    Raises:
        OptionError: An option is not known; the message lists the valid ones.
        LexiconError: A word list breaks a rule; the message names file and entry.
        InputError: A text holds a lone surrogate, or a column holds no text.
        TypeError: An item is no `str`; the message names it.

    >>> import khabar
    >>> for f in khabar.figures("أصيب نحو 120 شخصاً وبلغت الخسائر 2,5 مليون دولار"):
    ...     print(f.kind, f.value, f.bound, f.unit)
    count 120 approx None
    money 2500000 exact USD
    """

@overload
def figures(
    x: list[str] | tuple[str, ...],
    *,
    threads: int | None = None,
    reference: date | str | None = None,
    identifiers: bool = False,
    lexicon: _Paths = ...,
) -> list[list[Figure]]: ...
@overload
def figures(
    x: _ArrowArray | _ArrowStream,
    *,
    threads: int | None = None,
    reference: date | str | None = None,
    identifiers: bool = False,
    lexicon: _Paths = ...,
) -> Any: ...

@final
class Reader:
    """A reader of figures with fixed options: immutable, picklable, safe to use from many threads.

    Word lists are read when it is made, and not again.

    Args:
        options: `reference`, `identifiers` and `lexicon` as in `figures`; `reference="published"` is for `process`.

    Raises:
        OptionError: An option is not known; the message lists the valid ones.
        LexiconError: A word list breaks a rule; the message names file and entry.

    >>> from khabar import Reader
    >>> reader = Reader(reference="2024-05-02")
    >>> [figure.resolved for figure in reader("وصل الوفد أمس.")]
    ['2024-05-01']
    >>> reader
    Reader(reference='2024-05-02')
    """

    def __new__(
        cls, *, reference: date | str | None = ..., identifiers: bool = ..., lexicon: _Paths = ...
    ) -> Reader: ...
    @overload
    def __call__(self, x: str, *, threads: int | None = None) -> list[Figure]:
        """Call self as a function."""

    @overload
    def __call__(self, x: list[str] | tuple[str, ...], *, threads: int | None = None) -> list[list[Figure]]: ...
    @overload
    def __call__(self, x: _ArrowArray | _ArrowStream, *, threads: int | None = None) -> Any: ...
    @property
    def options(self) -> dict[str, Any]:
        """The options given, as a dict."""

    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

def parse_number(text: str) -> Decimal:
    """The one number that a text is, in digits or in words.

    Digits of the three systems, grouped or not, decimals, fractions, number words in every case, gender and common
    spelling, spoken forms, and digits with scale words are read. A number with a unit or a noun is for `figures`.

    Args:
        text: A `str` that is one number and nothing else.

    Returns:
        The number as `decimal.Decimal`.

    Raises:
        InputError: The text is no number, more than one, or gives only a magnitude (عشرات). It is a `ValueError`.

    >>> import khabar
    >>> khabar.parse_number("ثلاثة آلاف وأربعمئة")
    Decimal('3400')
    >>> khabar.parse_number("سالب ٢٫٥ مليون")
    Decimal('-2500000')
    >>> khabar.parse_number("عشرات الآلاف")
    Traceback (most recent call last):
    khabar.errors.InputError: "عشرات الآلاف" is not one number with an exact value
    """

def spell_number(
    value: Decimal | int | str,
    *,
    case: Literal["nominative", "accusative", "genitive"] = "nominative",
    gender: Literal["masculine", "feminine"] | None = None,
    noun: str | tuple[str, str] | tuple[str, str, str] | None = None,
) -> str:
    """A number written out in Modern Standard Arabic.

    Gender, case and the form of the noun follow the grammar: ثلاثة كتب but ثلاث سيارات, أحد عشر كتاباً, مئتا كتاب, ألفي كتاب.
    Decimals follow فاصلة, and سالب stands before what is below zero.

    Args:
        value: An `int` (also one of NumPy), a `decimal.Decimal` or a `str` of digits of the three systems, below 10^18
            without its sign.
        case: `nominative`, `accusative` or `genitive`: the number's place in its sentence.
        gender: `masculine` or `feminine`: that of what is counted. Left out, it is read off the noun (feminine with ة)
            and masculine without one.
        noun: What is counted, indefinite and in the nominative: the singular, (singular, plural) or (singular, dual,
            plural). The plural is needed for 3 to 10; the dual only where it is irregular.

    Returns:
        The number in words, with its noun.

    Raises:
        InputError: The value is no decimal number, or too large to have a name.
        TypeError: The value is a float, which is not exact, or something else.
        OptionError: A case or gender is not known, or the number takes a plural that is not given.

    >>> import khabar
    >>> khabar.spell_number(3400)
    'ثلاثة آلاف وأربعمئة'
    >>> khabar.spell_number(12, case="genitive", noun="سيارة")
    'اثنتي عشرة سيارة'
    >>> khabar.spell_number(2005, noun=("كتاب", "كتب"))
    'ألفان وخمسة كتب'
    """

@final
class Figure:
    """A number that a text states. Positions are code points of the text given.

    Two figures are equal when all their fields are. `str` of the numbers is exact: they are
    `decimal.Decimal`, made from digits and never from a float.

    >>> import khabar
    >>> text = "أعلنت الوزارة مقتل 24 شخصاً"
    >>> figure = khabar.figures(text)[0]
    >>> figure.kind, figure.value, figure.noun, figure.role
    ('count', Decimal('24'), 'شخصاً', 'dead')
    >>> text[figure.start:figure.end]
    '24'
    """

    def __new__(
        cls,
        start: int,
        end: int,
        kind: _Kind,
        value: Decimal | int | str | None = None,
        *,
        phrase: tuple[int, int] | dict[str, int] | None = None,
        surface: str = "",
        iso: str | None = None,
        gregorian: str | None = None,
        resolved: str | None = None,
        low: Decimal | int | str | None = None,
        high: Decimal | int | str | None = None,
        bound: _Bound = "exact",
        unit: str | None = None,
        noun: str | None = None,
        role: _Role | None = None,
        source: str | None = None,
        confidence: float = 1.0,
        rule: str = "",
    ) -> Figure: ...
    @property
    def start(self) -> int:
        """First code point of the numeric expression."""

    @property
    def end(self) -> int:
        """One past its last code point."""

    @property
    def phrase(self) -> tuple[int, int]:
        """(start, end) of the whole phrase: qualifier, number, unit, counted noun."""

    @property
    def surface(self) -> str:
        """The numeric expression as written."""

    @property
    def kind(self) -> _Kind:
        """count, number, percent, money, measure, duration, age, date, time, ordinal, fraction, score, multiple or identifier."""

    @property
    def value(self) -> Decimal | None:
        """Exact value as `decimal.Decimal`; None where only bounds are known, and for dates, times and durations."""

    @property
    def iso(self) -> str | None:
        """Dates in EDTF, times as HH:MM, durations in ISO 8601, scores as `2-1`; else None."""

    @property
    def gregorian(self) -> str | None:
        """A Hijri date in the common calendar; else None."""

    @property
    def resolved(self) -> str | None:
        """What a relative date, or one without its year, means from the `reference` given, in EDTF; else None."""

    @property
    def low(self) -> Decimal | None:
        """Lower end of the interval that the words allow, as `decimal.Decimal`, or None."""

    @property
    def high(self) -> Decimal | None:
        """Upper end of the interval that the words allow, as `decimal.Decimal`, or None."""

    @property
    def bound(self) -> _Bound:
        """exact, approx, at_least, more_than, at_most, less_than, range or vague."""

    @property
    def unit(self) -> str | None:
        """ISO 4217 or UCUM code, or a plain English word; else None."""

    @property
    def noun(self) -> str | None:
        """What is counted, as written; else None."""

    @property
    def role(self) -> _Role | None:
        """What happened to those who are counted: dead, injured, missing, captive, detained, displaced, evacuated, rescued,
        infected or recovered; else None.
        """

    @property
    def source(self) -> str | None:
        """Who said so, as written; else None."""

    @property
    def confidence(self) -> float:
        """How sure the reading is, from 0 to 1."""

    @property
    def rule(self) -> str:
        """Stable name of the rule that composed the figure."""

    def explain(self, text: str | None = None) -> str:
        """How the figure was read, in some lines of English: the tokens and their senses, the rule that composed it,
        and what speaks for its kind, bound, unit, noun, role and source.

        Args:
            text: The text that the figure was read from; a figure out of `khabar.figures` on a `str` or a list
                knows it, but one that was pickled does not.

        Raises:
            InputError: The figure does not know its text, or is not found in the one given.

        >>> import khabar
        >>> print(khabar.figures("أصيب أكثر من 12 عاملاً")[0].explain())
        «12» in «أكثر من 12 عاملاً»: count 12
        tokens
          أكثر: bounds (more_than), adjective, function word
          من: marker found_by, marker from, function word, marker governs_that, marker preposition
          12: digits
          عاملاً: noun that is counted, adjective, noun for people
        kind count by count:plain: a number without unit, sign or rank
        bound more_than, by «أكثر من»
        noun «عاملاً»: after the number; an accusative singular, as 11 to 99 take it
        role injured: the nearest word for it is «أصيب», before the number
        confidence 0.99
        """

    def to_dict(self) -> dict[str, Any]:
        """The figure as a dict of its fields; numbers are `decimal.Decimal`, so that JSON takes `json.dumps(..., default=str)`."""

    def __copy__(self) -> Figure: ...
    def __deepcopy__(self, _memo: Any, /) -> Figure: ...
    def __getnewargs_ex__(self) -> tuple[tuple[()], dict[str, Any]]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...

@final
class Column:
    """A column of results, which Arrow libraries read without copying: `pyarrow.chunked_array(column)`."""

    def __len__(self, /) -> int: ...
    @overload
    def __getitem__(self, key: int, /) -> Any: ...
    @overload
    def __getitem__(self, key: slice, /) -> Column: ...
    def __iter__(self, /) -> Iterator[Any]: ...
    def to_list(self) -> list[Any]:
        """The values as a list, structs as dicts; decimals are `decimal.Decimal`."""

    @staticmethod
    def _of_table(table: Table) -> Column: ...
    def __reduce__(self) -> tuple[Callable[[Table], Column], tuple[Table]]: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...
    def to_pandas(self) -> Any:
        """The column as `pandas.Series`; decimals are `decimal.Decimal`."""

    def to_polars(self) -> Any:
        """The column as `polars.Series`."""

    def to_arrow(self) -> Any:
        """The column as `pyarrow.ChunkedArray`."""

@final
class Table:
    """A table of results, which Arrow libraries read without copying: `polars.DataFrame(table)`."""

    def __len__(self, /) -> int: ...
    @overload
    def __getitem__(self, key: str, /) -> Column: ...
    @overload
    def __getitem__(self, key: int, /) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice, /) -> Table: ...
    def __iter__(self, /) -> Iterator[dict[str, Any]]: ...
    @property
    def column_names(self) -> list[str]:
        """Names of the columns."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __arrow_c_schema__(self) -> Any: ...
    def to_pandas(self) -> Any:
        """The table as `pandas.DataFrame`; decimals are exact `decimal.Decimal` objects.

        Raises:
            MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
        """

    def to_polars(self) -> Any:
        """The table as `polars.DataFrame`.

        Raises:
            MissingPackageError: Polars is not installed; the message says how to install it.
        """

    def to_arrow(self) -> Any:
        """The table as `pyarrow.Table`.

        Raises:
            MissingPackageError: PyArrow is not installed; the message says how to install it.
        """

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts, without any other package; decimals are exact `decimal.Decimal` objects."""

    def to_json(self) -> str:
        """The table as JSON Lines: an object a row, decimals with all their digits."""

    def to_csv(self) -> str:
        """The table as CSV under a line of column names: nulls are empty, a span is two columns, lists are JSON."""

    def _json_rows(self, limit: int | None = None, start: int = 0) -> list[str]:
        """Rows from `start` on, each as a JSON object."""

    def _repr_html_(self) -> str: ...
    @staticmethod
    def _from_ipc(bytes: bytes) -> Table: ...
    def __reduce__(self) -> tuple[Callable[[bytes], Table], tuple[bytes]]: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Result:
    """What `process` found in a batch: a table with a row an article, and one with a row a figure."""

    def __new__(cls, articles: Table, figures: Table) -> Result: ...
    @property
    def articles(self) -> Table:
        """A row an article: `id`, `url`, `site`, `title`, `byline`, `published`, `text`, `normalized`, `sources`, `tags`,
        `removed` and `error`.
        """

    @property
    def figures(self) -> Table:
        """A row a figure: `article_id`, the fields of a `Figure`, and `sentence`."""

    def to_pandas(self) -> tuple[Any, Any]:
        """Both tables as `pandas.DataFrame`: a pair, articles and figures.

        Raises:
            MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
        """

    def to_polars(self) -> tuple[Any, Any]:
        """Both tables as `polars.DataFrame`: a pair, articles and figures.

        Raises:
            MissingPackageError: Polars is not installed; the message says how to install it.
        """

    def _repr_html_(self) -> str: ...
    def __getnewargs__(self) -> tuple[Table, Table]: ...
    def __eq__(self, other: object, /) -> bool: ...

def process(
    source: _Path | Iterable[Any] | _ArrowArray | _ArrowStream,
    *,
    normalize: bool | _Preset | dict[str, Any] | Normalizer | None = None,
    clean: bool | _CleanPreset | dict[str, Any] | Cleaner = True,
    figures: bool | dict[str, Any] | Reader = True,
    threads: int | None = None,
    progress: Callable[[int, int | None], object] | None = None,
    errors: Literal["raise", "collect"] = "raise",
    lexicon: _Paths | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    figures_in_removed: bool = False,
) -> Result:
    """Run a batch of articles through the stages: clean text, and a table of figures.

    Positions of the results are code points of the text that came in. Any iterable is read as it
    goes; articles under way take at most about 2 MB of text a thread.

    Args:
        source: A path (`str` or `Path`) of a file or folder, a pattern such as `news/*.csv`, or a list of them; a
            list or any iterable of texts, or of dicts with `text` and, where known, `id`, `url`, `site`, `title`,
            `byline`, `published`; a table (pandas, Polars, PyArrow) with such columns. In a list,
            strings that look like a path, all of them, are paths. The kinds of files are listed in docs/shell.md.
        normalize: Also give normalized text: True, a preset, a dict of options, or a `Normalizer`.
        clean: Take web leftovers out: True, False, a preset, a dict of options, or a `Cleaner`.
        figures: Read figures: True, False, a dict of options, or a `Reader`; `{"reference": "published"}` resolves relative dates
            from the day on which each article was published, as far as `published` names one: `2023-11-05`, with or
            without a time, 11/25/2023, 5 نوفمبر 2023, `Sun, 05 Nov 2023`. Of others nothing is resolved.
        threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.
        progress: Called about every 50 ms as `progress(done, total)`; `total` is None until the
            source has been read to its end.
        errors: `raise` ends the batch with the first bad article; `collect` notes the error in the
            article's row and goes on.
        lexicon: A path, or a list of paths, of word lists of your own, for cleaning and figures; a `Cleaner` or `Reader`
            is made with its own.
        text_column, id_column: Names of the fields or columns that hold the text and the id; one that is not there is
            an error.
        figures_in_removed: Also report figures that stand in what cleaning takes out.

    Returns:
        A `Result` with the tables `articles` and `figures`. A warning names an id that several articles have.

    Raises:
        OptionError: An option is not known; the message lists the valid ones.
        ReadError: A path does not exist or cannot be read.
        FormatError: A file is truncated, malformed, not UTF-8, or holds an article of more than 64 MiB; the message
            names file and place.
        InputError: An article holds a lone surrogate, or a table holds no text.
        TypeError: An item is neither `str` nor dict; the message names it.

    >>> import khabar
    >>> result = khabar.process([{"id": "a", "text": "وصل 3 وزراء إلى المدينة."}])
    >>> result
    <khabar.Result: 1 article, 1 figure>
    >>> row = result.figures.to_dicts()[0]
    >>> row["article_id"], row["value"], row["noun"]
    ('a', Decimal('3'), 'وزراء')
    """

@final
class Comparison:
    """Figures of many articles in groups that are about the same thing."""

    @property
    def groups(self) -> Table:
        """A row a group: what it is about, how many articles and accounts, between which values, how the reports go together."""

    @property
    def reports(self) -> Table:
        """A row a figure of a group: article, outlet, day, value and bound, source, sentence, relation, and why it is there."""

    @property
    def copies(self) -> Table:
        """A row an article that nearly repeats another."""

    def __len__(self, /) -> int: ...
    def to_pandas(self) -> Any:
        """The reports as `pandas.DataFrame`; decimals are exact `decimal.Decimal` objects.

        Raises:
            MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
        """

    def to_polars(self) -> Any:
        """The reports as `polars.DataFrame`.

        Raises:
            MissingPackageError: Polars is not installed; the message says how to install it.
        """

    def to_json(self) -> str:
        """One JSON object: `groups`, each with its `reports`, and `copies`."""

    def to_html(self) -> str:
        """A page of its own, right to left: a chart for each group, and every report with its sentence."""

    def _repr_html_(self) -> str: ...

def compare(
    source: Result | _ArrowStream | _ArrowArray,
    *,
    articles: Table | _ArrowStream | _ArrowArray | None = None,
    by: _Key | Iterable[_Key] | None = None,
    aliases: dict[str, str] | None = None,
    min_similarity: float | None = None,
    min_articles: int = 2,
    drop_copies: bool = False,
    lexicon: _Paths | None = None,
    threads: int | None = None,
) -> Comparison:
    """Line up figures of many articles that state the same thing: who reports how many, when, and where they disagree.

    Figures of one kind and unit are grouped by what they are about: what is counted, what happened to it, whose people,
    which place, what sort of event, which dates, and the words around them. In a group the reports stand in order of time;
    those that repeat one text, one sentence or one source's number are one account. The order of articles does not matter.

    Args:
        source: What `process` gave, or a table of figures (pandas, Polars, PyArrow) with the columns `article_id`, `kind`
            and `sentence` and those others of `Result.figures` that there are.
        articles: A table of articles with the column `id`, and `site`, `published`, `title`, `text` where they are known;
            that of the result when left out.
        by: Group by exactly these instead of by evidence: names out of `noun`, `role`, `people`, `place`, `occasion`,
            `date`, `source`, `site`.
        aliases: A dict of forms and what they stand for: `{"القطاع": "غزة"}`.
        min_similarity: Least similarity of two figures of one group, from 0 to 1; 0.6 when left out.
        min_articles: Fewest articles of a group.
        drop_copies: Leave out articles that nearly repeat another; they are reported in any case.
        lexicon: A path, or a list of paths, of word lists of your own.
        threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.

    Returns:
        A `Comparison` with the tables `groups`, `reports` and `copies`. A warning names an id that several articles have:
        the figures of all of them are taken for the first one's.

    Raises:
        OptionError: An option is not known or has a wrong value.
        InputError: A table lacks a column, or a column holds something else.
        TypeError: The source is neither a `Result` nor a table.

    >>> import khabar
    >>> articles = [
    ...     {"id": "a", "site": "midan", "published": "2024-05-01", "text": "أدى حريق في أسوان إلى إصابة 14 شخصا."},
    ...     {"id": "b", "site": "nahar", "published": "2024-05-02", "text": "ارتفع عدد مصابي حريق أسوان إلى 17 شخصا."},
    ... ]
    >>> comparison = khabar.compare(khabar.process(articles))
    >>> comparison
    <khabar.Comparison: 1 group, 2 reports, 0 copies>
    >>> [(row["site"], row["value"], row["relation"]) for row in comparison.reports.to_dicts()]
    [('midan', Decimal('14'), 'first'), ('nahar', Decimal('17'), 'grows')]
    """

@final
class Stream:
    """Results one after another, as `stream` gives them."""

    def __iter__(self) -> Stream: ...
    def __next__(self) -> Result: ...

def stream(
    source: _Path | Iterable[Any] | _ArrowArray | _ArrowStream,
    *,
    batch: int = 4096,
    normalize: bool | _Preset | dict[str, Any] | Normalizer | None = None,
    clean: bool | _CleanPreset | dict[str, Any] | Cleaner = True,
    figures: bool | dict[str, Any] | Reader = True,
    threads: int | None = None,
    errors: Literal["raise", "collect"] = "raise",
    lexicon: _Paths | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    figures_in_removed: bool = False,
) -> Stream:
    """Run articles without end through the stages, one `Result` after another, in bounded memory.

    The next articles are read when the next result is asked for; what was given out is whole whatever happens later. A
    result holds at most `batch` articles and, but for one longer article, at most 16 MB of text.

    Args:
        source, normalize, clean, figures, threads, errors, lexicon, text_column, id_column, figures_in_removed: As for
            `process`.
        batch: Most articles of a result.

    Returns:
        An iterator of `Result`, which one thread at a time may ask.

    Raises:
        OptionError, ReadError, FormatError, InputError, TypeError: As for `process`, from the call that asks for the
            result in which the bad article stands; the stream then ends.
        ValueError: A result is asked for while another one is being made.

    >>> import khabar
    >>> texts = (f"وصل {n} وزراء إلى المدينة." for n in range(3, 9))
    >>> for result in khabar.stream(texts, batch=4):
    ...     print(len(result.articles), [str(row["value"]) for row in result.figures.to_dicts()])
    4 ['3', '4', '5', '6']
    2 ['7', '8']
    """

@final
class Page:
    """Articles as one HTML page, which a notebook shows by itself."""

    @property
    def html(self) -> str:
        """The whole page, which needs nothing but itself: no script, nothing that is loaded."""

    def save(self, path: _Path) -> None:
        """Write the page to a file, which bears its name only when it is whole.

        Raises:
            ReadError: The file cannot be written.
        """

    def __len__(self) -> int: ...
    def _repr_html_(self) -> str: ...

def show(
    source: _Path | Iterable[Any] | _ArrowArray | _ArrowStream,
    *,
    normalize: bool | _Preset | dict[str, Any] | Normalizer | None = None,
    clean: bool | _CleanPreset | dict[str, Any] | Cleaner = True,
    figures: bool | dict[str, Any] | Reader = True,
    lexicon: _Paths | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    figures_in_removed: bool = False,
    limit: int = 20,
) -> Page:
    """Show what was removed from articles and which figures were read, as one HTML page.

    The text that came in has the removed pieces struck out, each with its label and rule, and its figures
    highlighted, each with its reading on hover or focus; the clean text stands beside it, tables below. A notebook
    shows the page by itself; `.save(path)` writes it.

    Args:
        source: A text, or anything that `process` takes.
        normalize, clean, figures, lexicon, text_column, id_column, figures_in_removed: As for `process`.
        limit: Most articles that are shown.

    Returns:
        A `Page`.

    Raises:
        OptionError, ReadError, TypeError: As for `process`. A bad article is shown with its error.

    >>> import khabar
    >>> page = khabar.show("وصل 3 وزراء إلى المدينة.\\nشارك الخبر")
    >>> page
    <khabar.Page of 1 article>
    >>> page.html.count("<mark"), page.html.count("<del class=")
    (1, 1)
    """

def _run_command(args: list[str]) -> int:
    """Runs the command `khabar` with `args`, the first of which is its name; gives back the exit code."""
