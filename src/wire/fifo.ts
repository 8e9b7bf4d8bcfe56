/** A queue that stays quick with a hundred thousand things in it, where Array.shift() does not. */
export class Fifo<Thing> {
  #things: Thing[] = [];
  #first = 0;

  get length(): number {
    return this.#things.length - this.#first;
  }

  push(thing: Thing): void {
    this.#things.push(thing);
  }

  first(): Thing | undefined {
    return this.#things[this.#first];
  }

  shift(): Thing | undefined {
    if (this.length === 0) return undefined;
    const thing = this.#things[this.#first++];
    if (this.#first * 2 > this.#things.length) {
      this.#things = this.#things.slice(this.#first);
      this.#first = 0;
    }
    return thing;
  }
}
