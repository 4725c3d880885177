//! Signals, memos and effects, boxed so that each type is compiled once for all closures.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

/// A memo with a boxed closure, so that all memos of one value type share their code.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// An effect with a boxed closure, so that all effects share their code. Effects only run in a browser.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A type with a few values that can be listed.
pub trait Closed: Copy + 'static {
    /// All values, in the order of their [`index`](Closed::index).
    const ALL: &'static [Self];

    /// The index of the value in [`Closed::ALL`].
    fn index(self) -> usize;
}

/// A signal of a [`Closed`] type. It stores the index of the value, because each further value type of a signal costs about
/// 1 kB of code.
pub struct ClosedSignal<T> {
    index: RwSignal<usize>,
    values: PhantomData<fn() -> T>,
}

impl<T> Clone for ClosedSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ClosedSignal<T> {}

impl<T: Closed> ClosedSignal<T> {
    /// A signal with an initial value.
    pub fn new(value: T) -> Self {
        Self {
            index: RwSignal::new(value.index()),
            values: PhantomData,
        }
    }

    /// The value. Subscribes the caller.
    pub fn get(self) -> T {
        Self::value(self.index.get())
    }

    /// The value, without subscribing the caller.
    pub fn get_untracked(self) -> T {
        Self::value(self.index.get_untracked())
    }

    /// Sets the value.
    pub fn set(self, value: T) {
        self.index.set(value.index());
    }

    fn value(index: usize) -> T {
        // Only `new` and `set` write the index, so it is in range.
        T::ALL.get(index).copied().unwrap_or(T::ALL[0])
    }
}

/// A cache of one result, computed anew only for another value behind an [`Arc`]. Written by hand because each further
/// value type of a memo costs about 1 kB of code.
pub struct Cached<Of, Made>(Mutex<Option<(Arc<Of>, Made)>>);

impl<Of, Made> Default for Cached<Of, Made> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<Of, Made: Clone> Cached<Of, Made> {
    /// The result for `of`, from the cache or computed by `make`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use life_science_map::ui::Cached;
    ///
    /// let (cached, word) = (Cached::default(), Arc::new("word"));
    /// assert_eq!(cached.get(&word, &|word| word.len()), 4);
    /// assert_eq!(cached.get(&word, &|_| unreachable!("it is cached")), 4);
    /// assert_eq!(cached.get(&Arc::new("word"), &|_| 0), 0, "the same text, but another value");
    /// ```
    pub fn get(&self, of: &Arc<Of>, make: &dyn Fn(&Of) -> Made) -> Made {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((source, result)) if Arc::ptr_eq(source, of) => result.clone(),
            _ => {
                let result = make(of);
                *last = Some((Arc::clone(of), result.clone()));
                result
            }
        }
    }
}
