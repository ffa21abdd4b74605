//! A name behind a verb of saying: whether it is the one who speaks, where it ends, and where begins what is said.

use super::apposed::office_behind;
use super::attribution::{past_day, past_description, past_time};
use super::deed::object;
use super::gloss::gloss;
use super::name::{Name, country, country_end};
use super::object::before_object;
use super::setting::past_setting;
use super::subject_end::{asked_for, before_preposition, definite_run};
use super::told::told_of_name;
use crate::figures::speech::own_names::{own_name, place_end};
use crate::figures::speech::source_word::{
    event, how, lead_in, named, outlet, possessed, preposition, sending, title, told_event, verb as verb_at,
    verbal_shape,
};
use crate::figures::speech::voice::{NameSpan, Sentence};
use crate::figures::speech::{addressee, aside, is_that, on_occasion, opens_speech, speech};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{
    ABOUT, FROM, IN_FRONT, ON, THIS, THIS_F, TO, WHICH, WHICH_F, WITH, starts_with_article,
};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::chars::DAMMA;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of a name between its verb and when and where somebody speaks.
const SHORT: usize = 3;

/// Tokens between a name and the mark that opens what it says, where nothing else tells that it speaks.
const FAR: usize = 2;

/// A name that stands behind a verb of saying.
pub(super) struct NamedSpeaker<'s, 'a> {
    pub scan: &'s Scan<'a>,
    pub s: &'s Sentence,
    pub verb: usize,
    pub needs: Needs,
    /// The token at which a subject is looked for.
    pub after: usize,
    pub found: Name,
    /// Who was heard before.
    pub heard: Option<NameSpan>,
}

/// Who speaks, where begins what is said, and the token to go on at.
pub(super) struct Heard {
    pub name: NameSpan,
    pub from: usize,
    pub past: usize,
}

/// What the words around a name tell of it.
struct Cues {
    /// Where begins what is said, where أن, a mark or a participle tells.
    that: Option<usize>,
    /// وتابع ناصر قائلا: what he says follows the participle.
    carried: bool,
    /// أكد سالم ناصر، رئيس الغرفة، على, كشف سالم ناصر رئيس الغرفة عن: what somebody is makes a name of any words.
    apposed: bool,
    /// أعلنت الوزارة، أمس، وفاة 5 مرضى، مؤكدة: behind the day stands what is said.
    dated: bool,
    /// قال الخياط البالغ من العمر 58 عاما إن.
    described: bool,
    /// بدورها أعلنت الطوائف: somebody acts in turn.
    turn: bool,
    /// أعلنت إيران وصول 5 سفن: a country speaks like an office.
    country: bool,
    /// أعلنت كييف إسقاط 5 طائرات: behind one word a verbal noun is what is said.
    one: bool,
}

impl NamedSpeaker<'_, '_> {
    /// The speaker, where the words of the name or what follows them say that it is one.
    pub(crate) fn speaks(&self) -> Option<Heard> {
        if self.nobody() {
            return None;
        }
        let NamedSpeaker { scan, found, needs, .. } = *self;
        let cues = self.cues();
        // يعلن تجهيز الساحات ...: what is announced is no name.
        if !found.head && !found.sure && verbal_shape(scan, found.from) && cues.that != Some(found.past) {
            return None;
        }
        if !self.says(&cues) {
            return None;
        }
        Some(match cues.that {
            Some(from) if needs != Needs::Object => self.before_speech(&cues, from),
            _ => self.before_object(&cues),
        })
    }

