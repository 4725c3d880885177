//! The initiative in focus: its marks ringed and joined, drawn above the others, which the style sheet fades.

use leptos::prelude::*;

use super::App;
use super::map::hue_class;
use crate::content::InitiativeIdx;
use crate::layout::{Point, RowMark, decimal, link, shape};

/// The initiative in focus on the wheel.
#[component]
pub(super) fn WheelFocus() -> impl IntoView {
    let app = App::of_page();
    move || {
        let initiative = app.focused.get()?;
        let site = &app.site;
        let link = link(&site.map, initiative)?;
        let marks: Vec<_> = site
            .map
            .places_of(initiative)
            .iter()
            .filter_map(|&place| site.wheel.marks.get(place))
            .map(|mark| {
                ringed(
                    &app,
                    mark.place,
                    site.wheel.mark_size,
                    site.wheel.focus_radius,
                    mark.at,
                )
            })
            .collect();
        let stubs: Vec<_> = link
            .stubs
            .into_iter()
            .map(|stub| view! { <path class="link" d=stub/> })
            .collect();
        Some(view! { <g class="focus"><path class="link" d=link.arc/>{stubs}{marks}</g> })
    }
}

/// The initiative in focus in one strip of the rows.
#[component]
pub(super) fn RowFocus(marks: Vec<RowMark>) -> impl IntoView {
    let app = App::of_page();
    // A strip that the initiative does not stand in is not drawn anew.
    let here = {
        let marks = marks.clone();
        let focused = app.focused;
        Memo::new(move |_| {
            focused
                .get()
                .filter(|&initiative| marks.iter().any(|mark| mark.initiative == initiative))
        })
    };
    move || {
        let initiative: InitiativeIdx = here.get()?;
        let rows = &app.site.rows;
        let own = marks.iter().filter(|mark| mark.initiative == initiative);
        let ringed: Vec<_> = own
            .map(|mark| ringed(&app, mark.place, rows.mark_size, rows.focus_radius, mark.at))
            .collect();
        Some(view! { <g class="focus">{ringed}</g> })
    }
}

/// A mark once more, in its ring.
fn ringed(
    app: &App,
    place: usize,
    size: f64,
    radius: f64,
    at: Point,
) -> Option<impl IntoView + use<>> {
    let place = app.site.map.places.get(place)?;
    let class = [
        hue_class(place.sector),
        if place.main { " filled" } else { " hollow" },
    ]
    .concat();
    Some(view! {
        <g class=class transform=at.translate()>
            <circle r=decimal(radius)/>
            <path d=shape(place.family, size, place.main)/>
        </g>
    })
}
