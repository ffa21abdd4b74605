//! Units and currencies that count by themselves: ساعتين, دولارين ونصف, لتر ونصف, ساعة إلا ربعا, كيلومتر واحد.

use super::compound;
use super::dual_range;
use super::unit_range;
use crate::figures::age;
use crate::figures::bound;
use crate::figures::draft::{BRIEF, Draft};
use crate::figures::duration;
use crate::figures::figure::Kind;
use crate::figures::money;
use crate::figures::noun::parts;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::{digits, number_word};
use crate::figures::tokens::particles::{AND, ARTICLE, FEMININE_DUAL, starts_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense, job};
use crate::figures::tokens::{currency, plural};
use crate::figures::topic;
use crate::lexicon::schema::{NounClass, NumberClass};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::ops::Range;

/// A unit or currency in the dual, which counts two by itself: ساعتين, دولارين; also عام ونصف.
pub(crate) fn dual(scan: &Scan, i: usize) -> Option<Draft> {
    let bits = scan.bits(i);
    if let Some(draft) = unit_range::read(scan, i).or_else(|| whole(scan, i)) {
        return Some(draft);
    }
    if bits & words::DUAL != 0 {
        if let Some((index, end)) = currency::dual_currency(scan, i) {
            let (code, after) = currency::resolve(scan, index, end);
            let after = past_two(scan, after);
            let mut draft = Draft::valued(i, after, Kind::Money, Decimal::TWO, "money:dual");
            parts::more(scan, &mut draft);
            let per_main = currency::per_main(scan, index, &code);
            money::scale(&mut draft, per_main);
            draft.unit = Some(code);
            if per_main == 1 {
                money::with_subunit(scan, &mut draft);
            }
            dual_range::of_money(scan, &mut draft, index);
            return Some(draft);
        }
        if let Some((index, end)) = duration::iso::dual_unit(scan, i) {
            // الدقيقتين 30 و33, الدقيقتين الـ12 والـ45 are two minutes of a match.
            let prefixed = number_word::digit_prefix(scan, end).is_some_and(|bits| bits & clitic::ARTICLE != 0);
            if scan.tok(i).has(clitic::ARTICLE) && (prefixed || scan.class(end) == Class::Digits) {
                return None;
            }
            // القرنين الثامن عشر والتاسع عشر, الدرجتين الثانية والثالثة
            let degrees = || scan.words.units[usize::from(index)].is(unit::DEGREE);
            if scan.tok(i).has(clitic::ARTICLE)
                && scan.is(end, words::ORDINAL)
                && (scan.marker(i, job!("century")).is_some() || degrees())
            {
                return None;
            }
            if duration::two_contracts(scan, index, i, end) {
                return None;
            }
            if duration::contracts(scan, index, i, i) {
                let mut draft = Draft::valued(i, end, Kind::Count, Decimal::TWO, "count:dual");
                draft.noun = Some(i);
                return Some(draft);
            }
            return two_units(scan, i, index, past_two(scan, end));
        }
    }
    // عام ونصف, ساعة وربع, لتر ونصف: one and a part.
    if bits & words::UNIT != 0 && !scan.tok(i).has(clitic::ARTICLE) && scan.marker(i, job!("plural")).is_none() {
        let pick = |s| match s {
            // عقد is also a contract.
            Sense::Unit { index, dual: false, weak }
                if !weak
                    || scan.codes(i).len() > 3
                    || scan.words.units[index as usize].times > 1
                    || parts::part_after(scan, i + 1).is_some() =>
            {
                Some(index)
            }
            _ => None,
        };
        let (index, end) = scan.find(i, pick)?;
        let info = &scan.words.units[index as usize];
        if !info.is_time() {
            return Some(measure(scan, i..end, index, Decimal::ONE, "measure:one_and")).filter(|draft| draft.end > end);
        }
        let mut parts = duration::iso::Parts::default();
        parts.add_units(Decimal::ONE, info)?;
        let after = duration::more_parts(scan, &mut parts, index, end);
        if after > end {
            return Some(Draft::iso(i, after, Kind::Duration, parts.iso(), "duration:one_and"));
        }
    }
    None
}

