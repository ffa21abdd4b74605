//! Who speaks with a verb of saying, and where begins what is said.

use super::attribution::{past_day, past_description, past_time};
use super::particles::{ABOUT, FROM, ON, THAT_ONE, TO, WHICH, WHICH_F, WITH, article, starts_with_article};
use super::plural;
use super::scan::{Scan, clitic, comma};
use super::source_apposed::office_behind;
use super::source_end::possessed;
use super::source_name::{Name, country, name};
use super::source_word::{how, named, preposition, quoted, title, verb as verb_at, verbal_shape};
use super::speech::{addressee, aside, is_that, opens_speech, past_addressee, speech};
use super::subject::{
    SUBJECT, antecedent, definite_run, opening_office, opening_subject, quoted_person, subject_before, subject_of_was,
};
use super::voice::{NameSpan, Sentence, Voice};
use super::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of a name between its verb and when and where somebody speaks.
const SHORT: usize = 3;

/// Tokens between a verb of writing and what is written: كتب على صفحته: "...".
const WRITTEN_ON: usize = 5;

/// Voices back to the one whom a participle goes back to.
const EARLIER: usize = 6;

/// A verb of saying in its sentence.
struct Saying<'s, 'a> {
    scan: &'s Scan<'a>,
    s: &'s Sentence,
    verb: usize,
    needs: Needs,
}

/// Who speaks with the verb at token `verb`, and the token to go on at.
pub(super) fn speaker(scan: &Scan, s: &Sentence, verb: usize, after: usize, needs: Needs) -> Option<(Voice, usize)> {
    Saying { scan, s, verb, needs }.speaker(after)
}

impl Saying<'_, '_> {
    fn voice(&self, name: NameSpan, from: usize) -> Option<(Voice, usize)> {
        Some((
            Voice { name: Some(name), verb: self.verb, from, weak: self.needs == Needs::Object, denied: false },
            from,
        ))
    }

    /// Who was heard before the verb, in its sentence or in those before.
    fn heard(&self) -> Option<NameSpan> {
        self.s.heard().or(self.s.before.map(|b| b.0))
    }

