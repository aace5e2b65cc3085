export function MapOptions() {
  return <p>MapOptions</p>;
}
