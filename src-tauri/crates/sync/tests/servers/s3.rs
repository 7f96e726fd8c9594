//! S3: moto, which keeps the conditions of a write.

use super::{Server, installed, start};
use cf_sync::store::Credentials;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

/// A server with one bucket.
pub fn moto() -> Server {
    let (process, port, folder) = start(|port, _| {
        let mut command = installed("python/bin/moto_server");
        command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        command
    });
    make_bucket(port);
    let address = format!("s3://quality/team?endpoint=http://127.0.0.1:{port}/");
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY");
    Server { process, address, credentials, folder }
}

/// rclone's own: it replaces objects whatever it is asked.
pub fn rclone() -> Server {
    let credentials = Credentials::new("team", "correct-horse-battery");
    let (process, port, folder) = start(|port, folder| {
        std::fs::create_dir_all(folder.path().join("files/quality")).unwrap();
        let mut command = installed("python/bin/rclone");
        command
            .args(["serve", "s3", "--auth-key", "team,correct-horse-battery"])
            .arg(folder.path().join("files"))
            .args(["--addr", &format!("127.0.0.1:{port}"), "--config", "/dev/null"])
            .arg("--cache-dir")
            .arg(folder.path().join("cache"));
        command
    });
    let address = format!("s3://quality/team?endpoint=http://127.0.0.1:{port}/");
    Server { process, address, credentials, folder }
}

/// One that is made of the Rust library `s3s`: it checks signatures, and answers a second write with
/// a condition that failed.
pub fn s3s_fs() -> Server {
    let credentials = Credentials::new("team", "correct-horse-battery");
    let (process, port, folder) = start(|port, folder| {
        let files = folder.path().join("files");
        std::fs::create_dir_all(files.join("quality")).unwrap();
        let mut command = installed("cargo/bin/s3s-fs");
        command
            .args(["--access-key", credentials.name()])
            .args(["--secret-key", credentials.expose_key()])
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .arg(files);
        command
    });
    let address = format!("s3://quality/team?endpoint=http://127.0.0.1:{port}/");
    Server { process, address, credentials, folder }
}

/// As an administrator does once. moto looks at no signature.
fn make_bucket(port: u16) {
    let mut line = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = "PUT /quality HTTP/1.1\r\nHost: s3.amazonaws.com\r\n\
                Authorization: AWS4-HMAC-SHA256 Credential=x/20261122/us-east-1/s3/aws4_request\r\n\
                Content-Length: 0\r\nConnection: close\r\n\r\n";
    line.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
