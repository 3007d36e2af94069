// One frame of the map, in the colours of the page's theme.
import type { Dot, Land } from "./load";
import type { View } from "./view";

/** Draws land, borders and dots; the dot pointed at last and ringed. */
export function draw(canvas: HTMLCanvasElement, view: View, land: Land, dots: readonly Dot[], over?: Dot): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const ratio = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colour("--sea");
  context.fillRect(0, 0, canvas.width, canvas.height);

  const scale = view.scale * ratio;
  context.setTransform(scale, 0, 0, scale, -view.left * ratio, -view.top * ratio);
  context.fillStyle = colour("--land");
  context.fill(land.areas);
  context.strokeStyle = colour("--border");
  context.lineWidth = 0.8 / view.scale;
  context.stroke(land.borders);

  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const dot of dots) circle(context, view, dot, colour("--grave"), colour("--paper"), 1);
  if (over) circle(context, view, over, colour("--grave"), colour("--ink"), 2.5);
}

/** A dot: filled where a toll is known, a ring where it is not. */
function circle(context: CanvasRenderingContext2D, view: View, dot: Dot, fill: string, edge: string, width: number): void {
  const [x, y] = view.at(dot);
  const known = dot.killed !== null;
  context.beginPath();
  context.arc(x, y, view.radius(dot), 0, Math.PI * 2);
  if (known) {
    context.globalAlpha = 0.62;
    context.fillStyle = fill;
    context.fill();
    context.globalAlpha = 1;
  }
  context.lineWidth = known ? width : Math.max(2, width);
  context.strokeStyle = known || width > 1 ? edge : fill;
  context.stroke();
}
