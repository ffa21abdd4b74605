//! What a bare number measures whose unit is said with another number of the same comparison or list: 900 دولار مقابل 700,
//! لا تقل عن 3 أشهر ولا تزيد على 6, 20 و30 في المئة.

use super::receiver;
use super::unit_far;
use crate::figures::draft::Draft;
use crate::figures::figure::{Bound, Kind};
use crate::figures::noun::elided;
use crate::figures::number::within;
use crate::figures::numeral::{self, digits, number_word};
use crate::figures::tokens::particles::{ABOUT, AGAINST, AT, FROM, IN, OF_HIM, OF_IT, ON, OTHERS, THIS, is_definite};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Tokens from an amount to a further one without its unit.
const GAP: usize = 10;

/// How many times as much as the other an amount of a comparison or list is at most, and one that another became.
const ALIKE: u32 = 10;
const BECAME: u32 = 50;

/// What stands in no gap between two amounts of one thing: it may be counted instead.
const OTHER: u32 = words::COUNTED | words::PERSON | words::ROLE;

/// Gives bare numbers the unit of the amount that they are compared or listed with.
pub(crate) fn carry(scan: &Scan, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let (done, rest) = drafts.split_at_mut(k);
        // الأول 500 طن والثاني 300: the rank tells which one it is of.
        let which = done[k - 1].rule == "ordinal:word" && k > 1;
        forward(scan, &done[k - 1 - usize::from(which)], &mut rest[0]);
        received(scan, done, &mut rest[0]);
        if let Some(like) = unit_far::amount_of(scan, done, &rest[0])
            && let Some(value) = rest[0].value
        {
            give(&mut rest[0], &done[like], value);
        }
    }
    for k in (1..drafts.len()).rev() {
        let (done, rest) = drafts.split_at_mut(k);
        backward(scan, &mut done[k - 1], &rest[0]);
    }
}

/// An amount that says its unit: the number before that, and what a scale word makes it.
#[derive(Clone, Copy)]
struct Amount {
    value: Decimal,
    number: Decimal,
    scale: Decimal,
}

impl Amount {
    /// The amount of `draft`, if its value is its number of the unit named; of subunits and decades it is not.
    fn of(scan: &Scan, draft: &Draft) -> Option<Amount> {
        let value = match draft.kind {
            Kind::Money | Kind::Measure if draft.unit.is_some() => draft.value,
            Kind::Percent | Kind::Age => draft.value,
            Kind::Duration => draft.iso.as_deref().and_then(single).map(|(_, value, _)| value),
            _ => None,
        }?;
        let number = [draft.start, draft.start + 1].into_iter().find_map(|at| numeral::read(scan, at))?;
        if number.value != Some(value) || value <= Decimal::ZERO {
            return None;
        }
        let written = digits::read(scan, number.start).map(|run| run.value).filter(|v| *v > Decimal::ZERO);
        let number = written.unwrap_or(value);
        Some(Amount { value, number, scale: value.checked_div(number)? })
    }

    /// What `bare` says of the same unit: the number itself, or so many of the scale word where that is left out too.
    fn like(self, bare: Decimal, most: u32) -> Option<Decimal> {
        let near = |a: Decimal, b: Decimal| within(a, b, most) && within(b, a, most);
        if near(bare, self.value) {
            return Some(bare);
        }
        (self.scale > Decimal::ONE && near(bare, self.number)).then(|| bare.checked_mul(self.scale))?
    }
}

/// A duration of one unit: what stands before its number, the number, and its unit.
fn single(iso: &str) -> Option<(&str, Decimal, &str)> {
    let number = iso.trim_start_matches(['P', 'T']);
    let begin = iso.len() - number.len();
    let end = iso.len() - 1;
    let value = iso.get(begin..end)?.parse().ok()?;
    Some((&iso[..begin], value, &iso[end..]))
}

/// A number of nothing that is named behind it.
fn bare(scan: &Scan, draft: &Draft) -> Option<Decimal> {
    let plain = draft.rule == "count:plain" && matches!(draft.bound, b if !matches!(b, Bound::Vague | Bound::Range));
    let value = draft.value.filter(|v| plain && *v > Decimal::ZERO)?;
    // عدد القتلى إلى 20
    let total = elided::total(scan, draft.start).is_some();
    (!total && draft.noun.is_none_or(|noun| noun < draft.start)).then_some(value)
}

