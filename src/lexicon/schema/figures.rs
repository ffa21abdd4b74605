//! The tables of sources, nouns and markers.

use crate::lexicon::Example;
use serde::Deserialize;

/// How a word names the source of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceHow {
    /// A verb of saying, whose subject is the source: قال المتحدث.
    Verb,
    /// A preposition before the source: بحسب وزارة الصحة.
    Preposition,
    /// A noun that a source's name begins with: وزارة, متحدث, بيان.
    Noun,
}

/// What a verb of saying needs to name a source, and what a preposition or noun of a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceNeeds {
    /// It always says.
    #[default]
    Nothing,
    /// أن, إن or بأن after the subject; else it means something else.
    That,
    /// The figure is its object: سجلت الوزارة 40 حالة.
    Object,
    /// Its object is somebody: دعا الوزير المزارعين إلى.
    Whom,
    /// It has no subject of its own: مشيرا, مضيفا.
    Carries,
    /// Without a subject nobody says it: يذكر أن, يتوقع أن.
    Impersonal,
    /// It names who passes on and, after عن, who said: نقلت الوكالة عن الوزير.
    Quotes,
    /// Before the office that published a document: صادر عن, أعلنتها.
    Publisher,
    /// A verb with a pronoun for what is told, before the office or official that tells it: قدرتها الصحف.
    Told,
    /// Back at the clause before it: وهو ما أكده.
    Back,
    /// It points at somebody by a pronoun: بحسبها, وفقا له.
    Points,
    /// Before a document or an office only: استنادا إلى.
    Ground,
    /// Before a verb of saying: حسبما ذكرت.
    Clause,
    /// An office or body, in whose name no person's name stands.
    Body,
    /// A document that speaks for its office: بيان, أرقام.
    Carrier,
    /// Somebody who is told: للصحفيين, لقناة.
    Medium,
    /// An office that its holder's name follows: وزير, مدير.
    Title,
    /// What a person is called by before the name: السيد, الدكتورة.
    Courtesy,
}

/// A word of attribution.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceWord {
    /// Name of the entry.
    pub id: String,
    /// How it names the source.
    pub how: SourceHow,
    /// What must stand with it, or what more it is.
    #[serde(default)]
    pub needs: SourceNeeds,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(SourceWord, "sources", [forms], namespace = |s| format!("{:?}", s.how));

/// What a noun table entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NounClass {
    /// An indefinite dual that counts two: قتيلين, شخصان.
    Dual,
    /// A noun for people, to whom a role may apply: شخص, جندي, عائلة.
    Person,
    /// A noun that a digit run before it counts, though it looks like another word.
    Counted,
    /// An adjective or specifier that stands between a number and its noun, or after it: آخرين, جديدة.
    Adjective,
    /// Things, places and events, to which nothing that happens to people can happen.
    Thing,
    /// A function word, which is never what is counted.
    Function,
}

/// A noun, or a word that is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounWord {
    /// Name of the entry.
    pub id: String,
    /// What it is for.
    pub class: NounClass,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(NounWord, "nouns", [forms], namespace = |n| format!("{:?}", n.class));

