//! What a number leaves out: its noun or unit, said with a total, a whole, or the number before it in a list.

use super::before::definite_by_pronoun;
use super::word::told_by_role;
use super::{is_case, plausible};
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::number::within;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::number_word;
use crate::figures::tokens::noun_shape::pronoun_end;
use crate::figures::tokens::particles::{
    AGAINST, ARTICLE, FROM, INJURY, IS_ESTIMATED, LAST, NUMBER_OF, THOSE_WHO, TO, WHICH, WHICH_F, WHO_NUMBER,
    is_definite, starts_with_article, written_with_article,
};
use crate::figures::tokens::plural::{self, definite_plural};
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::unit_word;
use crate::figures::tokens::words::{self, job};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::sync::Arc;
use unit_word::begins_date;

/// Tokens before a number in which عدد names what it counts: عدد القتلى ... إلى 20.
const TOTAL_WINDOW: usize = 10;

/// عدد القتلى إلى 20: the noun after عدد in the same sentence.
pub(crate) fn total(scan: &Scan, start: usize) -> Option<usize> {
    (start.saturating_sub(TOTAL_WINDOW)..start.saturating_sub(1))
        .rev()
        .take_while(|&i| {
            !ends_sentence(scan, i) && (scan.class(i) != Class::Digits || i > 0 && begins_date(scan, i - 1))
        })
        .find(|&i| {
            scan.class(i) == Class::Word && scan.stem(i) == NUMBER_OF
                || scan.codes(i).ends_with(NUMBER_OF) && scan.codes(i).len() <= 6
                // حصيلة الشهداء إلى 20
                || (scan.is(i + 1, words::ROLE) || injuries(scan, i + 1)) && scan.marker(i, job!("total")).is_some()
        })
        .map(|i| i + 1)
        // العدد الإجمالي للوفيات
        .and_then(|i| {
            let of = |i: usize| scan.codes(i).starts_with(&[letter('ل'), letter('ل')]);
            let whole = written_with_article(scan, i - 1) && written_with_article(scan, i) && !of(i);
            // العدد المسموح به 80: an adjective counts nothing.
            if whole { of(i + 1).then_some(i + 1) } else { Some(i) }
        })
        .filter(|&i| scan.class(i) == Class::Word && !scan.is(i, words::FUNCTION) && i < start)
}

/// الإصابات: the cases of harm that figures are told of.
fn injuries(scan: &Scan, i: usize) -> bool {
    scan.codes(i).strip_prefix(ARTICLE).is_some_and(|word| word.starts_with(INJURY) && plural::ends_feminine(word))
}

/// Tokens from a verb of amounting to its number.
const SUBJECT: usize = 7;

/// بلغت حوادث الغرق 169: the subject of a verb of amounting, as a noun that the lexicon knows and a definite one it governs; of a verb
/// of change (ارتفعت الوفيات إلى 124) those who came to harm.
pub(crate) fn amounting(scan: &Scan, start: usize, free: usize) -> Option<usize> {
    let from = start.saturating_sub(SUBJECT).max(free);
    let verb = (from..start.saturating_sub(1)).rev().take_while(|&i| scan.class(i) == Class::Word).find(|&i| {
        [job!("amounts"), job!("change"), job!("comes_to")].iter().any(|&job| scan.marker(i, job).is_some())
    })?;
    let noun = verb + 1;
    let known = || scan.is(noun, words::ROLE | words::COUNTED) || injuries(scan, noun);
    // لتصل حالات الشفاء إلى 4628
    let harmed = || known() && (written_with_article(scan, noun) || is_case(scan, noun));
    if scan.marker(verb, job!("amounts")).is_none() && !(harmed() && scan.marker(start - 1, job!("to")).is_some()) {
        return None;
    }
    let plural = plural::ends_feminine(scan.codes(noun)) || scan.is(noun, words::COUNTED | words::ROLE);
    let definite = written_with_article(scan, noun) || written_with_article(scan, noun + 1);
    (noun < start
        && scan.class(noun) == Class::Word
        && plural
        && definite
        && !scan.is(noun, words::FUNCTION | words::UNIT))
    .then_some(noun)
}

