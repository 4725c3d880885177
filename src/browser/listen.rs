//! Listeners on the window and the root, that is outside the page's own elements. They last as long as the page that is
//! mounted.

use std::any::Any;
use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, ResizeObserver};

/// An event listener, removed on drop.
struct Listening {
    target: EventTarget,
    events: &'static [&'static str],
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        for event in self.events {
            let closure = self.closure.as_ref().unchecked_ref();
            drop(
                self.target
                    .remove_event_listener_with_callback(event, closure),
            );
        }
    }
}

/// A `ResizeObserver`, disconnected on drop.
struct Observing {
    observer: ResizeObserver,
    _closure: Closure<dyn Fn()>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

thread_local! {
    /// Everything that ends when it is dropped.
    static LISTENING: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Adds a listener for these events on `target`, until [`stop_listening`].
pub(super) fn listen_to(
    target: &EventTarget,
    events: &'static [&'static str],
    listener: impl Fn(Event) + 'static,
) {
    let listener: Box<dyn Fn(Event)> = Box::new(listener);
    let listening = Listening {
        target: target.clone(),
        events,
        closure: Closure::wrap(listener),
    };
    for event in events {
        let closure = listening.closure.as_ref().unchecked_ref();
        drop(target.add_event_listener_with_callback(event, closure));
    }
    LISTENING.with_borrow_mut(|all| all.push(Box::new(listening)));
}

/// Calls `changed` when the size of one of the elements changes, until [`stop_listening`].
pub(super) fn observe_size(elements: &[Element], changed: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(changed);
    if let Ok(observer) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        for element in elements {
            observer.observe(element);
        }
        let observing = Observing {
            observer,
            _closure: closure,
        };
        LISTENING.with_borrow_mut(|all| all.push(Box::new(observing)));
    }
}

/// Removes all of them, before another page is mounted in place of this one.
pub fn stop_listening() {
    drop(LISTENING.take());
}
