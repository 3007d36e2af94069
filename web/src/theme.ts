// Light or dark: the system's choice unless the reader chose. Loaded before the page is drawn, so
// that it does not flash; a plain script, not a module.
{
  type Theme = "auto" | "light" | "dark";
  const order: Theme[] = ["auto", "light", "dark"];
  const root = document.documentElement;

  const stored = (): Theme => {
    try {
      const value = localStorage.getItem("theme");
      return value === "light" || value === "dark" ? value : "auto";
    } catch {
      return "auto"; // storage may be forbidden
    }
  };

  const apply = (theme: Theme): void => {
    if (theme === "auto") delete root.dataset["theme"];
    else root.dataset["theme"] = theme;
    root.dispatchEvent(new CustomEvent("themechange"));
  };

  let theme = stored();
  apply(theme);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector<HTMLButtonElement>("[data-theme-toggle]");
    if (!button) return;
    const label = (): void => {
      button.textContent = `Theme: ${theme}`;
    };
    label();
    button.hidden = false;
    button.addEventListener("click", () => {
      theme = order[(order.indexOf(theme) + 1) % order.length] ?? "auto";
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // the choice then lasts for this page
      }
      apply(theme);
      label();
    });
  });
}
