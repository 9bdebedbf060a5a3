import { Button, Group, Menu, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconLanguage } from '@tabler/icons-react';
import { type CSSProperties, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fillIn, type Placeholder, paragraphsOf, placeholders } from '../../electron/consents/rules.ts';
import { commonLanguages } from '../../electron/patients/contact/rules.ts';
import signing from '../documents/signing/signing.module.css';
import { ownName } from '../patients/contact/languages.ts';
import { ConsentText } from './ConsentText.tsx';
import styles from './consents.module.css';
import type { TemplateDraft } from './useSaveTemplate.ts';

/** The text in one language, and beside it how a patient reads it, or the same in another language. */
export function TemplateText({ form }: { form: UseFormReturnType<TemplateDraft> }) {
  const { t } = useTranslation('consents');
  const { texts } = form.values;
  const [language, setLanguage] = useState(texts[0]?.language ?? 'en');
  const [beside, setBeside] = useState('preview');
  const body = useRef<HTMLTextAreaElement>(null);
  const at = Math.max(
    0,
    texts.findIndex((text) => text.language === language),
  );
  const text = texts[at];
  const other = texts.find((one) => one.language === beside && one.language !== language);
  const more = commonLanguages.filter((code) => !texts.some((one) => one.language === code));
  const shown = other ?? text;

  const insert = (piece: string): void => {
    const field = body.current;
    const { selectionStart: from = 0, selectionEnd: until = 0 } = field ?? {};
    const before = text?.body ?? '';
    form.setFieldValue(`texts.${at}.body`, `${before.slice(0, from)}${piece}${before.slice(until)}`);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };

  return (
    <div className={styles.editor}>
      <div className={styles.editorSide}>
        <Group gap="xs" justify="space-between">
          <SegmentedControl
            aria-label={t('language')}
            data={texts.map((one) => ({ value: one.language, label: ownName(one.language) }))}
            value={language}
            onChange={setLanguage}
          />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="xs" variant="default" leftSection={<IconLanguage size={15} aria-hidden />}>
                {t('addLanguage')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
              {more.map((value) => (
                <Menu.Item
                  key={value}
                  onClick={() => {
                    form.insertListItem('texts', { language: value, title: '', body: '' });
                    setBeside(language);
                    setLanguage(value);
                  }}
                >
                  {ownName(value)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Group>
        <TextInput
          key={`title ${at}`}
          label={t('textTitle')}
          description={t('textTitleHelp')}
          required
          {...form.getInputProps(`texts.${at}.title`)}
        />
        <Group gap={6} role="group" aria-label={t('insert')}>
          <span className={styles.quiet}>{t('insert')}</span>
          {[...placeholders.map((name) => `{${name}}`), '[initials] '].map((piece) => (
            <Button key={piece} size="compact-xs" variant="default" onClick={() => insert(piece)}>
              {piece.trim()}
            </Button>
          ))}
        </Group>
        <Textarea
          key={`body ${at}`}
          ref={body}
          label={t('body')}
          description={t('bodyHelp')}
          autosize
          minRows={12}
          maxRows={18}
          {...form.getInputProps(`texts.${at}.body`)}
        />
      </div>
      <div className={styles.editorSide}>
        <SegmentedControl
          aria-label={t('preview')}
          data={[
            { value: 'preview', label: t('preview') },
            ...texts
              .filter((one) => one.language !== language)
              .map((one) => ({ value: one.language, label: ownName(one.language) })),
          ]}
          value={other ? beside : 'preview'}
          onChange={setBeside}
        />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the arrow keys must reach it */}
        <div className={styles.previewPaper} tabIndex={0} role="region" aria-label={t('preview')}>
          <div className={signing.reading} lang={shown?.language} style={{ '--reading': 0.8 } as CSSProperties}>
            <h1>{sample(shown?.title ?? '', shown?.language ?? 'en')}</h1>
            <ConsentText paragraphs={paragraphsOf(sample(shown?.body ?? '', shown?.language ?? 'en'))} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** A text as a made-up patient would read it today. */
function sample(text: string, language: string): string {
  const values: Record<Placeholder, string> = {
    patient: 'Alex Sample',
    service: 'Neurotoxin',
    provider: 'Dr. Sam Example',
    clinic: 'Your Clinic',
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date()),
  };
  return fillIn(text, values);
}
