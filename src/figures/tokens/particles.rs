//! Words that rules ask for by name, as the codes that they are written in, and the article in front of words. They are
//! particles and words whose place tells what they are; what has a meaning of its own wherever it stands is in the lexicon.

use super::scan::{Scan, clitic};
use crate::text::code::letter;

/// The codes of a word, written out when khabar is built.
macro_rules! word {
    ($word:literal) => {
        &const { spelled::<{ $word.len() / 2 }>($word) }
    };
}
pub(crate) use word;

/// The codes of `word`, whose letters are two bytes each.
pub(crate) const fn spelled<const LEN: usize>(word: &str) -> [u8; LEN] {
    let (bytes, mut codes, mut i) = (word.as_bytes(), [0; LEN], 0);
    while i < LEN {
        let c = (bytes[2 * i] as u32 & 0x1F) << 6 | bytes[2 * i + 1] as u32 & 0x3F;
        codes[i] = letter(char::from_u32(c).expect("a character"));
        i += 1;
    }
    codes
}

/// م, which is short for the afternoon and for metres.
pub(crate) const METRES: &[u8] = word!("م");
/// و.
pub(crate) const AND: &[u8] = word!("و");
/// من.
pub(crate) const FROM: &[u8] = word!("من");
/// بال, the article behind ب.
pub(crate) const BY_THE: &[u8] = word!("بال");
/// فقط.
pub(crate) const ONLY: &[u8] = word!("فقط");
/// بين.
pub(crate) const AMONG: &[u8] = word!("بين");
/// عبد, which another word follows in names.
pub(crate) const ABD: &[u8] = word!("عبد");
/// فان, a part of a Dutch name.
pub(crate) const VAN: &[u8] = word!("فان");
/// يوم.
pub(crate) const DAY: &[u8] = word!("يوم");
/// كل.
pub(crate) const EACH: &[u8] = word!("كل");
/// الدين, الله: what the second word of a given name is.
pub(crate) const COMPOUND: [&[u8]; 2] = [word!("الدين"), word!("الله")];
/// أبو, أم, أبي: what a name begins with that tells whose father or mother somebody is.
pub(crate) const KUNYA: [&[u8]; 3] = [word!("ابو"), word!("ام"), word!("ابي")];
/// عدد.
pub(crate) const COUNT: &[u8] = word!("عدد");
/// لكل.
pub(crate) const FOR_EACH: &[u8] = word!("لكل");
/// عن.
pub(crate) const ABOUT: &[u8] = word!("عن");
/// إلى.
pub(crate) const TO: &[u8] = word!("الي");
/// إليه, which is written like آلية where its hamza is folded away.
pub(crate) const TO_HIM: &[u8] = word!("اليه");
/// ناهز, جاوز, قاربت: past verbs that bound what their subject comes to; قارب is a boat more often.
pub(crate) const NEARED: [&[u8]; 5] = [word!("ناهز"), word!("ناهزت"), word!("قاربت"), word!("جاوز"), word!("جاوزت")];
/// أصيب, أصيبت.
pub(super) const HURT: &[u8] = word!("اصيب");
/// إصابة, إصابات.
pub(crate) const INJURY: &[u8] = word!("اصاب");
/// على.
pub(crate) const ON: &[u8] = word!("علي");
/// في.
pub(crate) const IN: &[u8] = word!("في");
/// مع.
pub(crate) const WITH: &[u8] = word!("مع");
/// منذ.
pub(crate) const SINCE: &[u8] = word!("منذ");
/// حتى.
pub(crate) const UNTIL: &[u8] = word!("حتي");
/// بعد.
pub(crate) const AFTER: &[u8] = word!("بعد");
/// قبل.
pub(crate) const BEFORE: &[u8] = word!("قبل");
/// خلال.
pub(crate) const DURING: &[u8] = word!("خلال");
/// فقد.
pub(crate) const SO_ALREADY: &[u8] = word!("فقد");
/// قد.
pub(crate) const ALREADY: &[u8] = word!("قد");
/// والي, and وإلى.
pub(crate) const GOVERNOR: &[u8] = word!("والي");
/// أن and إن.
pub(crate) const THAT: &[u8] = word!("ان");
/// ألا.
pub(crate) const AN_NOT: &[u8] = word!("الا");
/// ما.
pub(crate) const WHAT: &[u8] = word!("ما");
/// بهذه.
pub(crate) const WITH_THESE: &[u8] = word!("بهذه");
/// هكذا.
pub(crate) const THUS: &[u8] = word!("هكذا");
/// هذا.
pub(crate) const THIS: &[u8] = word!("هذا");
/// الذي.
pub(crate) const WHICH: &[u8] = word!("الذي");
/// التي.
pub(crate) const WHICH_F: &[u8] = word!("التي");
/// ذلك.
pub(crate) const THAT_ONE: &[u8] = word!("ذلك");
/// تلك.
pub(crate) const THAT_F: &[u8] = word!("تلك");
/// كما.
pub(crate) const AS: &[u8] = word!("كما");
/// مثلما.
pub(crate) const JUST_AS: &[u8] = word!("مثلما");
/// هذه.
pub(crate) const THIS_F: &[u8] = word!("هذه");
/// هؤلاء.
const THESE: &[u8] = word!("هؤلاء");
/// أولئك.
const THOSE: &[u8] = word!("اولئك");
/// هذا, هذه, تلك, هؤلاء, أولئك before a definite noun.
pub(crate) const POINTING: [&[u8]; 5] = [THIS, THIS_F, THAT_F, THESE, THOSE];
/// آخر واحد, أول واحد, أي واحد: words behind which واحد is a pronoun.
pub(crate) const PICKS_ONE: [&[u8]; 3] = [word!("اخر"), word!("اول"), word!("اي")];
/// بسن.
pub(crate) const AT_AGE: &[u8] = word!("بسن");
/// دون.
pub(crate) const WITHOUT: &[u8] = word!("دون");
/// تحت.
pub(crate) const BELOW: &[u8] = word!("تحت");
/// فوق.
pub(crate) const ABOVE: &[u8] = word!("فوق");
/// ابن.
pub(crate) const SON: &[u8] = word!("ابن");
/// ابنة.
pub(crate) const DAUGHTER: &[u8] = word!("ابنه");
/// بنت.
pub(crate) const GIRL: &[u8] = word!("بنت");
/// عقد, knots of a ship, which else are decades and contracts.
pub(crate) const KNOTS: &[u8] = word!("عقد");
/// كيلو, of weight or of way.
pub(crate) const KILO: &[u8] = word!("كيلو");
/// سورة.
pub(crate) const SURA: &[u8] = word!("سوره");
/// تمام.
pub(crate) const SHARP: &[u8] = word!("تمام");
/// تماما.
pub(crate) const EXACTLY: &[u8] = word!("تماما");
/// بمقدار.
pub(crate) const BY: &[u8] = word!("بمقدار");
/// نيف.
pub(crate) const ODD: &[u8] = word!("نيف");
/// منها.
pub(crate) const OF_IT: &[u8] = word!("منها");
/// منه.
pub(crate) const OF_HIM: &[u8] = word!("منه");
/// أخرى.
pub(crate) const OTHERS: &[u8] = word!("اخري");
/// منهم.
pub(crate) const OF_THEM: &[u8] = word!("منهم");
/// ميت, dead or a hundred.
pub(crate) const DEAD: &[u8] = word!("ميت");
/// ثم.
pub(crate) const THEN: &[u8] = word!("ثم");
/// ثمن, a price or an eighth.
pub(crate) const PRICE: &[u8] = word!("ثمن");
/// الأحد.
pub(crate) const SUNDAY: &[u8] = word!("الاحد");
/// عشر.
pub(crate) const TEN: &[u8] = word!("عشر");
/// اثنين.
pub(crate) const MONDAY: &[u8] = word!("اثنين");
/// أحد.
pub(crate) const A_SUNDAY: &[u8] = word!("احد");
/// ست.
pub(crate) const SIX: &[u8] = word!("ست");
/// مرة.
pub(crate) const TIME: &[u8] = word!("مره");
/// الأوائل.
pub(crate) const FOREMOST: &[u8] = word!("الاوائل");
/// تين, the end of feminine duals.
pub(crate) const FEMININE_DUAL: &[u8] = word!("تين");
/// تين, تان: how a dual of the feminine ends.
pub(crate) const FEMININE_DUALS: [&[u8]; 2] = [FEMININE_DUAL, word!("تان")];
/// منهن.
pub(crate) const OF_THEM_FEMININE: &[u8] = word!("منهن");
/// أوقية, أوقيات.
pub(crate) const OUGUIYA: &[u8] = word!("اوقي");
/// عدد.
pub(crate) const NUMBER_OF: &[u8] = word!("عدد");
/// مقابل.
pub(crate) const AGAINST: &[u8] = word!("مقابل");
/// تلت, the spoken third.
pub(crate) const THIRD: &[u8] = word!("تلت");
/// نص, the spoken half.
pub(crate) const HALF: &[u8] = word!("نص");
/// عيار.
pub(crate) const CARAT: &[u8] = word!("عيار");
/// رقم.
pub(crate) const NUMBER: &[u8] = word!("رقم");
/// أرقام.
pub(crate) const NUMBERS: &[u8] = word!("ارقام");
/// مجلس.
pub(crate) const COUNCIL: &[u8] = word!("مجلس");
/// الأعضاء.
pub(crate) const MEMBERS: &[u8] = word!("الاعضاء");
/// عائلة.
pub(super) const FAMILY: &[u8] = word!("عائله");
/// أسرة.
pub(super) const HOUSEHOLD: &[u8] = word!("اسره");
/// عبد, with which names begin.
pub(crate) const SERVANT: &[u8] = word!("عبد");
/// بلوغ, whose subject has lived the years behind it.
pub(crate) const REACHING: &[u8] = word!("بلوغ");
/// قدم, a foot and who presented something.
pub(crate) const FOOT: &[u8] = word!("قدم");
/// ألف.
pub(crate) const THOUSAND: &[u8] = word!("الف");
/// آلاف.
pub(crate) const THOUSANDS: &[u8] = word!("الاف");
/// ثانية.
pub(crate) const SECOND: &[u8] = word!("ثانيه");
/// حلت.
pub(crate) const CAME_IN: &[u8] = word!("حلت");
/// علم.
pub(crate) const LEARNT: &[u8] = word!("علم");
/// لدى.
pub(crate) const WITH_THEM: &[u8] = word!("لدي");
/// آخر.
pub(crate) const LAST: &[u8] = word!("اخر");
/// الأول.
pub(crate) const THE_FIRST: &[u8] = word!("الاول");
/// الأولى.
pub(crate) const THE_FIRST_F: &[u8] = word!("الاولي");
/// ورد.
pub(crate) const STANDS_IN: &[u8] = word!("ورد");
/// نشر.
pub(crate) const PUBLISHED: &[u8] = word!("نشر");
/// حيث.
pub(crate) const WHERE: &[u8] = word!("حيث");
/// القول.
pub(crate) const THE_SAYING: &[u8] = word!("القول");
/// أمام.
pub(crate) const IN_FRONT: &[u8] = word!("امام");
/// جاء.
pub(crate) const CAME_M: &[u8] = word!("جاء");
/// جاءت.
pub(crate) const CAME: &[u8] = word!("جاءت");
/// اليوم.
pub(crate) const THE_DAY: &[u8] = word!("اليوم");
/// لليوم.
pub(crate) const FOR_DAY: &[u8] = word!("لليوم");
/// الآن.
pub(crate) const NOW: &[u8] = word!("الان");
/// سوف.
pub(crate) const WILL: &[u8] = word!("سوف");
/// أنهم.
pub(crate) const THAT_THEY: &[u8] = word!("انهم");
/// أنهما.
pub(crate) const THAT_THEY_TWO: &[u8] = word!("انهما");
/// ستون.
pub(crate) const STONE: &[u8] = word!("ستون");
pub(crate) const SOME_MORE: &[u8] = word!("نيف");
/// البالغ.
pub(crate) const WHO_NUMBER: &[u8] = word!("البالغ");
/// يخت.
pub(super) const YACHT: &[u8] = word!("يخت");
/// نفس.
pub(crate) const SAME: &[u8] = word!("نفس");
/// ذات.
pub(crate) const SELF: &[u8] = word!("ذات");
/// مثل.
pub(crate) const LIKE: &[u8] = word!("مثل");
/// فقد, so and he lost.
pub(crate) const SO: &[u8] = word!("فقد");
/// تجاوز.
pub(crate) const PASSED: &[u8] = word!("تجاوز");
/// أهداف.
pub(crate) const GOALS: &[u8] = word!("اهداف");
/// لمثله.
pub(crate) const TO_ITS_LIKE: &[u8] = word!("لمثله");
/// أما.
pub(crate) const BUT_AS_FOR: &[u8] = word!("اما");
/// وأن.
pub(crate) const AND_THAT: &[u8] = word!("وان");
/// الله, with which many names end.
pub(crate) const GOD: &[u8] = word!("الله");
/// كان.
pub(crate) const WAS: &[u8] = word!("كان");
pub(crate) const MIDDLE: &[u8] = word!("منتصف");
pub(crate) const MORE: &[u8] = word!("اكثر");
pub(crate) const LESS: &[u8] = word!("اقل");
pub(crate) const THOSE_WHO: &[u8] = word!("الذين");
pub(crate) const IS_ESTIMATED: &[u8] = word!("يقدر");
pub(crate) const ROUND: &[u8] = word!("دور");
pub(crate) const NINE: &[u8] = word!("تسع");
pub(crate) const NOT_OF: &[u8] = word!("غير");
/// غد.
pub(crate) const TOMORROW: &[u8] = word!("غد");
/// طه.
pub(crate) const TAHA: &[u8] = word!("طه");
/// نصف.
pub(super) const A_HALF: &[u8] = word!("نصف");
/// سا, the hour of Maghrebi papers.
pub(crate) const HOUR: &[u8] = word!("سا");

