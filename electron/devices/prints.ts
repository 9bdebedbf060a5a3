import type { PrintModel } from '../documents/prints.ts';
import { containerCode } from './labels/rules.ts';

/** Nothing but the pulse that opens the cash drawer. */
export function drawerKick(title: string): PrintModel {
  return { title, language: 'en', copy: false, kickDrawer: true, nodes: [] };
}

/** A label with a code that the check of scanners knows, and where the edges are. */
export function testLabel(facts: { clinic: string; printer: string; printedAt: string }): PrintModel {
  const title = `Test print, ${facts.printer}`;
  return {
    title,
    language: 'en',
    copy: false,
    kickDrawer: false,
    nodes: [
      {
        kind: 'label',
        symbol: `(91)${containerCode(0)}`,
        title: facts.clinic,
        lines: [facts.printer, facts.printedAt],
        strong: 'Test print',
        code: 'Nothing is cut off?',
      },
    ],
  };
}

const paperText: Readonly<Record<string, string>> = {
  receipt58: '58 mm',
  receipt80: '80 mm',
  a4: 'A4',
  letter: 'Letter',
};

/** What a test print says: everything a receipt needs, so that a wrong setting is seen at once. */
export function testPage(facts: {
  clinic: string;
  printer: string;
  paper: string;
  codePage: string;
  printedAt: string;
}): PrintModel {
  return {
    title: `Test print, ${facts.printer}`,
    language: 'en',
    copy: false,
    kickDrawer: false,
    logo: true,
    nodes: [
      { kind: 'heading', text: facts.clinic, level: 1 },
      { kind: 'heading', text: 'Test print', level: 2 },
      { kind: 'rule' },
      {
        kind: 'columns',
        cells: [
          { text: 'Printer', share: 1 },
          { text: facts.printer, share: 2, align: 'right' },
        ],
      },
      {
        kind: 'columns',
        cells: [
          { text: 'Paper', share: 1 },
          { text: paperText[facts.paper] ?? facts.paper, share: 2, align: 'right' },
        ],
      },
      {
        kind: 'columns',
        cells: [
          { text: 'Characters', share: 1 },
          { text: facts.codePage, share: 2, align: 'right' },
        ],
      },
      {
        kind: 'columns',
        cells: [
          { text: 'Printed', share: 1 },
          { text: facts.printedAt, share: 2, align: 'right' },
        ],
      },
      { kind: 'rule' },
      { kind: 'text', text: 'àâäçéèêëîïñôöùûü ß ø å € £ $' },
      { kind: 'text', text: '中文 · العربية' },
      { kind: 'text', text: 'If these letters are wrong, choose another character set in the settings.' },
      {
        kind: 'columns',
        cells: [
          { text: 'Left', share: 1 },
          { text: '1,234.56', share: 1, align: 'right' },
        ],
        bold: true,
      },
      { kind: 'code', symbology: 'qrcode', value: 'SALVE TEST PRINT' },
      { kind: 'text', text: 'The paper should be cut below this line.', align: 'center' },
    ],
  };
}
