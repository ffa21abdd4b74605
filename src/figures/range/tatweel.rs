//! Digits on either side of a tatweel, which newspapers write for a dash and the folded view leaves out: 2ـ1, 2016ـ2021.

use crate::figures::bound;
use crate::figures::calendar::years::{HIJRI, PLAUSIBLE};
use crate::figures::date::value::Date;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::measure::amount;
use crate::figures::noun;
use crate::figures::numeral::Numeral;
use crate::figures::score;
use crate::figures::tokens::scan::Scan;
use crate::text::chars::TATWEEL;
use rust_decimal::Decimal;

/// Reads digits at token `i` that a tatweel parts in the text as written: a result, an interval of years, or nothing. The
/// token after them.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let written = scan.written(i);
    if !written.contains(TATWEEL) {
        return None;
    }
    let mut parts = written.split(TATWEEL).filter(|part| !part.is_empty());
    let (first, last) = (parts.next().and_then(value), parts.next().and_then(value));
    // 9ــ10 ــ 1436هـ
    if scan.tatweel_before(i + 1) {
        return Some(i + 1);
    }
    if let (Some((a, wide)), Some((b, _)), None) = (first, last, parts.next()) {
        if wide == 4 && (HIJRI.start..=*PLAUSIBLE.end()).contains(&a) && a < b && b - a < 200 {
            let year = |y| Date { year: Some(y), hijri: b < HIJRI.end, ..Date::default() };
            out.push(year(a).interval(year(b), i, i + 1));
        } else if a.max(b) < 100 && score::near_sport(scan, i, i + 1, score::WINDOW) {
            out.push(Draft::iso(i, i + 1, Kind::Score, format!("{a}-{b}"), "score:digits"));
        } else if let Some(draft) = range(scan, i, a, b) {
            let end = draft.end;
            out.push(draft);
            return Some(end);
        }
    }
    Some(i + 1)
}

/// 2ـ3 أشخاص, 20ـ30%: a range of what is counted or measured behind it.
fn range(scan: &Scan, i: usize, low: u32, high: u32) -> Option<Draft> {
    let (low, high) = (Decimal::from(low), Decimal::from(high));
    let n = Numeral { digits: true, fraction: false, ..Numeral::part(i, i + 1, high) };
    let mut draft = amount::compose(scan, &n);
    let scale = draft.value?.checked_div(high)?;
    if draft.kind == Kind::Count && draft.noun.is_none() {
        noun::attach(scan, &n, &mut draft, &[]);
    }
    let counts = draft.kind != Kind::Count || draft.noun.is_some_and(|noun| noun >= draft.end);
    if low >= high || !counts || !matches!(draft.kind, Kind::Count | Kind::Percent | Kind::Measure | Kind::Money) {
        return None;
    }
    draft.ranged(low.checked_mul(scale)?, high.checked_mul(scale)?);
    draft.rule = "range";
    bound::attach(scan, &mut draft);
    Some(draft)
}

/// The value of at most four digits of any script, and how many they are.
fn value(digits: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut count = 0;
    for c in digits.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
            '\u{06F0}'..='\u{06F9}' => c as u32 - 0x06F0,
            _ => return None,
        };
        value = value * 10 + digit;
        count += 1;
        if count > 4 {
            return None;
        }
    }
    Some((value, count))
}
