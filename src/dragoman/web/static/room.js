// What the pages do beyond links and forms: keys, copying, charts and maps when they are seen. Nothing here is needed to read.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const stamp = document.currentScript ? document.currentScript.src.split("?")[1] || "" : "";
  const loaded = new Map();

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((done, failed) => {
        const style = name.endsWith(".css");
        const tag = document.createElement(style ? "link" : "script");
        if (style) { tag.rel = "stylesheet"; tag.href = `/static/vendor/${name}?${stamp}`; }
        else { tag.src = `/static/vendor/${name}?${stamp}`; }
        tag.onload = done; tag.onerror = failed;
        document.head.append(tag);
      }));
    }
    return loaded.get(name);
  }

  function whenSeen(element, act) {
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) { watch.disconnect(); act(element); }
    }, { rootMargin: "200px" });
    watch.observe(element);
  }

  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

  async function drawChart(place) {
    try {
      await load("vega.min.js");
      await Promise.all([load("vega-lite.min.js"), load("vega-interpreter.min.js")]);
      const spec = await (await fetch(place.dataset.chart)).json();
      spec.config = { axis: { labelColor: colour("soft"), titleColor: colour("soft"), domainColor: colour("rule"), gridColor: colour("faint"), tickColor: colour("rule"), labelFont: "system-ui", titleFont: "system-ui" },
        legend: { labelColor: colour("ink"), labelFont: "system-ui" }, view: { stroke: null } };
      const runtime = vega.parse(vegaLite.compile(spec).spec, null, { ast: true });
      const view = new vega.View(runtime, { expr: vegaInterpreter.expressionInterpreter, renderer: "canvas", container: place, hover: true });
      await view.runAsync();
      place.dataset.drawn = "yes";
      brush(view, place);
    } catch (error) {
      place.classList.add("no-chart");
      const table = document.querySelector("details.figures");
      if (table) table.open = true;
    }
  }

  function brush(view, place) {
    let waiting = 0;
    const day = (time) => new Date(time).toISOString().slice(0, 10);
    view.addSignalListener("brush", (_, chosen) => {
      clearTimeout(waiting);
      const span = chosen && chosen.start;
      waiting = setTimeout(() => {
        const query = span ? `?since=${day(span[0])}&until=${day(span[1])}` : "";
        htmx.ajax("GET", place.dataset.brush + query, { target: "#events", select: "#events", swap: "outerHTML" });
      }, 250);
    });
  }

  async function drawMap(place) {
    try {
      await Promise.all([load("maplibre-gl.css"), load("maplibre-gl-csp.js")]);
      const [data, shapes] = await Promise.all([fetch(place.dataset.map), fetch(`/static/vendor/countries.json?${stamp}`)].map(async (r) => (await r).json()));
      maplibregl.setWorkerUrl(`/static/vendor/maplibre-gl-csp-worker.js?${stamp}`);
      const most = Math.max(1, ...data.places.map((p) => p.events));
      const dots = { type: "FeatureCollection", features: data.places.map((p) => ({ type: "Feature", geometry: { type: "Point", coordinates: [p.lon, p.lat] },
        properties: { name: p.name, events: p.events, size: 4 + 14 * Math.sqrt(p.events / most) } })) };
      const map = new maplibregl.Map({ container: place, center: [60, 25], zoom: 0.9, attributionControl: false, renderWorldCopies: false,
        style: { version: 8, sources: { land: { type: "geojson", data: shapes }, dots: { type: "geojson", data: dots } }, layers: [
          { id: "sea", type: "background", paint: { "background-color": colour("faint") } },
          { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("sheet"), "fill-outline-color": colour("rule") } },
          { id: "dots", type: "circle", source: "dots", paint: { "circle-radius": ["get", "size"], "circle-color": colour("accent"), "circle-opacity": 0.65, "circle-stroke-color": colour("paper"), "circle-stroke-width": 1 } } ] } });
      map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
      map.on("load", () => {
        place.dataset.drawn = "yes";
        if (data.places.length > 1) {
          const box = new maplibregl.LngLatBounds();
          data.places.forEach((p) => box.extend([p.lon, p.lat]));
          map.fitBounds(box, { padding: 50, maxZoom: 4, animate: false });
        }
      });
      map.on("mouseenter", "dots", () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", "dots", () => { map.getCanvas().style.cursor = ""; });
      map.on("click", "dots", (event) => {
        const found = event.features[0].properties;
        const link = document.createElement("a");
        const here = new URLSearchParams(location.search);
        here.set("place", found.name);
        link.href = `/map?${here}`;
        link.textContent = `${found.name}: ${found.events} event${found.events === 1 ? "" : "s"}`;
        new maplibregl.Popup({ closeButton: false }).setLngLat(event.lngLat).setDOMContent(link).addTo(map);
      });
    } catch (error) {
      place.hidden = true;
    }
  }

  function dress(from = document) {
    all("[data-chart]:not([data-seen])", from).forEach((place) => { place.dataset.seen = "yes"; whenSeen(place, drawChart); });
    all("[data-map]:not([data-seen])", from).forEach((place) => { place.dataset.seen = "yes"; whenSeen(place, drawMap); });
  }

  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-shut]")) document.body.classList.remove("has-proof");
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = document.querySelector(button.dataset.copy).textContent.trim().replace(/\s+/g, " ");
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; }
    catch (error) {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(button.dataset.copy));
      const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range);
      button.textContent = "Selected: copy it now";
    }
  });

  // -------- marks of a report: the chosen one stays lit, and on a phone its facts come up from below
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const link = event.detail.elt;
    if (!link.matches || !link.matches(".text mark a")) return;
    all(".text mark.here").forEach((mark) => mark.classList.remove("here"));
    const shared = new Set(link.dataset.facts.split(" "));
    all(".text mark a").forEach((other) => {
      if (other.dataset.facts.split(" ").some((id) => shared.has(id))) other.parentElement.classList.add("here");
    });
    document.body.classList.add("has-proof");
    history.replaceState(null, "", link.getAttribute("hx-get"));
  });
  document.body.addEventListener("htmx:afterSettle", (event) => dress(event.target));
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const pulse = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Pulse");
    const news = document.getElementById("news");
    if (pulse && news) { news.setAttribute("hx-get", `/pulse?seen=${pulse}`); htmx.process(news); }
  });

  // -------- keys
  const pages = { t: "/today", a: "/agenda", r: "/relations", i: "/issues", m: "/map", w: "/actors", v: "/review", s: "/search" };
  let going = false, at = -1;

  const stops = () => all(".ask").length ? all(".ask") : all("[data-stop]");
  function step(by) {
    const places = stops();
    if (!places.length) return;
    const asked = places[0].classList.contains("ask");
    if (asked && at < 0) at = 0;
    at = Math.min(Math.max(at + by, 0), places.length - 1);
    places.forEach((place, number) => place.classList.toggle(asked ? "now" : "on", number === at));
    const link = places[at].querySelector("a");
    (asked ? places[at] : link || places[at]).focus({ preventScroll: true });
    places[at].scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const now = document.querySelector(".ask.now") || document;
    const target = now.querySelector(`[data-key="${key}"]`) || document.querySelector(`.history [data-key="${key}"], .judge [data-key="${key}"]`);
    const open = document.querySelector(`details[data-open="${key}"]`);
    const focus = now.querySelector(`[data-focus="${key}"]`);
    if (target) target.click();
    else if (open) { open.open = true; (open.querySelector("input:not([type=hidden])") || open.querySelector("summary")).focus(); }
    else if (focus) focus.focus();
    return Boolean(target || open || focus);
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (typing) { if (event.key === "Escape") event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (going) { going = false; if (pages[event.key]) { location.href = pages[event.key]; event.preventDefault(); } return; }
    if (event.key === "/") { document.getElementById("q").focus(); event.preventDefault(); }
    else if (event.key === "g") going = true;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") document.body.classList.remove("has-proof");
    else if (/^[a-z]$/.test(event.key) && press(event.key)) event.preventDefault();
  });

  const current = document.querySelector(".masthead nav [aria-current]");
  if (current) current.closest("nav").scrollLeft = current.offsetLeft - 40;
  if (document.getElementById("at")) document.body.classList.add("has-proof");
  dress();
})();
