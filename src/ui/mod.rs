//! The toolkit: elements as data. One function builds them, one hydrates them and one writes them as HTML. It knows neither
//! the content nor the app.
//!
//! # From Leptos to pieces
//!
//! `view!` gives every element its own type, made of its attributes and children, and the compiler generates building,
//! hydration and updates for each type. With some hundred different elements that was more than half of the program. So our
//! components are made of [`Piece`]s, whose tag, attributes and children are data. `docs/architecture.md` has the figures.
//! Signals, memos, effects, owners, mounting and hydration are Leptos' own.
//!
//! | in Leptos | here |
//! |---|---|
//! | `view! { <p class="note">{text}</p> }` or `p().class("note").child(text)` | `html("p").class("note").text(text)` |
//! | an SVG element | `svg("path")` |
//! | `{children}` of a `Vec` or an `Option` | `.children(pieces)` |
//! | `attr:lang=option` | `.attr_opt("lang", option)` |
//! | `{move \|\| count.get()}` | `.text_fn(move \|\| count.get().to_string())` |
//! | `href=move \|\| …`, `hidden=move \|\| …` | `.attr_fn("href", …)`, `.flag_fn("hidden", …)` |
//! | `class:is-open=move \|\| …` | `.class_fn("is-open", …)` |
//! | `prop:checked=move \|\| …`, `prop:value=…` | `.prop("checked", …)`, `.value_fn(…)` |
//! | `on:click=move \|_\| …`, `on:input=move \|event\| …` | `.on_click(…)`, `.on("input", …)` |
//! | `{move \|\| view! { … }}` | `.children_fn(move \|\| vec![…])` |
//! | `<For each key children/>` | `.keyed(keys, piece)` |
//! | islands: what is never hydrated | [`passed_over`]`()`, `.keyed_static(keys, piece, update)` |
//! | `Memo::new`, `Effect::new` | [`memo`], [`effect`], which box their closures |
//!
//! An element has one kind of content: children, or one text, or children that come and go. So `.child(x).children_fn(f)`
//! does not compile:
//!
//! ```compile_fail
//! use life_science_map::ui::html;
//!
//! html("p").child(html("span")).children_fn(|| Vec::new());
//! ```
//!
//! A piece can be used wherever Leptos takes a view:
//!
//! ```
//! use leptos::prelude::*;
//! use life_science_map::ui::html;
//!
//! let note = html("p").class("note").text("1 < 2");
//! assert_eq!(note.to_html(), r#"<p class="note">1 &lt; 2</p>"#);
//! ```
//!
//! Hydration matches elements only, so text nodes and comments between them do not matter. Debug builds compare the tags.

#[cfg(not(target_arch = "wasm32"))]
mod html;
mod keyed;
mod leptos;
mod live;
mod piece;
mod reactive;
mod served;

pub use keyed::{Diff, Step, Update, diff};
pub use piece::{Element, Empty, Fixed, IntoText, Piece, html, svg};
pub use reactive::{Cached, Closed, ClosedSignal, effect, memo};
pub use served::passed_over;
