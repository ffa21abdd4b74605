//! The binary `khabar`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(khabar::cli::main(std::env::args_os()))
}
