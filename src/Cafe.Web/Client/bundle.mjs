// Bundles what the pages load into wwwroot/app: every `name.page.ts` as name.js (shared parts become hashed chunks; the phone's, which is
// all that most people load, is one file: packed as a whole it weighs a sixth less), the style sheets of Layout/ as opentalks.css, and every other `name.css` beside a component as name.css.
import { filesBelow, remove } from "./files.mjs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = fileURLToPath(new URL("..", import.meta.url));
const entries = new Map();
for (const file of filesBelow(web, [".page.ts", ".css"])) {
  const name = file.startsWith("Layout/") && file.endsWith(".css") ? null : basename(file).replace(/\.(page\.ts|css)$/, "");
  if (name === null) continue;
  const key = `${name}${file.endsWith(".css") ? ".css" : ".js"}`;
  if (entries.has(key)) throw new Error(`${file} and ${entries.get(key).in} would both become ${key}.`);
  entries.set(key, { in: file, out: name });
}

// The oldest browsers that run it: those of the end of 2020.
const target = ["es2020", "chrome87", "firefox84", "safari14.1"];
const common = {
  absWorkingDir: web, bundle: true, minify: true, outdir: "wwwroot/app", legalComments: "linked", logLevel: "warning",
  nodePaths: [`${web}/Client/node_modules`],
};
remove(`${web}/wwwroot/app`);
const whole = "phone.js";
const of = (chosen) => [...entries].filter(([key]) => chosen(key)).map(([, entry]) => entry);
const script = { ...common, format: "esm", target, tsconfig: `${web}/Client/tsconfig.json` };
await Promise.all([
  build({ ...script, entryPoints: of((key) => key.endsWith(".js") && key !== whole), splitting: true, chunkNames: "shared-[hash]" }),
  build({ ...script, entryPoints: of((key) => key === whole) }),
  build({ ...common, entryPoints: of((key) => key.endsWith(".css")), target: target.slice(1) }),
]);
// Written last: the build looks at this file to see whether the bundle is older than its sources.
await build({ ...common, stdin: { contents: '@import "./Layout/tokens.css"; @import "./Layout/parts.css"; @import "./Layout/page.css";', loader: "css", resolveDir: web }, outdir: undefined, outfile: "wwwroot/app/opentalks.css", target: target.slice(1) });
