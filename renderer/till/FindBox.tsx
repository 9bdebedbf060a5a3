import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readGiftCardCode } from '../../electron/billing/storedValues/codes/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import cartStyles from './cart.module.css';

/** What was chosen: something to sell, whose sale it is, or the code of a gift card. */
export type Found =
  | { kind: 'product' | 'offer' | 'patient'; id: string }
  | { kind: 'giftCardCode'; code: string }
  | { kind: 'sellGiftCard' };

interface Hit {
  value: string;
  found: Found;
  label: string;
  note: string;
}

/** One field that finds what can be sold, patients and gift cards; scanning needs no field. */
export function FindBox({
  ref,
  patients,
  onPick,
}: {
  ref: Ref<HTMLInputElement>;
  patients: boolean;
  onPick: (found: Found) => void;
}) {
  const { t } = useTranslation('till');
  const [text, setText] = useState('');
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const groups = useHits(text, patients);
  const hits = groups.flatMap((group) => group.hits);

  // Enter takes the first one found for what is typed; without any text nothing is chosen
  const { dropdownOpened, resetSelectedOption, selectFirstOption } = box;
  const [first] = hits;
  const found = dropdownOpened && text.trim() !== '' && first ? `${text} ${first.value}` : null;
  useEffect(() => {
    if (found === null) resetSelectedOption();
    else selectFirstOption();
  }, [found, resetSelectedOption, selectFirstOption]);

  return (
    <Combobox
      store={box}
      onOptionSubmit={(value) => {
        const hit = hits.find((row) => row.value === value);
        if (!hit) return;
        setText('');
        box.closeDropdown();
        onPick(hit.found);
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={ref}
          aria-label={t('find')}
          placeholder={t('findHint')}
          leftSection={<IconScan size={16} aria-hidden />}
          rightSection={<KeyHint keys="Alt+P" />}
          rightSectionWidth={64}
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            box.openDropdown();
          }}
          onFocus={() => box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={360} style={{ overflowY: 'auto' }}>
          {hits.length === 0 ? <Combobox.Empty>{t('findNone')}</Combobox.Empty> : null}
          {groups.map((group) =>
            group.hits.length === 0 ? null : (
              <Combobox.Group key={group.title} label={group.title}>
                {group.hits.map((hit) => (
                  <Combobox.Option key={hit.value} value={hit.value}>
                    <span className={cartStyles.option}>
                      <span>{hit.label}</span>
                      <span className={cartStyles.optionPrice}>{hit.note}</span>
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ),
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useHits(text: string, patients: boolean): Array<{ title: string; hits: Hit[] }> {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { currency, may } = useDesk();
  const products = useQuery({ ...trpc.inventory.products.queryOptions({}), enabled: may('stock.read') });
  const offers = useQuery(trpc.catalog.offers.queryOptions({}));
  const [calm] = useDebouncedValue(text.trim(), 120);
  // who was found for fewer letters is not offered for more: Enter would take the wrong one
  const asks = patients && calm.length >= 2 && calm === text.trim();
  const people = useQuery({ ...trpc.patients.search.queryOptions({ text: calm }), enabled: asks });
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (name: string): boolean => words.every((word) => name.toLowerCase().includes(word));
  const hit = (found: Found, label: string, note: string): Hit => ({
    value: 'id' in found ? `${found.kind} ${found.id}` : found.kind,
    found,
    label,
    note,
  });
  const code = readGiftCardCode(text);
  const goods = (products.data?.products ?? [])
    .filter((row) => row.active && !row.inContainers && row.retailPriceCents !== null && fits(row.name))
    .slice(0, 10)
    .map((row) => hit({ kind: 'product', id: row.id }, row.name, formatMoney(row.retailPriceCents ?? 0, currency)));
  const packages = (offers.data?.offers ?? [])
    .filter((row) => row.active && fits(row.name))
    .slice(0, 8)
    .map((row) => hit({ kind: 'offer', id: row.id }, row.name, formatMoney(row.priceCents, currency)));
  const persons = (asks ? (people.data?.patients ?? []) : [])
    .slice(0, 6)
    .map((row) => hit({ kind: 'patient', id: row.id }, row.name, t('chartNumber', { number: row.number })));
  const cards = [
    ...('code' in code ? [hit({ kind: 'giftCardCode', code: code.code }, t('payWithGiftCard'), code.code)] : []),
    ...(fits(t('sellGiftCard')) ? [hit({ kind: 'sellGiftCard' }, t('sellGiftCard'), '')] : []),
  ];
  return [
    { title: t('findProducts'), hits: goods },
    { title: t('findOffers'), hits: packages },
    { title: t('findPatients'), hits: persons },
    { title: t('findCards'), hits: cards },
  ];
}
