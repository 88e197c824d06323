const EU = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT',
  'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
];
const EEA = [...EU, 'IS', 'LI', 'NO'];

/** The widest first. */
const groups: readonly { name: string; members: readonly string[] }[] = [
  { name: 'EEA', members: EEA }, { name: 'EU', members: EU },
];

const LIST = /\b[A-Z]{2}(?:, [A-Z]{2})+\b/g;

function shortened(list: string): string {
  const countries = list.split(', ');
  const group = groups.find(({ members }) => members.every((member) => countries.includes(member)));
  if (!group) return list;
  return [group.name, ...countries.filter((country) => !group.members.includes(country))].join(', ');
}

/** The same with the countries of the Union or of the EEA as that, where all of them are listed. */
export function withGroups(text: string): string {
  return text.replaceAll(LIST, shortened);
}
