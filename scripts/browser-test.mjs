// The HTML report in a real browser: asks for nothing, runs nothing that an article or a model wrote, works by keyboard.
//
// Usage: node scripts/browser-test.mjs BINARY [FOLDER]
// BINARY is `summarize`; with FOLDER, screenshots are left there. Needs Chromium (Debian: chromium; or CHROMIUM=path) and, from npm,
//   npm install --prefix target/browser playwright-core@1 axe-core@4
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, "target/browser/package.json"));
const { chromium } = require("playwright-core");
const binary = resolve(process.argv[2] ?? join(root, "target/release/summarize"));
const shots = process.argv[3];

const folder = mkdtempSync(join(tmpdir(), "summarize-browser-"));
const article = readdirSync(join(root, "seeds")).find((name) => name.startsWith("001"));
const fixture = (name) => join(root, "tests/fixtures/report", name);
copyFileSync(join(root, "seeds", article), join(folder, "article.txt"));
copyFileSync(fixture("planted-001.en.md"), join(folder, "article.en.md"));
for (const name of ["small.zh.txt", "small.en.md"]) copyFileSync(fixture(name), join(folder, name));
const check = (source, output, report, ...more) => {
  try {
    execFileSync(binary, ["check", source, output, "--report", `html=${report}`, ...more], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    if (error.status !== 1) throw error; // 1: a figure failed, as planted
  }
};
check("article.txt", "article.en.md", "seed.html");
check("small.zh.txt", "small.en.md", "payload.html", "--task", "summarize");

// Served on loopback: a page from a file could not show that it asks for nothing.
const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(request.url.endsWith(".html") ? readFileSync(join(folder, request.url.slice(1))) : "");
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const site = `http://127.0.0.1:${server.address().port}/`;
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });

let passed = 0, failed = 0;
const test = async (name, { expected, ...options }, body) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const trouble = [], requests = [];
  page.on("console", (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => requests.push(request.url()));
  try {
    await body(page);
    assert.deepEqual(trouble.filter((line) => !expected?.test(line)), []);
    assert.deepEqual(requests.filter((url) => !url.startsWith("data:")).length, 1, `one request, for the page: ${requests}`);
    passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n${error.stack}`);
  }
  await context.close();
};
const open = (page, name = "seed.html") => page.goto(site + name, { waitUntil: "networkidle" });
const visible = (page, selector) => page.locator(selector).filter({ visible: true }).count();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const inView = (page, id) => page.evaluate((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}, id);

await test("the page says the verdict, and every figure has its sign", {}, async (page) => {
  await open(page);
  assert.match(await page.locator("h1").innerText(), /errors in the figures/);
  for (const [verdict, sign] of [["matched", "✓"], ["rounded", "≈"], ["altered", "≠"], ["dropped", "−"]]) {
    const content = await page.locator(`main .fig.${verdict}`).first().evaluate((figure) => getComputedStyle(figure, "::after").content);
    assert.ok(content.includes(sign), `${verdict}: ${content}`);
  }
  const broken = await page.$$eval('main a[href^="#"]', (links) => links.map((link) => link.getAttribute("href")).filter((to) => !document.getElementById(to.slice(1))));
  assert.deepEqual(broken, []);
  const ids = await page.$$eval("[id]", (elements) => elements.map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length, "ids are unique");
});

await test("emphasis is shown and its signs are not", {}, async (page) => {
  await open(page);
  const words = await page.locator(".sides").innerText();
  assert.ok(!words.includes("**"), words.match(/.{0,40}\*\*.{0,40}/)?.[0]);
  assert.match(await page.locator(".sides .output strong").nth(1).innerText(), /^Party building leads/);
  assert.equal(await page.locator(".sides .output em", { hasText: "The Ancient Camel Salt Road" }).count(), 1);
});

await test("both partners light up under the pointer and in focus", {}, async (page) => {
  await open(page);
  const figure = page.locator(".source .fig.altered").first();
  const id = await figure.getAttribute("data-fig");
  await figure.hover();
  for (const side of ["s", "o"]) assert.match(await page.locator(`#${side}${id}`).getAttribute("class"), /hot/);
  await page.mouse.move(2, 2);
  assert.equal(await page.locator(".hot").count(), 0);
  await figure.focus();
  assert.match(await page.locator(`#o${id}`).getAttribute("class"), /hot/);
  assert.ok(await page.locator("#card").isVisible());
});

await test("Tab reaches a figure, Enter its partner, Escape closes", {}, async (page) => {
  await open(page);
  await page.locator(".sides .fig").first().focus();
  const first = await focused(page);
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(page), first);
  await page.locator(".source .fig.matched").nth(6).focus();
  const source = await focused(page);
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), source.replace("s", "o"));
  assert.ok(await inView(page, source.replace("s", "o")));
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), source);
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("#card").isVisible()));
});

