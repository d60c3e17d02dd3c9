import { Checkbox } from '@mantine/core';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, LocalText, Panel, PersonName, Tag, type Tone } from '@/shared/ui';
import type { InvitationList } from './queries';
import classes from './invitations.module.css';

type Step = InvitationList['ask_next'][number];

interface AskNextProps {
  steps: Step[];
  room: InvitationList['room'];
  sessionId: string;
  chosen: ReadonlySet<string>;
  onChoose: (step: Step, isChosen: boolean) => void;
}

const tones: Record<string, Tone> = { lacks_women: 'go', places_left: 'go' };
const rules = ['places', 'women', 'quotas', 'regions', 'order', 'organisations'] as const;

/** Whom to ask next, in order, each with why; and by which rule the order is made. */
export function AskNext({ steps, room, sessionId, chosen, onChoose }: AskNextProps) {
  const { t } = useTranslation(['invitations', 'common']);
  const format = useFormat();
  const expected = room.projected.women + room.projected.men + room.projected.unknown;
  const left = room.seats == null ? undefined : room.seats - expected;
  return (
    <Panel
      title={t('askNext.title')}
      note={left === undefined ? undefined : left > 0 ? t('askNext.seats', { count: left, value: format.number(left) }) : t('askNext.full')}
      footer={
        <details className={classes.rules}>
          <summary>{t('askNext.how')}</summary>
          <ol>
            {rules.map((rule) => (
              <li key={rule}>{t(`askNext.rule.${rule}`)}</li>
            ))}
          </ol>
        </details>
      }
    >
      {steps.length === 0 ? (
        <p className="muted small">{t('askNext.nobody')}</p>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step.person_id ?? step.organisation_id}>
              {step.person_id ? (
                <Checkbox
                  aria-label={t('choose', { name: step.display_name })}
                  checked={chosen.has(step.person_id)}
                  onChange={(event) => onChoose(step, event.currentTarget.checked)}
                />
              ) : (
                <span className={classes.noBox} aria-hidden="true" />
              )}
              <div className={classes.stepWords}>
                {step.person_id ? <Person step={step} /> : <Organisation step={step} sessionId={sessionId} />}
                <ul className={classes.reasons} aria-label={t('askNext.why')}>
                  {step.reasons
                    .filter((reason) => reason !== 'names_missing')
                    .map((reason) => (
                      <li key={reason}>
                        <Tag tone={tones[reason] ?? 'plain'}>{t(`askNext.reason.${reason}`, { place: format.number(step.place ?? 0) })}</Tag>
                      </li>
                    ))}
                </ul>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Person({ step }: { step: Step }) {
  const { t } = useTranslation(['invitations', 'terms']);
  return (
    <div>
      <AppLink href={`/people/${step.person_id ?? ''}`}>
        <PersonName person={{ ...step, family_name: step.family_name ?? step.display_name ?? '', given_name: step.given_name ?? '' }} />
      </AppLink>{' '}
      <span className={step.sex === 'F' ? 'women' : step.sex === 'M' ? 'men' : 'muted'}>{t(`terms:sex_short.${step.sex ?? 'not_stated'}`)}</span>
      <div className="muted small">
        <LocalText text={step.organisation_name} />
        {step.source === 'substitute' && (
          <>
            {' · '}
            {t('askNext.substitute')}
          </>
        )}
        {step.has_address === false && (
          <>
            {' · '}
            {t('noAddress')}
          </>
        )}
      </div>
    </div>
  );
}

function Organisation({ step, sessionId }: { step: Step; sessionId: string }) {
  const { t } = useTranslation('invitations');
  const format = useFormat();
  const names = step.names ?? 0, women = step.women ?? 0;
  return (
    <div>
      <b>
        <LocalText text={step.organisation_name} />
      </b>
      <div className="muted small">
        {t('askNext.names', { count: names, value: format.number(names) })}
        {women > 0 && ` (${t('askNext.women', { count: women, value: format.number(women) })})`}{' '}
        <AppLink href={`/sessions/${sessionId}?tab=designations`}>{t('askNext.letters')}</AppLink>
      </div>
    </div>
  );
}
