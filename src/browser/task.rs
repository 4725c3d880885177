//! Running futures, and work that can wait.

use core::pin::Pin;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};
use wasm_bindgen_futures::spawn_local;

/// How long to wait for a frame, which a page in the background does not draw.
const NO_FRAME: Duration = Duration::from_millis(100);

/// Runs a future. It is boxed the way Leptos boxes its own, so that the executor is compiled once.
pub fn spawn(waiting: impl Future<Output = ()> + 'static) {
    let waiting: Pin<Box<dyn Future<Output = ()>>> = Box::pin(waiting);
    spawn_local(waiting);
}

/// Runs `step` again and again, each time as a task of its own so that the page answers in between, until it returns `false`.
pub fn in_slices(step: impl Fn() -> bool + 'static) {
    slice(Box::new(step));
}

fn slice(step: Box<dyn Fn() -> bool>) {
    set_timeout(
        move || {
            if step() {
                slice(step);
            }
        },
        Duration::ZERO,
    );
}

/// How long a frame may take to appear after it is drawn. What runs then must not keep the processor from that.
const PRESENTED: Duration = Duration::from_millis(8);

/// Runs `then` once the current change has been painted.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let first = Rc::new(RefCell::new(Some(then)));
    let run = |waiting: &RefCell<Option<Box<dyn FnOnce()>>>| {
        let waiting = waiting.borrow_mut().take();
        if let Some(then) = waiting {
            then();
        }
    };
    let second = Rc::clone(&first);
    request_animation_frame(move || set_timeout(move || run(&first), PRESENTED));
    set_timeout(move || run(&second), NO_FRAME);
}