/// Gives `draft` the `value` of the unit of `like`.
fn give(draft: &mut Draft, like: &Draft, value: Decimal) {
    (draft.kind, draft.unit, draft.noun) = (like.kind, like.unit.clone(), None);
    (draft.value, draft.rule) = (Some(value), "carried");
    if let Some((front, _, unit)) = like.iso.as_deref().and_then(single) {
        draft.iso = Some(format!("{front}{}{unit}", value.normalize()).into());
        draft.value = None;
    }
}

/// The unit of the amount before a number.
fn forward(scan: &Scan, last: &Draft, draft: &mut Draft) {
    let begin = number_word::with_prefix(scan, draft.start);
    if begin < last.end || begin - last.end > GAP || (last.end..begin).any(|at| ends_sentence(scan, at)) {
        return;
    }
    let Some(amount) = Amount::of(scan, last) else { return };
    // 13 طنا ويبلغ طولها 9 و14 قدما: another amount follows, which says its own unit.
    if number_word::behind_and(scan, draft.end).is_some_and(|next| digits::read(scan, next).is_some()) {
        return;
    }
    // من 40 مليون ريال إلى 35: the unit has been carried, the scale has not.
    if draft.rule == "money:elided" && scan.class(draft.start) == Class::Digits && draft.end == draft.start + 1 {
        let scaled = draft.value.and_then(|value| amount.like(value, ALIKE));
        draft.value = scaled.or(draft.value);
        return;
    }
    let other = apart(scan, last, draft, begin);
    let compared = compared(scan, last, begin);
    let part = part(scan, last, draft, begin);
    let told = other || part || compared && for_whom(scan, draft);
    let Some(value) = bare(scan, draft).or_else(|| draft.value.filter(|_| told)) else { return };
    let listed = listed(scan, last, draft, begin) || for_each(scan, last, draft, begin);
    let value = if other || compared || bounded(last, draft) || listed {
        amount.like(value, ALIKE)
    } else if became(scan, last, draft.phrase.0.min(begin)) {
        amount.like(value, BECAME)
    } else if part {
        let scaled = value >= amount.scale;
        Some(value).filter(|v| *v < amount.value && (amount.scale == Decimal::ONE || scaled))
    } else {
        None
    };
    let value = value.or_else(|| {
        bare(scan, draft).filter(|_| allotted(scan, last, draft, begin) || worth(scan, last, draft, begin))
    });
    if let Some(value) = value.filter(|v| last.kind != Kind::Percent || *v <= Decimal::ONE_HUNDRED) {
        give(draft, last, value);
    }
}

/// ستة ملايين دينار لتعبيد الطرق، ومليونا لشراء آليات: whether و joins a sum of thousands to the money before it, and each names
/// behind it what it is for.
fn allotted(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let what_for = |at: usize| scan.class(at) == Class::Word && scan.codes(at).first() == Some(&letter('ل'));
    let joined = number_word::behind_and(scan, begin).is_some();
    let large = draft.value.is_some_and(|v| v >= Decimal::ONE_THOUSAND);
    last.kind == Kind::Money && joined && large && draft.noun.is_none() && what_for(last.end) && what_for(draft.end)
}

/// مليوني دولار للاعب وعمولة بقيمة 200 ألف: whether a word for a sum leads to thousands of nothing, past money.
fn worth(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let large = draft.value.is_some_and(|v| v >= Decimal::ONE_THOUSAND);
    last.kind == Kind::Money && large && draft.noun.is_none() && scan.marker_before(begin, job!("sum")).is_some()
}

/// 34 درجة للعظمى و22 للصغرى, 300 درهم للكبار و150 للصغار: whether و joins the number at token `begin`, and both it and the amount
/// stand before ل and the article.
fn for_each(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let of = |at: usize| scan.class(at) == Class::Word && scan.codes(at).starts_with(&[letter('ل'), letter('ل')]);
    let joined = (last.end + 1..=last.end + 2).contains(&begin) && number_word::behind_and(scan, begin).is_some();
    joined && draft.bound == Bound::Exact && draft.noun.is_none() && of(last.end) && of(draft.end)
}

