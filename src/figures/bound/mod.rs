//! Bounds: the qualifiers before and after a number.

pub(super) mod signs;
pub(super) mod threshold;

use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::numeral::{self, number_word};
use super::tokens::particles::{
    ABOUT, ABOVE, AFTER, BEFORE, BELOW, FROM, IN, NEARED, ON, PASSED, SINCE, THAT, UNTIL, WHICH, WHICH_F,
};
use super::tokens::scan::{BACK, Scan, clitic, clitics_only};
use super::tokens::words::{self, Needs, Sense, job};
use super::tokens::{plural, unit_word};
use crate::lexicon::schema::{Side, SourceHow};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::ops::Range;

/// Longest qualifier in tokens.
const LONGEST: usize = 6;

const _: () = assert!(LONGEST <= BACK && REACH + 2 <= BACK);

fn qualifier(scan: &Scan, i: usize, side: Side) -> Option<(Bound, usize)> {
    if !scan.is(i, words::QUALIFIER) {
        return None;
    }
    // ارتفع ليصل إلى 832: what it reached.
    let reached = scan.tok(i).has(clitic::LAM);
    let found = scan.find(i, |s| match s {
        Sense::Qualifier { bound: Bound::AtMost, .. } if reached => None,
        Sense::Qualifier { bound, side: found } if found == side => Some(bound),
        _ => None,
    });
    // حمل القارب 80 مهاجرا: a verb takes no article, and a noun that qualifies alone has none; but الأقل من 40.
    let alone = |end: usize| side == Side::Before && end == i + 1 && scan.tok(i).has(clitic::ARTICLE);
    found.filter(|&(_, end)| !alone(end))
}

/// The qualifier that ends right before token `i`: its bound and first token.
fn before(scan: &Scan, i: usize) -> Option<(Bound, usize)> {
    // مليون كحد أقصى و20 ألفا: a qualifier before و belongs to what stands before it.
    let joins = |at: usize| number_word::digit_prefix(scan, at).is_some_and(|bits| bits & clitic::CONJUNCTION != 0);
    if scan.tok(i).has(clitic::CONJUNCTION) || i > 0 && joins(i - 1) {
        return None;
    }
    // Past an opening quotation mark or bracket and a fused preposition.
    let mut at = i;
    while at > 0 && i - at < 3 {
        let t = &scan.tok(at - 1);
        let skip = match t.class() {
            Class::Mark => matches!(t.token.mark, b'"' | b'(' | b'\'' | b'%' | b'$' | code::CLOSE_QUOTE),
            Class::Word => {
                clitics_only(scan.codes(at - 1)).is_some() && number_word::digit_prefix(scan, at - 1).is_some()
            }
            _ => false,
        };
        if !skip {
            break;
        }
        at -= 1;
    }
    // تصل إلى ارتفاع 20 قدما
    let way = scan.marker_before(i, job!("distance")).filter(|&way| way + 1 == i).unwrap_or(i);
    let ends = [at, i, way];
    if let Some(found) = ends.into_iter().find_map(|end| signs::before(scan, end)) {
        return Some(found);
    }
    for (k, &end) in ends.iter().enumerate() {
        let known = ends[..k].contains(&end);
        if known || scan.passed(end).live & words::QUALIFIER == 0 {
            continue;
        }
        for from in (end.saturating_sub(LONGEST)..end).rev() {
            if let Some((bound, after)) = qualifier(scan, from, Side::Before)
                && after == end
                && (end >= at || bound == Bound::AtMost)
            {
                // A longer qualifier may end at the same place: ما لا يقل عن over يقل عن.
                let longer = (end.saturating_sub(LONGEST)..from)
                    .find_map(|f| qualifier(scan, f, Side::Before).filter(|q| q.1 == end).map(|q| (q.0, f)));
                let (bound, from) = longer.unwrap_or((bound, from));
                return Some(denied(scan, bound, from).unwrap_or((bound, from)));
            }
        }
    }
    None
}

/// Tokens between a verb of holding and the أكثر من behind it: لا تستوعب قاعة المحكمة أكثر من.
const HELD: usize = 3;

