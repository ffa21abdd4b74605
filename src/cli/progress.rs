//! The progress bar: on a terminal, and nowhere else.

use crate::batch::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::Duration;

/// A bar on standard error.
pub struct Bar(Option<ProgressBar>);

impl Bar {
    /// A bar, unless standard error is no terminal or the terminal is needed for the `report`.
    pub fn new(report: bool) -> Self {
        if !std::io::stderr().is_terminal() || (report && std::io::stdout().is_terminal()) {
            return Bar(None);
        }
        let bar = ProgressBar::no_length();
        bar.enable_steady_tick(Duration::from_millis(100));
        bar.set_style(style("{spinner} {human_pos} articles  {per_sec}  {elapsed}"));
        Bar(Some(bar))
    }

    /// Shows how far the batch has come.
    pub fn show(&self, progress: Progress) {
        let Some(bar) = &self.0 else { return };
        if progress.all_read && bar.length().is_none() {
            bar.set_length(progress.read as u64);
            bar.set_style(style("{spinner} {human_pos} of {human_len} articles  {wide_bar}  {per_sec}  {eta}"));
        }
        bar.set_position(progress.done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
