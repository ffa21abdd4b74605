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
pub(super) use word;

/// The codes of `word`, whose letters are two bytes each.
pub(super) const fn spelled<const LEN: usize>(word: &str) -> [u8; LEN] {
    let (bytes, mut codes, mut i) = (word.as_bytes(), [0; LEN], 0);
    while i < LEN {
        let c = (bytes[2 * i] as u32 & 0x1F) << 6 | bytes[2 * i + 1] as u32 & 0x3F;
        codes[i] = letter(char::from_u32(c).expect("a character"));
        i += 1;
    }
    codes
}

/// م, which is short for the afternoon and for metres.
pub(super) const METRES: &[u8] = word!("م");
/// و.
pub(super) const AND: &[u8] = word!("و");
/// من.
pub(super) const FROM: &[u8] = word!("من");
/// بال, the article behind ب.
pub(super) const BY_THE: &[u8] = word!("بال");
/// بين.
pub(super) const AMONG: &[u8] = word!("بين");
/// عن.
pub(super) const ABOUT: &[u8] = word!("عن");
/// إلى.
pub(super) const TO: &[u8] = word!("الي");
/// إليه, which is written like آلية where its hamza is folded away.
pub(super) const TO_HIM: &[u8] = word!("اليه");
/// ناهز, جاوز, قاربت: past verbs that bound what their subject comes to; قارب is a boat more often.
pub(super) const NEARED: [&[u8]; 5] = [word!("ناهز"), word!("ناهزت"), word!("قاربت"), word!("جاوز"), word!("جاوزت")];
/// أصيب, أصيبت.
pub(super) const HURT: &[u8] = word!("اصيب");
/// إصابة, إصابات.
pub(super) const INJURY: &[u8] = word!("اصاب");
/// على.
pub(super) const ON: &[u8] = word!("علي");
/// في.
pub(super) const IN: &[u8] = word!("في");
/// مع.
pub(super) const WITH: &[u8] = word!("مع");
/// منذ.
pub(super) const SINCE: &[u8] = word!("منذ");
/// حتى.
pub(super) const UNTIL: &[u8] = word!("حتي");
/// بعد.
pub(super) const AFTER: &[u8] = word!("بعد");
/// قبل.
pub(super) const BEFORE: &[u8] = word!("قبل");
/// خلال.
pub(super) const DURING: &[u8] = word!("خلال");
/// قد.
pub(super) const ALREADY: &[u8] = word!("قد");
/// أن and إن.
pub(super) const THAT: &[u8] = word!("ان");
/// ألا.
pub(super) const AN_NOT: &[u8] = word!("الا");
/// ما.
pub(super) const WHAT: &[u8] = word!("ما");
/// بهذه.
pub(super) const WITH_THESE: &[u8] = word!("بهذه");
/// هكذا.
pub(super) const THUS: &[u8] = word!("هكذا");
/// هذا.
pub(super) const THIS: &[u8] = word!("هذا");
/// الذي.
pub(super) const WHICH: &[u8] = word!("الذي");
/// التي.
pub(super) const WHICH_F: &[u8] = word!("التي");
/// ذلك.
pub(super) const THAT_ONE: &[u8] = word!("ذلك");
/// تلك.
pub(super) const THAT_F: &[u8] = word!("تلك");
/// كما.
pub(super) const AS: &[u8] = word!("كما");
/// مثلما.
pub(super) const JUST_AS: &[u8] = word!("مثلما");
/// هذه.
pub(super) const THIS_F: &[u8] = word!("هذه");
/// هؤلاء.
const THESE: &[u8] = word!("هؤلاء");
/// أولئك.
const THOSE: &[u8] = word!("اولئك");
/// هذا, هذه, تلك, هؤلاء, أولئك before a definite noun.
pub(super) const POINTING: [&[u8]; 5] = [THIS, THIS_F, THAT_F, THESE, THOSE];
/// آخر واحد, أول واحد, أي واحد: words behind which واحد is a pronoun.
pub(super) const PICKS_ONE: [&[u8]; 3] = [word!("اخر"), word!("اول"), word!("اي")];
/// بسن.
pub(super) const AT_AGE: &[u8] = word!("بسن");
/// دون.
pub(super) const WITHOUT: &[u8] = word!("دون");
/// تحت.
pub(super) const BELOW: &[u8] = word!("تحت");
/// فوق.
pub(super) const ABOVE: &[u8] = word!("فوق");
/// ابن.
pub(super) const SON: &[u8] = word!("ابن");
/// ابنة.
pub(super) const DAUGHTER: &[u8] = word!("ابنه");
/// بنت.
pub(super) const GIRL: &[u8] = word!("بنت");
/// عقد, knots of a ship, which else are decades and contracts.
pub(super) const KNOTS: &[u8] = word!("عقد");
/// كيلو, of weight or of way.
pub(super) const KILO: &[u8] = word!("كيلو");
/// سورة.
pub(super) const SURA: &[u8] = word!("سوره");
/// تمام.
pub(super) const SHARP: &[u8] = word!("تمام");
/// تماما.
pub(super) const EXACTLY: &[u8] = word!("تماما");
/// بمقدار.
pub(super) const BY: &[u8] = word!("بمقدار");
/// نيف.
pub(super) const ODD: &[u8] = word!("نيف");
/// منها.
pub(super) const OF_IT: &[u8] = word!("منها");
/// منه.
pub(super) const OF_HIM: &[u8] = word!("منه");
/// أخرى.
pub(super) const OTHERS: &[u8] = word!("اخري");
/// منهم.
pub(super) const OF_THEM: &[u8] = word!("منهم");
/// ميت, dead or a hundred.
pub(super) const DEAD: &[u8] = word!("ميت");
/// ثم.
pub(super) const THEN: &[u8] = word!("ثم");
/// ثمن, a price or an eighth.
pub(super) const PRICE: &[u8] = word!("ثمن");
/// الأحد.
pub(super) const SUNDAY: &[u8] = word!("الاحد");
/// عشر.
pub(super) const TEN: &[u8] = word!("عشر");
/// اثنين.
pub(super) const MONDAY: &[u8] = word!("اثنين");
/// أحد.
pub(super) const A_SUNDAY: &[u8] = word!("احد");
/// ست.
pub(super) const SIX: &[u8] = word!("ست");
/// مرة.
pub(super) const TIME: &[u8] = word!("مره");
/// الأوائل.
pub(super) const FOREMOST: &[u8] = word!("الاوائل");
/// تين, the end of feminine duals.
pub(super) const FEMININE_DUAL: &[u8] = word!("تين");
/// منهن.
pub(super) const OF_THEM_FEMININE: &[u8] = word!("منهن");
/// أوقية, أوقيات.
pub(super) const OUGUIYA: &[u8] = word!("اوقي");
/// عدد.
pub(super) const NUMBER_OF: &[u8] = word!("عدد");
/// مقابل.
pub(super) const AGAINST: &[u8] = word!("مقابل");
/// تلت, the spoken third.
pub(super) const THIRD: &[u8] = word!("تلت");
/// نص, the spoken half.
pub(super) const HALF: &[u8] = word!("نص");
/// عيار.
pub(super) const CARAT: &[u8] = word!("عيار");
/// رقم.
pub(super) const NUMBER: &[u8] = word!("رقم");
/// أرقام.
pub(super) const NUMBERS: &[u8] = word!("ارقام");
/// مجلس.
pub(super) const COUNCIL: &[u8] = word!("مجلس");
/// الأعضاء.
pub(super) const MEMBERS: &[u8] = word!("الاعضاء");
/// عائلة.
pub(super) const FAMILY: &[u8] = word!("عائله");
/// أسرة.
pub(super) const HOUSEHOLD: &[u8] = word!("اسره");
/// عبد, with which names begin.
pub(super) const SERVANT: &[u8] = word!("عبد");
/// بلوغ, whose subject has lived the years behind it.
pub(super) const REACHING: &[u8] = word!("بلوغ");
/// قدم, a foot and who presented something.
pub(super) const FOOT: &[u8] = word!("قدم");
/// ألف.
pub(super) const THOUSAND: &[u8] = word!("الف");
/// آلاف.
pub(super) const THOUSANDS: &[u8] = word!("الاف");
/// ثانية.
pub(super) const SECOND: &[u8] = word!("ثانيه");
/// حلت.
pub(super) const CAME_IN: &[u8] = word!("حلت");
/// علم.
pub(super) const LEARNT: &[u8] = word!("علم");
/// لدى.
pub(super) const WITH_THEM: &[u8] = word!("لدي");
/// آخر.
pub(super) const LAST: &[u8] = word!("اخر");
/// الأول.
pub(super) const THE_FIRST: &[u8] = word!("الاول");
/// الأولى.
pub(super) const THE_FIRST_F: &[u8] = word!("الاولي");
/// ورد.
pub(super) const STANDS_IN: &[u8] = word!("ورد");
/// نشر.
pub(super) const PUBLISHED: &[u8] = word!("نشر");
/// حيث.
pub(super) const WHERE: &[u8] = word!("حيث");
/// القول.
pub(super) const THE_SAYING: &[u8] = word!("القول");
/// أمام.
pub(super) const IN_FRONT: &[u8] = word!("امام");
/// جاء.
pub(super) const CAME_M: &[u8] = word!("جاء");
/// جاءت.
pub(super) const CAME: &[u8] = word!("جاءت");
/// اليوم.
pub(super) const THE_DAY: &[u8] = word!("اليوم");
/// لليوم.
pub(super) const FOR_DAY: &[u8] = word!("لليوم");
/// الآن.
pub(super) const NOW: &[u8] = word!("الان");
/// سوف.
pub(super) const WILL: &[u8] = word!("سوف");
/// أنهم.
pub(super) const THAT_THEY: &[u8] = word!("انهم");
/// أنهما.
pub(super) const THAT_THEY_TWO: &[u8] = word!("انهما");
/// ستون.
pub(super) const STONE: &[u8] = word!("ستون");
/// البالغ.
pub(super) const WHO_NUMBER: &[u8] = word!("البالغ");
/// يخت.
pub(super) const YACHT: &[u8] = word!("يخت");
/// نفس.
pub(super) const SAME: &[u8] = word!("نفس");
/// ذات.
pub(super) const SELF: &[u8] = word!("ذات");
/// مثل.
pub(super) const LIKE: &[u8] = word!("مثل");
/// فقد, so and he lost.
pub(super) const SO: &[u8] = word!("فقد");
/// تجاوز.
pub(super) const PASSED: &[u8] = word!("تجاوز");
/// أهداف.
pub(super) const GOALS: &[u8] = word!("اهداف");
/// لمثله.
pub(super) const TO_ITS_LIKE: &[u8] = word!("لمثله");
/// أما.
pub(super) const BUT_AS_FOR: &[u8] = word!("اما");
/// وأن.
pub(super) const AND_THAT: &[u8] = word!("وان");
/// الله, with which many names end.
pub(super) const GOD: &[u8] = word!("الله");
/// كان.
pub(super) const WAS: &[u8] = word!("كان");
/// غد.
pub(super) const TOMORROW: &[u8] = word!("غد");
/// طه.
pub(super) const TAHA: &[u8] = word!("طه");
/// نصف.
pub(super) const A_HALF: &[u8] = word!("نصف");
/// سا, the hour of Maghrebi papers.
pub(super) const HOUR: &[u8] = word!("سا");

