/** A source that cannot be used: the message names the file, where in it, and what is wrong. The import stops on it. */
export class SourceProblem extends Error {
  override name = "SourceProblem";
}

/** Nobody answers at an official address: not in the cache, not in a mirror, not over the network. */
export class SourceUnreachable extends SourceProblem {
  override name = "SourceUnreachable";
  /** The host did not begin to answer: what else it has need not be tried. */
  isSilent = false;
  /** What was seen, without the address. */
  why = "";
}
