package dev.kept.workorder.sheet;

import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Entry;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.runtime.sheet.Sheet.Line;
import dev.kept.workorder.domain.DirectoryCommand;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows with a piece of equipment each, at a place that the directory knows.
public final class EquipmentRows {
    private final String tenant;
    private final Faults faults;
    private final Map<String, List<KnownPlace>> byCustomer;
    private final Map<String, List<KnownPlace>> byPlace;
    private final Map<String, Integer> seen = new HashMap<>();

    private EquipmentRows(String tenant, List<KnownPlace> places, Faults faults) {
        this.tenant = tenant;
        this.faults = faults;
        byCustomer = by(places, place -> Stream.of(place.customerId(), Names.plain(place.customerName())));
        byPlace = by(places, place -> Stream.of(place.siteId(), Names.plain(place.address())));
    }

    private static Map<String, List<KnownPlace>> by(List<KnownPlace> places, Function<KnownPlace, Stream<String>> names) {
        var named = new HashMap<String, List<KnownPlace>>();
        places.forEach(
                place -> names.apply(place).distinct().forEach(name -> named.computeIfAbsent(name, _ -> new ArrayList<>()).add(place)));
        return named;
    }

    /// Ids and names by which the places of these rows can be found.
    public static Set<String> sought(Sheet sheet, String tenant) {
        return sheet.lines().stream().flatMap(line -> Stream.concat(owners(line, tenant), standsAt(line))).collect(Collectors.toSet());
    }

    public static List<Row<DirectoryCommand>> of(Sheet sheet, String tenant, List<KnownPlace> places, Faults faults) {
        var reading = new EquipmentRows(tenant, places, faults);
        return sheet.lines().stream().filter(line -> !faults.has(line.number())).flatMap(line -> reading.row(line).stream()).toList();
    }

    private Optional<Row<DirectoryCommand>> row(Line line) {
        return place(line).map(place -> {
            var asset = new RegisterAsset(place.siteId(), line.cell(Columns.THING), line.cell(Columns.MODEL),
                    line.cell(Columns.SERIAL), day(line.cell(Columns.INSTALLED)), day(line.cell(Columns.WARRANTY)));
            return new Row<DirectoryCommand>(line.number(), List.of(new Entry<>(id(asset), "equipment", asset, line.number())));
        }).filter(row -> isNew(row) && Rules.hold(row, faults));
    }

    /// A piece with a serial number is known by it, others by what they are called.
    private String id(RegisterAsset asset) {
        return asset.serial().isEmpty()
                ? Names.id(tenant, "equipment", asset.siteId(), "name", Names.plain(asset.name()), Names.plain(asset.model()))
                : Names.id(tenant, "equipment", asset.siteId(), "serial", Names.plain(asset.serial()));
    }

    private boolean isNew(Row<DirectoryCommand> row) {
        var before = seen.putIfAbsent(row.entries().getFirst().id(), row.line());
        if (before != null)
            faults.add(row.line(), Columns.THING, "twice", "Line " + before
                    + " is about the same piece at the same place. Where there are two of them, write their serial numbers.");
        return before == null;
    }

    private Optional<KnownPlace> place(Line line) {
        var owners = owners(line, tenant).flatMap(name -> byCustomer.getOrDefault(name, List.of()).stream()).distinct().toList();
        var places = standsAt(line).flatMap(name -> byPlace.getOrDefault(name, List.of()).stream()).distinct().toList();
        if (line.cell(Columns.OWNER).isEmpty())
            return line.cell(Columns.STANDS_AT).isEmpty()
                    ? none(line, Columns.OWNER, "Write the customer or the place: the equipment stands somewhere.")
                    : one(line, places, "No place of yours is called so. Write the address as it stands on the customer’s page.");
        if (owners.isEmpty())
            return none(line, Columns.OWNER,
                    "No customer of yours with a place is called so, or has this key. Import the customers first, or write the name as it stands"
                            + " in the list.");
        return line.cell(Columns.STANDS_AT).isEmpty()
                ? one(line, owners, "")
                : one(line, owners.stream().filter(places::contains).toList(),
                        "This customer has no such place. Write the address as it stands on the customer’s page.");
    }

    private Optional<KnownPlace> one(Line line, List<KnownPlace> fitting, String whereNone) {
        return switch (fitting.size()) {
            case 0 -> none(line, Columns.STANDS_AT, whereNone);
            case 1 -> Optional.of(fitting.getFirst());
            default -> none(line, Columns.STANDS_AT, fitting.size() + " places fit: “" + fitting.get(0).address() + "”, “"
                    + fitting.get(1).address() + "”. Write the customer and the address of the one that you mean.");
        };
    }

    private Optional<KnownPlace> none(Line line, Column column, String sentence) {
        faults.add(line.number(), column, "no-such-place", sentence);
        return Optional.empty();
    }

    private static Stream<String> owners(Line line, String tenant) {
        var cell = line.cell(Columns.OWNER);
        return cell.isEmpty() ? Stream.of() : Stream.of(cell, Names.plain(cell), Names.customerByKey(tenant, cell)).distinct();
    }

    private static Stream<String> standsAt(Line line) {
        var cell = line.cell(Columns.STANDS_AT);
        return cell.isEmpty() ? Stream.of() : Stream.of(cell, Names.plain(cell)).distinct();
    }

    private static @Nullable LocalDate day(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }
}
