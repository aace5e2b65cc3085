/** Passkeys: made and used by the browser, kept by the server. The forms of WebAuthn as JSON are the browser's own. */
import { queryOptions } from "@tanstack/react-query";
import { PasskeyList } from "#data/schema/account.ts";
import { api, ask, sendJson } from "./client.ts";
import { needsSession } from "./session.ts";
import { sayChanged } from "./session-mark.ts";

/** Browsers of before 2025 lack the JSON forms: they sign in another way. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  meta: needsSession,
  queryFn: async ({ signal }) => PasskeyList.parse(await (await ask(api("passkeys"), { signal })).json()).passkeys,
});

const jsonOf = (credential: Credential | null): unknown => {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("the browser made no passkey");
  return credential.toJSON();
};

/** Throws a DOMException NotAllowedError when the person turns back. */
export async function addPasskey(name: string): Promise<void> {
  const options = await sendJson("POST", "passkeys/options", {});
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  await sendJson("POST", "passkeys", { name, response: jsonOf(await navigator.credentials.create({ publicKey })) });
}

export async function deletePasskey(id: string): Promise<void> {
  await ask(api(`passkeys/${encodeURIComponent(id)}`), { method: "DELETE" });
}

/** Throws a DOMException NotAllowedError when the person turns back, an AnswerError 400 for a passkey that is not known here. */
export async function enterByPasskey(): Promise<void> {
  const options = await sendJson("POST", "session/passkey/options", {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  await sendJson("POST", "session/passkey", { response: jsonOf(await navigator.credentials.get({ publicKey })) });
  sayChanged();
}

/** Turning back is a choice, not a failure. */
export const turnedBack = (error: Error): boolean => error instanceof DOMException && error.name === "NotAllowedError";
