// In which language somebody gets their letters. Kept writes English and German; whoever reads another language gets English.
export interface Choice { value: string; label: string }

const LANGUAGES: Choice[] = [{ value: 'en-IE', label: 'English' }, { value: 'de', label: 'German' }];

export const FIRST_LANGUAGE = LANGUAGES[0]!.value;

/** With the tag that the directory has, which may say more than a choice does (`de-AT`), or name a language in which Kept does not write. */
export function languageChoices(known: string = FIRST_LANGUAGE): Choice[] {
  const same = (tag: string): boolean => tag.split('-')[0] === known.split('-')[0];
  return LANGUAGES.some(one => same(one.value))
    ? LANGUAGES.map(one => same(one.value) ? { ...one, value: known } : one)
    : [...LANGUAGES, { value: known, label: `${new Intl.DisplayNames('en', { type: 'language' }).of(known)}: letters in English` }];
}
