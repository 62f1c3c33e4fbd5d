package dev.kept.scheduling.sheet;

import dev.kept.events.WorkProfile;
import dev.kept.runtime.sheet.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a row says something else than is known of how somebody works.
public final class Differing {
    private Differing() {}

    /// A blank cell says nothing; and the order in a cell says nothing.
    public static List<String> columns(WorkProfile said, WorkProfile known) {
        return Stream.of(differs(Columns.SKILLS, said.skills(), known.skills()),
                differs(Columns.CERTIFICATES, said.certificates(), known.certificates()),
                differs(Columns.ZONE, said.zone(), known.zone()), differs(Columns.HOURS, said.shifts(), known.shifts()),
                differs(Columns.BREAKS, said.breaks(), known.breaks()), differs(Columns.START, said.start(), known.start()),
                differs(Columns.END, said.end(), known.end()), differs(Columns.REACH, said.reachKm(), known.reachKm()),
                differs(Columns.COST, said.costPerHour(), known.costPerHour()),
                differs(Columns.MOST_VISITS, said.mostVisitsADay(), known.mostVisitsADay())).flatMap(List::stream).map(Column::name)
                .toList();
    }

    private static List<Column> differs(Column column, List<?> said, List<?> known) {
        return said.isEmpty() || Set.copyOf(said).equals(Set.copyOf(known)) ? List.of() : List.of(column);
    }

    private static List<Column> differs(Column column, @Nullable Object said, @Nullable Object known) {
        return said == null || said.equals(known) ? List.of() : List.of(column);
    }
}
