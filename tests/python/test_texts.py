"""One text or many: what normalize, clean and figures take and give."""

import pickle
import unicodedata
from decimal import Decimal

import khabar
import pytest
from khabar import errors


def test_one_text_gives_one_result(article):
    assert khabar.normalize("الأَخْبـــارُ ١٢٫٥٪") == "الاخبار 12.5%"
    assert khabar.clean(article).text.strip() == "وصل 3 وزراء إلى المدينة صباح اليوم."
    assert [f.value for f in khabar.figures(article)] == [Decimal(3)]


@pytest.mark.parametrize("kind", [list, tuple])
def test_lists_and_tuples_give_lists_in_order(kind, article):
    texts = kind([article, "", "نص"] * 500)
    assert khabar.normalize(texts) == [khabar.normalize(t) for t in texts[:3]] * 500
    assert khabar.clean(texts, threads=2) == [khabar.clean(t) for t in texts[:3]] * 500
    assert khabar.figures(texts, threads=3) == [khabar.figures(t) for t in texts[:3]] * 500
    assert khabar.normalize(kind()) == khabar.clean(kind()) == khabar.figures(kind()) == []


def test_an_unchanged_text_is_not_copied():
    text = "نص بلا تشكيل"
    assert khabar.normalize(text) is text
    assert khabar.normalize([text])[0] is text


def test_kept_and_removed_are_the_whole_text(article):
    text = "👉 " + article
    cleaned = khabar.clean(text)
    pieces = sorted(cleaned.kept + [(r.start, r.end) for r in cleaned.removed])
    assert "".join(text[a:b] for a, b in pieces) == text
    assert "".join(text[a:b] for a, b in cleaned.kept) == cleaned.text
    assert all(text[r.start : r.end] == r.text for r in cleaned.removed)
    assert {r.label for r in cleaned.removed} == {"share"}


def test_positions_count_code_points():
    text = "👉👉 قُتِل ٢٤ شخصاً و«𝟙»"
    (figure, *_) = khabar.figures(text)
    assert text[figure.start : figure.end] == figure.surface == "٢٤"
    assert text[slice(*figure.phrase)] == "٢٤ شخصاً"


def test_numbers_are_exact_decimals():
    figures = khabar.figures("بلغ العجز 0,1 مليار دولار ونما الاقتصاد 2.30 في المئة")
    assert [str(f.value.normalize()) for f in figures] == ["1E+8", "2.3"]
    assert all(type(f.value) is Decimal for f in figures)


def test_ranges_have_ends_and_no_value():
    (figure,) = khabar.figures("يتراوح العدد بين 30 و40 عاملاً")
    assert (figure.value, figure.low, figure.high, figure.bound) == (None, 30, 40, "range")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "،؛؟", "٠" * 5000, "\ufeff", "a" * 10])
def test_odd_texts_are_texts(text):
    cleaned = khabar.clean(text)
    assert len(cleaned.text) + sum(r.end - r.start for r in cleaned.removed) == len(text)
    assert isinstance(khabar.normalize(text), str)
    assert isinstance(khabar.figures(text), list)


def test_a_line_of_ten_megabytes():
    text = "قال الوزير إن المدينة استقبلت 3 وفود ثم " * 140_000
    assert len(text.encode()) > 9_000_000
    assert len(khabar.figures(text)) >= 140_000
    assert len(khabar.clean(text).text) > 0
    assert len(khabar.normalize(text)) > 0


def test_the_way_back_to_the_original():
    text = "زارَ الأميرُ عمّان"
    aligned = khabar.Normalizer("search").align(text)
    assert aligned.text == khabar.normalize(text)
    start = aligned.text.index("الامير")
    a, b = aligned.to_original(start, start + 6)
    assert text[a:b] == "الأميرُ"
    assert aligned.to_normalized(a, b) == (start, start + 6)


