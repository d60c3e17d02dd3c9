import { Button, Modal, NativeSelect, TextInput, useDirection } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { asProblem, putTravellerPapers, studyVisitQuery, type StudyVisit, type Traveller, type TravelPaper, type TravellerPaperBody } from '@/shared/api';
import { nameInOrder, today, useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, DayInput, EmptyState, Panel } from '@/shared/ui';
import classes from './visit.module.css';
import { readiness, travelPapers } from './visitValues';

type State = TravelPaper['state'];

const signs: Record<State, string> = { needed: '○', asked: '◐', ready: '●', not_needed: '–' };
const keys: Record<string, State> = { n: 'needed', a: 'asked', r: 'ready', x: 'not_needed' };

/** People × papers. Arrows move, space goes on to the next state, N A R X set one, Enter opens date and note. */
export function PapersMatrix({ visit }: { visit: StudyVisit }) {
  const { t } = useTranslation(['plans', 'common']);
  const format = useFormat();
  const { dir } = useDirection();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [opened, setOpened] = useState<{ traveller: Traveller; paper: TravelPaper }>();
  // Apart: a mark that is still on its way neither closes the note being written nor keeps it from being saved.
  const mark = useSavedPaper(visit.session_id);
  const write = useSavedPaper(visit.session_id, () => setOpened(undefined));
  const isReadOnly = visit.can.check_papers !== true;
  const people = visit.delegation;
  if (people.length === 0) {
    return (
      <Panel title={t('papers.title')}>
        <EmptyState title={t('papers.nobody')}>{t('papers.nobodyText')}</EmptyState>
      </Panel>
    );
  }
  const set = (traveller: Traveller, paper: TravelPaper, state: State) =>
    mark.mutate({
      registration_id: traveller.registration_id, paper: paper.paper, state, note: paper.note ?? undefined,
      date: state === 'asked' || state === 'ready' ? today() : undefined,
    });
  const onKeyDown = (event: KeyboardEvent, row: number, column: number, traveller: Traveller, paper: TravelPaper) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowRight: [row, column + forward], ArrowLeft: [row, column - forward],
      Home: [row, 0], End: [row, travelPapers.length - 1],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const next = { row: Math.max(0, Math.min(people.length - 1, step[0])), column: Math.max(0, Math.min(travelPapers.length - 1, step[1])) };
      setAt(next);
      table.current?.querySelector<HTMLElement>(`[data-at="${next.row}.${next.column}"]`)?.focus();
    } else if (!isReadOnly && keys[event.key.toLowerCase()]) {
      set(traveller, paper, keys[event.key.toLowerCase()]!);
    } else if (!isReadOnly && event.key === ' ') {
      event.preventDefault();
      set(traveller, paper, following(paper.state));
    }
  };
  const missing = people.flatMap(({ papers }) => papers).filter(({ state }) => state === 'needed' || state === 'asked').length;
  return (
    <Panel
      title={t('papers.title')}
      note={missing === 0 ? t('papers.complete') : t('papers.missing', { count: missing })}
      isFlush
      footer={
        <span className={classes.legend}>
          {readiness.map((state) => (
            <span key={state}>
              <i data-state={state} aria-hidden="true">{signs[state]}</i> {t(`papers.state.${state}`)}
            </span>
          ))}
          {!isReadOnly && <span className={classes.keys}>{t('papers.keys')}</span>}
        </span>
      }
    >
      {mark.isError && (
        <Banner tone="bad" icon="alert" isFlush role="alert">
          {asProblem(mark.error).isNoAnswer ? t('common:failed.noAnswer') : (asProblem(mark.error).fields[0]?.message ?? asProblem(mark.error).message)}
        </Banner>
      )}
      <div className={classes.scroll}>
        <table className={classes.matrix} role="grid" ref={table} aria-label={t('papers.title')} aria-readonly={isReadOnly || undefined}>
          <thead>
            <tr>
              <th scope="col">{t('papers.traveller')}</th>
              {travelPapers.map((paper) => (
                <th key={paper} scope="col">
                  {t(`papers.${paper}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((traveller, row) => {
              const name = nameInOrder(traveller, format.language);
              return (
                <tr key={traveller.registration_id}>
                  <th scope="row">
                    <bdi lang={name.firstLanguage}>{name.first}</bdi>
                    {traveller.is_head && <small>{t('visit.head')}</small>}
                  </th>
                  {traveller.papers.map((paper, column) => {
                    const said = [t(`papers.state.${paper.state}`), paper.date && format.date(paper.date), paper.note].filter(Boolean).join(', ');
                    return (
                      <td key={paper.paper} role="gridcell">
                        <button
                          type="button"
                          data-at={`${row}.${column}`}
                          data-state={paper.state}
                          tabIndex={at.row === row && at.column === column ? 0 : -1}
                          aria-label={`${name.first}, ${t(`papers.${paper.paper}`)}${t('common:colon')} ${said}`}
                          title={said}
                          onFocus={() => setAt({ row, column })}
                          onKeyDown={(event) => onKeyDown(event, row, column, traveller, paper)}
                          onClick={() => {
                            if (isReadOnly) return;
                            write.reset();
                            setOpened({ traveller, paper });
                          }}
                        >
                          <span aria-hidden="true">{signs[paper.state]}</span>
                          {paper.note && <i aria-hidden="true">*</i>}
                          {paper.date && <small aria-hidden="true">{format.date(paper.date, 'short')}</small>}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <Modal
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened && `${nameInOrder(opened.traveller, format.language).first} · ${t(`papers.${opened.paper.paper}`)}`}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {opened && <PaperForm key={opened.traveller.registration_id + opened.paper.paper} {...opened} save={write} onCancel={() => setOpened(undefined)} />}
      </Modal>
    </Panel>
  );
}

/** Shows a paper's state at once, and what is stored when the last of several saves has been answered. */
function useSavedPaper(session: string, onSaved?: () => void) {
  const queryClient = useQueryClient();
  const { queryKey } = studyVisitQuery(session);
  const mutationKey = ['traveller papers', session];
  return useMutation({
    mutationKey,
    mutationFn: (paper: TravellerPaperBody) => putTravellerPapers(session, [paper]),
    onMutate: async (paper) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<StudyVisit>(queryKey);
      queryClient.setQueryData<StudyVisit>(queryKey, (held) => held && withPaper(held, paper));
      return { before };
    },
    onSuccess: onSaved,
    onError: (_error, _paper, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey }) === 1) void queryClient.invalidateQueries({ queryKey });
    },
  });
}

interface PaperFormProps {
  traveller: Traveller;
  paper: TravelPaper;
  save: { mutate: (paper: TravellerPaperBody) => void; isPending: boolean; error: unknown };
  onCancel: () => void;
}

function PaperForm({ traveller, paper, save, onCancel }: PaperFormProps) {
  const { t } = useTranslation(['plans', 'common']);
  const [state, setState] = useState(paper.state);
  const [date, setDate] = useState(paper.date ?? null);
  const [note, setNote] = useState(paper.note ?? '');
  const isDated = state === 'asked' || state === 'ready';
  const problem = save.error ? asProblem(save.error) : undefined;
  const errors = problem?.fieldErrors() ?? {};
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ registration_id: traveller.registration_id, paper: paper.paper, state, date: isDated ? (date ?? undefined) : undefined, note: note.trim() || undefined });
      }}
    >
      {problem && Object.keys(errors).length === 0 && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.isNoAnswer ? t('common:failed.noAnswer') : problem.message}
        </Banner>
      )}
      <NativeSelect
        label={t('papers.stateLabel')}
        value={state}
        onChange={(event) => setState(event.currentTarget.value as State)}
        data={readiness.map((value) => ({ value, label: t(`papers.state.${value}`) }))}
      />
      {isDated && <DayInput label={t('papers.date')} value={date} onChange={setDate} error={errors['papers.0.date']} />}
      <TextInput label={t('papers.note')} description={t('papers.noteHelp')} maxLength={300} value={note} onChange={(event) => setNote(event.currentTarget.value)} error={errors['papers.0.note']} />
      <div className="row">
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('common:save')}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

function following(state: State): State {
  return readiness[(readiness.indexOf(state) + 1) % readiness.length]!;
}

function withPaper(visit: StudyVisit, { registration_id, ...paper }: TravellerPaperBody): StudyVisit {
  return {
    ...visit,
    delegation: visit.delegation.map((traveller) =>
      traveller.registration_id === registration_id
        ? { ...traveller, papers: traveller.papers.map((held) => (held.paper === paper.paper ? (paper as TravelPaper) : held)) }
        : traveller,
    ),
  };
}
