import type { ComponentType } from 'react';
import type { Entrance } from './queries';

/** A panel of the entrance that another room of the house fills, loaded with the page: it is given what the entrance holds. */
export interface EntrancePanel {
  id: string;
  panel: () => Promise<{ default: ComponentType<{ entrance: Entrance }> }>;
}

/** In the order they are shown, before the reach. */
export const panels: EntrancePanel[] = [];
