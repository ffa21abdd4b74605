//! Lines that a site repeats. Frequency alone removes nothing: price lines and closing words repeat too.

use super::Label;
use super::cues::{CueRule, Meaning};
use super::round::Round;
use super::rules;
use crate::lexicon::schema::CueZone;
use std::ops::Range;
use std::sync::Arc;

/// Words of a repeated line.
const WORDS: usize = 14;
/// Signs, besides frequency, that a repeated line is a leftover.
const SIGNS: usize = 2;

impl Round<'_> {
    /// Finds lines that the site repeats, if more speaks against them than that.
    pub(super) fn repeated(&mut self) {
        let Some(site) = self.site else { return };
        let mut fresh: Vec<(Range<usize>, Label)> = Vec::new();
        let last = self.page.lines.len().saturating_sub(1);
        for (i, line) in self.page.lines.iter().enumerate() {
            let words = self.page.words(line.clone(), WORDS);
            if self.found.at(line.start).is_some() || words == 0 || words > WORDS {
                continue;
            }
            if !site.repeats(&self.codes()[line.clone()]) {
                continue;
            }
            let inside = self.hits_from(line.start).iter().take_while(|h| h.start < line.end);
            let mut label = None;
            let mut sign = self.codes()[line.clone()].contains(&b'@');
            for hit in inside {
                sign |= self.means(*hit, &Meaning::Link) || self.means(*hit, &Meaning::Handle);
                // Words that need another sign themselves are none.
                let signs = |r: &&Arc<CueRule>| {
                    !r.label.is_furniture() && r.zone != CueZone::Beside && r.with.is_empty() && !r.hangs
                };
                if let Some(rule) = self.rules(*hit).find(signs) {
                    (label, sign) = (Some(rule.label), true);
                }
            }
            let beside =
                |at: Option<usize>| at.is_some_and(|at| self.found.at(at).is_some_and(|f| !f.label.is_furniture()));
            let next = self.page.lines.get(i + 1).map(|l| l.start);
            let beside = i == last || beside(line.start.checked_sub(1)) || beside(next);
            let open = !self.page.stops(line);
            let numbers = self.codes()[line.clone()].iter().any(u8::is_ascii_digit);
            let outlet = i == 0 && open && !numbers && label.is_none_or(|l| l == Label::SourceCredit);
            if outlet {
                // The outlet's own name on top, alone or with an agency's.
                fresh.push((line.clone(), Label::Byline));
            } else if usize::from(sign) + usize::from(beside) + usize::from(open) >= SIGNS && (sign || !numbers) {
                fresh.push((line.clone(), label.unwrap_or(Label::Navigation)));
            }
        }
        for (range, label) in fresh {
            self.add(range, label, rules::SITE_REPEATED);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::boilerplate::{CleanOptions, Cleaner, Label, SiteModel};
    use crate::text::View;
    use std::sync::Arc;

    #[test]
    fn repeated_lines_go_only_with_other_evidence() {
        let names = ["سالم", "كريم", "ماهر", "وليد", "رامي", "نبيل", "زياد", "سامر", "هاني", "بشير", "عمر", "طارق"];
        let page = |i: usize| {
            let name = names[i];
            format!(
                "صوت الميدان\nوصل الوفد برئاسة {name} إلى المدينة ظهر أمس بعد رحلة طويلة.\nالدولار {i}0.5 للبيع\n\
                 حقيبة القارئ الصغير\nالمصدر: وكالات"
            )
        };
        let pages: Vec<String> = (0..12).map(page).collect();
        let articles: Vec<_> = pages.iter().map(|p| ("midan", p.as_str())).collect();
        let options = CleanOptions { sites: Some(Arc::new(SiteModel::learn(&articles))), ..CleanOptions::default() };
        let cleaner = Cleaner::new(options).unwrap();
        let text = &pages[3];
        let cleaned = cleaner.clean_site(text, &View::new(text), Some("midan"));
        let kept = cleaned.text(text);
        assert!(!kept.contains("حقيبة القارئ"), "it stands beside a leftover and ends without a stop: {kept}");
        assert!(kept.contains("الدولار 30.5 للبيع"), "prices repeat too: {kept}");
        assert!(kept.contains("صوت الميدان"), "the outlet's name is furniture: {kept}");
        assert!(cleaned.removed.iter().any(|r| &*r.rule == "site:repeated" && r.label == Label::Navigation));
        let elsewhere = cleaner.clean_site(text, &View::new(text), Some("other")).text(text);
        assert!(elsewhere.contains("حقيبة القارئ"));
    }
}