/// لن تزيد كلفته على, لا يكفي المخزون لأكثر من: a qualifier at token `from` that a negated verb turns over, and where that begins.
fn denied(scan: &Scan, bound: Bound, from: usize) -> Option<(Bound, usize)> {
    if is_verb(scan, from) && denial(scan, from).is_some() {
        return turned(scan, bound, from);
    }
    if bound != Bound::MoreThan {
        return None;
    }
    let parts = |at: &usize| {
        scan.class(*at) == Class::Word && scan.tok(*at).clitics & clitic::CONJUNCTION == 0 && !whoever(scan, *at)
    };
    let mut back = (from.saturating_sub(HELD + 1)..from).rev().take_while(parts);
    let verb = back.find(|&at| scan.marker(at, job!("holds")).is_some())?;
    turned(scan, bound, verb)
}

/// لن يسمح لمن يتجاوز: من and لمن, behind which another verb begins that is not denied.
fn whoever(scan: &Scan, at: usize) -> bool {
    scan.codes(at).len() <= FROM.len() + 1 && scan.codes(at).ends_with(FROM) && scan.is(at + 1, words::QUALIFIER)
}

/// Tokens from لم يكن and the like to the verb that it denies: لم تكن نسبة الحضور تتجاوز.
const BEEN: usize = 4;

/// لا, لن, دون أن, لم يعد: the token at which what denies the verb at token `verb` begins.
fn denial(scan: &Scan, verb: usize) -> Option<usize> {
    let been_at = |at: usize| scan.marker(at, job!("been")).is_some();
    let subject = |at: &usize| {
        let another_clause = CLAUSES.contains(&scan.codes(*at)) || scan.tok(*at).clitics & clitic::CONJUNCTION != 0;
        scan.class(*at) == Class::Word && !another_clause && !whoever(scan, *at)
    };
    let mut back = (verb.saturating_sub(BEEN)..verb).rev().take_while(subject);
    let mut been = || back.find(|&at| been_at(at));
    // لا يمكن أن تقل, لا يجوز أن تتجاوز
    let may = || verb.checked_sub(2).filter(|&at| scan.is_word(at + 1, THAT) && scan.marker(at, job!("may")).is_some());
    let denied = |at: usize| scan.marker_before(at, job!("not"));
    let start = denied(verb).or_else(|| denied(may()?)).or_else(|| denied(been()?))?;
    // إلا بتجاوز 7 نقاط: folded like ألا.
    (!(start..verb).any(|at| scan.written(at).contains("إلا"))).then_some(start)
}

/// What a bound says of a number where the verb at token `verb` is denied, and where that begins; نحو stays as it is.
fn turned(scan: &Scan, bound: Bound, verb: usize) -> Option<(Bound, usize)> {
    let start = denial(scan, verb)?;
    let turned = match bound {
        Bound::MoreThan => Bound::AtMost,
        Bound::LessThan => Bound::AtLeast,
        Bound::AtLeast | Bound::AtMost => Bound::LessThan,
        _ => return None,
    };
    Some((turned, start))
}

/// The token after the qualifier that begins at token `i`, behind a number: على الأقل.
pub(super) fn behind(scan: &Scan, i: usize) -> Option<usize> {
    qualifier(scan, i, Side::After).map(|found| found.1)
}

/// Whether a qualifier ends right before token `i`, past what opens around it.
pub(super) fn told_before(scan: &Scan, i: usize) -> bool {
    before(scan, i).is_some()
}

/// Tokens between a verb that bounds and its number: تجاوز عدد القتلى 40 ألفا.
const REACH: usize = 5;

/// Words that begin another clause.
const CLAUSES: [&[u8]; 6] = [WHICH, WHICH_F, AFTER, BEFORE, SINCE, THAT];

