/** Numbers that look random and are the same for everyone who names the same seed: xoshiro128** (Blackman and Vigna, 2018). */

/** Returns whole numbers from 0 up to 2^32. */
export function randomIntegers(seed: number): () => number {
  let [a, b, c, d] = [spread(seed, 1), spread(seed, 2), spread(seed, 3), spread(seed, 4)];
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
}

/** Seeds that lie beside each other become states that do not (the finisher of MurmurHash3). */
function spread(seed: number, nth: number): number {
  let mixed = (seed + Math.imul(nth, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
