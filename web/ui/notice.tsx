/** A message that stands in the page; errors are announced at once, the rest politely. */
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import "./ui.css";

export interface NoticeProps {
  kind?: "info" | "warning" | "error";
  children: ReactNode;
}

export function Notice({ kind = "info", children }: NoticeProps) {
  return (
    <div className={`wb-notice wb-notice--${kind}`} role={kind === "error" ? "alert" : "note"}>
      <Icon name={kind === "info" ? "info" : "warning"} />
      <div>{children}</div>
    </div>
  );
}