/// و25 ألفا لكل مصاب, دفع 70 ألفا لموظف: the currency of the sum before one that is paid or received.
fn received(scan: &Scan, done: &[Draft], draft: &mut Draft) {
    let plain = draft.rule == "count:plain" && !matches!(draft.bound, Bound::Vague | Bound::Range);
    let Some(value) = draft.value.filter(|v| plain && *v > Decimal::ZERO) else { return };
    let Some(k) = receiver::money_of(scan, done, draft, number_word::with_prefix(scan, draft.start)) else { return };
    let scaled = value >= Decimal::ONE_THOUSAND;
    let value = Some(value).filter(|_| scaled).or_else(|| Amount::of(scan, &done[k])?.like(value, ALIKE));
    if let Some(value) = value {
        give(draft, &done[k], value);
    }
}

/// 900 دولار مقابل 700, 120 ميغاواط من أصل 600, من 5% إلى 7: whether a word of comparing leads to the number at token `begin`.
fn compared(scan: &Scan, last: &Draft, begin: usize) -> bool {
    let from = || scan.marker_before(last.phrase.0.min(last.start), job!("from")).is_some();
    let changed = scan.marker(last.end, job!("to")) == Some(begin) && from();
    // من أصل 600
    let whole = scan.marker_before(begin, job!("whole")).is_some_and(|at| at > last.end && scan.is_word(at - 1, FROM));
    let against = || scan.is_word(begin - 1, AGAINST) || scan.marker_before(begin, job!("compared")).is_some();
    let quiet = || !(last.end..begin).any(|at| scan.class(at) == Class::Digits);
    changed || begin > last.end && (whole || against() && quiet())
}

/// 55% مقابل 45 لمنافسه: whether a word that may begin with ل has been taken for what `draft` counts.
fn for_whom(scan: &Scan, draft: &Draft) -> bool {
    let unknown = |at: usize| scan.bits(at) == 0 && scan.codes(at).first() == Some(&letter('ل'));
    draft.rule == "count:plain" && draft.bound == Bound::Exact && draft.noun == Some(draft.end) && unknown(draft.end)
}

/// لا تقل عن 3 أشهر ولا تزيد على 6: whether the other bound of the same thing follows the first.
fn bounded(last: &Draft, draft: &Draft) -> bool {
    let low = |d: &Draft| matches!(d.bound, Bound::AtLeast | Bound::MoreThan);
    let high = |d: &Draft| matches!(d.bound, Bound::AtMost | Bound::LessThan);
    let opposite = low(last) && high(draft) || high(last) && low(draft);
    opposite && (last.phrase.1..=last.phrase.1 + 1).contains(&draft.phrase.0)
}

/// 900 دولار بعدما كان 700, ليصبح 350: whether a verb of being or becoming leads from the amount to the number at token
/// `begin`. What rises by 20% to become 60 is no per cent.
fn became(scan: &Scan, last: &Draft, begin: usize) -> bool {
    const THING: u32 = OTHER | words::NUMBER | words::UNIT;
    let Some(verb) = scan.marker_before(begin, job!("becomes")).filter(|&at| at >= last.end) else { return false };
    let near = (last.end..verb).all(|at| scan.class(at) != Class::Digits && !scan.is(at, THING));
    near && verb - last.end <= 3 && last.kind != Kind::Percent
}

/// 1200 كيلومتر، منها 300 داخل البلاد: whether the number at token `begin` is a part of the amount right before it.
fn part(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let of_it = begin > last.end && [OF_IT, OF_HIM].iter().any(|&word| scan.is_word(begin - 1, word));
    // منها 49 ،171 دولارا: digits in groups that are written apart.
    let whole = !(comma(scan, draft.end) && scan.class(draft.end + 1) == Class::Digits);
    let right_behind = last.end + 1 == begin || last.end + 2 == begin && comma(scan, last.end);
    let right_behind = right_behind || last.kind == Kind::Measure && no_thing(scan, last.end, begin - 1);
    // منها 200 لمدينة حلب
    let named = draft.noun.is_some_and(|noun| noun != draft.end || scan.tok(noun).clitics != clitic::LAM);
    of_it && whole && right_behind && !matches!(last.kind, Kind::Percent | Kind::Age) && !named
}

