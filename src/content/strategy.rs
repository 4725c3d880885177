//! Everything that belongs to a strategy and not to the map. The file may leave out all of it.

use super::fields::{Faults, HOLDER, MOST_NUMBER, Need, Reader};
use super::path::{Path, Step};
use super::wire::{self, Field};
use super::{Date, Language, Outcome, Problem, Sector, Source, Text};

/// The number of hues.
pub const HUES: u8 = 8;

/// The default for the first year with its own bucket.
const FIRST_YEAR: u16 = 2016;

/// The default for the programmes' total angle, in degrees.
const PROGRAMMES_ANGLE: u16 = 84;

/// The strategy as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strategy {
    /// Its name.
    pub name: Option<Text>,
    /// When the Government adopted it.
    pub adopted: Option<Date>,
    /// The text below the map's title.
    pub lead: Option<Text>,
    /// The page's description for search engines.
    pub description: Option<Text>,
    /// The names of its parts.
    pub terms: Terms,
    /// How many objectives the strategy has. The content may have fewer: only those that could be verified.
    pub objectives_total: Option<u32>,
    /// A note on the objectives, based on the last of the sources.
    pub note: Option<Text>,
    /// The number of its areas.
    pub areas_total: Option<u32>,
    /// The number of its programmes.
    pub programmes_total: Option<u32>,
    /// The heading of the programmes.
    pub programmes_heading: Option<Text>,
    /// The total angle of the programmes at the bottom of the map, in degrees.
    pub programmes_angle: u16,
    /// The first year with its own bucket. All earlier years share one.
    pub first_year: u16,
    /// The hues of the areas, from 1 to [`HUES`], which start again if there are more areas. Never empty.
    pub hues: Box<[u8]>,
    /// The languages of its pages. Never empty, without repetitions.
    pub languages: Box<[Language]>,
    /// Its sources.
    pub sources: Vec<Source>,
}

impl Strategy {
    /// The hue of a sector: from 1 to [`HUES`], or 0, which all programmes share.
    pub fn hue(&self, sector: Sector) -> u8 {
        match sector {
            Sector::Area(area) => {
                let place = area.index() % self.hues.len().max(1);
                self.hues.get(place).copied().unwrap_or(1)
            }
            Sector::Programme(_) => 0,
        }
    }

    /// The folder of a language's pages in the site, with a slash at the end. The first language has the root.
    pub fn folder(&self, language: Language) -> &'static str {
        if self.languages.first() == Some(&language) {
            ""
        } else {
            language.folder()
        }
    }

    /// The relative path from a language's pages to the site's root.
    pub fn way_to_root(&self, language: Language) -> &'static str {
        if self.folder(language).is_empty() {
            "./"
        } else {
            "../"
        }
    }

    /// The same from a folder below them.
    pub fn way_to_root_from_below(&self, language: Language) -> &'static str {
        if self.folder(language).is_empty() {
            "../"
        } else {
            "../../"
        }
    }
}

/// What the parts of a strategy are called. The map has a default for each missing term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// A part of the strategy, with its own sector.
    pub area: Option<Term>,
    /// A goal of an area.
    pub objective: Option<Term>,
    /// A group of initiatives with its own sector besides the areas.
    pub programme: Option<Term>,
    /// What a mark represents.
    pub initiative: Option<Term>,
}

/// The forms of a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Singular: "area".
    pub one: Text,
    /// Plural: "areas".
    pub many: Text,
    /// Definite singular, if the language has an ending for that: "området".
    pub the_one: Option<Text>,
    /// Definite plural: "områdena".
    pub the_many: Option<Text>,
    /// The full name, for use on its own: "priority area".
    pub full_one: Option<Text>,
    /// The plural of the full name: "priority areas".
    pub full_many: Option<Text>,
}

