import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { suits } from '../../electron/devices/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { Fields } from '../ui/Fields.tsx';
import { showDone, showProblem } from '../ui/toasts.tsx';
import styles from './devices.module.css';

const offered = ['receipt', 'page', 'label'] as const;

/** Which printer this PC takes for which paper; without a choice it is the first that has it. */
export function PaperChoices() {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const manages = useDesk().may('devices.manage');
  const list = useQuery(trpc.devices.printers.queryOptions({}));
  const remember = useMutation(
    trpc.devices.rememberPrinter.mutationOptions({
      onSuccess: () => showDone(t('remembered')),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const { printers = [], remembered = [] } = list.data ?? {};
  const inUse = printers.filter((printer) => printer.active);
  if (inUse.length === 0) return null;
  return (
    <div className={styles.inset}>
      <Fields columns={3}>
        {offered.map((paper) => {
          const suited = inUse.filter((printer) => suits(printer.paper, paper));
          const chosen = remembered.find((row) => row.paper === paper);
          const value = suited.find((printer) => printer.id === chosen?.printerId) ?? suited[0];
          return (
            <Select
              key={paper}
              label={t(`goesTo_${paper}`)}
              placeholder={t('goesNowhere')}
              allowDeselect={false}
              disabled={!manages || suited.length === 0 || remember.isPending}
              data={suited.map((printer) => ({ value: printer.id, label: printer.name }))}
              value={value?.id ?? null}
              onChange={(printerId) => {
                if (printerId === null || printerId === chosen?.printerId) return;
                remember.mutate({ paper, printerId, expectedVersion: chosen?.version ?? null });
              }}
            />
          );
        })}
      </Fields>
    </div>
  );
}
