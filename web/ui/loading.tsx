/** Instead of content: being fetched, or why it could not be fetched with a way to try again. */
import type { ReactNode } from "react";
import * as m from "../paraglide/messages.js";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { Waiting } from "./waiting.tsx";

export interface LoadingProps {
  error: Error | null;
  children: ReactNode;
  /** Default: load the page again. */
  onRetry?: () => void;
}

export function Loading({ error, children, onRetry = () => location.reload() }: LoadingProps) {
  if (!error) return <Waiting>{children}</Waiting>;
  return (
    <Notice kind="error">
      <p>{m.load_failed()}</p>
      <p className="wb-small wb-soft">{error.message}</p>
      <Button onClick={onRetry}>{m.retry()}</Button>
    </Notice>
  );
}
