import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MacroRow, SaveMacroInput } from '../../../electron/charting/macros/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** A snippet to add or to change. */
export function MacroDialog({ macro, onClose }: { macro: MacroRow | null; onClose: () => void }) {
  const { t } = useTranslation('macros');
  const trpc = useTRPC();
  const { may } = useDesk();
  const [name, setName] = useState(macro?.name ?? '');
  const [text, setText] = useState(macro?.text ?? '');
  const [own, setOwn] = useState(macro?.own ?? true);
  const [tried, setTried] = useState(false);
  const done = (word: 'saved' | 'removed') => ({
    onSuccess: () => {
      showDone(t(word, { name }));
      onClose();
    },
  });
  const save = useMutation(trpc.charting.notes.saveMacro.mutationOptions(done('saved')));
  const remove = useMutation(trpc.charting.notes.removeMacro.mutationOptions(done('removed')));
  const input = { id: macro?.id ?? null, name, text, own, expectedVersion: macro?.version ?? 0 };
  const issue = SaveMacroInput.safeParse(input).error?.issues[0];
  const problem = (field: string): string | null => (tried && issue?.path[0] === field ? issue.message : null);
  const ask = async (): Promise<void> => {
    if (!macro) return;
    const sure = await confirmDialog({
      title: t('removeTitle', { name: macro.name }),
      body: t('removeText'),
      confirm: t('remove'),
      cancel: t('cancel'),
      danger: true,
    });
    if (sure) remove.mutate({ id: macro.id, expectedVersion: macro.version });
  };
  const failed = save.error ?? remove.error;
  return (
    <FormDialog
      title={macro ? t('edit') : t('add')}
      size={560}
      submit={t('save')}
      ready
      busy={save.isPending || remove.isPending}
      problem={failed ? sentenceOf(failed) : null}
      onSubmit={() => {
        setTried(true);
        if (!issue) save.mutate(input);
      }}
      onClose={onClose}
      aside={
        macro ? (
          <Button variant="subtle" color="red" onClick={() => void ask()}>
            {t('remove')}
          </Button>
        ) : undefined
      }
    >
      <TextInput
        label={t('name')}
        description={t('nameHelp')}
        required
        data-autofocus
        maxLength={30}
        leftSection="."
        value={name}
        error={problem('name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('words')}
        description={t('wordsHelp')}
        required
        autosize
        minRows={4}
        maxRows={12}
        maxLength={5000}
        value={text}
        error={problem('text')}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {macro === null && may('chart.templates') ? (
        <SegmentedControl
          aria-label={t('whose')}
          value={own ? 'own' : 'clinic'}
          onChange={(value) => setOwn(value === 'own')}
          data={[
            { value: 'own', label: t('own') },
            { value: 'clinic', label: t('clinic') },
          ]}
        />
      ) : null}
    </FormDialog>
  );
}
