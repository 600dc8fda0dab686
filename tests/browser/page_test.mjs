// page_test.mjs PAGE.html...: opens each page in Chromium as its readers do and prints "N passed, N failed".
//   nothing on the console, nothing loaded from elsewhere, no violation that axe finds, in light and dark;
//   no scrolling sideways at 390, 900 and 1440 px; it prints on A4, with nothing below 7.5 pt.
// CHROMIUM names the browser (/usr/bin/chromium). SHOTS=DIR keeps pictures and the printed pages.
import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {createRequire} from "node:module";
import {chromium} from "playwright-core";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [390, 900, 1440];
const LEAST_POINTS = 7.5;
const shots = process.env.SHOTS;

let passed = 0;
const failures = [];
function check(name, problems) {
  if (problems.length === 0) passed += 1;
  else failures.push(`${name}\n    ${problems.slice(0, 8).join("\n    ")}`);
}

// What a page says, asks for or throws while it is open.
function watched(page) {
  const heard = [];
  page.on("console", (message) => heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) heard.push(`asks for ${request.url()}`);
  });
  return heard;
}

async function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    return [`${root.scrollWidth} px in ${root.clientWidth} px`, ...wide.slice(0, 4).map((e) => e.outerHTML.slice(0, 120))];
  });
}

async function accessibility(page) {
  await page.addScriptTag({path: axe});
  const found = await page.evaluate(() => window.axe.run({resultTypes: ["violations"]}));
  return found.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 140)}`));
}

// Words that would be printed smaller than can be read.
async function tooSmall(page) {
  return page.evaluate((least) => {
    const small = new Set();
    for (const element of document.querySelectorAll("body *")) {
      if (![...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== "")) continue;
      const drawing = element.closest("svg");
      const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
      const points = 0.75 * scale * Number.parseFloat(getComputedStyle(element).fontSize);
      if (element.getClientRects().length > 0 && points < least - 0.02) small.add(`${points.toFixed(2)} pt: ${element.outerHTML.slice(0, 100)}`);
    }
    return [...small];
  }, LEAST_POINTS);
}

async function onScreen(browser, file, width, colorScheme) {
  // axe needs a script of its own; the page's policy would refuse it.
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme, bypassCSP: true});
  const page = await context.newPage();
  const heard = watched(page);
  await page.goto(pathToFileURL(resolve(file)).href);
  const name = `${basename(file)} ${width} px ${colorScheme}`;
  check(`${name}: console and network are silent`, heard);
  check(`${name}: no scrolling sideways`, await sideways(page));
  if (shots) await page.screenshot({path: join(shots, `${basename(file, ".html")}-${width}-${colorScheme}.png`), fullPage: true});
  check(`${name}: axe finds nothing`, await accessibility(page));
  await context.close();
}

async function onPaper(browser, file) {
  const page = await browser.newPage({viewport: {width: 665, height: 1000}});  // as wide as the type area of A4
  const heard = watched(page);
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.emulateMedia({media: "print"});
  check(`${basename(file)}: nothing is printed below ${LEAST_POINTS} pt`, await tooSmall(page));
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
  const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) || []).length;
  const claims = await page.locator(".claim").count();
  check(`${basename(file)}: prints on ${sheets} sheets`, sheets >= 3 && sheets <= 20 + 4 * claims ? [] : [`${sheets} sheets`]);
  check(`${basename(file)}: silent while printing`, heard);
  if (shots) writeFileSync(join(shots, `${basename(file, ".html")}.pdf`), pdf);
  await page.close();
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: page_test.mjs PAGE.html...");
  process.exit(2);
}
if (shots && !existsSync(shots)) mkdirSync(shots, {recursive: true});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
for (const file of files) {
  for (const width of WIDTHS) await onScreen(browser, file, width, "light");
  await onScreen(browser, file, 900, "dark");
  await onPaper(browser, file);
}
await browser.close();
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
