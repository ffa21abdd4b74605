//! Who speaks though no subject stands behind the verb of saying: from whom an outlet has learnt it, of whom a relative clause tells, a name
//! in quotation marks before the verb.

use super::name::name;
use super::speaker::Saying;
use super::subject::agrees;
use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{how, named, preposition, quoted, told_event, verb_with_object};
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{ABOUT, FROM, WITH, starts_with_article};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

impl Saying<'_, '_> {
    /// علمت الجزيرة من مصادر خاصة أن: from whom an outlet has learnt what follows.
    pub(super) fn learnt_from(&self, after: usize) -> Option<NameSpan> {
        const OUTLET: usize = 6;
        let Saying { scan, s, verb, .. } = *self;
        scan.marker(verb, job!("learns"))?;
        let from = (after..s.end.min(after + OUTLET)).find(|&i| scan.is_word(i, FROM))? + 1;
        let teller = name(scan, from, s.end).filter(|found| found.head)?;
        let that = (teller.past..s.end.min(teller.past + OUTLET)).find(|&i| is_that(scan, i))?;
        // من مصادر خاصة أن
        Some((
            teller.from,
            if that == teller.to + 1 && scan.class(teller.to) == Class::Word { that } else { teller.to },
        ))
    }

    /// مقابلة مع طبيب قال إن, أكده شهود قالوا إن: an indefinite person behind a preposition or a verb with its object, of whom the verb tells at once.
    pub(super) fn described_person(&self) -> Option<NameSpan> {
        const LONGEST: usize = 3;
        let Saying { scan, s, verb, .. } = *self;
        if scan.tok(verb).clitics != 0 {
            return None;
        }
        let person = |i: usize| {
            let kind = how(scan, i, SourceHow::Noun).filter(|&(_, after)| after == i + 1).map(|found| found.0);
            let one = kind == Some(Needs::Title) || kind.is_some() && scan.is(i, words::PERSON);
            one && scan.tok(i).clitics == 0
                && !starts_with_article(scan.codes(i))
                && !(i + 1..verb).any(|at| named(scan, at))
        };
        let from = (verb.saturating_sub(LONGEST).max(s.start + 1)..verb).find(|&i| person(i))?;
        let plain = (from + 1..verb)
            .all(|i| scan.class(i) == Class::Word && !starts_with_article(scan.codes(i)) && !preposition(scan, i));
        let with_object = |i: usize| {
            matches!(pronoun_end(scan.codes(i)), Some((Owner::His | Owner::Hers, _))) && verb_with_object(scan, i)
        };
        let behind = preposition(scan, from - 1) || scan.is_word(from - 1, WITH) || with_object(from - 1);
        (plain && behind).then_some((from, verb))
    }

    /// «النور» تعلن توقيع, إلا أن «النور» ترجح, المراعي تعلن عن: a name in quotation marks right before the verb, or one definite word that opens
    /// a headline.
    pub(super) fn alone_before(&self) -> Option<NameSpan> {
        const LONGEST: usize = 6;
        let Saying { scan, s, verb, .. } = *self;
        if scan.tok(verb).clitics != 0 {
            return None;
        }
        let opens = |i: usize| i == s.start || scan.class(i - 1) != Class::Word || is_that(scan, i - 1);
        let from = (verb.saturating_sub(LONGEST).max(s.start)..verb).find(|&i| quoted(scan, i) == Some(verb));
        if let Some(from) = from.filter(|&from| opens(from)) {
            return Some((from + 1, verb - 1));
        }
        let word = scan.codes(s.start);
        let one = verb == s.start + 1 && starts_with_article(word) && scan.bits(s.start) == 0;
        let present = matches!(scan.codes(verb).first(), Some(&c) if c == letter('ي') || c == letter('ت'));
        let told = scan.is_word(verb + 1, ABOUT) || told_event(scan, verb + 1);
        (one && present && told && agrees(scan, verb, s.start)).then_some((s.start, verb))
    }
}
