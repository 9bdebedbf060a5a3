import { Button, Select } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconFileText } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AftercareSheet } from '../../../electron/charting/aftercare/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { languageName } from '../../patients/contact/languages.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import styles from './aftercare.module.css';

/** What goes home with a visit: sheets to hand over, and which edition was given. */
export function AftercarePanel({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('aftercare');
  const trpc = useTRPC();
  const { may } = useDesk();
  const found = useQuery(
    trpc.charting.aftercare.ofVisit.queryOptions({ appointmentId }, { enabled: may('consents.read') }),
  );
  if (!may('consents.read') || (found.data && found.data.sheets.length === 0)) return null;
  return (
    <Panel title={t('panel')}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      <ul className={styles.sheets}>
        {(found.data?.sheets ?? []).map((sheet) => (
          <SheetRow key={sheet.sheetId} appointmentId={appointmentId} sheet={sheet} />
        ))}
      </ul>
    </Panel>
  );
}

function SheetRow({ appointmentId, sheet }: { appointmentId: string; sheet: AftercareSheet }) {
  const { t } = useTranslation('aftercare');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const [language, setLanguage] = useState<string | null>(null);
  const [shown, setShown] = useState<{ documentId: string; title: string } | null>(null);
  const chosen = sheet.languages.find((one) => one.language === language) ?? sheet.languages[0];
  const give = useMutation(
    trpc.charting.aftercare.give.mutationOptions({
      onSuccess: ({ documentId }) => {
        const title = chosen?.title ?? sheet.name;
        showDone(t('givenDone', { title }));
        setShown({ documentId, title });
      },
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const done = sheet.given.length > 0;
  return (
    <li className={styles.sheet}>
      <div className={styles.head}>
        <strong>{sheet.name}</strong>
        <StatusBadge
          tone={done ? 'green' : 'amber'}
          icon={done ? IconCircleCheck : IconCircleDashed}
          text={done ? t('given') : t('toGive')}
        />
      </div>
      {sheet.given.map((row) => (
        <div key={row.id} className={styles.given}>
          <span>
            {t('givenBy', {
              when: formatInstant(row.at, zone),
              name: row.staffName,
              language: languageName(row.language),
              edition: row.edition,
            })}
          </span>
          <PdfButton documentId={row.documentId} title={row.title} size="xs" />
        </div>
      ))}
      {chosen && may('consents.sign') ? (
        <div className={styles.acts}>
          {sheet.languages.length > 1 ? (
            <Select
              aria-label={`${t('language')}: ${sheet.name}`}
              size="xs"
              w={140}
              allowDeselect={false}
              data={sheet.languages.map((one) => ({ value: one.language, label: languageName(one.language) }))}
              value={chosen.language}
              onChange={setLanguage}
            />
          ) : null}
          <Button
            size="xs"
            variant={done ? 'subtle' : 'default'}
            aria-label={`${done ? t('giveAgain') : t('give')}: ${sheet.name}`}
            leftSection={<IconFileText size={14} aria-hidden />}
            loading={give.isPending}
            onClick={() => give.mutate({ appointmentId, editionId: chosen.editionId })}
          >
            {done ? t('giveAgain') : t('give')}
          </Button>
        </div>
      ) : null}
      {shown ? <PdfDialog {...shown} onClose={() => setShown(null)} /> : null}
    </li>
  );
}
