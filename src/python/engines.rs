//! Stages made with the options last used, so that functions need not compile the words anew.

use crate::boilerplate::{CleanOptions, Cleaner};
use crate::error::{Error, Result};
use crate::figures::{FigureOptions, Reader};
use crate::normalize::Normalizer;
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError};

/// How many stages of a kind are kept.
const KEPT: usize = 8;

/// Options that name files, which may change between two calls.
const FILES: [&str; 2] = ["lexicon", "sites"];

struct Kept<T>(Mutex<Vec<(Value, Arc<T>)>>);

impl<T> Kept<T> {
    const fn new() -> Self {
        Kept(Mutex::new(Vec::new()))
    }

    fn get(&self, options: &Value, make: impl FnOnce(&Value) -> Result<T>) -> Result<Arc<T>> {
        if FILES.iter().any(|name| options.get(name).is_some()) {
            return make(options).map(Arc::new);
        }
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, stage)) = lock().iter().find(|(o, _)| o == options) {
            return Ok(stage.clone());
        }
        let stage = Arc::new(make(options)?);
        let mut kept = lock();
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((options.clone(), stage.clone()));
        Ok(stage)
    }
}

/// The normalizer for `options`, `preset` among them.
pub fn normalizer(options: &Value) -> Result<Arc<Normalizer>> {
    static MADE: Kept<Normalizer> = Kept::new();
    MADE.get(options, |options| {
        let mut overrides = options.clone();
        let preset = overrides.as_object_mut().and_then(|map| map.remove("preset"));
        let preset = match &preset {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name.as_str()),
            Some(other) => return Err(Error::option(format!("option preset: expected a name, not {other}"))),
        };
        Normalizer::from_json(preset, &overrides)
    })
}

/// The cleaner for `options`.
pub fn cleaner(options: &Value) -> Result<Arc<Cleaner>> {
    static MADE: Kept<Cleaner> = Kept::new();
    MADE.get(options, |options| Cleaner::new(CleanOptions::from_json(options)?))
}

/// The reader of figures for `options`.
pub fn reader(options: &Value) -> Result<Arc<Reader>> {
    static MADE: Kept<Reader> = Kept::new();
    MADE.get(options, |options| Reader::new(FigureOptions::from_json(options)?))
}
