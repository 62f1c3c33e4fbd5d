/** Somebody of the demonstration who can be entered as. */
export interface DemoPerson { id: string; name: string; role: string; email: string; password: string; faces: string[] }

export interface Cast { role: string; icon: string; title: string; about: string }

export const CAST: Cast[] = [
  { role: 'CUSTOMER', icon: 'house', title: 'Customer', about: 'Has a boiler that loses pressure. Asks, signs, pays.' },
  { role: 'OFFICE', icon: 'headset', title: 'Office', about: 'Finds the right person and the right hour. Runs the board.' },
  { role: 'TECHNICIAN', icon: 'wrench', title: 'Technician', about: 'Works from his phone, with or without signal.' },
  { role: 'ACCOUNTANT', icon: 'calculator', title: 'Accounts', about: 'Sees what each job came to and who still owes.' },
  { role: 'OPERATOR', icon: 'square-terminal', title: 'Operator', about: 'Watches every fact go by, and mends what stops.' },
];

export const STORY: { title: string; about: string }[] = [
  { title: 'Request', about: 'Maeve, 2 min' },
  { title: 'Yes', about: 'Declan, from the mail, without an account' },
  { title: 'Slot', about: 'Aoife picks one, with reasons' },
  { title: 'On site', about: 'Tomasz, even offline' },
  { title: 'Invoice', about: 'writes itself, Niamh sends it' },
  { title: 'Paid', about: 'and closed, with its whole story' },
];
