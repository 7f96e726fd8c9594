//! The one command the screens may call.

use cf_app::App;
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};

use crate::setup::Shell;
use crate::windows;

/// What the window itself is asked, as against the records.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "name", content = "payload")]
enum WindowRequest {
    /// The screens have painted.
    #[serde(rename = "window.ready")]
    Ready,
    /// Nothing unsaved is left, so the window may close.
    #[serde(rename = "window.flushed")]
    Flushed,
    /// Names the window for the task bar. Locked screens give the generic name.
    #[serde(rename = "window.title")]
    Title { title: String },
    /// Sets how large everything is painted; 1 is as designed.
    #[serde(rename = "window.zoom")]
    Zoom { factor: f64 },
    /// Closes as the window's own button does, which WebDriver cannot press.
    #[cfg(feature = "e2e")]
    #[serde(rename = "e2e.close")]
    Close,
}

/// Answers a request of the screens, never on the thread that paints.
///
/// A request whose code stops unexpectedly is answered with `internal`; the program goes on.
#[tauri::command]
pub async fn rpc(app: AppHandle, name: String, payload: Value) -> Result<Value, cf_wire::Error> {
    if let Some(request) = window_request(&name, &payload) {
        act(&app, request);
        return Ok(Value::Null);
    }
    let core = app.state::<Shell>().core.clone();
    let asked = name.clone();
    tauri::async_runtime::spawn_blocking(move || answer(&core, &asked, payload))
        .await
        .unwrap_or_else(|_| {
            tracing::error!(name, "a request stopped unexpectedly");
            Err(cf_wire::Error::new(
                cf_wire::Code::Internal,
                "Something went wrong inside the program. Nothing you saved is lost; try once more.",
            ))
        })
}

fn answer(core: &App, name: &str, payload: Value) -> Result<Value, cf_wire::Error> {
    // The journeys see that a fault of ours ends neither the program nor what was saved.
    #[cfg(feature = "e2e")]
    #[allow(clippy::panic)]
    if name == "e2e.panic" {
        panic!("asked for by a test");
    }
    core.call(name, payload)
}

fn window_request(name: &str, payload: &Value) -> Option<WindowRequest> {
    // A request without fields is told apart from one with them by having no payload at all.
    let whole = json!({ "name": name, "payload": payload });
    let bare = json!({ "name": name });
    serde_json::from_value(whole).or_else(|_| serde_json::from_value(bare)).ok()
}

fn act(app: &AppHandle, request: WindowRequest) {
    match request {
        WindowRequest::Ready => windows::ui_ready(app),
        WindowRequest::Flushed => windows::ui_flushed(app),
        WindowRequest::Title { title } => windows::set_title(app, &title),
        WindowRequest::Zoom { factor } => windows::set_zoom(app, factor),
        #[cfg(feature = "e2e")]
        WindowRequest::Close => windows::press_close(app),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_the_window_are_told_from_requests_for_records() {
        let read = |name, payload| window_request(name, &payload);
        assert_eq!(read("window.ready", Value::Null), Some(WindowRequest::Ready));
        assert_eq!(read("window.ready", json!({})), Some(WindowRequest::Ready));
        assert_eq!(
            read("window.title", json!({"title": "Home"})),
            Some(WindowRequest::Title { title: "Home".to_owned() })
        );
        assert_eq!(read("notes.list", json!({})), None);
    }

    #[test]
    fn a_window_request_of_the_wrong_shape_is_not_one() {
        assert_eq!(window_request("window.zoom", &json!({"factor": "big"})), None);
    }

    #[cfg(not(feature = "e2e"))]
    #[test]
    fn a_shipped_program_knows_no_requests_for_tests() {
        assert_eq!(window_request("e2e.close", &Value::Null), None);
    }
}