/// 500 طن من القمح، منها 200, 37 مليون فدان هذا الموسم، منها 15 مليونا: whether nothing stands at the tokens `from..to` that some
/// could be of but the measure before.
fn no_thing(scan: &Scan, from: usize, to: usize) -> bool {
    const NONE: u32 = OTHER & !words::COUNTED | words::MARKER | words::SOURCE_VERB | words::NUMBER | words::PLACE;
    let matter =
        |at: usize| scan.class(at) == Class::Word && scan.is_word(at - 1, FROM) && !plural::plural_at(scan, at);
    let when = |at: usize| scan.is_word(at, THIS) || scan.is_word(at - 1, THIS);
    (from..to).all(|at| {
        let quiet = !scan.is(at, NONE) && matter(at) || scan.is_word(at, FROM) || when(at);
        quiet || at + 1 == to && comma(scan, at)
    })
}

/// 1500 لتر من المازوت و320 من البنزين, 90 دقيقة و30 أخرى: whether و joins the number at token `begin`, and what stands behind
/// it does the same as behind the amount.
fn apart(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let joined = number_word::behind_and(scan, begin).is_some();
    let plain = draft.rule == "count:plain" && draft.bound == Bound::Exact && scan.class(draft.start) == Class::Digits;
    let quiet = !(last.end..begin).any(|at| comma(scan, at) || scan.is(at, words::ROLE));
    if !joined || !plain || !quiet {
        return false;
    }
    if begin == last.end {
        return scan.is_word(draft.end, OTHERS);
    }
    let same = scan.is(draft.end, words::FUNCTION)
        && scan.codes(draft.end).len() > 1
        && (last.end..begin).any(|at| scan.codes(at) == scan.codes(draft.end));
    let what = draft.end + 1;
    let matter = || scan.class(what) == Class::Word && !scan.is(what, OTHER);
    same && match scan.is_word(draft.end, FROM) {
        true => draft.noun.is_none_or(|noun| noun == what) && matter(),
        false => draft.noun.is_none(),
    }
}

/// سعر الطماطم 20 جنيها والبطاطس 15, الرياض 44 درجة، جدة 38: whether the number at token `begin` stands behind a name, or a name
/// and a preposition, as the amount does.
fn listed(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    let before = number_word::with_prefix(scan, last.start);
    if before == 0 || begin <= last.end || scan.bits(draft.end) != 0 && !closes(scan, draft.end) {
        return false;
    }
    const PREPOSITIONS: [&[u8]; 4] = [ON, IN, AT, ABOUT];
    let preposition = |at: usize| PREPOSITIONS.contains(&scan.stem(at));
    // خمس سنوات وعلى الابن بثلاث
    let fused = scan.tok(draft.start).has(clitic::BA) && scan.tok(last.start).has(clitic::BA);
    let led = preposition(begin - 1) && scan.codes(begin - 1) == scan.codes(before - 1);
    if preposition(begin - 1) != led || last.kind == Kind::Duration && !led && !fused {
        return false;
    }
    let label = begin - 1 - usize::from(led);
    let of_last = before - 1 - usize::from(led);
    // 84.3 دولارا للبرميل
    let each = scan.is(last.end, words::UNIT) && scan.codes(last.end).starts_with(&[letter('ل'), letter('ل')]);
    let end = last.end + usize::from(each);
    let marked = comma(scan, end);
    let mut from = end + usize::from(marked);
    let opens = scan.joined_by_and(from);
    // وعلى الابن
    if opens && preposition(from) {
        from += 1;
    }
    if label < from || label - from > 1 || !(opens || marked) {
        return false;
    }
    (from..=label).all(|at| names(scan, at, of_last)) && scan.class(of_last) == Class::Word
}

