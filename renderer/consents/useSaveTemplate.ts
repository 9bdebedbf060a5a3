import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Validity } from '../../electron/consents/rules.ts';
import type { Template } from '../../electron/consents/schemas.ts';
import { useTRPCClient } from '../api/client.ts';
import { showDone } from '../ui/toasts.tsx';

export interface TemplateDraft {
  name: string;
  /** One in each language. */
  texts: Array<{ language: string; title: string; body: string }>;
  active: boolean;
  witness: boolean;
  renew: boolean;
  serviceIds: string[];
  validFor: Validity;
  months: number;
}

/** The texts of a draft that are not the newest edition in their language. */
export function changedTexts(template: Template, draft: TemplateDraft): TemplateDraft['texts'] {
  return draft.texts.filter(({ language, title, body }) => {
    const edition = template.editions.find((one) => one.language === language);
    return edition === undefined || edition.title !== title || edition.body !== body;
  });
}

/** Saves a consent text: new editions first, then what else has changed, then which services ask for it. */
export function useSaveTemplate(template: Template | null, onSaved: () => void) {
  const { t } = useTranslation('consents');
  const client = useTRPCClient();
  return useMutation({
    mutationFn: async (draft: TemplateDraft) => {
      const { name, texts, active, witness, renew, serviceIds } = draft;
      const [first, ...others] = texts;
      let version = template?.version ?? 1;
      let id = template?.id;
      if (id === undefined) {
        if (!first) return;
        ({ id } = await client.consents.addTemplate.mutate({ name, witness, renew, ...first }));
      }
      for (const text of template ? changedTexts(template, draft) : others) {
        await client.consents.addEdition.mutate({ templateId: id, ...text, expectedVersion: version });
        version += 1;
      }
      if (
        template &&
        (name.trim() !== template.name ||
          active !== template.active ||
          witness !== template.witness ||
          renew !== template.renew)
      )
        await client.consents.updateTemplate.mutate({ id, name, active, witness, renew, expectedVersion: version });
      const valid = { validFor: draft.validFor, months: draft.validFor === 'months' ? draft.months : null };
      for (const serviceId of serviceIds) {
        const before = template?.requirements.find((row) => row.serviceId === serviceId);
        if (before?.validFor !== valid.validFor || before.months !== valid.months)
          await client.consents.require.mutate({ serviceId, templateId: id, required: true, ...valid });
      }
      for (const serviceId of template?.serviceIds ?? [])
        if (!serviceIds.includes(serviceId))
          await client.consents.require.mutate({ serviceId, templateId: id, required: false });
    },
    onSuccess: (_, { name }) => {
      showDone(t(template ? 'changed' : 'added', { name }));
      onSaved();
    },
  });
}
