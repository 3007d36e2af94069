// What the map shows: countries as one path each, and the incidents of the page's JSON twin.
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countriesUrl from "world-atlas/countries-50m.json?url";
import { project } from "./view";

/** An incident on the map; x and y are those of the projection. */
export interface Dot {
  x: number;
  y: number;
  killed: number | null;
  href: string;
  title: string;
  detail: string;
}

/** Land as areas, and borders between countries as lines. */
export interface Land {
  areas: Path2D;
  borders: Path2D;
}

interface Incident {
  id: string;
  type: string;
  date: { start: string; end: string; precision: string } | null;
  place: { name: string; lat: number | null; lon: number | null } | null;
  killed: { low: number; best: number; high: number } | null;
}

type Countries = Topology<{ countries: GeometryCollection }>;

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return (await answer.json()) as T;
}

/** Loads incidents and countries. */
export async function load(source: string): Promise<{ dots: Dot[]; land: Land }> {
  const [page, world] = await Promise.all([
    fetched<{ incidents: Incident[] }>(source),
    fetched<Countries>(countriesUrl),
  ]);
  return { dots: dotsOf(page.incidents), land: landOf(world) };
}

/** Dots, the largest first, so that small ones are drawn over them. */
function dotsOf(incidents: Incident[]): Dot[] {
  const dots: Dot[] = [];
  for (const { id, type, date, place, killed } of incidents) {
    if (place?.lat == null || place.lon == null) continue;
    const [x, y] = project(place.lon, place.lat);
    const day = date === null ? "date unknown" : date.start === date.end ? date.start : `${date.start} to ${date.end}`;
    const range = killed === null || killed.low === killed.high ? "" : ` (${killed.low}–${killed.high})`;
    const toll = killed === null ? "killed: not stated" : `${killed.best} killed${range}`;
    dots.push({
      x,
      y,
      killed: killed?.best ?? null,
      href: `/incident/${encodeURIComponent(id)}`,
      title: place.name,
      detail: `${type.replaceAll("_", " ")}, ${day} · ${toll}`,
    });
  }
  return dots.sort((a, b) => (b.killed ?? 0) - (a.killed ?? 0));
}

function landOf(world: Countries): Land {
  const areas = new Path2D();
  const borders = new Path2D();
  const { countries } = world.objects;
  for (const country of feature(world, countries).features) {
    const { geometry } = country;
    if (geometry.type === "Polygon") for (const ring of geometry.coordinates) trace(areas, ring);
    if (geometry.type === "MultiPolygon")
      for (const polygon of geometry.coordinates) for (const ring of polygon) trace(areas, ring);
  }
  for (const line of mesh(world, countries, (a, b) => a !== b).coordinates) trace(borders, line);
  return { areas, borders };
}

/** Adds a line to a path. Where it crosses the antimeridian it goes on past 180 degrees, not back. */
function trace(path: Path2D, points: readonly (readonly number[])[]): void {
  let turn = 0;
  let before = 0;
  points.forEach(([lon = 0, lat = 0], at) => {
    if (at > 0 && Math.abs(lon - before) > 180) turn += lon < before ? 360 : -360;
    before = lon;
    const [x, y] = project(lon + turn, lat);
    if (at === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
}
