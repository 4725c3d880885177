//! What is written beside the pages for those who come back: feeds in two formats, a calendar, and the page that offers them;
//! and the pages of tours with their pictures.
//!
//! All of it is a function of the content and the site's address: no clock, no build number. Two builds of one content give
//! the same bytes, and a reader's program takes no entry for new that is not. The browser's programs have none of it.

mod atom;
mod calendar;
mod entry;
mod events;
mod json;
mod story;
mod subscribe;
mod words;
mod xml;

use crate::content::{Content, Date, Language, List, Sector};

pub use events::{Event, Happening, events};
pub use story::{Story, StoryPage};
pub use subscribe::Subscribe;

/// The names of a feed's files in its folder.
pub const ATOM: &str = "feed.atom";
/// The one in JSON.
pub const JSON: &str = "feed.json";

/// How many entries a feed has at least, if there are as many.
const LEAST_ENTRIES: usize = 50;

/// From how many years before the latest entry on all are in a feed.
const LEAST_YEARS: u16 = 2;

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// Its path in the site, with forward slashes.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The site that feeds belong to.
#[derive(Clone, Copy)]
pub struct FeedSite<'a> {
    /// The content.
    pub content: &'a Content,
    /// The address of the site, with a slash at the end.
    pub address: &'a str,
}

/// What a feed tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of the map.
    All,
    /// An area or a programme.
    Sector(Sector),
}

/// A feed in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it tells of.
    pub scope: Scope,
    /// Its language.
    pub language: Language,
}

impl<'a> FeedSite<'a> {
    /// The files of all feeds and calendars. Linear in feeds × events.
    pub fn files(&self) -> Vec<PublishedFile> {
        let events = events(self.content);
        let mut files = Vec::new();
        for feed in self.feeds() {
            let own = self.events_of(&events, feed.scope);
            for (name, text) in [
                (ATOM, atom::atom(self, feed, &own)),
                (JSON, json::json(self, feed, &own)),
            ] {
                let path = [&*self.folder(feed), name].concat();
                files.push(PublishedFile { path, text });
            }
        }
        for &language in &self.content.strategy.languages {
            if let Some(text) = calendar::calendar(self, language) {
                let path = self.calendar_path(language);
                files.push(PublishedFile { path, text });
            }
        }
        files
    }

    /// All feeds: in each language that of the whole map, then those of areas and programmes.
    pub fn feeds(&self) -> Vec<Feed> {
        let languages = self.content.strategy.languages.iter();
        let feeds = languages.flat_map(|&language| {
            let sectors = self.content.sectors().map(Scope::Sector);
            let scopes = core::iter::once(Scope::All).chain(sectors);
            scopes.map(move |scope| Feed { scope, language })
        });
        feeds.collect()
    }