impl<F: Faults> Reader<F> {
    /// Reads the strategy, including the content's languages.
    pub(in crate::content) fn strategy(&mut self, field: Field<wire::Strategy>) -> Strategy {
        let at = Path::root("strategy");
        let own = self.value(field, &at, Need::Expected).unwrap_or_default();
        let languages = self.own_languages(own.languages, &at.field("languages"));
        self.languages.clone_from(&languages);
        let mut small = |field, name, range| {
            let number = self.whole(field, &at.field(name), Need::Optional, range);
            number.and_then(|number| u16::try_from(number).ok())
        };
        let totals = (1.0, MOST_NUMBER);
        let objectives_total = small(own.objectives_total, "objectives_total", totals);
        let areas_total = small(own.areas_total, "areas_total", totals);
        let programmes_total = small(own.programmes_total, "programmes_total", (0.0, MOST_NUMBER));
        let programmes_angle = small(own.programmes_angle, "programmes_angle", (20.0, 180.0));
        let first_year = small(own.first_year, "first_year", (1.0, MOST_NUMBER));
        Strategy {
            name: self.text(own.name, &at.field("name"), Need::Optional),
            adopted: self.date(own.adopted, &at.field("adopted"), Need::Optional),
            lead: self.text(own.lead, &at.field("lead"), Need::Optional),
            description: self.text(own.description, &at.field("description"), Need::Optional),
            terms: self.terms(own.terms, &at.field("terms")),
            objectives_total: objectives_total.map(u32::from),
            note: self.text(own.note, &at.field("note"), Need::Optional),
            areas_total: areas_total.map(u32::from),
            programmes_total: programmes_total.map(u32::from),
            programmes_heading: self.text(
                own.programmes_heading,
                &at.field("programmes_heading"),
                Need::Optional,
            ),
            programmes_angle: programmes_angle.unwrap_or(PROGRAMMES_ANGLE),
            first_year: first_year.unwrap_or(FIRST_YEAR),
            hues: self.hues(own.hues, &at.field("hues")),
            languages,
            sources: self.sources(own.sources, &at, Need::Optional),
        }
    }

    /// The languages of the content. By default all that occur.
    fn own_languages(
        &mut self,
        field: Field<wire::List<Box<str>>>,
        at: &Path<'_>,
    ) -> Box<[Language]> {
        let mut languages = Vec::new();
        for (place, tag) in self.elements(field, at, Need::Optional, Outcome::FieldDropped) {
            let at = at.then(Step::Element(place));
            match Language::from_tag(&tag) {
                None => self.fault(&at, || Problem::UnknownLanguage(tag), Outcome::FieldDropped),
                Some(own) if languages.contains(&own) => {
                    self.fault(
                        &at,
                        || Problem::DuplicateReference(tag),
                        Outcome::FieldDropped,
                    );
                }
                Some(own) => languages.push(own),
            }
        }
        if languages.is_empty() {
            languages.extend(Language::ALL);
        }
        languages.into()
    }

    fn hues(&mut self, field: Field<wire::List<f64>>, at: &Path<'_>) -> Box<[u8]> {
        let mut hues = Vec::new();
        for (place, hue) in self.elements(field, at, Need::Optional, Outcome::FieldDropped) {
            let at = at.then(Step::Element(place));
            let hue = self.whole(
                Field::Value(hue),
                &at,
                Need::Optional,
                (1.0, f64::from(HUES)),
            );
            hues.extend(hue.and_then(|hue| u8::try_from(hue).ok()));
        }
        if hues.is_empty() {
            hues.extend(1..=HUES);
        }
        hues.into()
    }

    fn terms(&mut self, field: Field<wire::Terms>, at: &Path<'_>) -> Terms {
        let own = self.value(field, at, Need::Optional).unwrap_or_default();
        Terms {
            area: self.term(own.area, &at.field("area")),
            objective: self.term(own.objective, &at.field("objective")),
            programme: self.term(own.programme, &at.field("programme")),
            initiative: self.term(own.initiative, &at.field("initiative")),
        }
    }

    fn term(&mut self, field: Field<wire::Term>, at: &Path<'_>) -> Option<Term> {
        let own = self.value(field, at, Need::Optional)?;
        let one = self.text(own.one, &at.field("one"), HOLDER);
        let many = self.text(own.many, &at.field("many"), HOLDER);
        let mut form = |field, name| self.text(field, &at.field(name), Need::Optional);
        let the_one = form(own.the_one, "the_one");
        let the_many = form(own.the_many, "the_many");
        let full_one = form(own.full_one, "full_one");
        let full_many = form(own.full_many, "full_many");
        Some(Term {
            one: one?,
            many: many?,
            the_one,
            the_many,
            full_one,
            full_many,
        })
    }
}
