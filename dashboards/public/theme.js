// Runs before the first paint so that a chosen theme does not flash; src/shell/theme.ts owns the key.
document.documentElement.dataset.theme = localStorage.getItem('megawatt.theme') ?? 'system';
