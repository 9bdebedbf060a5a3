import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowUpRight, IconCircle, IconLetterT, IconScribble, type TablerIcon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MarkKind, markColours, markKinds } from '../../../electron/charting/photos/marks/rules.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import styles from './marks.module.css';
import type { Drawing } from './useDrawing.ts';

const icons: Record<MarkKind, TablerIcon> = {
  arrow: IconArrowUpRight,
  circle: IconCircle,
  pen: IconScribble,
  text: IconLetterT,
};

/** What to draw with, and in which colour. */
export function MarkTools({ drawing }: { drawing: Drawing }) {
  const { t } = useTranslation('photos');
  return (
    <div className={styles.tools} role="group" aria-label={t('draw')}>
      {markKinds.map((kind) => {
        const Icon = icons[kind];
        const on = drawing.kind === kind;
        return (
          <ActionIcon
            key={kind}
            size="lg"
            variant={on ? 'filled' : 'default'}
            aria-label={t(`mark_${kind}`)}
            aria-pressed={on}
            onClick={() => drawing.choose(on ? null : kind)}
          >
            <Icon size={18} aria-hidden />
          </ActionIcon>
        );
      })}
      {drawing.kind === null ? null : (
        <SegmentedControl
          aria-label={t('colour')}
          value={drawing.colour}
          data={markColours.map((value) => ({ value, label: t(`colour_${value}`) }))}
          onChange={(value) => drawing.setColour(value)}
        />
      )}
      {drawing.wording ? <WordsDialog onSay={drawing.say} onClose={drawing.stop} /> : null}
    </div>
  );
}

function WordsDialog({ onSay, onClose }: { onSay: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation('photos');
  const [text, setText] = useState('');
  return (
    <FormDialog
      title={t('mark_text')}
      submit={t('put')}
      ready={text.trim() !== ''}
      busy={false}
      problem={null}
      onClose={onClose}
      onSubmit={() => onSay(text.trim())}
    >
      <TextInput
        data-autofocus
        label={t('words')}
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
