import type { SavedCommand } from '../shared/phone-store';

/** What goes with a command: a file that is sent first, a key that is also the id of what is made, pictures among the answers. */
export type Along = Partial<Pick<SavedCommand, 'file' | 'key' | 'answerFiles'>>;

/** Saves a command on this phone, with the words of the list of what is saved; from there it goes by itself. */
export type Give = (command: string, label: string, body: Record<string, unknown>, along?: Along) => Promise<void>;
