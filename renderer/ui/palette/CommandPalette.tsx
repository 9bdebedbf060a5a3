import { Loader, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../KeyHint.tsx';
import styles from './CommandPalette.module.css';
import type { PaletteItem, PaletteSource } from './source.ts';
import { usePaletteResults } from './usePaletteResults.ts';

export interface CommandPaletteProps {
  opened: boolean;
  onClose: () => void;
  sources: readonly PaletteSource[];
  placeholder: string;
}

/** Search anything, do anything: type, arrows, Enter. */
export function CommandPalette({ opened, onClose, sources, placeholder }: CommandPaletteProps) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const { groups, busy } = usePaletteResults(sources, text, opened);
  const items = groups.flatMap((group) => group.items);
  const chosen = Math.min(at, Math.max(items.length - 1, 0));

  useEffect(() => {
    if (!opened) setText('');
    setAt(0);
  }, [opened]);

  useEffect(() => {
    list.current?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const count = items.length;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && count) setAt((chosen + 1) % count);
    else if (event.key === 'ArrowUp' && count) setAt((chosen - 1 + count) % count);
    else if (event.key === 'Enter') run(items[chosen]);
    else return;
    event.preventDefault();
  };

  const place = new Map(items.map((item, index) => [item, index]));
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      centered={false}
      yOffset="12vh"
      size={620}
      padding={0}
      transitionProps={{ duration: 90, transition: 'fade' }}
    >
      <Modal.Overlay color="#241c18" backgroundOpacity={0.32} />
      <Modal.Content aria-label={t('paletteTitle')} classNames={{ content: styles.content ?? '' }}>
        <Modal.Body className={styles.body ?? ''}>
          <div className={styles.search}>
            <IconSearch size={18} aria-hidden />
            <input
              className={styles.input}
              data-autofocus
              value={text}
              placeholder={placeholder}
              role="combobox"
              aria-expanded
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={items.length > 0 ? `${listId}-${chosen}` : undefined}
              aria-label={placeholder}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
            {busy ? <Loader size="xs" aria-label={t('searching')} /> : null}
          </div>
          <div ref={list} id={listId} className={styles.list} role="listbox" aria-label={t('paletteTitle')}>
            {groups.map((group) => (
              <div key={group.id} role="group" aria-labelledby={`${listId}-${group.id}`}>
                <div id={`${listId}-${group.id}`} className={styles.heading}>
                  {group.heading}
                </div>
                {group.items.map((item) => {
                  const index = place.get(item) ?? 0;
                  const Icon = item.icon;
                  return (
                    // the combobox takes the keys; an option is only clicked
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                    <div
                      key={item.id}
                      id={`${listId}-${index}`}
                      data-at={index}
                      role="option"
                      tabIndex={-1}
                      aria-selected={index === chosen}
                      className={styles.item}
                      onPointerMove={() => setAt(index)}
                      onClick={() => run(item)}
                    >
                      {Icon ? <Icon size={17} stroke={1.6} aria-hidden /> : null}
                      <span className={styles.title}>{item.title}</span>
                      <span className={styles.subtitle}>{item.subtitle}</span>
                      {item.keys ? <KeyHint keys={item.keys} /> : null}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          {items.length === 0 && !busy ? (
            <p className={styles.nothing}>
              {text.trim() ? t('paletteNothing', { query: text.trim() }) : t('paletteHint')}
            </p>
          ) : null}
          <div className={styles.foot} aria-hidden>
            <span>
              <KeyHint keys="↑" /> <KeyHint keys="↓" /> {t('choose')}
            </span>
            <span>
              <KeyHint keys="Enter" /> {t('open')}
            </span>
            <span>
              <KeyHint keys="Esc" /> {t('close')}
            </span>
          </div>
          <p className="s-visually-hidden" role="status">
            {text.trim() && !busy ? t('resultsCount', { count: items.length }) : ''}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