/// جوائز المهرجان البالغة 19, سكان القرية البالغ عددهم 300: those whose number a participle tells behind them.
pub(super) fn numbering(scan: &Scan, start: usize) -> Option<usize> {
    let last = start.checked_sub(1)?;
    let counted = scan.class(last) == Class::Word && scan.stem(last).starts_with(NUMBER_OF);
    // اللاعبون 24 الذين استدعاهم المدرب
    if scan.class(start) == Class::Digits && scan.codes(start + 1) == THOSE_WHO {
        return Some(last).filter(|&at| scan.class(at) == Class::Word && definite_plural(scan, at));
    }
    // أجلي السياح الأجانب وعددهم 42
    if counted && scan.tok(last).has(clitic::CONJUNCTION) && scan.marker(last, job!("their_number")).is_some() {
        let comma = usize::from(last > 0 && scan.mark(last - 1, code::COMMA));
        let owner = |back: usize| (last - comma).checked_sub(back).filter(|&at| definite_plural(scan, at));
        return owner(1).or_else(|| owner(2).filter(|&at| written_with_article(scan, at + 1)));
    }
    let participle = last.checked_sub(usize::from(counted)).filter(|&at| scan.codes(at).starts_with(WHO_NUMBER));
    let relative = || {
        // الطلاب الذين يبلغ عددهم 12 ألفا, الهزات التي فاقت الـ200
        let first = number_word::with_prefix(scan, start);
        let exceeds = || first < start && first > 0 && scan.is(first - 1, words::QUALIFIER);
        let verb = if counted { last.checked_sub(1)? } else { first.checked_sub(1).filter(|_| exceeds())? };
        let tells =
            !counted || scan.marker(verb, job!("amounts")).is_some() || scan.codes(verb).ends_with(IS_ESTIMATED);
        verb.checked_sub(1).filter(|&at| {
            tells && scan.class(at) == Class::Word && (scan.codes(at).starts_with(WHICH) || scan.codes(at) == WHICH_F)
        })
    };
    let participle = participle.or_else(relative)?;
    let word = |&at: &usize| scan.class(at) == Class::Word;
    let owner = participle.checked_sub(1).filter(word)?;
    // سكانها البالغين 120 ألفا
    let known = |stem: &[u8]| scan.words.get(stem).bits & (words::COUNTED | words::PERSON) != 0;
    // أحد تلاميذها البالغ 13
    let many = counted || scan.codes(participle).len() > WHO_NUMBER.len();
    let owned =
        many && definite_by_pronoun(scan, owner) && pronoun_end(scan.stem(owner)).is_some_and(|(_, stem)| known(stem));
    if owned || definite_plural(scan, owner) {
        return Some(owner);
    }
    if !is_definite(scan, owner) {
        return None;
    }
    let head = owner.checked_sub(1).filter(|&at| scan.class(at) == Class::Word)?;
    if is_definite(scan, head) {
        // الطلاب الجدد الذين يبلغ عددهم
        return Some(head).filter(|_| counted && written_with_article(scan, owner) && definite_plural(scan, head));
    }
    // مشتركي الشركة البالغ عددهم
    let construct = || scan.codes(head).len() > 4 && scan.codes(head).ends_with(&[letter('ي')]);
    let many = plural::plural_at(scan, head) || plural::broken(scan, head) || scan.is(head, words::COUNTED);
    (many || construct()).then_some(head)
}

/// Figures back in which the noun of a list is looked for.
const LIST: usize = 4;