/// عند.
pub(crate) const AT: &[u8] = word!("عند");
/// تمن, the spoken eight and price.
pub(crate) const SPOKEN_PRICE: &[u8] = word!("تمن");
/// نقطة.
pub(crate) const POINT: &[u8] = word!("نقطه");
/// الرقم.
pub(crate) const THE_NUMBER: &[u8] = word!("الرقم");
/// العدد.
pub(crate) const THE_COUNT: &[u8] = word!("العدد");

/// عامي, سنتي: two years follow, which count nothing.
pub(crate) const TWO_YEARS: [&[u8]; 2] = [word!("عامي"), word!("سنتي")];

/// جزء, with which جزءا begins.
pub(crate) const PART: &[u8] = word!("جزء");

/// كبر, with which كبرى and كبريات begin.
pub(crate) const GREAT: &[u8] = word!("كبر");

/// Whether the word for one at token `i` is واحد or واحدة, not أحد or إحدى, nor وأحد, which is folded like واحد.
pub(crate) fn one_itself(scan: &Scan, i: usize) -> bool {
    scan.stem(i).first() == Some(&letter('و')) && !scan.written(i).starts_with("وأ")
}

/// ال.
pub(crate) const ARTICLE: &[u8] = word!("ال");

/// Whether a word begins like one with the article, known or not: ال, وال, بال, لل. ألقاب and ألوية, whose hamza is folded
/// away, do so too. A word that the lexicon knows has [`clitic::ARTICLE`](super::clitics::clitic::ARTICLE), which is sure;
/// among other words this is the test of shapes, and [`written_with_article`] that of single nouns.
pub(crate) fn starts_with_article(word: &[u8]) -> bool {
    const LIL: &[u8] = word!("لل");
    let rest = match word.first() {
        Some(&c) if c == letter('و') || c == letter('ف') => &word[1..],
        _ => word,
    };
    let rest = match rest.first() {
        Some(&c) if c == letter('ب') || c == letter('ك') => &rest[1..],
        _ => rest,
    };
    rest.len() > 3 && (rest.starts_with(ARTICLE) || rest.starts_with(LIL))
}

/// Whether token `i` has the article, as the lexicon knows or as it is written.
pub(crate) fn is_definite(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::ARTICLE) || written_with_article(scan, i)
}

/// Whether token `i` begins with the article as it is written, which ألقاب and ألوية do not.
pub(crate) fn written_with_article(scan: &Scan, i: usize) -> bool {
    starts_with_article(scan.codes(i)) && {
        let written = scan.written(i);
        let mut letters = written.chars().skip_while(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك'));
        !matches!(letters.next(), Some('أ' | 'إ' | 'آ'))
    }
}
