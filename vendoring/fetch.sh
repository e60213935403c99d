#!/usr/bin/env bash
# Copies the browser's libraries into the package: run it after changing a version in package.json beside it. Needs npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out="$here/../src/dragoman/web/static/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$work/"
cd "$work"
npm install --no-audit --no-fund --silent
rm -rf "$out" && mkdir -p "$out/licences"
from=node_modules
cp $from/htmx.org/dist/htmx.min.js $from/vega/build/vega.min.js $from/vega-lite/build/vega-lite.min.js "$out/"
cp $from/maplibre-gl/dist/maplibre-gl-csp.js $from/maplibre-gl/dist/maplibre-gl-csp-worker.js $from/maplibre-gl/dist/maplibre-gl.css "$out/"
# The interpreter comes as a module only; it runs charts without eval.
npx esbuild $from/vega-interpreter/build/vega-interpreter.js --bundle --minify --format=iife --global-name=vegaInterpreter --outfile="$out/vega-interpreter.min.js" --log-level=warning
for style in normal italic; do
  cp "$from/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-$style.woff2" "$out/serif-$style.woff2"
done
cp "$from/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2" "$out/serif-more.woff2"
# Country shapes as GeoJSON, two decimals: about a kilometre, which is more than 1:110 million shows.
node -e '
const { feature } = require("topojson-client"), world = require("world-atlas/countries-110m.json");
const near = (x) => Array.isArray(x) ? x.map(near) : Math.round(x * 100) / 100;
const found = feature(world, world.objects.countries);
// A ring that crosses the 180th meridian goes on beyond it; Antarctica, which goes round the pole, is left out.
const ring = (points) => { let off = 0; return points.map(([x, y], i) => { if (i && Math.abs(x - points[i - 1][0]) > 180) off += x < points[i - 1][0] ? 360 : -360; return [x + off, y]; }); };
found.features = found.features.filter((f) => f.properties.name !== "Antarctica");
for (const f of found.features) f.geometry.coordinates = f.geometry.type === "Polygon" ? f.geometry.coordinates.map(ring) : f.geometry.coordinates.map((p) => p.map(ring));
for (const f of found.features) { f.geometry.coordinates = near(f.geometry.coordinates); delete f.id; f.properties = { name: f.properties.name }; }
process.stdout.write(JSON.stringify(found));' > "$out/countries.json"
for name in htmx.org vega vega-lite vega-interpreter maplibre-gl world-atlas @fontsource-variable/source-serif-4; do
  cp $from/$name/LICENSE* "$out/licences/$(basename "$name").txt"
done
node -e '
const wanted = require("./package.json").dependencies;
const rows = Object.keys(wanted).filter((n) => !["esbuild", "topojson-client"].includes(n)).map((n) => {
  const p = require(`./node_modules/${n}/package.json`); return `| ${n} | ${p.version} | ${p.license} |`; });
process.stdout.write(`# The libraries of the reading room\n\nCopied by \`vendoring/fetch.sh\`; not changed by hand. Licences stand in \`licences/\`.\n\n| package | version | licence |\n|---|---|---|\n${rows.join("\n")}\n\nCountry shapes: Natural Earth 1:110 million (public domain), by way of world-atlas.\n`);' > "$out/README.md"
