export function AccessibilityPage() {
  return <p>AccessibilityPage</p>;
}
