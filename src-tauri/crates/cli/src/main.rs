//! `cfriend`: the same use cases as the window, for scripts and administrators.
//!
//! Exit status: 0 done, 1 failed, 2 wrong use, 3 locked or wrong passphrase, 4 refused by a rule.

mod args;
mod command;
mod door;
mod failure;
mod open;

use args::{Arguments, Command};
use clap::Parser as _;
use failure::Failure;
use serde_json::Value;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(why) => {
            let wrong = why.use_stderr();
            // clap prints help on stdout and mistakes on stderr; a closed pipe is no failure of ours.
            let _ = why.print();
            return if wrong { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let json = arguments.json;
    match run(arguments) {
        Ok(Some(answer)) => {
            print(&answer, json);
            ExitCode::SUCCESS
        }
        Ok(None) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Failure::NotWell(answer) = &failure {
                print(answer, json);
            }
            eprintln!("error[{}]: {}", failure.code(), failure.to_string().replace('\n', " "));
            ExitCode::from(failure.status())
        }
    }
}

fn run(arguments: Arguments) -> Result<Option<Value>, Failure> {
    let Arguments { data, passphrase_file, json, command } = arguments;
    let vault = open::Source { data, passphrase_file };
    match command {
        Command::Init(asked) => command::init::run(&vault, &asked),
        Command::Add { kind, file } => command::records::add(&vault, &kind, &file),
        Command::List { kind } => command::records::list(&vault, &kind, json),
        Command::Show { id } => command::records::show(&vault, &id),
        Command::Search { words } => command::records::search(&vault, &words.join(" ")),
        Command::Summary { what } => command::summary::run(&vault, &what),
        Command::Space { what } => command::space::run(&vault, &what),
        Command::Sync => command::space::sync(&vault),
        Command::Bundle { what } => command::space::bundle(&vault, &what),
        Command::Pack(asked) => command::pack::run(&vault, &asked),
        Command::Import { kind, file, dry_run } => {
            command::import::run(&vault, &kind, &file, dry_run)
        }
        Command::Export { out } => command::records::export(&vault, &out),
        Command::Backup => command::keep::backup(&vault),
        Command::Restore { from: Some(store), recovery_code: Some(code), key, .. } => {
            command::keep::bring_back(&vault, &store, &key, &code)
        }
        Command::Restore { name, .. } => command::keep::restore(&vault, &name.unwrap_or_default()),
        Command::Verify => command::keep::verify(&vault),
        Command::Scan { file } => command::pure::scan(&file),
        Command::NhsNumber { text } => Ok(command::pure::nhs_number(&text)),
        Command::Days { date, days } => command::pure::days(&date, days, json),
        Command::Demo { out } => command::demo::run(out.as_deref()),
    }
}

/// One JSON object with `--json`; otherwise the same, laid out for people.
fn print(answer: &Value, json: bool) {
    if json {
        println!("{answer}");
        return;
    }
    match answer {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::Array(items) => {
                        println!("{name}: {}", items.len());
                        items.iter().for_each(|item| println!("  {}", plain(item)));
                    }
                    other => println!("{name}: {}", plain(other)),
                }
            }
        }
        other => println!("{}", plain(other)),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
