//! What happened to those counted, told by words that stand apart: فارق طفلان الحياة, لم ينج أحد من ركابها الـ72, القتلى هم 3 جنود.

use super::list::clitic_of;
use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::particles::{TO, is_definite, written_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, Job, job};
use crate::figures::toll::role_word::{ANY, counted, definite, names_thing, opens_clause, sense, unreal};
use crate::lexicon::schema::RoleHow;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// What an idiom around a figure tells of those counted.
pub(crate) fn told(scan: &Scan, draft: &Draft) -> Option<Role> {
    let start = draft.phrase.0.min(draft.start);
    if start == 0 || draft.noun.is_some_and(|n| names_thing(scan, n)) {
        return None;
    }
    let died = gave_up_life(scan, draft, start) || reaped(scan, start) || carried_off(scan, draft, start);
    died.then_some(Role::Dead)
        .or_else(|| survived(scan, start))
        .or_else(|| all_of_them(scan, start))
        .or_else(|| are(scan, start))
        .or_else(|| amounted(scan, start))
        .or_else(|| forced(scan, draft, start))
        .or_else(|| fled(scan, draft, start))
        .or_else(|| aboard(scan, start))
        .or_else(|| befallen(scan, start))
        .or_else(|| taken_out(scan, draft, start).then_some(Role::Rescued))
}

/// The nearest of the `reach` tokens before token `start`, in its sentence, at which a marker of `job` begins.
fn back(scan: &Scan, start: usize, reach: usize, job: Job) -> Option<usize> {
    let near = (start.saturating_sub(reach)..start).rev();
    near.take_while(|&i| !ends_sentence(scan, i)).find(|&i| scan.marker(i, job).is_some())
}

/// فارق طفلان الحياة, لفظ 4 جرحى في الطريق أنفاسهم
fn gave_up_life(scan: &Scan, draft: &Draft, start: usize) -> bool {
    const VERB: usize = 3;
    const LIFE: usize = 5;
    let from = draft.past_noun();
    let clause = |&i: &usize| scan.class(i) == Class::Word && !scan.tok(i).has(clitic::CONJUNCTION);
    back(scan, start, VERB, job!("departs")).is_some_and(|verb| {
        !unreal(scan, verb) && (from..from + LIFE).take_while(clause).any(|i| scan.marker(i, job!("life")).is_some())
    })
}

/// حصدت حوادث الطرق أرواح 300 مواطن
fn reaped(scan: &Scan, start: usize) -> bool {
    const VERB: usize = 8;
    scan.marker(start - 1, job!("lives_of")).is_some()
        && back(scan, start - 1, VERB, job!("reaps")).is_some_and(|verb| !unreal(scan, verb))
}

/// أودى الإعصار بأكثر من 90 شخصا
fn carried_off(scan: &Scan, draft: &Draft, start: usize) -> bool {
    const VERB: usize = 5;
    let by = scan.codes(start).first() == Some(&letter('ب')) || clitic_of(scan, draft) & clitic::BA != 0;
    let people = draft.noun.is_some_and(|noun| !scan.is(noun, words::THING) || scan.is(noun, words::PERSON));
    // حاولوا الفتك بفتاتين
    let verb = |at: usize| !unreal(scan, at) && !scan.tok(at).has(clitic::ARTICLE);
    by && people && back(scan, start, VERB, job!("carries_off")).is_some_and(verb)
}

/// لم ينج أحد من ركابها الـ72, لم ينج من البحارة سوى 3
fn survived(scan: &Scan, start: usize) -> Option<Role> {
    const VERB: usize = 9;
    let verb = back(scan, start, VERB, job!("not_survived"))?;
    if scan.marker(start - 1, job!("except")).is_some() {
        return Some(Role::Rescued);
    }
    let nobody = (verb..start).any(|i| scan.marker(i, job!("anybody")).is_some());
    let one_clause = !(verb..start).any(|i| comma(scan, i) || opens_clause(scan, i));
    (nobody && one_clause).then_some(Role::Dead)
}

/// مقتل جميع من كانوا على متنها وعددهم 72
fn all_of_them(scan: &Scan, start: usize) -> Option<Role> {
    const NUMBER: usize = 3;
    const EVERYBODY: usize = 12;
    let theirs = back(scan, start, NUMBER, job!("their_number"))?;
    let all = back(scan, theirs, EVERYBODY, job!("everybody")).filter(|&all| all > 0)?;
    let (role, _) = sense(scan, all - 1, &[RoleHow::Before, RoleHow::Both])?;
    (!unreal(scan, all - 1)).then_some(role)
}

/// القتلى هم 3 جنود, والقتيلان هما شرطيان
fn are(scan: &Scan, start: usize) -> Option<Role> {
    let pronoun = scan.marker(start - 1, job!("while")).is_some() && scan.tok(start - 1).clitics == 0;
    let subject = start.checked_sub(2).filter(|_| pronoun)?;
    let named = is_definite(scan, subject);
    if named { counted(scan, subject) } else { None }
}

/// الوفيات بلغت 49 حالة, الإصابات وصلت إلى 70: whose number the verb behind them tells.
fn amounted(scan: &Scan, start: usize) -> Option<Role> {
    let start = bound::begins(scan, start).unwrap_or(start);
    let last = start.checked_sub(1)?;
    let verb = if scan.is_word(last, TO) { last.checked_sub(1)? } else { last };
    let reached = scan.marker(verb, job!("reaches")).is_some() || scan.marker(verb, job!("arrives")).is_some();
    let subject = verb.checked_sub(1).filter(|&subject| reached && written_with_article(scan, subject))?;
    counted(scan, subject).or_else(|| definite(scan, subject).map(|(role, _)| role))
}

