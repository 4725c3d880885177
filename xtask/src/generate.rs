//! Generates content files of any size that use everything the format allows, deterministically by seed: for tests, and to
//! see the map with other contents than the real one.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write as _};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Writes a content file with this many initiatives to `file`, or to the standard output.
///
/// # Errors
/// If it cannot be written.
pub fn generate(seed: u64, initiatives: usize, file: Option<&OsStr>) -> Result<()> {
    let content = generated(seed, initiatives);
    match file {
        Some(file) => fs::write(file, content)
            .with_context(|| format!("cannot write {}", file.to_string_lossy())),
        None => match io::stdout().write_all(content.as_bytes()) {
            // The reader has stopped early.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.context("cannot write to the standard output"),
        },
    }
}

/// The pseudorandom number generator `SplitMix64` (Steele, Lea and Flood, 2014), which takes three lines.
pub struct Random(u64);

impl Random {
    /// A generator with this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    #[allow(
        clippy::should_implement_trait,
        reason = "it has no end, and nobody iterates over it"
    )]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the rest is below a number of this type"
    )]
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// A number from `least` to `most`, inclusive.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// A number of thousandths from `least` to `most`, as a decimal.
    fn thousandths(&mut self, least: i32, most: i32) -> f64 {
        let steps = usize::try_from(most - least).unwrap_or(0);
        let step = i32::try_from(self.between(0, steps)).unwrap_or(0);
        f64::from(least + step) / 1000.0
    }

    /// `true` with this probability in percent.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One element.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Up to `most` different elements, in any order.
    pub fn some<T: Clone + PartialEq>(&mut self, from: &[T], most: usize) -> Vec<T> {
        let mut some = Vec::new();
        if !from.is_empty() {
            for _ in 0..self.below(most + 1) {
                let one = self.pick(from);
                if !some.contains(one) {
                    some.push(one.clone());
                }
            }
        }
        some
    }
}

const SWEDISH: [&str; 27] = [
    "hälsa",
    "vård",
    "forskning",
    "precisionsmedicin",
    "Ängelholm",
    "öppna",
    "data",
    "för",
    "och",
    "i",
    "åldrande",
    "samverkan",
    "hälsodataregister",
    "biobanker",
    "AI",
    "Östergötland",
    "kompetensförsörjning",
    "läkemedel",
    "på",
    "råd",
    "Å",
    "life science",
    "försäkringsmedicinska",
    "m.m.",
    "”forskning & utveckling”",
    "<2030>",
    "🧬",
];
const ENGLISH: [&str; 18] = [
    "health",
    "care",
    "research",
    "precision medicine",
    "open",
    "data",
    "for",
    "and",
    "in",
    "ageing",
    "collaboration",
    "biobanks",
    "AI",
    "medicines",
    "naïve",
    "skills",
    "“R&D”",
    "patient's",
];
const KINDS: [&str; 10] = [
    "assignment",
    "investment",
    "inquiry",
    "legislation",
    "agreement",
    "infrastructure",
    "programme",
    "report",
    "event",
    "organisation",
];
const ACTOR_KINDS: [&str; 9] = [
    "government",
    "agency",
    "region",
    "municipality",
    "university",
    "company",
    "foundation",
    "association",
    "international",
];

/// The text of a valid content file with this many initiatives: dates of every precision and none, one and many sectors,
/// optional fields present, missing or `null`, any order, long names, names in Swedish only, and all kinds of letters.
///
/// Seeds divisible by four give realistic numbers of areas, programmes, objectives, actors and places, the same for each;
/// other seeds give any number: at least one area, and perhaps none of the rest.
pub fn generated(seed: u64, initiatives: usize) -> String {
    generated_value(seed, initiatives).to_string()
}

