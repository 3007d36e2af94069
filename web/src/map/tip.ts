// What is said of the dot pointed at. A click or tap pins it, so that its link can be followed.
import type { Dot } from "./load";

interface Tip {
  attach(): void;
  show(dots: readonly Dot[], x: number, y: number, pinned: boolean): void;
  /** Hides it, unless it is pinned. */
  leave(): void;
  hide(): void;
}

/** Incidents listed at most; the rest is counted. */
const MOST = 4;

/** The note over the map. */
export function tip(room: HTMLElement): Tip {
  const box = document.createElement("div");
  box.className = "map-tip";
  box.setAttribute("role", "status");
  box.hidden = true;
  let pinned = false;
  return {
    attach: () => room.append(box),
    show(dots, x, y, pin) {
      if (pinned && !pin) return;
      pinned = pin;
      const lines = dots.slice(0, MOST).map(line);
      if (dots.length > MOST) lines.push(paragraph(`and ${dots.length - MOST} more here, all in the list below`));
      box.replaceChildren(...lines);
      box.classList.toggle("pinned", pin);
      box.hidden = false;
      const { clientWidth: width, clientHeight: height } = room;
      box.style.left = `${Math.max(8, Math.min(x + 14, width - box.offsetWidth - 8))}px`;
      box.style.top = `${Math.max(8, Math.min(y + 14, height - box.offsetHeight - 8))}px`;
    },
    leave() {
      if (!pinned) box.hidden = true;
    },
    hide() {
      pinned = false;
      box.hidden = true;
    },
  };
}

function paragraph(...content: (string | Node)[]): HTMLParagraphElement {
  const element = document.createElement("p");
  element.append(...content);
  return element;
}

/** An incident: its place, linked, and what is known of it. */
function line(dot: Dot): HTMLParagraphElement {
  const link = document.createElement("a");
  link.href = dot.href;
  link.textContent = dot.title;
  return paragraph(link, document.createElement("br"), dot.detail);
}
