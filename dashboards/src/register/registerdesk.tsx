import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { asRequestError } from '../api/http';
import { sovereigntyApi } from '../api/sovereignty';
import type { RegisterVersion } from '../api/sovereigntytypes';
import { notify } from '../shell/announce';
import { fileName } from './actions';
import { ReplaceDialog } from './replacedialog';
import { newReplacement } from './replacement';

/** The document of an old register as a file, as people write it. */
async function oldDocument({ version }: RegisterVersion): Promise<File> {
  const document = await sovereigntyApi.oldRegister(version);
  return new File([JSON.stringify(document, null, 2)], fileName(version), { type: 'application/json' });
}

/** The one dialog that puts registers, and the ways to it. */
export function useRegisterDesk(changed: () => void) {
  const open = useSignal(false);
  const puts = useSignal(0);
  const replacement = useMemo(newReplacement, []);
  const put = () => {
    puts.value++;
    changed();
  };
  return {
    /** How many were put from here. */
    puts: puts.value,
    replace: () => {
      open.value = true;
      void replacement.begin(undefined);
    },
    putBack: async (register: RegisterVersion) => {
      try {
        const document = await oldDocument(register);
        open.value = true;
        await replacement.begin(document);
      } catch (failure) {
        notify(asRequestError(failure).title);
      }
    },
    dialog: <ReplaceDialog replacement={replacement} open={open} changed={put} />,
  };
}
