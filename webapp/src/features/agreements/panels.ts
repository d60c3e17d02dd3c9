import type { ComponentType } from 'react';
import type { Agreement } from '@/shared/api';

/** A tab of an agreement's page that another room of the house fills: a component that is given the agreement, loaded when it is opened. */
export interface AgreementPanel {
  id: 'terms' | 'commitments' | 'committees' | 'words' | 'corrections';
  panel: () => Promise<{ default: ComponentType<{ agreement: Agreement }> }>;
}

/** In the order of the tabs: terms, commitments, committees, what partners say, corrections. */
export const panels: AgreementPanel[] = [
  { id: 'terms', panel: () => import('@/features/agreement_terms/TermsPanel') },
  { id: 'commitments', panel: () => import('@/features/commitments/CommitmentsPanel') },
  { id: 'committees', panel: () => import('@/features/committees/CommitteesPanel') },
  { id: 'words', panel: () => import('@/features/partners/WordsPanel') },
  { id: 'corrections', panel: () => import('@/features/corrections/CorrectionsPanel') },
];