/// A verb of bounding whose subject stands between it and the number at token `i`.
fn verb_before(scan: &Scan, i: usize) -> Option<(Bound, usize)> {
    if scan.passed(i).live & words::QUALIFIER == 0 {
        return None;
    }
    let floor = i.saturating_sub(REACH + 2);
    let mut at = i;
    // يزيد بنسبة 5% عن العام الماضي: by how much is no bound; ارتفع تقريبا بنسبة 5% is.
    let mut by_how_much = false;
    while at > floor {
        at -= 1;
        // تجاوز سعر الطن 300 دولار, تجاوز الدين العام 36 تريليون: a definite unit belongs to the subject.
        let measures = scan.is(at, words::UNIT) && !scan.tok(at).has(clitic::ARTICLE);
        // تجاوز عدد مشتركي «شاهد» 4 ملايين
        if scan.class(at) == Class::Mark && matches!(scan.tok(at).token.mark, b'"' | code::CLOSE_QUOTE) {
            continue;
        }
        if scan.marker(at, job!("measured_by")) == Some(i) {
            by_how_much = true;
            continue;
        }
        // لم تتجاوز مشاركة النساء عام 2016 نسبة 19%
        let behind = at + 1 == i || at + 2 == i && scan.tok(i - 1).clitics == 0 && !is_verb(scan, i - 1);
        if scan.class(at) == Class::Digits && behind && at > floor && unit_word::begins_date(scan, at - 1) {
            at -= 1;
            continue;
        }
        if scan.class(at) != Class::Word || measures || scan.is(at, words::NUMBER) {
            return None;
        }
        if let Some((bound, end)) = qualifier(scan, at, Side::Before)
            && end < i
            && is_verb(scan, end - 1)
            && !to_overcome(scan, end - 1)
        {
            return (!by_how_much || bound == Bound::Approx).then(|| turned(scan, bound, at).unwrap_or((bound, at)));
        }
        // لم يتجاوز حدود القرية التي يسكنها 500 شخص, تجاوز الأزمة بعد أن أقرض 3 مصارف: another clause counts.
        if CLAUSES.contains(&scan.codes(at)) {
            return None;
        }
        // تجاوزت طائرة تقل 178 راكبا: what it carries is no bound.
        let carries = at + 1 == i && scan.marker(at, job!("falls_short")).is_some();
        if scan.tok(at).has(clitic::CONJUNCTION) || says(scan, at) || carries {
            return None;
        }
    }
    None
}

/// Tokens between a denied verb of exceeding and its number at most: لا تتجاوز فترة توقيف المخالف في المركز دون أمر ثلاثة أيام.
const LIMIT: usize = 14;

/// A denied verb of exceeding far before token `i`, where one long subject is all that stands between them.
fn far_limit(scan: &Scan, i: usize, counts: bool) -> Option<(Bound, usize)> {
    let last = i.checked_sub(1).filter(|&at| scan.class(at) == Class::Word && !scan.is(at, words::FUNCTION))?;
    let floor = i.saturating_sub(LIMIT);
    // What happened to people counts them, and measures no time: فترة توقيف المخالف.
    let other = if counts { words::ROLE } else { 0 };
    // The verb itself, not دون أن or على الأكثر.
    let limit = |at: usize| {
        let (bound, end) = qualifier(scan, at, Side::Before)?;
        let denied = scan.marker(at, job!("not")).or_else(|| scan.marker_before(at, job!("not"))).is_some();
        (bound == Bound::AtMost && end <= last && is_verb(scan, end - 1) && denied).then_some((bound, at))
    };
    let subject = |at: usize| {
        let apart = || scan.is(at, words::NUMBER | other) || CLAUSES.contains(&scan.codes(at));
        scan.class(at) == Class::Word && !scan.tok(at).has(clitic::CONJUNCTION) && !apart()
    };
    for at in (floor..=last).rev() {
        let found = if scan.live(at) & words::QUALIFIER != 0 { limit(at) } else { None };
        if found.is_some() || !subject(at) {
            return found;
        }
    }
    None
}

/// A verb of saying, whose object a later number is.
fn says(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| matches!(s, Sense::Source(SourceHow::Verb, Needs::Nothing)).then_some(())).is_some()
}

/// A verb of saying or counting, whose subject stands before it: ولايات سجلت.
fn says_or_counts(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics == 0 && scan.find(i, |s| matches!(s, Sense::Source(SourceHow::Verb, _)).then_some(())).is_some()
}

/// Tokens between a verb of exceeding and the على or عن that its number follows.
const SPLIT: usize = 9;

