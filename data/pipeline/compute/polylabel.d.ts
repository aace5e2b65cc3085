/** polylabel 2.1 brings no types. */
declare module "polylabel" {
  /** Pole of inaccessibility of a polygon (closed rings, first one outer), as [x, y]. */
  export default function polylabel(polygon: [number, number][][], precision?: number): [number, number];
}
