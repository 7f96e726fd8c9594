//! What a program does to files, step by step, and its end at one of these steps. `strace` stops the
//! real program from outside: nothing in it is made for this.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

/// The calls by which a program changes files or forces them to disk. Not every machine has each.
const CALLS: [&str; 13] = [
    "write",
    "pwrite64",
    "ftruncate",
    "fsync",
    "fdatasync",
    "?mkdir",
    "mkdirat",
    "?rename",
    "renameat2",
    "?link",
    "linkat",
    "?unlink",
    "unlinkat",
];

/// One call that changes a file. `strace` counts each kind of call in each thread by itself, so this
/// is the first at which any thread has come so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The name of the call.
    call: String,
    /// The how many-th of its kind in its thread, from 1.
    nth: usize,
    /// Whether it is about a file of the shared place; otherwise it is about the vault.
    pub of_place: bool,
}

impl Step {
    /// Whether it changes what another program sees. Forcing to disk does not.
    pub fn is_seen(&self) -> bool {
        !self.call.ends_with("sync")
    }
}

/// Runs a program to its end, and gives what it does to files below `room` in the order in which it
/// does it.
pub fn of(program: &mut Command, room: &Path, place: &Path) -> Vec<Step> {
    let log = room.join("trace");
    let mut strace = strace(&log);
    strace.arg("-y").args(["-e", &format!("trace={}", CALLS.join(","))]);
    let ended = run(&mut strace, program);
    assert!(ended.success(), "{}", std::fs::read_to_string(log).unwrap());
    let text = std::fs::read(&log).unwrap();
    let (room, place) = (room.to_str().unwrap(), place.to_str().unwrap());
    let mut counted: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut furthest: BTreeMap<String, usize> = BTreeMap::new();
    let mut steps = Vec::new();
    for line in String::from_utf8_lossy(&text).lines() {
        let Some((thread, call)) = begun(line) else { continue };
        let nth = counted.entry((thread.to_owned(), call.to_owned())).or_default();
        *nth += 1;
        let far = furthest.entry(call.to_owned()).or_default();
        if *nth > *far {
            *far = *nth;
            let step = Step { call: call.to_owned(), nth: *nth, of_place: line.contains(place) };
            if line.contains(room) {
                steps.push(step);
            }
        }
    }
    steps
}

/// The thread and the name of the call that begins in a line of the trace.
fn begun(line: &str) -> Option<(&str, &str)> {
    let (thread, rest) = line.trim_start().split_once(char::is_whitespace)?;
    let (call, _) = rest.trim_start().split_once('(')?;
    call.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some((thread, call))
}

/// Runs a program and ends it by SIGKILL just before a step. Whether it came so far.
pub fn killed_before(program: &mut Command, step: &Step, room: &Path) -> bool {
    let mut strace = strace(&room.join("trace"));
    strace.args(["-e", &format!("trace={}", step.call)]);
    strace.args(["-e", &format!("inject={}:signal=KILL:when={}", step.call, step.nth)]);
    let ended = run(&mut strace, program);
    ended.signal() == Some(9)
}

fn strace(log: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o"]).arg(log);
    strace
}

fn run(strace: &mut Command, program: &Command) -> ExitStatus {
    strace.arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    let silent = strace.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().expect("strace is needed: run `./dev setup test`")
}
