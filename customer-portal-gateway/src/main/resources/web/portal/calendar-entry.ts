import type { Appointment } from '../shared/shapes';

/** The appointment as an iCalendar file (RFC 5545), in the site's wall time. */
export function calendarEntry(id: string, title: string, place: string, appointment: Appointment, now = new Date()): Blob {
  const wall = (time: string): string => time.slice(0, 19).replace(/[-:]/g, '').padEnd(15, '0');
  const escaped = (text: string): string => text.replace(/[\\;,]/g, sign => '\\' + sign).replace(/\n/g, '\\n');
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//kept//portal//EN', 'BEGIN:VEVENT', `UID:${id}@kept`,
    `DTSTAMP:${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`, `DTSTART;TZID=${appointment.zone}:${wall(appointment.arrivalFrom)}`,
    `DTEND;TZID=${appointment.zone}:${wall(appointment.arrivalTo)}`, `SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`, 'END:VEVENT', 'END:VCALENDAR'];
  return new Blob([lines.map(folded).join('\r\n') + '\r\n'], { type: 'text/calendar' });
}

/** Lines of at most 75 octets, the rest on lines that begin with a blank. */
function folded(line: string): string {
  return line.replace(/(.{60})(?=.)/gu, '$1\r\n ');
}

export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