/// جنديان بريطانيان, مسؤولين منتخبين: what looks like a dual right after a counted dual, or after people in the
/// plural, describes them.
pub(crate) fn describes_dual(scan: &Scan, i: usize, drafts: &[Draft]) -> bool {
    let counted = || drafts.last().is_some_and(|d| d.end == i && d.noun == Some(i - 1) && d.start == i - 1);
    scan.tok(i).clitics == 0 && (counted() || i > 0 && people(scan, i - 1) && plural(scan, i))
}

/// Whether people in a sound plural without the article stand at token `i`.
fn people(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::PERSON) && !scan.is(i, words::DUAL_NOUN) && plural(scan, i) && !starts_with_article(scan.codes(i))
}

/// Whether the word ends like a sound plural in the accusative, which the dual is written like.
fn plural(scan: &Scan, i: usize) -> bool {
    plural::ends_oblique(scan.codes(i))
}

/// An indefinite noun in the dual: قتيلين, شخصان; also before اثنين (متهمين اثنين).
pub(crate) fn dual_noun(scan: &Scan, i: usize) -> Option<Draft> {
    let tok = scan.tok(i);
    let pick = |s| (s == Sense::Noun(NounClass::Dual)).then_some(());
    let (_, mut end) = scan.find(i, pick)?;
    // للصين is no two thieves: ل before the article.
    if tok.has(clitic::ARTICLE | clitic::KAF) || scan.codes(i).starts_with(&[letter('ل'), letter('ل')]) {
        return None;
    }
    // "توميت" و"بلغمان": a word alone in quotation marks begins with no preposition.
    let quoted = i > 0 && scan.mark(i - 1, b'"') && quote_mark(scan, end) && end == i + 1;
    if quoted && tok.clitics & (clitic::BA | clitic::LAM) != 0 {
        return None;
    }
    // أخبرته بحالتي وأنني: my state, no construct; but سيارتي إسعاف, which the lexicon knows whole.
    let construct = end == i + 1 && scan.codes(i).ends_with(&[letter('ت'), letter('ي')]);
    let bare = scan.class(end) != Class::Word || scan.is(end, words::FUNCTION) || scan.joined_by_and(end);
    if construct && bare && digits::small(scan, end).is_none() {
        return None;
    }
    // مصدران مصريان: an adjective of the dual before it; but سوريان ومصريان.
    if i > 0 && tok.clitics == 0 && plural::both_dual(scan, i - 1, i) {
        return None;
    }
    // مباراتي الذهاب والإياب, جثماني الشهيدين: a definite word behind a construct makes it definite.
    if definite_construct(scan, i, end) || one_of_a_plural(scan, i) {
        return None;
    }
    // ميتين is the spoken two hundred, and the dual of a dead one in a story.
    let counts = words::UNIT | words::CURRENCY | words::NUMBER;
    if scan.is(i, words::NUMBER) && (scan.len() == 1 || scan.is(i + 1, counts)) {
        return None;
    }
    // جثتي 02 شخصين says its two in digits.
    if digits::small(scan, end) == Some(2) {
        return None;
    }
    // حقيقتين مهمتين: an adjective of a dual that the lexicon does not know.
    if i > 0 && tok.clitics == 0 && scan.bits(i - 1) == 0 && plural::same_dual(scan, i - 1, i) {
        let mut draft = Draft::valued(i - 1, i, Kind::Count, Decimal::TWO, "count:dual");
        draft.noun = Some(i - 1);
        draft.widen(i - 1, end);
        return Some(draft);
    }
    // جنديان سودانيان اثنان
    let described = plural::both_dual(scan, i, end) && two(scan, end + 1);
    end = past_two(scan, end + usize::from(described));
    let mut draft = Draft::valued(i, end, Kind::Count, Decimal::TWO, "count:dual");
    draft.noun = Some(i);
    dual_range::of_things(scan, &mut draft);
    if parts::and_part(scan, &mut draft) && scan.marker(i, job!("times")).is_some() {
        draft.kind = Kind::Multiple;
    }
    Some(draft)
}

