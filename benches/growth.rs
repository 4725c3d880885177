//! How the core's time grows with the content: reading, checking, indexing, filtering with counts, searching, and layout,
//! with as many initiatives as the real content, 1,000, 10,000 and 100,000. All contents are generated.
//!
//! `cargo xtask bench --native` runs this and prints the time per initiative; `cargo bench --bench growth -- layout` runs
//! one benchmark. `BENCH_SIZES=200,1000` chooses the sizes.

#![allow(
    clippy::unwrap_used,
    reason = "a benchmark of what cannot be read is none"
)]
#![allow(missing_docs, reason = "the names say it")]

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use divan::counter::ItemsCount;
use divan::{Bencher, Divan, black_box};
use life_science_map::app::Model;
use life_science_map::check::check;
use life_science_map::content::{Content, Language};
use life_science_map::layout::map::{Map, Rows, Wheel};
use life_science_map::query::{Facet, Filter, SearchIndex};

/// The data for one size. Built once and kept.
struct Fixture {
    json: String,
    site: Model,
}

fn main() {
    Divan::default()
        .sample_count(30)
        .min_time(std::time::Duration::from_millis(100))
        .max_time(std::time::Duration::from_secs(1))
        .config_with_args()
        .main();
}

/// The numbers of initiatives.
fn sizes() -> Vec<usize> {
    std::env::var("BENCH_SIZES").map_or_else(
        |_| {
            let real = content(include_str!("../public/content.json"));
            vec![real.initiatives().len(), 1_000, 10_000, 100_000]
        },
        |sizes| sizes.split(',').map(|size| size.parse().unwrap()).collect(),
    )
}

fn fixture(size: usize) -> &'static Fixture {
    static FIXTURES: Mutex<BTreeMap<usize, &'static Fixture>> = Mutex::new(BTreeMap::new());
    let mut fixtures = FIXTURES.lock().unwrap_or_else(PoisonError::into_inner);
    fixtures.entry(size).or_insert_with(|| {
        let json = xtask::generate::generated(0, size);
        let indexed = Model::new(content(&json), Language::Swedish);
        while indexed.index_more() {}
        Box::leak(Box::new(Fixture {
            json,
            site: indexed,
        }))
    })
}

fn content(json: &str) -> Content {
    Content::read(json.as_bytes()).ok().unwrap().0
}

/// Measures `work` on the content of a size, counted in initiatives.
fn measure<T>(bencher: Bencher, size: usize, work: impl Fn(&'static Fixture) -> T) {
    let fixture = fixture(size);
    bencher
        .counter(ItemsCount::new(size))
        .bench_local(|| work(black_box(fixture)));
}

/// From the file's bytes to the checked, indexed content.
#[divan::bench(args = sizes())]
fn a_read(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| content(&fixture.json));
}

/// The same with all faults, their words and their places in the file.
#[divan::bench(args = sizes())]
fn b_check(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| check(fixture.json.as_bytes()));
}

/// The search index.
#[divan::bench(args = sizes())]
fn c_index(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| {
        SearchIndex::new(&fixture.site.content)
    });
}

/// One area and one kind chosen: the matches, and the numbers next to all options.
#[divan::bench(args = sizes())]
fn d_filter(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| {
        let content = &fixture.site.content;
        let mut filter = Filter::default();
        for facet in [Facet::Area, Facet::Kind] {
            if let Some(choice) = facet.options(content).into_iter().next() {
                filter = filter.with(choice);
            }
        }
        fixture.site.shown(&filter)
    });
}

/// Two prefixes of words: the matches, and the numbers next to all options.
#[divan::bench(args = sizes())]
fn e_search(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| {
        fixture
            .site
            .shown(&Filter::default().with_search("for häl"))
    });
}

/// The seats of the map, and both its forms.
#[divan::bench(args = sizes())]
fn f_layout(bencher: Bencher, size: usize) {
    measure(bencher, size, |fixture| {
        let content = &fixture.site.content;
        let map = Map::new(content);
        (Wheel::new(&map), Rows::new(&map))
    });
}
