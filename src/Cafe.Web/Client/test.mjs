// Runs every `name.test.ts` of Cafe.Web: bundled for this Node into a folder that goes again.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { filesBelow, remove } from "./files.mjs";

const web = fileURLToPath(new URL("..", import.meta.url));
const tests = filesBelow(web, [".test.ts"]);
const fixtures = fileURLToPath(new URL("../../../tests/fixtures", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "opentalks-tests-"));
try {
  await build({
    absWorkingDir: web, entryPoints: tests, outdir: folder, outbase: web, bundle: true, platform: "node", format: "esm", sourcemap: "inline",
    outExtension: { ".js": ".mjs" }, logLevel: "warning", nodePaths: [`${web}/Client/node_modules`], tsconfig: `${web}/Client/tsconfig.json`,
  });
  const bundled = tests.map((test) => join(folder, test.replace(/\.ts$/, ".mjs")));
  const { status } = spawnSync(process.execPath, ["--test", ...bundled], { stdio: "inherit", env: { ...process.env, NODE_OPTIONS: "--enable-source-maps", OPENTALKS_FIXTURES: fixtures } });
  process.exitCode = status ?? 1;
} finally {
  remove(folder);
}
