//! One exchange at a time, and none once the vault is locked.

use crate::core::App;
use crate::desk::Desk;
use crate::error::AppError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a person waits for an exchange that runs by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long locking waits for an exchange to come to a stop. It stops between two objects.
const STOPS_WITHIN: Duration = Duration::from_secs(2);

/// Whose turn it is. Two exchanges at once would give the same number in a feed twice.
#[derive(Default)]
pub struct Turn {
    state: Mutex<State>,
    ended: Condvar,
    /// Seen by requests that wait for a server, so that locking need not wait for them.
    stop: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    taken: bool,
    cancelled: bool,
    /// How many people wait for the exchange that is under way.
    waiting: u32,
    last: Option<Tried>,
}

/// The last exchange that was tried, so that the next one by itself knows whether it is due.
#[derive(Debug, Clone, Copy)]
pub struct Tried {
    /// When.
    pub at: Instant,
    /// How many entries there were then that colleagues may read.
    pub entries: u64,
    /// Whether the folder could be reached.
    pub reached: bool,
}

/// The right to exchange, with the open vault. Gives both back when dropped: first the vault, so
/// that it is closed when locking goes on.
pub struct Taken<'a> {
    turn: &'a Turn,
    desk: Option<Arc<Desk>>,
}

impl Turn {
    /// Takes the turn for something a person asked for; waits for an exchange that runs by itself.
    ///
    /// # Errors
    /// When the vault is locked or a practice one, or the other exchange takes too long.
    pub fn take<'a>(&'a self, app: &App) -> Result<Taken<'a>, AppError> {
        if app.door.lock().unwrap_or_else(PoisonError::into_inner).practice {
            return Err(AppError::Refused(
                "Practice shares with nobody. Leave practice first.".to_owned(),
            ));
        }
        self.take_within(app, PATIENCE)?.ok_or_else(|| {
            AppError::Offline(
                "Sharing is still busy with the shared place. Try again in a moment.".to_owned(),
            )
        })
    }

    /// Takes the turn if it is free.
    ///
    /// # Errors
    /// When the vault is locked.
    pub fn take_if_free<'a>(&'a self, app: &App) -> Result<Option<Taken<'a>>, AppError> {
        self.take_within(app, Duration::ZERO)
    }

    fn take_within<'a>(
        &'a self,
        app: &App,
        patience: Duration,
    ) -> Result<Option<Taken<'a>>, AppError> {
        let mut state = self.state();
        state.waiting = state.waiting.saturating_add(1);
        let waited = self.ended.wait_timeout_while(state, patience, |state| state.taken);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.waiting = state.waiting.saturating_sub(1);
        if state.taken {
            return Ok(None);
        }
        state.taken = true;
        self.stop.store(false, Ordering::SeqCst);
        state.cancelled = false;
        drop(state);
        // From here on the turn is given back, also when the vault is locked.
        let mut taken = Taken { turn: self, desk: None };
        taken.desk = Some(app.desk()?);
        Ok(Some(taken))
    }

    /// Asks the exchange that is under way to stop, and waits until it has. Called when the vault
    /// was just locked.
    pub fn stop(&self) {
        let state = self.state();
        self.stop.store(true, Ordering::SeqCst);
        let _ = self
            .ended
            .wait_timeout_while(state, STOPS_WITHIN, |state| state.taken)
            .unwrap_or_else(PoisonError::into_inner);
    }

    /// Asks what is under way to stop between two objects, because a person changed their mind.
    /// What was done so far is kept.
    pub fn cancel(&self) {
        self.state().cancelled = true;
    }

    /// The last exchange that was tried.
    pub fn tried(&self) -> Option<Tried> {
        self.state().last
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken<'_> {
    /// The open vault.
    pub fn desk(&self) -> Result<&Desk, AppError> {
        self.desk.as_deref().ok_or(AppError::Locked)
    }

    /// Whether to stop at once and write nothing more, because the vault was locked.
    pub fn must_stop(&self) -> bool {
        self.turn.stop.load(Ordering::SeqCst)
    }

    /// The sign that is set when to stop.
    pub fn stop_sign(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.turn.stop)
    }

    /// Whether to go no further: a person cancelled it, or the vault was locked.
    pub fn should_end(&self) -> bool {
        self.must_stop() || self.turn.state().cancelled
    }

    /// Whether a person waits for the turn, so that what can be done later gives way.
    pub fn is_wanted(&self) -> bool {
        self.turn.state().waiting > 0
    }

    /// Remembers that an exchange was tried.
    pub fn remember(&self, tried: Tried) {
        self.turn.state().last = Some(tried);
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.desk = None;
        self.turn.state().taken = false;
        self.turn.ended.notify_all();
    }
}
