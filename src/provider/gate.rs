//! How many requests are under way at once: as many as the service has room for, fewer after it asked to slow down. Used by `limit`.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// Refusals within this time count as one: the requests had set out together.
const TOGETHER: Duration = Duration::from_secs(1);

/// A gate that narrows by half with each refusal and widens by one with each full round of good replies.
#[derive(Debug)]
pub(super) struct Gate {
    most: f64,
    state: Mutex<State>,
    left: Notify,
}

#[derive(Debug)]
struct State {
    allowed: f64,
    busy: u32,
    narrowed: Option<Instant>,
}

/// A request under way; dropped when it ends, however it does.
#[derive(Debug)]
pub(super) struct Pass<'a>(&'a Gate);

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.state().busy -= 1;
        self.0.left.notify_one();
    }
}

impl Gate {
    pub(super) fn new(most: usize) -> Self {
        let most = f64::from(u32::try_from(most).unwrap_or(u32::MAX).max(1));
        Self { most, state: Mutex::new(State { allowed: most, busy: 0, narrowed: None }), left: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A poisoned lock holds plain numbers, which are as good as before.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room.
    pub(super) async fn enter(&self) -> Pass<'_> {
        loop {
            let left = self.left.notified();
            {
                let mut state = self.state();
                if f64::from(state.busy) + 1.0 <= state.allowed {
                    state.busy += 1;
                    return Pass(self);
                }
            }
            left.await;
        }
    }

    /// The service asked to slow down.
    pub(super) fn narrow(&self, now: Instant) {
        let mut state = self.state();
        if state.narrowed.is_none_or(|before| now.saturating_duration_since(before) >= TOGETHER) {
            state.allowed = (state.allowed / 2.0).floor().max(1.0);
            state.narrowed = Some(now);
        }
    }

    /// A good reply came.
    pub(super) fn widen(&self) {
        let mut state = self.state();
        let before = state.allowed;
        state.allowed = (before + 1.0 / before).min(self.most);
        if state.allowed.floor() > before.floor() {
            self.left.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_narrows_by_half_and_widens_by_one_a_round() {
        let gate = Gate::new(8);
        let start = Instant::now();
        let allowed = |gate: &Gate| gate.state().allowed.floor() as u32;
        gate.narrow(start);
        gate.narrow(start + Duration::from_millis(10));
        assert_eq!(allowed(&gate), 4);
        (0..5).for_each(|_| gate.widen());
        assert_eq!(allowed(&gate), 5);
        (2..9).for_each(|second| gate.narrow(start + Duration::from_secs(second)));
        assert_eq!(allowed(&gate), 1);
        (0..999).for_each(|_| gate.widen());
        assert_eq!(allowed(&gate), 8);
    }

    #[test]
    fn who_waits_gets_in_when_another_leaves() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let gate = Gate::new(1);
            let pass = gate.enter().await;
            assert!(tokio::time::timeout(Duration::from_millis(20), gate.enter()).await.is_err());
            drop(pass);
            assert!(tokio::time::timeout(Duration::from_secs(5), gate.enter()).await.is_ok());
        });
    }
}
