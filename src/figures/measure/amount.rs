//! What a numeral measures: per cent, money, units, time, age, times as much, or the thing it counts.

use super::alone;
use super::compound;
use super::points;
use super::rate;
use crate::figures::draft::Draft;
use crate::figures::duration;
use crate::figures::figure::Kind;
use crate::figures::money;
use crate::figures::noun;
use crate::figures::noun::parts;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::{fraction, number_word};
use crate::figures::tokens::particles::{DAY, FROM, KILO, KNOTS, METRES, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense, job};
use crate::figures::tokens::{currency, unit_word};
use crate::figures::topic;
use crate::text::chars::SUKUN;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// A token right after a number, past a quotation mark or bracket that closes around the number alone.
fn past_closing(scan: &Scan, start: usize, end: usize) -> usize {
    let closes = scan
        .get(end)
        .is_some_and(|t| t.class() == Class::Mark && matches!(t.token.mark, code::CLOSE_QUOTE | b')' | b'"' | b'\''));
    let opens = start > 0
        && scan.get(start - 1).is_some_and(|t| {
            t.class() == Class::Mark && matches!(t.token.mark, b'"' | b'(' | b'\'' | code::CLOSE_QUOTE)
        });
    if closes && opens { end + 1 } else { end }
}

/// Where what a number measures is named.
#[derive(Clone, Copy)]
struct Place {
    /// The token behind the number, its bracket or its minus.
    at: usize,
    /// A bracket or a quotation mark closes around the number alone.
    bracketed: bool,
    /// A minus is typed behind the digits.
    minus: bool,
}

impl Place {
    /// The draft of `n` with what stands behind it before token `end`.
    fn draft(self, n: &Numeral, kind: Kind, end: usize, rule: &'static str) -> Draft {
        let mut draft = Draft::of(n, kind, rule);
        draft.end = end;
        draft.widen(n.start, end);
        if self.bracketed {
            draft.start = n.start - 1;
            draft.phrase.0 = draft.start;
        }
        draft
    }
}

/// Gives `n` its kind by what follows and precedes it.
pub(crate) fn compose(scan: &Scan, n: &Numeral) -> Draft {
    if let Some(n) = suffixed(scan, n) {
        return compose(scan, &n);
    }
    let behind = past_minus(scan, n);
    let at = behind.unwrap_or_else(|| past_closing(scan, n.start, n.end));
    let place = Place { at, bracketed: at != n.end && behind.is_none(), minus: behind.is_some() };
    percent(scan, n, place)
        .or_else(|| of_money(scan, n, place))
        .or_else(|| of_unit(scan, n, place))
        .or_else(|| multiple(scan, n, place))
        .unwrap_or_else(|| counted(scan, n))
}

/// 5%, %5, نصف واحد بالمئة.
fn percent(scan: &Scan, n: &Numeral, place: Place) -> Option<Draft> {
    if let Some(end) = unit_word::percent(scan, place.at) {
        return Some(place.draft(n, Kind::Percent, end, "percent:after"));
    }
    // نصف واحد بالمئة
    if n.fraction
        && money::is_one(scan, place.at)
        && let Some(end) = unit_word::percent(scan, place.at + 1)
    {
        return Some(place.draft(n, Kind::Percent, end, "percent:part"));
    }
    let own = |sign: usize| sign == 0 || scan.class(sign - 1) != Class::Digits && n.digits;
    let before = n.start > 0 && scan.mark(n.start - 1, b'%') && (!scan.spaced(n.start) || own(n.start - 1));
    before.then(|| {
        let mut draft = Draft::of(n, Kind::Percent, "percent:before");
        draft.start = n.start - 1;
        draft.phrase.0 = draft.start;
        draft
    })
}

