//! What happened to those who are counted: from the noun, the verb before, or the participle after.

use super::after::{after, became, in_care, linked, part_of_last, part_of_plural, said_of_list};
use super::ahead;
use super::custody;
use super::idiom;
use super::list::{clitic_of, goes_on, opens_with_and};
use super::lost;
use super::of_some::{did_it, either, executed, lost_fighters, lost_kin, mixed, of_one, only_feared, were_there};
use super::part::{denominator, in_brackets, of_a_part};
use super::perished;
use super::total::{far_total, totals};
use crate::figures::draft::Draft;
use crate::figures::figure::{Kind, Role};
use crate::figures::noun;
use crate::figures::source::end::inside_name;
use crate::figures::source::was::was;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::noun_shape::past_plural;
use crate::figures::tokens::particles::{
    AFTER as AFTER_TIME, BEFORE as BEFORE_TIME, DURING, FROM, IN, SINCE, WITH, starts_with_article,
    written_with_article,
};
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{
    ANY, BEFORE, among, counted, definite, inanimate, of_things, opens_clause, parts_clauses, sense, turned_out, unreal,
};
use crate::figures::toll::{self, tally};
use crate::lexicon::schema::RoleHow;
use crate::text::tokens::Class;

/// Tokens between a verb and its number at which nothing after the number is asked.
const NEAR: usize = 2;

/// The roles of the drafts of one text, in their order.
pub(crate) fn roles(scan: &Scan, drafts: &[Draft]) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(drafts.len());
    for (k, draft) in drafts.iter().enumerate() {
        let counts = draft.kind == Kind::Count && !either(scan, drafts, k) && !only_feared(scan, draft);
        let mut role = if counts { of(scan, drafts, k, &roles) } else { None };
        if role == Some(Role::Injured) && ill(scan, draft) {
            role = Some(Role::Infected);
        }
        if role == Some(Role::Captive) && custody::detained(scan, draft) {
            role = Some(Role::Detained);
        }
        let lost = match role {
            Some(Role::Detained) => lost::suspended(scan, draft),
            Some(Role::Dead) => lost::defrauded(scan, draft),
            _ => false,
        };
        roles.push(role.filter(|_| !lost));
    }
    epidemic(scan, drafts, &mut roles);
    ahead::of_headline(scan, drafts, &mut roles);
    roles
}

/// Figures around a case in which recoveries and infections tell what it is a case of.
const NEIGHBOURS: usize = 4;

/// Tokens from a total of cases to its number.
const TOTAL: usize = 4;

/// Tokens between such figures, at most.
const BULLETIN: usize = 60;

/// سجلت 141 حالة شفاء و90 إصابة: in a bulletin of an epidemic nobody is wounded.
fn epidemic(scan: &Scan, drafts: &[Draft], roles: &mut [Option<Role>]) {
    for k in 0..drafts.len() {
        let open = match (roles[k], drafts[k].noun) {
            (Some(Role::Injured), Some(noun)) => {
                let start = drafts[k].start;
                let case = |i: usize| scan.marker(i, job!("case_of_illness")).is_some();
                case(noun) || (start.saturating_sub(TOTAL)..start).any(case)
            }
            (Some(Role::Injured), None) => true,
            (None, Some(noun)) => {
                drafts[k].kind == Kind::Count && (noun::is_case(scan, noun) || in_care(scan, noun.max(drafts[k].end)))
            }
            _ => false,
        };
        if !open {
            continue;
        }
        let around = k.saturating_sub(NEIGHBOURS)..(k + NEIGHBOURS + 1).min(drafts.len());
        // إصابة 18 بجروح، وغادر عشرة مصابين بعد شفائهم
        let wounded = |j: usize| drafts[j].noun.is_some_and(|n| counted(scan, n) == Some(Role::Injured));
        let told = |j: usize| roles[j] == Some(Role::Infected) || roles[j] == Some(Role::Recovered) && !wounded(j);
        if around.into_iter().any(|j| told(j) && drafts[j].start.abs_diff(drafts[k].start) <= BULLETIN) {
            roles[k] = Some(Role::Infected);
        }
    }
}

