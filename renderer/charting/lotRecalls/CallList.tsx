import { Checkbox, TextInput } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecallCall, RecallDetail } from '../../../electron/charting/lotRecalls/schemas.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { useOpen } from '../../api/open.ts';
import { formatInstant, formatShortDay } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import styles from './lotRecalls.module.css';
import { useCall } from './useCall.ts';

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
          <Call key={call.id} call={call} unit={recall.unit} />
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
  const { shown, say } = useCall(call);
  /** Typed, but not left yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const edits = may('patients.edit');
  const name = call.patientName;
  const keep = (): void => {
    if (typed !== null && typed !== shown.note) say({ note: typed });
    setTyped(null);
  };
  return (
    <li>
      <Checkbox
        aria-label={t('recallToldName', { name })}
        checked={shown.done}
        disabled={!edits}
        onChange={({ currentTarget: { checked } }) => say({ done: checked })}
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
        value={typed ?? shown.note}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </li>
  );
}
