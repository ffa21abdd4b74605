//! Speakers beside quotation marks: a name inside them, and an official behind all that is said.

use super::attribution::past_description;
use super::name::name;
use super::speaker::Saying;
use super::subject::{SUBJECT, quoted_person};
use crate::figures::speech::source_word::{named, quoted, title, told_event, verb as verb_at};
use crate::figures::speech::voice::Voice;
use crate::figures::speech::{is_that, opens_speech, speech};
use crate::figures::tokens::particles::{ABOUT, WHICH, WHICH_F};
use crate::figures::tokens::quotation::{PARAGRAPH, quote_mark};
use crate::figures::tokens::scan::comma;
use crate::figures::tokens::words::Needs;
use crate::text::tokens::Class;

impl Saying<'_, '_> {
    /// قال "مجاهد" إن, قالت "لجنة الآثار" التابعة للجامعة إن: a name in quotation marks.
    pub(super) fn in_quotes(&self, after: usize, so: bool) -> Option<(Voice, usize)> {
        let (scan, end) = (self.scan, self.s.end);
        let close = quoted(scan, after)?;
        // نقلت "هآرتس" عن قائد قوله إن
        if self.needs == Needs::Quotes && scan.is_word(close, ABOUT) {
            let found = quoted_person(scan, close, end)?;
            let from = speech(scan, found.past, end, true).unwrap_or(found.past);
            return self.voice((found.from, found.to), from);
        }
        // قالت «نيسان»، إن; وأردف "الغامدي": "..."; وأشار "القرني" إلى أن
        let told = scan.class(close) == Class::Word || scan.mark(close, b':');
        let says = is_that(scan, close + usize::from(comma(scan, close))) || told && opens_speech(scan, close);
        if says || so && named(scan, close) {
            return self.voice((after + 1, close - 1), close);
        }
        // أعلنت «النور» أرباحا, كشفت «النور» عن توقيع: behind the verb's subject stands what is announced.
        let told = scan.is_word(close, ABOUT) && told_event(scan, close + 1) || told_event(scan, close);
        if told && self.needs == Needs::Nothing && scan.class(after + 1) != Class::Digits {
            return self.voice((after + 1, close - 1), close);
        }
        // وسجل "النداء"، الذي وقعه أساتذة، أن: a document that a relative clause tells more of.
        let told_of = comma(scan, close) && [WHICH, WHICH_F].contains(&scan.codes(close + 1));
        if told_of
            && let Some(past) = past_description(scan, close + 1, end)
            && comma(scan, past)
            && is_that(scan, past + 1)
        {
            return self.voice((after + 1, close - 1), past + 1);
        }
        // أوضح "سالم ناصر" مدير الميناء أن
        if title(scan, close)
            && let Some(found) = name(scan, after, end).filter(|found| found.from == after)
            && let Some(from) = speech(scan, found.past, end, true)
        {
            return self.voice((found.from, found.to), from);
        }
        if !named(scan, after + 1) {
            return None;
        }
        let described = |i: usize| scan.class(i) == Class::Word && !is_that(scan, i) && verb_at(scan, i).is_none();
        let to = (close..end.min(close + SUBJECT)).find(|&i| !described(i)).unwrap_or(close);
        let name = (after + 1, if to > close { to } else { close - 1 });
        if let Some(from) = speech(scan, to, end, true) {
            return self.voice(name, from);
        }
        // تعهد "حزب البيئة" بغرس 40 شجرة
        (self.needs == Needs::Nothing).then(|| self.voice((after + 1, close - 1), close)).flatten()
    }

    /// قال "إن 4 سيارات احترقت" مدير الدفاع المدني: an official behind all that is said.
    pub(super) fn behind_quotation(&self, after: usize) -> Option<(Voice, usize)> {
        let (scan, end) = (self.scan, self.s.end);
        if !scan.mark(after, b'"') || self.needs == Needs::Carries {
            return None;
        }
        let close = (after + 1..end.min(after + PARAGRAPH)).find(|&i| quote_mark(scan, i))?;
        let found = name(scan, close + 1, end).filter(|found| found.head && title(scan, close + 1))?;
        let ends = found.past == end || comma(scan, found.past);
        ends.then(|| (Voice::of((found.from, found.to), self.verb, after), after))
    }
}