def test_the_way_back_counts_in_every_unit():
    text = "خبر 😀 زارَ الأميرُ"
    aligned = khabar.Normalizer("search").align(text)
    for unit, length in [
        ("code_points", len),
        ("bytes", lambda s: len(s.encode())),
        ("utf16", lambda s: len(s.encode("utf-16-le")) // 2),
    ]:
        word = aligned.text.index("زار")
        start = length(aligned.text[:word])
        a, b = aligned.to_original(start, start + length("زار"), unit=unit)
        assert (a, b) == (length(text[: text.index("زارَ")]), length(text[: text.index("زارَ") + 4]))
        assert aligned.to_normalized(a, b, unit=unit) == (start, start + length("زار"))
    with pytest.raises(errors.OptionError, match="valid: code_points, utf16, bytes"):
        aligned.to_original(0, 1, unit="words")


def rebuilt(text, normalized, edits):
    """Whether the texts run in step but for the edits, and are covered by both."""
    source = target = 0
    for original_start, original_end, start, end in edits:
        assert original_start - source == start - target >= 0
        source, target = original_end, end
    return len(text) - source == len(normalized) - target


def test_aligning_many(article):
    normalizer = khabar.Normalizer("search_loose")
    texts = [article, "", "نص", "زارَ الأميرُ ١٢٫٥ ﷺ" * 50]
    many = normalizer.align(texts, threads=2)
    assert many == [normalizer.align(text) for text in texts]
    assert [a.text for a in many] == normalizer(texts)
    assert [a.original for a in many] == texts
    assert all(rebuilt(t, a.text, a.edits()) for t, a in zip(texts, many, strict=True))
    assert normalizer.align("نص").edits() == []


def test_long_texts_cross_the_border_unharmed():
    for piece in ["قال الوزير ", "a", "é", "…", "😀", "ا\u0301", "\x00", "\ufeff", "قال “نعم” 😀 أ "]:
        for times in [1, 40, 129, 1000]:
            text = piece * times
            assert khabar.normalize(text, None, tashkeel=True) == unicodedata.normalize("NFC", text), (piece, times)
            assert khabar.normalize([text, text], None, tashkeel=True) == [unicodedata.normalize("NFC", text)] * 2
    with pytest.raises(errors.InputError, match="lone surrogate U\\+DC80 at position 300"):
        khabar.normalize("خبر" * 100 + "\udc80")
    with pytest.raises(errors.InputError, match="lone surrogate U\\+D83D at position 300"):
        khabar.normalize("خبر" * 100 + "\ud83d\ude00")


def test_text_that_needs_no_change_is_the_same_object():
    for text in ["قال الوزير ان الامر", "قال الوزير ان الامر " * 100 + "نعم", "plain", ""]:
        assert khabar.normalize(text) is text
        assert khabar.normalize([text])[0] is text


def test_a_normalizer_without_preset_does_what_is_asked_for():
    assert khabar.normalize("كِتابٌ  ١٢", None, tashkeel=True) == "كتاب  ١٢"
    normalizer = khabar.Normalizer(None, digits=True)
    assert normalizer("كِتابٌ ١٢") == "كِتابٌ 12"
    for copy in [
        khabar.Normalizer.from_dict(normalizer.to_dict()),
        khabar.Normalizer.from_json(normalizer.to_json()),
        khabar.Normalizer.from_dict({"digits": "ascii"}),
        pickle.loads(pickle.dumps(normalizer)),
        pickle.loads(pickle.dumps(khabar.Normalizer.from_dict({"digits": "ascii"}))),
    ]:
        assert copy == normalizer
        assert copy("كِتابٌ ١٢") == "كِتابٌ 12"
    assert khabar.Normalizer.from_dict({"preset": "search", "digits": "keep"}) == khabar.Normalizer(digits="keep")
    with pytest.raises(errors.OptionError, match="option preset"):
        khabar.Normalizer.from_dict({"preset": 3})
    with pytest.raises(errors.OptionError, match="no JSON"):
        khabar.Normalizer.from_json("{")


def test_a_normalizer_tells_what_it_does():
    normalizer = khabar.Normalizer("search", digits="keep")
    assert normalizer.options["digits"] == "keep"
    assert {"name", "safety", "value", "about"} <= set(normalizer.steps()[0])
    assert [s["count"] for s in normalizer.audit("أخـبار") if s["step"] == "tatweel"] == [1]


def test_everything_survives_pickling(article):
    things = [
        khabar.figures(article)[0],
        khabar.clean(article),
        khabar.clean(article).removed[0],
        khabar.Normalizer("ml", digits="keep"),
        khabar.Cleaner(keep=["share"]),
        khabar.Reader(identifiers=True, reference="2024-05-02"),
        khabar.Normalizer("search").align(article),
        khabar.process([article]),
    ]
    for thing in things:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            copy = pickle.loads(pickle.dumps(thing, protocol))
            assert copy == thing
            assert type(copy).__module__ == "khabar"
            assert repr(copy) == repr(thing)
    assert khabar.Cleaner(keep=["share"])(article) == khabar.clean(article, keep=["share"])


def test_classes_are_frozen(article):
    figure = khabar.figures(article)[0]
    with pytest.raises(AttributeError):
        figure.value = 4
    assert hash(figure) == hash(khabar.figures(article)[0])
    assert khabar.Figure(**figure.to_dict()) == figure
