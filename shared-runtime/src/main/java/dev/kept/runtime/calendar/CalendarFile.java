package dev.kept.runtime.calendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/// A file of appointments (RFC 5545), which mail programs and calendars take over. Times are instants: each calendar shows them on its
/// own clock.
public final class CalendarFile {
    public static final String NAME = "appointment.ics";
    private static final String PRODUCT = "-//Kept//Work orders//EN";
    private static final int LONGEST_SUMMARY = 200;

    private CalendarFile() {}

    /// What is to be done with the appointments: take them over, or those of the same uid out.
    public enum Method {
        REQUEST, CANCEL, PUBLISH;

        /// Of the file as a part of a mail.
        public String contentType() {
            return "text/calendar; charset=UTF-8; method=" + name();
        }
    }

    /// @param uid the same for ever, wherever the appointment is moved
    /// @param sequence grows with every change: of two that came in the wrong order the higher one counts
    /// @param saidAt when this was so
    /// @param url of the page that says more; empty where there is none
    /// @param organizer whose appointment it is, and `attendee` who was asked to it; both null in a feed
    public record Entry(String uid, int sequence, Instant saidAt, Instant from, Instant until, String summary, String place, String words,
            String url, @Nullable Party organizer, @Nullable Party attendee) {}

    /// Somebody with a mail address.
    public record Party(String name, String address) {}

    /// In UTF-8, with lines as the standard folds them.
    public static byte[] written(Method method, List<Entry> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT)).add(ImmutableVersion.VERSION_2_0).add(ImmutableCalScale.GREGORIAN).add(switch (method) {
            case REQUEST -> ImmutableMethod.REQUEST;
            case CANCEL -> ImmutableMethod.CANCEL;
            case PUBLISH -> ImmutableMethod.PUBLISH;
        });
        entries.forEach(entry -> calendar.add(event(method, entry)));
        var bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter(false).output(calendar, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static VEvent event(Method method, Entry it) {
        var event = new VEvent(new PropertyList());
        event.add(new Uid(it.uid())).add(new Sequence(it.sequence())).add(new DtStamp(it.saidAt().truncatedTo(ChronoUnit.SECONDS)))
                .add(new DtStart<>(it.from().truncatedTo(ChronoUnit.SECONDS))).add(new DtEnd<>(it.until().truncatedTo(ChronoUnit.SECONDS)))
                .add(new Summary(cut(it.summary()))).add(new Location(it.place())).add(new Description(it.words()))
                .add(new Status(method == Method.CANCEL ? "CANCELLED" : "CONFIRMED"));
        if (!it.url().isEmpty())
            event.add(new Url(URI.create(it.url())));
        var organizer = it.organizer();
        if (organizer != null)
            event.add(new Organizer(address(organizer)).add(name(organizer)));
        var attendee = it.attendee();
        if (attendee != null)
            event.add(new Attendee(address(attendee)).add(name(attendee)).add(Rsvp.FALSE));
        return event;
    }

    private static URI address(Party party) {
        try {
            return new URI("mailto", party.address(), null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(party.address() + " is no mail address", impossible);
        }
    }

    /// The standard knows no way to write a quotation mark into a name.
    private static Cn name(Party party) {
        return new Cn(party.name().replace('"', '\''));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY - 1) + "…";
    }
}
