//! Where what is said begins right behind a verb without a subject, past when, where and to whom it is said.

use super::attribution::past_description;
use crate::figures::speech::source_word::{how, named, nisba, outlet, possessed, preposition, title};
use crate::figures::speech::{addressee, opens_speech, speech};
use crate::figures::tokens::particles::{ABOUT, ARTICLE, THIS, THIS_F, TO, WHICH, WHICH_F, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of an outlet's name.
const OUTLET: usize = 3;

/// Where what is said begins, if it does at token `after` or past أيضا, أمس, في بيان.
pub(crate) fn direct(scan: &Scan, after: usize, end: usize) -> Option<usize> {
    // وقال كنا «عازمين»: the words of who speaks begin at once.
    if opens_speech(scan, after) || refers(scan, after) || scan.marker(after, job!("we")).is_some() {
        return Some(after);
    }
    if let Some(from) = past_occasion(scan, after, end) {
        return Some(from);
    }
    let told = scan.tok(after).has(clitic::LAM);
    let named_next = how(scan, after, SourceHow::Noun).is_some() && !told || scan.is_word(after, ABOUT);
    if named_next || after > 0 && pointed(scan, after, end) { None } else { speech(scan, after, end, false) }
}

/// قال هذا الصياد إن, ويستطرد هذا الصياد الذي: somebody who is pointed to; not قال هذا الأسبوع إن.
fn pointed(scan: &Scan, after: usize, end: usize) -> bool {
    const TIME: u32 = words::UNIT | words::DAY_PART | words::WEEKDAY | words::MONTH;
    let noun = after + 1;
    let time =
        scan.is(noun, TIME) || [job!("month_word"), job!("today")].iter().any(|&job| scan.marker(noun, job).is_some());
    if ![THIS, THIS_F].contains(&scan.codes(after)) || !scan.codes(noun).starts_with(ARTICLE) || time {
        return false;
    }
    // وصف هذه الحادثة بأنها, يدل هذا القرار على أن, يظهر هذا الأداء أن
    let shows = scan.marker(after - 1, job!("appears")).is_some() && !named(scan, noun);
    if shows || scan.marker(after - 1, job!("describes")).is_some() || impersonal(scan, after - 1) {
        return false;
    }
    // تجد هذه القناة تشخص الخبر على أن: nothing but the noun and its adjectives.
    let definite = |i: usize| scan.codes(i).starts_with(ARTICLE) && ![WHICH, WHICH_F].contains(&scan.codes(i));
    let past = (noun..end).find(|&i| !definite(i)).unwrap_or(end);
    let said = |i: usize| opens_speech(scan, i) || comma(scan, i) && scan.mark(i + 1, b'"');
    // وإذا وجدت هذه الألوان فإن
    let says = said(past) && scan.codes(past).first() != Some(&letter('ف'));
    let relative = [WHICH, WHICH_F].contains(&scan.codes(past));
    says || relative && past_description(scan, past, end).is_some_and(said)
}

/// وأشار في تصريح لوكالة الأنباء إلى مقتل, وكشف خلال ندوة صحفية عن إغلاق: past when and where it is said, where no name follows.
fn past_occasion(scan: &Scan, after: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let verb = after.checked_sub(1)?;
    let (refers, tells) =
        (scan.marker(verb, job!("refers")).is_some(), scan.marker(verb, job!("tells_about")).is_some());
    if !(refers || tells) || !preposition(scan, after) || scan.marker(after + 1, job!("occasion")).is_none() {
        return None;
    }
    let goal = if refers { TO } else { ABOUT };
    let said = (after + 2..end.min(after + LONGEST)).find(|&i| scan.is_word(i, goal))?;
    // في حديث عن الأزمة: what the occasion is about.
    let about = tells && said == after + 2 && !possessed(scan, after + 1);
    let outlet = |i: usize| (i.saturating_sub(OUTLET)..i).any(|at| at > after + 1 && outlet(scan, at));
    let inside = |i: usize| {
        let known = words::WEEKDAY | words::FUNCTION | words::PLACE | words::MONTH;
        let adjective = nisba(scan.codes(i)) || scan.codes(i).ends_with(&[letter('ه')]);
        !title(scan, i)
            && (scan.tok(i).clitics != 0
                || starts_with_article(scan.codes(i))
                || adjective
                || scan.is(i, known)
                || outlet(i))
    };
    let joined = |i: usize| scan.class(i) != Class::Word || inside(i) || addressee(scan, i);
    (!about && (after + 2..said).all(joined)).then_some(said)
}

/// وأشار إلى مقتل: a verb of pointing whose subject is the one heard before.
fn refers(scan: &Scan, after: usize) -> bool {
    after > 0 && scan.is_word(after, TO) && scan.marker(after - 1, job!("refers")).is_some()
}

/// Verbs that without a subject say that nobody is known to say it.
pub(super) fn impersonal(scan: &Scan, verb: usize) -> bool {
    matches!(how(scan, verb, SourceHow::Verb), Some((Needs::Impersonal, _)))
}
