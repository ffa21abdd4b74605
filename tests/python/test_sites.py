"""Site models and reports from Python: learned, merged, saved, used, and what goes wrong."""

import pickle

import khabar
import pytest
from khabar import errors

NAMES = ["سالم", "كريم", "ماهر", "وليد", "رامي", "نبيل", "زياد", "سامر", "هاني", "بشير", "عمر", "طارق"]
PAGES = [
    f"وصل الوفد برئاسة {n} إلى المدينة ظهر أمس بعد رحلة طويلة.\nحقيبة القارئ الصغير\nالمصدر: وكالات" for n in NAMES
]


def learned(pages):
    return khabar.SiteModel.learn([{"text": page, "site": "midan"} for page in pages])


def test_parts_merge_to_the_whole_in_any_order():
    whole, a, b = learned(PAGES), learned(PAGES[:7]), learned(PAGES[5:])
    assert a.merge(b) == whole == b.merge(a)
    assert hash(a.merge(b)) == hash(whole)
    assert whole.merge(a) == whole
    assert (whole.sites, whole.articles("midan"), whole.articles("other")) == (["midan"], 12, 0)


def test_a_model_is_saved_loaded_and_pickled(tmp_path):
    model = learned(PAGES)
    model.save(tmp_path / "sites.bin")
    assert khabar.SiteModel.load(tmp_path / "sites.bin") == model == pickle.loads(pickle.dumps(model))
    (tmp_path / "bad.bin").write_bytes(b"nothing")
    with pytest.raises(errors.FormatError, match=r"bad\.bin: no site model"):
        khabar.SiteModel.load(tmp_path / "bad.bin")
    with pytest.raises(errors.ReadError, match="missing"):
        khabar.SiteModel.load(tmp_path / "missing")


def test_a_cleaner_takes_a_model_or_its_path(tmp_path):
    model = learned(PAGES)
    model.save(tmp_path / "sites.bin")
    for sites in (model, tmp_path / "sites.bin"):
        cleaner = khabar.Cleaner(sites=sites)
        rules = [r.rule for r in cleaner(PAGES[3], site="midan").removed]
        assert rules == ["site:repeated", "cue:source_named"]
        assert [r.rule for r in cleaner(PAGES[3], site="other").removed] == ["cue:source_named"]
        again = pickle.loads(pickle.dumps(cleaner))
        assert again == cleaner
        assert again(PAGES[3:5], site="midan") == cleaner(PAGES[3:5], site="midan")


def test_articles_without_a_site_are_named():
    with pytest.raises(errors.InputError, match="article 1 names neither site nor address"):
        khabar.SiteModel.learn([{"text": "خبر", "url": "https://midan.example/1"}, "خبر بلا موقع"])


def test_reports_count_by_site_label_and_rule():
    cleaned = khabar.clean(PAGES[:2])
    report = khabar.Report(cleaned, sites=["a", None])
    assert [(row["site"], row["label"], row["pieces"]) for row in report.counts] == [
        ("", "source_credit", 1),
        ("a", "source_credit", 1),
    ]
    both = report.merge(report)
    assert both.texts == 4
    assert str(both).splitlines()[0] == "site\tlabel\trule\tpieces\tbytes"
    with pytest.raises(TypeError, match="item 1 is str, not Cleaned"):
        khabar.Report([cleaned[0], "نص"])
    with pytest.raises(ValueError, match="2 texts, but 1 site"):
        khabar.Report(cleaned, sites=["a"])


def test_reasons_name_the_phrase():
    cleaned = khabar.clean(PAGES[0])
    assert cleaned.removed[0].phrase == "المصدر:"
    assert cleaned.explain() == "source_credit  cue:source_named  0.90  «المصدر:»  المصدر: وكالات"
    assert pickle.loads(pickle.dumps(cleaned)) == cleaned
