import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import type { SignedStrokes } from '../../documents/signatures/rules.ts';

/** A policy as the medical director signed it; times in epoch ms. */
export interface VialPolicySnapshot {
  form: 1;
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  product: string;
  labelHours: number | null;
  hours: number;
  validFrom: string;
  validUntil: string | null;
  conditions: string;
  signedBy: { id: string; name: string; title: string };
  signedAt: number;
  strokes: SignedStrokes;
}

/** The page of a policy, from its snapshot alone. */
export function vialPolicyPages(policy: VialPolicySnapshot): PrintModel {
  const { clinic, language, zone, signedBy } = policy;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const fact = (name: string, value: string): PrintNode => ({
    kind: 'columns',
    cells: [
      { text: name, share: 1 },
      { text: value, share: 3 },
    ],
  });
  const label = policy.labelHours === null ? 'Until its expiry' : `${policy.labelHours} hours`;
  const nodes: PrintNode[] = [
    { kind: 'heading', text: `Use of ${policy.product} after opening`, level: 1 },
    fact('The label allows', label),
    fact('This clinic uses it for', `${policy.hours} hours after opening`),
    fact('From', policy.validFrom),
    fact('Last day', policy.validUntil ?? 'Until it is revoked'),
    { kind: 'heading', text: 'Conditions', level: 2 },
    ...policy.conditions.split('\n').map((text): PrintNode => ({ kind: 'text', text })),
    {
      kind: 'signature',
      strokes: policy.strokes,
      caption: `${signedBy.name}${signedBy.title ? `, ${signedBy.title}` : ''}, Medical Director, ${when.format(policy.signedAt)}`,
    },
  ];
  return {
    title: `Use of ${policy.product} after opening`,
    language,
    copy: false,
    kickDrawer: false,
    letterhead: {
      name: clinic.name,
      lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    nodes,
  };
}
