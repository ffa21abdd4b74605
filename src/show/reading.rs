//! How a figure was read, field by field.

use crate::figures::{Bound, Figure};
use crate::text::markup::escape;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Write;

/// Value, or interval, or date of a figure.
pub(super) fn value(figure: &Figure) -> String {
    let number = |d: Option<Decimal>| d.map(|d| d.normalize().to_string());
    if let Some(value) = number(figure.value) {
        return value;
    }
    if let Some(iso) = &figure.iso {
        return iso.to_string();
    }
    match (number(figure.low), number(figure.high)) {
        (None, None) => String::new(),
        (low, high) => format!("{}–{}", low.unwrap_or_else(|| "…".into()), high.unwrap_or_else(|| "…".into())),
    }
}

/// The fields of a figure that say something, in the order of the documentation, beside the value.
pub(super) fn fields<'a>(figure: &'a Figure, text: &'a str) -> [(&'static str, Option<Cow<'a, str>>); 8] {
    let known = |said: Option<&'a str>| said.map(Cow::Borrowed);
    [
        ("bound", known((figure.bound != Bound::Exact).then(|| figure.bound.as_str()))),
        ("unit", known(figure.unit.as_deref())),
        ("noun", known(figure.noun.map(|s| s.of(text)))),
        ("role", known(figure.role.map(|r| r.as_str()))),
        ("source", figure.source_in(text)),
        ("gregorian", known(figure.gregorian.as_deref())),
        ("resolved", known(figure.resolved.as_deref())),
        ("rule", known(Some(figure.rule))),
    ]
}

/// The reading as rows of name and value.
pub(super) fn tip(figure: &Figure, text: &str) -> String {
    let mut out = format!("<b dir=\"ltr\">{} {}</b>", figure.kind.as_str(), escape(&value(figure)));
    for (name, said) in fields(figure, text) {
        if let Some(said) = said {
            let _ = write!(out, "<span class=\"row\"><i>{name}</i> <bdi>{}</bdi></span>", escape(&said));
        }
    }
    out
}
