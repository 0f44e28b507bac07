import type { HarvestCommand, HarvestView } from "../Client/wire.js";
import { aboutOf, factOf, inverse } from "./harvest-commands.js";
import { fold } from "./harvest-view.js";

/** What was done, in words, and the commands that take it back, in the order in which they must be done. */
interface Done { readonly text: string; readonly back: readonly HarvestCommand[] }

/** What this page did, the last first to be taken back. It ends with the page: others work on the same harvest. */
export class Acts {
  readonly #done: Done[] = [];
  /** What the strip says; undefined before the first act. */
  said: string | undefined;

  get canUndo(): boolean { return this.#done.length > 0; }

  /** Remembers commands that are about to be done as one act. @param before The harvest as it is drawn. */
  remember(before: HarvestView, commands: readonly HarvestCommand[], text: string): void {
    const back: HarvestCommand[] = [];
    let view = before;
    for (const command of commands) {
      const one = inverse(view, command);
      if (one) back.unshift(one);
      const fact = factOf(command);
      if (fact) view = fold(view, fact);
    }
    if (back.length > 0) this.#done.push({ text, back });
    this.said = text;
  }

  /** The commands that take the last act back; none where there is no act. */
  takeLast(): readonly HarvestCommand[] {
    return this.#done.pop()?.back ?? [];
  }

  /** What was refused is not there to be taken back. */
  forget(command: HarvestCommand): void {
    const at = this.#done.map(({ back }) => back.some((one) => aboutOf(one) === aboutOf(command))).lastIndexOf(true);
    if (at >= 0) this.#done.splice(at, 1);
  }
}