/// مئات الملايين من الريالات, -$50.
fn of_money(scan: &Scan, n: &Numeral, place: Place) -> Option<Draft> {
    let at = place.at;
    let named = if n.scaled && scan.is_word(at, FROM) && scan.tok(at + 1).has(clitic::ARTICLE) { at + 1 } else { at };
    if let Some((unit, per_main, end)) = currency::currency(scan, named) {
        let mut draft = place.draft(n, Kind::Money, end, "money:after");
        if place.minus {
            draft.value = draft.value.map(|v| -v.abs());
        }
        alone::add_part(scan, n, &mut draft);
        fraction::of_the_scale(scan, n, &mut draft);
        money::scale(&mut draft, per_main);
        draft.unit = Some(unit);
        if per_main == 1 {
            money::with_subunit(scan, &mut draft);
        }
        return Some(draft);
    }
    let (unit, from) = currency::currency_before(scan, n.start)?;
    let mut draft = Draft::of(n, Kind::Money, "money:before");
    // -$50
    let minus = from > 0 && scan.dash(from - 1) && !scan.spaced(from) && (scan.spaced(from - 1) || from == 1);
    if minus {
        draft.value = draft.value.map(|v| -v.abs());
    }
    let from = from - usize::from(minus);
    draft.start = from;
    draft.phrase.0 = from;
    draft.unit = Some(unit);
    Some(draft)
}

/// The number with the unit of measure or of time behind it; also what looks like one and is counted.
fn of_unit(scan: &Scan, n: &Numeral, place: Place) -> Option<Draft> {
    let at = place.at;
    // “ميتين مليون” سنة 1987: the year stands for itself.
    let year = at != n.end && scan.class(at + 1) == Class::Digits;
    let (index, end) = unit(scan, at, n).filter(|u| !year && !topic::horses(scan, n, at, *u))?;
    let info = &scan.words.units[index as usize];
    // عشرات النقاط, مئات الدرجات: things of their own.
    let of_the = n.low.is_some() && scan.tok(at).has(clitic::ARTICLE);
    if of_the && [unit::POINT, unit::BASIS_POINT, unit::DEGREE, unit::KNOT].iter().any(|&u| info.is(u)) {
        return None;
    }
    // سرعة 5 عقد: three to ten decades are عقود.
    if n.is_few() && scan.is_word(at, KNOTS) {
        let mut draft = place.draft(n, Kind::Measure, end, "measure:unit");
        draft.unit = Some(unit::KNOT.into());
        return Some(draft);
    }
    if info.is_time() {
        let guests = scan.marker(at, job!("guest_night")).is_some();
        if guests || duration::contracts(scan, index, n.start, at) || many_contracts(scan, n, index, at) {
            return Some(things(n, at, end, "count:contracts"));
        }
        return (!is_when(scan, n, at, end)).then(|| duration::duration(scan, n, index, end));
    }
    if info.is(unit::POINT) && points::are_counted(scan, n, at, end) {
        let mut draft = things(n, at, at + 1, "count:points");
        parts::halved(scan, &mut draft);
        return Some(draft);
    }
    if info.is(unit::BASIS_POINT) && points::are_basic(scan, n, at) {
        return Some(things(n, at, at + 1, "count:points"));
    }
    if info.is(unit::DEGREE) && counted_degree(scan, n, end) {
        return Some(things(n, at, end, "count:degrees"));
    }
    Some(measured(scan, n, place, index, end))
}

/// What the unit at the tokens `at..end` is the name of, counted by `n`.
fn things(n: &Numeral, at: usize, end: usize, rule: &'static str) -> Draft {
    let mut draft = Draft::of(n, Kind::Count, rule);
    draft.noun = Some(at);
    draft.widen(n.start, end);
    draft
}

