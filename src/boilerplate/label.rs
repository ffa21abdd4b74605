//! The labels of leftovers and of an article's furniture.

use crate::names::named;

named! {
    /// What a removed piece is.
    pub enum Label as "label" {
        /// Advertisement slots and code.
        AdSlot = "ad_slot",
        /// Share, print, follow, subscribe and app prompts.
        Share = "share",
        /// Read-also labels with the headlines they introduce; a second article after the end.
        Related = "related",
        /// Keyword and topic lists.
        Tags = "tags",
        /// Embedded posts: text, link, signature.
        SocialEmbed = "social_embed",
        /// Menus, breadcrumbs, pagers, counters.
        Navigation = "navigation",
        /// Copyright, cookies, terms, disclaimers.
        Legal = "legal",
        /// Reader comments and their forms.
        Comments = "comments",
        /// Script, style and markup leftovers.
        Code = "code",
        /// Sources, agency sign-offs.
        SourceCredit = "source_credit",
        /// The headline.
        Title = "title",
        /// The summary under the headline.
        Deck = "deck",
        /// The section's name.
        Section = "section",
        /// Who wrote it.
        Byline = "byline",
        /// When it was published.
        PublishDate = "publish_date",
        /// A picture's caption.
        Caption = "caption",
        /// Place and agency that the text begins with.
        Dateline = "dateline",
    }
}

impl Label {
    /// Whether the piece is the article's own furniture, not a leftover of the web page.
    pub const fn is_furniture(self) -> bool {
        use Label::*;
        matches!(self, Title | Deck | Section | Byline | PublishDate | Caption | Dateline)
    }
}
