/** 抽样核查: which of a numbered population are looked at. */
export interface SampleOrder {
  /** How many there are; they are numbered from 1. */
  readonly population: number;
  readonly size: number;
  /** Whole number 0..2^32-1, kept with the record: the same seed draws the same sample again. */
  readonly seed: number;
}

/**
 * The numbers drawn, rising, each once. Every subset is equally likely over the seeds (Floyd's algorithm on a 32-bit
 * splitmix generator), and the draw never depends on anything but the order.
 */
export function drawSample({ population, size, seed }: SampleOrder): number[] {
  const random = splitmix(seed);
  const drawn = new Set<number>();
  for (let last = population - size + 1; last <= population; last += 1) {
    const pick = 1 + below(last, random);
    drawn.add(drawn.has(pick) ? last : pick);
  }
  return [...drawn].sort((a, b) => a - b);
}

/** Uniform in 0..n-1: what would favour small numbers is drawn again. */
function below(n: number, random: () => number): number {
  const fair = 2 ** 32 - (2 ** 32 % n);
  for (;;) {
    const value = random();
    if (value < fair) return value % n;
  }
}

/** Whole numbers 0..2^32-1. */
function splitmix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
