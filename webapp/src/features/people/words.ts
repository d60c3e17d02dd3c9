import type { Person } from '@/shared/api';

export const sexes = ['F', 'M', 'not_stated', 'prefers_not_to_say'] as const satisfies readonly Person['sex'][];
export const titles = ['mrs', 'mr', 'dr', 'pr'] as const;
export const ageBrackets = ['under_25', '25_34', '35_44', '45_54', '55_64', '65_over'] as const;
export const administrativeLevels = ['central', 'deconcentrated', 'territorial'] as const;
