/** A part of the page that is fetched when it is needed, with faces of its own: without a network it fails alone and the page stays. */
import { type ComponentType, type FunctionComponent, type ReactNode, useEffect, useReducer } from "react";
import * as m from "../paraglide/messages.js";
import { Loading } from "./loading.tsx";
import { Waiting } from "./waiting.tsx";

interface Faces<P> {
  /** While it is on its way. */
  waiting?: (props: P) => ReactNode;
  /** Instead of it, with a way to try again. */
  failed?: (retry: () => void, props: P) => ReactNode;
}

/** Where a new version was put in place, what this page knows of is gone, and only the page anew helps: when it can be had. */
async function reloadIfReachable(): Promise<void> {
  const reachable = await fetch(location.href, { method: "HEAD", signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (reachable) location.reload();
}

export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { waiting = () => <Waiting>{m.loading()}</Waiting>, failed }: Faces<P> = {},
): FunctionComponent<P> & { preload: () => Promise<void> } {
  let Part: ComponentType<P> | undefined;
  let failure: Error | undefined;
  let pending: Promise<void> | undefined;
  /** Never rejects: what went wrong is kept, for all who wait. */
  const request = () => {
    failure = undefined;
    pending ??= load()
      .then(
        (loaded) => {
          Part = loaded;
        },
        (error: unknown) => {
          failure = error instanceof Error ? error : new Error(String(error));
        },
      )
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
  function LazyPart(props: P) {
    const [, redraw] = useReducer((turn: number) => turn + 1, 0);
    const coming = Part || failure ? undefined : request();
    useEffect(() => {
      let isHere = true;
      void coming?.then(() => (isHere ? redraw() : undefined));
      return () => {
        isHere = false;
      };
    }, [coming]);
    // What is here is drawn at once, without a frame of waiting.
    if (Part) return <Part {...props} />;
    if (!failure) return waiting(props);
    const retry = () => {
      void request().then(() => (failure ? reloadIfReachable() : undefined));
      redraw();
    };
    return failed ? (
      failed(retry, props)
    ) : (
      <Loading error={failure} onRetry={retry}>
        {m.loading()}
      </Loading>
    );
  }
  return Object.assign(LazyPart, { preload: () => (Part ? Promise.resolve() : request()) });
}
