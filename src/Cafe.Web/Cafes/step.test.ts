import test from "node:test";
import assert from "node:assert/strict";
import { fixtures } from "../Client/fixtures.js";
import { stepAt } from "./step.js";
import type { MeView, Step } from "../Client/wire.js";

interface Case {
  readonly me: Pick<MeView, "ended" | "gone" | "programme" | "route" | "arrivedIn" | "chooses">;
  readonly steps: readonly { readonly now: number; readonly step: Step }[];
}

for (const { name, case: { me, steps } } of fixtures<Case>("step")) {
  test(`step: ${name}`, () => assert.deepEqual(steps.map(({ now }) => ({ now, step: stepAt(me, now) })), steps));
}
