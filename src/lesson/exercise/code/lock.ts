/**
 * Takes everything out of a worker's global scope but the language itself, before foreign code runs in it: nothing that fetches, opens,
 * stores or sends is left, under any name, and no text can be made into code.
 *
 * Knows names that may stay; whatever browsers invent is gone by itself. Must not know what is run. What the worker itself needs it has
 * to take beforehand. One way out is left, the syntax of `import`, which run-case.ts does not let through.
 */

const LANGUAGE =
  'globalThis self Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent ' +
  'Object Boolean Symbol Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError ' +
  'Number BigInt Math Date String RegExp Array Map Set WeakMap WeakSet WeakRef Iterator Promise Proxy Reflect JSON Intl Temporal ' +
  'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
  'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array';
/** Of the web, what only computes. */
const COMPUTES = 'TextEncoder TextDecoder URL URLSearchParams atob btoa structuredClone queueMicrotask crypto DOMException Blob';
const STAYS = new Set<PropertyKey>(`${LANGUAGE} ${COMPUTES}`.split(' '));

/** Locks `scope` and all that it inherits from; there is no way back. */
export function lockDown(scope: object): void {
  // Every kind of function has a constructor that compiles texts. What inherits finds Object instead, which does not.
  const functions = [() => 0, function* () {}, async () => Promise.resolve(0), async function* () {}];
  for (const each of functions) Reflect.deleteProperty(Object.getPrototypeOf(each) as object, 'constructor');
  for (let at: object | null = scope; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Reflect.ownKeys(at)) {
      if (at === scope && STAYS.has(name)) continue;
      if (!Reflect.deleteProperty(at, name)) Reflect.defineProperty(at, name, { value: undefined });
    }
}