/// Whether the word at token `at` names what is measured, and is nothing that the number behind it would count. `like` is the
/// word before the amount.
fn names(scan: &Scan, at: usize, like: usize) -> bool {
    const NOT: u32 = words::FUNCTION
        | words::ROLE
        | words::NUMBER
        | words::QUALIFIER
        | words::MONTH
        | words::WEEKDAY
        | words::UNIT
        | words::SOURCE_VERB
        | words::ORDINAL;
    if scan.class(at) != Class::Word {
        return false;
    }
    let second = scan.is(at, words::ORDINAL) && scan.is(like, words::ORDINAL);
    let article = is_definite(scan, at);
    // الصادرات 32 ألف طن والواردات 41 ألفا
    let many = |at: usize| plural::plural_at(scan, at) || article && plural::may_be_broken(scan, at);
    let length = scan.marker(at, job!("distance")).is_some();
    // روسيا is also a Russian, whom a number stands before.
    let place = scan.is(at, words::PLACE);
    let free = length || article || place || scan.bits(at) & !words::SOURCE_NOUN == 0;
    (second || !scan.is(at, NOT)) && (!many(at) || many(like)) && free && (article || place || !scan.is(at, OTHER))
}

/// Whether nothing more is said of a number of a list at token `i`.
fn closes(scan: &Scan, i: usize) -> bool {
    scan.class(i) != Class::Word && scan.class(i) != Class::Digits || scan.joined_by_and(i)
}

/// Tokens from an amount to what says that it and the one before it belong to two things in turn.
const IN_TURN: usize = 2;

/// 20 و30 في المئة, 40 و45 دولارا على التوالي, من 10 إلى 5 أيام: the unit of the amount behind a number.
fn backward(scan: &Scan, draft: &mut Draft, next: &Draft) {
    let begin = number_word::with_prefix(scan, next.start);
    if speeds(scan, draft, next) {
        if Amount::of(scan, next).is_some() {
            (draft.kind, draft.unit, draft.rule) = (next.kind, next.unit.clone(), "carried");
        }
        return;
    }
    let plain = draft.noun.is_none() && draft.bound == Bound::Exact;
    let Some(value) = bare(scan, draft).filter(|_| plain) else { return };
    let joined = begin == draft.end && number_word::behind_and(scan, begin).is_some();
    let shared = || matches!(next.kind, Kind::Money | Kind::Measure) && alike(scan, draft, next);
    let turn = || (next.end..=next.end + IN_TURN).any(|at| scan.marker(at, job!("respectively")).is_some());
    let from = || scan.marker_before(draft.start, job!("from")).is_some();
    let percent = next.kind == Kind::Percent;
    let changed = scan.marker(draft.end, job!("to")) == Some(begin) && (percent || from());
    if !(changed || joined && (percent || turn() || shared())) {
        return;
    }
    let like = Amount::of(scan, next).and_then(|amount| amount.like(value, ALIKE));
    if let Some(value) = like.filter(|v| !percent || *v <= Decimal::ONE_HUNDRED) {
        give(draft, next, value);
    }
}

/// في 150 و250 درهما, بين سعري 20 و30 دينارا: whether two numbers before one unit are both in digits or both in words, behind a
/// word that governs both; not أصيب 20 و30 درهما.
fn alike(scan: &Scan, draft: &Draft, next: &Draft) -> bool {
    let begin = number_word::with_prefix(scan, draft.start);
    let fused = scan.tok(begin).clitics & (clitic::BA | clitic::LAM) != 0;
    let governs = |at: usize| scan.class(at) == Class::Word && !scan.is(at, words::ROLE | words::SOURCE_VERB);
    let led = |at: usize| scan.is(at, words::FUNCTION) || scan.marker(at, job!("price")).is_some();
    scan.class(draft.start) == scan.class(next.start)
        && (fused || begin.checked_sub(1).is_some_and(|at| governs(at) && led(at)))
}

/// سرعتها من 15 إلى 30 وقد تصل إلى 45 كم/ساعة: whether و and a verb of reaching lead from a range without a unit to the measure that
/// it may become.
fn speeds(scan: &Scan, draft: &Draft, next: &Draft) -> bool {
    let open = draft.kind == Kind::Count && draft.bound == Bound::Range && draft.noun.is_none();
    let high = draft.high.zip(next.value).is_some_and(|(high, most)| high < most && within(most, high, ALIKE));
    let front = next.phrase.0.min(next.start);
    open && high
        && next.kind == Kind::Measure
        && next.bound == Bound::AtMost
        && scan.joined_by_and(draft.end)
        && (draft.end..=draft.end + 1).contains(&front)
}