    /// Whether the name names nobody who could speak.
    fn nobody(&self) -> bool {
        let NamedSpeaker { scan, found, .. } = *self;
        // كشف النقاب عن, أعلن الحداد, أعلنت إغلاق الطريق; كشف للمحققين: who is told.
        // وأضاف العمر أن, وذكر الكثير من الصحف أن: whatever stands between the verb and أن speaks.
        let speaks = || {
            let many = scan.is_word(found.from + 1, FROM) && found.to > found.from + 2;
            is_that(scan, found.past) && (many || found.to == found.from + 1 && self.surname())
        };
        let nobody = || scan.marker(found.from, job!("no_speaker")).is_some() && !speaks();
        // حدد مركز الزلزال: a phrase of words more than one names a thing, though its first is an office.
        let phrase = || scan.marker(found.from, job!("no_speaker")).is_some_and(|after| after > found.from + 1);
        let thing = !found.head && (nobody() || event(scan, found.from)) || phrase();
        // يبرز موقع المدينة الأثري: what is seen says nothing, but for documents.
        // أظهر الحارس مستوى كبيرا: neither does somebody of whom something is seen.
        let kind = || how(scan, found.from, SourceHow::Noun).map(|found| found.0);
        let appears = || scan.marker(self.verb, job!("appears")).is_some();
        let document = || matches!(kind(), Some(Needs::Carrier | Needs::Nothing));
        let person = || {
            scan.is(found.from, words::PERSON) && !lead_in(scan, found.from)
                || matches!(kind(), Some(Needs::Title | Needs::Courtesy))
        };
        let manifests = || scan.marker(self.verb, job!("manifests")).is_some() && found.from == self.after && person();
        let told = || speech(scan, found.past, self.s.end, found.head).is_some_and(|from| is_that(scan, from));
        let seen = || (appears() && !document() || manifests()) && !told();
        // حُدد مركز الزلزال: of a passive, as its damma tells, the subject says nothing.
        let passive = || self.needs == Needs::Object && scan.written_with(self.verb, DAMMA);
        // كشف الطبيب على 17 مريضا: he examined them.
        let number = |i: usize| scan.class(i) == Class::Digits || scan.is(i, words::NUMBER);
        let counted = || scan.is_word(found.past, ON) && number(found.past + 1);
        let examines = || counted() && scan.marker(self.verb, job!("examines")).is_some() && !told();
        thing
            || examines()
            || scan.tok(found.from).has(clitic::LAM)
            || seen()
            || self.files()
            || passive()
            || self.something_said()
    }

    /// قال كلاما كثيرا, كتبت مقالا, يتوقع حضورا: one known word in the accusative behind the verb is what is said, and no name.
    fn something_said(&self) -> bool {
        const KNOWN: u32 = words::COUNTED | words::THING | words::SOURCE_NOUN | words::NOUN_ADJECTIVE;
        const LEAST: usize = 5;
        let NamedSpeaker { scan, after, found, .. } = *self;
        let word = scan.codes(found.from);
        let known = |bare: &[u8]| scan.words.get(bare).bits & KNOWN != 0;
        found.from == after
            && found.to == after + 1
            && word.len() >= LEAST
            && scan.tok(after).clitics == 0
            && !country(scan, after)
            && !word.ends_with(&[letter('ه'), letter('ا')])
            && word.strip_suffix(&[letter('ا')]).is_some_and(known)
    }

    /// العمر, الحرب: a definite noun that is also a name of people; not الكثير, who are nobody in particular.
    fn surname(&self) -> bool {
        let NamedSpeaker { scan, found, .. } = *self;
        starts_with_article(scan.codes(found.from)) && scan.marker(found.from, job!("at_large")).is_none()
    }

    /// أبلغ السكان عن 310 حرائق: who reports what happened and is no office says nothing of a number.
    fn files(&self) -> bool {
        let NamedSpeaker { scan, found, .. } = *self;
        self.tells_whom()
            && scan.is_word(found.past, ABOUT)
            && (scan.is(found.from, words::PERSON | words::COUNTED)
                || matches!(how(scan, found.from, SourceHow::Noun), Some((Needs::That, _))))
    }

