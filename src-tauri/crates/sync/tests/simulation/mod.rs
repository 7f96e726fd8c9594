//! A whole organisation in one thread: devices, a store and clocks that all misbehave, drawn from a
//! seed. In the end all hold the same, nothing is lost, nothing private has left, and every copy
//! and fork was told.
//!
//! `age` makes its own random numbers, so the hashes in names differ from run to run. Only which of
//! two forks is read first follows from them; everything else of a history is the same twice.

mod draw;
mod fleet;
mod joining;
mod losing;
mod removing;
mod rest;
mod run;

use rstest::rstest;

/// Several tests, so that they run beside each other.
#[rstest]
fn every_history_comes_to_rest(#[values(0, 1, 2, 3)] part: u64) {
    let of_part = run::seeds().filter(|seed| seed % 4 == part);
    // All that fail are told: a soak runs for hours.
    let faults: Vec<String> = of_part.filter_map(run::fault).collect();
    assert!(faults.is_empty(), "{} histories fail\n{}", faults.len(), faults.join("\n"));
}

/// Histories that failed once. 1381: what a colleague says after the last words of a removed member
/// never counted for those who did not take these. 2860: a damaged copy beside the last file of a
/// removed member was waited for for ever. 3461, 3649: a computer went back to before what it had
/// sent, and was shut out before anybody had read it. 4060: both copies of a computer that was shut
/// out begin afresh. 4742: a computer began anew before it knew of all that its copy had sent, and what
/// it had sent for the same places reached nobody.
#[rstest]
fn a_history_that_failed_once_comes_to_rest(
    #[values(1381, 2860, 3461, 3649, 4060, 4742)] seed: u64,
) {
    assert_eq!(run::fault(seed), None);
}
