/** Signing in with a passkey. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { AnswerError } from "../../api/client.ts";
import { enterByPasskey, turnedBack } from "../../api/passkeys.ts";
import { sessionQuery } from "../../api/session.ts";
import * as m from "../../paraglide/messages.js";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

export function PasskeyEntry() {
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: enterByPasskey,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const unknown = enter.error instanceof AnswerError && enter.error.status === 400;
  return (
    <>
      <p className="sign-in-way">
        <Button disabled={enter.isPending} onClick={() => enter.mutate()}>
          {m.passkey_enter()}
        </Button>
      </p>
      {enter.error && !turnedBack(enter.error) ? (
        <Notice kind="error">
          <p>{unknown ? m.passkey_not_here() : m.signin_failed()}</p>
        </Notice>
      ) : null}
    </>
  );
}
