import { Autocomplete, Button, Modal, Radio, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { dateOf, instantAt, minuteOfDay } from '../../../electron/kernel/dates.ts';
import type { DayAppointment } from '../../../electron/scheduling/schemas.ts';
import type { Member } from '../../../electron/scheduling/together/schemas.ts';
import { useTRPC, useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { faultOf, sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { DateChoices, type DatedWish } from './DateChoices.tsx';
import styles from './series.module.css';

type Scope = 'one' | 'following' | 'all';

export interface ScopeDialogProps {
  appointment: DayAppointment;
  of: 'series' | 'group';
  members: ReadonlyArray<z.output<typeof Member>>;
  doing: 'move' | 'cancel';
  onClose: () => void;
}

/** Moves or cancels one appointment, it and those after it, or all that belong together; what does not fit is chosen date by date. */
export function ScopeDialog({ appointment, of, members, doing, onClose }: ScopeDialogProps) {
  const { t } = useTranslation('scheduling');
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { zone } = useDesk();
  const [scope, setScope] = useState<Scope>(of === 'series' ? 'following' : 'all');
  const [date, setDate] = useState(dateOf(appointment.startsAt, zone));
  const [minutes, setMinutes] = useState(minuteOfDay(appointment.startsAt, zone));
  const [reason, setReason] = useState('');
  const [choices, setChoices] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const clashes = clashesOf(error);
  const startsAt = instantAt(date, minutes, zone);
  const concerned = members.filter(
    (row) =>
      row.open &&
      (scope === 'all' || (scope === 'following' ? row.startsAt >= appointment.startsAt : row.id === appointment.id)),
  );
  const forget = (): void => {
    setChoices(new Map());
    setError(null);
  };

  const send = (): Promise<unknown> => {
    const appointmentId = appointment.id;
    if (scope === 'one')
      return doing === 'move'
        ? client.scheduling.move.mutate({ appointmentId, startsAt, expectedVersion: appointment.version })
        : client.scheduling.cancel.mutate({ appointmentId, reason, expectedVersion: appointment.version });
    const seen = concerned.map(({ id, version }) => ({ id, version }));
    const whole = { appointmentId, of, scope, seen };
    if (doing === 'cancel') return client.scheduling.cancelTogether.mutate({ ...whole, reason });
    const chosen = [...choices].map(([key, at]) => ({ appointmentId: key, startsAt: at }));
    return client.scheduling.moveTogether.mutate({ ...whole, startsAt, choices: chosen });
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await send();
      showDone(t(doing === 'move' ? 'severalMoved' : 'severalCancelled', { count: concerned.length }));
      onClose();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
    await cache.invalidateQueries(trpc.scheduling.pathFilter());
  };
  const scopes: Scope[] = of === 'series' ? ['one', 'following', 'all'] : ['one', 'all'];

  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t(doing === 'move' ? 'moveWhich' : 'cancelWhich', { name: appointment.patientName })}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap="md">
          <Radio.Group
            aria-label={t('which')}
            value={scope}
            onChange={(value) => {
              setScope(value as Scope);
              forget();
            }}
          >
            <Stack gap={8}>
              {scopes.map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(of === 'group' ? `group_${value as 'all'}` : `scope_${value}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {doing === 'move' ? (
            <>
              <Fields columns={2}>
                <DateField
                  label={t('date')}
                  value={date}
                  onChange={(value) => {
                    if (value) setDate(value);
                    forget();
                  }}
                />
                <TimeField
                  label={t('time')}
                  value={minutes}
                  error={t('needTime')}
                  onChange={(value) => {
                    setMinutes(value);
                    forget();
                  }}
                />
              </Fields>
              {scope === 'one' ? null : <p className={styles.hint}>{t('severalMoveHelp')}</p>}
            </>
          ) : (
            <Autocomplete
              label={t('cancelReason')}
              data={t('cancelReasons').split(',')}
              required
              maxLength={300}
              value={reason}
              onChange={setReason}
            />
          )}
          {clashes ? (
            <DateChoices
              label={t('datesLabel')}
              dates={clashes}
              choices={choices}
              onChoose={(key, at) => setChoices(withChoice(choices, key, at))}
              leaveOut={t('stays')}
              leftOut={t('stays')}
            />
          ) : null}
          {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
          <div className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {t('leave')}
            </Button>
            <Button
              type="submit"
              {...(doing === 'cancel' ? { color: 'red' } : {})}
              loading={busy}
              disabled={doing === 'cancel' && reason.trim() === ''}
            >
              {t(doing === 'move' ? 'moveCount' : 'cancelCount', { count: concerned.length })}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}

/** The choices with one more, changed or taken back (undefined). */
export function withChoice(
  choices: ReadonlyMap<string, number | null>,
  key: string,
  startsAt: number | null | undefined,
): ReadonlyMap<string, number | null> {
  const next = new Map(choices);
  if (startsAt === undefined) next.delete(key);
  else next.set(key, startsAt);
  return next;
}

/** The dates a refusal names; null for any other error. */
function clashesOf(error: unknown): DatedWish[] | null {
  const details = faultOf(error)?.details;
  const dates = typeof details === 'object' && details !== null && 'dates' in details ? details.dates : undefined;
  if (!Array.isArray(dates)) return null;
  return (dates as Array<Omit<DatedWish, 'key'> & { appointmentId: string }>).map(({ appointmentId, ...rest }) => ({
    key: appointmentId,
    ...rest,
  }));
}
