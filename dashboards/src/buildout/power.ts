import type { PowerMode, PowerQuestion } from '../api/buildout';

/** How many nodes fit, as it stands in the address: text that may be wrong as yet. */
export interface PowerText {
  megawatts: string;
  otherKw: string;
  modes: string;
  hours: string;
  risk: string;
}

export const usual: PowerText = { megawatts: '10', otherKw: '0', modes: 'full 10200, efficient 7140 900', hours: '', risk: '0.1' };

const MOST_HOURS = 2_000;

export interface PowerRead {
  question?: PowerQuestion;
  problems: Partial<Record<keyof PowerText, string>>;
}

function numberOf(text: string, least: number, most: number): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : undefined;
}

/** Modes such as `full 10200, efficient 7140 900`: a name, watts, and thousandths of the speed. */
export function modesOf(text: string): PowerMode[] | undefined {
  const modes: PowerMode[] = [];
  for (const part of text.split(',').map((it) => it.trim()).filter((it) => it !== '')) {
    const [, id, watts, speed] = /^(.+?)\s+([1-9]\d{0,6})(?:\s+(\d{1,5}))?$/.exec(part) ?? [];
    if (id === undefined || watts === undefined || modes.some((mode) => mode.id === id)) return undefined;
    modes.push({ id, nodeW: Number(watts), speedPermille: speed === undefined ? 1_000 : Number(speed) });
  }
  return modes.length > 0 && modes.length <= 100 ? modes : undefined;
}

/** Hours such as `4100 900, 4600 1000`: mean and deviation of a node in watts. */
export function hoursOf(text: string): PowerQuestion['measured'] | undefined {
  const hours: PowerQuestion['measured'] = [];
  for (const part of text.split(/[,;\n]/).map((it) => it.trim()).filter((it) => it !== '')) {
    const [, mean, deviation] = /^(\d{1,8}(?:\.\d+)?)(?:\s+(\d{1,8}(?:\.\d+)?))?$/.exec(part) ?? [];
    if (mean === undefined || Number(mean) <= 0) return undefined;
    hours.push({ meanW: Number(mean), deviationW: Number(deviation ?? 0) });
  }
  return hours.length <= MOST_HOURS ? hours : undefined;
}

/** The question that a text is, or what is wrong with it. */
export function questionOf(text: PowerText): PowerRead {
  const limit = numberOf(text.megawatts, 0, 10_000);
  const other = numberOf(text.otherKw, 0, 10_000_000);
  const risk = numberOf(text.risk, 0, 100);
  const modes = modesOf(text.modes);
  const measured = hoursOf(text.hours);
  const problems: PowerRead['problems'] = {
    ...(limit === undefined && { megawatts: 'has to be from 0 to 10,000 MW' }),
    ...(other === undefined && { otherKw: 'has to be 0 kW or more' }),
    ...(risk === undefined && { risk: 'has to be from 0 to 100 %' }),
    ...(modes === undefined && { modes: 'has to be such as full 10200, efficient 7140 900' }),
    ...(measured === undefined && { hours: `has to be such as 4100 900, 4600 1000, for ${MOST_HOURS} hours at most` }),
  };
  if (limit === undefined || other === undefined || risk === undefined || modes === undefined || measured === undefined) return { problems };
  return {
    problems,
    question: {
      format: 'megawatt/power-tree/1', name: 'asked on the screen', modes, measured, riskRatio: risk / 100,
      tree: { id: 'limit', limitW: Math.round(limit * 1e6), otherW: Math.round(other * 1e3) },
    },
  };
}
