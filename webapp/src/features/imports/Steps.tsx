import { useTranslation } from '@/shared/i18n';
import { AppLink } from '@/shared/ui';
import { steps, type Step } from './wizard';
import classes from './imports.module.css';

/** Where the reader stands on the way from a file to its result; steps that can be gone to are links. */
export function Steps({ current, open = [], href }: { current: Step; open?: Step[]; href?: (step: Step) => string }) {
  const { t } = useTranslation('imports');
  const here = steps.indexOf(current);
  return (
    <nav aria-label={t('steps.label')} className="no-print">
      <ol className={classes.steps}>
        {steps.map((step, place) => {
          const words = (
            <>
              <bdi className={classes.stepNumber}>{place + 1}</bdi>
              {t(`steps.${step}`)}
              {place < here && <span className="sr">{t('steps.done')}</span>}
            </>
          );
          return (
            <li key={step} data-done={place < here || undefined} data-here={place === here || undefined}>
              {step !== current && href && open.includes(step) ? (
                <AppLink href={href(step)}>{words}</AppLink>
              ) : (
                <span aria-current={place === here ? 'step' : undefined}>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
