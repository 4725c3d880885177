//! The plain pages of tours.

use std::path::Path;

use life_science_map::app::Model;
use life_science_map::content::Language;
use life_science_map::markup::write_attribute;
use life_science_map::publish::Story;
use life_science_map::query::SearchIndex;

use super::shell::{Shell, Slot};
use super::{alternates, title, write};

/// Writes the page of each tour, with its pictures. `site` is the site's folder.
pub fn write_stories(site: &Path, shell: &Shell, model: &Model) -> Result<(), String> {
    let content = &model.content;
    let language = model.language;
    if content.tours.is_empty() {
        return Ok(());
    }
    let index = SearchIndex::new(content);
    let below = content.strategy.way_to_root_from_below(language);
    let root = ["../", below].concat();
    let shell = shell.clone().in_language(language.tag(), &root);
    for tour in &content.tours {
        let story = Story {
            content,
            index: &index,
            tour,
            language,
        };
        let written = story.page();
        let name = tour.title.in_language(language);
        let summary = tour.summary.as_ref().unwrap_or(&tour.title);
        let page = shell.page(false, |slot| match slot {
            Slot::Title => title(&[name, " – ", model.title()].concat()),
            Slot::Description => {
                let mut meta = "<meta name=\"description\"".to_owned();
                write_attribute(&mut meta, "content", summary.in_language(language));
                meta + ">"
            }
            Slot::Languages => {
                let folder = |language: Language| Story::folder(tour, language);
                alternates(&content.strategy, &root, folder)
            }
            Slot::Embedding => String::new(),
            Slot::App => ["<div id=\"app\">", &written.html, "</div>"].concat(),
        });
        let folder = [
            content.strategy.folder(language),
            &Story::folder(tour, language),
        ];
        let folder = site.join(folder.concat());
        write(&folder.join("index.html"), &page)?;
        for picture in &written.pictures {
            write(&site.join(&picture.path), &picture.text)?;
        }
    }
    Ok(())
}
