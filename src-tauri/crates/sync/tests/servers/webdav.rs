//! WebDAV: Apache's `mod_dav`, and two that are unsafe on purpose.

use super::{Server, installed, start};
use cf_sync::store::Credentials;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use tempfile::TempDir;

pub const NAME: &str = "anna";
pub const KEY: &str = "correct horse";
/// The same, as Apache keeps it.
const KEPT: &str = "anna:{SHA}L55TUjtiq8FBorTWAZ0jy6g129A=\n";

/// Shows an object only when it is whole, and replaces nothing when asked not to.
pub fn apache() -> Server {
    let (process, port, folder) = start(|port, folder| {
        let at = folder.path();
        std::fs::create_dir(at.join("files")).unwrap();
        std::fs::write(at.join("people"), KEPT).unwrap();
        // Started as root it works as nobody in particular.
        for path in [at.to_owned(), at.join("files")] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o777)).unwrap();
        }
        std::fs::write(at.join("apache.conf"), settings(port, folder)).unwrap();
        let program = "/usr/sbin/apache2";
        assert!(
            std::path::Path::new(program).exists(),
            "Apache is not installed. Run `./dev setup test`, or set CF_WITHOUT_SERVERS=1."
        );
        let mut command = Command::new(program);
        command.arg("-X").arg("-f").arg(at.join("apache.conf"));
        command
    });
    server(process, port, folder)
}

fn settings(port: u16, folder: &TempDir) -> String {
    let at = folder.path().display();
    let load: String = [
        ("mpm_event", "mpm_event"),
        ("authn_core", "authn_core"),
        ("authn_file", "authn_file"),
        ("authz_core", "authz_core"),
        ("authz_user", "authz_user"),
        ("auth_basic", "auth_basic"),
        ("dav", "dav"),
        ("dav_fs", "dav_fs"),
    ]
    .map(|(name, file)| {
        format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{file}.so\n")
    })
    .concat();
    format!(
        "ServerRoot {at}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\n{load}\
         User www-data\nGroup www-data\n\
         PidFile {at}/pid\nDefaultRuntimeDir {at}\nErrorLog {at}/server.log\nDavLockDB {at}/locks\n\
         DocumentRoot {at}/files\n<Directory {at}/files>\nDav On\nAuthType Basic\nAuthName team\n\
         AuthUserFile {at}/people\nRequire valid-user\n</Directory>\n"
    )
}

/// Shows what has come of an object while it is sent, and for good when the line breaks.
pub fn wsgidav() -> Server {
    let (process, port, folder) = start(|port, folder| {
        let at = folder.path();
        std::fs::create_dir(at.join("files")).unwrap();
        let users = serde_json::json!({"*": {NAME: {"password": KEY}}});
        let settings = serde_json::json!({
            "host": "127.0.0.1", "port": port, "server": "cheroot", "verbose": 1,
            "provider_mapping": {"/": at.join("files")},
            "simple_dc": {"user_mapping": users},
            "http_authenticator": {"accept_digest": false, "default_to_digest": false},
            "logging": {"enable": false}, "property_manager": true, "lock_storage": true
        });
        let path = at.join("settings.json");
        std::fs::write(&path, settings.to_string()).unwrap();
        let mut command = installed("python/bin/wsgidav");
        command.arg("--config").arg(path).arg("--quiet");
        command
    });
    server(process, port, folder)
}

/// The same, and it replaces objects whatever it is asked.
pub fn rclone() -> Server {
    let (process, port, folder) = start(|port, folder| {
        std::fs::create_dir(folder.path().join("files")).unwrap();
        let mut command = installed("python/bin/rclone");
        command
            .args(["serve", "webdav"])
            .arg(folder.path().join("files"))
            .args(["--addr", &format!("127.0.0.1:{port}"), "--user", NAME, "--pass", KEY])
            // No settings and no cache of whoever runs the tests.
            .args(["--config", "/dev/null", "--cache-dir"])
            .arg(folder.path().join("cache"));
        command
    });
    server(process, port, folder)
}

fn server(process: std::process::Child, port: u16, folder: TempDir) -> Server {
    let address = format!("dav+http://127.0.0.1:{port}/");
    Server { process, address, credentials: Credentials::new(NAME, KEY), folder }
}