/// مباراتي الذهاب, جثماني شهيدي الواجب, حالتي ظروف التشديد: whether the construct at the tokens `i..end` is definite by what follows, or what
/// follows that.
fn definite_construct(scan: &Scan, i: usize, end: usize) -> bool {
    const YEH: u8 = letter('ي');
    let construct = |at: usize| scan.codes(at).len() > 3 && scan.codes(at).last() == Some(&YEH);
    let definite = |at: usize| scan.class(at) == Class::Word && starts_with_article(scan.codes(at));
    // حالتي ظروف التشديد; but في سيارتي إسعاف الخميس
    let ends = definite(end + 1)
        && scan.codes(end + 1).starts_with(ARTICLE)
        && !scan.is(end + 1, words::WEEKDAY | words::UNIT);
    let of_another =
        || !scan.is(end, words::FUNCTION | words::NUMBER | words::UNIT) && scan.tok(end).clitics == 0 && ends;
    end == i + 1 && construct(i) && (definite(end) || scan.class(end) == Class::Word && of_another())
}

/// منتجين ومصنعين ومصدرين: whether the participle at token `i` stands with و beside another one, which no dual of the lexicon is.
fn one_of_a_plural(scan: &Scan, i: usize) -> bool {
    let lead = |at: usize| scan.codes(at).strip_prefix(AND).filter(|_| scan.joined_by_and(at));
    let word = |at: usize| lead(at).unwrap_or(scan.codes(at));
    let plural = |at: usize| {
        let word = word(at);
        word.len() > 5 && word[0] == letter('م') && plural::ends_oblique(word) && !word.ends_with(FEMININE_DUAL)
    };
    let other = |at: usize| scan.class(at) == Class::Word && plural(at) && !scan.is(at, words::DUAL_NOUN);
    plural(i) && (lead(i).is_some() && other(i - 1) || lead(i + 1).is_some() && other(i + 1))
}

/// Whether token `i` is the word two.
fn two(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| matches!(s, Sense::Number { value: 2, class: NumberClass::Unit, .. }).then_some(())).is_some()
        && scan.tok(i).clitics == 0
}

/// شهرين اثنين: the token behind the word two that repeats a dual before token `i`, or `i` itself.
fn past_two(scan: &Scan, i: usize) -> usize {
    if scan.class(i) == Class::Word && two(scan, i) { i + 1 } else { i }
}

/// Two of the unit `index`, whose dual stands at the tokens `i..end`, with what is added to it.
fn two_units(scan: &Scan, i: usize, index: u16, end: usize) -> Option<Draft> {
    let info = &scan.words.units[index as usize];
    if !info.is_time() {
        return Some(measure(scan, i..end, index, Decimal::TWO, "measure:dual"));
    }
    let mut parts = duration::iso::Parts::default();
    parts.add_units(Decimal::TWO, info)?;
    let end = duration::more_parts(scan, &mut parts, index, end);
    let mut draft = Draft::iso(i, end, Kind::Duration, parts.iso(), "duration:dual");
    if age::age_after(scan, end) {
        draft = age::age(draft, Decimal::TWO, info);
    }
    Some(draft)
}

/// `count` of the unit of measure `index` that the tokens `named` name, with what is added to it.
fn measure(scan: &Scan, named: Range<usize>, index: u16, count: Decimal, rule: &'static str) -> Draft {
    let info = &scan.words.units[index as usize];
    let mut draft = Draft::valued(named.start, named.end, Kind::Measure, count, rule);
    parts::more(scan, &mut draft);
    draft.value = draft.value.and_then(|v| v.checked_mul(Decimal::from(info.times)));
    draft.unit = Some(info.unit.clone());
    compound::extend(scan, &mut draft);
    topic::below_zero(scan, &mut draft);
    topic::temperature(scan, &mut draft);
    draft
}

/// Whether what stands after a unit at token `i` can make it one and something, or a range: و fused or alone, إلا, إلى, أو.
pub(crate) fn goes_on(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::CONJUNCTION)
        || scan.is_word(i, AND)
        || scan.marker(i, job!("less")).is_some()
        || scan.bits(i) & words::MARKER != 0
            && (scan.marker(i, job!("to")).is_some() || scan.marker(i, job!("or")).is_some())
}

