package dev.kept.workorder.sheet;

import dev.kept.events.DirectoryEvent.AssetRegistered;
import dev.kept.events.DirectoryEvent.CustomerRegistered;
import dev.kept.events.DirectoryEvent.PersonRegistered;
import dev.kept.events.DirectoryEvent.SiteRegistered;
import dev.kept.runtime.log.EventLog.Standing;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryEntry;
import dev.kept.workorder.sheet.Entry.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rows come to beside what is there: what is new, what is there already, and what is there in other words, which no file
/// overwrites.
///
/// @param good the rows that can be imported
/// @param added what they bring, in the order in which it is recorded; also what this very import has brought before
/// @param there what they name and is there
public record Judgement(List<Row> good, Map<String, Entry> added, Map<String, Entry> there) {

    /// @param begunBy the causation of what the same import has brought before; null for one that comes for the first time
    public static Judgement of(List<Row> rows, Map<String, Standing<DirectoryEntry>> standing, @Nullable String begunBy, Faults faults) {
        Map<String, Boolean> isAdded = new HashMap<>();
        rows.stream().flatMap(row -> row.entries().stream())
                .forEach(entry -> isAdded.computeIfAbsent(entry.id(), _ -> isAdded(entry, standing.get(entry.id()), begunBy, faults)));
        var broken = rows.stream().map(Row::line).filter(faults::has).collect(Collectors.toSet());
        rows.forEach(row -> blameTheFirst(row, broken, faults));
        var good = rows.stream().filter(row -> !faults.has(row.line())).toList();
        var added = new LinkedHashMap<String, Entry>();
        var there = new LinkedHashMap<String, Entry>();
        good.stream().flatMap(row -> row.entries().stream())
                .forEach(entry -> (Boolean.TRUE.equals(isAdded.get(entry.id())) ? added : there).putIfAbsent(entry.id(), entry));
        return new Judgement(good, added, there);
    }

    public boolean brings(Row row) {
        return row.entries().stream().anyMatch(entry -> added.containsKey(entry.id()));
    }

    public static int count(Map<String, Entry> entries, What what) {
        return (int) entries.values().stream().filter(entry -> entry.what() == what).count();
    }

    private static boolean isAdded(Entry entry, @Nullable Standing<DirectoryEntry> standing, @Nullable String begunBy, Faults faults) {
        if (standing == null && begunBy != null)
            faults.add(entry.line(), "", "not-imported-then",
                    "This row was not imported when the file came first. Import it once more, under a new key.");
        if (standing == null || standing.begunBy().equals(begunBy))
            return true;
        var otherwise = otherwise(entry.command(), standing.state());
        if (!otherwise.isEmpty())
            faults.add(entry.line(), otherwise.getFirst(), "there-otherwise",
                    "This is there already with another " + String.join(" and another ", otherwise)
                            + ". Change it on the customer’s page, or leave this row out.");
        return false;
    }

    /// A further row needs what the first one brings.
    private static void blameTheFirst(Row row, Set<Integer> broken, Faults faults) {
        if (!faults.has(row.line()))
            row.entries().stream().map(Entry::line).filter(broken::contains).findFirst().ifPresent(first -> faults.add(row.line(), "",
                    "with-another-row", "The customer of this row stands in line " + first + ", and there something is wrong."));
    }

    /// The columns in which a row says something else than the directory. A blank cell says nothing; and of much that the directory
    /// knows no column speaks.
    private static List<String> otherwise(DirectoryCommand wanted, DirectoryEntry entry) {
        var as = entry instanceof DirectoryEntry.Registered(var registered) ? registered : null;
        return switch (wanted) {
            case RegisterPerson it when as instanceof PersonRegistered known -> those(differs("contact", it.name(), known.name().text()),
                    differs("email", it.email(), known.email().text()), differs("phone", it.phone(), known.phone().text()));
            case RegisterCustomer it when as instanceof CustomerRegistered known -> those(differs("name", it.name(), known.name().text()),
                    differs("billing address", it.billingAddress(), known.billingAddress().text()),
                    differs("wishes", it.wishes(), known.wishes() == null ? "" : known.wishes().text()));
            case RegisterSite it when as instanceof SiteRegistered known -> those(differs("place", it.address(), known.address().text()),
                    differs("access notes", it.accessNotes(), known.accessNotes().text()), differs("zone", it.zone(), known.zone()),
                    differs("latitude", it.latitude(), known.latitude()), differs("longitude", it.longitude(), known.longitude()));
            case RegisterAsset it when as instanceof AssetRegistered known -> those(differs("name", it.name(), known.name()),
                    differs("model", it.model(), known.model()), differs("serial", it.serial(), known.serial()),
                    differs("installed on", it.installedOn(), known.installedOn()),
                    differs("warranty until", it.warrantyUntil(), known.warrantyUntil()));
            default -> List.of("kind of entry");
        };
    }

    private static List<String> those(String... differing) {
        return Stream.of(differing).filter(column -> !column.isEmpty()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String differs(String column, @Nullable Object said, @Nullable Object known) {
        return said == null || said.equals("") || Objects.equals(said, known) ? "" : column;
    }
}
