//! The process that paints the window: set up for writing in English, and replaced when it dies.

use tauri::WebviewWindow;

/// Turns on spell checking, which WebKitGTK leaves off, and hears when the renderer stops.
///
/// The webviews of the other systems do both by themselves.
///
/// # Errors
/// When the window has gone already.
pub fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    webkit::watch(window)?;
    let _ = window;
    Ok(())
}

#[cfg(target_os = "linux")]
mod webkit {
    use std::sync::Mutex;
    use std::time::{Duration, Instant};

    use tauri::{AppHandle, Manager, WebviewWindow};
    use webkit2gtk::{WebContextExt, WebViewExt};

    use crate::setup::Shell;
    use crate::{dialogs, environment, windows};

    const CRASHES_A_MINUTE: usize = 3;
    static CRASHES: Mutex<Crashes> = Mutex::new(Crashes(Vec::new()));

    pub fn watch(window: &WebviewWindow) -> tauri::Result<()> {
        let app = window.app_handle().clone();
        window.with_webview(move |webview| {
            let view = webview.inner();
            if let Some(context) = view.context() {
                context.set_spell_checking_enabled(true);
                context.set_spell_checking_languages(&["en_GB"]);
            }
            view.connect_web_process_terminated(move |_, _| stopped(&app));
        })
    }

    /// Everything typed is on disk but the last moment of it, so a new window can take over.
    fn stopped(app: &AppHandle) {
        if !windows::has_painted(app) {
            paint_more_safely(app);
        }
        let again = CRASHES.lock().is_ok_and(|mut crashes| crashes.may_reopen(Instant::now()));
        tracing::error!(again, "the window's renderer stopped");
        if again {
            windows::reopen(app);
        } else {
            dialogs::say_window_keeps_stopping(app);
        }
    }

    /// Starts the program again with a safer way of painting, if there is one left to try.
    fn paint_more_safely(app: &AppHandle) {
        let shell = app.state::<Shell>();
        match shell.graphics.did_not_paint() {
            Ok(Some(level)) => {
                tracing::warn!(?level, "nothing was painted, starting again");
                app.cleanup_before_exit();
                if let Err(error) = environment::start_again_at(level) {
                    tracing::error!(%error, "the program could not be started again");
                }
            }
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "how to paint could not be remembered"),
        }
    }

    /// The crashes of the last minute.
    struct Crashes(Vec<Instant>);

    impl Crashes {
        /// Counts a crash at `now`; false when there were too many in a minute to try again.
        fn may_reopen(&mut self, now: Instant) -> bool {
            self.0.retain(|then| now.saturating_duration_since(*then) < Duration::from_secs(60));
            self.0.push(now);
            self.0.len() <= CRASHES_A_MINUTE
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn three_crashes_a_minute_are_forgiven_and_a_fourth_is_not() {
            let start = Instant::now();
            let at = |seconds| start + Duration::from_secs(seconds);
            let mut crashes = Crashes(Vec::new());
            assert!(crashes.may_reopen(at(0)));
            assert!(crashes.may_reopen(at(10)));
            assert!(crashes.may_reopen(at(20)));
            assert!(!crashes.may_reopen(at(30)));
            assert!(crashes.may_reopen(at(85)));
        }
    }
}
