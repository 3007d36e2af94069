// Where the reader looks: a Miller projection of the world, moved and scaled.
import type { Dot } from "./load";

/** Miller's cylindrical projection, the world about 360 wide; y grows southwards. */
export function project(lon: number, lat: number): [number, number] {
  const phi = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
  const y = 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * phi));
  return [lon, (-y * 180) / Math.PI];
}

const NORTH = project(0, 78)[1];
const SOUTH = project(0, -58)[1];

/** The part of the world in view. */
export class View {
  width = 1;
  height = 1;
  scale = 1;
  left = 0;
  top = 0;

  /** Takes a new size in pixels, keeping the middle where it is. */
  resize(width: number, height: number): void {
    this.left += (this.width - width) / 2;
    this.top += (this.height - height) / 2;
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    this.hold();
  }

  /** Shows all dots, or the world where there is none. */
  fit(dots: readonly Dot[]): void {
    const xs = dots.map((dot) => dot.x);
    const ys = dots.map((dot) => dot.y);
    const [west, east] = xs.length ? [Math.min(...xs), Math.max(...xs)] : [-180, 180];
    const [north, south] = ys.length ? [Math.min(...ys), Math.max(...ys)] : [NORTH, SOUTH];
    const across = Math.max(east - west, 30) * 1.25;
    const down = Math.max(south - north, 20) * 1.35;
    this.scale = Math.min(this.width / across, this.height / down);
    this.left = ((west + east) / 2) * this.scale - this.width / 2;
    this.top = ((north + south) / 2) * this.scale - this.height / 2;
    this.hold();
  }

  /** Moves the world by pixels. */
  pan(dx: number, dy: number): void {
    this.left -= dx;
    this.top -= dy;
    this.hold();
  }

  /** Zooms by a factor; the point at x, y stays where it is. */
  zoom(factor: number, x = this.width / 2, y = this.height / 2): void {
    const scale = Math.max(this.least(), Math.min(400, this.scale * factor));
    const ratio = scale / this.scale;
    this.left = (this.left + x) * ratio - x;
    this.top = (this.top + y) * ratio - y;
    this.scale = scale;
    this.hold();
  }

  /** The radius of a dot in pixels: its area grows with the number killed, smaller on small maps. */
  radius(dot: Dot): number {
    const room = Math.max(0.55, Math.min(1, this.width / 1000));
    return (4 + Math.sqrt(Math.min(dot.killed ?? 0, 2000)) * 0.75) * room;
  }

  /** Where a point of the projection is in pixels. */
  at(point: { x: number; y: number }): [number, number] {
    return [point.x * this.scale - this.left, point.y * this.scale - this.top];
  }

  /** The dots within reach of a pixel that stand where the nearest stands; most killed first. */
  under(dots: readonly Dot[], x: number, y: number): Dot[] {
    const away = (dot: Dot, toX: number, toY: number): number => {
      const [dotX, dotY] = this.at(dot);
      return Math.hypot(dotX - toX, dotY - toY);
    };
    const reached = dots.filter((dot) => away(dot, x, y) <= this.radius(dot) + 4);
    const nearest = reached.reduce<Dot | undefined>(
      (best, dot) => (best && away(best, x, y) < away(dot, x, y) ? best : dot),
      undefined,
    );
    return nearest ? reached.filter((dot) => away(dot, ...this.at(nearest)) < 3) : [];
  }

  private least(): number {
    return Math.max(this.width / 360, Math.min(this.height / (SOUTH - NORTH), this.width / 300));
  }

  /** Keeps the world in view: no farther out than all of it, no empty sides. */
  private hold(): void {
    this.scale = Math.max(this.scale, this.least());
    const between = (value: number, from: number, to: number): number =>
      from > to ? (from + to) / 2 : Math.max(from, Math.min(to, value));
    this.left = between(this.left, -180 * this.scale, 180 * this.scale - this.width);
    this.top = between(this.top, NORTH * this.scale, SOUTH * this.scale - this.height);
  }
}
