//! Signals, memos and effects, boxed so that each is compiled once, whatever closure it runs.

use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

/// A memo whose closure is boxed: memos of one type are compiled once.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// An effect whose closure is boxed, likewise. Effects run in a browser only.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A type with few values, all of them in a list.
pub trait Closed: Copy + 'static {
    /// All values. A value's place in it is the value as a `usize`.
    const ALL: &'static [Self];

    /// The place of the value in [`Closed::ALL`].
    fn place(self) -> usize;
}

/// A signal for one of a few values. It holds the value's place in their list: a signal of one more type would weigh a
/// kilobyte of code.
pub struct ClosedSignal<T> {
    place: RwSignal<usize>,
    values: PhantomData<fn() -> T>,
}

impl<T> Clone for ClosedSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ClosedSignal<T> {}

impl<T: Closed> ClosedSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self {
            place: RwSignal::new(value.place()),
            values: PhantomData,
        }
    }

    /// The value. The caller is told of changes.
    pub fn get(self) -> T {
        Self::value(self.place.get())
    }

    /// The value, without being told of changes.
    pub fn get_untracked(self) -> T {
        Self::value(self.place.get_untracked())
    }

    /// Sets the value.
    pub fn set(self, value: T) {
        self.place.set(value.place());
    }

    fn value(place: usize) -> T {
        // Only `new` and `set` write the place, so that it is in the list.
        T::ALL.get(place).copied().unwrap_or(T::ALL[0])
    }
}

/// What was made last, and of what: it is made anew only of another value behind an [`Arc`]. (A memo of one more type would do
/// the same for a kilobyte of code.)
pub struct Kept<Of, Made>(Mutex<Option<(Arc<Of>, Made)>>);

impl<Of, Made> Default for Kept<Of, Made> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<Of, Made: Clone> Kept<Of, Made> {
    /// What is made of `of`.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use life_science_map::ui::Kept;
    ///
    /// let (kept, word) = (Kept::default(), Arc::new("word"));
    /// assert_eq!(kept.get(&word, &|word| word.len()), 4);
    /// assert_eq!(kept.get(&word, &|_| unreachable!("it is there already")), 4);
    /// assert_eq!(kept.get(&Arc::new("word"), &|_| 0), 0, "the same text, but another value");
    /// ```
    pub fn get(&self, of: &Arc<Of>, make: &dyn Fn(&Of) -> Made) -> Made {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((was_of, made)) if Arc::ptr_eq(was_of, of) => made.clone(),
            _ => {
                let made = make(of);
                *last = Some((Arc::clone(of), made.clone()));
                made
            }
        }
    }
}
