//! Shapes of words that tell what follows a number: a plural, a verb, the next clause, a purpose.

use super::clitics::{begins_with_and, without_and};
use super::particles::{A_HALF, FAMILY, HOUSEHOLD, HURT, INJURY, YACHT, spelled, word};
use super::scan::Scan;
use super::words;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// عائلة, أسرة: a whole whose members are not named.
pub(crate) fn family(word: &[u8]) -> bool {
    const FAMILIES: [&[u8]; 2] = [FAMILY, HOUSEHOLD];
    FAMILIES.contains(&word)
}

/// قتلوا, تابعوا: what verbs of many end in, in the past.
pub(crate) fn past_plural(word: &[u8]) -> bool {
    word.ends_with(&[letter('و'), letter('ا')])
}

/// يهدف, سترتفع, تتجه, اختفت: the shape of a verb, in a word that the lexicon does not know, or knows for what is near it.
pub(crate) fn unknown_verb(scan: &Scan, i: usize) -> bool {
    let (word, bits) = (scan.codes(i), scan.bits(i));
    // ضمن 15 يحق لهم
    let short = word.len() == 3 && bits == 0 && word[0] == letter('ي') && word != YACHT;
    short
        || word.len() > 3
            && (bits == 0 && (present(word) || past_of_her(word)) || bits & !words::MARKER == 0 && future(word))
}

/// يهدف, يستقبلونه, تتجه: the few nouns in ي are peoples, أيتام and names of things, those in تت are few.
fn present(word: &[u8]) -> bool {
    const NOUNS: [&[u8]; 9] = [
        word!("يهو"),
        word!("يمن"),
        word!("يتي"),
        word!("يون"),
        word!("يور"),
        word!("ياب"),
        word!("تتو"),
        word!("تتم"),
        word!("تتا"),
    ];
    (word[0] == letter('ي') || word.starts_with(word!("تت"))) && !NOUNS.iter().any(|noun| word.starts_with(noun))
}

/// سيرتفع, ستقلع; not سياج, سيناريو, ستارة.
fn future(word: &[u8]) -> bool {
    const STARTS: [&[u8]; 2] = [word!("سي"), word!("ست")];
    const NOUNS: [&[u8]; 19] = [
        word!("سياج"),
        word!("سيار"),
        word!("سياس"),
        word!("سياح"),
        word!("سياق"),
        word!("سياد"),
        word!("سياط"),
        word!("سين"),
        word!("سيج"),
        word!("سيد"),
        word!("سيل"),
        word!("سيم"),
        word!("سيو"),
        word!("سيكا"),
        word!("سيتي"),
        word!("ستا"),
        word!("ستي"),
        word!("سترا"),
        word!("ستو"),
    ];
    word.len() > 4
        && STARTS.iter().any(|start| word.starts_with(start))
        && !NOUNS.iter().any(|noun| word.starts_with(noun))
}

/// اختفت, تنافست: she or they did; the nouns in ت that the lexicon does not know end in ات, وت, يت or نت.
pub(crate) fn past_of_her(word: &[u8]) -> bool {
    const BEFORE: [u8; 4] = [letter('ا'), letter('و'), letter('ي'), letter('ن')];
    word.len() > 4 && word.ends_with(word!("ت")) && !BEFORE.contains(&word[word.len() - 2])
}

/// Whose something is, by the pronoun at the end of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Owner {
    /// ه, which folding makes of teh marbuta too.
    His,
    /// ها.
    Hers,
    /// هم.
    Theirs,
    /// هن.
    TheirsFeminine,
    /// هما.
    Both,
    /// نا.
    Ours,
}

/// The pronoun at the end of a word, and what stands before it: موقفهم is موقف and هم.
pub(crate) fn pronoun_end(word: &[u8]) -> Option<(Owner, &[u8])> {
    const ENDS: [(&[u8], Owner); 6] = [
        (&[letter('ه'), letter('م'), letter('ا')], Owner::Both),
        (&[letter('ه'), letter('ا')], Owner::Hers),
        (&[letter('ه'), letter('م')], Owner::Theirs),
        (&[letter('ه'), letter('ن')], Owner::TheirsFeminine),
        (&[letter('ن'), letter('ا')], Owner::Ours),
        (&[letter('ه')], Owner::His),
    ];
    ENDS.iter().find_map(|(end, owner)| word.strip_suffix(*end).map(|stem| (*owner, stem)))
}

