//! Durations: a number of units of time, with what is added to it, in ISO 8601.

use super::age;
use super::bound;
use super::clock;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::money;
use super::noun;
use super::number_word;
use super::numeral::{self, Numeral};
use super::particles::{AFTER, AND, BEFORE, FROM, SINCE, TIME};
use super::parts;
use super::plural;
use super::scan::{Scan, clitic, comma};
use super::units::{Time, UnitInfo};
use super::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// The parts of a duration in the order of ISO 8601.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parts {
    years: Decimal,
    months: Decimal,
    weeks: Decimal,
    days: Decimal,
    hours: Decimal,
    minutes: Decimal,
    seconds: Decimal,
}

impl Parts {
    /// Adds `value` of a unit of time; halves go to the next smaller unit where that keeps them whole.
    pub(super) fn add(&mut self, value: Decimal, unit: Time) -> Option<()> {
        let whole = value.trunc();
        let rest = value - whole;
        let carry = |rest: Decimal, factor: u32| {
            // Thirds have no end as decimals: ثلث ساعة is 20 minutes.
            let small = rest.checked_mul(Decimal::from(factor))?.round_dp(12);
            (small.fract().is_zero()).then_some(small)
        };
        match unit {
            Time::Year => match carry(rest, 12) {
                Some(months) => {
                    self.years = self.years.checked_add(whole)?;
                    self.months = self.months.checked_add(months)?;
                }
                None => self.years = self.years.checked_add(value)?,
            },
            Time::Month => self.months = self.months.checked_add(value)?,
            Time::Week => self.weeks = self.weeks.checked_add(value)?,
            Time::Day => match carry(rest, 24).filter(|_| !rest.is_zero()) {
                Some(hours) => {
                    self.days = self.days.checked_add(whole)?;
                    self.hours = self.hours.checked_add(hours)?;
                }
                None => self.days = self.days.checked_add(value)?,
            },
            Time::Hour => match carry(rest, 60) {
                Some(minutes) => {
                    self.hours = self.hours.checked_add(whole)?;
                    self.minutes = self.minutes.checked_add(minutes)?;
                }
                None => self.hours = self.hours.checked_add(value)?,
            },
            Time::Minute => match carry(rest, 60) {
                Some(seconds) => {
                    self.minutes = self.minutes.checked_add(whole)?;
                    self.seconds = self.seconds.checked_add(seconds)?;
                }
                None => self.minutes = self.minutes.checked_add(value)?,
            },
            Time::Second => self.seconds = self.seconds.checked_add(value)?,
        }
        Some(())
    }

    /// Adds `value` of the unit of time `info`, which may be ten or a hundred of another.
    pub(super) fn add_units(&mut self, value: Decimal, info: &UnitInfo) -> Option<()> {
        self.add(value.checked_mul(Decimal::from(info.times))?, info.time?)
    }

    pub(super) fn iso(&self) -> String {
        let mut out = String::from("P");
        let mut put = |value: Decimal, letter: char, mark: bool| {
            if !value.is_zero() {
                if mark && !out.contains('T') {
                    out.push('T');
                }
                out += &value.normalize().to_string();
                out.push(letter);
            }
        };
        put(self.years, 'Y', false);
        put(self.months, 'M', false);
        put(self.weeks, 'W', false);
        put(self.days, 'D', false);
        put(self.hours, 'H', true);
        put(self.minutes, 'M', true);
        put(self.seconds, 'S', true);
        if out.len() == 1 { "PT0S".into() } else { out }
    }
}

/// `value` of a unit of time in ISO 8601.
pub(super) fn in_unit(value: Decimal, unit: Time) -> Option<String> {
    let mut parts = Parts::default();
    parts.add(value, unit)?;
    Some(parts.iso())
}

/// `value` of what a word names a unit of time, in ISO 8601.
pub(super) fn in_units(value: Decimal, info: &UnitInfo) -> Option<String> {
    let mut parts = Parts::default();
    parts.add_units(value, info)?;
    Some(parts.iso())
}

