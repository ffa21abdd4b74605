//! The rules that are written in code: the name of each, and how sure it is of what it finds.
//!
//! Where findings overlap the surer one stays whole, and the presets ask for more or less of it: 0.9 and more is what
//! hardly stands in an article, under 0.7 is told by its place alone.

/// A rule that is written in code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CodeRule {
    /// Its name, for readers.
    pub name: &'static str,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

const fn rule(name: &'static str, confidence: f32) -> CodeRule {
    CodeRule { name, confidence }
}

pub(super) const AD_SLOT: CodeRule = rule("ad:slot", 0.95);

pub(super) const BELOW_AMONG_LEFTOVERS: CodeRule = rule("below:among_leftovers", 0.65);
pub(super) const BELOW_COMMENTS: CodeRule = rule("below:comments", 0.8);
pub(super) const BELOW_LAST_SENTENCE: CodeRule = rule("below:last_sentence", 0.7);

pub(super) const BYLINE_NAMES: CodeRule = rule("byline:names", 0.5);

pub(super) const CAPTION_CREDIT: CodeRule = rule("caption:credit", 0.7);

pub(super) const CODE_ATTRIBUTE: CodeRule = rule("code:attribute", 0.95);
pub(super) const CODE_SCRIPT: CodeRule = rule("code:script", 0.95);
pub(super) const CODE_SHORTCODE: CodeRule = rule("code:shortcode", 0.95);
pub(super) const CODE_TAG: CodeRule = rule("code:tag", 0.95);

pub(super) const COMMENTS_SIGNED: CodeRule = rule("comments:signed", 0.85);

pub(super) const DATELINE_AGENCY: CodeRule = rule("dateline:agency", 0.7);

pub(super) const EMBED_FOREIGN_LINE: CodeRule = rule("embed:foreign_line", 0.75);
pub(super) const EMBED_LINK: CodeRule = rule("embed:link", 0.85);
pub(super) const EMBED_POST: CodeRule = rule("embed:post", 0.95);
pub(super) const EMBED_UNSIGNED_LINE: CodeRule = rule("embed:unsigned_line", 0.7);

pub(super) const NAVIGATION_BAR: CodeRule = rule("navigation:bar", 0.8);
pub(super) const NAVIGATION_BEFORE_SECTION: CodeRule = rule("navigation:before_section", 0.85);
pub(super) const NAVIGATION_COUNTED_LINES: CodeRule = rule("navigation:counted_lines", 0.8);
pub(super) const NAVIGATION_NUMBER_AT_THE_HEAD: CodeRule = rule("navigation:number_at_the_head", 0.7);
pub(super) const NAVIGATION_PLACE_IN_A_ROW: CodeRule = rule("navigation:place_in_a_row", 0.8);

pub(super) const RELATED_PARTS_OF_A_SERIES: CodeRule = rule("related:parts_of_a_series", 0.75);
pub(super) const RELATED_VIDEO_TITLE: CodeRule = rule("related:video_title", 0.7);

pub(super) const SHARE_ADDRESS: CodeRule = rule("share:address", 0.75);
pub(super) const SHARE_LINK: CodeRule = rule("share:link", 0.7);

pub(super) const SITE_REPEATED: CodeRule = rule("site:repeated", 0.75);

pub(super) const SOURCE_AGENCY_LINE: CodeRule = rule("source:agency_line", 0.7);
pub(super) const SOURCE_INITIALS: CodeRule = rule("source:initials", 0.75);

pub(super) const TAGS_ABOVE_BUTTONS: CodeRule = rule("tags:above_buttons", 0.65);
pub(super) const TAGS_AT_THE_END: CodeRule = rule("tags:at_the_end", 0.7);
pub(super) const TAGS_BEFORE_SHARE: CodeRule = rule("tags:before_share", 0.8);
pub(super) const TAGS_BEHIND_THE_END: CodeRule = rule("tags:behind_the_end", 0.65);
pub(super) const TAGS_BETWEEN_BUTTONS: CodeRule = rule("tags:between_buttons", 0.65);
pub(super) const TAGS_HASHTAG_LINE: CodeRule = rule("tags:hashtag_line", 0.75);
pub(super) const TAGS_HASHTAG_RUN: CodeRule = rule("tags:hashtag_run", 0.75);
pub(super) const TAGS_LINES: CodeRule = rule("tags:lines", 0.75);

pub(super) const TITLE_FIRST_LINE: CodeRule = rule("title:first_line", 0.6);
