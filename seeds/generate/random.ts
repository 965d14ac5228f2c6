/** A stream of numbers that a seed settles (sfc32): the same seed, the same data, on every machine. */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number) {
    this.a = seed >>> 0;
    this.b = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
    this.c = 0x2545f491;
    for (let i = 0; i < 15; i++) this.next();
  }

  /** 0 … 2^32-1. */
  next(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** 0 … n-1. */
  below(n: number): number {
    return this.next() % n;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** @throws RangeError where there is nothing to choose from */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** True `percent` times in a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** A random id of version 4. */
  uuid(): string {
    const [a, b, c, d] = [this.next(), this.next(), this.next(), this.next()];
    const second = ((b & 0xffff0fff) | 0x4000) >>> 0;
    const third = ((c & 0x3fffffff) | 0x80000000) >>> 0;
    const [s, t] = [hex(second), hex(third)];
    return `${hex(a)}-${s.slice(0, 4)}-${s.slice(4)}-${t.slice(0, 4)}-${t.slice(4)}${hex(d)}`;
  }
}

const BYTES = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'));

function hex(n: number): string {
  return `${BYTES[n >>> 16] ?? ''}${BYTES[n & 0xffff] ?? ''}`;
}
