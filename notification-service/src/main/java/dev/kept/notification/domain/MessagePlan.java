package dev.kept.notification.domain;

import dev.kept.events.Appointment;
import dev.kept.events.NotificationEvent.Medium;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which fact leads to which message, as rows of data.
///
/// @param id id and version, as it stands in the Why of a message: `message-plan@1`
public record MessagePlan(String id, Quiet quiet, List<Row> rows) {
    public MessagePlan {
        rows = List.copyOf(rows);
    }

    /// What a recipient is on the order.
    public enum Audience {
        REQUESTER, PRIMARY_CONTACT, APPROVERS, TECHNICIAN, OFFICE, RECIPIENT,
        /// Whom an offer is about.
        VENDOR,
        /// Who was to come to the visit that the fact is of, helpers too.
        VISITORS,
        /// Who sent the order in; the requester where nobody did by hand.
        SUBMITTER,
        /// Who said yes to the order; nobody, where a rule did.
        APPROVER
    }

    /// What becomes of a message of which nobody knows whether it was sent.
    public enum IfUnknown {
        LEAVE, RESEND_ONCE
    }

    /// What a reader's calendar does with the appointment: puts it in or moves it, or takes it out.
    public enum Invitation {
        REQUEST, CANCEL
    }

    /// Hours of every day, by the wall time at the site, in which messages of some media wait unless they are urgent.
    ///
    /// @param to the first moment after them; before `from` where they go over midnight
    public record Quiet(LocalTime from, LocalTime to, List<Medium> media) {
        public Quiet {
            media = List.copyOf(media);
            if (from.equals(to))
                throw new IllegalArgumentException("Quiet hours that begin when they end would never end");
        }

        /// Their end where they are on; null where they are not.
        @Nullable
        Instant end(Instant now, ZoneId zone) {
            var wall = now.atZone(zone).toLocalDateTime();
            var time = wall.toLocalTime();
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            boolean overMidnight = to.isBefore(from);
            if (overMidnight ? !begun && over : !begun || over)
                return null;
            return WallTime.instant(wall.toLocalDate().plusDays(overMidnight && begun ? 1 : 0).atTime(to), zone.getId());
        }
    }

    /// A wall time at the site, reckoned from the day of the visit.
    public record Wake(String timer, int daysBefore, LocalTime at) {}

    /// A span after the fact, in place of at once.
    ///
    /// @param timer its name in the plan: `T4`; or null: it only waits for what may make it needless
    /// @param after the span; absent where `months` names the field of the fact that says in how many months
    /// @param unless stored names of facts that make it needless
    /// @param times how often it is said, the same span between; 1 where it is absent
    public record Later(@Nullable String timer, @Nullable Duration after, @Nullable String months, List<String> unless,
            @Nullable Integer times) {
        private static final int MOST_TIMES = 12;

        public Later {
            unless = List.copyOf(unless);
            if ((after == null) == (months == null))
                throw new IllegalArgumentException("What is said later says either after what span or in which field the months stand");
            if (unless.isEmpty() || (times != null && (times < 1 || times > MOST_TIMES)))
                throw new IllegalArgumentException("What is said later says what makes it needless, and is said up to " + MOST_TIMES
                        + " times");
        }
    }

    /// @param rule the message's number in the plan: `M10`
    /// @param on stored name of the fact; of a reminder, the fact that plans the visit
    /// @param when values that fields of the fact must have, as text, one of several between `|`; after a `!`, must not have. `actor` is who did it: PERSON, POLICY, TIMER
    /// @param usefulFor after this it is skipped, reckoned from the fact or from the wake-up
    /// @param wake set for a reminder: not at once but then
    /// @param later set for what is said some time after the fact
    /// @param urgent it does not wait for the end of quiet hours
    /// @param attach the fact's file goes with it
    /// @param calendar what the reader's calendar is to do with the appointment that goes with it; null: none does
    public record Row(String rule, List<String> on, Map<String, String> when, List<Audience> to, Medium medium, LetterKind letter,
            Duration usefulFor, @Nullable Wake wake, @Nullable Later later, boolean urgent, boolean attach,
            @Nullable Invitation calendar, IfUnknown ifUnknown) {
        private static final Duration LONGEST = Duration.ofDays(60);

        public Row {
            on = List.copyOf(on);
            when = when == null ? Map.of() : Map.copyOf(when);
            to = List.copyOf(to);
            ifUnknown = ifUnknown == null ? IfUnknown.LEAVE : ifUnknown;
            if (on.isEmpty() || to.isEmpty())
                throw new IllegalArgumentException("Row " + rule + " of the message plan needs a fact and somebody to tell");
            if (wake != null && later != null)
                throw new IllegalArgumentException("Row " + rule + " of the message plan is said at one time, not at two");
            if (!usefulFor.isPositive() || usefulFor.compareTo(LONGEST) > 0)
                throw new IllegalArgumentException("Row " + rule + " of the message plan is useful for " + usefulFor + ": 60 days at most");
        }

        boolean isAbout(String storedName, Map<String, String> fields) {
            return on.contains(storedName)
                    && when.entrySet().stream().allMatch(wanted -> is(wanted.getValue(), fields.getOrDefault(wanted.getKey(), "")));
        }

        private static boolean is(String wanted, String value) {
            return wanted.startsWith("!") ? !isOneOf(wanted.substring(1), value) : isOneOf(wanted, value);
        }

        private static boolean isOneOf(String wanted, String value) {
            return List.of(wanted.split("\\|")).contains(value);
        }
    }

    /// What a fact leads to at once.
    public List<Row> atOnce(String storedName, Map<String, String> fields) {
        return rows.stream().filter(row -> row.wake() == null && row.later() == null && row.isAbout(storedName, fields)).toList();
    }

    /// What a fact leads to some time after it.
    public List<Row> later(String storedName, Map<String, String> fields) {
        return rows.stream().filter(row -> row.later() != null && row.isAbout(storedName, fields)).toList();
    }

    /// What a fact makes needless.
    public List<Row> needless(String storedName) {
        return rows.stream().filter(row -> row.later() != null && row.later().unless().contains(storedName)).toList();
    }

    /// The reminders of a planned visit.
    public List<Row> reminders() {
        return rows.stream().filter(row -> row.wake() != null).toList();
    }

    /// The hour of the reminder that is still to come the day before; null where it has passed or none is planned.
    public @Nullable LocalTime dayBefore(Appointment appointment, Instant now) {
        return rows.stream().map(Row::wake).filter(wake -> wake != null && wake.daysBefore() == 1
                && WallTime.before(appointment, 1, wake.at()).isAfter(now)).map(Wake::at).findFirst().orElse(null);
    }

    /// Until when a message of this row has to wait at a site of this zone; null: it may go now.
    public @Nullable Instant quietUntil(Row row, Instant now, ZoneId zone) {
        return row.urgent() || !quiet.media().contains(row.medium()) ? null : quiet.end(now, zone);
    }

    /// The row of a rule and medium.
    public Row row(String rule, Medium medium) {
        return rows.stream().filter(row -> row.rule().equals(rule) && row.medium() == medium).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The message plan has no row " + rule + " by " + medium));
    }
}
