import { html, nothing, render } from 'lit';
import { button } from './actions';
import { field, textArea, toFirstWrong } from './field';
import { newKey } from './key';
import type { Part } from './piece';
import { Problem } from './problem';
import { notice } from './states';

export interface Question {
  title: string;
  /** What happens, who learns of it, what it costs; with questions of its own it is drawn anew when `changed` is called. */
  body: Part | ((changed: () => void) => Part);
  /** False: something of the body's questions is wrong, and says so. */
  check?: () => boolean;
  /** The safe way out, and where the focus begins: "Keep the order". */
  keep: string;
  /** The verb again: "Cancel the order". */
  act: string;
  busyLabel?: string;
  danger?: boolean;
  /** A reason to be given, with its label; empty is refused where `reasonNeeded`. */
  reason?: string;
  reasonNeeded?: boolean;
}

let number = 0;

/**
 * Asks before something is done. `task` does it, with the reason that was given and under a key that stays the same for the same reason,
 * so that pressing again after a lost answer cannot do it twice. While it fails the dialog stays and says why. True when it was done.
 */
export function askFirst(question: Question, task: (reason: string, key: string) => Promise<unknown>): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const id = `ask-${++number}`;
  let reason = '';
  let key = newKey();
  let wrong = '';
  let busy = false;
  let problem: Problem | undefined;
  dialog.setAttribute('aria-labelledby', id);
  document.body.append(dialog);

  const act = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const isFilled = question.check?.() ?? true;
    wrong = question.reasonNeeded && !reason.trim() ? 'Say in a few words why. It goes on record.' : '';
    if (wrong || !isFilled) {
      draw();
      return toFirstWrong(dialog);
    }
    busy = true;
    problem = undefined;
    draw();
    try {
      await task(reason.trim(), key);
      dialog.close('done');
    } catch (thrown) {
      problem = Problem.from(thrown);
      busy = false;
      if (!problem.unanswered) key = newKey();
      draw();
    }
  };

  const changed = (): void => {
    key = newKey();
    draw();
  };

  const draw = (): void => {
    render(html`<form class="stack" @submit=${act} novalidate>
    <h2 id=${id}>${question.title}</h2>
    <div class="stack tight">${typeof question.body === 'function' ? question.body(changed)
      : question.body}</div>
    ${question.reason ? field({ id: `${id}-reason`, label: question.reason, wrong },
      textArea({ id: `${id}-reason`, value: reason, wrong, rows: 2, most: 1000, input: value => { reason = value; key = newKey(); } })) : nothing}
    ${problem ? notice('danger', 'triangle-alert', problem.detail) : nothing}
    <div class="actions">
      <button class="button" type="button" autofocus @click=${() => dialog.close()}>${question.keep}</button>
      ${button(question.act, undefined, busy, { kind: question.danger ? 'danger' : 'primary', type: 'submit', busyLabel: question.busyLabel })}
    </div></form>`, dialog);
  };

  draw();
  dialog.addEventListener('cancel', event => { if (busy) event.preventDefault(); });
  dialog.showModal();
  return new Promise(answer => dialog.addEventListener('close', () => {
    dialog.remove();
    answer(dialog.returnValue === 'done');
  }));
}
