import { command, endSession, get } from './api';
import { goAlong } from './now';
import { forgetAndClose, forgetOthers } from './phone-store';
import type { Organisation, Person } from './shapes';

interface Me { person: Person; faces: string[]; organisation?: Organisation }
interface SignedIn { person: Person }

let known: Promise<Me> | undefined;

function whoAsks(): Promise<Me> {
  known ??= Promise.all([get<Me>('/me'), goAlong()]).then(([answer]) => answer);
  known.catch(() => { known = undefined; });
  return known;
}

/** Who is signed in; nobody = to the sign-in page. */
export function me(): Promise<Person> {
  return whoAsks().then(answer => answer.person);
}

/** The company whose Kept this is, as its customers know it. */
export function organisation(): Promise<Organisation | undefined> {
  return whoAsks().then(answer => answer.organisation);
}

export async function signIn(email: string, password: string): Promise<Person> {
  const answer = await command<SignedIn>('/sessions', { email, password }, { stay: true });
  await forgetOthers(answer.person);
  return answer.person;
}

/** Ends the session, and leaves on this device only what its person still has to send. */
export async function signOut(key: string): Promise<void> {
  await endSession(key);
  await forgetAndClose();
  location.assign('/');
}

/** The page that is for somebody with these roles. */
export function faceOf(roles: string[]): string {
  if (roles.includes('OFFICE') || roles.includes('ACCOUNTANT')) return '/office';
  if (roles.includes('TECHNICIAN')) return '/technician';
  if (roles.includes('OPERATOR')) return '/console';
  return '/portal';
}
