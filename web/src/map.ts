// The map of Explore: countries from our own server, one dot an incident, on a plain canvas.
import { draw } from "./map/draw";
import { listen } from "./map/gestures";
import { load, type Dot } from "./map/load";
import { tip } from "./map/tip";
import { View } from "./map/view";

async function start(figure: HTMLElement, room: HTMLElement): Promise<void> {
  const { dots, land } = await load(figure.dataset["source"] ?? "/.json");
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute(
    "aria-label",
    `Map of ${dots.length} incidents; the list below has the same. Arrow keys move it, plus and minus zoom.`,
  );
  const view = new View();
  const note = tip(room);
  let frame = 0;
  let over: Dot | undefined;

  const paint = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => draw(canvas, view, land, dots, over));
  };
  const resize = (): void => {
    view.resize(canvas.clientWidth, canvas.clientHeight);
    canvas.width = Math.round(view.width * devicePixelRatio);
    canvas.height = Math.round(view.height * devicePixelRatio);
    paint();
  };

  room.replaceChildren(canvas);
  note.attach();
  listen(room, canvas, view, {
    moved: () => {
      note.hide();
      paint();
    },
    pointed: (x, y, pinned) => {
      const under = view.under(dots, x, y);
      over = under.at(-1);
      if (over) note.show(under, x, y, pinned);
      else if (pinned) note.hide();
      else note.leave();
      canvas.style.cursor = over ? "pointer" : "";
      paint();
    },
  });
  view.resize(room.clientWidth, room.clientHeight);
  view.fit(dots);
  new ResizeObserver(resize).observe(room);
  document.documentElement.addEventListener("themechange", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
}

const figure = document.querySelector<HTMLElement>("[data-map]");
const room = figure?.querySelector<HTMLElement>(".map-room");
if (figure && room) {
  start(figure, room).catch((error: unknown) => {
    const note = document.createElement("p");
    note.className = "map-note";
    note.textContent = `The map could not be drawn (${String(error)}). The list below has the same incidents.`;
    room.replaceChildren(note);
  });
}
