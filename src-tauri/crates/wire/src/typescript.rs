//! Writes the contract as TypeScript: one file, sorted, the same every time.

use crate::{Event, command, error::Error};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

struct Collector<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
    seen: BTreeSet<String>,
}

impl TypeVisitor for Collector<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            // A generic type is declared once, but what it holds differs each time.
            let name = T::ident(self.config);
            if !self.seen.insert(T::name(self.config)) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}\n", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole of `ui/src/lib/ipc/generated.ts`.
#[must_use]
pub fn generate() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Collector { config: &config, found: BTreeMap::new(), seen: BTreeSet::new() };
    command::visit_types(&mut types);
    types.visit::<Event>();
    types.visit::<Error>();

    let mut file = String::from(
        "// Made by `cargo run -p cf-wire --example generate`. Change the Rust, not this file.\n\n",
    );
    file.push_str(
        "/** Every command with what it takes and gives. */\nexport interface Commands {\n",
    );
    for (name, request, reply) in command::signatures(&config) {
        let _ = writeln!(file, "  {name:?}: {{ req: {request}; res: {reply} }};");
    }
    file.push_str("}\n\nexport type CommandName = keyof Commands;\n");
    for declaration in types.found.into_values() {
        file.push('\n');
        file.push_str(&declaration);
    }
    file
}
