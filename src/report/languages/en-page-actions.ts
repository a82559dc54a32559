/** Words of screen 7, the actions, and of the journal. */
export const actionsMessages = {} as const;
