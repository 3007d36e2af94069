// Visits every kind of page of a running server in a browser and checks what must always hold.
//
//   node smoke/smoke.mjs http://127.0.0.1:8080 [--screenshots DIR] [--chromium PATH]
//
// Exit code 0: all passed; 1: something failed, named on standard output.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { screenshots: { type: "string" }, chromium: { type: "string", default: "/usr/bin/chromium" } },
});
const base = positionals[0]?.replace(/\/$/, "");
if (!base) {
  console.log("usage: node smoke/smoke.mjs BASE_URL [--screenshots DIR] [--chromium PATH]");
  process.exit(1);
}
if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });

const WIDTHS = { phone: 390, wide: 1280 };
const THEMES = ["light", "dark"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

let passed = 0;
const failures = [];
/** Counts one check. */
function check(holds, what) {
  if (holds) passed += 1;
  else {
    failures.push(what);
    console.log(`FAILED: ${what}`);
  }
}

/** The addresses of one page of each kind, found by following the links of the lists. */
async function addresses(browser) {
  const page = await browser.newPage();
  const first = async (from, selector) => {
    await page.goto(base + from);
    const link = page.locator(selector).first();
    return (await link.count()) > 0 ? await link.getAttribute("href") : null;
  };
  // The incident with most sources shows every part of its page; so does the group with most claims.
  const incident = await first("/?sort=sources", ".incidents .what a");
  const found = {
    explore: "/",
    incident,
    document: incident && (await first(incident, ".evidence .to-text")),
    groups: "/group",
    group: await first("/group", "tbody th a"),
    sources: "/sources",
    method: "/method",
  };
  await page.close();
  for (const [kind, address] of Object.entries(found)) check(address, `there is a page of kind ${kind}`);
  return Object.entries(found).filter(([, address]) => address);
}

/** A page that reports errors, failed requests and requests to other hosts as failures. */
async function watched(context, what) {
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) check(false, `${what}: console says ${message.text()}`);
  });
  page.on("pageerror", (error) => check(false, `${what}: script fails: ${error.message}`));
  page.on("requestfailed", (request) => check(false, `${what}: request fails: ${request.url()}`));
  page.on("response", (response) => check(response.status() < 400, `${what}: ${response.status()} for ${response.url()}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    check(protocol === "data:" || origin === new URL(base).origin, `${what}: asks another host: ${request.url()}`);
  });
  return page;
}

/** Every page once: status, title, no sideways scrolling, and a picture where asked for. */
async function visit(browser, pages, theme, width) {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width: WIDTHS[width], height: 900 },
    reducedMotion: "reduce",
  });
  for (const [kind, address] of pages) {
    const what = `${kind} ${theme} ${width}`;
    const page = await watched(context, what);
    const answer = await page.goto(base + address, { waitUntil: "networkidle" });
    check(answer?.status() === 200, `${what}: status ${answer?.status()}`);
    check((await page.title()).length > " · Cairn".length, `${what}: has a title`);
    check((await page.locator("h1").count()) === 1, `${what}: has one main heading`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(beyond <= 0, `${what}: page scrolls sideways by ${beyond} px`);
    const clash = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      return ids.find((id, at) => ids.indexOf(id) !== at) ?? "";
    });
    check(clash === "", `${what}: id ${clash} stands twice`);
    if (kind === "explore") check((await page.locator(".map canvas").count()) === 1, `${what}: the map is drawn`);
    if (kind === "document" && address.includes("#")) {
      const id = address.slice(address.indexOf("#") + 1);
      check((await page.locator(`[id="${id}"]`).count()) === 1, `${what}: the words linked to are in the text`);
    }
    if (values.screenshots)
      await page.screenshot({ path: join(values.screenshots, `${kind}-${theme}-${width}.png`), fullPage: true });
    await page.close();
  }
  await context.close();
}

/** Every figure of the incident leads to a claim with marked words. */
async function figures(browser, address) {
  const page = await browser.newPage();
  await page.goto(base + address);
  const targets = await page.locator("[data-figure]").evaluateAll((links) => links.map((link) => link.hash.slice(1)));
  check(targets.length > 0, "incident: has figures");
  for (const target of targets) {
    const marks = await page.locator(`[id="${target}"] tbody tr mark`).count();
    check(marks > 0, `incident: figure ${target} leads to a marked sentence`);
    const links = await page.locator(`[id="${target}"] tbody tr .to-text`).count();
    check(links === marks, `incident: each sentence of ${target} is linked to its document`);
  }
  await page.close();
}

/** JSON twins parse, and errors have their one shape. */
async function twins(pages) {
  for (const [kind, address] of pages) {
    const path = address.split("#")[0];
    const twin = path === "/" ? "/.json" : `${path}.json`;
    const answer = await fetch(base + twin);
    const shape = await answer.json().catch(() => null);
    check(answer.ok && shape !== null && typeof shape === "object", `${kind}: ${twin} is JSON`);
  }
  for (const address of ["/incident/none.json", "/api/v1/actors/none", "/api/v1/nothing"]) {
    const answer = await fetch(base + address);
    const shape = await answer.json().catch(() => ({}));
    const keys = Object.keys(shape).sort().join();
    check(answer.status === 404 && keys === "code,error,hint,status", `${address}: 404 in the shape of errors`);
  }
}

/** The form narrows the list, and the twins agree with the page. */
async function filters(browser) {
  const page = await browser.newPage();
  await page.goto(`${base}/`);
  const total = async (query) => (await (await fetch(`${base}/.json${query}`)).json()).total;
  const all = await total("");
  await page.fill("[name=min_killed]", "50");
  await page.click(".filters button");
  const query = new URL(page.url()).search;
  const [rows, some] = [await page.locator(".incidents tbody tr").count(), await total(query)];
  check(some < all && some > 0, `filter: 50 killed or more leaves ${some} of ${all}`);
  check(rows === Math.min(some, 100), `filter: page lists ${rows}, twin ${some}`);
  const lines = (await (await fetch(`${base}/.csv${query}`)).text()).trim().split(/\r?\n/).length - 1;
  check(lines === some, `filter: CSV has ${lines} lines, twin ${some}`);
  check((await page.inputValue("[name=min_killed]")) === "50", "filter: the form keeps what was asked");
  await page.goto(`${base}/?words=zzzzqqqq`);
  check((await page.locator(".incidents tbody tr").count()) === 0, "filter: words that nothing has leave nothing");
  await page.close();
}

/** Without JavaScript every page still has its content. */
async function scriptless(browser, pages) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  for (const [kind, address] of pages) {
    const page = await watched(context, `${kind} without JavaScript`);
    const answer = await page.goto(base + address);
    check(answer?.status() === 200, `${kind} without JavaScript: status ${answer?.status()}`);
    check((await page.locator("main").innerText()).length > 100, `${kind} without JavaScript: has content`);
    await page.close();
  }
  await context.close();
}

/** The map answers to keys, and the theme button changes and keeps the theme. */
async function hands(browser) {
  const page = await watched(await browser.newContext({ colorScheme: "light" }), "explore by hand");
  await page.goto(`${base}/`, { waitUntil: "networkidle" });
  const picture = () => page.locator(".map canvas").evaluate((canvas) => canvas.toDataURL());
  const before = await picture();
  await page.focus(".map canvas");
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(100);
  check((await picture()) !== before, "map: keys zoom and move it");
  // Around the middle of a map that is fitted to its incidents some point has one under it.
  await page.goto(`${base}/?sort=killed&min_killed=50`, { waitUntil: "networkidle" });
  const box = await page.locator(".map canvas").boundingBox();
  let told = "";
  for (let at = 0; box && told === "" && at < 40 * 20; at += 1) {
    await page.mouse.move(box.x + ((at % 40) + 0.5) * (box.width / 40), box.y + (Math.floor(at / 40) + 0.5) * (box.height / 20));
    told = await page.locator(".map-tip").innerText();
  }
  check(/killed/.test(told), "map: a dot pointed at says what it is");
  await page.click("[data-theme-toggle]");
  await page.click("[data-theme-toggle]");
  await page.reload();
  check((await page.getAttribute("html", "data-theme")) === "dark", "theme: the choice is kept");
  await page.context().close();
}

const browser = await chromium.launch({ executablePath: values.chromium, args: FLAGS });
try {
  const pages = await addresses(browser);
  for (const theme of THEMES) for (const width of Object.keys(WIDTHS)) await visit(browser, pages, theme, width);
  const incident = pages.find(([kind]) => kind === "incident")?.[1];
  if (incident) await figures(browser, incident);
  await twins(pages);
  await filters(browser);
  await scriptless(browser, pages);
  await hands(browser);
} catch (error) {
  check(false, `stopped: ${error.message}`);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
