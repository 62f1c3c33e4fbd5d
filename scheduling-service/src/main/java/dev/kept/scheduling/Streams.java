package dev.kept.scheduling;

import dev.kept.events.SchedulingEvent;
import dev.kept.events.Topic;
import dev.kept.runtime.log.StreamType;
import dev.kept.scheduling.domain.Booking;
import dev.kept.scheduling.domain.BookingCommand;
import dev.kept.scheduling.domain.BookingDecider;
import dev.kept.scheduling.domain.Candidacy;
import dev.kept.scheduling.domain.CandidacyCommand;
import dev.kept.scheduling.domain.CandidacyDecider;
import dev.kept.scheduling.domain.Technician;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.domain.TechnicianDecider;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What this service keeps facts about.
public final class Streams {
    public static final StreamType<TechnicianCommand, Technician, SchedulingEvent> TECHNICIANS = new StreamType<>("technician",
            Topic.SCHEDULING, SchedulingEvent.class, new TechnicianDecider());
    public static final StreamType<BookingCommand, Booking, SchedulingEvent> BOOKINGS = new StreamType<>("booking", Topic.SCHEDULING,
            SchedulingEvent.class, new BookingDecider());

    public static final StreamType<CandidacyCommand, Candidacy, SchedulingEvent> CANDIDACIES = new StreamType<>("candidacy",
            Topic.SCHEDULING, SchedulingEvent.class, new CandidacyDecider());

    private Streams() {}

    /// The log finds them here.
    @Singleton
    static class Beans {
        @Produces
        @Singleton
        StreamType<TechnicianCommand, Technician, SchedulingEvent> technicians() {
            return TECHNICIANS;
        }

        @Produces
        @Singleton
        StreamType<BookingCommand, Booking, SchedulingEvent> bookings() {
            return BOOKINGS;
        }

        @Produces
        @Singleton
        StreamType<CandidacyCommand, Candidacy, SchedulingEvent> candidacies() {
            return CANDIDACIES;
        }
    }
}
