// Holds the SARIF and JUnit reports against their published schemas.
//
// Usage: node scripts/validate-reports.mjs BINARY
// BINARY is `summarize`. Needs, from npm: npm install --prefix target/browser ajv@8 ajv-formats@3 xmllint-wasm@4
// The schemas are in tests/fixtures/schemas; README.md there names their origins.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, "target/browser/package.json"));
const Ajv = require("ajv").default;
const { validateXML } = await import(pathToFileURL(require.resolve("xmllint-wasm")));
const binary = resolve(process.argv[2] ?? join(root, "target/debug/summarize"));

const schema = (name) => readFileSync(join(root, "tests/fixtures/schemas", name), "utf8");
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }); // a pattern of the schema is none with the flag u
require("ajv-formats").default(ajv);
const sarif = ajv.compile(JSON.parse(schema("sarif-schema-2.1.0.json")));

const folder = mkdtempSync(join(tmpdir(), "summarize-schemas-"));
const read = (name) => readFileSync(join(folder, name), "utf8");
const article = readdirSync(join(root, "seeds")).find((name) => name.startsWith("001"));
copyFileSync(join(root, "seeds", article), join(folder, "article.txt"));
const fixtures = join(root, "tests/fixtures/report");
for (const name of readdirSync(fixtures)) copyFileSync(join(fixtures, name), join(folder, name));

// What a region quotes is what its file says there, by characters and by lines.
const misplaced = (log) => {
  const places = log.runs[0].results.flatMap(({ locations = [], relatedLocations = [] }) => [...locations, ...relatedLocations]);
  return places.flatMap(({ physicalLocation: { artifactLocation, region } }) => {
    const text = read(artifactLocation.uri), { charOffset, charLength, startLine, startColumn, snippet } = region;
    const there = [...text].slice(charOffset, charOffset + charLength).join("");
    const onLine = [...text.split("\n")[startLine - 1]].slice(startColumn - 1).join("");
    const right = there === snippet.text && onLine.startsWith(snippet.text.split("\n")[0]);
    return right ? [] : [`${JSON.stringify(region)} is not in its place`];
  });
};

let passed = 0, failed = 0;
for (const [source, output, task] of [
  ["article.txt", "planted-001.en.md", "translate"],
  ["small.zh.txt", "small.en.md", "translate"],
  ["small.zh.txt", "small.en.md", "summarize"],
  ["small.en.md", "small.en.md", "translate"],
]) {
  const { status, stderr } = spawnSync(binary, ["check", source, output, "--task", task, "--report", "sarif=r.sarif", "--report", "junit=r.xml"], { cwd: folder });
  if (status > 1) throw new Error(`summarize check exited with ${status}: ${stderr}`); // 1: a figure failed, as planted
  const log = JSON.parse(read("r.sarif"));
  const errors = sarif(log) ? misplaced(log) : sarif.errors.map(({ instancePath, message }) => `sarif: ${instancePath} ${message}`);
  const junit = await validateXML({ xml: { fileName: "r.xml", contents: read("r.xml") }, schema: { fileName: "junit-10.xsd", contents: schema("junit-10.xsd") } });
  errors.push(...junit.errors.map(({ message }) => `junit: ${message}`));
  failed += errors.length > 0;
  passed += errors.length === 0;
  console.log(errors.join("\n") || `ok ${source} ${output} ${task}`);
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