    fn cues(&self) -> Cues {
        let NamedSpeaker { scan, s, verb, needs, after, found, .. } = *self;
        let apposed =
            comma(scan, found.past) && title(scan, found.past + 1) || found.to < found.past && title(scan, found.to);
        let said = self.past_object();
        let carried = carries(scan, said);
        let past = past_day(scan, found.past);
        let between = past > found.past && comma(scan, past - 1) && !aside(scan, past) && !opens_speech(scan, past);
        // أعلنت الوزارة الثلاثاء توقيف رجل ... يعتقد أنه: what is announced comes before any أن.
        let day = past_time(scan, found.past);
        let announced = || found.head && needs == Needs::Nothing && day > found.past && told_event(scan, day);
        let dated = between || announced();
        let described = scan.marker(found.past, job!("described")).is_some();
        let told_from = past_description(scan, found.past, s.end).filter(|_| described).unwrap_or(found.past);
        // يقول يحيى الذي غادر إن
        let which =
            needs == Needs::Nothing && found.from == after && [WHICH, WHICH_F].contains(&scan.codes(found.past));
        let that = if dated { None } else { speech(scan, told_from, s.end, found.head || apposed || which) };
        let said_at = |from: usize| {
            is_that(scan, from + usize::from(scan.mark(from, b'"')))
                || opens_speech(scan, from) && scan.class(from) == Class::Word
                || scan.mark(from, b':') && scan.mark(from + 1, b'"')
        };
        // ويستطرد هذا الصياد الذي ...، "أدفع 400 درهم": a mark behind a comma.
        let pointed = [THIS, THIS_F].contains(&scan.codes(found.from));
        let quoting = |from: usize| pointed && scan.mark(from, b'"') && comma(scan, from - 1);
        let that = that
            .filter(|&from| (!which || said_at(from) || quoting(from)) && !self.of_another(from))
            .or_else(|| self.past_told_outlet(found.past))
            .or_else(|| self.past_described());
        // أضاف الوزير تعليقا على القرار: "..."
        let glossed = || if needs == Needs::That { gloss(scan, found.past, s.end) } else { None };
        let that = that.or_else(|| glossed().map(|(_, said)| said));
        let unknown = scan.bits(after) & !words::ADJECTIVE == 0 && !verbal_shape(scan, after);
        let name_alone = found.from == after && !found.head && unknown;
        Cues {
            that: that.or(carried.then_some(said)),
            carried,
            apposed,
            dated,
            described,
            turn: scan.marker_before(verb - usize::from(verb > 0 && comma(scan, verb - 1)), job!("in_turn")).is_some(),
            country: found.from == after && country(scan, found.from) && own_name(scan, after).is_none(),
            one: needs == Needs::Nothing && name_alone && told_event(scan, after + 1),
        }
    }

    /// وبثت القناة مقابلة مع المدير والذي أكد أن, وشهدت العاصمة أحداثا، يعتقد أنها: whether what begins at token `from` is said by
    /// somebody else than the name.
    fn of_another(&self, from: usize) -> bool {
        let NamedSpeaker { scan, verb, found, .. } = *self;
        let past = found.past.min(from);
        let relative = |i: usize| {
            let word = scan.codes(i);
            [WHICH, WHICH_F].contains(&without_and(word).unwrap_or(word)) && verb_at(scan, i + 1).is_some()
        };
        let broadcasts = || scan.marker(verb, job!("broadcasts")).is_some() && (past..from).any(relative);
        // شهد سالم، وهو مفتش، أمام المحكمة أن
        let place = (found.from..past).any(|i| scan.is(i, words::PLACE));
        let person = !place && !found.head && !starts_with_article(scan.codes(found.from)) && comma(scan, past);
        let testifies = scan.is_word(past, IN_FRONT) || person || title(scan, found.from);
        let sees = || scan.marker(verb, job!("sees")).is_some() && from > past && !testifies;
        broadcasts() || sees()
    }

