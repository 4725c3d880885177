//! Content made for tests: any amount of it, in every shape that the format allows, the same for the same seed.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program has this module for its own and uses a part of it"
)]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use serde_json::{Map, Value, json};

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
/// Seeds that four divides give as many areas, programmes, objectives, actors and places as the real content has, the others any
/// number: one area at least, and perhaps nothing of the rest.
pub fn generated(seed: u64, initiatives: usize) -> String {
    generated_value(seed, initiatives).to_string()
}

/// The same before it is written out.
pub fn generated_value(seed: u64, initiatives: usize) -> Value {
    let mut random = Random::new(seed);
    let mut count = |real: usize, least: usize, most: usize| {
        let other = random.between(least, most);
        if seed.is_multiple_of(4) { real } else { other }
    };
    let (areas, programmes) = (count(8, 1, 12), count(5, 0, 7));
    let (actors, places) = (count(127, 0, 300), count(18, 0, 40));
    let per_area = count(4, 0, 12);
    let random = &mut random;

    let area_ids: Vec<String> = (1..=areas).map(|number| format!("area-{number}")).collect();
    let programme_ids: Vec<String> = (1..=programmes)
        .map(|number| format!("programme-{number}"))
        .collect();
    let actor_ids: Vec<String> = (1..=actors)
        .map(|number| format!("actor-{number}"))
        .collect();
    let place_ids: Vec<String> = (1..=places)
        .map(|number| format!("place-{number}"))
        .collect();
    let mut objective_ids = vec![Vec::new(); areas];
    for (area, ids) in objective_ids.iter_mut().enumerate() {
        let count = if per_area == 0 {
            0
        } else {
            random.below(per_area + 1)
        };
        ids.extend((1..=count).map(|number| format!("{}.{number}", area + 1)));
    }

    let mut area_list = Vec::new();
    for (index, id) in area_ids.iter().enumerate() {
        area_list.push(json!({
            "id": id, "number": index + 1, "name": text(random, 9), "short": text(random, 2),
            "summary": text(random, 30), "sources": sources(random),
        }));
    }
    let mut objectives = Vec::new();
    for (area, ids) in objective_ids.iter().enumerate() {
        for id in ids {
            objectives.push(json!({
                "id": id, "area": area_ids[area], "name": text(random, 12), "text": text(random, 30),
                "sources": sources(random),
            }));
        }
    }
    let mut programme_list = Vec::new();
    for (index, id) in programme_ids.iter().enumerate() {
        let mut programme = json!({
            "id": id, "number": index + 1, "name": text(random, 9), "short": text(random, 2),
            "summary": text(random, 30), "period": period(random), "sources": sources(random),
        });
        if random.percent(50) {
            programme["lead"] = text(random, 6);
        }
        if random.percent(50) {
            programme["succeeded_by"] =
                json!([{"name": text(random, 3), "from": date(random, 2018, 2020)}]);
        }
        programme_list.push(programme);
    }

    let mut list = Vec::new();
    for number in 0..initiatives {
        let mut initiative = Map::new();
        let mut put = |key: &str, value: Value| {
            initiative.insert(key.into(), value);
        };
        put("id", json!(format!("initiative-{number}")));
        put("kind", json!(random.pick(&KINDS)));
        let words = if random.percent(5) { 40 } else { 10 };
        put("name", text(random, words));
        put("summary", text(random, 40));
        put("sources", sources(random));
        if random.percent(90) {
            put("date", period(random));
        }
        let own_programmes = random.some(&programme_ids, 3);
        // Mostly one or two areas, at times all of them; none only where there is a programme.
        let most = if random.percent(5) { areas * 2 } else { 3 };
        let mut own_areas = random.some(&area_ids, most);
        if own_areas.is_empty() && own_programmes.is_empty() {
            own_areas.push(random.pick(&area_ids).clone());
        }
        let own_objectives: Vec<String> = area_ids
            .iter()
            .zip(&objective_ids)
            .filter(|(area, _)| own_areas.contains(area))
            .flat_map(|(_, ids)| random.some(ids, 2))
            .collect();
        let related: Vec<String> = (0..random.below(3))
            .map(|step| (number + 1 + step * 7) % initiatives)
            .filter(|other| *other != number)
            .map(|other| format!("initiative-{other}"))
            .fold(Vec::new(), |mut all, id| {
                if !all.contains(&id) {
                    all.push(id);
                }
                all
            });
        for (key, ids) in [
            ("areas", own_areas),
            ("programmes", own_programmes),
            ("objectives", own_objectives),
            ("actors", random.some(&actor_ids, 5)),
            ("places", random.some(&place_ids, 2)),
            ("related", related),
        ] {
            // An empty list and none mean the same.
            if !ids.is_empty() || random.percent(10) {
                put(key, json!(ids));
            }
        }
        if random.percent(30) {
            let amount = random.below(5_000_000_000);
            put(
                "funding",
                if random.percent(80) {
                    json!({"sek": amount})
                } else {
                    json!({"eur": amount, "sek": amount * 11})
                },
            );
        }
        list.push(Value::Object(initiative));
    }

    let actors: Vec<Value> = actor_ids
        .iter()
        .map(|id| json!({"id": id, "kind": random.pick(&ACTOR_KINDS), "name": text(random, 4)}))
        .collect();
    let places: Vec<Value> = place_ids
        .iter()
        .map(|id| {
            let (lat, lon) = (
                random.between(55_300, 69_000),
                random.between(11_000, 24_000),
            );
            #[allow(clippy::cast_precision_loss, reason = "below a hundred thousand")]
            let (lat, lon) = (lat as f64 / 1000.0, lon as f64 / 1000.0);
            json!({"id": id, "name": text(random, 1), "lat": lat, "lon": lon})
        })
        .collect();
    json!({
        "version": 1, "updated": "2024-12-12", "title": {"sv": "Kartan", "en": "The map"},
        "strategy": {"name": text(random, 5), "adopted": "2019-12-12", "objectives_total": 30, "sources": sources(random)},
        "areas": area_list, "objectives": objectives, "programmes": programme_list, "initiatives": list,
        "actors": actors, "places": places,
    })
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

/// Damages a value in one place, wherever that is: replaces a part by something of another type or by another part's like, removes it,
/// or puts it there twice.
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