    fn speaker(&self, after: usize) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        if needs == Needs::Carries {
            let opening = || opening_subject(scan, s.start, s.end);
            // الوزير: ... المؤشرات تشير إلى كذا، مضيفا: a masculine participle goes back past a feminine subject.
            let fits = |name: &NameSpan| !(masculine(scan, verb) && marked_feminine(scan, name.0));
            let earlier = || {
                s.voices
                    .iter()
                    .rev()
                    .take(EARLIER)
                    .filter_map(|v| v.name)
                    .find(fits)
                    .or(s.carried.map(|c| c.0))
                    .or(s.before.map(|b| b.0))
            };
            let fitting = s.heard().filter(fits).or_else(|| s.heard().and_then(|_| earlier().filter(fits)));
            let subject = fitting.or(s.heard()).or_else(opening).or(self.heard());
            return subject.and_then(|name| self.voice(name, verb));
        }
        if needs == Needs::Object
            && let Some(subject) = subject_of_was(scan, s.start, verb)
        {
            return self.voice(subject, verb);
        }
        // أوضح ذلك محمد سالم: what was said stands before.
        let so = scan.is_word(after, THAT_ONE);
        // في الوقت الذي أعلن فيه الجيش
        let pronoun = scan.marker(after, job!("in_it")).is_some();
        let after = past_time(scan, after + usize::from(so || pronoun));
        // اتهما، في كلمتين، السلطات: behind a verb that has an object the noun may be the object.
        let between = needs != Needs::Whom || !comma(scan, after);
        let after = past_addressee(scan, after).filter(|_| between).unwrap_or(after);
        if let Some(found) = self.in_quotes(after, so) {
            return Some(found);
        }
        if let Some(from) = direct(scan, after, s.end) {
            return self.without_subject(after, from);
        }
        if needs == Needs::Quotes
            && let Some(found) = quoted_person(scan, after, s.end)
        {
            let from = speech(scan, found.past, s.end, true).unwrap_or(found.past);
            return self.voice((found.from, found.to), from);
        }
        let found = name(scan, after, s.end);
        // المحافظ يعلن تجهيز 9 ساحات.. خطة للعيد: what follows is no name where the office stands before.
        if !found.is_some_and(|found| found.head)
            && let Some(found) = self.behind_subject()
        {
            return Some(found);
        }
        found.and_then(|found| self.named(after, found)).or_else(|| self.behind_subject())
    }

    /// قال "مجاهد" إن, قالت "لجنة الآثار" التابعة للجامعة إن: a name in quotation marks.
    fn in_quotes(&self, after: usize, so: bool) -> Option<(Voice, usize)> {
        let (scan, end) = (self.scan, self.s.end);
        let close = quoted(scan, after)?;
        if is_that(scan, close) || so && named(scan, close) {
            return self.voice((after + 1, close - 1), close);
        }
        // أوضح "سالم ناصر" مدير الميناء أن
        if title(scan, close)
            && let Some(found) = name(scan, after, end).filter(|found| found.from == after)
            && let Some(from) = speech(scan, found.past, end, true)
        {
            return self.voice((found.from, found.to), from);
        }
        if !named(scan, after + 1) {
            return None;
        }
        let described = |i: usize| scan.class(i) == Class::Word && !is_that(scan, i) && verb_at(scan, i).is_none();
        let to = (close..end.min(close + SUBJECT)).find(|&i| !described(i)).unwrap_or(close);
        let name = (after + 1, if to > close { to } else { close - 1 });
        match speech(scan, to, end, true) {
            Some(from) => self.voice(name, from),
            // تعهد "حزب البيئة" بغرس 40 شجرة
            None if self.needs == Needs::Nothing => self.voice((after + 1, close - 1), close),
            None => None,
        }
    }

    /// A verb right before what is said, at token `from`: its subject stands before, or speaks on.
    fn without_subject(&self, after: usize, from: usize) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        let that = is_that(scan, after) || needs == Needs::That && opens_speech(scan, after);
        let written = needs == Needs::That && from <= after + WRITTEN_ON && opens_speech(scan, from);
        if matches!(needs, Needs::That | Needs::Object) && !that && !written {
            return None;
        }
        // بايدن، الذي قال إن; in الشهادات التي قال إنها بيعت somebody else speaks of them.
        if verb > s.start && [WHICH, WHICH_F].contains(&scan.codes(verb - 1)) {
            let word = scan.codes(verb);
            let feminine = [word.first(), word.last()].contains(&Some(&letter('ت')));
            if feminine != scan.is_word(verb - 1, WHICH_F) {
                return self.heard().and_then(|name| self.voice(name, from));
            }
            return antecedent(scan, s.start, verb - 1).and_then(|name| self.voice(name, from));
        }
        if let Some(subject) = subject_before(scan, s.start, verb) {
            // أن مسلحين يعتقد أنهم: of whom nobody is known to say it.
            if impersonal(scan, verb) && !named(scan, subject.0) {
                return None;
            }
            return self.voice(subject, from);
        }
        // يذكر أن, ويتوقع أن: nobody says it.
        if impersonal(scan, verb) || written && !that {
            return None;
        }
        // رفضت الوزارة الطلب، وقالت إن: the subject of the sentence speaks on.
        let opening = || opening_subject(scan, s.start, verb).filter(|name| agrees(scan, verb, name.0));
        let heard = s.heard().or_else(opening).or(self.heard());
        heard.and_then(|name| self.voice(name, from))
    }

    /// وزارة الصحة تعلن تسجيل 5 حالات: an office that opens its clause, before a verb without أن.
    fn behind_subject(&self) -> Option<(Voice, usize)> {
        if self.needs != Needs::Nothing {
            return None;
        }
        opening_office(self.scan, self.s.start, self.verb).and_then(|name| self.voice(name, self.verb))
    }

    /// A name behind the verb, which is its subject where the words or what follows them say so.
    fn named(&self, after: usize, found: Name) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        // التي اتهمت المدير: behind a relative pronoun whom somebody accuses does not speak.
        if needs == Needs::Whom && verb > s.start && [WHICH, WHICH_F].contains(&scan.codes(verb - 1)) {
            return antecedent(scan, s.start, verb - 1).and_then(|name| self.voice(name, verb));
        }
        // كشف النقاب عن, أعلن الحداد, أعلنت إغلاق الطريق; كشف للمحققين: who is told.
        let thing = |job| scan.marker(found.from, job).is_some();
        let nobody = !found.head && (thing(job!("no_speaker")) || thing(job!("announced")) || thing(job!("stated")));
        if nobody || scan.tok(found.from).has(clitic::LAM) {
            return None;
        }
        // أكد سالم ناصر، رئيس الغرفة، على: what somebody is, behind a comma, makes a name of any words.
        let apposed = comma(scan, found.past) && title(scan, found.past + 1);
        // ولفت ناصر قائلا: the one who was heard before.
        let again = self
            .heard()
            .is_some_and(|h| found.from == found.to - 1 && (h.0..h.1).any(|i| scan.codes(i) == scan.codes(found.from)));
        // بدورها أعلنت الطوائف: somebody acts in turn.
        let turn = scan.marker_before(verb - usize::from(verb > 0 && comma(scan, verb - 1)), job!("in_turn")).is_some();
        // وتابع ناصر قائلا: what he says follows the participle.
        let carries = |i: usize| matches!(verb_at(scan, i), Some((Needs::Carries, _)));
        let carried = carries(found.past);
        // أعلنت الوزارة، أمس، وفاة 5 مرضى، مؤكدة: behind the day stands what is said.
        let past = past_day(scan, found.past);
        let dated = past > found.past && comma(scan, past - 1) && !aside(scan, past) && !opens_speech(scan, past);
        // قال الخياط البالغ من العمر 58 عاما إن
        let described = scan.marker(found.past, job!("described")).is_some();
        let told_from = past_description(scan, found.past, s.end).filter(|_| described).unwrap_or(found.past);
        // يقول يحيى الذي غادر إن
        let which =
            needs == Needs::Nothing && found.from == after && [WHICH, WHICH_F].contains(&scan.codes(found.past));
        let that = if dated { None } else { speech(scan, told_from, s.end, found.head || apposed || which) };
        let said_at = |from: usize| {
            is_that(scan, from + usize::from(scan.mark(from, b'"')))
                || opens_speech(scan, from) && scan.class(from) == Class::Word
        };
        let that = that.filter(|&from| !which || said_at(from));
        let that = that.or(carried.then_some(found.past));
        // يعلن تجهيز الساحات ...: what is announced is no name.
        if !found.head && !found.sure && verbal_shape(scan, found.from) && that != Some(found.past) {
            return None;
        }
        // أضاف سعيد، في تصريح، أن: a comma after a name of one word parts it from what is said.
        let plain = |from: usize| is_that(scan, from) || scan.mark(from, b':') || scan.is_word(from, ABOUT);
        let quote = that.is_some_and(|from| !plain(from));
        let told = that.is_some_and(|from| is_that(scan, from) || scan.is_word(from, ABOUT) && from > found.past);
        let clear = found.sure && !(quote && !found.head && found.to - found.from > 4)
            || that == Some(found.past) && !(quote && found.to - found.from > 4)
            || carried && found.past - found.from <= 3
            // أضافت الناصري السبت في لقاء أن: when and where, and then أن.
            || told && (apposed || found.from == after && found.past - after <= SHORT && (described || occasion(scan, found.past)));
        // أعلنت إيران وصول 5 سفن: a country speaks like an office.
        // أكدت الشمري حرصها على 5: what the subject has.
        let owns = found.from == after && found.past - after <= SHORT && possessed(scan, found.past);
        let country = found.from == after && country(scan, found.from);
        // أعلنت كييف إسقاط 5 طائرات: behind one word a verbal noun is what is said.
        let told = |i: usize| {
            scan.tok(i).clitics == 0
                && (verbal_shape(scan, i)
                    || sending(scan, i)
                    || scan.marker(i, job!("announced")).is_some()
                    || scan.marker(i, job!("stated")).is_some())
        };
        let unknown = scan.bits(after) & !words::ADJECTIVE == 0 && !verbal_shape(scan, after);
        let name_alone = found.from == after && !found.head && unknown;
        let one = needs == Needs::Nothing && name_alone && told(after + 1);
        let says = !matches!(needs, Needs::That | Needs::Object);
        let said = match needs {
            // ودعا المنشآت إلى: whom somebody calls upon, unless the word can only be the subject.
            Needs::Whom => found.head || apposed || turn,
            // نقل السفارة: to move, unless something is said.
            Needs::Quotes => that.is_some() && found.head,
            Needs::That => that.is_some() && (clear || again),
            // نص القانون على أن
            Needs::Object => found.head && acts(scan, found.from) && (s.voices.is_empty() || that == Some(found.past)),
            _ => {
                found.head
                    || apposed
                    || again
                    || turn
                    || country
                    || one
                    || owns
                    || that.is_some() && (clear || found.to - found.from <= 3)
            }
        };
        if !said {
            return None;
        }
        match that {
            Some(from) if says || needs == Needs::That => {
                // أكد الدكتور سالم اعتزاز المستشفى بالجائزة، مشيرا: the object of the verb is no part of its subject.
                // استبعد سالم تطبيق الاتفاق قائلا
                let runs_on = carried && !found.head
                    || from > found.past
                        && if comma(scan, found.past) {
                            carries(found.past + 1)
                        } else {
                            scan.tok(found.past).clitics != 0
                        };
                let object = (found.from + if found.head { 2 } else { 1 }..found.to)
                    .find(|&i| runs_on && verbal_shape(scan, i) && !named(scan, i - 1));
                // ودعت الأمانة المانحين الكبار إلى أن: so does whom it calls upon.
                let whom = || definite_run(scan, (found.from, found.to)).1;
                let to = object.unwrap_or_else(|| if needs == Needs::Whom { whom() } else { self.before_told(found) });
                // دعت المنظمة إلى تطعيم 5 ملايين، مشيرة إلى: the object is said as well.
                let object = scan.is_word(found.past, TO) || carries(from) && !comma(scan, found.past);
                let from = if object && says { found.past } else { from };
                let to = if to == found.past { office_behind(scan, found.from, to, s.end) } else { to };
                let (voice, _) = self.voice((found.from, to), from)?;
                Some((voice, from.max(found.past)))
            }
            // أكد المحافظ توزيع 900 سلة: without أن the object follows a definite name at once.
            _ => {
                let name = if one {
                    (found.from, found.from + 1)
                } else if country {
                    (found.from, country_end(scan, found.from, found.to))
                } else if turn || dated {
                    (found.from, found.to)
                } else {
                    definite_run(scan, (found.from, found.to))
                };
                // كشفت الدراسة التي شملت 20 قرية عن: what tells more of the speaker is not said.
                let from =
                    if name.1 == found.past { past_description(scan, name.1, s.end).unwrap_or(verb) } else { verb };
                let whole = if name.1 == found.past { office_behind(scan, name.0, name.1, s.end) } else { name.1 };
                let (voice, _) = self.voice((name.0, whole), from)?;
                Some((voice, whole))
            }
        }
    }

    /// أخبر سالم اللجنة, أبلغت وزارة الصحة المنظمة: where whom the speaker tells begins behind the name, or the name's end.
    fn before_told(&self, found: Name) -> usize {
        let Saying { scan, verb, .. } = *self;
        let definite = |i: usize| starts_with_article(scan.codes(i));
        let closed = |i: usize| !found.head || definite(i - 1) || scan.is(i - 1, words::PLACE);
        let told = |i: usize| definite(i) && named(scan, i) && closed(i);
        let tells = scan.marker(verb, job!("tells_whom")).is_some();
        (found.from + 1..found.to).find(|&i| tells && told(i)).unwrap_or(found.to)
    }
}

