//! The page with everything, in its parts, and the index of sectors and objectives.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use life_science_map::content::{Content, Language};
use life_science_map::take::data;
use life_science_map::view::PART;
use scraper::Selector;

use super::{SOME, page, prerendered, prerendered_for, values};
use crate::support;

/// Two parts of the page with everything, and a few more.
const INITIATIVES: usize = 2 * PART + 50;

/// The files of the page with everything, and in which folder they are, by the tag of the language.
const EVERYTHING: [(&str, &str); 2] = [("sv", "alla"), ("en", "en/all")];

const PARTS: [&str; 3] = ["index.html", "2.html", "3.html"];

#[test]
fn every_initiative_stands_once_on_the_page_with_everything() {
    let site = prerendered("prerendered-pages", &support::generated(7, INITIATIVES));
    for (_, folder) in EVERYTHING {
        let folder = site.join(folder);
        let mut pages_of = BTreeMap::<String, usize>::new();
        assert!(!folder.join("4.html").exists());
        for (name, expected) in PARTS.into_iter().zip([PART, PART, 50]) {
            let listed = values(
                &page(&folder.join(name)),
                "[data-initiative]",
                "data-initiative",
            );
            assert_eq!(listed.len(), expected);
            for id in listed {
                *pages_of.entry(id).or_default() += 1;
            }
        }
        assert_eq!(pages_of.len(), INITIATIVES);
        assert!(pages_of.values().all(|pages| *pages == 1));
    }
}

#[test]
fn each_part_of_the_page_with_everything_says_in_its_title_which_it_is() {
    let site = prerendered("prerendered-titles", &support::generated(7, INITIATIVES));
    let title = |path: PathBuf| {
        let page = page(&path);
        let title = page
            .select(&Selector::parse("head > title").unwrap())
            .next();
        title.unwrap().text().collect::<String>()
    };
    for ((_, folder), list) in EVERYTHING
        .into_iter()
        .zip(["Insatser, sida 2 av 3 – ", "Initiatives, page 2 of 3 – "])
    {
        let first = title(site.join(folder).parent().unwrap().join("index.html"));
        assert_eq!(
            title(site.join(folder).join("2.html")),
            [list, &first].concat()
        );
        assert_ne!(
            title(site.join(folder).join("3.html")),
            title(site.join(folder).join("2.html"))
        );
    }
}

/// The first page names the whole strategy without scripts, and each name leads to its place.
#[test]
fn the_index_leads_to_every_sector_and_objective_where_it_is_told_of() {
    for content in [
        support::generated(7, INITIATIVES),
        fs::read_to_string("public/content.json").unwrap(),
    ] {
        let site = prerendered("prerendered-index", &content);
        let content = Content::read(content.as_bytes()).unwrap().0;
        for (tag, folder) in EVERYTHING {
            let language = Language::from_tag(tag).unwrap();
            let map = site.join(folder).parent().unwrap().to_owned();
            let first = page(&map.join("index.html"));
            let links = Selector::parse(".index a").unwrap();
            let links = first.select(&links).map(|link| {
                let name: String = link.text().collect();
                (name, link.attr("href").unwrap().to_owned())
            });
            let links: Vec<_> = links.collect();
            let sectors = content.sectors().map(|sector| {
                let name = content.sector_name(sector);
                name.in_language(language).to_owned()
            });
            let objectives = content.objectives().iter().map(|objective| {
                let name = objective.name.in_language(language);
                format!("{} {name}", objective.id)
            });
            for name in sectors.chain(objectives) {
                assert!(links.iter().any(|(own, _)| *own == name), "{name}");
            }
            for (name, address) in links {
                let (file, place) = address.split_once('#').unwrap();
                let file = if file.ends_with('/') {
                    [file, "index.html"].concat()
                } else {
                    file.to_owned()
                };
                let there = page(&map.join(file));
                let target = values(&there, &format!("[id=\"{place}\"]"), "id");
                assert_eq!(target, [place], "{name}: {address}");
            }
        }
    }
}

#[test]
fn the_page_with_everything_is_plain_and_leads_to_the_map() {
    let site = prerendered("prerendered-links", &support::generated(7, INITIATIVES));
    for ((tag, folder), up) in EVERYTHING.into_iter().zip(["../", "../../"]) {
        let folder = site.join(folder);
        let map = folder.parent().unwrap();
        let own = ["./", folder.file_name().unwrap().to_str().unwrap(), "/"].concat();
        let first = page(&map.join("index.html"));
        assert_eq!(values(&first, ".further a", "href"), [own]);
        for name in PARTS {
            let part = page(&folder.join(name));
            assert_eq!(values(&part, "html", "lang"), [tag]);
            assert_eq!(
                values(&part, "link[rel=stylesheet]", "href"),
                [format!("{up}main.css")]
            );
            let loads = "script, link[rel=modulepreload], link[rel=preload]";
            assert_eq!(part.select(&Selector::parse(loads).unwrap()).count(), 0);
            assert_eq!(
                values(&part, "nav .pages a", "href"),
                ["./", "./2.html", "./3.html"]
            );
            for address in values(&part, ".entry h3 a", "href") {
                assert!(address.starts_with("../?item="), "{address}");
            }
            for address in values(&part, "a[hreflang], link[hreflang]", "href") {
                let there = folder.join(&address).join("index.html");
                assert!(there.exists(), "{address}");
                assert_eq!(
                    values(&page(&there), "#results", "class").len(),
                    1,
                    "{address}"
                );
            }
        }
    }
}

/// Addresses of the numbered pages that the list once had.
#[test]
fn the_old_pages_of_the_list_lead_to_the_page_with_everything() {
    let site = prerendered("prerendered-old", &support::generated(7, SOME));
    for (_, folder) in EVERYTHING {
        let folder = site.join(folder);
        let (map, own) = (folder.parent().unwrap(), folder.file_name().unwrap());
        let own = ["./", own.to_str().unwrap(), "/"].concat();
        for name in ["list-2.html", "list-3.html"] {
            let old = page(&map.join(name));
            assert_eq!(values(&old, "main a", "href"), [&*own]);
            let forward = values(&old, "meta[http-equiv=refresh]", "content");
            assert_eq!(forward, [["0; url=", &own].concat()]);
        }
        assert!(!map.join("list-4.html").exists());
    }
}

#[test]
fn all_initiatives_stand_beside_the_pages_for_programs() {
    let content = support::generated(7, SOME);
    for (name, base) in [
        ("prerendered-data", None),
        ("prerendered-data-base", Some("https://map.example/")),
    ] {
        let folder = prerendered_for(name, &content, base).join(data::FOLDER);
        let root = base.unwrap_or_default();
        let files = data::files(content.as_bytes(), root, Language::Swedish).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), files.len());
        for file in files {
            let written = fs::read(folder.join(&file.name)).unwrap();
            assert!(written == file.bytes, "{name}: {}", file.name);
        }
        let csv = fs::read_to_string(folder.join(data::CSV)).unwrap();
        let address = csv.lines().nth(1).and_then(|row| row.split(',').nth(1));
        assert!(address.unwrap().starts_with(&[root, "?item="].concat()));
    }
}
