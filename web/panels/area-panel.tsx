export function AreaPanel() {
  return <p>AreaPanel</p>;
}
