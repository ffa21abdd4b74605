//! Who died, as verbs tell that have other meanings too: قضى في البحر 1200 مهاجر, أجهز المسلحون على 12 جريحا.

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::noun_shape::pronoun_end;
use crate::figures::tokens::particles::{FROM, ON, WITH, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{among, counted, opens_clause, unreal};
use crate::text::tokens::Class;

/// Whether those of the draft in the place `k` died: قضى في السجون 98 أسيرا, قضى ثلاثة من أبنائه, قضت الكوليرا على 300 شخص.
pub(super) fn told(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let draft = &drafts[k];
    let start = draft.phrase.0.min(draft.start);
    if start == 0 || start > draft.start {
        return false;
    }
    let next = drafts.get(k + 1);
    passed_away(scan, draft, start, next) || put_down(scan, draft, start)
}

/// قضى في الحادث ستة أشخاص, قضى منهم خمسة, قضى اثنان في الحادث; but قضى 12 منهم أكثر من عام في السجن.
fn passed_away(scan: &Scan, draft: &Draft, start: usize, next: Option<&Draft>) -> bool {
    const VERB: usize = 6;
    const SPENT: usize = 8;
    let inside = |&i: &usize| scan.class(i) == Class::Word && !opens_clause(scan, i);
    let mut near = (start.saturating_sub(VERB)..start).rev().take_while(inside);
    let Some(verb) = near.find(|&i| scan.marker(i, job!("passed_away")).is_some()) else { return false };
    let spent = next.is_some_and(|d| matches!(d.kind, Kind::Duration | Kind::Date) && d.start < draft.end + SPENT);
    if spent || unreal(scan, verb) || scan.tok(start).clitics & !clitic::CONJUNCTION != 0 {
        return false;
    }
    let person = |n: usize| scan.is(n, words::PERSON) || counted(scan, n).is_some();
    let theirs = |n: usize| pronoun_end(scan.codes(n)).is_some_and(|(_, stem)| stem.len() > 2);
    let behind = draft.noun.filter(|&n| n >= draft.end);
    // ثلاثة من أبنائه, اثنان في الحادث
    let some = || match behind {
        Some(n) => person(n) || scan.is_word(n - 1, FROM) && theirs(n),
        None => draft.noun.is_none() && (among(scan, draft.end, draft.end + 1) || preposition(scan, draft.end)),
    };
    if verb + 1 == start {
        return some();
    }
    if verb + 2 == start && among(scan, verb + 1, start) {
        return behind.is_none_or(person);
    }
    // قضى في القضية ببراءة 4 متهمين, قضى في المستشفى مع 4 من أبنائه
    let place = preposition(scan, verb + 1) && !scan.is_word(verb + 1, ON) && !scan.is_word(verb + 1, WITH);
    let plain = |i: usize| {
        let bare = scan.tok(i).has(clitic::BA | clitic::LAM) && !starts_with_article(scan.codes(i));
        !bare && !scan.tok(i).has(clitic::CONJUNCTION) && !scan.is(i, words::QUALIFIER) && !scan.is_word(i, WITH)
    };
    place && behind.is_some_and(person) && !preposition(scan, start - 1) && (verb + 2..start).all(plain)
}

/// أجهز المسلحون على 12 مريضا, قضت الكوليرا على 300 شخص, أجهز الحريق على حياة سبعة; but قضت المحكمة على 4 متهمين بالسجن.
fn put_down(scan: &Scan, draft: &Draft, start: usize) -> bool {
    const VERB: usize = 5;
    let lives = start - usize::from(scan.marker(start - 1, job!("lives_of")).is_some());
    let Some(on) = lives.checked_sub(1).filter(|&at| scan.is_word(at, ON)) else { return false };
    let person = |n: usize| scan.is(n, words::PERSON) || counted(scan, n).is_some();
    if lives == start && !draft.noun.is_some_and(|n| n >= draft.end && person(n)) {
        return false;
    }
    let inside = |&i: &usize| !ends_sentence(scan, i) && !comma(scan, i) && !opens_clause(scan, i);
    let court = |i: usize| scan.marker(i, job!("jailers")).is_some();
    let mut near = (on.saturating_sub(VERB)..on).rev().take_while(inside).take_while(|&i| !court(i));
    near.find(|&i| scan.marker(i, job!("puts_down")).is_some()).is_some_and(|verb| !unreal(scan, verb))
}
