//! The binary `khabar`.

use std::process::ExitCode;

/// Gives memory that was freed out again at once: results are large, and new pages cost as much as the work.
#[cfg(not(feature = "python"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(khabar::cli::main(std::env::args_os()))
}
