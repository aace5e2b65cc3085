import { useRef } from "react";
import { NotFoundPage } from "../pages/not-found.tsx";
import { useTitleOfHeading } from "../ui/title.ts";
import { TopBar } from "./top-bar.tsx";

export function NotFoundRoute() {
  const page = useRef<HTMLElement>(null);
  useTitleOfHeading(page);
  return (
    <div className="page-frame">
      <TopBar />
      <main ref={page} id="inhoud" className="page-content">
        <NotFoundPage />
      </main>
    </div>
  );
}
