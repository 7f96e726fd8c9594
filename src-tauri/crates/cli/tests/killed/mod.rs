//! kill -9 at every numbered step of the real program, with real vaults and a real folder: it opens
//! again, nothing is lost, no number is given twice, and everybody ends with the same.
//!
//! A step is a call that changes a file of the shared folder or of the vault, numbered by a run that
//! is left alone. A sample of both is tried, spread over all; with `CF_EVERY_STEP=1` (`./dev soak`)
//! each. Where two threads do the same call, `strace` stops whichever comes so far first, so of the
//! very first files put into the folder a step or two are tried with the files after them only.

mod steps;

use crate::scene::{Scene, approving, names};
use serde_json::json;
use std::collections::BTreeMap;
use steps::Step;

/// At most so many steps of the shared folder are tried: all, but where dozens of files are deleted.
const OF_PLACE: usize = 18;

/// And so many of the vault.
const OF_VAULT: usize = 6;

/// How often a step is tried. Which thread writes to the folder is chance, so that a run may be over
/// before any one thread has come as far as in the run that was numbered.
const TRIES: usize = 3;

/// Ends what somebody does at each step in turn; `after` is what they do next, then everybody must
/// be in step.
fn at_every_step(scene: &mut Scene, who: &str, doing: &[&str], after: impl Fn(&mut Scene)) {
    scene.keep();
    let steps = steps::of(&mut scene.program(who, doing), &scene.room(), &scene.place());
    let tried = tried(&steps);
    let mut killed = 0;
    for step in &tried {
        killed += usize::from((0..TRIES).any(|_| {
            scene.go_back();
            steps::killed_before(&mut scene.program(who, doing), step, &scene.room())
        }));
        let verified = scene.json(who, &["verify"]);
        assert_eq!(verified["ok"], true, "{step:?}: {verified}");
        after(scene);
    }
    assert!(killed * 3 >= tried.len() * 2, "{killed} of {} were killed", tried.len());
    println!("{doing:?}: killed at {killed} of {} steps", steps.len());
}

fn tried(steps: &[Step]) -> Vec<Step> {
    if std::env::var_os("CF_EVERY_STEP").is_some() {
        return steps.to_vec();
    }
    let (place, vault): (Vec<Step>, Vec<Step>) =
        steps.iter().filter(|step| step.is_seen()).cloned().partition(|step| step.of_place);
    let mut tried = sample(&place, OF_PLACE);
    tried.extend(sample(&vault, OF_VAULT));
    tried
}

/// At most so many, as far apart as can be.
fn sample(steps: &[Step], most: usize) -> Vec<Step> {
    let apart = steps.len().div_ceil(most).max(1);
    steps.iter().step_by(apart).cloned().collect()
}

#[test]
fn publishing() {
    let mut scene = Scene::of(&["here", "there"]);
    scene.writes("here", "Call bells out of reach");
    at_every_step(&mut scene, "here", &["sync"], |scene| scene.in_step(&["here", "there"]));
}

#[test]
fn fetching() {
    let mut scene = Scene::of(&["here", "there"]);
    for text in ["Call bells out of reach", "Doors locked", "Kind staff"] {
        scene.writes("here", text);
        scene.json("here", &["sync"]);
    }
    scene.writes("there", "A word back");
    at_every_step(&mut scene, "there", &["sync"], |scene| scene.in_step(&["there", "here"]));
}

/// With one more exchange, a feed has thirty-two files: it is packed.
fn unpacked() -> Scene {
    let mut scene = Scene::of(&["here", "there"]);
    for number in 0.. {
        scene.writes_for_quality("here", &format!("Number {number}"));
        if longest_feed(&scene) == 31 {
            break;
        }
        scene.json("here", &["sync"]);
    }
    scene
}

/// How many files lie in the fullest folder of a feed.
fn longest_feed(scene: &Scene) -> usize {
    let mut feeds: BTreeMap<String, usize> = BTreeMap::new();
    for name in names(&scene.place()) {
        if let Some((feed, _)) = name.rsplit_once('/')
            && name.contains("/f/")
        {
            *feeds.entry(feed.to_owned()).or_default() += 1;
        }
    }
    feeds.into_values().max().unwrap_or_default()
}

fn packs(scene: &Scene) -> usize {
    names(&scene.place()).iter().filter(|name| name.ends_with(".vpak")).count()
}

fn loose(scene: &Scene) -> usize {
    names(&scene.place()).iter().filter(|name| name.contains("/f/")).count()
}

#[test]
fn packing() {
    let mut scene = unpacked();
    assert_eq!(packs(&scene), 0);
    at_every_step(&mut scene, "here", &["sync"], |scene| {
        scene.in_step(&["here", "there"]);
        assert!(packs(scene) >= 1);
    });
}

#[test]
fn deleting_what_is_packed() {
    let mut scene = unpacked();
    scene.in_step(&["here", "there"]);
    // It was read, which must be told; and it must have lain there for thirty days.
    scene.writes("there", "I have read it");
    scene.in_step(&["there", "here"]);
    scene.days_later(31);
    let before = loose(&scene);
    at_every_step(&mut scene, "here", &["sync"], |scene| {
        scene.in_step(&["here", "there"]);
        assert!(loose(scene) + 30 < before, "{} of {before} are left", loose(scene));
    });
    // Who comes later reads everything all the same.
    scene.sets_up("third");
    let code = scene.invites("here");
    scene.asks("third", &code);
    scene.lets_in("here");
    scene.in_step(&["third", "here", "there"]);
}

#[test]
fn joining() {
    let mut scene = Scene::of(&["here", "there"]);
    scene.sets_up("third");
    let code = scene.invites("here");
    let place = scene.place();
    let join = ["space", "join", &code, "--store", place.to_str().unwrap()];
    at_every_step(&mut scene, "third", &join, |scene| {
        if scene.json("third", &["space", "status"])["asking"].is_null() {
            scene.json("third", &join);
        } else {
            scene.json("third", &["sync"]);
        }
        scene.lets_in("here");
        scene.in_step(&["third", "here", "there"]);
    });
}

#[test]
fn letting_in() {
    let mut scene = Scene::of(&["here", "there"]);
    scene.sets_up("third");
    let code = scene.invites("here");
    scene.asks("third", &code);
    let asked = scene.json("here", &["space", "requests"]);
    let request = asked["requests"][0]["request"].as_str().unwrap().to_owned();
    at_every_step(&mut scene, "here", &approving(&request), |scene| {
        if scene.json("here", &["space", "status"])["requests"] != json!([]) {
            scene.json("here", &approving(&request));
        }
        scene.in_step(&["here", "third", "there"]);
    });
}

#[test]
fn removing() {
    let mut scene = Scene::of(&["here", "there", "third"]);
    let member = scene.member("here", "third");
    at_every_step(&mut scene, "here", &["space", "remove", &member], |scene| {
        if scene.members("here") == 3 {
            scene.json("here", &["space", "remove", &member]);
        }
        scene.writes("here", "After the removal");
        scene.in_step(&["here", "there"]);
        assert_eq!(scene.members("there"), 2);
        let report = scene.json("third", &["sync"]);
        assert_eq!(report["received"], 0, "{report}");
    });
}