/// Tokens around a figure in which the name of a disease tells أصيب from wounds.
const ILLNESS: usize = 12;

/// Whether the sentence around a figure names a disease.
fn ill(scan: &Scan, draft: &Draft) -> bool {
    let before = (draft.start.saturating_sub(ILLNESS)..draft.start).rev();
    let after = draft.end..(draft.end + ILLNESS).min(scan.len());
    let infected = |i: usize| {
        let hows = [RoleHow::After, RoleHow::Both];
        sense(scan, i, &hows).is_some_and(|(role, _)| role == Role::Infected)
    };
    let named = |i: usize| scan.marker(i, job!("disease")).is_some() || infected(i);
    before.take_while(|&i| !ends_sentence(scan, i)).any(|i| named(i) || struck(scan, i))
        || after.take_while(|&i| !ends_sentence(scan, i)).any(named)
}

/// يصيب السكري 300 ألف شخص, المرض يصيب الملايين: a verb of harming, beside its subject, an illness.
fn struck(scan: &Scan, verb: usize) -> bool {
    const BESIDE: usize = 3;
    let harms = matches!(sense(scan, verb, &[RoleHow::Before, RoleHow::Both]), Some((Role::Injured, _)));
    let illness = |at: usize| [job!("illness"), job!("disease")].iter().any(|&job| scan.marker(at, job).is_some());
    harms && (verb.saturating_sub(BESIDE)..=verb + BESIDE).any(illness)
}

