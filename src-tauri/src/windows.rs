//! The one window: how it opens, comes back after a crash, and closes without losing a word.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder};

use crate::setup::Shell;
use crate::{ground, host, renderer};

/// The label of the only window; the capability file names it too.
pub const MAIN: &str = "main";
/// What the window is called until the screens say otherwise, and whenever they are locked.
pub const GENERIC_TITLE: &str = "Critical Friend";

/// How long unsaved words may take to reach the disk before the window closes regardless.
const FLUSH_AT_MOST: Duration = Duration::from_secs(2);
/// A window that has not painted after this long is taken for blank.
const PAINTED_BY: Duration = Duration::from_secs(20);

const LONGEST_TITLE: usize = 200;
const SMALLEST_ZOOM: f64 = 0.5;
const LARGEST_ZOOM: f64 = 4.0;

/// Where the window is in its life.
#[derive(Debug, Default)]
pub struct Lifecycle {
    painted: AtomicBool,
    closing: AtomicBool,
    reopening: AtomicBool,
}

/// Opens the window on the ground that the screens will have, so that a start is seen at once and
/// nothing flashes when they come.
///
/// # Errors
/// When the system cannot make a window.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let shell = app.state::<Shell>();
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(GENERIC_TITLE)
        .inner_size(1280.0, 860.0)
        .min_inner_size(320.0, 480.0)
        .visible(false)
        .data_directory(shell.window_folder.join("web"))
        .devtools(cfg!(debug_assertions))
        .general_autofill_enabled(false)
        .on_navigation(is_our_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .build()?;
    renderer::watch(&window)?;
    let dark = window.theme().is_ok_and(|theme| theme == tauri::Theme::Dark);
    note(window.set_background_color(Some(ground::of(shell.core.as_ref(), dark))));
    window.show()?;
    note(window.set_focus());
    after(PAINTED_BY, app, remember_if_blank);
    Ok(())
}

/// The screens have painted.
pub fn ui_ready(app: &AppHandle) {
    app.state::<Shell>().lifecycle.painted.store(true, Ordering::SeqCst);
}

/// Brings the window to the front, for a second start of the program.
pub fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        note(window.unminimize());
        note(window.set_focus());
    }
}

/// The user asked to close: the screens get a moment to put unsaved words on disk.
///
/// Gives whether closing must wait.
pub fn close_requested(app: &AppHandle) -> bool {
    let lifecycle = &app.state::<Shell>().lifecycle;
    if lifecycle.closing.swap(true, Ordering::SeqCst) {
        return true;
    }
    host::emit(app, &cf_wire::Event::Flush);
    after(FLUSH_AT_MOST, app, close);
    true
}

/// The screens have nothing unsaved left; closes the window if that was what they were asked for.
pub fn ui_flushed(app: &AppHandle) {
    if app.state::<Shell>().lifecycle.closing.load(Ordering::SeqCst) {
        close(app);
    }
}

/// The window has gone. Opens it anew if its renderer had stopped.
pub fn destroyed(app: &AppHandle) {
    if app.state::<Shell>().lifecycle.reopening.load(Ordering::SeqCst) {
        let reopened = open(app);
        app.state::<Shell>().lifecycle.reopening.store(false, Ordering::SeqCst);
        if let Err(error) = reopened {
            tracing::error!(%error, "the window could not be opened again");
            app.exit(1);
        }
    }
}

/// Takes the window down so that `destroyed` opens it anew.
pub fn reopen(app: &AppHandle) {
    app.state::<Shell>().lifecycle.reopening.store(true, Ordering::SeqCst);
    close(app);
}

/// Whether the screens have painted since the program started.
pub fn has_painted(app: &AppHandle) -> bool {
    app.state::<Shell>().lifecycle.painted.load(Ordering::SeqCst)
}

/// Whether the program must stay although it has no window for the moment.
pub fn stays_without_window(app: &AppHandle) -> bool {
    app.state::<Shell>().lifecycle.reopening.load(Ordering::SeqCst)
}

fn remember_if_blank(app: &AppHandle) {
    if !has_painted(app) {
        tracing::warn!("nothing painted so far, the next start paints more safely");
        if let Err(error) = app.state::<Shell>().graphics.did_not_paint() {
            tracing::warn!(%error, "how to paint could not be remembered");
        }
    }
}

fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        note(window.destroy());
    }
}

/// Names the window for the task bar and for screen readers.
pub fn set_title(app: &AppHandle, title: &str) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let short: String = title.chars().take(LONGEST_TITLE).collect();
        note(window.set_title(&short));
    }
}

/// Paints everything larger or smaller; 1 is as designed.
pub fn set_zoom(app: &AppHandle, factor: f64) {
    if let Some(window) = app.get_webview_window(MAIN)
        && factor.is_finite()
    {
        note(window.set_zoom(factor.clamp(SMALLEST_ZOOM, LARGEST_ZOOM)));
    }
}

/// Does what the window's own close button does.
#[cfg(feature = "e2e")]
pub fn press_close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        note(window.close());
    }
}

/// Only the program's own screens may be shown; a link cannot lead the window elsewhere.
fn is_our_own_page(url: &Url) -> bool {
    let host_is = |name| url.host_str() == Some(name);
    match url.scheme() {
        "tauri" => host_is("localhost"),
        "http" => host_is("tauri.localhost") || (tauri::is_dev() && host_is("localhost")),
        _ => false,
    }
}

fn after(wait: Duration, app: &AppHandle, act: fn(&AppHandle)) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(wait).await;
        act(&app);
    });
}

/// The window may be gone already when something is asked of it; that is no reason to stop.
fn note(result: tauri::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the window did not answer");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_be_shown() {
        let own = |url: &str| is_our_own_page(&Url::parse(url).unwrap());
        assert!(own("tauri://localhost/index.html#/home"));
        assert!(own("http://tauri.localhost/"));
        assert!(!own("https://example.org/"));
        assert!(!own("tauri://elsewhere/"));
        assert!(!own("file:///etc/passwd"));
        assert!(!own("data:text/html,x"));
        assert!(!own("about:blank"));
    }
}