/// When, where or to whom somebody speaks begins here: a day, في لقاء, عبر الإذاعة, a comma.
fn occasion(scan: &Scan, i: usize) -> bool {
    let place = preposition(scan, i) && ![ABOUT, FROM, ON, TO, WITH].contains(&scan.codes(i));
    comma(scan, i)
        || place
        || scan.is(i, words::WEEKDAY)
        || [job!("today"), job!("also"), job!("his_words")].iter().any(|&job| scan.marker(i, job).is_some())
        || addressee(scan, i)
}

/// إرسال, إسقاط: a verbal noun of five letters, told from the broken plural by its hamza.
fn sending(scan: &Scan, i: usize) -> bool {
    let shape = matches!(scan.codes(i), [a, _, _, o, _] if *a == letter('ا') && *o == letter('ا'));
    shape && scan.span(i, i + 1).of(scan.text).starts_with('إ')
}

/// مشيرا, مضيفا: a participle of one man.
fn masculine(scan: &Scan, i: usize) -> bool {
    scan.codes(i).ends_with(&[letter('ا')])
}

/// المؤشرات, الدراسة: a definite word with a feminine ending.
fn marked_feminine(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    starts_with_article(word) && (word.ends_with(&[letter('ه')]) || plural::ends_feminine(word))
}