/// اضطر 58 ألفا إلى النزوح, أجبر 4 آلاف على مغادرة بيوتهم
fn forced(scan: &Scan, draft: &Draft, start: usize) -> Option<Role> {
    const VERB: usize = 3;
    const FLIGHT: usize = 6;
    let from = draft.past_noun();
    back(scan, start, VERB, job!("forces")).filter(|&verb| !unreal(scan, verb))?;
    let mut clause = (from..from + FLIGHT).take_while(|&i| scan.class(i) == Class::Word);
    clause.any(|i| scan.marker(i, job!("flight")).is_some()).then_some(Role::Displaced)
}

/// فر عشرات الآلاف من المدينة, هرب 40 ألفا من السكان: people by the thousand who leave; but فر المئات من السجن.
fn fled(scan: &Scan, draft: &Draft, start: usize) -> Option<Role> {
    const MANY: Decimal = Decimal::ONE_HUNDRED;
    const PLACE: usize = 4;
    let many = draft.low.is_some_and(|low| low >= MANY) || draft.value.is_some_and(|v| v >= Decimal::ONE_THOUSAND);
    let verb = scan.marker_before(start, job!("takes_flight")).filter(|&verb| many && !unreal(scan, verb))?;
    let people = draft.noun.is_none_or(|noun| noun > verb && scan.is(noun, words::PERSON));
    let mut clause = (draft.end..draft.end + PLACE).take_while(|&i| scan.class(i) == Class::Word);
    // فر المئات منهم نحو الجبال: of those told of before.
    let others = scan.marker(draft.end, job!("among")).is_none();
    (people && others && !clause.any(|i| scan.marker(i, job!("prison")).is_some())).then_some(Role::Displaced)
}

/// إنقاذ قارب على متنه 45 مهاجرا: who is aboard what is rescued or seized.
fn aboard(scan: &Scan, start: usize) -> Option<Role> {
    const VESSEL: usize = 6;
    let at = scan.marker_before(start, job!("aboard"))?;
    let mut clause = (at.saturating_sub(VESSEL)..at).rev().take_while(|&i| !ends_sentence(scan, i) && !comma(scan, i));
    let verb = clause.find(|&i| scan.is(i, words::ROLE))?;
    let (role, _) = sense(scan, verb, &[RoleHow::Before, RoleHow::Both])?;
    let shared = matches!(role, Role::Rescued | Role::Captive);
    (shared && !unreal(scan, verb)).then_some(role)
}

/// حملة اعتقالات في أنحاء متفرقة من الضفة طالت 26 مواطنا: what reached those counted stands far before.
fn befallen(scan: &Scan, start: usize) -> Option<Role> {
    const EVENT: usize = 18;
    let verb = start - 1;
    scan.marker(verb, job!("befalls"))?;
    let mut near = (verb.saturating_sub(EVENT)..verb).rev().take_while(|&i| !ends_sentence(scan, i));
    let event = near.find(|&i| scan.marker(i, job!("campaign")).is_some())?;
    let bare = sense(scan, event, &[RoleHow::Before]).or_else(|| definite(scan, event));
    bare.filter(|_| !unreal(scan, event)).map(|(role, _)| role)
}

/// ما زال البحث جاريا عن ثلاثة: what is told of those searched for: they are missing, where nobody has been arrested before.
pub(super) fn searched_for(scan: &Scan, draft: &Draft) -> Option<Option<Role>> {
    const CRIME: usize = 24;
    let search = scan.marker_before(draft.phrase.0.min(draft.start), job!("search_goes_on"))?;
    let arrest = |i: usize| {
        let told = sense(scan, i, &ANY).is_some_and(|(role, _)| role == Role::Detained);
        told || scan.marker(i, job!("suspected")).is_some()
    };
    let missed = !unreal(scan, search) && !(search.saturating_sub(CRIME)..search).any(arrest);
    let own = || draft.noun.and_then(|noun| counted(scan, noun));
    Some(if missed { Some(Role::Missing) } else { own() })
}

/// إخراج سبعة أشخاص by those who rescue, or alive; but إخراج 3 لاعبين, إخراج جثتين.
fn taken_out(scan: &Scan, draft: &Draft, start: usize) -> bool {
    const VERB: usize = 5;
    const RESCUERS: usize = 10;
    const ALIVE: usize = 5;
    let Some(noun) = draft.noun.filter(|&n| counted(scan, n).is_none()) else { return false };
    let from = draft.past_noun();
    // من أحياء المدينة: quarters.
    let living = |i: usize| scan.marker(i, job!("alive")).is_some() && !preposition(scan, i - 1);
    let alive = || (from..from + ALIVE).take_while(|&i| !ends_sentence(scan, i)).any(living);
    if let Some(verb) = back(scan, start, VERB, job!("takes_out")) {
        let mut near = (verb.saturating_sub(RESCUERS)..start).rev().take_while(|&i| !ends_sentence(scan, i));
        let people = scan.is(noun, words::PERSON | words::DUAL_NOUN);
        return !unreal(scan, verb) && (people && near.any(|i| scan.marker(i, job!("rescuer")).is_some()) || alive());
    }
    back(scan, start, VERB, job!("finds")).is_some_and(|verb| !unreal(scan, verb)) && alive()
}
