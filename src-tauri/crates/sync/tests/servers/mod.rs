//! Real servers, each started by the test that needs it and ended by its process id.

pub mod azure;
pub mod raw;
pub mod s3;
pub mod webdav;

use cf_sync::store::{Address, Credentials, Patience, Surroundings, open};
use cf_sync::{Store, StoreError};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a server may take until it answers.
const STARTS_WITHIN: Duration = Duration::from_secs(120);

/// A server on this computer with one empty place in it. It ends with the test.
pub struct Server {
    process: Child,
    pub address: String,
    pub credentials: Credentials,
    pub folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// The store as the app opens it.
    pub fn store(&self) -> Box<dyn Store> {
        self.store_at(&self.address, &self.credentials).unwrap()
    }

    pub fn store_at(
        &self,
        address: &str,
        credentials: &Credentials,
    ) -> Result<Box<dyn Store>, StoreError> {
        open(&Address::parse(address).unwrap(), Some(credentials), hurried())
    }
}

/// Waits that fit a test on this computer.
pub fn hurried() -> Surroundings {
    let patience = Patience { first_wait: Duration::from_millis(20), ..Patience::default() };
    Surroundings { patience, ..Surroundings::default() }
}

/// Whether somebody asked to leave out the tests with real servers, for a quick run.
pub fn left_out() -> bool {
    std::env::var_os("CF_WITHOUT_SERVERS").is_some()
}

/// Whether servers take part that are compiled first, which takes minutes: `./dev soak` does.
pub fn with_heavy() -> bool {
    std::env::var_os("CF_HEAVY_SERVERS").is_some() && !left_out()
}

/// A program that `./dev setup test` installs, below the folder of servers.
pub fn installed(program: &str) -> Command {
    let base = std::env::var_os("CF_SERVERS").map(PathBuf::from).unwrap_or_else(|| {
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
        cache.expect("a home folder").join("critical-friend/servers")
    });
    let path = base.join(program);
    assert!(
        path.exists(),
        "The test server {program} is not installed. Run `./dev setup test` (`./dev soak` for what \
         CF_HEAVY_SERVERS adds), or set CF_WITHOUT_SERVERS=1 to leave out the tests with real servers."
    );
    Command::new(path)
}

/// Starts a server on a free port and waits until it takes connections. `command` gets the port and
/// the server's own folder.
pub fn start(command: impl Fn(u16, &TempDir) -> Command) -> (Child, u16, TempDir) {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let log = std::fs::File::create(folder.path().join("server.log")).unwrap();
        let mut process = command(port, &folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .expect("the test server starts");
        if answers(&mut process, port) {
            return (process, port, folder);
        }
        // Somebody else took the port in between.
        let _ = process.kill();
        let _ = process.wait();
        eprintln!("{}", std::fs::read_to_string(folder.path().join("server.log")).unwrap());
    }
    panic!("the test server did not start");
}

fn answers(process: &mut Child, port: u16) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < STARTS_WITHIN {
        if process.try_wait().unwrap().is_some() {
            return false;
        }
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return true;
        }
        std::thread::park_timeout(Duration::from_millis(20));
    }
    false
}
