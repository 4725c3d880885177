//! Draws the map as HTML files, without styles or views of the site: what the layout alone looks like.
//!
//! `cargo run --example pictures -- public/content.json FOLDER` writes `wheel-sv-1180.html` and so on.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use life_science_map::content::{Content, Family, Language, Sector};
use life_science_map::layout::shape::{STROKE, shape};
use life_science_map::layout::{
    LabelClass, Labels, Map, Rows, Wheel, decimal, labels, rows, wheel,
};

const GROUND: &str = "#fcfbf7";
const INK: &str = "#4a5563";
const HUES: [(&str, &str); 8] = [
    ("#b0504c", "#ffefee"),
    ("#9a6200", "#fdf2e8"),
    ("#727800", "#f4f4e8"),
    ("#008856", "#ebf8ef"),
    ("#008898", "#e6f7fb"),
    ("#3073b8", "#ebf4ff"),
    ("#7860b4", "#f5f2ff"),
    ("#a05088", "#fceff8"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().ok_or("which content file?")?;
    let folder = arguments.next().ok_or("which folder?")?;
    let open = arguments.next();
    let (content, _) = Content::read(&fs::read(file)?).map_err(|error| format!("{error:?}"))?;
    let map = Map::new(&content);
    eprintln!(
        "pitch {:.2}, row {:.2}, mark {:.2}, {} marks",
        map.pitch,
        map.row_height,
        map.mark_size(),
        map.places.len()
    );
    for ring in &map.rings {
        eprintln!(
            "{:?} {} rows {:.1}–{:.1}",
            ring.years, ring.rows, ring.inner, ring.outer
        );
    }
    for language in Language::ALL {
        for (width, class) in [
            (1180, LabelClass::Wide),
            (1010, LabelClass::Wide),
            (848, LabelClass::Narrow),
            (960, LabelClass::Medium),
            (860, LabelClass::Medium),
            (720, LabelClass::Narrow),
        ] {
            let page = page(
                &wheel_svg(&content, &map, language, class, open.as_deref()),
                width,
            );
            fs::write(
                Path::new(&folder).join(format!("wheel-{}-{width}.html", language.tag())),
                page,
            )?;
        }
        let page = page(&rows_html(&content, &map, language), 320);
        fs::write(
            Path::new(&folder).join(format!("rows-{}.html", language.tag())),
            page,
        )?;
    }
    Ok(())
}

fn page(body: &str, width: u32) -> String {
    format!(
        "<!doctype html><meta charset=utf-8><style>body{{margin:0;background:{GROUND};font-family:Arial,sans-serif;color:#1b2330}}\
        main{{width:{width}px;outline:1px dotted #ccc}}svg{{display:block;overflow:visible;margin:0 auto}}</style><main>{body}</main>"
    )
}

fn colours(sector: Sector) -> (&'static str, &'static str) {
    match sector {
        Sector::Area(area) => HUES[area.index() % 8],
        Sector::Programme(_) => (INK, "#efeeeb"),
    }
}

fn mark(
    out: &mut String,
    at: &str,
    family: Family,
    size: f64,
    main: bool,
    colour: &str,
) -> std::fmt::Result {
    let path = shape(family, size, main);
    let (fill, stroke) = if main {
        (colour, "none")
    } else {
        (GROUND, colour)
    };
    writeln!(
        out,
        r#"<path d="{path}" transform="{at}" fill="{fill}" stroke="{stroke}" stroke-width="{}"/>"#,
        decimal(size * STROKE)
    )
}

fn wheel_svg(
    content: &Content,
    map: &Map,
    language: Language,
    class: LabelClass,
    open: Option<&str>,
) -> String {
    draw_wheel(content, map, language, class, open).unwrap_or_default()
}

fn draw_wheel(
    content: &Content,
    map: &Map,
    language: Language,
    class: LabelClass,
    open: Option<&str>,
) -> Result<String, std::fmt::Error> {
    let wheel = Wheel::new(content, map);
    let labels = Labels::new(content, map, language, class);
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg viewBox="{}" width="{}%">"#,
        wheel.view_box,
        class.svg_percent()
    )?;
    for sector in &wheel.sectors {
        let (colour, ground) = colours(sector.sector);
        writeln!(
            out,
            r#"<path d="{}" fill="{ground}"/><path d="{}" fill="none" stroke="{GROUND}" stroke-width="2"/>"#,
            sector.ground, sector.rings
        )?;
        for segment in &sector.rim {
            writeln!(out, r#"<path d="{}" fill="{colour}"/>"#, segment.path)?;
        }
    }
    let initiative = open.and_then(|id| content.find_initiative(id));
    if let Some(link) = initiative.and_then(|initiative| wheel::link(map, initiative)) {
        writeln!(
            out,
            r#"<g fill="none" stroke="black" stroke-width="2"><path d="{}"/>"#,
            link.arc
        )?;
        for stub in &link.stubs {
            writeln!(out, r#"<path d="{stub}"/>"#)?;
        }
        let own = wheel
            .marks
            .iter()
            .filter(|mark| Some(mark.initiative) == initiative);
        for ring in own.map(|mark| mark.at) {
            writeln!(
                out,
                r#"<circle cx="{}" cy="{}" r="{}" fill="{GROUND}"/>"#,
                decimal(ring.x),
                decimal(ring.y),
                decimal(wheel.focus_radius)
            )?;
        }
        writeln!(out, "</g>")?;
    }
    for each in &wheel.marks {
        mark(
            &mut out,
            &each.at.translate(),
            each.family,
            wheel.mark_size,
            each.main,
            colours(each.sector).0,
        )?;
    }
    writeln!(
        out,
        r#"<text text-anchor="middle" y="4" font-size="42" font-weight="700">{}</text><text text-anchor="middle" y="27" font-size="15" fill="{INK}">insatser</text>"#,
        content.initiatives().len()
    )?;
    for year in &labels.years {
        writeln!(
            out,
            r#"<text x="{}" y="{}" text-anchor="middle" font-size="{}" fill="{INK}">{}</text>"#,
            decimal(year.at.x),
            decimal(year.at.y),
            decimal(labels.small_size),
            year.text
        )?;
    }
    for label in &labels.sectors {
        let (x, anchor) = (decimal(label.x), label.anchor.name());
        for (index, line) in label.lines.iter().enumerate() {
            let number = label.number.filter(|_| index == 0).map(|number| {
                format!(
                    r#"<tspan fill="{}">{number} </tspan>"#,
                    colours(label.sector).0
                )
            });
            writeln!(
                out,
                r#"<text x="{x}" y="{}" text-anchor="{anchor}" font-weight="700" font-size="{}">{}{}</text>"#,
                decimal(line.y),
                decimal(labels.font_size),
                number.unwrap_or_default(),
                line.text
            )?;
        }
        writeln!(
            out,
            r#"<text x="{x}" y="{}" text-anchor="{anchor}" font-size="{}" fill="{INK}">{}</text>"#,
            decimal(label.count_y),
            decimal(labels.small_size),
            content.sector_initiatives(label.sector).len()
        )?;
    }
    writeln!(out, "</svg>")?;
    Ok(out)
}

fn rows_html(content: &Content, map: &Map, language: Language) -> String {
    draw_rows(content, map, language).unwrap_or_default()
}

fn draw_rows(content: &Content, map: &Map, language: Language) -> Result<String, std::fmt::Error> {
    let rows = Rows::new(map);
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg viewBox="0 0 {} 18" width="100%">"#,
        decimal(rows::WIDTH)
    )?;
    for column in rows.columns.iter().filter(|column| column.named) {
        writeln!(
            out,
            r#"<text x="{}" y="14" text-anchor="middle" font-size="11" fill="{INK}">{}</text>"#,
            decimal(column.x),
            labels::ring_name(column.years, language)
        )?;
    }
    writeln!(out, "</svg>")?;
    for strip in &rows.strips {
        let (colour, ground) = colours(strip.sector);
        let name = content.sector_short(strip.sector).in_language(language);
        writeln!(
            out,
            r#"<div style="background:{ground};border-left:3px solid {colour};margin:4px 0;border-radius:4px"><b style="padding:6px 8px;display:block">{name}</b><svg viewBox="{}" width="100%">"#,
            strip.view_box
        )?;
        for each in &strip.marks {
            mark(
                &mut out,
                &each.at.translate(),
                each.family,
                rows.mark_size,
                each.main,
                colour,
            )?;
        }
        writeln!(out, "</svg></div>")?;
    }
    Ok(out)
}
