import { roundTicks } from './scale';

const KW_PER_MW = 1_000;

interface Props {
  mostKw: number;
  left: number;
  right: number;
  /** Where so many kilowatts are. */
  y: (kw: number) => number;
}

/** Lines across a chart at round megawatts, with their numbers at the left. */
export function MegawattGrid({ mostKw, left, right, y }: Props) {
  return (
    <>
      {roundTicks(mostKw / KW_PER_MW).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick * KW_PER_MW)} y2={y(tick * KW_PER_MW)} />
          <text x={left - 6} y={y(tick * KW_PER_MW) + 4} text-anchor="end">{tick}</text>
        </g>
      ))}
    </>
  );
}