/// عند.
pub(super) const AT: &[u8] = word!("عند");
/// تمن, the spoken eight and price.
pub(super) const SPOKEN_PRICE: &[u8] = word!("تمن");
/// نقطة.
pub(super) const POINT: &[u8] = word!("نقطه");
/// الرقم.
pub(super) const THE_NUMBER: &[u8] = word!("الرقم");
/// العدد.
pub(super) const THE_COUNT: &[u8] = word!("العدد");

/// عامي, سنتي: two years follow, which count nothing.
pub(super) const TWO_YEARS: [&[u8]; 2] = [word!("عامي"), word!("سنتي")];

/// جزء, with which جزءا begins.
pub(super) const PART: &[u8] = word!("جزء");

/// كبر, with which كبرى and كبريات begin.
pub(super) const GREAT: &[u8] = word!("كبر");

/// Whether the word for one at token `i` is واحد or واحدة, not أحد or إحدى, nor وأحد, which is folded like واحد.
pub(super) fn one_itself(scan: &Scan, i: usize) -> bool {
    scan.stem(i).first() == Some(&letter('و')) && !scan.span(i, i + 1).of(scan.text).starts_with("وأ")
}

/// ال.
pub(super) const ARTICLE: &[u8] = word!("ال");

/// Whether a word begins like one with the article, known or not: ال, وال, بال, لل. ألقاب and ألوية, whose hamza is folded
/// away, do so too. A word that the lexicon knows has [`clitic::ARTICLE`](super::clitics::clitic::ARTICLE), which is sure;
/// among other words this is the test of shapes, and [`written_with_article`] that of single nouns.
pub(super) fn starts_with_article(word: &[u8]) -> bool {
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
pub(super) fn is_definite(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::ARTICLE) || written_with_article(scan, i)
}

/// Whether token `i` begins with the article as it is written, which ألقاب and ألوية do not.
pub(super) fn written_with_article(scan: &Scan, i: usize) -> bool {
    starts_with_article(scan.codes(i)) && {
        let written = scan.span(i, i + 1).of(scan.text);
        let mut letters = written.chars().skip_while(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك'));
        !matches!(letters.next(), Some('أ' | 'إ' | 'آ'))
    }
}
