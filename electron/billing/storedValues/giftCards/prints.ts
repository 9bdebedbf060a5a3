import type { PrintModel, PrintNode } from '../../../documents/prints.ts';
import type { LocalDate } from '../../../kernel/dates.ts';
import type { Cents } from '../../../kernel/money.ts';
import { letterheadOf, moneyOf, writtenDate } from '../../prints.ts';
import { formatGiftCardCode } from '../codes/rules.ts';

/** What a printed gift card says: the record of a card as it was handed over. */
export interface GiftCardSnapshot {
  /** Shape of this record. */
  form: 1;
  language: string;
  currency: string;
  clinic: { name: string; address: string; phone: string; email: string; taxNumber: string };
  code: string;
  cents: Cents;
  expiresOn: LocalDate | null;
  issuedOn: LocalDate;
}

function body(card: GiftCardSnapshot): PrintNode[] {
  const { language } = card;
  const validity =
    card.expiresOn === null
      ? 'It can be used in parts and does not expire.'
      : `It can be used in parts, until ${writtenDate(card.expiresOn, language)}.`;
  return [
    { kind: 'heading', text: 'Gift card', level: 1 },
    { kind: 'heading', text: moneyOf(card)(card.cents), level: 1 },
    { kind: 'space' },
    { kind: 'code', symbology: 'code128', value: card.code, caption: formatGiftCardCode(card.code) },
    { kind: 'space' },
    { kind: 'text', text: validity, align: 'center' },
    { kind: 'text', text: 'Whoever shows this code can use it. Keep it like cash.', align: 'center' },
    { kind: 'text', text: `Given on ${writtenDate(card.issuedOn, language)}`, align: 'center', muted: true },
  ];
}

/** The card on receipt paper, to be put into an envelope. */
export function giftCardSlip(card: GiftCardSnapshot): PrintModel {
  const { clinic } = card;
  const head: PrintNode[] = [{ kind: 'heading', text: clinic.name, level: 2 }];
  for (const text of [clinic.address, clinic.phone])
    if (text !== '') head.push({ kind: 'text', text, align: 'center' });
  return {
    title: 'Gift card',
    language: card.language,
    copy: false,
    kickDrawer: false,
    logo: true,
    nodes: [...head, { kind: 'rule' }, ...body(card), { kind: 'rule' }],
  };
}

/** The card as a page, for a PDF or a printer with sheets. */
export function giftCardPage(card: GiftCardSnapshot): PrintModel {
  return {
    title: 'Gift card',
    language: card.language,
    copy: false,
    kickDrawer: false,
    letterhead: letterheadOf(card.clinic),
    nodes: [{ kind: 'space' }, { kind: 'space' }, ...body(card)],
  };
}
