import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { replaced, type Spot, withKind, withTarget } from '../../../electron/intake/editing/rules.ts';
import {
  type Definition,
  type Question,
  questionKinds,
  questionsOf,
  targetsFor,
} from '../../../electron/intake/rules.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fields } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';
import { PartsEditor } from './PartsEditor.tsx';

export interface QuestionPanelProps {
  definition: Definition;
  language: string;
  spot: Spot;
  onChange: (definition: Definition) => void;
}

/** What one question asks, in the language that is chosen, and where its answer goes. */
export function QuestionPanel({ definition, language, spot, onChange }: QuestionPanelProps) {
  const { t } = useTranslation('forms');
  const question = definition.pages[spot.page]?.questions[spot.question];
  if (!question)
    return (
      <Panel title={t('question')}>
        <EmptyState compact title={t('noQuestion')} text={t('noQuestionText')} />
      </Panel>
    );
  // what is still to be translated stands where it is to be written
  const first = definition.languages[0] ?? '';
  const set = (next: Question): void => onChange(replaced(definition, spot, next));
  const all = questionsOf(definition);
  const before = all.slice(
    0,
    all.findIndex((one) => one.id === question.id),
  );
  const on = question.visibleIf ? before.find((one) => one.id === question.visibleIf?.question) : undefined;
  const name = (one: Question): string => one.label[language] || one.label[definition.languages[0] ?? ''] || one.id;
  const values =
    on?.kind === 'yesNo'
      ? (['true', 'false'] as const).map((value) => ({ value, label: t(value === 'true' ? 'yes' : 'no') }))
      : (on?.choices ?? []).map((choice) => ({
          value: choice.value,
          label: choice.label[language] || choice.label[definition.languages[0] ?? ''] || choice.value,
        }));
  return (
    <Panel title={t('question')}>
      <Stack gap="md">
        <Textarea
          label={t('text')}
          autosize
          maxLength={300}
          placeholder={question.label[first]}
          value={question.label[language] ?? ''}
          onChange={(event) =>
            set({ ...question, label: { ...question.label, [language]: event.currentTarget.value } })
          }
        />
        <TextInput
          label={t('help')}
          maxLength={500}
          placeholder={question.help[first]}
          value={question.help[language] ?? ''}
          onChange={(event) => set({ ...question, help: { ...question.help, [language]: event.currentTarget.value } })}
        />
        <Fields columns={2}>
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={questionKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
            value={question.kind}
            onChange={(value) => value && set(withKind(question, value as Question['kind']))}
          />
          <Select
            label={t('target')}
            description={t('targetHelp')}
            allowDeselect={false}
            searchable
            data={targetsFor(question.kind).map((value) => ({
              value,
              label: t(`target_${value.replace('.', '_')}`, { defaultValue: value }),
            }))}
            value={question.target}
            onChange={(value) => value && set(withTarget(question, value as Question['target'], language))}
          />
        </Fields>
        <Switch
          label={t('required')}
          checked={question.required}
          onChange={(event) => set({ ...question, required: event.currentTarget.checked })}
        />
        <PartsEditor question={question} language={language} first={first} onChange={set} />
        <Fields columns={2}>
          <Select
            label={t('shownIf')}
            clearable
            searchable
            placeholder={t('always')}
            data={before.map((one) => ({ value: one.id, label: name(one) }))}
            value={question.visibleIf?.question ?? null}
            onChange={(value) =>
              set({ ...question, visibleIf: value === null ? null : { question: value, is: 'answered', value: '' } })
            }
          />
          {question.visibleIf ? (
            <Select
              label={t('isWhat')}
              allowDeselect={false}
              data={[
                { value: 'answered', label: t('isAnswered') },
                ...values.flatMap(({ value, label }) => [
                  { value: `equal:${value}`, label: t('isEqual', { label }) },
                  { value: `notEqual:${value}`, label: t('isNotEqual', { label }) },
                ]),
              ]}
              value={
                question.visibleIf.is === 'answered'
                  ? 'answered'
                  : `${question.visibleIf.is}:${question.visibleIf.value}`
              }
              onChange={(chosen) => {
                const [is = 'answered', value = ''] = (chosen ?? 'answered').split(':');
                if (question.visibleIf)
                  set({ ...question, visibleIf: { ...question.visibleIf, is: is as 'answered', value } });
              }}
            />
          ) : null}
        </Fields>
      </Stack>
    </Panel>
  );
}
