//! An empty window made with the same Tauri and the same features as the app: what launch time and
//! memory are compared with.

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .run(tauri::generate_context!("../tests/bench/empty-window/tauri.conf.json"))
}
