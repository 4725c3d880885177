//! The words of the tests' made-up language: a few of its own, all others in Swedish.

use super::{
    ActorWords, Counted, DownloadWords, EmbedWords, LateWords, PageWords, PlacesWords, Sentence,
    TourWords, ViewWords, Words, swedish,
};

pub(super) static WORDS: Words = Words {
    title: "Pip-kartan",
    search: "Pip?",
    filter: Sentence("Pip {the_initiatives}"),
    show_more: Counted(["{n} pip", "{n} pipip"]),
    ..swedish::WORDS
};

pub(super) static PAGE: PageWords = PageWords {
    lead: "Pip pip pip.",
    ..swedish::PAGE
};

pub(super) static LATE: LateWords = swedish::LATE;

pub(super) static VIEWS: ViewWords = ViewWords {
    timeline_today: "pip",
    ..swedish::VIEWS
};

pub(super) static EMBED: EmbedWords = EmbedWords {
    heading: "Pip!",
    ..swedish::EMBED
};

pub(super) static TOUR: TourWords = swedish::TOUR;

pub(super) static PLACES: PlacesWords = swedish::PLACES;

pub(super) static DOWNLOAD: DownloadWords = DownloadWords {
    heading: "Pip ner",
    ..swedish::DOWNLOAD
};

pub(super) static ACTORS: ActorWords = ActorWords {
    most_first: "Pip först",
    ..swedish::ACTORS
};