/// يزيد عدد السكان على 5 آلاف, لا تقل المساحة عن 500 متر: the subject parts the verb from its preposition.
fn split_verb(scan: &Scan, i: usize) -> Option<(Bound, usize)> {
    let at = if i > 0 && scan.mark(i - 1, b'(') { i - 1 } else { i };
    let prep = at.checked_sub(1)?;
    let inner = prep.saturating_sub(SPLIT)..prep;
    if scan.is_word(prep, FROM) {
        return nears(scan, inner);
    }
    if !scan.is_word(prep, ON) && !scan.is_word(prep, ABOUT) {
        return None;
    }
    let exceeds = |at: usize| scan.marker(at, job!("exceeds")).is_some();
    let falls = |at: usize| scan.marker(at, job!("falls_short")).is_some();
    let verb = inner.rev().take_while(|&at| scan.class(at) == Class::Word).find(|&at| exceeds(at) || falls(at))?;
    let bound = if exceeds(verb) { Bound::MoreThan } else { Bound::LessThan };
    Some(turned(scan, bound, verb).unwrap_or((bound, verb)))
}

/// اقترب عدد القتلى من 200, تقترب الإيرادات من: a verb of nearing in these tokens whose subject is an amount; people and storms
/// near a place.
fn nears(scan: &Scan, inner: Range<usize>) -> Option<(Bound, usize)> {
    let verb = inner
        .clone()
        .rev()
        .take_while(|&at| scan.class(at) == Class::Word)
        .find(|&at| scan.marker(at, job!("nears")).is_some())?;
    let amount = [job!("total"), job!("shared_out"), job!("price")];
    (verb + 1..inner.end)
        .any(|at| amount.iter().any(|&job| scan.marker(at, job).is_some()))
        .then_some((Bound::Approx, verb))
}

/// Tokens from a word of ability to the حتى before its number: يخفض استهلاك الكهرباء حتى 35%.
const ABLE: usize = 6;

/// يخفض الاستهلاك حتى 35%: what somebody is able to reach; not لم يدفع حتى 10 دنانير.
fn up_to(scan: &Scan, draft: &Draft, i: usize) -> Option<(Bound, usize)> {
    let amount = matches!(draft.kind, Kind::Percent | Kind::Count | Kind::Measure | Kind::Money);
    let until = i.checked_sub(1).filter(|&at| amount && scan.is_word(at, UNTIL))?;
    let mut back = (until.saturating_sub(ABLE)..until).rev().take_while(|&at| scan.class(at) == Class::Word);
    let able = back.find(|&at| scan.marker(at, job!("able")).is_some())?;
    denial(scan, able).is_none().then_some((Bound::AtMost, until))
}

/// Verbs by shape: the present, and the few past forms that bound.
pub(super) fn is_verb(scan: &Scan, i: usize) -> bool {
    let word = scan.stem(i);
    // من تحت الأنقاض خمسة أطفال tells where.
    // أتجاوز, نتجاوز; but نحو
    // سيتجاوز
    let word = word
        .strip_prefix(&[letter('س')])
        .filter(|rest| rest.len() >= 3 && [letter('ي'), letter('ت')].contains(&rest[0]))
        .unwrap_or(word);
    let first_person = word.len() >= 6 && matches!(word[0], c if c == letter('ن') || c == letter('ا'));
    first_person
        || word.len() >= 3
            && ![BELOW, ABOVE].contains(&word)
            && (matches!(word[0], c if c == letter('ي') || c == letter('ت') || c == letter('ف'))
                || NEARED.contains(&word))
}

/// لتجاوز الأزمة: a verbal noun with ل tells a purpose; the present after it is ليتجاوز or لتتجاوز.
fn to_overcome(scan: &Scan, i: usize) -> bool {
    const PRESENT: [&[u8]; 2] = [&[letter('ي')], &[letter('ت'), letter('ت')]];
    scan.tok(i).has(clitic::LAM) && !PRESENT.iter().any(|p| scan.stem(i).starts_with(p))
}

/// نجح في تجاوز تسع سيارات: whether the verbal noun at token `from` tells of rivals that somebody passed on the way, each of them.
fn overtaken(scan: &Scan, draft: &Draft, from: usize) -> bool {
    let passing = from > 0 && scan.is_word(from - 1, IN) && from + 1 == draft.start && scan.is_word(from, PASSED);
    passing && draft.noun.is_some_and(|noun| noun >= draft.end && scan.marker(noun, job!("rival")).is_some())
}

/// Whether a qualifier stands right before token `i`.
pub(super) fn qualified(scan: &Scan, i: usize) -> bool {
    before(scan, i).is_some()
}