fn of(scan: &Scan, drafts: &[Draft], k: usize, known: &[Option<Role>]) -> Option<Role> {
    let draft = &drafts[k];
    let noun = draft.noun;
    if of_one(scan, draft) {
        return None;
    }
    let thing = of_things(scan, drafts, k);
    let unsaid = || noun.is_none_or(|n| counted(scan, n).is_none());
    let start = draft.phrase.0.min(draft.start);
    if denominator(scan, start) && unsaid() {
        return None;
    }
    // القتلى 230 والجرحى 105: in a tally each number is told by its own noun.
    let tallied = tally::noun(scan, draft.start, k.checked_sub(1).map(|last| &drafts[last]));
    if let Some(own) = noun.filter(|_| noun == tallied) {
        return counted(scan, own).or_else(|| sense(scan, own, &ANY).map(|(role, _)| role));
    }
    if let Some(role) = toll::label::told(scan, draft).filter(|_| noun.is_none_or(|n| n < draft.start)) {
        return role;
    }
    if lost_kin(scan, draft) || perished::told(scan, drafts, k) {
        return Some(Role::Dead);
    }
    if let Some(role) = idiom::told(scan, draft) {
        return Some(role);
    }
    if let Some(role) = idiom::searched_for(scan, draft) {
        return role;
    }
    if lost::doers(scan, drafts, k) {
        return None;
    }
    let told = before(scan, drafts, k, thing).filter(|told| !taken(told.0) || noun.is_none_or(|n| !inanimate(scan, n)));
    if mixed(scan, drafts, k) {
        return None;
    }
    let lost = |role: Role| role == Role::Missing && lost::something(scan, draft.past_noun());
    // يفقد النصاب المحدد بـ86 نائبا
    let with = |far: usize| far > 0 && clitic_of(scan, draft) & clitic::BA != 0;
    // استشهد الخطيب بثلاثة أبيات: what somebody cites.
    let cites = noun.is_some_and(|n| !noun_is_person(scan, draft) && n >= draft.start);
    // فقد 60 عاملا حياتهم
    let told = told.map(|(role, far)| match role {
        Role::Missing if lost::life(scan, draft.past_noun()) => (Role::Dead, far),
        role => (role, far),
    });
    let parts = noun.is_some_and(|n| n < draft.start && lost::part_of_body(scan, n));
    let told = told.filter(|told| !(told.0 == Role::Captive && custody::families(scan, draft, start)));
    let told = told
        .filter(|told| !(lost(told.0) || told.0 == Role::Missing && (with(told.1) || parts)))
        .filter(|told| !(told.0 == Role::Dead && cites && with(told.1) && lost::cited(scan, start, told.1)));
    // حالة وفاة وحالتين متوسطة الإصابة: another case has a role of its own.
    let told = told.filter(|_| !(opens_with_and(scan, draft) && noun.is_some_and(|n| noun::is_case(scan, n))));
    // واحد من أصل 14: neither is it of a whole that is named behind its part.
    let all =
        scan.marker_before(draft.start, job!("whole")).is_some_and(|from| from > 0 && scan.is_word(from - 1, FROM));
    let all = all || of_a_part(scan, drafts, k);
    let beside = |d: &&Draft| d.kind != Kind::Age && !of_one(scan, d);
    let next = drafts[k + 1..].iter().find(beside).map_or(scan.len(), |d| d.start);
    let from = draft.past_noun();
    if all && unsaid() {
        // من إجمالي 9 ملايين شخص شردوا
        return if thing { None } else { after(scan, drafts, k, from, next) };
    }
    if lost_fighters(scan, draft) {
        return Some(Role::Dead);
    }
    // اعتقال أربعة من أبنائها الستة: of the whole that a part is taken from nothing is said.
    let whole = k.checked_sub(1).map(|last| drafts[last].noun).filter(|last| last.is_some() && *last == noun);
    if whole.is_some() && noun.is_some_and(|n| n + 1 == draft.start && counted(scan, n).is_none()) {
        return None;
    }
    // 3 قتلى وأكثر من 20 جريحا: what is told of the figure before is not told of this one.
    let free = k.checked_sub(1).map_or(0, |last| drafts[last].past_noun() + 1);
    if let Some(role) = noun.filter(|&n| n >= draft.start).and_then(|n| became(scan, n, from, next)) {
        return Some(role);
    }
    let own = told.filter(|&(_, distance)| !all && draft.phrase.0.min(draft.start) >= free + distance);
    if let Some(role) = noun.and_then(|noun| told_by_noun(scan, draft, noun, own)) {
        return Some(role);
    }
    let said = if thing { None } else { after(scan, drafts, k, from, next) };
    if let Some((role, distance)) = told
        && distance <= NEAR
    {
        // إطلاق سراح 9 كانوا مختطفين: who is set free was what the words after say.
        let freed = role == Role::Detained && said == Some(Role::Captive);
        // سقوط 3 مطلوبين في قبضة الشرطة, سقوط 3 عمال جرحى
        let held = matches!(said, Some(Role::Detained | Role::Captive | Role::Injured)) && falls(scan, draft);
        let better = freed || held || said.is_some() && (behind_last(scan, drafts, k) || acts(scan, draft));
        return if better { said } else { Some(role) };
    }
    let case = draft.noun.is_some_and(|n| noun::is_case(scan, n));
    said.or(told.map(|t| t.0))
        .or_else(|| executed(scan, draft).then_some(Role::Dead))
        .or_else(|| if thing { None } else { said_of_list(scan, drafts, k) })
        .or_else(|| part_of_last(scan, drafts, k, known).or_else(|| part_of_plural(scan, drafts, k)))
        .or_else(|| (case && ill(scan, draft)).then_some(Role::Infected))
        .or_else(|| goes_on(scan, drafts, k, known))
        .or_else(|| in_brackets(scan, drafts, k, known))
}

/// What the counted noun tells, by itself, by its adjective or as a case of something; the verb `told` before it may know better.
fn told_by_noun(scan: &Scan, draft: &Draft, noun: usize, told: Option<(Role, usize)>) -> Option<Role> {
    if let Some(own) = counted(scan, noun) {
        return Some(outlived(scan, draft, own, told).unwrap_or(own));
    }
    // التونسيين العشرة المختطفين: an adjective behind a number that follows its noun.
    if noun + 1 == draft.start && written_with_article(scan, noun) && written_with_article(scan, draft.end) {
        return counted(scan, draft.end);
    }
    // الجنود القتلى الثلاثة
    if noun + 2 == draft.start && written_with_article(scan, noun) && written_with_article(scan, noun + 1) {
        return counted(scan, noun + 1);
    }
    if noun < draft.start {
        return None;
    }
    // الركاب المفقودين: an adjective of the definite noun itself.
    let adjective = scan.tok(noun).clitics & !clitic::ARTICLE == 0
        && written_with_article(scan, noun)
        && written_with_article(scan, noun + 1);
    if let Some(role) = if adjective { counted(scan, noun + 1) } else { None } {
        return Some(role);
    }
    if noun::is_case(scan, noun) { of_case(scan, noun, told) } else { None }
}