/// So much of the unit of measure `index`, which is named before token `end`, with what is added to it.
fn measured(scan: &Scan, n: &Numeral, place: Place, index: u16, end: usize) -> Draft {
    let (at, info) = (place.at, &scan.words.units[index as usize]);
    let mut draft = place.draft(n, Kind::Measure, end, "measure:unit");
    draft.unit = Some(info.unit.clone());
    // 25ْ م: a sukun for the sign of degrees.
    if n.digits && scan.codes(at) == METRES && scan.span(n.end - 1, at + 1).of(scan.text).contains(SUKUN) {
        draft.unit = Some(unit::CELSIUS.into());
    }
    if scan.codes(at) == KILO && topic::distance_before(scan, n.start) {
        draft.unit = Some(unit::KILOMETRE.into());
    }
    if info.is(unit::METRE) && info.times == 1 && topic::area_before(scan, n.start) {
        draft.unit = Some(unit::SQUARE_METRE.into());
    }
    alone::add_part(scan, n, &mut draft);
    if info.times != 1 {
        draft.value = draft.value.and_then(|v| v.checked_mul(Decimal::from(info.times)));
    }
    rate::extend(scan, &mut draft);
    compound::extend(scan, &mut draft);
    topic::below_zero(scan, &mut draft);
    if place.minus {
        draft.value = draft.value.map(|v| -v.abs());
    }
    topic::unit(scan, &mut draft);
    draft
}

/// ثلاثة أضعاف, 2.5 مرة: times as much.
fn multiple(scan: &Scan, n: &Numeral, place: Place) -> Option<Draft> {
    let at = place.at;
    // مئة ضعف: above ten the thing counted is in the singular, which is weakness too.
    let many = n.value.is_some_and(|v| v > Decimal::TEN || v.scale() > 0);
    let times = || if many { scan.marker(at, job!("multiple_weak")) } else { None };
    if let Some(end) = scan.marker(at, job!("multiple")).or_else(times) {
        let mut draft = place.draft(n, Kind::Multiple, end, "multiple:after");
        parts::and_part(scan, &mut draft);
        return Some(draft);
    }
    let end = scan.marker(at, job!("times")).filter(|_| n.value.is_some_and(|v| v.scale() > 0))?;
    let mut draft = place.draft(n, Kind::Multiple, end, "multiple:times");
    draft.noun = Some(end - 1);
    Some(draft)
}

/// A part of something, the strength of an earthquake, or so many of what is not known yet.
fn counted(scan: &Scan, n: &Numeral) -> Draft {
    if n.fraction {
        return Draft::of(n, Kind::Fraction, "fraction:word");
    }
    if topic::strength(scan, n) {
        let mut draft = Draft::of(n, Kind::Measure, "measure:strength");
        draft.unit = Some(unit::RICHTER.into());
        return draft;
    }
    // الطريق السريع كيلو 60: a place on a road.
    let road = n.start > 0 && n.digits && scan.codes(n.start - 1) == KILO && scan.spaced(n.start);
    if road && scan.class(n.start.wrapping_sub(2)) == Class::Word && !scan.is(n.start - 2, words::NUMBER) {
        let mut draft = Draft { start: n.start - 1, ..Draft::of(n, Kind::Measure, "measure:on_a_road") };
        draft.unit = Some(unit::KILOMETRE.into());
        return draft;
    }
    if scan.marker(n.end, job!("below_zero")).is_some() {
        let mut draft = Draft::of(n, Kind::Measure, "measure:below_zero");
        draft.unit = Some(unit::CELSIUS.into());
        topic::below_zero(scan, &mut draft);
        return draft;
    }
    Draft::of(n, Kind::Count, "count:plain")
}

/// K, M or B joined to what ends before token `at`: so many thousands, millions or billions.
fn scale_letter(scan: &Scan, at: usize) -> Option<u32> {
    if scan.class(at) != Class::Latin || scan.spaced(at) {
        return None;
    }
    match scan.codes(at) {
        b"k" => Some(1_000),
        b"m" => Some(1_000_000),
        b"b" => Some(1_000_000_000),
        _ => None,
    }
}

