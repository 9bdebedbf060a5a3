import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { fillIn, type Placeholder, paragraphsOf } from '../rules.ts';

export interface BlankForm {
  clinicName: string;
  name: string;
  edition: number;
  language: string;
  title: string;
  body: string;
  witness: boolean;
}

const line = '______________________';
const short = '____________';

/** A consent to be filled in by hand: lines where names and dates go, boxes for initials, places to sign. */
export function blankPages(form: BlankForm): PrintModel {
  const values: Record<Placeholder, string> = {
    patient: line,
    service: line,
    provider: line,
    clinic: form.clinicName,
    date: short,
  };
  const text = paragraphsOf(fillIn(form.body, values)).map((paragraph): PrintNode => {
    if (paragraph.kind === 'heading') return { kind: 'heading', text: paragraph.text, level: 2 };
    if (paragraph.kind === 'item') return { kind: 'text', text: `• ${paragraph.text}` };
    return { kind: 'text', text: paragraph.kind === 'initials' ? `[ ______ ]  ${paragraph.text}` : paragraph.text };
  });
  const sign = (who: string): PrintNode[] => [
    { kind: 'space' },
    { kind: 'space' },
    {
      kind: 'columns',
      cells: [
        { text: `${line}${short}`, share: 3 },
        { text: line, share: 2 },
      ],
    },
    {
      kind: 'columns',
      cells: [
        { text: who, share: 3 },
        { text: 'Date', share: 2 },
      ],
    },
  ];
  const title = fillIn(form.title, values);
  return {
    title,
    language: form.language,
    copy: false,
    kickDrawer: false,
    nodes: [
      { kind: 'heading', text: title, level: 1 },
      { kind: 'text', text: `${form.name}, edition ${form.edition} (${form.language})`, muted: true },
      { kind: 'space' },
      ...text,
      ...sign('Name and signature'),
      ...(form.witness ? sign('Witness: name and signature') : []),
    ],
  };
}
