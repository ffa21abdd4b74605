//! What a word tells of the people counted, and the questions about clauses and lists that every rule of roles asks.

use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::speech::is_that;
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::noun_shape::with_teh_marbuta;
use crate::figures::tokens::particles::{ARTICLE, OTHERS, THAT, THAT_THEY, THAT_THEY_TWO, spelled, word};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, NO_WORD, Sense, job};
use crate::lexicon::schema::RoleHow;
use crate::text::code::letter;

/// Every way in which a word tells a role.
pub(crate) const ANY: [RoleHow; 5] = [RoleHow::Counted, RoleHow::Before, RoleHow::After, RoleHow::Both, RoleHow::Near];

/// Tokens before a number in which a verb or verbal noun reaches it.
pub(crate) const BEFORE: usize = 9;

/// The role that the word at token `i` tells in one of `hows`, and the token after it.
pub(crate) fn sense(scan: &Scan, i: usize, hows: &[RoleHow]) -> Option<(Role, usize)> {
    if !scan.is(i, words::ROLE) {
        return None;
    }
    scan.find(i, |s| match s {
        Sense::Role { role, how } if hows.contains(&how) => Some(role),
        _ => None,
    })
}

/// What the noun itself says: قتيلا; also with the article, where the lexicon knows phrases that begin
/// with it (المصابين بالفيروس).
pub(crate) fn counted(scan: &Scan, noun: usize) -> Option<Role> {
    let own = |s| match s {
        Sense::Role { role, how: RoleHow::Counted } => Some(role),
        _ => None,
    };
    sense(scan, noun, &[RoleHow::Counted]).map(|r| r.0).or_else(|| {
        let word = scan.codes(noun);
        let bare = without_and(word).unwrap_or(word).strip_prefix(ARTICLE)?;
        scan.words.alone(bare, own)
    })
}

/// What a verbal noun with the article says, where the lexicon knows phrases that begin with it: المصابين.
pub(crate) fn definite(scan: &Scan, i: usize) -> Option<(Role, usize)> {
    let bare = scan.codes(i).strip_prefix(ARTICLE)?;
    let told = |s| match s {
        Sense::Role { role, how: RoleHow::Before | RoleHow::Both } => Some((role, i + 1)),
        _ => None,
    };
    scan.words.alone(bare, told)
}

/// أن, وأنه, بأنها: what follows is another clause.
pub(crate) fn opens_clause(scan: &Scan, i: usize) -> bool {
    is_that(scan, i) || without_and(scan.codes(i)) == Some(THAT)
}

/// فيما, بينما, لكن begin another clause; على متنه tells who was aboard, not what became of them.
pub(crate) fn parts_clauses(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("clause")).is_some()
}

/// Units, places, times and things that nothing happens to.
pub(crate) fn names_thing(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::THING) || dual_of_thing(scan, i)
}

/// مركبين, سفينتان: the dual of a thing.
fn dual_of_thing(scan: &Scan, i: usize) -> bool {
    let word = scan.stem(i);
    let ending = [[letter('ي'), letter('ن')], [letter('ا'), letter('ن')]];
    let Some(stem) = ending.iter().find_map(|end| word.strip_suffix(end)).filter(|_| scan.is(i, words::DUAL_NOUN))
    else {
        return false;
    };
    let thing = |word: &[u8]| {
        let head = scan.words.get(word);
        head.group != NO_WORD && head.sure & words::THING != 0
    };
    let singular = stem.strip_suffix(&[letter('ت')]);
    singular.and_then(|stem| with_teh_marbuta(stem, thing)) == Some(true) || thing(stem)
}

/// منهم, بينهم, من بينها between two figures: the second is part of the first.
pub(crate) fn among(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| scan.marker(i, job!("among")).is_some())
}

/// Whether the verb at token `i` is denied or only possible: لم يصب, دون إصابة, مذكرة اعتقال, يمكن أن ينقذ.
pub(crate) fn unreal(scan: &Scan, i: usize) -> bool {
    let denied = scan.marker_before(i, job!("not")).or(scan.marker_before(i, job!("lacking"))).is_some();
    denied || i > 1 && scan.is_word(i - 1, THAT) && scan.marker(i - 2, job!("can")).is_some()
}

/// 3 سيارات, 120 رحلة وأجلت 45 أخرى: whether the draft in the place `k` counts things, or others of those before.
pub(crate) fn of_things(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let thing = |draft: &Draft| draft.noun.is_some_and(|noun| names_thing(scan, noun));
    let others = || drafts[k].noun.is_some_and(|noun| scan.is_word(noun, OTHERS));
    thing(&drafts[k]) || others() && k > 0 && thing(&drafts[k - 1])
}

/// ضبط مرتكبي الواقعة، وتبين أنهم 4 عاملين: who they are that were told of before.
pub(crate) fn turned_out(scan: &Scan, i: usize) -> bool {
    i > 0 && [THAT_THEY, THAT_THEY_TWO].contains(&scan.codes(i)) && scan.marker(i - 1, job!("turns_out")).is_some()
}

/// A noun that names no people by its shape, as far as the lexicon knows: ثلاجة, دراجات; not مقدسية.
pub(crate) fn inanimate(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let nisba = word.ends_with(&[letter('ي'), letter('ه')]) || word.ends_with(word!("يات"));
    // أبنائه ends in a pronoun, which folding makes like teh marbuta.
    let his = scan.written(i).ends_with('ه');
    let feminine = word.ends_with(&[letter('ه')]) && !his || plural::ends_feminine(word);
    feminine && !nisba && word.len() > 3 && !scan.is(i, words::PERSON | words::ROLE)
}
