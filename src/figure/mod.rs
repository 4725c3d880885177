//! Pictures of the map, to be kept, sent and shown on slides: a state of the page as an SVG file that explains itself.
//!
//! [`draw`] is a pure function of the content, a state, a language, a colour scheme and a [`Format`]. What it draws stands
//! where the page has it: positions are those of [`layout`](crate::layout), and everything else is text around them: the
//! map's title, what the state shows, the takeaway, a legend, and where the picture is from.
//!
//! **One file, nothing else.** There are presentation attributes only, no style sheet, script or reference to anything
//! outside, and the background is opaque: so the file looks the same in a browser, in a document, in a drawing program and
//! when it is painted onto a canvas. Its fonts are Helvetica and what has the same widths; with any other one, lines have
//! room to be wider.
//!
//! **The same bytes everywhere.** Numbers are computed by sums, products, quotients and square roots, like the layout's, and
//! printed with at most two decimals.

mod actors;
mod bands;
mod canvas;
mod legend;
mod matrix;
mod objectives;
mod page;
mod palette;
mod places;
mod places_beside;
mod table;
mod text;
mod timeline;
mod wheel;
mod wheel_marks;

use crate::closed_list::closed_list;
use crate::content::{Content, Language, Sector};
use crate::layout::places::PlacesMap;
use crate::query::{SearchIndex, Shown, shown};
use crate::state::{State, Theme, View};
use crate::words::{Phrases, ViewWords, Words};

pub use palette::{Palette, palette};

closed_list!(
    /// The size of a picture.
    Format {
        /// 1600 × 900 pixels, for slides.
        #[default]
        Wide = "wide",
        /// 1200 × 1200 pixels.
        Square = "square",
        /// 1240 × 1754 pixels, a page of A4 upright.
        A4 = "a4",
    }
);

impl Format {
    /// The width and the height in pixels.
    pub const fn size(self) -> (f64, f64) {
        match self {
            Self::Wide => (1600.0, 900.0),
            Self::Square => (1200.0, 1200.0),
            Self::A4 => (1240.0, 1754.0),
        }
    }

    /// The size of ordinary text within a view: on paper a page is held closer than a slide, but printed smaller.
    const fn text(self) -> f64 {
        match self {
            Self::Wide | Self::Square => 15.0,
            Self::A4 => 18.0,
        }
    }
}

/// What a picture shows.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The content.
    pub content: &'a Content,
    /// The search's index of the same content. A state without a search needs none of its texts.
    pub index: &'a SearchIndex,
    /// The state: its view, its filter, and what is open. Its colour scheme is that of a page, not of the picture.
    pub state: &'a State,
    /// The language of the words.
    pub language: Language,
    /// The colour scheme.
    pub theme: Theme,
    /// The size.
    pub format: Format,
}

/// Draws a state of the map as an SVG file. The same scene always gives the same bytes.
///
/// ```
/// use life_science_map::content::{Content, Language};
/// use life_science_map::figure::{Format, Scene, draw};
/// use life_science_map::query::SearchIndex;
/// use life_science_map::state::{Theme, url};
///
/// let bytes = include_bytes!("../../tests/content/good/whole.json");
/// let (content, _) = Content::read(bytes).unwrap();
/// let index = SearchIndex::new(&content);
/// let (state, _) = url::parse("?view=matrix", &content);
/// let svg = draw(&Scene {
///     content: &content,
///     index: &index,
///     state: &state,
///     language: Language::English,
///     theme: Theme::Light,
///     format: Format::Wide,
/// });
/// assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
/// assert!(svg.contains("2 initiatives"));
/// ```
pub fn draw(scene: &Scene) -> String {
    let Scene {
        content,
        index,
        state,
        language,
        theme,
        ..
    } = *scene;
    page::draw(&Picture {
        scene,
        shown: shown(content, index, &state.query.filter),
        places: (state.query.view == View::Places).then(|| PlacesMap::new(content)),
        colours: palette(theme),
        phrases: Phrases::new(&content.strategy, language),
    })
}

/// What all parts of a picture need.
struct Picture<'a> {
    scene: &'a Scene<'a>,
    shown: Shown,
    /// Where places are, if the view is that of places.
    places: Option<PlacesMap>,
    colours: &'static Palette,
    phrases: Phrases<'a>,
}

impl<'a> Picture<'a> {
    const fn content(&self) -> &'a Content {
        self.scene.content
    }

    fn words(&self) -> &'static Words {
        self.phrases.words()
    }

    fn view_words(&self) -> &'static ViewWords {
        self.phrases.view_words()
    }

    /// The colours of a sector's marks and of its ground.
    fn hue(&self, sector: Sector) -> (&'static str, &'static str) {
        self.colours.hue(self.content().strategy.hue(sector))
    }

    /// The short name of a sector.
    fn short(&self, sector: Sector) -> &'a str {
        let name = self.content().sector_short(sector);
        name.in_language(self.scene.language)
    }

    /// The number of an area.
    fn number(&self, sector: Sector) -> Option<String> {
        match sector {
            Sector::Area(area) => Some(self.content().area(area).number.to_string()),
            Sector::Programme(_) => None,
        }
    }
}
