export function IndicatorPanel() {
  return <p>IndicatorPanel</p>;
}
