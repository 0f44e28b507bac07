// For tests only: the cases in tests/fixtures that C# and TypeScript both run.
import { readFileSync, readdirSync } from "node:fs";
import { env } from "node:process";

const root = env["OPENTALKS_FIXTURES"] ?? "";

export function fixtures<T>(folder: string): readonly { readonly name: string; readonly case: T }[] {
  return readdirSync(`${root}/${folder}`).filter((file) => file.endsWith(".json"))
    .map((file) => ({ name: file.replace(/\.json$/, ""), case: JSON.parse(readFileSync(`${root}/${folder}/${file}`, "utf8")) as T }));
}
