/** Which area is which: a letter, a shape and a colour for each of the four, so that nobody needs to tell colours apart. */
import "./pin-mark.css";

export const letterOf = (index: number): string => String.fromCharCode(65 + index);

const shapes: readonly ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (x, y, r) => `M${x - r * 0.9} ${y - r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}z`,
  (x, y, r) => `M${x} ${y - r * 1.15}l${r * 1.15} ${r * 2.05}h${-r * 2.3}z`,
  (x, y, r) => `M${x} ${y - r * 1.25}l${r * 1.25} ${r * 1.25}l${-r * 1.25} ${r * 1.25}l${-r * 1.25} ${-r * 1.25}z`,
];

export function MarkShape({ index, x, y, r }: { index: number; x: number; y: number; r: number }) {
  return <path className={`pin-shape pin-shape--${index + 1}`} d={shapes[index]?.(x, y, r) ?? ""} />;
}

/** In a line of text. */
export function PinMark({ index }: { index: number }) {
  return (
    <span className="pin-mark">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <MarkShape index={index} x={8} y={8} r={5.5} />
      </svg>
      <span>{letterOf(index)}</span>
    </span>
  );
}

/** What they stand beside, whatever that is. */
export const BesideSign = () => (
  <svg className="pin-mark__beside" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    <path className="compare-beside" d="M8 1v14" />
  </svg>
);