/// The noun of the figure before, where this one stands in the same list: 250 ألف سيارة ... و600 ألف في الخارج.
pub(crate) fn elided(scan: &Scan, draft: &Draft, before: &[Draft]) -> Option<usize> {
    let last = before.iter().rev().take(LIST).find(|d| d.kind == Kind::Count)?;
    let noun = last.noun.filter(|&noun| noun >= last.start)?;
    let gap = last.end..draft.start;
    if gap.len() > 14 || gap.clone().any(|i| ends_sentence(scan, i)) {
        return None;
    }
    let link = draft
        .start
        .checked_sub(1)
        .filter(|&i| number_word::digit_prefix(scan, i).is_some() || scan.marker(i, job!("to")) == Some(draft.start));
    let fused = scan.tok(draft.start).has(clitic::CONJUNCTION);
    // تدمير 2500 منزل وإجلاء 15 ألفا: no things are what happens to people.
    if scan.is(noun, words::THING) && gap.clone().any(|i| scan.is(i, words::ROLE)) {
        return None;
    }
    // مقتل 14 متمردا وإصابة 23
    let harmed = |i: usize| scan.is(i, words::ROLE) && scan.tok(i).clitics == clitic::CONJUNCTION;
    // قتل 10 بينهم 3 نساء وأصيب 20: the noun of a part is not that of the next whole.
    let part = || {
        last.start > 0 && (last.start.saturating_sub(2)..last.start).any(|i| scan.marker(i, job!("among")).is_some())
    };
    if gap.clone().any(harmed)
        && !part()
        && draft.start - noun <= 5
        && scan.is(noun, words::COUNTED)
        && !scan.is(noun, words::ROLE)
        && free_after(scan, draft.end)
    {
        return Some(noun);
    }
    let scaled = draft.value.is_some_and(|v| v >= Decimal::ONE_THOUSAND);
    (scaled && (link.is_some() || fused)).then_some(noun)
}

/// Tokens between two numbers, with what tells when the first was reached.
const REACHED: usize = 7;

/// عدد المسجلين من 12 ألفا إلى 15 ألفا: what the number before, from which this one is reached, counts.
pub(super) fn reached_from(scan: &Scan, draft: &Draft, before: &[Draft]) -> Option<usize> {
    // من 78 ألفا عام 2017 إلى 9 آلاف
    let when = |d: &&Draft| matches!(d.kind, Kind::Date | Kind::Duration | Kind::Time);
    let last = before.iter().rev().find(|d| !when(d)).filter(|d| d.kind == Kind::Count && d.start > 0)?;
    let clause = |i: usize| scan.class(i) != Class::Mark && !ends_sentence(scan, i);
    let near = draft.start - last.end <= REACHED && (last.end..draft.start).all(clause);
    let from = scan.is_word(last.start - 1, FROM) && scan.is_word(draft.start - 1, TO) && near;
    last.noun.filter(|&noun| from && noun < last.start && free_after(scan, draft.end))
}

/// 8 من أصل 12 جوازا, 12 عضوا من أصل 15: a part and its whole count the same.
pub(crate) fn of_the_whole(scan: &Scan, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let (part, whole) = (&drafts[k - 1], &drafts[k]);
        let noun =
            part.noun.filter(|&noun| part.kind == Kind::Count && whole.kind == Kind::Count && noun + 1 >= part.end);
        let behind = |noun: usize| {
            let at = noun.max(part.end - 1) + 1;
            scan.is_word(at, FROM) && scan.marker(at + 1, job!("whole")) == Some(whole.phrase.0.min(whole.start))
        };
        if let Some(noun) = noun.filter(|&noun| whole.noun.is_none() && free_after(scan, whole.end) && behind(noun)) {
            drafts[k].noun = Some(noun);
            continue;
        }
        // أربعة من أسرة واحدة: where they come from.
        let one = whole.value == Some(Decimal::ONE);
        let open = part.kind == Kind::Count && whole.kind == Kind::Count && part.noun.is_none() && !one;
        if open
            && scan.is_word(part.end, FROM)
            && (whole.phrase.0.min(whole.start) == part.end + 1
                || scan.marker(part.end + 1, job!("whole")).is_some()
                    && whole.phrase.0.min(whole.start) == part.end + 2)
        {
            drafts[k - 1].noun = whole.noun;
        }
    }
}

