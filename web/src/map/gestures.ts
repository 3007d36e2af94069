// Mouse, touch and keys on the map.
import type { View } from "./view";

interface Heard {
  /** The view has changed. */
  moved(): void;
  /** Something is pointed at; pinned by a click or tap. */
  pointed(x: number, y: number, pinned: boolean): void;
}

const STEP = 60;

/** Listens on the canvas and adds the zoom buttons. */
export function listen(room: HTMLElement, canvas: HTMLCanvasElement, view: View, heard: Heard): void {
  pointers(canvas, view, heard);
  canvas.addEventListener(
    "wheel",
    (event) => {
      // Plain wheel scrolls the page, as everywhere; with Ctrl (or a pinch on a touchpad) it zooms.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY * 0.004), event.offsetX, event.offsetY);
      heard.moved();
    },
    { passive: false },
  );
  canvas.addEventListener("dblclick", (event) => {
    view.zoom(2, event.offsetX, event.offsetY);
    heard.moved();
  });
  const keys: Record<string, () => void> = {
    ArrowLeft: () => view.pan(STEP, 0),
    ArrowRight: () => view.pan(-STEP, 0),
    ArrowUp: () => view.pan(0, STEP),
    ArrowDown: () => view.pan(0, -STEP),
    "+": () => view.zoom(1.5),
    "=": () => view.zoom(1.5),
    "-": () => view.zoom(1 / 1.5),
  };
  canvas.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    heard.moved();
  });
  const buttons = document.createElement("div");
  buttons.className = "map-buttons";
  for (const [sign, label, factor] of [["+", "Zoom in", 1.5], ["−", "Zoom out", 1 / 1.5]] as const) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      view.zoom(factor);
      heard.moved();
    });
    buttons.append(button);
  }
  room.append(buttons);
}

/** One pointer drags, two pinch, a still one points. */
function pointers(canvas: HTMLCanvasElement, view: View, heard: Heard): void {
  const held = new Map<number, { x: number; y: number }>();
  let travelled = 0;

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    if (held.size === 1) travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    const now = { x: event.offsetX, y: event.offsetY };
    if (!before) {
      if (event.pointerType === "mouse") heard.pointed(now.x, now.y, false);
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...held].find(([id]) => id !== event.pointerId)?.[1];
    held.set(event.pointerId, now);
    if (travelled < 4) return;
    canvas.classList.add("dragging");
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      view.zoom(is / Math.max(was, 1), (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else {
      view.pan(now.x - before.x, now.y - before.y);
    }
    heard.moved();
  });
  const release = (event: PointerEvent): void => {
    if (held.delete(event.pointerId) && travelled < 4 && event.type === "pointerup")
      heard.pointed(event.offsetX, event.offsetY, true);
    if (held.size === 0) canvas.classList.remove("dragging");
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
}
