//! Content made for tests: any amount of it, in every shape that the format allows, the same for the same seed.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use serde_json::{Value, json};

/// A generator of pseudorandom numbers: `SplitMix64` (Steele, Lea and Flood, 2014). Three lines suffice for tests.
pub struct Random(u64);

impl Random {
    /// The generator of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound).unwrap()).unwrap()
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// `true` so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of some things.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Up to `most` different ones of some things, in any order.
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

const SWEDISH: [&str; 24] = [
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
];
const ENGLISH: [&str; 16] = [
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

/// The text of a content file that keeps to the format, with so many initiatives: with dates of every precision and
/// without, in one and in many sectors, without whatever may be missing, with long names and with Swedish ones only.
///
/// Seeds that four divides give about as many areas, programmes, objectives, actors and places as the real content
/// has, the others any number: one area at least, and perhaps nothing of the rest.
pub fn generated(seed: u64, initiatives: usize) -> String {
    generated_value(seed, initiatives).to_string()
}

/// The same before it is written out.
pub fn generated_value(seed: u64, initiatives: usize) -> Value {
    let random = &mut Random::new(seed);
    let ids = Ids::new(random, seed.is_multiple_of(4));
    let areas: Vec<Value> = numbered(&ids.areas)
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
    let programmes: Vec<Value> = numbered(&ids.programmes)
        .map(|(number, id)| programme(random, number, id))
        .collect();
    let list: Vec<Value> = (0..initiatives)
        .map(|number| initiative(random, number, initiatives, &ids))
        .collect();
    let actors: Vec<Value> = ids
        .actors
        .iter()
        .map(|id| json!({"id": id, "kind": random.pick(&ACTOR_KINDS), "name": text(random, 4)}))
        .collect();
    let places: Vec<Value> = ids
        .places
        .iter()
        .map(|id| {
            let degrees =
                |thousandths: usize| f64::from(u32::try_from(thousandths).unwrap()) / 1000.0;
            let (lat, lon) = (
                random.between(55_300, 69_000),
                random.between(11_000, 24_000),
            );
            json!({"id": id, "name": text(random, 1), "lat": degrees(lat), "lon": degrees(lon)})
        })
        .collect();
    json!({
        "version": 1, "updated": "2024-12-12", "title": {"sv": "Kartan", "en": "The map"},
        "strategy": {
            "name": text(random, 5), "adopted": "2019-12-12", "objectives_total": 30, "sources": sources(random),
        },
        "areas": areas, "objectives": objectives, "programmes": programmes, "initiatives": list, "actors": actors,
        "places": places,
    })
}

/// The ids that initiatives can refer to.
struct Ids {
    areas: Vec<String>,
    /// For each area those of its objectives.
    objectives: Vec<Vec<String>>,
    programmes: Vec<String>,
    actors: Vec<String>,
    places: Vec<String>,
}

impl Ids {
    fn new(random: &mut Random, as_many_as_real: bool) -> Self {
        let mut ids = |what: &str, real: usize, least: usize, most: usize| -> Vec<String> {
            let count = if as_many_as_real {
                real
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
        let most = if as_many_as_real { 6 } else { random.below(13) };
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

fn programme(random: &mut Random, number: usize, id: &str) -> Value {
    let mut programme = json!({
        "id": id, "number": number, "name": text(random, 9), "short": text(random, 2), "summary": text(random, 30),
        "period": period(random), "sources": sources(random),
    });
    if random.percent(50) {
        programme["lead"] = text(random, 6);
    }
    if random.percent(50) {
        programme["succeeded_by"] =
            json!([{"name": text(random, 3), "from": date(random, 2018, 2020)}]);
    }
    programme
}

/// The initiative of a number, one of `all`.
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
        let amount = random.below(5_000_000_000);
        initiative["funding"] = json!({"sek": amount});
        if random.percent(20) {
            initiative["funding"]["eur"] = json!(amount / 11);
        }
    }
    // Mostly up to three areas, at times nearly all; none only where there is a programme.
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
        // An empty list and none mean the same.
        if !ids.is_empty() || random.percent(10) {
            initiative[key] = json!(ids);
        }
    }
    initiative
}

/// Up to so many words, in Swedish and mostly in English too.
fn text(random: &mut Random, most: usize) -> Value {
    let mut words = |from: &[&str]| {
        let count = random.between(1, most);
        (0..count)
            .map(|_| *random.pick(from))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (swedish, english) = (words(&SWEDISH), words(&ENGLISH));
    if random.percent(85) {
        json!({"sv": swedish, "en": english})
    } else {
        json!({"sv": swedish})
    }
}

/// A date of any precision; a third of each.
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

/// A period that mostly begins in the years of the strategy, and at times long before them.
fn period(random: &mut Random) -> Value {
    let (first, last) = if random.percent(85) {
        (2016, 2023)
    } else {
        (1965, 2030)
    };
    let from = date(random, first, last);
    if random.percent(70) {
        return json!({ "from": from });
    }
    let year: usize = from[..4].parse().unwrap();
    let to = if random.percent(20) {
        from.clone()
    } else {
        date(random, year + 1, year + 6)
    };
    json!({"from": from, "to": to})
}

fn sources(random: &mut Random) -> Value {
    let count = random.between(1, 3);
    let mut sources = Vec::new();
    for _ in 0..count {
        let number = random.below(100_000);
        let mut source = json!({"url": format!("https://www.example.se/sida/{number}?språk=sv"), "title": format!("Sida {number}")});
        if random.percent(80) {
            source["publisher"] = json!("Myndigheten för prov");
        }
        if random.percent(40) {
            source["date"] = json!(date(random, 2010, 2024));
        }
        sources.push(source);
    }
    json!(sources)
}

/// Damages a value in one place, wherever that is: puts something else in the place of a part, removes it, or has it
/// twice.
pub fn damage(value: &mut Value, random: &mut Random) {
    let mut skip = random.below(parts(value));
    let instead = match random.below(12) {
        0 => json!(null),
        1 => json!(true),
        2 => json!(-1),
        3 => json!(1.5e300),
        4 => json!(random.below(10)),
        5 => json!(""),
        6 => json!("javascript:alert(1)"),
        7 => json!("2019-02-30"),
        8 => json!([[[{}]]]),
        9 => json!({"sv": [], "from": {}, "id": 3}),
        10 => json!(random.pick(&["area-1", "strukturer", "1.1", "Å Ä Ö", "../..", "drive-me"])),
        _ => json!([]),
    };
    damage_part(value, &mut skip, &instead, random);
}

/// How many values there are within a value, itself included.
fn parts(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(parts).sum(),
        Value::Object(object) => object.values().map(parts).sum(),
        _ => 0,
    }
}

/// Damages the part after `skip` others; gives whether that was within `value`.
fn damage_part(value: &mut Value, skip: &mut usize, instead: &Value, random: &mut Random) -> bool {
    if *skip == 0 {
        *value = instead.clone();
        return true;
    }
    *skip -= 1;
    match value {
        Value::Array(list) => {
            for index in 0..list.len() {
                if *skip == 0 && random.percent(50) {
                    if random.percent(50) {
                        list.remove(index);
                    } else {
                        let copy = list[index].clone();
                        let place = random.below(list.len() + 1);
                        list.insert(place, copy);
                    }
                    return true;
                }
                if damage_part(&mut list[index], skip, instead, random) {
                    return true;
                }
            }
        }
        Value::Object(object) => {
            let keys: Vec<String> = object.keys().cloned().collect();
            for key in keys {
                if *skip == 0 && random.percent(50) {
                    object.remove(&key);
                    return true;
                }
                if object
                    .get_mut(&key)
                    .is_some_and(|part| damage_part(part, skip, instead, random))
                {
                    return true;
                }
            }
        }
        _ => {}
    }
    false
}