/// 500K متابع, 1.5M مشاهدة, 100K: whether a capital joined to the digits at the tokens `start..end` tells thousands or millions, and no
/// metres, model or resolution (5M, GT 540M, 4K).
pub(crate) fn counts_in_letters(scan: &Scan, start: usize, end: usize) -> bool {
    const LEAST: usize = 3;
    let upper = |c: u8| c.is_ascii_uppercase();
    let capital = scale_letter(scan, end).is_some() && scan.written(end).bytes().all(upper);
    let latin = |at: usize| scan.class(at) == Class::Latin;
    let alone = start <= 1 && (0..start).all(|at| scan.dash(at)) && end + 1 == scan.len();
    let long = end > start + 1 || scan.codes(start).len() >= LEAST;
    let noun = || noun::plausible(scan, end + 1) && scan.tok(end + 1).clitics == 0;
    capital && !(start > 0 && latin(start - 1)) && !latin(end + 1) && (alone || long && noun())
}

/// $1.5B, 20M دولار: thousands, millions or billions by a letter joined to the digits of an amount of money, or of what is counted.
pub(crate) fn suffixed(scan: &Scan, n: &Numeral) -> Option<Numeral> {
    let times = scale_letter(scan, n.end).filter(|_| n.digits && !n.scaled)?;
    let told = currency::currency_before(scan, n.start).is_some()
        || currency::currency(scan, n.end + 1).is_some()
        || scan.is(n.end + 1, words::COUNTED)
        || counts_in_letters(scan, n.start, n.end);
    let value = n.value.filter(|_| told)?.checked_mul(Decimal::from(times))?;
    Some(Numeral { value: Some(value), end: n.end + 1, plain: 0, scaled: true, ..*n })
}

/// أصيب 5 ليلة أمس, قتل 4 ساعة وقوع الانفجار: whether the one unit of time at the tokens `unit..end` tells when people came to
/// harm, whom three to ten in digits before it count: they would take a plural.
fn is_when(scan: &Scan, n: &Numeral, unit: usize, end: usize) -> bool {
    // بلغ عدد الخروقات 251 يوم أمس
    if unit == n.end && n.digits && scan.is_word(unit, DAY) && scan.marker(end, job!("days_ago")).is_some() {
        return true;
    }
    let few = n.digits && n.is_few();
    let people = |at: usize| scan.is(at, words::ROLE) && !starts_with_article(scan.codes(at));
    let day = || scan.marker(end, job!("days_ago")).is_some() || starts_with_article(scan.codes(end));
    let owned = || scan.class(end + 1) == Class::Word && starts_with_article(scan.codes(end + 1));
    let named = || scan.class(end) == Class::Word && (day() || !scan.is(end, words::FUNCTION) && owned());
    few && unit == n.end
        && scan.marker(unit, job!("plural")).is_none()
        && n.start.checked_sub(1).is_some_and(people)
        && named()
}

/// 20 عقدا: contracts, as more than a century is told in years or قرون; not 12 عقدا من الزمن.
fn many_contracts(scan: &Scan, n: &Numeral, index: u16, at: usize) -> bool {
    let info = &scan.words.units[index as usize];
    // ثلاثة عقود لتوريد القمح
    let purpose = crate::figures::tokens::noun_shape::begins_purpose(scan, at + 1);
    let many = n.value > Some(Decimal::TEN) && !scan.is_word(at + 1, FROM);
    info.is_decade() && (many || purpose)
}

/// The token behind a minus that is typed behind the digits of `n`: 5- درجات, 100- ريال.
fn past_minus(scan: &Scan, n: &Numeral) -> Option<usize> {
    let minus = n.digits && scan.dash(n.end) && !scan.spaced(n.end);
    let degrees = minus && unit_word::degrees(scan, n.end + 1);
    let owed = minus && scan.is(n.end + 1, words::CURRENCY) && scan.tok(n.end + 1).clitics == 0;
    ((degrees || owed) && scan.spaced(n.end + 1)).then_some(n.end + 1)
}

