// Writes docs/requirements.md from ids.tsv and the results of the last run: node write.mjs RESULTS-FOLDER OUTPUT
// A result file is xUnit's XML; a test that carries ids has them as traits named "Promise".
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, output] = process.argv.slice(2);
const kinds = [
  ["M", "The method: must"], ["S", "The method: should"], ["D", "The method: delight"], ["S-", "Sockets and pushes"], ["M-", "Memory: what is stored"],
  ["O-", "Outbox and devices"], ["A-", "Access"], ["C-", "Content"], ["P-", "Privacy"], ["X-", "Supply and operation"], ["L-", "Load"], ["U-", "Usable by everybody"],
];

const known = new Map(readFileSync(new URL("ids.tsv", import.meta.url), "utf8").trim().split("\n").map((line) => line.split("\t")));
const shown = new Map();
const strangers = [];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".xml")).sort()) {
  for (const [, attributes, body = ""] of readFileSync(join(folder, file), "utf8").matchAll(/<test ([^>]*?)(?:\/>|>(.*?)<\/test>)/gs)) {
    const test = Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    for (const [, id] of body.matchAll(/<trait name="Promise" value="([^"]+)"/g)) {
      if (!known.has(id)) strangers.push(`${id} on ${test.type}.${test.method}`);
      const tests = shown.get(id) ?? shown.set(id, new Map()).get(id);
      const name = `${test.type.split(".").pop()} ${test.method}`.replaceAll("_", " ");
      // Of a theory every row must have passed.
      tests.set(name, (tests.get(name) ?? true) && test.result === "Pass");
    }
  }
}
if (strangers.length > 0) {
  console.error(`Not in tests/requirements/ids.tsv: ${strangers.join(", ")}`);
  process.exit(1);
}

const passed = (id) => [...(shown.get(id) ?? [])].filter(([, passes]) => passes).map(([name]) => name).sort();
const kindOf = (id) => id.match(/^[A-Z]-?/)[0];
const all = [...known.keys()];
const lines = [
  "# Requirements and promises, and the tests that show them", "",
  "Written by `tests/run.sh` from its last run; do not edit. An id is shown where a test that carries it passed: a test that does, through a screen or a",
  "socket, what the id asks. Titles stand in `tests/requirements/ids.tsv`.", "",
  `Shown: ${all.filter((id) => passed(id).length > 0).length} of ${all.length}.`,
];
for (const [kind, title] of kinds) {
  const ids = all.filter((id) => kindOf(id) === kind);
  lines.push("", `## ${title}`, "", "| Id | What | Shown by |", "|---|---|---|");
  for (const id of ids) lines.push(`| ${id} | ${known.get(id)} | ${passed(id).join("<br>") || "not yet"} |`);
}
writeFileSync(output, lines.join("\n") + "\n");
console.log(lines[5]);
