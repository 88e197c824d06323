import { signal } from '@preact/signals';
import { Icon } from './icons';
import { preference } from './prefs';
import { path } from './router';
import { isCurrent, screens, sections } from './screens';

const wide = preference('nav', ['wide', 'narrow'] as const, 'wide');
export const menuOpen = signal(false);

export function Nav() {
  const narrow = wide.value === 'narrow';
  return (
    <nav
      class={`nav${narrow ? ' narrow' : ''}${menuOpen.value ? ' open' : ''}`}
      aria-label="Product" data-testid="nav"
    >
      <a class="brand" href="/" aria-label="Megawatt, the fleet">
        <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
          <path
            d="M4 24h5V13h5v11h5V7h5v17h4" fill="none" stroke="currentColor" stroke-width="2.6"
            stroke-linejoin="round" stroke-linecap="round"
          />
        </svg>
        <span class="brand-name">Megawatt</span>
      </a>
      {sections(screens).map((section) => (
        <div class="nav-section" key={section.name}>
          <h2>{section.name}</h2>
          <ul>
            {section.screens.map((screen) => (
              <li key={screen.path}>
                <a
                  href={screen.path} title={narrow ? screen.label : undefined}
                  aria-current={isCurrent(screen, path.value) ? 'page' : undefined}
                  data-testid={`nav-${screen.key}`} onClick={() => (menuOpen.value = false)}
                >
                  <Icon name={screen.icon} />
                  <span>{screen.label}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <button
        type="button" class="button quiet nav-fold" data-testid="nav-fold"
        aria-label={narrow ? 'Widen the navigation' : 'Narrow the navigation'}
        onClick={() => (wide.value = narrow ? 'wide' : 'narrow')}
      >
        <Icon name={narrow ? 'expand' : 'collapse'} />
        <span>Narrow</span>
      </button>
    </nav>
  );
}