/// The same as a JSON value.
pub fn generated_value(seed: u64, initiatives: usize) -> Value {
    let random = &mut Random::new(seed);
    let ids = Ids::new(random, seed.is_multiple_of(4));
    let mut areas: Vec<Value> = numbered(&ids.areas)
        .map(|(number, id)| {
            json!({
                "id": id, "number": number, "name": text(random, 9), "short": text(random, 2),
                "summary": text(random, 30), "sources": sources(random),
            })
        })
        .collect();
    let mut objectives = Vec::new();
    for (area, own) in ids.areas.iter().zip(&ids.objectives) {
        objectives.extend(own.iter().map(|id| {
            json!({
                "id": id, "area": area, "name": text(random, 12), "text": text(random, 30), "sources": sources(random),
            })
        }));
    }
    let mut programmes: Vec<Value> = numbered(&ids.programmes)
        .map(|(number, id)| programme(random, number, id))
        .collect();
    // Their numbers define the order, not the position in the file.
    for list in [&mut areas, &mut programmes] {
        if random.percent(20) {
            list.reverse();
        }
    }
    let list: Vec<Value> = (0..initiatives)
        .map(|number| initiative(random, number, initiatives, &ids))
        .collect();
    let actors: Vec<Value> = ids
        .actors
        .iter()
        .map(|id| json!({"id": id, "kind": random.pick(&ACTOR_KINDS), "name": text(random, 4)}))
        .collect();
    let places: Vec<Value> = ids.places.iter().map(|id| place(random, id)).collect();
    json!({
        "version": 1, "updated": "2024-12-12", "title": {"sv": "Kartan", "en": "The map"}, "strategy": strategy(random),
        "areas": areas, "objectives": objectives, "programmes": programmes, "initiatives": list, "actors": actors,
        "places": places,
    })
}

/// The ids that initiatives can refer to.
struct Ids {
    areas: Vec<String>,
    /// For each area the ids of its objectives.
    objectives: Vec<Vec<String>>,
    programmes: Vec<String>,
    actors: Vec<String>,
    places: Vec<String>,
}

impl Ids {
    fn new(random: &mut Random, usual: bool) -> Self {
        let mut ids = |what: &str, usual_count: usize, least: usize, most: usize| -> Vec<String> {
            let count = if usual {
                usual_count
            } else {
                random.between(least, most)
            };
            (1..=count)
                .map(|number| format!("{what}-{number}"))
                .collect()
        };
        let areas = ids("area", 8, 1, 12);
        let programmes = ids("programme", 5, 0, 7);
        let actors = ids("actor", 127, 0, 300);
        let places = ids("place", 18, 0, 40);
        let most = if usual { 6 } else { random.below(13) };
        let objectives = numbered(&areas)
            .map(|(area, _)| {
                (1..=random.between(0, most))
                    .map(|number| format!("{area}.{number}"))
                    .collect()
            })
            .collect();
        Self {
            areas,
            objectives,
            programmes,
            actors,
            places,
        }
    }
}

fn numbered(ids: &[String]) -> impl Iterator<Item = (usize, &String)> {
    (1..).zip(ids)
}

fn strategy(random: &mut Random) -> Value {
    let mut strategy = json!({
        "name": text(random, 5), "adopted": date(random, 2015, 2022), "objectives_total": random.between(1, 60),
        "note": text(random, 20), "sources": sources(random),
    });
    for field in ["name", "adopted", "objectives_total", "note", "sources"] {
        may_lack(random, &mut strategy, field, 10);
    }
    strategy
}

/// A place, mostly in Sweden, sometimes anywhere.
fn place(random: &mut Random, id: &str) -> Value {
    let ((south, north), (west, east)) = if random.percent(90) {
        ((55_300, 69_000), (11_000, 24_000))
    } else {
        ((-90_000, 90_000), (-180_000, 180_000))
    };
    let (lat, lon) = (
        random.thousandths(south, north),
        random.thousandths(west, east),
    );
    json!({"id": id, "name": text(random, 1), "lat": lat, "lon": lon})
}

fn programme(random: &mut Random, number: usize, id: &str) -> Value {
    let mut programme = json!({
        "id": id, "number": number, "name": text(random, 9), "short": text(random, 2), "summary": text(random, 30),
        "period": period(random), "sources": sources(random),
    });
    if random.percent(50) {
        programme["lead"] = text(random, 6);
    }
    if random.percent(50) {
        let successors = (0..random.between(0, 3)).map(|_| {
            let mut successor = json!({"name": text(random, 3), "from": date(random, 2018, 2020)});
            may_lack(random, &mut successor, "from", 20);
            successor
        });
        programme["succeeded_by"] = successors.collect();
    }
    for field in ["lead", "succeeded_by"] {
        may_be_null(random, &mut programme, field);
    }
    programme
}