/// Whether a word ends in a pronoun of people (موقفهم, مقاعدهم), which short ones that the lexicon knows may end like (مساهم): what is
/// counted is indefinite.
pub(crate) fn owned(scan: &Scan, i: usize) -> bool {
    const PEOPLE: [Owner; 3] = [Owner::Theirs, Owner::Both, Owner::TheirsFeminine];
    let of_people = |(owner, stem): (Owner, &[u8])| match scan.bits(i) {
        // 300 تحتاجها المدارس; but تنبيها
        0 if owner == Owner::Hers => stem.len() >= 4 && stem[0] == letter('ت') && !stem.ends_with(&[letter('ي')]),
        0 => PEOPLE.contains(&owner) && stem.len() >= 3,
        bits => owner == Owner::Theirs && stem.len() >= 4 && bits & (words::UNIT | words::CURRENCY) == 0,
    };
    pronoun_end(scan.codes(i)).is_some_and(of_people)
}

/// What `look` finds for a stem and teh marbuta: سفين of سفينتان and سفينات is سفينة; longer words are looked for nowhere.
pub(crate) fn with_teh_marbuta<T>(stem: &[u8], look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    with_ending(stem, letter('ه'), look)
}

/// The same for a stem and its last letter: مسؤولي of the construct is مسؤولين.
pub(crate) fn with_ending<T>(stem: &[u8], last: u8, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    const LONGEST: usize = 12;
    let mut word = [0; LONGEST];
    (stem.len() < LONGEST).then(|| {
        word[..stem.len()].copy_from_slice(stem);
        word[stem.len()] = last;
        look(&word[..=stem.len()])
    })
}

/// نصفهم, معظمها stand behind what is counted.
pub(crate) fn half_of_them(word: &[u8]) -> bool {
    word.strip_prefix(A_HALF).is_some_and(|rest| rest.len() >= 2 && rest[0] == letter('ه'))
}

/// Whether the word is و and a word that the lexicon does not know: وأصيب, وغيبوبة, وامتداداتها after a number.
pub(crate) fn begins_conjunct(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    if word.len() <= 4 || !begins_with_and(word) || scan.bits(i) != 0 {
        return false;
    }
    // ولادة 5 ونفوق 7: the next number is counted by it.
    if scan.class(i + 1) == Class::Digits && scan.codes(i + 1).len() < 4 {
        return true;
    }
    let written = scan.written(i);
    let hamza = written.starts_with("وأ") || written.starts_with("وإ") || written.starts_with("وآ");
    let [alef, teh] = [letter('ا'), letter('ت')];
    // والد, وافد; not واستقبال, وانتشار, واقتحام.
    if word[1] == alef {
        let verbal =
            word.len() > 6 && (word[2..].starts_with(&[letter('س'), teh]) || word[2] == letter('ن') || word[3] == teh);
        return hamza || verbal || word[2] == letter('ل') && word.len() > 5;
    }
    // وحافظت, وارتفعت, ونشاهد: verbs; the nouns in ت behind their first و are plurals in ات.
    let past = word.len() > 5 && word.ends_with(&[teh]) && word[word.len() - 2] != alef;
    if past || word.len() > 5 && word[1] == letter('ن') {
        return true;
    }
    let owned = word.len() > 5 && matches!(pronoun_end(word), Some((Owner::Hers | Owner::Theirs, _)));
    owned || conjunct_shape(word)
}

/// Nouns that begin with و themselves are few and follow the patterns of وزير, وفد, وفاة, وحدة.
fn conjunct_shape(word: &[u8]) -> bool {
    [letter('ي'), letter('ت'), letter('ب'), letter('ل')].contains(&word[1])
}

/// Whether the word is ل or ب and a verbal noun that the lexicon does not know: لتمثيل, بتهمة, لاستقبال.
pub(crate) fn begins_purpose(scan: &Scan, i: usize) -> bool {
    const STARTS: [&[u8]; 5] = [
        &[letter('ل'), letter('ت')],
        &[letter('ل'), letter('ل')],
        &[letter('ب'), letter('ت')],
        &[letter('ب'), letter('ا'), letter('ل')],
        &[letter('ل'), letter('ا'), letter('س'), letter('ت')],
    ];
    let word = scan.codes(i);
    word.len() > 4 && scan.bits(i) == 0 && STARTS.iter().any(|s| word.starts_with(s))
}

/// Shapes that only verbs have: plural past (وا) and present with a plural ending.
pub(crate) fn verb_shape(word: &[u8]) -> bool {
    let ends = |a: char, b: char| word.ends_with(&[letter(a), letter(b)]);
    (word.len() > 3 && past_plural(word)) || (word.len() > 5 && word[0] == letter('ي') && ends('و', 'ن'))
}

/// أصيب 6 إصابات بالغة: whether the word at token `at` repeats the verb before the number, and tells how.
pub(crate) fn cognate(scan: &Scan, number: usize, at: usize) -> bool {
    let hurt = |verb: usize| {
        let word = scan.codes(verb);
        without_and(word).unwrap_or(word).starts_with(HURT)
    };
    scan.codes(at).starts_with(INJURY) && number.checked_sub(1).is_some_and(hurt)
}