/// A duration that begins with `n` and the unit `index` before token `end`, with what is added by و.
pub(super) fn duration(scan: &Scan, n: &Numeral, index: u16, end: usize) -> Draft {
    let mut draft = Draft::of(n, Kind::Duration, "duration:unit");
    draft.end = end;
    draft.widen(n.start, end);
    let info = &scan.words.units[index as usize];
    let Some(value) = n.value else {
        // بضعة أسابيع, بضع عشرة ساعة
        draft.unit = Some(info.unit.clone());
        let bounds = || Some((in_units(n.low?, info)?, in_units(n.high?, info)?));
        draft.iso = bounds().map(|(low, high)| format!("{low}/{high}").into());
        return draft;
    };
    let mut parts = Parts::default();
    if parts.add_units(value, info).is_none() {
        return draft;
    }
    draft.end = more_parts(scan, &mut parts, index, end);
    draft.widen(n.start, draft.end);
    draft.value = None;
    draft.iso = Some(parts.iso().into());
    if age::told_after(scan, draft.start, draft.end) {
        return age::age(draft, value, info);
    }
    draft
}

/// ونصف الساعة, و41 ثانية, وربع: what is added to a duration.
pub(super) fn more_parts(scan: &Scan, parts: &mut Parts, mut index: u16, mut end: usize) -> usize {
    loop {
        if let Some(after) = less(scan, parts, index, end) {
            return after;
        }
        let (conj, at) = if scan.is_word(end, AND) {
            (true, end + 1)
        } else {
            (scan.get(end).is_some_and(|t| t.has(clitic::CONJUNCTION)), end)
        };
        let prefixed = number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
        let listed = !conj && listed_time(scan, index, end);
        if !conj && !prefixed && !listed {
            return end;
        }
        let from = if prefixed || listed { at + 1 } else { at };
        if let Some((next, used)) = dual_unit(scan, from).filter(|(u, _)| smaller(scan, index, *u)) {
            let info = &scan.words.units[next as usize];
            if parts.add_units(Decimal::TWO, info).is_none() {
                return end;
            }
            (index, end) = (next, used);
            continue;
        }
        // سنة وشهر, ثلاث سنوات وشهر
        if let Some((next, used)) = bare_unit(scan, from).filter(|(u, _)| smaller(scan, index, *u)) {
            let info = &scan.words.units[next as usize];
            if parts.add_units(Decimal::ONE, info).is_none() {
                return end;
            }
            (index, end) = (next, used);
            continue;
        }
        let Some(n) = numeral::read(scan, from).filter(|n| n.value.is_some()) else { return end };
        let value = n.value.unwrap_or_default();
        let named = unit_loose(scan, n.end);
        let (unit_index, after) = match named {
            // ونصف الساعة, ونصف السنة: half of the unit just named.
            Some((u, after)) if n.fraction => (u, after),
            Some((u, after)) if smaller(scan, index, u) => (u, after),
            None if n.fraction => (index, n.end),
            _ => return end,
        };
        let info = &scan.words.units[unit_index as usize];
        if parts.add_units(value, info).is_none() {
            return end;
        }
        (index, end) = (unit_index, after);
    }
}

/// 3 ساعات، 10 دقائق، 5 ثوان: whether a comma at token `i` joins digits and a smaller unit of the clock to the unit `index`.
fn listed_time(scan: &Scan, index: u16, i: usize) -> bool {
    let clock = |u: u16| scan.words.units[u as usize].time.is_some_and(Time::is_of_clock);
    comma(scan, i)
        && scan.class(i + 1) == Class::Digits
        && numeral::read(scan, i + 1)
            .and_then(|n| unit_loose(scan, n.end))
            .is_some_and(|(next, _)| clock(next) && smaller(scan, index, next))
}

/// One unit of time without a number, which nothing describes or owns: not وساعة الحائط, ويوم 5 مايو.
fn bare_unit(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    if !scan.is(i, words::UNIT)
        || scan.tok(i).clitics & !clitic::CONJUNCTION != 0
        || scan.marker(i, job!("plural")).is_some()
    {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, weak: false } if scan.words.units[index as usize].is_time() => Some(index),
        _ => None,
    };
    let (index, end) = scan.find(i, pick)?;
    let free = match scan.class(end) {
        Class::Word => scan.is(end, words::FUNCTION) || scan.tok(end).has(clitic::CONJUNCTION),
        Class::Digits | Class::Latin => false,
        _ => true,
    };
    free.then_some((index, end))
}