    /// استبعد سالم تأجيل الموسم قائلا: the participle past the object of the verb, or the token behind the name.
    fn past_object(&self) -> usize {
        const LONGEST: usize = 6;
        let NamedSpeaker { scan, found, .. } = *self;
        let past = found.past;
        if !object(scan, past, found.from) {
            return past;
        }
        let words = (past..past + LONGEST).take_while(|&i| scan.class(i) == Class::Word);
        words.into_iter().find(|&i| carries(scan, i)).unwrap_or(past)
    }

    /// Whether the name is the subject of its verb.
    fn says(&self, cues: &Cues) -> bool {
        let NamedSpeaker { scan, s, after, found, .. } = *self;
        let that = cues.that;
        // ولفت ناصر قائلا: the one who was heard before.
        let again = self
            .heard
            .is_some_and(|h| found.from == found.to - 1 && (h.0..h.1).any(|i| scan.codes(i) == scan.codes(found.from)));
        // أكدت الشمري حرصها على 5: what the subject has.
        let owns = found.from == after && found.past - after <= SHORT && possessed(scan, found.past);
        match self.needs {
            // ودعا المنشآت إلى: whom somebody calls upon, unless the word can only be the subject.
            // اتهمت موسكو المسلحين
            // حث إسرائيل على, اتهم روسيا بخرق: a country behind such a verb, and nothing but what it is called upon to do behind it.
            Needs::Whom if self.urged() => false,
            Needs::Whom => {
                found.head || cues.apposed || cues.turn || cues.country && self.country_accuses() || self.accuser()
            }
            // نقل السفارة: to move, unless something is said.
            Needs::Quotes => that.is_some() && found.head && scan.marker(self.verb, job!("ascribes")).is_none(),
            Needs::That => that.is_some() && (self.clear(cues) || again) || self.deed(cues) || self.admits(),
            // نص القانون على أن
            Needs::Object => {
                let acts = found.head && acts(scan, found.from)
                    || self.reckons(cues.country, || self.before_object(cues).name);
                acts && (s.voices.is_empty() || that == Some(found.past))
            }
            _ => {
                let sure = found.head || cues.apposed || again || cues.turn || cues.country || cues.one || owns;
                let sure = sure || self.person().is_some() || self.definite_before_event();
                sure || that.is_some() && (self.clear(cues) || found.to - found.from <= 3)
            }
        }
    }

    /// بعد تأكيد الوزير وفاة 12 عاملا: a verbal noun of saying before its speaker and what is said, another verbal noun.
    fn deed(&self, cues: &Cues) -> bool {
        let NamedSpeaker { scan, verb, found, .. } = *self;
        if cues.that.is_some() || !found.head || !(verbal_shape(scan, verb) || sending(scan, verb)) {
            return false;
        }
        said_deed(scan, verb, found)
    }

    /// Whether it is clear that the name says what follows it.
    fn clear(&self, cues: &Cues) -> bool {
        let NamedSpeaker { scan, after, found, .. } = *self;
        let Some(from) = cues.that else { return false };
        // أضاف سعيد، في تصريح، أن: a comma after a name of one word parts it from what is said.
        let opens = scan.class(from) == Class::Word && opens_speech(scan, from);
        let quote = !(opens || scan.mark(from, b':') || scan.is_word(from, ABOUT));
        let told = is_that(scan, from) || scan.is_word(from, ABOUT) && from > found.past;
        let long = quote && found.to - found.from > 4;
        // أضافت الناصري السبت في لقاء أن: when and where, and then أن.
        let short = found.from == after && found.past - after <= SHORT;
        // تجد قصرا لسالم ...، ومعابد "شمس": a mark far behind the name opens no speech of it.
        let far = quote && !found.head && from > found.past + FAR;
        found.sure && (found.head || !long) && !far
            || from == found.past && !long
            || cues.carried && found.past - found.from <= 3
            || told && (cues.apposed || short && (cues.described || occasion(scan, found.past)))
    }