/// تعافى 190 مصابا, وفاة ثلاثة من الأسرى: what became of those whom the noun tells of by what they were before; جثتين stay dead.
fn outlived(scan: &Scan, draft: &Draft, own: Role, told: Option<(Role, usize)>) -> Option<Role> {
    let (role, _) = told.filter(|told| told.1 <= NEAR && !opens_with_and(scan, draft) && !falls(scan, draft))?;
    let changed = match role {
        Role::Recovered | Role::Rescued | Role::Evacuated | Role::Dead => !matches!(own, Role::Dead | Role::Missing),
        Role::Injured => matches!(own, Role::Captive | Role::Detained | Role::Displaced),
        // اختطاف 8 لاجئين
        Role::Captive | Role::Detained => own == Role::Displaced,
        _ => false,
    };
    changed.then_some(role)
}

/// سقوط 4 جرحى: a word that tells of people only what their noun leaves open.
fn falls(scan: &Scan, draft: &Draft) -> bool {
    // قضى 14 سجينا
    let died = |at: usize| scan.marker(at, job!("passed_away")).is_some();
    let near = |at: usize| at > 0 && sense(scan, at - 1, &[RoleHow::Near]).is_some() && !died(at - 1);
    near(draft.start) || near(draft.phrase.0)
}

/// Tokens from the verb behind a figure to the next one: لقوا حتفهم و503.
const BEHIND_LAST: usize = 3;

/// 40 مسلحا قتلوا و15 اعتقلوا: whether the verb before a number tells of those counted before it.
fn behind_last(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let Some(last) = k.checked_sub(1).map(|last| &drafts[last]) else { return false };
    let verb = last.past_noun();
    let near = drafts[k].start > verb && drafts[k].start - verb <= BEHIND_LAST;
    near && past_plural(scan.codes(verb)) && scan.is(verb, words::ROLE)
}

/// أصيب 9 و3 قتلوا: a verb right behind a number that و joins is its own.
fn acts(scan: &Scan, draft: &Draft) -> bool {
    let verb = draft.past_noun();
    opens_with_and(scan, draft) && past_plural(scan.codes(verb)) && scan.is(verb, words::ROLE)
}

/// 13 حالة غرق, حالة وفاة, حالات اختطاف: what the case at token `noun` is one of.
fn of_case(scan: &Scan, noun: usize, told: Option<(Role, usize)>) -> Option<Role> {
    if matches!(told, Some((Role::Rescued, 0..=NEAR))) {
        return Some(Role::Rescued);
    }
    let plain = scan.tok(noun + 1).clitics == 0;
    let own = || sense(scan, noun + 1, &[RoleHow::Counted]);
    let event = || sense(scan, noun + 1, &[RoleHow::Before]).filter(|told| told.0 != Role::Rescued);
    if plain { own().or_else(event).map(|told| told.0) } else { None }
}

