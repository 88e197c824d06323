import type { DriverLevel, KernelComparison } from '../api/validationtypes';

export interface Chosen {
  model: string;
  driver: string;
  against: string;
}

/** What the URL asks for as far as there is such, else the newest two levels of the first model that has two. */
export function chosenLevels(levels: readonly DriverLevel[], asked: Partial<Record<keyof Chosen, string | undefined>>): Chosen | undefined {
  const drivers = (model: string) => levels.filter(({ deviceModel }) => deviceModel === model).map(({ driver }) => driver);
  const models = levels.map(({ deviceModel }) => deviceModel);
  const model = models.find((each) => each === asked.model) ?? models.find((each) => drivers(each).length > 1);
  if (model === undefined) return undefined;
  const known = drivers(model).toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const driver = known.find((each) => each === asked.driver) ?? known[0];
  const against = known.find((each) => each === asked.against) ?? known.find((each) => each !== driver) ?? driver;
  return driver === undefined || against === undefined ? undefined : { model, driver, against };
}

/** From the slowest node of either to the fastest, with some room. */
export function span({ spread, againstSpread }: KernelComparison): [number, number] {
  const least = Math.min(spread.leastRatio, againstSpread.leastRatio);
  const most = Math.max(spread.mostRatio, againstSpread.mostRatio);
  return most > least ? [least, most] : [least - 0.01, most + 0.01];
}

/** In a sentence's end; too few nodes are said to be too few. */
export function comparisonWord({ verdict, spread, againstSpread }: KernelComparison): string {
  switch (verdict) {
    case 'Faster':
      return 'faster';
    case 'Slower':
      return 'slower';
    case 'NoDifference':
      return 'no difference that is sure';
    case 'TooFew':
      return `too few nodes to say: ${spread.nodeCount} and ${againstSpread.nodeCount}, 8 of each are needed`;
  }
}
