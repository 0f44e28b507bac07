import test from "node:test";
import assert from "node:assert/strict";
import { LogFeed } from "./log-feed.js";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function feed(): { of: LogFeed<string, string>; seen: string[]; asked: () => number } {
  const seen: string[] = [];
  let asked = 0;
  const of = new LogFeed<string, string>("sheet/7", null, (view, fact) => view + fact, (held) => seen.push(`${held.version}:${held.view}`),
    () => { asked++; of.reads(); });
  return { of, seen, asked: () => asked };
}
const news = (version: number, ...facts: string[]): { epoch: string; version: number; facts: string[] } => ({ epoch: "e", version, facts });

test("news that comes before the snapshot is kept and folded after it, once", () => {
  const { of, seen } = feed();
  of.pushed(news(3, "c"));
  of.pushed(news(2, "b"));
  assert.deepEqual(seen, []);
  of.answered({ epoch: "e", version: 2, view: "ab" });
  assert.deepEqual(seen, ["3:abc"]);
  of.pushed(news(3, "b", "c"));
  assert.deepEqual(seen, ["3:abc"]);
});

test("a gap is waited for, and asked for when nothing comes", async () => {
  const { of, seen, asked } = feed();
  of.answered({ epoch: "e", version: 1, view: "a" });
  of.pushed(news(3, "c"));
  of.pushed(news(2, "b"));
  await wait(350);
  assert.equal(asked(), 0);
  of.pushed(news(6, "f"));
  await wait(350);
  assert.equal(asked(), 1);
  of.answered(news(6, "d", "e", "f"));
  assert.deepEqual(seen, ["1:a", "3:abc", "6:abcdef"]);
});

test("another history begins with a snapshot, also with a smaller version", async () => {
  const { of, seen, asked } = feed();
  of.answered({ epoch: "e", version: 5, view: "abcde" });
  of.pushed({ epoch: "f", version: 3, facts: ["x"] });
  await wait(350);
  assert.equal(asked(), 1);
  of.answered({ epoch: "f", version: 3, view: "abx" });
  assert.deepEqual(seen, ["5:abcde", "3:abx"]);
});

test("a snapshot that news has overtaken takes nothing back", () => {
  const { of, seen } = feed();
  of.answered({ epoch: "e", version: 5, view: "abcde" });
  of.answered({ epoch: "e", version: 4, view: "abcd" });
  of.answered({ at: 1 });
  assert.deepEqual(seen, ["5:abcde"]);
});
