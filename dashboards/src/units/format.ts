/** Quantities as people read them. Every formatter names its unit; `exact` forms are for hover and files. */

const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const twoDecimals = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const NO_BREAK = '\u00a0';
export const MINUS = '\u2212';

function signed(text: string): string {
  return text.replace('-', MINUS);
}

export function count(value: number): string {
  return signed(whole.format(value));
}

/** MW with one decimal from 1 MW, kW below it, W below 1 kW. */
export function power(watts: number): string {
  const size = Math.abs(watts);
  if (size >= 999_950) return megawatts(watts) + NO_BREAK + 'MW';
  if (size >= 1_000) return signed(whole.format(watts / 1_000)) + NO_BREAK + 'kW';
  return signed(whole.format(watts)) + NO_BREAK + 'W';
}

/** The same with a decimal of kW below 100 kW, for what is as small as a node. */
export function powerFine(watts: number): string {
  const size = Math.abs(watts);
  if (size < 1_000 || size >= 99_950) return power(watts);
  return signed(oneDecimal.format(watts / 1_000)) + NO_BREAK + 'kW';
}

/** The number alone, for columns and axes whose heading already says MW. */
export function megawatts(watts: number): string {
  return signed(oneDecimal.format(watts / 1_000_000));
}

export function energy(wattHours: number): string {
  const size = Math.abs(wattHours);
  if (size >= 99_950_000) return signed(whole.format(wattHours / 1_000_000)) + NO_BREAK + 'MWh';
  if (size >= 999_950) return signed(oneDecimal.format(wattHours / 1_000_000)) + NO_BREAK + 'MWh';
  return signed(oneDecimal.format(wattHours / 1_000)) + NO_BREAK + 'kWh';
}

const MILLIGRAMS_PER_TONNE = 1_000_000_000;

export function carbon(milligrams: number): string {
  const tonnes = milligrams / MILLIGRAMS_PER_TONNE;
  const text = Math.abs(tonnes) >= 99.95 ? whole.format(tonnes) : oneDecimal.format(tonnes);
  return signed(text) + NO_BREAK + 'tCO₂e';
}

/** The same from grams, for what is as small as a job: kg below a tonne. */
export function carbonFine(grams: number): string {
  if (Math.abs(grams) >= 999_500) return signed(oneDecimal.format(grams / 1_000_000)) + NO_BREAK + 'tCO₂e';
  const format = Math.abs(grams) >= 9_950 ? whole : oneDecimal;
  return signed(format.format(grams / 1_000)) + NO_BREAK + 'kgCO₂e';
}

/** Whole units from 1,000 up, cents below. */
export function money(minor: number, currency: string): string {
  const major = minor / 100;
  const text = Math.abs(major) >= 1_000 ? whole.format(major) : twoDecimals.format(major);
  return currency + NO_BREAK + signed(text);
}

/** Whole units from 10 up, cents below: for sentences. */
export function moneyShort(minor: number, currency: string): string {
  const major = minor / 100;
  const text = Math.abs(major) >= 10 ? whole.format(major) : twoDecimals.format(major);
  return currency + NO_BREAK + signed(text);
}

export function moneyExact(minor: number, currency: string): string {
  return currency + NO_BREAK + signed(twoDecimals.format(minor / 100));
}

export function exact(value: number, unit: string): string {
  return signed(whole.format(value)) + NO_BREAK + unit;
}

/** A share such as 0.0412 as "4.1 %"; two decimals under one per cent. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  const format = Math.abs(value) < 1 ? twoDecimals : oneDecimal;
  return signed(format.format(value)) + NO_BREAK + '%';
}

export function percentWhole(ratio: number): string {
  return signed(whole.format(ratio * 100)) + NO_BREAK + '%';
}

export function duration(seconds: number): string {
  const total = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? MINUS : '';
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const rest = total % 60;
  const parts: string[] = [];
  if (days > 0) parts.push(`${days}${NO_BREAK}d`);
  if (hours > 0) parts.push(`${hours}${NO_BREAK}h`);
  if (days === 0 && minutes > 0) parts.push(`${minutes}${NO_BREAK}min`);
  if (total < 600 && (rest > 0 || total === 0)) parts.push(`${rest}${NO_BREAK}s`);
  return sign + parts.join(' ');
}

/** A reason's number in the unit that it was given in. */
export function inUnit(value: number, unit: string): string {
  switch (unit) {
    case 'W':
      return power(value);
    case 'Wh':
      return energy(value);
    case 'EUR':
      return money(Math.round(value * 100), 'EUR');
    case 'GPU':
      return count(value) + NO_BREAK + (value === 1 ? 'GPU' : 'GPUs');
    default:
      return count(value) + NO_BREAK + unit;
  }
}