/// Whether a verb and its subject may belong together by their gender.
pub(super) fn agrees(scan: &Scan, verb: usize, subject: usize) -> bool {
    let word = scan.stem(verb);
    let feminine = [word.first(), word.last()].contains(&Some(&letter('ت')));
    let ends = |end: &[u8]| scan.codes(subject).ends_with(end);
    let marked = ends(&[letter('ه')]) || ends(&[letter('ا'), letter('ت')]);
    feminine == marked || feminine && scan.is(subject, words::PLACE)
}

/// روسيا الاتحادية إسقاط: where the name of a country ends.
fn country_end(scan: &Scan, from: usize, to: usize) -> usize {
    let part = |i: usize| country(scan, i) || article(scan, i) && !verbal_shape(scan, i);
    (from + 1..to).find(|&i| !part(i)).unwrap_or(to)
}

/// An office, body or document, which counts and records; places and players score.
fn acts(scan: &Scan, i: usize) -> bool {
    match how(scan, i, SourceHow::Noun) {
        // بعض وسائل الإعلام
        Some((Needs::That, after)) => {
            scan.is(i, words::FUNCTION) && after == i + 1 && named(scan, after) && acts(scan, after)
        }
        found => found.is_some(),
    }
}

/// Where what is said begins, if it does at token `after` or past أيضا, أمس, في بيان.
pub(super) fn direct(scan: &Scan, after: usize, end: usize) -> Option<usize> {
    if opens_speech(scan, after) || refers(scan, after) {
        return Some(after);
    }
    let told = scan.tok(after).has(clitic::LAM);
    let named_next = how(scan, after, SourceHow::Noun).is_some() && !told || scan.is_word(after, ABOUT);
    if named_next { None } else { speech(scan, after, end, false) }
}

/// وأشار إلى مقتل: a verb of pointing whose subject is the one heard before.
fn refers(scan: &Scan, after: usize) -> bool {
    after > 0 && scan.is_word(after, TO) && scan.marker(after - 1, job!("refers")).is_some()
}

/// Verbs that without a subject say that nobody is known to say it.
fn impersonal(scan: &Scan, verb: usize) -> bool {
    matches!(how(scan, verb, SourceHow::Verb), Some((Needs::Impersonal, _)))
}
