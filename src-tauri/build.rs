//! Declares the only command the window may call, so that even this one needs a capability.

fn main() {
    if !tauri_build::is_dev() {
        // The screens are compiled in, so the program is stale when they change.
        println!("cargo:rerun-if-changed=../ui/dist");
    }
    let attributes = tauri_build::Attributes::new()
        .app_manifest(tauri_build::AppManifest::new().commands(&["rpc"]));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
