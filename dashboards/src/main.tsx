import { render } from 'preact';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/panel.css';
import './style/table.css';
import './style/fleet.css';
import './style/sites.css';
import './style/schedule.css';
import './style/solver.css';
import './style/jobs.css';
import './style/services.css';
import './style/register.css';
import './style/sovereignty.css';
import './style/access.css';
import './style/tenants.css';
import './style/links.css';
import './style/validation.css';
import './style/finance.css';
import { listenForKeys } from './shell/keyboard';
import { followLinks, navigate } from './shell/router';
import { screens } from './shell/screens';
import { Shell } from './shell/shell';

document.addEventListener('click', followLinks);
listenForKeys(screens.map(({ key, path }) => ({ keys: key, run: () => navigate(path) })));

const root = document.getElementById('app');
if (root) render(<Shell />, root);
