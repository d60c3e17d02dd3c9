// Draws the countries once: simplified, projected, written as paths beside the map that shows them. Contours: Natural Earth (public domain), by way of
// world-atlas; codes: iso-3166. Whose a piece of land is drawn with is said here and in ops/decisions/0039.
import { geoContains, geoEqualEarth, geoPath } from 'd3-geo';
import { iso31661 } from 'iso-3166';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { feature, merge, mesh } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const width = 800;
const margin = 1;
/** Share of the points that stays: enough for 800 pixels. */
const kept = 0.05;
/** A country smaller than this, in square pixels, also gets a spot to point at. */
const small = 14;
const antarctica = '010';

/** Morocco with its southern provinces, in one piece. */
const joined = { 732: 'MA' };
/** Land without a code of its own is drawn with the member of the United Nations that it is listed under. */
const uncoded = { Somaliland: 'SO', Kosovo: 'RS', 'N. Cyprus': 'CY', 'Indian Ocean Ter.': 'AU', 'Siachen Glacier': 'IN' };
/** Crimea, with Ukraine (resolution 68/262 of the General Assembly). */
const crimea = [34.2, 45.3];

const source = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const target = fileURLToPath(new URL('../src/features/agreements/world.gen.json', import.meta.url));
const codes = new Map(iso31661.map(({ numeric, alpha2 }) => [numeric, alpha2]));

const weighed = presimplify(JSON.parse(await readFile(source, 'utf8')));
const topology = simplify(weighed, quantile(weighed, kept));
const countries = topology.objects.countries;
countries.geometries = countries.geometries.filter(({ id }) => id !== antarctica).flatMap((geometry) => polygonsOf(geometry));

const height = Math.round(heightOf(width));
const projection = geoEqualEarth().fitExtent([[margin, margin], [width - margin, height - margin]], feature(topology, countries));
const path = geoPath(projection).digits(1);

const byCode = new Map();
for (const geometry of countries.geometries) byCode.set(codeOf(geometry), [...(byCode.get(codeOf(geometry)) ?? []), geometry]);
const drawn = {
  width,
  height,
  borders: path(mesh(topology, countries, (one, other) => one !== other && codeOf(one) !== codeOf(other))),
  countries: [...byCode].map(([code, geometries]) => shapeOf(code, merge(topology, geometries))).sort((one, other) => (one.code < other.code ? -1 : 1)),
};
await writeFile(target, `${JSON.stringify(drawn, null, 1)}\n`);
console.log(`${drawn.countries.length} countries written`);

function polygonsOf(geometry) {
  if (geometry.type === 'Polygon') return [geometry];
  return geometry.arcs.map((arcs) => ({ ...geometry, type: 'Polygon', arcs }));
}

function codeOf(geometry) {
  const { id, properties } = geometry;
  const code = joined[id] ?? codes.get(id) ?? uncoded[properties.name];
  if (!code) throw new Error(`no code for ${properties.name}`);
  return code === 'RU' && geoContains(feature(topology, geometry), crimea) ? 'UA' : code;
}

function heightOf(across) {
  const [[, top], [, bottom]] = geoPath(geoEqualEarth().fitWidth(across - 2 * margin, feature(topology, countries))).bounds(feature(topology, countries));
  return bottom - top + 2 * margin;
}

function shapeOf(code, shape) {
  const [x, y] = path.centroid(shape).map(Math.round);
  return { code, path: path(shape) ?? '', ...(path.area(shape) < small ? { spot: [x, y] } : {}) };
}
