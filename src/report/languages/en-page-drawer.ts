/** Words of the proof drawer. */
export const drawerMessages = {} as const;
