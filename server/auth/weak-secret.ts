/** Which secrets may not sign anything: for the one of the settings and the one of a file alike. */

/** Characters. */
export const shortestSecret = 32;
/** Of a random text of 32 letters it is next to impossible that fewer differ. */
const fewestDifferent = 8;
/** Anybody can read it in the library that signs with it where it is given nothing. */
const published = "better-auth-secret-12345678901234567890";

/** What is wrong with one; undefined where nothing is. */
export function faultOfSecret(secret: string): string | undefined {
  const bare = secret.trim();
  if (bare === "") return "is leeg";
  if (bare.length < shortestSecret) return `heeft ${bare.length} tekens en moet er minstens ${shortestSecret} hebben`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file that lost its contents is full of NUL
  if (/[\u0000-\u001f]/.test(bare)) return "bevat tekens die geen tekst zijn: het is beschadigd";
  if (new Set(bare).size < fewestDifferent) return "herhaalt steeds dezelfde tekens en is te raden";
  return bare === published ? "is een voorbeeld dat iedereen kent" : undefined;
}
