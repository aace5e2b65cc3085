/** The four faces of everything that is fetched: on its way, failed with a way to try again, nothing there, and there. */
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import * as m from "../paraglide/messages.js";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { Waiting } from "./waiting.tsx";

export interface LoadingProps {
  error: Error | null;
  children: ReactNode;
  /** Default: fetch again whatever failed on this page. */
  onRetry?: (() => void) | undefined;
}

/** Fetches again what failed, and keeps the page: without a network a page that loads again is gone. */
export function useRetry(): () => void {
  const client = useQueryClient();
  return () => void client.refetchQueries({ predicate: ({ state }) => state.status === "error" });
}

/** Instead of content: being fetched, or why it could not be fetched with a way to try again. */
export function Loading({ error, children, onRetry }: LoadingProps) {
  const retryAll = useRetry();
  if (!error) return <Waiting>{children}</Waiting>;
  return (
    <Notice kind="error">
      <p>{m.load_failed()}</p>
      <p className="wb-small wb-soft">{error.message}</p>
      <Button onClick={onRetry ?? retryAll}>{m.retry()}</Button>
    </Notice>
  );
}

/** Instead of a page: it has its heading also while it is on its way, and when it does not come. */
export const LoadingPage = ({ title, ...rest }: LoadingProps & { title: string }) => (
  <article className="wb-page">
    <h1>{title}</h1>
    <Loading {...rest} />
  </article>
);

interface FetchedProps<T> {
  query: { data: T | undefined; error: Error | null; refetch: () => unknown };
  /** Says what is being fetched. */
  waiting: string;
  /** Instead of a list without items. */
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What a query returned; what was returned before stays while it is fetched again. */
export function Fetched<T>({ query: { data, error, refetch }, waiting, empty, children }: FetchedProps<T>) {
  if (data === undefined) {
    return (
      <Loading error={error} onRetry={() => void refetch()}>
        {waiting}
      </Loading>
    );
  }
  return empty !== undefined && Array.isArray(data) && data.length === 0 ? empty : children(data);
}

/** Nothing there: that it is so, and what can be done. */
export const Empty = ({ title, more }: { title: string; more: string }) => (
  <div className="wb-empty" role="status">
    <p>{title}</p>
    <p className="wb-soft">{more}</p>
  </div>
);