/// أربع درجات وظيفية: degrees of an office or a science, which are counted.
fn counted_degree(scan: &Scan, n: &Numeral, i: usize) -> bool {
    const NISBA: &[u8] = &[letter('ي'), letter('ه')];
    n.value.is_some_and(|v| v.scale() == 0 && v < Decimal::ONE_HUNDRED)
        && scan.class(i) == Class::Word
        && scan.bits(i) == 0
        && scan.codes(i).ends_with(NISBA)
        && !topic::near(scan, n.start, i, job!("temperature"))
}

/// الستة الأشهر, الثلاث السنوات: whether a definite number stands before the definite plural of a unit.
fn few_of_the(scan: &Scan, n: &Numeral, i: usize) -> bool {
    n.definite && !n.digits && !n.scaled && scan.marker(i, job!("plural")).is_some()
}

/// The unit at token `i`.
pub(crate) fn unit(scan: &Scan, i: usize, n: &Numeral) -> Option<(u16, usize)> {
    // الـ 24 الساعة: the article may stand before both; آلاف السنين, مئات الأمتار: so it does behind a number without an end.
    if !scan.is(i, words::UNIT)
        || scan.tok(i).has(clitic::CONJUNCTION)
        || unit_word::begins_date(scan, i)
        || scan.tok(i).has(clitic::ARTICLE)
            && !n.fraction
            && !number_word::with_article(scan, n)
            && !few_of_the(scan, n, i)
            && n.low.is_none()
    {
        return None;
    }
    if scan.class(i) == Class::Word && scan.tok(i).clitics & !clitic::ARTICLE != 0 {
        return None;
    }
    let pick = |s| match s {
        // عشرات العقود: contracts.
        Sense::Unit { weak: true, .. } if n.low.is_some() && scan.tok(i).has(clitic::ARTICLE) => None,
        Sense::Unit { index, dual: false, weak }
            if !weak || n.digits || scan.codes(i).len() > 3 || half(scan, i, n) || hundreds(n) || clear(scan, i) =>
        {
            Some(index)
        }
        // A dual after a number repeats it: 2 ساعتين.
        Sense::Unit { index, dual: true, .. } if n.value == Some(Decimal::TWO) => Some(index),
        _ => None,
    };
    let (index, end) = scan.find(i, pick)?;
    (end > i + 1 || short(scan, i, n)).then_some((index, end))
}

/// Whether an abbreviation of one letter is one: م and غ are known for it, others (س, ل) only where no word follows; 5g is
/// a network.
fn short(scan: &Scan, i: usize, n: &Numeral) -> bool {
    const KNOWN: [u8; 2] = [code::letter('م'), code::letter('غ')];
    match scan.codes(i) {
        b"g" => n.value.is_some_and(|v| v >= Decimal::TEN),
        [letter] if scan.class(i) == Class::Word => {
            let initial = scan.mark(i + 1, b'.') && !scan.spaced(i + 1) && scan.class(i + 2) == Class::Word;
            KNOWN.contains(letter) || clear(scan, i) && !initial
        }
        _ => true,
    }
}

/// تسعمئة ميل, ألف قدم: after hundreds and thousands stands a singular, which a verb seldom is taken for.
fn hundreds(n: &Numeral) -> bool {
    n.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED && (v % Decimal::ONE_HUNDRED).is_zero())
}

/// Whether the clause ends after token `i`, or goes on with a function word: what stands there counts nothing more.
fn clear(scan: &Scan, i: usize) -> bool {
    let next = scan.tok(i + 1);
    match next.class() {
        Class::Word => next.has(clitic::CONJUNCTION) || scan.is(i + 1, words::FUNCTION),
        Class::Digits | Class::Latin => false,
        _ => !next.is_mark(b'.') || scan.spaced(i + 1) || scan.spaced(i + 2),
    }
}

/// نصف ميل: a part of what else is mostly another word.
fn half(scan: &Scan, i: usize, n: &Numeral) -> bool {
    n.fraction && scan.codes(i).len() == 3
}
