//! The stages that the arguments ask for.

use super::input;
use super::shared_args::{SetArgs, StageArgs, StageSetArgs};
use crate::boilerplate::{CleanOptions, SiteModel};
use crate::error::{Error, Result};
use crate::figures::FigureOptions;
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, PipelineOptions};
use serde_json::{Map, Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// The pipeline of these stages.
pub fn pipeline(args: &StageArgs) -> Result<Pipeline> {
    let mut set = Set::new(&args.set)?;
    let mut options = PipelineOptions { clean: None, figures: None, ..PipelineOptions::default() };
    options.figures_in_removed = args.figures_in_removed;
    if !args.no_clean {
        options.clean = Some(set.clean(args.sites.as_deref())?);
    }
    if !args.no_figures {
        options.figures = Some(set.figures()?);
    }
    if let Some(preset) = &args.normalize {
        options.normalize = Some(Normalizer::from_json(Some(preset), &set.take("normalize"))?);
    }
    set.finish()?;
    Pipeline::new(options)
}

/// The names of the stages before the names of their options.
const STAGES: [&str; 3] = ["clean", "figures", "normalize"];

/// What the arguments set for each stage, as JSON objects that are taken by the stages that run.
pub struct Set(Map<String, Value>);

impl Set {
    pub fn new(args: &StageSetArgs) -> Result<Self> {
        let mut stages: Map<String, Value> = STAGES.iter().map(|stage| ((*stage).to_owned(), json!({}))).collect();
        for (name, value) in input::options(&SetArgs { set: args.set.clone() })? {
            let found = name.split_once('.').filter(|(stage, _)| STAGES.contains(stage));
            let Some((stage, option)) = found else {
                let of = STAGES.map(|stage| format!("{stage}.{}", name.rsplit('.').next().unwrap_or_default()));
                return Err(Error::option(format!("--set {name:?} names no stage; write {}", of.join(" or "))));
            };
            stages[stage][option] = value;
        }
        put(&mut stages["clean"], "lexicon", words(&args.lexicon))?;
        put(&mut stages["figures"], "lexicon", words(&args.lexicon))?;
        put(&mut stages["figures"], "reference", args.reference.as_deref())?;
        Ok(Set(stages))
    }

    /// The options of cleaning, with the site model that an argument of its own names.
    pub fn clean(&mut self, sites: Option<&Path>) -> Result<CleanOptions> {
        clean(self.take("clean"), sites)
    }

    /// The options of reading figures.
    pub fn figures(&mut self) -> Result<FigureOptions> {
        FigureOptions::from_json(&self.take("figures"))
    }

    fn take(&mut self, stage: &str) -> Value {
        self.0.remove(stage).unwrap_or_default()
    }

    /// An error when an option was set of a stage that does not run; words may be those of another stage.
    pub fn finish(self) -> Result<()> {
        for (stage, options) in &self.0 {
            let set = options.as_object().and_then(|set| set.keys().find(|name| *name != "lexicon"));
            if let Some(name) = set {
                return Err(Error::option(format!("{stage}.{name} is set, and the stage {stage} is not asked for")));
            }
        }
        Ok(())
    }
}

/// Sets an option that has an argument of its own, where that is given; fails when it is set with `--set` as well.
pub fn put(options: &mut Value, name: &str, given: Option<impl Into<Value>>) -> Result<()> {
    let Some(value) = given else { return Ok(()) };
    if options.get(name).is_some() {
        return Err(Error::option(format!("{name} is given in two ways, by --{name} and by --set; give it in one")));
    }
    options[name] = value.into();
    Ok(())
}

/// Word lists as the value of an option, where there are any.
pub fn words(files: &[String]) -> Option<Value> {
    (!files.is_empty()).then(|| json!(files))
}

/// The options of cleaning, with the site model that an argument of its own names.
pub fn clean(mut options: Value, sites: Option<&Path>) -> Result<CleanOptions> {
    // Read here, since the name of a file need not be text.
    put(&mut options, "sites", sites.map(|_| Value::Null))?;
    let mut clean = CleanOptions::from_json(&options)?;
    if let Some(path) = sites {
        clean.sites = Some(Arc::new(SiteModel::load(path)?));
    }
    Ok(clean)
}

/// What the results depend on beside the input, so that a run is resumed only with the same.
pub fn identity(args: &StageArgs) -> Value {
    json!({
        "clean": !args.no_clean,
        "sites": args.sites.as_deref().map(stamp),
        "figures": !args.no_figures,
        "figures_in_removed": args.figures_in_removed,
        "normalize": args.normalize,
        "lexicon": args.set.lexicon.iter().map(|path| stamp(Path::new(path))).collect::<Vec<_>>(),
        "reference": args.set.reference,
        "set": args.set.set,
    })
}

/// Path, size and last change of a file.
fn stamp(path: &Path) -> Value {
    let found = path.metadata().ok();
    let changed = found.as_ref().and_then(|f| f.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    json!([path.display().to_string(), found.map(|f| f.len()), changed.map(|t| t.as_nanos().to_string())])
}