/// The nearest verb or verbal noun before the number in its clause.
fn before(scan: &Scan, drafts: &[Draft], k: usize, thing: bool) -> Option<(Role, usize)> {
    let draft = &drafts[k];
    let start = draft.phrase.0.min(draft.start);
    // أطلق مع 200 شخصية: company, no object.
    // القبض عليهما بموقعين: where it happened.
    let place =
        scan.tok(draft.start).has(clitic::BA) && draft.noun == Some(draft.start) && !noun_is_person(scan, draft);
    if place
        || start > 0 && scan.is_word(start - 1, WITH)
        || did_it(scan, draft.noun.map_or(start, |noun| noun.min(start)))
    {
        return None;
    }
    let floor = start.saturating_sub(BEFORE);
    let mut i = start;
    let mut prepositions = 0;
    let mut parted = false;
    let mut carried = false;
    while i > floor {
        i -= 1;
        // ضحايا موجودات، وعلى القادة الثلاثة: behind a comma another clause begins.
        let of_them = || among(scan, i + 1, i + 4);
        // غرقت عبارة تقل 53 راكبا: a vessel, whose end is not told of those aboard unless it is missing.
        carried |= scan.marker(i, job!("carries")).is_some();
        parted |= comma(scan, i) && scan.tok(i + 1).has(clitic::CONJUNCTION) && preposition(scan, i + 1) && !of_them();
        if ends_sentence(scan, i)
            || another_clause(scan, i)
            || opens_clause(scan, i) && !of_total(scan, i) && !turned_out(scan, i)
            || parts_clauses(scan, i)
            || were_there(scan, i)
        {
            return None;
        }
        if let Some((role, end)) = sense(scan, i, &[RoleHow::Near])
            && end == start
            && noun_is_person(scan, draft)
            // النادي فقد 3 لاعبين: who loses them stands before the verb.
            && !(role == Role::Missing && i > 0 && starts_with_article(scan.codes(i - 1)))
        {
            return Some((role, 0));
        }
        // أن القتلى أربعة مدنيين
        let total = || totals(scan, i) || i + 1 == start && noun_is_person(scan, draft);
        let told = sense(scan, i, &[RoleHow::Before, RoleHow::Both])
            .filter(|_| !scan.tok(i).has(clitic::ARTICLE) || total())
            .or_else(|| definite(scan, i).filter(|_| total()));
        if let Some((role, end)) = told
            && end <= start.max(i + 1)
        {
            let blocked = prepositions > 0 && !noun_is_person(scan, draft)
                || unreal(scan, i)
                || parted && counted(scan, i).is_some()
                || carried && role != Role::Missing
                || inside_name(scan, i)
                || lost::victims_of_fraud(scan, i);
            return (!blocked && !thing).then_some((role, start - end.min(start)));
        }
        // Another figure's own noun stands between: its verb reaches on through a list only.
        if let Some(last) = k.checked_sub(1).map(|p| &drafts[p])
            && i < last.end
            && i >= last.start
            && !linked(scan, last, draft)
        {
            return None;
        }
        prepositions += usize::from(is_place_preposition(scan, i));
    }
    let last = k.checked_sub(1).map_or(0, |p| drafts[p].past_noun());
    far_total(scan, draft, start, last)
}

/// ...، مع وجود 4 آليات, ...، وكانت تحاصر 35: what begins behind the comma at token `i` tells something else.
fn another_clause(scan: &Scan, i: usize) -> bool {
    // أوقفت اليابان -وهي من أكبر 5 مشترين- الواردات
    let aside = scan.dash(i) && scan.spaced(i) && !scan.spaced(i + 1);
    aside || comma(scan, i) && (scan.is_word(i + 1, WITH) || begins_with_and(scan.codes(i + 1)) && was(scan, i + 1))
}

/// قدرت عدد القتلى بأنه 40: what follows أن tells the total before it.
fn of_total(scan: &Scan, i: usize) -> bool {
    i > 1 && totals(scan, i - 1) && (definite(scan, i - 1).is_some() || counted(scan, i - 1).is_some())
}

/// Whether the draft's noun is a person by the lexicon of people (شخص, طفل, مدني ...), or there is none.
fn noun_is_person(scan: &Scan, draft: &Draft) -> bool {
    draft.noun.is_some_and(|n| scan.is(n, words::PERSON) || n >= draft.end && counted(scan, n).is_some())
}

/// Roles of verbs that people and things are the objects of: ضبط, أنقذ, أخلى.
fn taken(role: Role) -> bool {
    matches!(role, Role::Detained | Role::Captive | Role::Rescued | Role::Evacuated | Role::Missing)
}

fn is_place_preposition(scan: &Scan, i: usize) -> bool {
    // استشهد منذ فجر اليوم 16
    if scan.is_word(i, SINCE) {
        return !scan.is(i + 1, words::DAY_PART);
    }
    scan.class(i) == Class::Word && [IN, DURING, AFTER_TIME, BEFORE_TIME].contains(&scan.codes(i))
}
