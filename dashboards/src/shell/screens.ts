import type { IconName } from './icons';

/** The product's sections, in the order a working day meets them; only screens that exist are listed. */
export interface Screen {
  section: 'Fleet' | 'Work' | 'Planning' | 'Assurance' | 'Books';
  label: string;
  path: string;
  /** Also current for paths under this one. */
  icon: IconName;
  /** The key after `g`. */
  key: string;
}

export const screens: readonly Screen[] = [
  { section: 'Fleet', label: 'Fleet', path: '/fleet', icon: 'fleet', key: 'f' },
  { section: 'Fleet', label: 'Power domains', path: '/sites', icon: 'domains', key: 'd' },
  { section: 'Fleet', label: 'Data links', path: '/links', icon: 'ways', key: 'l' },
  { section: 'Work', label: 'Schedule', path: '/schedule', icon: 'schedule', key: 's' },
  { section: 'Work', label: 'Jobs', path: '/jobs', icon: 'jobs', key: 'j' },
  { section: 'Work', label: 'Tenants', path: '/tenants', icon: 'coins', key: 't' },
  { section: 'Work', label: 'Services', path: '/services', icon: 'send', key: 'v' },
  { section: 'Work', label: 'Current plan', path: '/current-plan', icon: 'live', key: 'c' },
  { section: 'Planning', label: 'Plans', path: '/plans', icon: 'plans', key: 'p' },
  { section: 'Planning', label: 'Outlook', path: '/outlook', icon: 'chart', key: 'u' },
  { section: 'Planning', label: 'Build-out', path: '/build-out', icon: 'rack', key: 'k' },
  { section: 'Planning', label: 'Scenarios', path: '/scenarios', icon: 'change', key: 'x' },
  { section: 'Planning', label: 'Models', path: '/models/compare', icon: 'leaf', key: 'm' },
  { section: 'Planning', label: 'Solver runs', path: '/operations', icon: 'solver', key: 'o' },
  { section: 'Books', label: 'Finance', path: '/finance', icon: 'document', key: 'b' },
  { section: 'Assurance', label: 'Sovereignty', path: '/sovereignty', icon: 'shield', key: 'y' },
  { section: 'Assurance', label: 'Validation', path: '/validation', icon: 'gauge', key: 'n' },
  { section: 'Assurance', label: 'Access', path: '/access', icon: 'key', key: 'a' },
];

export interface Section {
  name: string;
  screens: Screen[];
}

export function sections(all: readonly Screen[]): Section[] {
  const found: Section[] = [];
  for (const screen of all) {
    const last = found.find((section) => section.name === screen.section);
    if (last) last.screens.push(screen);
    else found.push({ name: screen.section, screens: [screen] });
  }
  return found;
}

export function isCurrent(screen: Screen, path: string): boolean {
  return path === screen.path || path.startsWith(screen.path + '/');
}