await test("n and p walk the findings", {}, async (page) => {
  await open(page);
  const total = await page.locator(".finding").count();
  const seen = [];
  for (let at = 0; at < total; at += 1) {
    await page.keyboard.press("n");
    seen.push(await focused(page));
    assert.equal(await page.locator("#count").innerText(), `${at + 1} of ${total}`);
    assert.ok(await inView(page, seen.at(-1)), seen.at(-1));
  }
  assert.ok(new Set(seen).size > total / 2, `${seen}`); // two findings may be about one figure
  await page.keyboard.press("n");
  assert.equal(await focused(page), seen[0]);
  await page.keyboard.press("p");
  assert.equal(await focused(page), seen.at(-1));
  assert.match(await page.locator("#card-message").innerText(), /\w/);
});

await test("failures only hides what is right", {}, async (page) => {
  await open(page);
  const rows = await visible(page, "tbody tr"), bad = await page.locator("tbody tr.bad").count();
  assert.ok(bad > 5 && bad < rows);
  await page.getByLabel("Failures only").check();
  assert.equal(await visible(page, "tbody tr"), bad);
  assert.equal(await visible(page, ".sides .row:not(.bad, .columns, .heading)"), 0);
  assert.ok((await visible(page, ".sides .row.bad")) > 0);
  assert.equal(await visible(page, ".finding:not(.error)"), 0);
  await page.keyboard.press("f");
  assert.equal(await visible(page, "tbody tr"), rows);
});

await test("the table sorts, and says so", {}, async (page) => {
  await open(page);
  const column = (at) => page.$$eval("tbody tr", (rows, at) => rows.map((row) => row.cells[at].dataset.key ?? row.cells[at].textContent), at);
  await page.getByRole("button", { name: "Verdict" }).click();
  const ranks = (await column(0)).map(Number);
  assert.deepEqual(ranks, [...ranks].sort((a, b) => a - b));
  assert.equal(await page.locator("th", { hasText: "Verdict" }).getAttribute("aria-sort"), "ascending");
  assert.equal(await page.locator("[aria-sort]").count(), 1);
  await page.getByRole("button", { name: "Output line" }).click();
  await page.getByRole("button", { name: "Output line" }).click();
  assert.equal(await page.locator("[aria-sort]").getAttribute("aria-sort"), "descending");
  const lines = (await column(6)).filter(Boolean).map(Number);
  assert.deepEqual(lines, [...lines].sort((a, b) => b - a));
  assert.equal((await column(6)).at(-1), "", "what has no line comes last");
});

await test("nothing that a text says runs", {}, async (page) => {
  await open(page, "payload.html");
  assert.equal(await page.locator("img, iframe, object, embed, main script").count(), 0);
  assert.equal(await page.locator("script").count(), 1);
  assert.match(await page.locator(".sides").innerText(), /<img src=x onerror="alert\('output'\)">/);
});

await test("what is not the page's own script does not run", { expected: /Content Security Policy/ }, async (page) => {
  await open(page);
  // Even markup that got past every escape would not run: the page's policy names its own script alone.
  const ran = await page.evaluate(() => new Promise((done) => {
    document.addEventListener("securitypolicyviolation", () => done(false), { once: true });
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    setTimeout(() => done(Boolean(window.ran)), 500);
  }));
  assert.equal(ran, false);
});

await test("without scripts the links and the table are there", { javaScriptEnabled: false }, async (page) => {
  await open(page);
  assert.equal(await visible(page, "#bar"), 0);
  assert.ok((await visible(page, "tbody tr")) > 50);
});

for (const [size, viewport] of [["phone", { width: 390, height: 844 }], ["desktop", { width: 1440, height: 900 }]]) {
  for (const colorScheme of ["light", "dark"]) {
    await test(`${size}, ${colorScheme}: fits, and axe finds no fault`, { viewport, colorScheme }, async (page) => {
      await open(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
      if (shots) await page.screenshot({ path: join(shots, `report-${size}-${colorScheme}.png`) });
      // By evaluate: a script tag would be refused by the page's policy.
      await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html} ${nodes[0].failureSummary}`), []);
      await page.keyboard.press("n");
      if (shots) await page.screenshot({ path: join(shots, `report-${size}-${colorScheme}-finding.png`) });
    });
  }
}

await browser.close();
server.close();
rmSync(folder, { recursive: true });
const strange = asked.filter((url) => !url.endsWith(".html"));
if (strange.length) { failed += 1; console.log(`FAILED the server was asked for ${strange}`); }
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