/// سنة إلا شهرا, سنتين إلا ثلاثة أشهر: months that are taken away from years; the token after them.
fn less_months(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    let at = scan.marker(i, job!("less")).filter(|_| scan.words.units[index as usize].time == Some(Time::Year))?;
    let (months, unit, end) = match (dual_unit(scan, at), bare_unit(scan, at)) {
        (Some((unit, end)), _) => (Decimal::TWO, unit, end),
        (None, Some((unit, end))) => (Decimal::ONE, unit, end),
        (None, None) => {
            let n = numeral::read(scan, at).filter(|n| !n.fraction)?;
            let (unit, end) = unit_loose(scan, n.end)?;
            (n.value?, unit, end)
        }
    };
    let info = &scan.words.units[unit as usize];
    let rest =
        Decimal::from(12).checked_sub(months).filter(|rest| *rest > Decimal::ZERO && info.time == Some(Time::Month))?;
    let years = parts.years.checked_sub(Decimal::ONE).filter(|y| !y.is_sign_negative() && parts.months.is_zero())?;
    (parts.years, parts.months) = (years, rest);
    Some(end)
}

/// خمس سنوات إلا ربعا, عشر دقائق إلا ثلثا: a part of one of the unit that is taken away; the token after it. Not إلا ربعها.
fn less_part(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    let (rest, end) = parts::less(scan, Decimal::ONE, i)
        .filter(|less| matches!(scan.stem(less.1 - 1), [_, _, _, end] if *end == letter('ا')))?;
    let info = Some(&scan.words.units[index as usize]).filter(|info| info.times == 1)?;
    let (whole, within, small) = match info.time? {
        Time::Year => (&mut parts.years, &mut parts.months, 12),
        Time::Day => (&mut parts.days, &mut parts.hours, 24),
        Time::Minute => (&mut parts.minutes, &mut parts.seconds, 60),
        _ => return None,
    };
    let rest = rest.checked_mul(Decimal::from(small))?.round_dp(12);
    let left = whole.checked_sub(Decimal::ONE).filter(|left| !left.is_sign_negative() && within.is_zero())?;
    (*whole, *within) = (left, rest.normalize());
    Some(end)
}

/// ساعة إلا ربعا, ثلاث ساعات إلا عشر دقائق: what is taken away from hours; the token after it.
fn less(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    if let Some(end) = less_months(scan, parts, index, i).or_else(|| less_part(scan, parts, index, i)) {
        return Some(end);
    }
    if scan.words.units[index as usize].time != Some(Time::Hour) || scan.marker(i, job!("less")).is_none() {
        return None;
    }
    let (minutes, end) = clock::minutes(scan, i)?;
    let hours = parts.hours.checked_sub(Decimal::ONE).filter(|h| !h.is_sign_negative() && parts.minutes.is_zero())?;
    (parts.hours, parts.minutes) = (hours, Decimal::from(60 + minutes));
    Some(end)
}

/// A unit of time, with or without the article.
fn unit_loose(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } if scan.words.units[index as usize].is_time() => Some(index),
        _ => None,
    };
    scan.find(i, pick)
}

fn smaller(scan: &Scan, a: u16, b: u16) -> bool {
    let (a, b) = (&scan.words.units[a as usize], &scan.words.units[b as usize]);
    b.is_time() && b.time < a.time
}

/// A dual unit at token `i`: ساعتين, كيلومترين.
pub(super) fn dual_unit(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    if !scan.is(i, words::DUAL) {
        return None;
    }
    let pick = |s| match s {
        // قدمين ونصف
        Sense::Unit { index, dual: true, weak }
            if !weak || bound::measured_before(scan, i) || parts::part_after(scan, i + 1).is_some() =>
        {
            Some(index)
        }
        _ => None,
    };
    scan.find(i, pick)
}

/// ثانية واحدة at token `i`, which else is an ordinal; not مرة ثانية واحدة.
pub(super) fn one_second(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics & clitic::ARTICLE == 0 && money::is_one(scan, i + 1) && !(i > 0 && scan.is_word(i - 1, TIME))
}

/// Tokens from a word of signing to what is signed.
const SIGNED: usize = 5;

/// توقيع عقدين, وقعت ثلاثة عقود: whether the decades at token `unit`, counted from token `start` on, are contracts.
pub(super) fn contracts(scan: &Scan, index: u16, start: usize, unit: usize) -> bool {
    let info = &scan.words.units[index as usize];
    let mut before = (start.saturating_sub(SIGNED)..start).rev().take_while(|&at| scan.class(at) == Class::Word);
    // وقعت على مدى العقدين, وأنهت عقدين من الحرب
    let told = scan.tok(unit).has(clitic::ARTICLE) || scan.is_word(unit + 1, FROM);
    info.is_decade()
        && !told
        && before.any(|at| scan.marker(at, job!("contracts")).is_some())
        && !(start > 0
            && (scan.is_word(start - 1, SINCE) || scan.is_word(start - 1, BEFORE) || scan.is_word(start - 1, AFTER)))
}

