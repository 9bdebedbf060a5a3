import { Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** A reason to go on, by what is overridden and for which service line. */
export interface Override {
  serviceLineId: string;
  key: string;
  reason: string;
}
interface Item {
  key: string;
  serviceLineId: string;
  sentence: string;
}

/** What wants a reason before an act is done, if a reason is all it wants. */
function wanted(error: unknown): Item[] | null {
  const fault = faultOf(error);
  if (fault?.code !== 'NOT_SAFE') return null;
  const { items, mayOverride } = fault.details as { items: Item[]; mayOverride: boolean };
  return mayOverride ? items : null;
}

export interface Reasons {
  /** Does something; where the clinic's rules want a reason, asks for it and does it again with it. Null: none was given. */
  withReasons: <T>(act: (overrides: Override[]) => Promise<T>) => Promise<T | null>;
  dialog: ReactNode;
}

export function useReasons(): Reasons {
  const [asking, setAsking] = useState<{ items: Item[]; answer: (given: Override[] | null) => void } | null>(null);
  const withReasons: Reasons['withReasons'] = async (act) => {
    const given: Override[] = [];
    // several services may want their reasons one after the other
    for (;;) {
      try {
        return await act(given);
      } catch (error) {
        const items = wanted(error);
        if (!items) throw error;
        const more = await new Promise<Override[] | null>((answer) => setAsking({ items, answer }));
        setAsking(null);
        if (more === null) return null;
        given.push(...more);
      }
    }
  };
  return { withReasons, dialog: asking ? <ReasonsDialog items={asking.items} onAnswer={asking.answer} /> : null };
}

function ReasonsDialog({ items, onAnswer }: { items: Item[]; onAnswer: (given: Override[] | null) => void }) {
  const { t } = useTranslation('reasons');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const keyOf = (item: Item): string => `${item.serviceLineId} ${item.key}`;
  const reasonOf = (item: Item): string => (reasons[keyOf(item)] ?? '').trim();
  return (
    <FormDialog
      title={t('title')}
      text={t('text')}
      size={520}
      submit={t('goOn')}
      ready={items.every((item) => reasonOf(item).length >= 3)}
      busy={false}
      problem={null}
      onSubmit={() =>
        onAnswer(items.map((item) => ({ serviceLineId: item.serviceLineId, key: item.key, reason: reasonOf(item) })))
      }
      onClose={() => onAnswer(null)}
    >
      <Stack gap="sm">
        {items.map((item, at) => (
          <TextInput
            key={keyOf(item)}
            label={item.sentence}
            placeholder={t('why')}
            required
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            maxLength={300}
            value={reasons[keyOf(item)] ?? ''}
            onChange={(event) => setReasons({ ...reasons, [keyOf(item)]: event.currentTarget.value })}
          />
        ))}
      </Stack>
    </FormDialog>
  );
}