/// A word or phrase with one job around numbers; the jobs are listed with the data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Name of the entry.
    pub id: String,
    /// Job, one of [`Marker::JOBS`].
    pub job: String,
    /// The number in the word, for decades, seasons, goals, multiples, days and periods.
    #[serde(default)]
    pub value: u8,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Marker {
    /// Jobs with which a figure can begin, or something that must be read whole because it is none.
    pub const STARTS: [&'static str; 10] = [
        "decade",
        "multiple",
        "multiple_weak",
        "half_idiom",
        "name_phrase",
        "negative",
        "first_day",
        "goals",
        "percent",
        "year_amazigh",
    ];

    /// The same where a number stands close behind the marker: عام 2023, يوم الجمعة 5 مايو.
    pub const CALLS: [&'static str; 5] = ["year", "season", "hour", "day", "month_word"];

    /// The jobs a marker may have; one with which a figure can begin stands above too.
    pub const JOBS: &'static [&'static str] = &[
        "percent",
        "year",
        "event",
        "short_year",
        "attacks",
        "reaches",
        "era_gregorian",
        "era_bce",
        "era_hijri",
        "hour",
        "less",
        "zone",
        "age",
        "age_after",
        "age_weak",
        "identifier",
        "identifier_weak",
        "law",
        "model",
        "model_weak",
        "name",
        "name_weak",
        "name_phrase",
        "named_after",
        "between",
        "from",
        "to",
        "or",
        "decimal",
        "negative",
        "below_zero",
        "multiple",
        "multiple_weak",
        "times",
        "score",
        "versus",
        "goals",
        "nil",
        "sets",
        "each_side",
        "lone_goal",
        "half_idiom",
        "traded",
        "compared",
        "becomes",
        "respectively",
        "shared_out",
        "rank",
        "ranks",
        "century",
        "decade",
        "season",
        "day",
        "first_day",
        "month_word",
        "quarter",
        "change",
        "plural",
        "ruler",
        "disease",
        "illness",
        "sends",
        "spans",
        "somebody",
        "helping",
        "tonight",
        "midnight",
        "engine",
        "amounts",
        "exceeds",
        "holds",
        "platform",
        "issued",
        "member",
        "numbered_site",
        "branch",
        "carries",
        "arrives",
        "forces",
        "flight",
        "my_people",
        "nears",
        "falls_short",
        "not",
        "distance",
        "area",
        "strength",
        "suspected",
        "total",
        "whole",
        "itself",
        "given_name",
        "among",
        "can",
        "lacking",
        "denies",
        "in_care",
        "case",
        "case_of_illness",
        "each",
        "pays",
        "price",
        "guest_night",
        "feddan",
        "race",
        "by_result",
        "age_band",
        "of_centre",
        "able",
        "weak_point",
        "compared_year",
        "metal",
        "ouguiya",
        "sets_beside",
        "sets_against",
        "in_it",
        "refers",
        "tells_about",
        "name_part",
        "ranges",
        "in_the_name",
        "month_or_name",
        "to_the_media",
        "same",
        "name_end",
        "today",
        "also",
        "his_words",
        "these_words",
        "since_then",
        "finds_out",
        "tells_whom",
        "takes_name",
        "takes_on",
        "title_letter",
        "relative",
        "noun_like_verb",
        "custody",
        "done",
        "owner",
        "their_number",
        "office_adjective",
        "office_over",
        "own_voice",
        "newest",
        "takes_ba",
        "locates",
        "with_complement",
        "asks_for_more",
        "disclosing",
        "at_large",
        "describes",
        "blessing",
        "on_behalf",
        "set_aside",
        "comes_to_light",
        "found_by",
        "inspection",
        "takes_stand",
        "stance",
        "brings_about",
        "sees",
        "only_that",
        "broadcasts",
        "verb_or_name",
        "ascribes",
        "during_it",
        "passes_on",
        "takes_object",
        "takes_from",
        "object",
        "without",
        "expresses",
        "not_about",
        "words_of",
        "data",
        "no_speaker",
        "by_class",
        "gloss",
        "results",
        "unnamed",
        "outlet_end",
        "in_turn",
        "announced",
        "titled",
        "fighter",
        "besides",
        "described",
        "certain",
        "appears",
        "unreal",
        "death_sentence",
        "carries_out",
        "carrying_out",
        "has_happened",
        "puts_off",
        "of_others",
        "flees",
        "leaves_home",
        "while",
        "left_behind",
        "loses",
        "departs",
        "life",
        "reaps",
        "lives_of",
        "not_survived",
        "anybody",
        "except",
        "everybody",
        "takes_out",
        "finds",
        "rescuer",
        "alive",
        "aboard",
        "acts_on",
        "suspended_from",
        "stops",
        "sportsman",
        "lost_thing",
        "befalls",
        "campaign",
        "other_part",
        "done_in_part",
        "holds_people",
        "jailers",
        "for_questioning",
        "search_goes_on",
        "lives",
        "kin",
        "relay",
        "shown",
        "stated",
        "preposition_or_name",
        "governs_that",
        "letter",
        "account",
        "preposition",
        "clause",
        "were_there",
        "by_whom",
        "dates_back",
        "died",
        "temperature",
        "earthquake",
        "blood_pressure",
        "occasion",
        "index",
        "ago",
        "ahead",
        "lasts",
        "full",
        "days_ago",
        "days_ahead",
        "period",
        "year_amazigh",
        "era_amazigh",
        "regnal",
        "law_clause",
        "contracts",
        "age_group",
        "age_class",
        "rival",
        "place_won",
        "when_or_where",
        "sura",
        "network",
        "outlet",
        "festival",
        "held_somewhere",
        "model_suffix",
    ];
}
entry!(
    Marker,
    "markers",
    [forms],
    namespace = |m| m.job.clone(),
    validate = |m| {
        if Marker::JOBS.contains(&m.job.as_str()) {
            Ok(())
        } else {
            Err(format!("unknown job {:?}; valid: {}", m.job, Marker::JOBS.join(", ")))
        }
    }
);