/// لمدة ساعة, أكثر من شهر, قبل أسبوع, يوم كامل: one of a unit, where a text says nothing else.
fn whole(scan: &Scan, i: usize) -> Option<Draft> {
    if scan.len() > BRIEF || scan.tok(i).has(clitic::ARTICLE) || scan.marker(i, job!("plural")).is_some() {
        return None;
    }
    let (index, named) =
        scan.find(i, |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None })?;
    let info = &scan.words.units[index as usize];
    let full = scan.marker(named, job!("full"));
    let lasts = [job!("lasts"), job!("ago"), job!("ahead")];
    let framed = bound::begins(scan, i) == Some(0)
        || info.is_time() && lasts.iter().any(|&job| scan.marker_before(i, job) == Some(0))
        || i == 0 && full.is_some();
    if !framed || full.unwrap_or(named) != scan.len() {
        return None;
    }
    let end = full.unwrap_or(named);
    if info.is_time() {
        let iso = duration::iso::in_units(Decimal::ONE, info)?;
        return Some(Draft::iso(i, end, Kind::Duration, iso, "duration:one"));
    }
    let mut draft = Draft::valued(i, end, Kind::Measure, Decimal::from(info.times), "measure:one");
    draft.unit = Some(info.unit.clone());
    Some(draft)
}

/// ثلاثة دولارات ونصف: a part after the unit of a number without a scale word.
pub(super) fn add_part(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    if !n.scaled && !n.fraction {
        parts::more(scan, draft);
    }
}

/// دولار ونصف: a part that stands at `n`, after a currency alone.
pub(crate) fn currency_and_part(scan: &Scan, n: &Numeral, free: usize) -> Option<Draft> {
    let joined = n.fraction && scan.tok(n.start).has(clitic::CONJUNCTION);
    // دولار إلا ربعا
    if let Some(less) = scan.marker_before(n.start, job!("less"))
        && let Some((from, index)) = currency::indefinite_before(scan, less).filter(|c| c.0 >= free && n.fraction)
    {
        let (value, end) = parts::less(scan, Decimal::ONE, less)?;
        let (code, _) = currency::resolve(scan, index, from + 1);
        let mut draft = Draft::valued(from, end, Kind::Money, value, "money:one_less");
        money::scale(&mut draft, currency::per_main(scan, index, &code));
        draft.unit = Some(code);
        return Some(draft);
    }
    let part = n.value.filter(|v| joined && *v < Decimal::ONE)?;
    let (from, index) = currency::indefinite_before(scan, n.start).filter(|c| c.0 >= free)?;
    let (_, end) = parts::part_after(scan, n.start)?;
    let (code, _) = currency::resolve(scan, index, from + 1);
    let mut draft = Draft::valued(from, end, Kind::Money, Decimal::ONE + part, "money:one_and");
    money::scale(&mut draft, currency::per_main(scan, index, &code));
    draft.unit = Some(code);
    Some(draft)
}

/// كيلومتر واحد, درجة مئوية واحدة, درهم إماراتي واحد: one of a unit or currency, with the word for one at `n`.
pub(crate) fn one(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if n.value != Some(Decimal::ONE) || n.digits || n.definite || !money::is_one(scan, n.start) {
        return None;
    }
    if let Some((from, index)) = currency::indefinite_before(scan, n.start) {
        let (code, _) = currency::resolve(scan, index, from + 1);
        let mut draft = Draft::valued(from, n.end, Kind::Money, Decimal::ONE, "money:one");
        money::scale(&mut draft, currency::per_main(scan, index, &code));
        draft.unit = Some(code);
        return Some(draft);
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, weak } if !scan.words.units[index as usize].is_time() => Some((index, weak)),
        _ => None,
    };
    (n.start.saturating_sub(3)..n.start).find_map(|from| {
        if !scan.is(from, words::UNIT) || scan.tok(from).has(clitic::ARTICLE) {
            return None;
        }
        let ((index, weak), end) = scan.find(from, pick)?;
        let info = &scan.words.units[index as usize];
        // نقطة واحدة is counted in a league and in an argument.
        // درجة واحدة تحت الصفر
        let counted = end == from + 1 && [unit::POINT, unit::DEGREE, unit::HORSEPOWER].iter().any(|code| info.is(code));
        let below =
            scan.marker(n.end, job!("below_zero")).is_some() || scan.marker_before(from, job!("negative")).is_some();
        if end != n.start || weak && scan.codes(from).len() < 3 || counted && !below {
            return None;
        }
        // متر واحد ونصف, متر واحد وثمانين سنتيمترا
        Some(measure(scan, from..n.end, index, Decimal::ONE, "measure:one"))
    })
}