/// استشهاد 15 وإصابة 33 من رجال الأمن: what befell the first number and the next one is said before each, whom they count once behind
/// both.
pub(crate) fn said_with_the_next(scan: &Scan, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let (first, next) = (&drafts[k - 1], &drafts[k]);
        let counts = first.kind == Kind::Count && next.kind == Kind::Count && first.noun.is_none() && first.start > 0;
        let befallen = |i: usize| scan.class(i) == Class::Word && scan.is(i, words::ROLE);
        let near = counts && first.end + 1 == next.start;
        // ارتفع من 20 إلى 35 حالة
        if near && scan.is_word(first.start - 1, FROM) && scan.is_word(first.end, TO) {
            drafts[k - 1].noun = next.noun.filter(|noun| *noun >= next.end);
            continue;
        }
        let joined = near && scan.tok(first.end).has(clitic::CONJUNCTION);
        if joined && befallen(first.start - 1) && befallen(first.end) {
            // وإصابة 22 آخرين: others than the first.
            let people = |noun: &usize| {
                let others = scan.codes(*noun).starts_with(LAST);
                *noun >= next.end && scan.is(*noun, words::PERSON) && !others && !told_by_role(scan, *noun)
            };
            drafts[k - 1].noun = next.noun.filter(people);
        }
    }
}

/// Whether nothing that could be counted stands at token `i`.
fn free_after(scan: &Scan, i: usize) -> bool {
    scan.class(i) != Class::Word
        || scan.is(i, words::FUNCTION)
        || written_with_article(scan, i)
        || scan.tok(i).clitics != 0
}

/// Tokens between a number and its restatement: a bracket or quotation mark that closes, a comma, one that opens.
const RESTATED: usize = 3;

