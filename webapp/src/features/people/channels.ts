/** The ways in which somebody says something about themselves. */
export const channels = ['form', 'letter', 'email', 'in_person', 'phone'] as const;
