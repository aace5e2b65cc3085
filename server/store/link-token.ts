/**
 * Links in a mail to somebody who has no other key: made from the id of what they lead to and the secret of the server, so that a mail
 * can hold one while the database keeps no more than a hash of it.
 */
import { createHash, createHmac } from "node:crypto";

/** `about` says of what the id is: no link of one kind opens another. */
export const linkToken = (secret: string, about: string, id: string): string =>
  createHmac("sha256", secret).update(`${about} ${id}`).digest("base64url");

/** What is kept of a token: who reads the database cannot open anything with it. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");