/// (5000) خمسة آلاف ريال, "681"، "ستمائة وواحد وثمانين جراما": the same number in digits and in words is one figure.
pub(crate) fn restated(scan: &Scan, drafts: &mut Vec<Draft>) {
    let bare = |d: &Draft| matches!(d.kind, Kind::Number | Kind::Count) && d.noun.is_none_or(|noun| noun < d.start);
    let digits = |d: &Draft| scan.class(d.start) == Class::Digits;
    // ثلاثة (3) أشهر
    let in_brackets = |a: &Draft, b: &Draft| {
        let at = if scan.mark(b.start, b'(') { b.start + 1 } else { b.start };
        // تلميذين (2), أربعة أشخاص (04)
        let behind = a.noun.filter(|&noun| noun >= a.end && bare(b)).map_or(a.end, |noun| noun + 1);
        let opens = at > 0 && scan.mark(at - 1, b'(') && [a.end, behind].contains(&(at - 1));
        let whole = a.kind == Kind::Count && scan.mark(at + 1, b')') && bare(b);
        opens
            && (bare(a) || whole)
            && !digits(a)
            && crate::figures::numeral::digits::small(scan, at).map(Decimal::from) == a.value
    };
    let twice = |a: &Draft, b: &Draft| {
        let between = a.end..b.start;
        between.len() <= RESTATED
            && a.value > Some(Decimal::TEN)
            && a.value == b.value
            && digits(a)
            && !digits(b)
            && between.into_iter().all(|i| scan.class(i) == Class::Mark)
    };
    let mut from = 0;
    let again = |a: &Draft, b: &Draft| twice(a, b) || in_brackets(a, b);
    let pairs = drafts.windows(2).map(|pair| (again(&pair[0], &pair[1]), bare(&pair[0]), bare(&pair[1])));
    let dropped: Vec<usize> = pairs
        .enumerate()
        .filter_map(|(k, (twice, first, last))| {
            if !twice {
                None
            } else if first {
                Some(k)
            } else {
                last.then_some(k + 1)
            }
        })
        .collect();
    if dropped.is_empty() {
        return;
    }
    let mut index = 0;
    drafts.retain(|_| {
        let drop = dropped[from..].first() == Some(&index);
        from += usize::from(drop);
        index += 1;
        !drop
    });
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Tokens from an amount of money to a further one without its currency.
const AMOUNTS: usize = 10;

/// 29 مليار دولار، منها 23 مليارا: whether an amount of millions in the same sentence, at token `start`, may be of the money
/// before token `end`: no total of anything else, and no verb of change, leads to it.
fn listed(scan: &Scan, end: usize, start: usize) -> bool {
    const PEOPLE: u32 = words::ROLE | words::PERSON;
    let gap = end..start;
    gap.len() <= AMOUNTS
        && !gap.clone().any(|i| {
            ends_sentence(scan, i)
                || scan.is(i, PEOPLE)
                || scan.codes(i).ends_with(NUMBER_OF)
                || scan.marker(i, job!("amounts")).is_some()
        })
}

/// 46 مليون طن حتى الآن، مقارنة مع 39 مليونا: whether a word of comparing leads from token `end` of an amount to one at token
/// `start`, with little between.
fn compared(scan: &Scan, end: usize, start: usize) -> bool {
    let against = |at: usize| scan.is_word(at, AGAINST) || scan.marker(at, job!("compared")) == Some(start);
    let near = (end..start).len() <= AMOUNTS && !(end..start).any(|at| ends_sentence(scan, at));
    near && (start.saturating_sub(2)..start).any(against) && !(end..start).any(|at| scan.class(at) == Class::Digits)
}

/// 47.46 جنيه للشراء، و47.60 للبيع, مليون ريال بواقع 1.75 للسهم: whether token `i` tells what a price is for.
fn trades(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word && scan.marker(i, job!("traded")).is_some()
}

/// من 5 ملايين دولار إلى 7 ملايين: the unit is said once.
pub(crate) fn unit_of_last(scan: &Scan, n: &Numeral, drafts: &[Draft]) -> Option<(Kind, Option<Arc<str>>)> {
    let last = drafts.last().filter(|d| d.kind == Kind::Money || d.kind == Kind::Measure)?;
    let start = match n.start.checked_sub(1) {
        Some(prefix) if number_word::digit_prefix(scan, prefix).is_some() => prefix,
        _ => n.start,
    };
    let linked =
        scan.marker(last.end, job!("to")) == Some(start) || last.end + 1 == start && scan.is_word(last.end, AGAINST);
    // Behind the accusative of a scale word, as in 23 مليارا محجوزة, nothing more is counted.
    let accusative = n.end > 0 && scan.codes(n.end - 1).last() == Some(&letter('ا'));
    let definite = accusative && starts_with_article(scan.codes(n.end));
    let counts = scan.is(n.end, words::COUNTED) && !scan.is(n.end, words::NOUN_ADJECTIVE) && !definite;
    let free = !counts && (!plausible(scan, n.end) || scan.is(n.end, words::FUNCTION) || accusative);
    let fused = scan.tok(n.start).has(clitic::LAM);
    let large =
        !fused && n.value.is_some_and(|v| v >= MILLION) && last.kind == Kind::Money && listed(scan, last.end, start);
    // 20 للبيع بالمزاد counts what is sold: prices stand near each other.
    let near = || n.value.zip(last.value).is_some_and(|(a, b)| within(a, b, 10) && within(b, a, 10));
    let priced = || trades(scan, last.end) || near();
    let traded = || last.kind == Kind::Money && n.digits && trades(scan, n.end) && listed(scan, last.end, start);
    let traded = || traded() && priced();
    let linked = linked || compared(scan, last.end, start);
    // ارتفع من 3 دولارات إلى 5
    let from = || scan.marker_before(last.phrase.0.min(last.start), job!("from")).is_some();
    let changed = || linked && !n.scaled && !n.weak && scan.marker(last.end, job!("to")).is_some() && from() && free;
    (n.scaled && (linked || large) && free || changed() || traded()).then(|| (last.kind, last.unit.clone()))
}
