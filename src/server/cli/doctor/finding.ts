/** One thing that was looked at: how it stands, and what to do when it does not stand well. */
export type Finding = { readonly state: 'well' | 'look' | 'wrong'; readonly about: string; readonly says: string; readonly todo: string | null };

export const well = (about: string, says: string): Finding => ({ state: 'well', about, says, todo: null });
export const look = (about: string, says: string, todo: string): Finding => ({ state: 'look', about, says, todo });
export const wrong = (about: string, says: string, todo: string): Finding => ({ state: 'wrong', about, says, todo });
