//! Names that are surely the subject of a verb though nothing tells that they speak: people by a given name, a country that accuses, who
//! reckons what follows, a definite word before what is announced.

use super::deed::told_with_ba;
use super::named_speaker::{NamedSpeaker, occasion};
use super::object::before_estimated;
use super::subject::agrees;
use super::subject_end::definite_run;
use crate::figures::speech::opens_speech;
use crate::figures::speech::own_names::{person, place_end};
use crate::figures::speech::source_word::{event, preposition, title, told_event};
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::particles::{ARTICLE, BY_THE};
use crate::figures::tokens::plural::ends_oblique;
use crate::figures::tokens::scan::{clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

impl NamedSpeaker<'_, '_> {
    /// أعلن خالد الناصري افتتاح, أفاد خالد الناصري بوصول: the token behind a person's name, where what is said follows it, or what he is.
    pub(super) fn person(&self) -> Option<usize> {
        let NamedSpeaker { scan, after, found, .. } = *self;
        let by = |i: usize| scan.tok(i).has(clitic::BA) || scan.codes(i).starts_with(BY_THE);
        let said = |i: usize| told_event(scan, i) || opens_speech(scan, i) || by(i) || scan.is(i, words::ROLE);
        let told = |i: usize| comma(scan, i) || title(scan, i) || preposition(scan, i) || occasion(scan, i);
        person(scan, found.from).filter(|&end| found.from == after && (said(end) || told(end)))
    }

    /// اتهمت موسكو المسلحين: whether a country is the subject of a verb that opens its clause; not طهران تتهم واشنطن.
    pub(super) fn country_accuses(&self) -> bool {
        let NamedSpeaker { scan, s, verb, after, .. } = *self;
        let opens = verb == s.start || scan.class(verb - 1) != Class::Word || scan.tok(verb).has(clitic::CONJUNCTION);
        opens && agrees(scan, verb, after) && place_end(scan, after).is_some() && !ends_oblique(scan.codes(after))
    }

    /// أكد الطرفان توقيع 5 عقود: a definite subject right before what is announced.
    pub(super) fn definite_before_event(&self) -> bool {
        let NamedSpeaker { scan, verb, after, found, needs, .. } = *self;
        let word = scan.codes(after);
        // أكدت الحادثة حرص السكان: what shows something is a thing.
        let people = word.starts_with(ARTICLE) && !word.ends_with(&[letter('ه')]);
        let definite = found.from == after && people && needs == Needs::Nothing;
        let to = definite_run(scan, (found.from, found.to)).1;
        definite && !event(scan, after) && agrees(scan, verb, after) && told_event(scan, to)
    }

    /// قدرت الشركة الخسائر بـ5 ملايين, أحصى سكان الحي 12 منزلا: whether people, a country or a body of any sort reckon what follows their name; not
    /// يقدر سكان المدينة بمليون, of whom it is told.
    pub(super) fn reckons(&self, country: bool, name: impl Fn() -> NameSpan) -> bool {
        let NamedSpeaker { scan, verb, after, found, .. } = *self;
        let somebody = found.head || country && agrees(scan, verb, after) || self.person().is_some();
        if found.from != after || !somebody || scan.marker(verb, job!("reckons")).is_none() {
            return false;
        }
        let to = before_estimated(scan, name()).1;
        let passive = scan.tok(to).has(clitic::BA) || scan.codes(to).starts_with(BY_THE) || preposition(scan, to);
        matches!(scan.class(to), Class::Word | Class::Digits) && !passive
    }

    /// أقر الجيش بإصابة ستة: behind an office a deed that the verb tells of with ب.
    pub(super) fn admits(&self) -> bool {
        let NamedSpeaker { scan, verb, found, .. } = *self;
        let known = found.head || person(scan, found.from) == Some(found.past);
        known && verb + 1 == found.from && told_with_ba(scan, found.past, found.from)
    }

    /// Whether a country right behind the verb is called upon.
    pub(super) fn urged(&self) -> bool {
        let NamedSpeaker { scan, verb, after, found, .. } = *self;
        let place = found.from == after && place_end(scan, after) == Some(found.past);
        let calls = || preposition(scan, found.past) || scan.tok(found.past).has(clitic::BA);
        place && scan.marker(verb, job!("urges")).is_some() && calls()
    }

    /// اتهم سالم الناصري البلدية بهدم: a person by a given name, behind whom whom he accuses follows.
    pub(super) fn accuser(&self) -> bool {
        let NamedSpeaker { scan, verb, after, found, .. } = *self;
        let person = || person(scan, found.from).is_some_and(|end| end < found.past);
        found.from == after && after == verb + 1 && scan.marker(verb, job!("accuses")).is_some() && person()
    }

    /// أفاد الدفاع المدني في الجبل بإنقاذ 30: what the verb tells begins with ب right behind the name.
    pub(super) fn tells_with_ba(&self) -> bool {
        let NamedSpeaker { scan, verb, found, .. } = *self;
        let by = scan.tok(found.past).has(clitic::BA) || scan.codes(found.past).starts_with(BY_THE);
        by && found.head && scan.marker(verb, job!("tells_with_ba")).is_some()
    }
}
