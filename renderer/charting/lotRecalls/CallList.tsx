import { Checkbox, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecallCall, RecallDetail } from '../../../electron/charting/lotRecalls/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { formatInstant, formatShortDay } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { showProblem } from '../../ui/toasts.tsx';
import styles from './lotRecalls.module.css';

/** Everyone who got something of the lot: tick who was told, and note what was said. */
export function CallList({ detail }: { detail: RecallDetail }) {
  const { t } = useTranslation('charting');
  const { calls, recall, toNobodyKnown } = detail;
  const amount = formatAmount(toNobodyKnown, recall.unit);
  return (
    <Panel title={t('recallWho')}>
      {calls.length === 0 ? <p className={styles.quiet}>{t('recallNobody')}</p> : null}
      <ul className={styles.calls}>
        {calls.map((call) => (
          <Call key={`${call.id} ${call.note}`} call={call} unit={recall.unit} />
        ))}
      </ul>
      {toNobodyKnown > 0 ? <p className={styles.quiet}>{t('recallNobodyKnown', { amount })}</p> : null}
    </Panel>
  );
}

function Call({ call, unit }: { call: RecallCall; unit: RecallDetail['recall']['unit'] }) {
  const { t } = useTranslation('charting');
  const { may, zone } = useDesk();
  const open = useOpen();
  const [note, setNote] = useState(call.note);
  const mark = useMutation(
    useTRPC().charting.lotRecalls.mark.mutationOptions({ onError: (error) => showProblem(sentenceOf(error)) }),
  );
  const edits = may('patients.edit');
  const name = call.patientName;
  const save = (done: boolean): void => mark.mutate({ callId: call.id, done, note, expectedVersion: call.version });
  return (
    <li>
      <Checkbox
        aria-label={t('recallToldName', { name })}
        checked={mark.isPending ? mark.variables.done : call.doneAt !== null}
        disabled={!edits}
        onChange={({ currentTarget: { checked } }) => save(checked)}
      />
      <div className={styles.who}>
        {open.patient ? (
          <button type="button" className={styles.name} onClick={() => open.patient?.(call.patientId)}>
            {name}
          </button>
        ) : (
          <strong>{name}</strong>
        )}
        <span className={styles.quiet}>
          {call.phone ? (
            <>
              <IconPhone size={12} aria-hidden /> {call.phone}
            </>
          ) : (
            call.email
          )}
        </span>
      </div>
      <div className={styles.given}>
        {call.given.map((each) => (
          <span key={`${each.at} ${each.what}`}>
            {t('recallGotLine', {
              amount: formatAmount(each.quantity, unit),
              what: each.what,
              day: formatShortDay(each.at, zone),
              name: each.clinician,
            })}
          </span>
        ))}
        {call.doneAt === null ? null : (
          <span className={styles.quiet}>
            {t('recallTold')}:{' '}
            {t('recallToldWhen', { when: formatInstant(call.doneAt, zone), name: call.doneByName ?? '' })}
          </span>
        )}
      </div>
      <TextInput
        aria-label={t('recallNoteOf', { name })}
        placeholder={t('recallNoteHint')}
        maxLength={500}
        disabled={!edits}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => note !== call.note && save(call.doneAt !== null)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </li>
  );
}
