// Draws Morocco's twelve regions once: simplified, projected, written as paths beside the page that shows them, so that the
// browser loads neither the geometry nor a projection. Contours: OpenStreetMap contributors (ODbL), by way of morocco-map.
import { geoMercator, geoPath } from 'd3-geo';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { feature, merge, mesh } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const width = 240;
const height = 250;
const margin = 2;
/** Share of the points that stays: enough for 240 pixels. */
const kept = 0.025;

const source = createRequire(import.meta.url).resolve('morocco-map/data/regions.json');
const target = fileURLToPath(new URL('../src/features/reach/regions.gen.json', import.meta.url));

const weighed = presimplify(JSON.parse(await readFile(source, 'utf8')));
const topology = simplify(weighed, quantile(weighed, kept));
const { regions } = topology.objects;
const projection = geoMercator().fitExtent([[margin, margin], [width - margin, height - margin]], feature(topology, regions));
const path = geoPath(projection).digits(1);
const drawn = {
  width,
  height,
  outline: path(merge(topology, regions.geometries)),
  borders: path(mesh(topology, regions, (one, other) => one !== other)),
  regions: feature(topology, regions)
    .features.map((region) => ({ code: region.id, path: path(region) }))
    .sort((one, other) => (one.code < other.code ? -1 : 1)),
};
await writeFile(target, `${JSON.stringify(drawn, null, 1)}\n`);
console.log(`${drawn.regions.length} regions written`);
