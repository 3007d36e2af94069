// What is said of the dot pointed at. A click or tap pins it, so that its link can be followed.
import type { Dot } from "./load";

interface Tip {
  attach(): void;
  show(dot: Dot, x: number, y: number, pinned: boolean): void;
  /** Hides it, unless it is pinned. */
  leave(): void;
  hide(): void;
}

/** The note over the map. */
export function tip(room: HTMLElement): Tip {
  const box = document.createElement("div");
  box.className = "map-tip";
  box.setAttribute("role", "status");
  box.hidden = true;
  const title = document.createElement("p");
  const link = document.createElement("a");
  const detail = document.createElement("p");
  title.append(link);
  box.append(title, detail);
  let pinned = false;
  return {
    attach: () => room.append(box),
    show(dot, x, y, pin) {
      if (pinned && !pin) return;
      pinned = pin;
      link.textContent = dot.title;
      link.href = dot.href;
      detail.textContent = dot.detail;
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
