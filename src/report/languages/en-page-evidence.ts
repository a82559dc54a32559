/** Words of screen 5, evidence and coverage. */
export const evidenceMessages = {} as const;
