/** Stops the start: the message is the whole story, so it is printed without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
