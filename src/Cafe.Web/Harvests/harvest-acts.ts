import type { HarvestCommand, HarvestView } from "../Client/wire.js";
import { aboutOf, inverse } from "./harvest-commands.js";

/** What was done, in words, and the command that takes it back. */
interface Done { readonly text: string; readonly back: HarvestCommand }

/** What this page did, the last first to be taken back. It ends with the page: others work on the same harvest. */
export class Acts {
  readonly #done: Done[] = [];
  /** What the strip says; undefined before the first act. */
  said: string | undefined;

  get canUndo(): boolean { return this.#done.length > 0; }

  /** Remembers a command that is about to be done. @param before The harvest as it is drawn. */
  remember(before: HarvestView, command: HarvestCommand, text: string): void {
    const back = inverse(before, command);
    if (back) this.#done.push({ text, back });
    this.said = text;
  }

  /** The command that takes the last act back; undefined where there is none. */
  takeLast(): HarvestCommand | undefined {
    return this.#done.pop()?.back;
  }

  /** What was refused is not there to be taken back. */
  forget(command: HarvestCommand): void {
    const at = this.#done.map(({ back }) => aboutOf(back)).lastIndexOf(aboutOf(command));
    if (at >= 0) this.#done.splice(at, 1);
  }
}
