//! The `summarize` command: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    tally::cli::main()
}
