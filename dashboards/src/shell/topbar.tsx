import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons';
import { helpOpen } from './keyboard';
import { menuOpen } from './nav';
import { MenuItem, Popover } from './popover';
import { PasswordDialog } from './passworddialog';
import { RunningChip, connection, service } from './running';
import { hasPassword, self, signOut } from './self';
import { themeChoice } from './theme';

const themes: readonly { value: 'system' | 'dark' | 'light'; label: string; icon: IconName }[] = [
  { value: 'system', label: 'As the system', icon: 'system' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'light', label: 'Light', icon: 'sun' },
];

function SettingsMenu() {
  const current = themes.find((theme) => theme.value === themeChoice.value);
  const changing = useSignal(false);
  return (
    <>
      <Popover
        title="Theme and session" testId="settings" className="button quiet square"
        label={<Icon name={current?.icon ?? 'system'} />}
      >
        <p class="menu-title" role="presentation">Theme</p>
        {themes.map((theme) => (
          <MenuItem
            key={theme.value} testId={`theme-${theme.value}`}
            checked={themeChoice.value === theme.value}
            onSelect={() => (themeChoice.value = theme.value)}
          >
            <Icon name={theme.icon} />
            {theme.label}
          </MenuItem>
        ))}
        <p class="menu-title" role="presentation">Session</p>
        {self.value && (
          <p class="menu-note" role="presentation">{self.value.name}{self.value.tenant && `, of ${self.value.tenant}`}</p>
        )}
        {hasPassword() && (
          <MenuItem testId="change-password" onSelect={() => (changing.value = true)}>
            <Icon name="key" />
            Change your password
          </MenuItem>
        )}
        <MenuItem testId="sign-out" onSelect={() => void signOut()}>
          <Icon name="out" />
          Sign out
        </MenuItem>
        {service.value && <p class="menu-note" role="presentation">Megawatt {service.value.version}</p>}
      </Popover>
      <PasswordDialog open={changing} />
    </>
  );
}

/** The bar over every screen: where one is, then what every screen has on its right. */
export function TopBar({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <header class="topbar">
      <button
        type="button" class="button quiet square menu-button" aria-label="Menu"
        aria-expanded={menuOpen.value} data-testid="menu-button"
        onClick={() => (menuOpen.value = !menuOpen.value)}
      >
        <Icon name="menu" />
      </button>
      <h1>{title}</h1>
      {service.value?.demo && <span class="badge" title="Generated data">Demo</span>}
      {connection.value === 'offline' && (
        <span class="badge danger" data-testid="offline">
          <Icon name="warn" size={12} /> Offline
        </span>
      )}
      <div class="topbar-tools">
        <RunningChip />
        {children}
        <button
          type="button" class="button quiet square" title="Keyboard shortcuts (?)"
          aria-label="Keyboard shortcuts" data-testid="help-open"
          onClick={() => (helpOpen.value = true)}
        >
          <Icon name="keyboard" />
        </button>
        {self.value && (
          <span class="who" data-testid="who" title={`Signed in as ${self.value.name}`}>
            {self.value.name}{self.value.tenant && ` · ${self.value.tenant}`}
          </span>
        )}
        <SettingsMenu />
      </div>
    </header>
  );
}
