//! Options from and to JSON: how Python keywords and the command's flags arrive.

use super::options::*;
use super::preset::Preset;
use crate::error::{Error, Result};
use serde_json::{Map, Value};

/// The options of `preset` (none when left out) with `overrides`, an object, on top.
pub(super) fn options(preset: Option<&str>, overrides: &Value) -> Result<NormalizeOptions> {
    let base = match preset {
        Some(name) => name.parse::<Preset>()?.options(),
        None => NormalizeOptions::default(),
    };
    let empty = Map::new();
    let overrides = match overrides {
        Value::Null => &empty,
        Value::Object(map) => map,
        other => return Err(Error::option(format!("options must be an object of names and values, not {other}"))),
    };
    let mut all = to_map(&base);
    for (name, value) in overrides {
        if !all.contains_key(name) {
            let names: Vec<&str> = all.keys().map(String::as_str).collect();
            return Err(Error::unknown("option", name, &names));
        }
        all.insert(name.clone(), shorthand(name, value));
        // One option at a time, so that an error names the option it is about.
        read(&all).map_err(|e| {
            // The words of Rust for its smallest number mean nothing to others.
            let said = e.to_string().replace("expected u8", "expected a whole number from 0 to 255");
            Error::option(format!("option {name}: {said}"))
        })?;
    }
    read(&all).map_err(|e| Error::option(e.to_string()))
}

fn read(all: &Map<String, Value>) -> serde_json::Result<NormalizeOptions> {
    serde_json::from_value(Value::Object(all.clone()))
}

/// The options as a JSON object.
pub(super) fn to_map(options: &NormalizeOptions) -> Map<String, Value> {
    match serde_json::to_value(options) {
        Ok(Value::Object(map)) => map,
        _ => unreachable!("options are a struct of plain values"),
    }
}

/// `true` and `false` for options that are lists or words, one word for a list, null for "keep".
fn shorthand(name: &str, value: &Value) -> Value {
    let on = match name {
        "tashkeel" => return marks(value),
        "protect" => {
            return match value {
                Value::String(_) => Value::Array(vec![value.clone()]),
                Value::Null => Value::Array(Vec::new()),
                _ => value.clone(),
            };
        }
        "elongation" | "repeats" => {
            return if matches!(value, Value::Null | Value::Bool(false)) { 0.into() } else { value.clone() };
        }
        "join" => return if value.is_null() { "".into() } else { value.clone() },
        "links" | "mails" | "mentions" | "hashtags" | "emoji" => "drop",
        "tatweel" => "remove",
        "dagger_alef" => "promote",
        "alef" => "fold",
        "hamza" => "carrier",
        "alef_maksura" => "yeh",
        "teh_marbuta" => "heh",
        "digits" | "separators" | "punctuation" | "quotes" | "dashes" | "ellipsis" => "ascii",
        "spacing" => "tidy",
        "case" => "lower",
        "whitespace" => "lines",
        "from" | "to" if value.is_null() => return "none".into(),
        _ => return value.clone(),
    };
    match value {
        Value::Bool(true) => on.into(),
        Value::Bool(false) | Value::Null => "keep".into(),
        _ => value.clone(),
    }
}

fn marks(value: &Value) -> Value {
    let all = || Mark::NAMES.iter().map(|&n| Value::from(n)).collect();
    match value {
        Value::Bool(true) => Value::Array(all()),
        Value::String(s) if s == "all" || s == "remove" => Value::Array(all()),
        Value::Bool(false) | Value::Null => Value::Array(Vec::new()),
        Value::String(s) if s == "keep" => Value::Array(Vec::new()),
        Value::String(_) => Value::Array(vec![value.clone()]),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_explicit_option_wins_over_the_preset() {
        let o = options(Some("search"), &json!({"teh_marbuta": "keep", "tashkeel": ["shadda"]})).unwrap();
        assert_eq!(o.teh_marbuta, TehMarbuta::Keep);
        assert_eq!(o.tashkeel, [Mark::Shadda]);
        assert_eq!(o.alef, Alef::Fold);
    }

    #[test]
    fn errors_name_the_option_and_what_is_valid() {
        let message = |o: Value| options(Some("search"), &o).unwrap_err().to_string();
        assert!(message(json!({"tashkel": true})).starts_with("unknown option \"tashkel\"; valid: "));
        assert_eq!(
            message(json!({"digits": "roman"})),
            "option digits: unknown digits value \"roman\"; valid: keep, ascii, arabic, persian"
        );
        assert!(message(json!({"elongation": "two"})).starts_with("option elongation: "));
        assert!(message(json!([1])).contains("must be an object"));
        assert!(options(Some("fast"), &json!({})).unwrap_err().to_string().contains("valid: light, search"));
    }

    #[test]
    fn every_preset_survives_json() {
        for &preset in Preset::ALL {
            let map = Value::Object(to_map(&preset.options()));
            assert_eq!(options(None, &map).unwrap(), preset.options());
        }
    }
}
