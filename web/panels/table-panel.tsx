export function TablePanel() {
  return <p>TablePanel</p>;
}