/// Initiative `number` of `all`.
fn initiative(random: &mut Random, number: usize, all: usize, ids: &Ids) -> Value {
    let words = if random.percent(5) { 40 } else { 10 };
    let mut initiative = json!({
        "id": format!("initiative-{number}"), "kind": random.pick(&KINDS), "name": text(random, words),
        "summary": text(random, 40), "sources": sources(random),
    });
    if random.percent(90) {
        initiative["date"] = period(random);
    }
    if random.percent(30) {
        initiative["funding"] = funding(random);
    }
    let (areas, programmes) = sectors(random, ids);
    let objectives = ids
        .areas
        .iter()
        .zip(&ids.objectives)
        .filter(|(area, _)| areas.contains(area));
    let objectives = objectives
        .flat_map(|(_, own)| random.some(own, 2))
        .collect();
    let neighbours: Vec<String> = [1, 8, 50]
        .map(|step| (number + step) % all)
        .into_iter()
        .filter(|other| *other != number)
        .map(|other| format!("initiative-{other}"))
        .collect();
    for (key, ids) in [
        ("areas", areas),
        ("programmes", programmes),
        ("objectives", objectives),
        ("actors", random.some(&ids.actors, 5)),
        ("places", random.some(&ids.places, 2)),
        ("related", random.some(&neighbours, 2)),
    ] {
        // An empty list means the same as no list.
        if !ids.is_empty() || random.percent(10) {
            initiative[key] = json!(ids);
        }
        may_be_null(random, &mut initiative, key);
    }
    for field in ["date", "funding"] {
        may_be_null(random, &mut initiative, field);
    }
    initiative
}

fn funding(random: &mut Random) -> Value {
    let amount = random.below(5_000_000_000);
    let mut funding = match random.below(10) {
        0 => json!({"eur": amount / 11}),
        1 => json!({"sek": amount, "eur": amount / 11}),
        _ => json!({"sek": amount}),
    };
    if amount.is_multiple_of(5) {
        funding["per"] = json!("year");
    }
    funding
}

/// The areas and programmes that an initiative is in: mostly up to three areas, sometimes nearly all; none only if there is a
/// programme.
fn sectors(random: &mut Random, ids: &Ids) -> (Vec<String>, Vec<String>) {
    let programmes = random.some(&ids.programmes, 3);
    let most = if random.percent(5) {
        ids.areas.len() * 2
    } else {
        3
    };
    let mut areas = random.some(&ids.areas, most);
    if areas.is_empty() && programmes.is_empty() {
        areas.push(random.pick(&ids.areas).clone());
    }
    (areas, programmes)
}

/// Up to `most` words, in Swedish and mostly in English too.
fn text(random: &mut Random, most: usize) -> Value {
    let mut words = |from: &[&str]| {
        let count = random.between(1, most);
        (0..count)
            .map(|_| *random.pick(from))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (swedish, english) = (words(&SWEDISH), words(&ENGLISH));
    let mut text = json!({"sv": swedish, "en": english});
    may_lack(random, &mut text, "en", 15);
    text
}

/// Removes a field with this probability, or sets it to `null`, which means the same.
fn may_lack(random: &mut Random, value: &mut Value, field: &str, percent: usize) {
    if random.percent(percent) {
        value.as_object_mut().map(|object| object.remove(field));
        may_be_null(random, value, field);
    }
}

/// Sometimes sets a missing field to `null`.
fn may_be_null(random: &mut Random, value: &mut Value, field: &str) {
    if value.get(field).is_none() && random.percent(10) {
        value[field] = Value::Null;
    }
}

/// A date of any precision, each with a probability of a third.
fn date(random: &mut Random, first: usize, last: usize) -> String {
    let (year, month, day) = (
        random.between(first, last),
        random.between(1, 12),
        random.between(1, 28),
    );
    match random.below(3) {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A period that mostly begins in the years of the strategy, and sometimes long before them.
fn period(random: &mut Random) -> Value {
    let (first, last) = if random.percent(85) {
        (2016, 2023)
    } else {
        (1965, 2030)
    };
    let from = date(random, first, last);
    let year = from
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(first);
    let to = match random.below(10) {
        0 => from.clone(),
        1 => format!("{year:04}"),
        _ => date(random, year + 1, year + 6),
    };
    let mut period = json!({"from": from, "to": to});
    may_lack(random, &mut period, "to", 70);
    period
}

fn sources(random: &mut Random) -> Value {
    let count = random.between(1, 3);
    let mut sources = Vec::new();
    for _ in 0..count {
        let number = random.below(100_000);
        let scheme = if random.percent(90) { "https" } else { "http" };
        let mut source = json!({
            "url": format!("{scheme}://www.example.se/sida/{number}?språk=sv"), "title": format!("Sida {number}"),
            "publisher": "Myndigheten för prov", "date": date(random, 2010, 2024),
        });
        may_lack(random, &mut source, "publisher", 20);
        may_lack(random, &mut source, "date", 60);
        sources.push(source);
    }
    json!(sources)
}
