import { computed, effect, signal } from '@preact/signals';
import { preference } from './prefs';

export const themeChoice = preference('theme', ['system', 'dark', 'light'] as const, 'system');

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const systemDark = signal(darkQuery.matches);
darkQuery.addEventListener('change', (event) => {
  systemDark.value = event.matches;
});

export const theme = computed<'dark' | 'light'>(() => {
  if (themeChoice.value === 'system') return systemDark.value ? 'dark' : 'light';
  return themeChoice.value;
});

effect(() => {
  document.documentElement.dataset['theme'] = themeChoice.value;
});
