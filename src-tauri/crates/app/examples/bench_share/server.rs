//! The same files through S3: rclone, where it is installed.

use crate::desk::{copy, space};
use cf_sync::Store;
use cf_sync::store::{Address, Credentials, Surroundings, open};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A server that ends with the benchmark.
pub struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts it over the folder of buckets. Nothing where it is not installed.
pub fn start(dir: &Path) -> Option<(Server, String)> {
    let program = PathBuf::from(std::env::var_os("CF_SERVERS")?).join("python/bin/rclone");
    if !program.exists() {
        return None;
    }
    // Of its own: the same device reads both, and must not find its twin there.
    copy(&space(dir), &dir.join("files/quality/team"));
    let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let mut command = Command::new(program);
    command
        .args(["serve", "s3", "--auth-key", "team,correct-horse-battery", "--config", "/dev/null"])
        .arg(dir.join("files"))
        .args(["--addr", &format!("127.0.0.1:{port}")])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut server = Server(command.spawn().ok()?);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(server.0.try_wait().unwrap().is_none(), "rclone ended before it answered");
        std::thread::yield_now();
    }
    Some((server, format!("s3://quality/team?endpoint=http://127.0.0.1:{port}/")))
}

/// The store behind an address.
pub fn store(address: &str) -> Box<dyn Store> {
    let credentials = Credentials::new("team", "correct-horse-battery");
    let address = Address::parse(address).unwrap();
    open(&address, Some(&credentials), Surroundings::default()).unwrap()
}