    /// قالت الوزارة إن: the name where what is said begins at token `from`.
    fn before_speech(&self, cues: &Cues, from: usize) -> Heard {
        let NamedSpeaker { scan, s, needs, found, .. } = *self;
        // أكد الدكتور سالم اعتزاز المستشفى بالجائزة، مشيرا: the object of the verb is no part of its subject.
        // استبعد سالم تطبيق الاتفاق قائلا
        let goes_on = || {
            if comma(scan, found.past) { carries(scan, found.past + 1) } else { scan.tok(found.past).clitics != 0 }
        };
        let runs_on = cues.carried && !found.head || from > found.past && goes_on();
        let object = (found.from + if found.head { 2 } else { 1 }..found.to)
            .find(|&i| runs_on && verbal_shape(scan, i) && !named(scan, i - 1) && !asked_for(scan, i))
            .map(|i| before_preposition(scan, i));
        // ودعت الأمانة المانحين الكبار إلى أن: so does whom it calls upon.
        let place = || if cues.country { place_end(scan, found.from) } else { None };
        let whom = || place().unwrap_or_else(|| definite_run(scan, (found.from, found.to)).1);
        let to = object.unwrap_or_else(|| if needs == Needs::Whom { whom() } else { self.before_told() });
        let to = self.before_described(to, from);
        // دعت المنظمة إلى تطعيم 5 ملايين، مشيرة إلى: the object is said as well.
        let object = scan.is_word(found.past, TO) || carries(scan, from) && !comma(scan, found.past);
        let from = if object && needs != Needs::That { found.past } else { from };
        let to = if to == found.past { office_behind(scan, found.from, to, s.end) } else { to };
        Heard { name: (found.from, to), from, past: from.max(found.past) }
    }

    /// أكد المحافظ توزيع 900 سلة: without أن the object follows a definite name at once.
    fn before_object(&self, cues: &Cues) -> Heard {
        let NamedSpeaker { scan, s, verb, needs, found, .. } = *self;
        // المتحدث باسم الوزارة في القطاع، سالم ناصر، وصول: the name between commas closes the whole.
        let closed = (found.from..found.to).any(|i| comma(scan, i));
        let name = if closed {
            (found.from, found.to)
        } else if cues.one {
            (found.from, found.from + 1)
        } else if let Some(end) = self.person().filter(|&end| !(cues.dated || title(scan, end))) {
            (found.from, end)
        } else if cues.country {
            (found.from, country_end(scan, found.from, found.to))
        } else if cues.turn || cues.dated || self.tells_with_ba() {
            (found.from, found.to)
        } else {
            past_itself(scan, definite_run(scan, (found.from, found.to)))
        };
        let past = if name.1 < found.past { name.1 } else { office_behind(scan, name.0, name.1, s.end) };
        // كشفت الدراسة التي شملت 20 قرية عن, أعلن مسؤولون في 5 دول تشكيل: what tells more of the speaker is not said.
        let described = if name.1 == found.past { past_setting(scan, name, needs, s.end) } else { None };
        Heard { name: (name.0, past), from: described.unwrap_or(verb), past }
    }

    /// أبلغ العقيد شبكة سي إن إن، بأن: where begins what an outlet, whose name begins at token `at`, is told.
    fn past_told_outlet(&self, at: usize) -> Option<usize> {
        const OUTLET: usize = 8;
        let told = self.tells_whom() && outlet(self.scan, at);
        (at + 1..(at + OUTLET).min(self.s.end)).find(|&i| told && is_that(self.scan, i))
    }

    /// وبرر رئيس الجمعية الزيادة بأن: where what is said begins behind what is described.
    fn past_described(&self) -> Option<usize> {
        const DESCRIBED: usize = 5;
        let NamedSpeaker { scan, verb, found, .. } = *self;
        scan.marker(verb, job!("describes"))?;
        let mut words = (found.past..found.past + DESCRIBED).take_while(|&i| scan.class(i) == Class::Word);
        words.find(|&i| is_that(scan, i)).filter(|&i| scan.codes(i).first() == Some(&letter('ب')))
    }

