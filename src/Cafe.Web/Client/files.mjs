import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Removes a folder with all that is in it, if it is there. */
export const remove = (folder) => rmSync(folder, { recursive: true, force: true });

const notOurs = new Set(["node_modules", "wwwroot", "bin", "obj"]);

/** The files below a folder whose names end so, relative to it, in a stable order. */
export function filesBelow(folder, endings, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesBelow(folder, endings, path);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
    });
}
