//! Folders that another program keeps in step with other computers. A database in one of them is
//! copied while it is written, and breaks.

use std::path::Path;

/// The beginnings of folder names, in small letters, by program.
const SERVICES: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("cloudstorage", "a cloud drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("pcloud", "pCloud"),
    ("box sync", "Box"),
    ("tresorit", "Tresorit"),
    ("megasync", "MEGA"),
];

/// The program that keeps this folder in step, going by the names on its path.
#[must_use]
pub fn service_of(folder: &Path) -> Option<&'static str> {
    folder.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        SERVICES.iter().find(|(beginning, _)| begins(&name, beginning)).map(|(_, service)| *service)
    })
}

/// Whether the name is the beginning, or goes on with something that is not a letter, as in
/// “OneDrive - NHS” but not “dropboxes”.
fn begins(name: &str, beginning: &str) -> bool {
    name.strip_prefix(beginning)
        .is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || rest.starts_with("drive"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("C/people/pat/OneDrive - NHS/Notes", Some("OneDrive"))]
    #[case("people/pat/Dropbox/x", Some("Dropbox"))]
    #[case("people/pat/Dropbox (Personal)/x", Some("Dropbox"))]
    #[case("people/pat/iCloudDrive/x", Some("iCloud"))]
    #[case("people/pat/Library/Mobile Documents/x", Some("iCloud"))]
    #[case("people/pat/Library/CloudStorage/OneDrive-NHS", Some("a cloud drive"))]
    #[case("people/pat/Google Drive/My Drive", Some("Google Drive"))]
    #[case("people/pat/nextcloud", Some("Nextcloud"))]
    #[case("people/pat/local/critical-friend", None)]
    #[case("people/pat/dropboxes/critical-friend", None)]
    fn shared_folders_are_known_by_name(#[case] folder: &str, #[case] service: Option<&str>) {
        assert_eq!(service_of(Path::new(folder)), service);
    }
}
