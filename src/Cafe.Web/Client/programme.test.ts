import test from "node:test";
import assert from "node:assert/strict";
import { fixtures } from "./fixtures.js";
import { beginsMs, nextBoundaryMs, programmeAt, roundAt, roundsOf, writeUpHasEnded, type Position } from "./programme.js";
import type { Programme } from "./wire.js";

interface Case {
  readonly programme: Programme;
  readonly at: readonly { readonly now: number; readonly here: Position | null; readonly boundary: number | null }[];
  readonly begins: readonly (number | null)[];
}

for (const { name, case: { programme, at, begins } } of fixtures<Case>("programme")) {
  test(`programme: ${name}`, () => {
    for (const expected of at) {
      assert.deepEqual(programmeAt(programme, expected.now), expected.here);
      assert.equal(nextBoundaryMs(programme, expected.now), expected.boundary);
    }
    assert.deepEqual(programme.phases.map((_, phase) => beginsMs(programme, phase)), begins);
  });
}

test("a round is the one that runs or to which people move, and its write-up ends", () => {
  const { programme } = fixtures<Case>("programme").find((fixture) => fixture.name === "runs-by-itself")!.case;
  assert.deepEqual([20000, 21000, 21200, 21500, 22700].map((now) => roundAt(programme, now)), [1, 1, 2, 2, 2]);
  assert.deepEqual([21199, 21200].map((now) => writeUpHasEnded(programme, 1, now)), [false, true]);
  assert.equal(roundsOf(programme), 2);
});
