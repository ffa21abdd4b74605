//! The stages that the arguments ask for.

use super::args::StageArgs;
use crate::boilerplate::{CleanOptions, SiteModel};
use crate::error::Result;
use crate::figures::FigureOptions;
use crate::lexicon::Lexicon;
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, PipelineOptions};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// The pipeline of these stages.
pub fn pipeline(args: &StageArgs) -> Result<Pipeline> {
    let lexicon = Lexicon::load(&args.lexicon)?;
    let sites = args.sites.as_deref().map(SiteModel::load).transpose()?.map(Arc::new);
    let clean = CleanOptions { lexicon: lexicon.clone(), sites, ..CleanOptions::default() };
    let figures = FigureOptions { lexicon, ..FigureOptions::default() };
    let normalize = args.normalize.as_deref().map(|preset| Normalizer::from_json(Some(preset), &Value::Null));
    Pipeline::new(PipelineOptions {
        normalize: normalize.transpose()?,
        clean: (!args.no_clean).then_some(clean),
        figures: (!args.no_figures).then_some(figures),
        figures_in_removed: args.figures_in_removed,
    })
}

/// What the results depend on beside the input, so that a run is resumed only with the same.
pub fn identity(args: &StageArgs) -> Value {
    json!({
        "clean": !args.no_clean,
        "sites": args.sites.as_deref().map(stamp),
        "figures": !args.no_figures,
        "figures_in_removed": args.figures_in_removed,
        "normalize": args.normalize,
        "lexicon": args.lexicon.iter().map(|path| stamp(Path::new(path))).collect::<Vec<_>>(),
    })
}

/// Path, size and last change of a file.
fn stamp(path: &Path) -> Value {
    let found = path.metadata().ok();
    let changed = found.as_ref().and_then(|f| f.modified().ok()?.duration_since(UNIX_EPOCH).ok());
    json!([path.display().to_string(), found.map(|f| f.len()), changed.map(|t| t.as_nanos().to_string())])
}
