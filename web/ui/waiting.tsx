/** Says what is being fetched; shown instead of the content, never over it. */
import type { ReactNode } from "react";
import "./ui.css";

export function Waiting({ children }: { children: ReactNode }) {
  return (
    <div className="wb-waiting" role="status">
      {children}
    </div>
  );
}
