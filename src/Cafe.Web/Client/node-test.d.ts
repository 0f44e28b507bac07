// The little of Node that unit tests use; the whole of its types would put Node's globals into browser code.
declare module "node:test" {
  export default function test(name: string, body: () => void | Promise<void>): Promise<void>;
}
declare module "node:assert/strict" {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    throws(body: () => unknown, error?: RegExp): void;
    rejects(body: (() => Promise<unknown>) | Promise<unknown>, error?: RegExp): Promise<void>;
    match(actual: string, pattern: RegExp): void;
  };
  export default assert;
}
declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function readdirSync(path: string): string[];
}
declare module "node:process" {
  export const env: { readonly [name: string]: string | undefined };
}
