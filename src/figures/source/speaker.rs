//! Who speaks with a verb of saying, and where begins what is said.

use super::apposed::office_behind;
use super::attribution::past_time;
use super::content::document_that;
use super::contrast::{accusative_subject, opposed};
use super::direct::{direct, impersonal};
use super::finding::anybody_finds;
use super::forecast::plan;
use super::name::{Name, name};
use super::named_speaker::{NamedSpeaker, acts};
use super::object::described_so;
use super::object::{before_called, before_estimated, before_object, calls_on_her, sets_aside};
use super::resumed::resumed;
use super::several::{counted, counted_before, each_of};
use super::speaks_on::{past_her, tells_on};
use super::subject::{agrees, antecedent, opening_office, opening_subject, quoted_person, subject_before};
use super::was::subject_of_was;
use crate::figures::speech::own_names::place_end;
use crate::figures::speech::source_word::{
    how, named, outlet, possessed, preposition, quoted, sending, title, told_event, verbal_shape,
};
use crate::figures::speech::voice::{Manner, NameSpan, Sentence, Voice};
use crate::figures::speech::{FOR, addressee, first_person, is_that, opens_speech, past_addressee, speech};
use crate::figures::tokens::clitics::{begins_with_and, without_and};
use crate::figures::tokens::particles::{ABOUT, AND_THAT, THAT_ONE, WHERE, WHICH, WHICH_F, starts_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens between a verb of writing and what is written: كتب على صفحته: "...".
const WRITTEN_ON: usize = 5;

/// Voices back to the one whom a participle goes back to.
const EARLIER: usize = 6;

/// A verb of saying in its sentence.
pub(super) struct Saying<'s, 'a> {
    pub scan: &'s Scan<'a>,
    pub s: &'s Sentence,
    pub verb: usize,
    pub needs: Needs,
}

/// Who speaks with the verb at token `verb`, and the token to go on at.
pub(crate) fn speaker(scan: &Scan, s: &Sentence, verb: usize, after: usize, needs: Needs) -> Option<(Voice, usize)> {
    Saying { scan, s, verb, needs }.speaker(after)
}

impl Saying<'_, '_> {
    pub(super) fn voice(&self, name: NameSpan, from: usize) -> Option<(Voice, usize)> {
        let promises = || self.scan.marker(self.verb, job!("promises")).is_some();
        let records = self.needs == Needs::Object || self.tells_of_noun() || promises();
        let manner = if records { Manner::Records } else { Manner::Says };
        Some((Voice { manner, ..Voice::of(name, self.verb, from) }, from))
    }

    /// إضرابا دعت إليه النقابة: the verb of a relative clause, as its pronoun behind a noun without the article tells.
    fn tells_of_noun(&self) -> bool {
        let Saying { scan, s, verb, .. } = *self;
        let pronoun = |i: usize| scan.marker(i, job!("in_it")).is_some() && scan.codes(i).first() != Some(&letter('ل'));
        const OTHER: u32 = words::FUNCTION | words::SOURCE_PREPOSITION | words::NUMBER | words::WEEKDAY;
        // إضرابا حضوريا
        let adjective = |i: usize| scan.codes(i).ends_with(&[letter('ي'), letter('ا')]);
        let noun = |i: usize| {
            scan.class(i) == Class::Word
                && (adjective(i) || !scan.is(i, OTHER))
                && !starts_with_article(scan.codes(i))
                && !is_that(scan, i)
        };
        verb > s.start && scan.tok(verb).clitics == 0 && pronoun(verb + 1) && noun(verb - 1)
    }

    /// Who was heard before the verb, in its sentence or in those before.
    fn heard(&self) -> Option<NameSpan> {
        self.s.heard().or(self.s.before.map(|b| b.0))
    }

    fn speaker(&self, after: usize) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        if needs == Needs::Carries {
            if let Some(subject) = opposed(scan, s, verb) {
                return self.voice(subject, verb);
            }
            // عبر سالم ناصر، رئيس الغرفة، عن قلقه، موضحا
            let whole = |name: NameSpan| (name.0, office_behind(scan, name.0, name.1, s.end));
            let opening = || opening_subject(scan, s.start, s.end).map(whole);
            // الوزير: ... المؤشرات تشير إلى كذا، مضيفا: a masculine participle goes back past a feminine subject.
            let fits = |name: &NameSpan| !past_her(scan, verb, name.0);
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
        if let Some(name) = self.formerly().or_else(|| self.learnt_from(after)) {
            return self.voice(name, verb);
        }
        // قطعت البلدية الماء عن الحي
        if scan.marker(verb, job!("only_that")).is_some() && !self.tells_that(after) {
            return None;
        }
        // كان المرصد قد سجل, كانت «المدار» رصدت; not كان الذهب قد سجل
        let recorder = |from: usize| acts(scan, from) || quote_mark(scan, from - 1);
        if needs == Needs::Object
            && let Some(subject) = subject_of_was(scan, s.start, verb).filter(|subject| recorder(subject.0))
        {
            return self.voice(subject, verb);
        }
        // قال عليه الصلاة والسلام: "...": scripture is quoted, and nobody is heard.
        if let Some(from) = scan.marker(after, job!("blessing")) {
            return Some((Voice::nobody(verb, from), from));
        }
        // وقال بلسان حال المزارعين إن: those spoken for do not speak.
        let for_others = |from: usize| name(scan, from, s.end).map_or(from, |others| others.past);
        let after = scan.marker(after, job!("on_behalf")).map_or(after, for_others);
        // أوضح ذلك محمد سالم: what was said stands before.
        let so = scan.is_word(after, THAT_ONE);
        // في الوقت الذي أعلن فيه الجيش
        // أكدت خلالها أن, أعلن خلاله الوزير; in نفى خلاله صحة الخبر the object follows.
        let during = || {
            let subject = named(scan, after + 1) && scan.tok(after + 1).has(clitic::ARTICLE);
            scan.marker(after, job!("during_it")).is_some() && (subject || opens_speech(scan, after + 1))
        };
        let pronoun = scan.marker(after, job!("in_it")).is_some() || during();
        let after = past_time(scan, after + usize::from(so || pronoun));
        // أكد من جهته وزير الصحة أن; in أما المدير فانتقد من جهته نتائج الدراسة the object follows.
        let turn = scan.marker(after, job!("in_turn")).filter(|_| needs != Needs::Whom);
        let after = turn.unwrap_or(after);
        // اتهما، في كلمتين، السلطات: behind a verb that has an object the noun may be the object.
        let between = needs != Needs::Whom || !comma(scan, after);
        let after = past_addressee(scan, after).filter(|_| between).unwrap_or(after);
        if let Some(found) = self.in_quotes(after, so) {
            return Some(found);
        }
        if let Some(found) = self.behind_quotation(after) {
            return Some(found);
        }
        let document = || Some((document_that(scan, s, verb, after).filter(|_| needs == Needs::Nothing)?, after));
        if let Some((name, from)) = plan(scan, verb, after).or_else(document) {
            return self.voice(name, from);
        }
        if let Some(from) = direct(scan, after, s.end).filter(|_| each_of(scan, after).is_none()) {
            return self.without_subject(after, from);
        }
        if needs == Needs::Quotes
            && let Some(found) = quoted_person(scan, after, s.end)
        {
            let from = speech(scan, found.past, s.end, true).unwrap_or(found.past);
            return self.voice((found.from, found.to), from);
        }
        // إلا أن مصدرا طبيا كشف عن
        if needs == Needs::Nothing
            && let Some(subject) = accusative_subject(scan, s.start, verb)
        {
            return self.voice(subject, verb);
        }
        let found = name(scan, after, s.end);
        // شهود أخبروا رويترز أن: the outlet behind a verb that has its subject is told.
        let outlet = |found: &Name| outlet(scan, found.from) && scan.marker(verb, job!("tells_whom")).is_some();
        if found.as_ref().is_some_and(outlet)
            && let Some(subject) = subject_before(scan, s.start, verb).or_else(|| counted_before(scan, s.start, verb))
        {
            return self.voice(subject, verb);
        }
        // وطالب الحكومة بتوفير 500 سرير: a body in the feminine is called on by him who was heard.
        if let Some(called) =
            found.filter(|found| needs == Needs::Whom && found.head && calls_on_her(scan, verb, after))
        {
            return self.voice(self.heard()?, called.past);
        }
        // كما وصفت المنظمة بأنها منحازة، قائلة: who is described so is the object.
        if let Some(described) = found.filter(|found| described_so(scan, verb, (found.from, found.past))) {
            return self.voice(self.heard()?, described.past);
        }
        // إن حماس أبلغت الوسطاء أنه: those behind a verb that has its subject are told.
        let told = found.is_some() && verb > s.start + 1 && scan.marker(verb, job!("tells_whom")).is_some();
        let told = told && is_that(scan, verb - 2) && scan.class(verb - 1) == Class::Word;
        if let Some(outer) = self.heard().filter(|_| told && scan.tok(verb).clitics == 0) {
            return self.voice(outer, verb);
        }
        // المحافظ يعلن تجهيز 9 ساحات.. خطة للعيد: what follows is no name where the office stands before.
        if !found.is_some_and(|found| found.head)
            && let Some(found) = self.behind_subject()
        {
            return Some(found);
        }
        found
            .and_then(|found| self.named(after, found))
            .or_else(|| self.behind_subject())
            .or_else(|| self.before_that(after))
            .or_else(|| self.behind_where(after))
            .or_else(|| self.voice(tells_on(scan, s, verb, after, needs)?, verb))
    }

    /// سبق للوزير سالم ناصر أن أعلن, سبق لها أن كشفت: who has said something before, behind the ل, or who was heard.
    fn formerly(&self) -> Option<NameSpan> {
        const LONGEST: usize = 9;
        let Saying { scan, s, verb, .. } = *self;
        let told = |at: usize| is_that(scan, at) || scan.is_word(at, AND_THAT);
        let that = verb.checked_sub(1).filter(|&at| at > s.start && told(at))?;
        let floor = s.start.max(that.saturating_sub(LONGEST));
        let before = (floor..that).rev().take_while(|&at| !comma(scan, at));
        let from = before.into_iter().find(|&at| scan.marker(at, job!("formerly")).is_some())? + 1;
        if !scan.tok(from).has(clitic::LAM) && scan.codes(from).first() != Some(&letter('ل')) {
            return None;
        }
        // سبق لها أن
        let heard_before = scan.marker(from, job!("in_it")).is_some();
        if heard_before { self.heard() } else { (from < that).then_some((from, that)) }
    }

    /// قطع رئيس الغرفة بأن: whether أن opens what follows the verb, before عن or a quotation mark.
    fn tells_that(&self, after: usize) -> bool {
        const LONGEST: usize = 14;
        let Saying { scan, s, .. } = *self;
        let mut i = after;
        while i < s.end.min(after + LONGEST) {
            if is_that(scan, i) {
                return true;
            }
            if quote_mark(scan, i) && quoted(scan, i).is_none() || scan.is_word(i, ABOUT) {
                return false;
            }
            i = quoted(scan, i).unwrap_or(i + 1);
        }
        false
    }

    /// تضمن التقرير تقييما، حيث كشف عدم إنجاز 41 مشروعا: the subject of the clause before, where what is said follows the verb at once.
    fn behind_where(&self, after: usize) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        let told = || told_event(scan, after) || scan.marker(after, job!("lacking")).is_some();
        if needs != Needs::Nothing || verb == s.start || !scan.is_word(verb - 1, WHERE) || !told() {
            return None;
        }
        let subject = opening_subject(scan, s.start, verb).filter(|name| agrees(scan, verb, name.0))?;
        self.voice(subject, verb)
    }

    /// أكد صيادو القرية أن: the words of any kind between a verb that always says and أن.
    fn before_that(&self, after: usize) -> Option<(Voice, usize)> {
        const LONGEST: usize = 4;
        let Saying { scan, needs, .. } = *self;
        const OTHER: u32 =
            words::FUNCTION | words::NUMBER | words::UNIT | words::WEEKDAY | words::QUALIFIER | words::SOURCE_VERB;
        let jobs =
            [job!("no_speaker"), job!("at_large"), job!("name_end"), job!("also"), job!("today"), job!("his_words")];
        // ثلاثة شهود
        let number = |i: usize| i == after && scan.is(i, words::NUMBER) && named(scan, i + 1);
        let subject = |i: usize| {
            scan.class(i) == Class::Word
                && (number(i) || !scan.is(i, OTHER))
                && scan.tok(i).clitics & !clitic::ARTICLE == 0
                && !jobs.iter().any(|&job| scan.marker(i, job).is_some())
        };
        let close = (after..=after + LONGEST + 2).find(|&i| is_that(scan, i))?;
        // قال ثلاثة شهود لرويترز إن, قالت ثلاثة مصادر لـ«النهار» إن
        let told = |i: usize| addressee(scan, i) || scan.is_word(i, FOR) && quoted(scan, i + 1) == Some(close);
        let to = (after + 1..close).find(|&i| told(i)).unwrap_or(close);
        // ذكر اثنان من الشهود أن
        if let Some(noun) = counted(scan, after).filter(|&noun| noun > after + 1 && to == noun + 1) {
            return self.voice((after, noun + 1), close);
        }
        if to > after + LONGEST {
            return None;
        }
        // وصف سالم الهجوم بأنه: what is described stands before أن.
        let describes = scan.marker(self.verb, job!("describes")).is_some();
        // قال مازحا إن, أكد وجوده أن
        let ordinal = scan.is(after, words::ORDINAL);
        let noun = !(ordinal
            || scan.codes(after).ends_with(&[letter('ا')])
            || possessed(scan, after)
            || told_event(scan, after));
        (needs == Needs::Nothing && !describes && close > after && noun && (after..to).all(subject))
            .then(|| self.voice((after, to), close))?
    }

    /// A verb right before what is said, at token `from`: its subject stands before, or speaks on.
    fn without_subject(&self, after: usize, from: usize) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        if anybody_finds(scan, s.start, verb) {
            return None;
        }
        // قبيل إعلان "...": behind a verbal noun nobody is named.
        if needs == Needs::That && (verbal_shape(scan, verb) || sending(scan, verb)) {
            return None;
        }
        let that = is_that(scan, after) || needs == Needs::That && opens_speech(scan, after);
        let written = needs == Needs::That && from <= after + WRITTEN_ON && opens_speech(scan, from);
        // وأضاف في تصريح للإذاعة أن: nobody but the one who was heard speaks on an occasion, where no office follows it.
        let occasion = needs == Needs::That
            && (is_that(scan, from) || scan.mark(from, b'"'))
            && preposition(scan, after)
            && scan.marker(after + 1, job!("occasion")).is_some()
            && !(after + 2..from).any(|i| title(scan, i));
        if matches!(needs, Needs::That | Needs::Object) && !that && !written && !occasion {
            return None;
        }
        // مدير الميناء والذي أكد أن
        let relative = verb > s.start && {
            let word = scan.codes(verb - 1);
            let joined = without_and(word).filter(|_| !impersonal(scan, verb));
            [WHICH, WHICH_F].contains(&joined.unwrap_or(word))
        };
        // بايدن، الذي قال إن; in الشهادات التي قال إنها بيعت somebody else speaks of them.
        if relative {
            let word = scan.codes(verb);
            let feminine = [word.first(), word.last()].contains(&Some(&letter('ت')));
            if feminine != scan.codes(verb - 1).ends_with(WHICH_F) {
                return self.heard().and_then(|name| self.voice(name, from));
            }
            // ذكرت سلمى النوري مديرة المركز في الهيئة والتي قالت إن: behind و who was heard speaks on.
            let joined = begins_with_and(scan.codes(verb - 1));
            let heard = s.spoke.or(s.attributed.last().map(|a| a.name)).filter(|_| joined);
            let name = heard.or_else(|| antecedent(scan, s.start, verb - 1));
            return name.or(self.heard().filter(|_| joined)).and_then(|name| self.voice(name, from));
        }
        // قال المدرب "الخصم قوي، ولهذا السبب أعتقد أن": the one who is quoted, now or a sentence ago.
        if first_person(scan, verb, after) {
            let near = s.before.filter(|before| before.1 <= 1).map(|before| before.0);
            return s.heard().or(near).and_then(|name| self.voice(name, from));
        }
        if let Some(subject) = accusative_subject(scan, s.start, verb) {
            return self.voice(subject, from);
        }
        if let Some(subject) = self.described_person() {
            return self.voice(subject, from);
        }
        if let Some(subject) = subject_before(scan, s.start, verb) {
            // أن مسلحين يعتقد أنهم: of whom nobody is known to say it.
            // خضعوا للفحص تبين أن
            let governed = scan.tok(subject.0).has(clitic::LAM);
            if impersonal(scan, verb) && (governed || !named(scan, subject.0)) {
                return None;
            }
            return self.voice(subject, from);
        }
        // يذكر أن, ويتوقع أن: nobody says it.
        if impersonal(scan, verb) || written && !that && !occasion {
            return None;
        }
        if let Some(subject) = opposed(scan, s, verb) {
            return self.voice(subject, from);
        }
        // رفضت الوزارة الطلب، وقالت إن: the subject of the sentence speaks on.
        let opening = || opening_subject(scan, s.start, verb).filter(|name| agrees(scan, verb, name.0));
        let heard = s.heard().or_else(opening).or(self.heard());
        heard.and_then(|name| self.voice(resumed(scan, s, verb, name)?, from))
    }

    /// وزارة الصحة تعلن تسجيل 5 حالات: an office that opens its clause, before a verb without أن.
    fn behind_subject(&self) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        let office = opening_office(scan, s.start, verb);
        match needs {
            Needs::Nothing => self.voice(office.or_else(|| self.alone_before())?, verb),
            // البنك المركزي يتوقع نموا
            Needs::Impersonal if scan.marker(verb, job!("expects")).is_some() && scan.tok(verb).clitics == 0 => {
                self.voice(office.or_else(|| self.alone_before())?, verb)
            }
            // الوزارة قدرت الخسائر بـ5 ملايين, المنظمة وثقت 120 انتهاكا; not الذهب سجل 5 آلاف
            // in قال إن الوزارة قدرت somebody else speaks.
            Needs::Object if s.heard().is_none() && scan.marker(verb, job!("reckons")).is_some() => {
                let body =
                    |from: usize| matches!(how(scan, from, SourceHow::Noun), Some((Needs::Body | Needs::Title, _)));
                self.voice(office.filter(|&(from, _)| body(from) && agrees(scan, verb, from))?, verb)
            }
            _ => None,
        }
    }

    /// A name behind the verb, which is its subject where the words or what follows them say so.
    fn named(&self, after: usize, found: Name) -> Option<(Voice, usize)> {
        let Saying { scan, s, verb, needs } = *self;
        // التي اتهمت المدير: behind a relative pronoun whom somebody accuses does not speak.
        if needs == Needs::Whom && verb > s.start && [WHICH, WHICH_F].contains(&scan.codes(verb - 1)) {
            return antecedent(scan, s.start, verb - 1).and_then(|name| self.voice(name, verb));
        }
        // السلطات تتهم نائبا: the subject stands before.
        if needs == Needs::Whom
            && !scan.tok(verb).has(clitic::CONJUNCTION)
            && let Some(found) = opening_office(scan, s.start, verb)
                .filter(|found| named(scan, found.0) || place_end(scan, found.0) == Some(found.1))
        {
            return self.voice(found, verb);
        }
        let heard = NamedSpeaker { scan, s, verb, needs, after, found, heard: self.heard() }.speaks()?;
        // رصدت الوزارة مبلغ 5 ملايين: set aside, not counted; يرصد حياة جنود: what a film shows.
        let depicted = || scan.marker(heard.name.0, job!("depicted")).is_some();
        if needs == Needs::Object && (sets_aside(scan, verb, heard.name.1) || depicted()) {
            return None;
        }
        let name = match needs {
            Needs::Whom => before_called(scan, verb, before_object(scan, verb, heard.name)),
            Needs::Object => before_estimated(scan, heard.name),
            _ => before_object(scan, verb, heard.name),
        };
        let origin = self.passed_on(found.past, heard.from);
        let (voice, _) = self.voice(origin.unwrap_or(name), heard.from)?;
        Some((voice, heard.past))
    }

    /// ذكرت الصحيفة نقلا عن مدير الميناء أن: who said it first, named in the tokens `from..to`.
    fn passed_on(&self, from: usize, to: usize) -> Option<NameSpan> {
        let after = (from..to).find_map(|i| self.scan.marker(i, job!("passes_on")))?;
        let found = name(self.scan, after, to).filter(|found| found.head || found.sure)?;
        Some((found.from, found.to))
    }
}