    /// أخبر سالم اللجنة, أبلغت وزارة الصحة المنظمة: where whom the speaker tells begins behind the name, or the name's end.
    fn before_told(&self) -> usize {
        let found = self.found;
        if self.tells_whom() { told_of_name(self.scan, (found.from, found.to), found.head) } else { found.to }
    }

    /// وصف المحافظ الوضع بأنه: where what is described begins, behind the name of who does; else `to`.
    fn before_described(&self, to: usize, from: usize) -> usize {
        let NamedSpeaker { scan, verb, found, .. } = *self;
        let describes =
            || scan.codes(from).first() == Some(&letter('ب')) && scan.marker(verb, job!("describes")).is_some();
        let office = || scan.marker(to - 1, job!("office_adjective")).is_some();
        if from != to || to < found.from + 2 || !describes() || !starts_with_article(scan.codes(to - 1)) || office() {
            return to;
        }
        // الوضع الوبائي, الأوضاع الإنسانية: with its adjective.
        let adjective =
            [&[letter('ي')][..], &[letter('ي'), letter('ه')]].iter().any(|end| scan.codes(to - 1).ends_with(end));
        // ارتفاع السعر: with what governs it.
        let governs = |i: usize| !starts_with_article(scan.codes(i)) && (verbal_shape(scan, i) || event(scan, i));
        let whole = adjective && starts_with_article(scan.codes(to - 2)) || governs(to - 2);
        if whole && to > found.from + 2 { to - 2 } else { to - 1 }
    }

    /// أخبر, أبلغ: the verb takes whom somebody tells.
    fn tells_whom(&self) -> bool {
        self.scan.marker(self.verb, job!("tells_whom")).is_some()
    }
}

/// قائلا, مشيرا.
fn carries(scan: &Scan, i: usize) -> bool {
    matches!(verb_at(scan, i), Some((Needs::Carries, _)))
}

/// إعلان الجيش مقتل, تحذير المنظمة من: whether what is said stands behind the name that a verbal noun at token `verb` governs.
pub(super) fn said_deed(scan: &Scan, verb: usize, found: Name) -> bool {
    let (_, to) = before_object(scan, verb, definite_run(scan, (found.from, found.to)));
    let feared = || scan.is_word(to, FROM) && scan.marker(verb, job!("takes_from")).is_some();
    told_event(scan, to) || scan.is(to, words::ROLE) || feared()
}

/// When, where or to whom somebody speaks begins here: a day, في لقاء, عبر الإذاعة, a comma.
pub(super) fn occasion(scan: &Scan, i: usize) -> bool {
    let place = preposition(scan, i) && ![ABOUT, FROM, ON, TO, WITH].contains(&scan.codes(i));
    comma(scan, i)
        || place
        || scan.is(i, words::WEEKDAY)
        || [job!("today"), job!("also"), job!("his_words")].iter().any(|&job| scan.marker(i, job).is_some())
        || addressee(scan, i)
        || on_occasion(scan, i)
}

/// An office, body or document, which counts and records; places and players score.
pub(super) fn acts(scan: &Scan, i: usize) -> bool {
    match how(scan, i, SourceHow::Noun) {
        // بعض وسائل الإعلام
        Some((Needs::That, after)) => {
            scan.is(i, words::FUNCTION) && after == i + 1 && named(scan, after) && acts(scan, after)
        }
        found => found.is_some(),
    }
}

/// المصدر نفسه الانتباه: the name with the word that tells that it is the same.
fn past_itself(scan: &Scan, (from, to): NameSpan) -> NameSpan {
    (from, to + usize::from(scan.marker(to, job!("itself")) == Some(to + 1)))
}
