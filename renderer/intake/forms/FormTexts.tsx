import { ActionIcon, Button, Menu, Textarea, TextInput } from '@mantine/core';
import { IconArrowUp, IconLanguage, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  textsMissing,
  withFirstLanguage,
  withLanguage,
  withoutLanguage,
} from '../../../electron/intake/editing/languages/rules.ts';
import type { Definition } from '../../../electron/intake/rules.ts';
import { languageChoices, languageName } from '../../patients/contact/languages.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './editor.module.css';

export interface FormTextsProps {
  definition: Definition;
  language: string;
  onChange: (definition: Definition) => void;
  onLanguage: (language: string) => void;
}

/** What patients read above the questions, and in which languages the form is there. */
export function FormTexts({ definition, language, onChange, onLanguage }: FormTextsProps) {
  const { t } = useTranslation('forms');
  const { languages } = definition;
  const first = languages[0] ?? '';
  const more = languageChoices(null).filter(({ value }) => !languages.includes(value));
  const takeOut = async (code: string): Promise<void> => {
    const name = languageName(code);
    const words = { title: t('takeOutLanguage', { name }), body: t('takeOutLanguageText', { name }) };
    if (!(await confirmDialog({ ...words, confirm: t('takeOut'), cancel: t('keep'), danger: true }))) return;
    const left = withoutLanguage(definition, code);
    onChange(left);
    if (code === language) onLanguage(left.languages[0] ?? 'en');
  };
  return (
    <Panel
      title={t('texts')}
      actions={
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLanguage size={15} aria-hidden />}
              disabled={languages.length >= 6}
            >
              {t('addLanguage')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
            {more.map(({ value, label }) => (
              <Menu.Item
                key={value}
                onClick={() => {
                  onChange(withLanguage(definition, value));
                  onLanguage(value);
                }}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      <Fields columns={1}>
        <WideField>
          <TextInput
            label={t('formTitle')}
            description={t('formTitleHelp')}
            maxLength={120}
            placeholder={definition.title[first]}
            value={definition.title[language] ?? ''}
            onChange={(event) =>
              onChange({ ...definition, title: { ...definition.title, [language]: event.currentTarget.value } })
            }
          />
        </WideField>
        <WideField>
          <Textarea
            label={t('intro')}
            autosize
            minRows={2}
            maxLength={2000}
            placeholder={definition.intro[first]}
            value={definition.intro[language] ?? ''}
            onChange={(event) =>
              onChange({ ...definition, intro: { ...definition.intro, [language]: event.currentTarget.value } })
            }
          />
        </WideField>
      </Fields>
      <ul className={styles.languages} aria-label={t('languages')}>
        {languages.map((code, at) => {
          const missing = textsMissing(definition, code);
          const name = languageName(code);
          return (
            <li key={code} className={styles.language} data-current={code === language || undefined}>
              <button type="button" className={styles.questionName} onClick={() => onLanguage(code)}>
                {name}
                <span className={styles.questionKind}>{at === 0 ? t('shownFirst') : null}</span>
              </button>
              <StatusBadge
                tone={missing === 0 ? 'green' : 'amber'}
                text={missing === 0 ? t('whole') : t('missingTexts', { count: missing })}
              />
              <ActionIcon
                aria-label={t('makeFirst', { name })}
                title={t('makeFirst', { name })}
                disabled={at === 0}
                onClick={() => onChange(withFirstLanguage(definition, code))}
              >
                <IconArrowUp size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={t('takeOutLanguage', { name })}
                disabled={languages.length === 1}
                onClick={() => void takeOut(code)}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
