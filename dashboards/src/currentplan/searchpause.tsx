import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { liveApi } from '../api/live';
import type { Search } from '../api/livetypes';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { ReasonDialog } from '../shell/reasondialog';
import { dateTime } from '../units/zone';
import { stateWords } from './search';

/** What was just done, and how it was before. */
interface Done {
  version: string;
  paused: boolean;
  reasonBefore: string | undefined;
}

interface Props {
  search: Search;
  changed: () => void;
}

/** What the search does, and the buttons that pause it, have it go on, and take that back. */
export function SearchPause({ search, changed }: Props) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const main = useRef<HTMLButtonElement>(null);
  const done = useSignal<Done | undefined>(undefined);
  const error = useSignal<RequestError | undefined>(undefined);
  const { word, icon, look, meaning } = stateWords(search);
  const undo = done.value?.version === search.version ? done.value : undefined;

  async function put(paused: boolean, reason?: string): Promise<void> {
    const next = await liveApi.pauseSearch(search.version, paused, reason);
    error.value = undefined;
    done.value = { version: next.version, paused, reasonBefore: search.reason };
    notify(paused ? 'The search is paused' : 'The search goes on');
    changed();
  }

  /** Without a dialog of its own that could say what went wrong. */
  async function act(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    try {
      await work();
    } catch (failure) {
      error.value = asRequestError(failure);
      changed();
    } finally {
      busy.value = false;
    }
  }

  async function takeBack({ paused, reasonBefore }: Done): Promise<void> {
    await put(!paused, paused ? undefined : reasonBefore);
    main.current?.focus(); // the button that was pressed goes
    done.value = undefined;
  }

  return (
    <>
      <div class="search-bar">
        <span class={`badge ${look}`} data-testid="search-state" data-state={search.state}>
          <Icon name={icon} size={12} /> {word}
        </span>
        <span class="search-words" data-testid="search-words">
          {meaning} <span class="muted">(since {dateTime(Date.parse(search.since), 'UTC')} UTC)</span>
        </span>
        {search.paused ? (
          <button ref={main} type="button" class="button primary" data-testid="search-go-on" onClick={() => void act(() => put(false))}>
            <Icon name="play" /> Go on
          </button>
        ) : (
          <button ref={main} type="button" class="button" data-testid="search-pause" onClick={() => (asking.value = true)}>
            <Icon name="pause" /> Pause the search
          </button>
        )}
      </div>
      {undo && (
        <p class="search-undo">
          {undo.paused ? 'You have paused the search.' : 'You had the search go on.'}
          <button
            type="button" class="button small" data-testid="search-undo"
            onClick={() => void act(() => takeBack(undo))}
          >
            Undo
          </button>
        </p>
      )}
      {error.value && (
        <p class="field-problem" role="alert" data-testid="search-error">
          {error.value.title}{error.value.detail && `: ${error.value.detail}`}
        </p>
      )}
      <ReasonDialog id="pause-search" title="Pause the search?" act="Pause it" open={asking} harmless run={(reason) => put(true, reason)}>
        <p>The plan is kept and jobs still come, wait and go; it is only made no better until the search goes on, over restarts too.</p>
      </ReasonDialog>
    </>
  );
}
