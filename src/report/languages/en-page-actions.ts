/** Words of screen 7, the actions, and of the journal. */
export const actionsMessages = {
  'page.journal.whole-case': 'the whole case',
} as const;