    /// The events of a feed: the last ones.
    fn events_of<'e>(&self, events: &'e [Event], scope: Scope) -> Vec<&'e Event> {
        let own: Vec<&Event> = events
            .iter()
            .filter(|event| match scope {
                Scope::All => true,
                Scope::Sector(sector) => event.is_in(self.content, sector),
            })
            .collect();
        let since = own.first().map(|last| {
            let (year, month, day) = last.day;
            (year.saturating_sub(LEAST_YEARS), month, day)
        });
        let recent = own
            .iter()
            .take_while(|event| Some(event.day) >= since)
            .count();
        let count = recent.max(LEAST_ENTRIES).min(own.len());
        own.into_iter().take(count).collect()
    }

    /// The folder of a feed in the site, with a slash at the end unless it is the root.
    pub fn folder(&self, feed: Feed) -> String {
        let own = self.content.strategy.folder(feed.language);
        let Scope::Sector(sector) = feed.scope else {
            return own.to_owned();
        };
        let words = words::words(feed.language);
        let of_kind = match sector {
            Sector::Area(_) => words.area_folder,
            Sector::Programme(_) => words.programme_folder,
        };
        [own, of_kind, "/", self.content.sector_id(sector), "/"].concat()
    }

    /// The path of the calendar of a language.
    pub fn calendar_path(&self, language: Language) -> String {
        let folder = self.content.strategy.folder(language);
        [folder, words::words(language).calendar_file].concat()
    }

    /// The full address of a path of the site.
    fn at(&self, path: &str) -> String {
        [self.address, path].concat()
    }

    /// The address of the map's page in a language.
    fn page(&self, language: Language) -> String {
        self.at(self.content.strategy.folder(language))
    }

    /// The address of the state of the map that a feed tells of.
    fn state(&self, feed: Feed) -> String {
        let page = self.page(feed.language);
        match feed.scope {
            Scope::All => page,
            Scope::Sector(sector) => {
                let key = match sector {
                    Sector::Area(_) => "?area=",
                    Sector::Programme(_) => "?programme=",
                };
                [&page, key, self.content.sector_id(sector)].concat()
            }
        }
    }

    /// The address of an initiative's state.
    fn item(&self, id: &str, language: Language) -> String {
        [&self.page(language), "?item=", id].concat()
    }

    /// The name of a feed.
    fn title(&self, feed: Feed) -> String {
        let map = self.map_title(feed.language);
        match feed.scope {
            Scope::All => map.to_owned(),
            Scope::Sector(sector) => {
                let name = self.content.sector_name(sector);
                [name.in_language(feed.language), " – ", map].concat()
            }
        }
    }

    /// The name of the map.
    fn map_title(&self, language: Language) -> &'a str {
        let own = self.content.title.as_ref();
        own.map_or(crate::words::words(language).title, |title| {
            title.in_language(language)
        })
    }

    /// What a feed has, since when, and how old it may be.
    fn subtitle(&self, language: Language) -> String {
        let words = words::words(language);
        let say = |date: Date| crate::words::date(date, language);
        let mut said = words.about_feed.to_owned();
        match self.content.publication.changes_since {
            Some(since) => said.push_str(&(words.noted_since)(&say(since))),
            None => said.push_str(words.nothing_noted),
        }
        if let Some(updated) = self.content.updated {
            said.push_str(&(words.content_of)(&say(updated)));
        }
        said
    }

    /// By what all ids begin: the tag of the publication or, without one, the server of the address and the year since when
    /// changes are noted.
    fn tag(&self) -> String {
        let own = self.content.publication.tag.as_deref().map(str::trim);
        if let Some(own) = own {
            return ["tag:", own].concat();
        }
        let (_, rest) = self.address.split_once("://").unwrap_or_default();
        let server = rest.split(['/', ':']).next().unwrap_or_default();
        let year = self.first_day().0;
        format!("tag:{server},{year:04}")
    }

    /// The id of a feed, which never changes.
    fn feed_id(&self, feed: Feed) -> String {
        let tag = self.tag();
        let language = feed.language.tag();
        match feed.scope {
            Scope::All => [&*tag, ":feed/", language].concat(),
            Scope::Sector(Sector::Area(area)) => {
                let id = self.content.first_id(List::Areas, area.index());
                [&*tag, ":feed/", language, "/area/", id.unwrap_or_default()].concat()
            }
            Scope::Sector(Sector::Programme(programme)) => {
                let id = self.content.first_id(List::Programmes, programme.index());
                [
                    &*tag,
                    ":feed/",
                    language,
                    "/programme/",
                    id.unwrap_or_default(),
                ]
                .concat()
            }
        }
    }

    /// A day that a feed without entries has: since when changes are noted, or else the content's own.
    fn first_day(&self) -> crate::content::CalendarDay {
        let content = self.content;
        let dates = [
            content.publication.changes_since,
            content.updated,
            content.strategy.adopted,
        ];
        let first = dates.into_iter().flatten().next();
        first.map_or((1970, 1, 1), Date::first_day)
    }

    /// When a feed changed last.
    fn updated(&self, events: &[&Event]) -> String {
        let last = events.first().map(|event| event.day);
        time(last.unwrap_or_else(|| self.first_day()))
    }
}

/// Noon of a day in UTC: the same day almost everywhere on Earth.
fn time((year, month, day): crate::content::CalendarDay) -> String {
    format!("{year:04}-{month:02}-{day:02}T12:00:00Z")
}
