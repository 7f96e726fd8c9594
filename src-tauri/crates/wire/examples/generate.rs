//! Writes the TypeScript contract; `--check` only says whether it is up to date.
#![allow(clippy::panic, missing_docs)]

fn main() -> std::process::ExitCode {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/lib/ipc/generated.ts");
    let fresh = cf_wire::typescript::generate();
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    if std::env::args().any(|arg| arg == "--check") {
        if fresh == kept {
            return std::process::ExitCode::SUCCESS;
        }
        eprintln!(
            "ui/src/lib/ipc/generated.ts is not up to date: cargo run -p cf-wire --example generate"
        );
        return std::process::ExitCode::FAILURE;
    }
    if let Err(why) = std::fs::write(path, fresh) {
        eprintln!("cannot write generated.ts: {why}");
        return std::process::ExitCode::FAILURE;
    }
    std::process::ExitCode::SUCCESS
}
