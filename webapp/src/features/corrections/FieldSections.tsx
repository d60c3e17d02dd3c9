import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n';
import { LocalText, Panel, Tag } from '@/shared/ui';
import { useFieldName, Value } from './CorrectionWords';
import classes from './corrections.module.css';
import type { CorrectableField } from './queries';

const sections = ['agreement', 'parties', 'commitments', 'money'] as const;
type Section = (typeof sections)[number];

const sectionOf = ({ group }: CorrectableField): Section => (group === 'components' || group === 'amounts' ? 'money' : (group as Section));

/** Each party, commitment or component with its fields, in their order; the agreement's own stand together. */
function things(fields: CorrectableField[]): { key: string; fields: CorrectableField[] }[] {
  const found = new Map<string, CorrectableField[]>();
  for (const field of fields) {
    const key = `${field.group}/${JSON.stringify(field.about ?? null)}`;
    found.set(key, [...(found.get(key) ?? []), field]);
  }
  return [...found].map(([key, of]) => ({ key, fields: of }));
}

interface FieldSectionsProps {
  fields: CorrectableField[];
  isChosen: (path: string) => boolean;
  onChoose: (field: CorrectableField) => void;
}

/** What is recorded, by subject: one subject is open at a time, so that the proposal stays on the same screen. */
export function FieldSections({ fields, isChosen, onChoose }: FieldSectionsProps) {
  const { t } = useTranslation('corrections');
  const [open, setOpen] = useState<Section | undefined>('agreement');
  return (
    <Panel title={t('propose.recorded')} isFlush>
      {sections.map((section) => {
        const of = fields.filter((field) => sectionOf(field) === section);
        if (of.length === 0) return null;
        const groups = things(of);
        return (
          <Fold key={section} title={t(`propose.section.${section}`)} chosen={of.filter(({ path }) => isChosen(path)).length} isOpen={open === section} onToggle={() => setOpen(open === section ? undefined : section)}>
            {groups.length === 1 ? <Fields fields={of} isChosen={isChosen} onChoose={onChoose} /> : <Things groups={groups} isChosen={isChosen} onChoose={onChoose} />}
          </Fold>
        );
      })}
    </Panel>
  );
}

function Things({ groups, isChosen, onChoose }: Omit<FieldSectionsProps, 'fields'> & { groups: { key: string; fields: CorrectableField[] }[] }) {
  const { t } = useTranslation('corrections');
  const [open, setOpen] = useState<string>();
  return groups.map(({ key, fields }) => {
    const [first] = fields;
    if (!first) return null;
    const title = (
      <>
        {first.about && <LocalText text={first.about} />} <small className="muted">{t(`group.${first.group}` as 'group.parties')}</small>
      </>
    );
    return (
      <Fold key={key} title={title} chosen={fields.filter(({ path }) => isChosen(path)).length} isOpen={open === key} onToggle={() => setOpen(open === key ? undefined : key)}>
        <Fields fields={fields} isChosen={isChosen} onChoose={onChoose} />
      </Fold>
    );
  });
}

interface FoldProps {
  title: ReactNode;
  chosen: number;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

function Fold({ title, chosen, isOpen, onToggle, children }: FoldProps) {
  const { t } = useTranslation('corrections');
  return (
    <details className={classes.fold} open={isOpen}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          onToggle();
        }}
      >
        {title} {chosen > 0 && <Tag tone="go">{t('propose.chosen', { count: chosen })}</Tag>}
      </summary>
      {isOpen && children}
    </details>
  );
}

function Fields({ fields, isChosen, onChoose }: FieldSectionsProps) {
  const { t } = useTranslation('corrections');
  const fieldName = useFieldName();
  return (
    <ul className={classes.fields}>
      {fields.map((field) => {
        const name = fieldName(field);
        return (
          <li key={field.path}>
            <span>{name}</span>
            <span>
              <Value field={field} value={field.value} />
            </span>
            {isChosen(field.path) ? (
              <Tag>{t('propose.inProposal')}</Tag>
            ) : (
              <Button size="compact-xs" variant="subtle" aria-label={t('propose.correctOne', { field: name })} onClick={() => onChoose(field)}>
                {t('propose.correct')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