/// ساعات ثلاث, أيام سبعة: three to ten after an indefinite plural, with nothing else that they could count.
fn few_of_time(scan: &Scan, n: &Numeral, before: usize) -> bool {
    let free =
        scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION) || scan.tok(n.end).has(clitic::CONJUNCTION);
    n.is_few()
        && !n.digits
        && scan.tok(n.start).clitics == 0
        && !scan.tok(before).has(clitic::ARTICLE)
        && plural::plural_at(scan, before)
        && free
}

/// خلال عقد واحد, قبل عقد واحد, على مدى عقد واحد: whether a word of time leads to token `i`; not وقع على عقد واحد.
fn lasts(scan: &Scan, i: usize) -> bool {
    let told = [job!("lasts"), job!("ago"), job!("ahead")];
    told.iter().any(|&job| scan.marker_before(i, job).is_some())
}

/// The duration of one unit of time with its number after it: الأيام الستة, يوم واحد.
pub(super) fn unit_before(scan: &Scan, n: &Numeral) -> Option<Draft> {
    // الساعات الـ48
    let prefixed = n.digits && n.start > 0 && number_word::digit_prefix(scan, n.start - 1) == Some(clitic::ARTICLE);
    let first = if prefixed { n.start - 1 } else { n.start };
    let before = first.checked_sub(1)?;
    if let Some(draft) = money::one_currency(scan, n, before) {
        return Some(draft);
    }
    // ساعتين للواحدة: so much for each.
    let each = scan.tok(n.start).has(clitic::LAM);
    if !scan.is(before, words::UNIT) || n.fraction || each || n.scaled && !n.definite {
        return None;
    }
    let one = n.value == Some(Decimal::ONE) && !scan.tok(before).has(clitic::ARTICLE);
    let two = n.value == Some(Decimal::TWO) && !scan.tok(before).has(clitic::ARTICLE);
    // في اليوم الواحد is a rate.
    let definite = (n.definite || prefixed) && scan.tok(before).has(clitic::ARTICLE) && n.value != Some(Decimal::ONE);
    // كل يوم اثنين: a day of the week.
    let two = two && !scan.is(before, words::WEEKDAY);
    let many = few_of_time(scan, n, before);
    if !(one || two || definite || many)
        || n.digits && !prefixed
        || prefixed && scan.marker(before, job!("plural")).is_none()
    {
        return None;
    }
    let decade = |index: u16| one && scan.words.units[index as usize].is_decade() && lasts(scan, before);
    let pick = |s| match s {
        Sense::Unit { index, weak, .. }
            if scan.words.units[index as usize]
                .time
                .is_some_and(|time| !weak || n.definite || one && time == Time::Second || decade(index)) =>
        {
            Some(index)
        }
        _ => None,
    };
    let (index, end) = scan.find(before, pick)?;
    if end != first {
        return None;
    }
    let info = &scan.words.units[index as usize];
    let mut parts = Parts::default();
    parts.add_units(n.value?, info)?;
    if let Some((high, end)) = bound::definite_upper(scan, n).filter(|_| definite && !noun::changed(scan, before)) {
        let high = in_units(high, info)?;
        let iso = format!("{}/{high}", parts.iso());
        let mut draft = Draft::iso(before, end, Kind::Duration, iso, "range:unit_before");
        draft.bound = Bound::Range;
        return Some(draft);
    }
    // ساعة واحدة وعشرين دقيقة, عام واحد وثلاثة أشهر
    let end = if one { more_parts(scan, &mut parts, index, n.end) } else { n.end };
    Some(Draft::iso(before, end, Kind::Duration, parts.iso(), "duration:unit_before"))
}

/// `value` of the unit of time named at token `unit_at`, in ISO 8601.
pub(super) fn duration_in(value: Decimal, scan: &Scan, unit_at: usize) -> Option<String> {
    let (index, _) = unit_loose(scan, unit_at)?;
    in_units(value, &scan.words.units[index as usize])
}
