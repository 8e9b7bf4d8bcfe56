/**
 * Columns that grow: one typed array each, so that a hundred thousand rows are no hundred thousand objects.
 *
 * Knows typed arrays. Must not know what a column means.
 */
type Numbers = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

const FIRST = 256;

/** A column of numbers of one kind. */
export class Column<Type extends Numbers> {
  #values: Type;
  #count = 0;

  constructor(private readonly make: (length: number) => Type) {
    this.#values = make(FIRST);
  }

  get count(): number {
    return this.#count;
  }

  /** 0 for a row that is not there. */
  at(row: number): number {
    return this.#values[row] ?? 0;
  }

  set(row: number, value: number): void {
    this.#values[row] = value;
  }

  push(value: number): void {
    this.#reserve(1);
    this.#values[this.#count++] = value;
  }

  /** Takes the last value off again. */
  pop(): void {
    this.#count = Math.max(0, this.#count - 1);
  }

  /** Appends many at once. */
  append(values: Type): void {
    this.#reserve(values.length);
    this.#values.set(values, this.#count);
    this.#count += values.length;
  }

  /** Gives up all rows and their memory. */
  clear(): void {
    this.#values = this.make(FIRST);
    this.#count = 0;
  }

  /** The values from `from` to before `to`, in the column's own memory. */
  slice(from: number, to: number): Type {
    return this.#values.subarray(from, to) as Type;
  }

  #reserve(more: number): void {
    const needed = this.#count + more;
    if (needed <= this.#values.length) return;
    const grown = this.make(Math.max(needed, 2 * this.#values.length));
    grown.set(this.#values);
    this.#values = grown;
  }
}

export const bytesColumn = (): Column<Uint8Array<ArrayBuffer>> => new Column((length) => new Uint8Array(length));
export const intColumn = (): Column<Int32Array<ArrayBuffer>> => new Column((length) => new Int32Array(length));
export const floatColumn = (): Column<Float64Array<ArrayBuffer>> => new Column((length) => new Float64Array(length));
