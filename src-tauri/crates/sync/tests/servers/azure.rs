//! Azure Blob Storage: azurite, Microsoft's own stand-in.

use super::{Server, installed, start};
use cf_sync::store::Credentials;

/// The account and key that azurite has from the start; they are public.
const ACCOUNT: &str = "devstoreaccount1";
const KEY: &str =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

pub fn azurite() -> Server {
    let (process, port, folder) = start(|port, folder| {
        let mut command = installed("node/node_modules/.bin/azurite-blob");
        command
            .args(["--blobHost", "127.0.0.1", "--blobPort", &port.to_string()])
            .args(["--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location"])
            .arg(folder.path());
        command
    });
    let address = format!("az://{ACCOUNT}/quality/team?endpoint=http://127.0.0.1:{port}/{ACCOUNT}");
    let server = Server { process, address, credentials: Credentials::new("", KEY), folder };
    make_container(port);
    server
}

/// As an administrator does once: a signed request.
fn make_container(port: u16) {
    let script = include_str!("make_container.py");
    let mut command = installed("python/bin/python");
    let made = command.args(["-c", script, &port.to_string(), ACCOUNT, KEY]).status().unwrap();
    assert!(made.success());
}