/// The token at which the qualifier before token `i` begins.
pub(super) fn begins(scan: &Scan, i: usize) -> Option<usize> {
    before(scan, i).map(|(_, from)| from)
}

/// أكثر من 20 قتيلا و30 جريحا: the qualifier before the first member of a list governs those that و joins to it
/// right after its noun, unless one has a qualifier of its own or stands in the nominative (وثلاثون).
pub(super) fn carry(scan: &Scan, drafts: &mut [Draft]) {
    let counted = |d: &Draft| d.kind == Kind::Count && d.noun.is_some_and(|noun| noun >= d.end);
    let mut governs = false;
    for k in 1..drafts.len() {
        let (done, rest) = drafts.split_at_mut(k);
        let (last, next) = (&done[k - 1], &mut rest[0]);
        governs = counted(last)
            && !matches!(last.bound, Bound::Exact | Bound::Range | Bound::Vague)
            && (governs || before(scan, last.start).is_some());
        let prefixed = next.start > 0 && number_word::digit_prefix(scan, next.start - 1) == Some(clitic::CONJUNCTION);
        let joint = if prefixed { next.start - 1 } else { next.start };
        let joined = prefixed || scan.tok(joint).clitics == clitic::CONJUNCTION;
        let nominative = plural::ends_masculine(scan.codes(next.start));
        let adjacent = (last.phrase.1..=last.phrase.1 + 1).contains(&joint);
        // و8 ولايات سجلت: a clause of its own.
        let acts =
            next.noun.is_some_and(|noun| scan.live(noun + 1) & words::SOURCE != 0 && says_or_counts(scan, noun + 1));
        governs &= joined && adjacent && !nominative && !acts && counted(next) && next.bound == Bound::Exact;
        if governs {
            next.bound = last.bound;
        }
    }
}

/// Gives a draft the bound of the qualifiers around it.
pub(super) fn attach(scan: &Scan, draft: &mut Draft) {
    attach_range(scan, draft, draft.start);
}

/// The same for a draft whose first word (بين, من) begins at token `start`.
pub(super) fn attach_range(scan: &Scan, draft: &mut Draft, start: usize) {
    if matches!(draft.bound, Bound::Exact | Bound::Range) {
        let exact = draft.bound == Bound::Exact;
        // تفوق ما تحقق خلال العام الماضي 2014
        let subject = || if draft.kind == Kind::Date { None } else { verb_before(scan, start) };
        let told = before(scan, start).or_else(|| split_verb(scan, start)).or_else(subject);
        let told =
            told.or_else(|| far_limit(scan, start, draft.kind == Kind::Count).filter(|_| draft.kind != Kind::Date));
        if let Some((bound, from)) = told.or_else(|| up_to(scan, draft, start)) {
            if overtaken(scan, draft, from) {
                return;
            }
            // تحت سقف واحد: what is counted qualifies nothing.
            let one = draft.value == Some(Decimal::ONE) && draft.noun.is_some_and(|noun| noun + 1 == start);
            if one && qualified(scan, start) {
                return;
            }
            if exact {
                draft.bound = bound;
            }
            draft.widen(from, draft.end);
            return;
        }
        // After the number, or after the noun it counts.
        let noun_end = draft.past_noun();
        // ثمانية من مدير عام فما فوق: above a rank, not above the number.
        let noun_end = if scan.is_word(draft.end, FROM) { draft.end } else { noun_end };
        let mut ends = [draft.end, noun_end, noun_end + 1];
        ends.sort_unstable();
        for at in ends {
            // 5% بحد أقصى ألف ريال: the limit of what follows.
            let next = |after: usize| scan.tok(at).has(clitic::BA) && numeral::read(scan, after).is_some();
            if let Some((bound, after)) = qualifier(scan, at, Side::After).filter(|found| !next(found.1)) {
                if exact {
                    draft.bound = bound;
                }
                draft.widen(draft.start, after);
                return;
            }
        }
    }
}

/// بارتفاع قدمين, أكثر من ميلان: whether a dual that is also another word is told as a measure.
pub(super) fn measured_before(scan: &Scan, i: usize) -> bool {
    qualified(scan, i) || scan.marker_before(i, job!("distance")).is_some()
}
