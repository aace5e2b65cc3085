import { PageLinks } from "../ui/page-links.tsx";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <PageLinks />
    </footer>
  );
}
