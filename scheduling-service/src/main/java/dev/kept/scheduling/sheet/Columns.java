package dev.kept.scheduling.sheet;

import dev.kept.runtime.sheet.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The columns by which a file tells how somebody works.
public final class Columns {
    private static final int LONG = 3_500;
    private static final int LINE = 1_500;
    private static final int SHORT = 60;
    static final Column EMAIL = Column.needed("email", 254, "mail", "mail address", "email address");
    static final Column SKILLS = Column.optional("skills", LONG, "skill", "can do");
    static final Column CERTIFICATES = Column.optional("certificates", LONG, "certificate", "certifications", "holds")
            .checked(each(Cells.BETWEEN, Cells::certificate, "gas-safe until 2027-05-31"));
    static final Column ZONE = Column.needed("zone", 100, "time zone", "tz");
    static final Column HOURS = Column.needed("hours", LINE, "works", "working hours", "shifts", "shift")
            .checked(each(Cells.BETWEEN_SHIFTS, Cells::shift, "Mon-Fri 08:00-16:30; Sat 09:00-13:00"));
    static final Column BREAKS = Column.optional("breaks", LINE, "break")
            .checked(each(Cells.BETWEEN_SHIFTS, Cells::shift, "Mon-Fri 12:30-13:00"));
    static final Column START = Column.optional("sets out from", SHORT, "start", "starts at")
            .checked(whole(Cells::position, "53.3498, -6.2603"));
    static final Column END = Column.optional("ends the day at", SHORT, "end", "ends at")
            .checked(whole(Cells::position, "53.3498, -6.2603"));
    static final Column REACH = Column.optional("reach km", SHORT, "reach", "radius", "radius km").checked(whole(Cells::number, "40"));
    static final Column COST = Column.optional("cost per hour", SHORT, "cost", "hourly cost").checked(whole(Cells::money, "32.50 EUR"));
    static final Column MOST_VISITS = Column.optional("visits a day", SHORT, "most visits a day", "visits per day", "most visits")
            .checked(whole(Cells::number, "6"));
    /// In the order of the template.
    public static final List<Column> ALL = List.of(EMAIL, SKILLS, CERTIFICATES, ZONE, HOURS, BREAKS, START, END, REACH, COST, MOST_VISITS);

    private Columns() {}

    private static Function<String, Optional<String>> each(Pattern between, Function<String, Optional<?>> read, String like) {
        return cell -> unread(Cells.parts(between, cell), read, like);
    }

    private static Function<String, Optional<String>> whole(Function<String, Optional<?>> read, String like) {
        return cell -> unread(Stream.of(cell), read, like);
    }

    private static Optional<String> unread(Stream<String> parts, Function<String, Optional<?>> read, String like) {
        return parts.filter(part -> read.apply(part).isEmpty()).findFirst()
                .map(part -> "“" + part + "” cannot be read. Write it like " + like + ".");
    }
}
