//! Two vaults and storage on a server.

use crate::desk::{Desk, Said};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const NAME: &str = "team-access";
const KEY: &str = "canary-battery-staple";

/// An S3 server with an empty bucket, and a file with the key. It ends with the test.
struct Server {
    process: Child,
    folder: tempfile::TempDir,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start() -> Self {
        Self::start_with(tempfile::TempDir::new().unwrap(), "http", &[])
    }

    /// Speaks TLS, with a certificate of an authority that only `ca.pem` in its folder vouches for.
    fn start_sealed() -> Self {
        let folder = tempfile::TempDir::new().unwrap();
        let made = Command::new(installed("python/bin/python"))
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/make_certificates.py"))
            .arg(folder.path())
            .status()
            .unwrap();
        assert!(made.success());
        let file = |name| folder.path().join(name).to_str().unwrap().to_owned();
        let (certificate, key) = (file("server.pem"), file("server.key"));
        Self::start_with(folder, "https", &["--cert", &certificate, "--key", &key])
    }

    fn start_with(folder: tempfile::TempDir, scheme: &str, more: &[&str]) -> Self {
        std::fs::create_dir_all(folder.path().join("files/quality")).unwrap();
        std::fs::write(folder.path().join("key"), format!("{NAME}\n{KEY}\n")).unwrap();
        std::fs::write(folder.path().join("wrong"), format!("{NAME}\nno-such-key\n")).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut process = Command::new(installed("python/bin/rclone"))
            .args(["serve", "s3", "--auth-key", &format!("{NAME},{KEY}")])
            .arg(folder.path().join("files"))
            .args(["--addr", &format!("127.0.0.1:{port}"), "--config", "/dev/null"])
            .arg("--cache-dir")
            .arg(folder.path().join("cache"))
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the server takes no connection");
            assert!(process.try_wait().unwrap().is_none(), "the server ended");
            std::thread::park_timeout(Duration::from_millis(20));
        }
        let address = format!("s3://quality/team?endpoint={scheme}://127.0.0.1:{port}");
        Self { process, folder, address }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }
}

fn installed(program: &str) -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache");
    let cache = || std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from);
    let servers = std::env::var_os("CF_SERVERS")
        .map_or_else(|| cache().join("critical-friend/servers"), PathBuf::from);
    let path = servers.join(program);
    assert!(
        path.exists(),
        "The test server {program} is not installed. Run `./dev setup test`, or set \
         CF_WITHOUT_SERVERS=1 to leave out the tests with real servers."
    );
    path
}

fn left_out() -> bool {
    std::env::var_os("CF_WITHOUT_SERVERS").is_some()
}

/// What was said, once it is sure that the key is not in it.
fn silent_about_keys(said: Said) -> Said {
    assert!(!said.out.contains("canary") && !said.err.contains("canary"), "{said:?}");
    said
}

#[test]
fn a_summary_goes_through_online_storage_and_the_key_stays_in_the_vault() {
    if left_out() {
        return;
    }
    let server = Server::start();
    let (here, there) = (Desk::new(), Desk::new());
    let (at, key) = (server.address.as_str(), server.file("key"));
    let run = |desk: &Desk, arguments: &[&str]| silent_about_keys(desk.run(arguments)).json();

    let tried = run(&here, &["space", "check", at, "--credentials-file", &key]);
    assert_eq!(tried["usable"], true, "{tried}");
    assert!(tried["steps"].as_array().unwrap().len() > 5);
    run(&here, &["space", "create", at, "--name", "Sandbox team", "--credentials-file", &key]);
    let code = run(&here, &["space", "invite"])["code"].as_str().unwrap().to_owned();
    let asked = run(&there, &["space", "join", &code, "--store", at, "--credentials-file", &key]);
    let waiting = run(&here, &["space", "requests"]);
    assert_eq!(waiting["requests"][0]["words"], asked["words"]);
    let request = waiting["requests"][0]["request"].as_str().unwrap().to_owned();
    run(&here, &["space", "approve", &request]);
    run(&there, &["sync"]);

    here.add(concat!(
        r#"{"kind":"organisation","code":"ZZ77","name":"Sandbox Trust","type":"nhs-trust"}"#,
        "\n",
        r#"{"kind":"visit","id":"v1","organisation":"ZZ77","date":"2026-11-20","title":"Birch Ward"}"#,
        "\n",
        r#"{"kind":"observation","visit":"v1","text":"Call bell rang","sort":"concern"}"#,
    ));
    let draft = run(&here, &["summary", "draft", "v1"]);
    run(&here, &["summary", "publish", draft["id"].as_str().unwrap()]);
    assert_eq!(run(&here, &["sync"])["sent"], 2);
    assert_eq!(run(&there, &["sync"])["received"], 2);

    assert_eq!(run(&there, &["space", "check"])["usable"], true, "the place in use");

    // The same space by a new key, or the same key again.
    let moved = run(&there, &["space", "folder", at, "--credentials-file", &key]);
    assert_eq!(moved["phase"], "member");
    for desk in [&here, &there] {
        run(desk, &["space", "status"]);
        assert!(!anywhere(&desk.path("vault"), KEY.as_bytes()), "the key lies in the open");
    }
}

fn anywhere(folder: &Path, words: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            return anywhere(&path, words);
        }
        std::fs::read(&path).is_ok_and(|bytes| bytes.windows(words.len()).any(|at| at == words))
    })
}

#[test]
fn a_wrong_key_a_missing_key_and_a_key_in_the_address_are_told_apart() {
    let desk = Desk::new();
    let missing = desk.run(&["space", "create", "s3://quality/team"]);
    assert_eq!(missing.status, 1);
    assert!(missing.err.contains("Type the key"), "{}", missing.err);
    let inside = desk.run(&["space", "check", "s3://name:canary@quality/team"]);
    assert_eq!(inside.status, 2);
    assert!(inside.err.contains("out of the address"), "{}", inside.err);
    silent_about_keys(inside);
    if left_out() {
        return;
    }
    let server = Server::start();
    let wrong = server.file("wrong");
    let tried = desk.run(&["space", "check", &server.address, "--credentials-file", &wrong]);
    assert_eq!(tried.status, 1);
    let answer: serde_json::Value = serde_json::from_str(&tried.out).unwrap();
    assert_eq!(answer["usable"], false);
    assert!(answer["steps"][0]["sentence"].as_str().unwrap().contains("was not accepted"));
    let made = desk.run(&["space", "create", &server.address, "--credentials-file", &wrong]);
    assert!(made.err.starts_with("error[invalid]: The name or key"), "{}", made.err);
    assert_eq!(desk.run(&["space", "status"]).json()["phase"], "none");
}

#[test]
fn a_server_is_trusted_when_the_system_vouches_for_it_and_not_before() {
    if left_out() {
        return;
    }
    let (desk, server) = (Desk::new(), Server::start_sealed());
    let key = server.file("key");
    let check = ["space", "check", &server.address, "--credentials-file", &key];
    let refused = desk.run(&check);
    assert_eq!(refused.status, 1);
    assert!(refused.out.contains("can't prove that it is the right one"), "{}", refused.out);
    // What an IT team does for a network that inspects TLS: its root goes to the system's store,
    // which on this system may be named in the environment.
    let vouched = desk.run_in(&check, &[("SSL_CERT_FILE", &server.file("ca.pem"))]);
    assert_eq!(vouched.json()["usable"], true);
}
