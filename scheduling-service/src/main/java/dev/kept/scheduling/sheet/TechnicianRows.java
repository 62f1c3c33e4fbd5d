package dev.kept.scheduling.sheet;

import dev.kept.decision.Decision.Refused;
import dev.kept.events.SchedulingEvent;
import dev.kept.events.WorkProfile;
import dev.kept.events.WorkProfile.Skill;
import dev.kept.runtime.sheet.Column;
import dev.kept.runtime.sheet.Entry;
import dev.kept.runtime.sheet.Faults;
import dev.kept.runtime.sheet.Row;
import dev.kept.runtime.sheet.Sheet;
import dev.kept.runtime.sheet.Sheet.Line;
import dev.kept.scheduling.domain.Profiles;
import dev.kept.scheduling.domain.TechnicianCommand;
import dev.kept.scheduling.domain.TechnicianCommand.Add;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows with a technician each, whom the directory knows.
public final class TechnicianRows {
    public static final String WHAT = "technicians";
    private final KnownTechnicians known;
    private final Faults faults;
    private final Map<String, Integer> seen = new HashMap<>();

    private TechnicianRows(KnownTechnicians known, Faults faults) {
        this.known = known;
        this.faults = faults;
    }

    /// The mail addresses of these rows, in small letters.
    public static Set<String> emails(Sheet sheet) {
        return sheet.lines().stream().map(TechnicianRows::email).collect(Collectors.toSet());
    }

    public static List<Row<TechnicianCommand>> of(Sheet sheet, KnownTechnicians known, Faults faults) {
        var reading = new TechnicianRows(known, faults);
        return sheet.lines().stream().filter(line -> !faults.has(line.number())).flatMap(line -> reading.row(line).stream()).toList();
    }

    private Optional<Row<TechnicianCommand>> row(Line line) {
        var person = person(line);
        var profile = profile(line);
        if (Profiles.nonsense(profile).orElse(null) instanceof Refused<SchedulingEvent> it)
            faults.add(line.number(), column(it.code()), it.code(), it.sentence());
        if (person.isEmpty() || faults.has(line.number()))
            return Optional.empty();
        profile.skills().stream().map(Skill::name).filter(skill -> !known.askedSkills().isEmpty() && !known.askedSkills().contains(skill))
                .forEach(skill -> faults.note(line.number(), Columns.SKILLS, "unasked-skill",
                        "No kind of work asks for “" + skill + "”. Look at how it is spelt there."));
        return Optional.of(new Row<>(line.number(), List.of(new Entry<>(person.get(), WHAT, new Add(profile), line.number()))));
    }

    private Optional<String> person(Line line) {
        var ids = known.byEmail().getOrDefault(email(line), List.of());
        if (ids.isEmpty())
            faults.add(line.number(), Columns.EMAIL, "no-such-technician",
                    "No technician in the directory has this mail address. Write it as it"
                            + " stands there, or register them there first.");
        if (ids.size() > 1)
            faults.add(line.number(), Columns.EMAIL, "several-technicians", ids.size()
                    + " technicians in the directory have this mail address. Give each of them one of their own.");
        if (ids.size() != 1)
            return Optional.empty();
        var before = seen.putIfAbsent(ids.getFirst(), line.number());
        if (before != null)
            faults.add(line.number(), Columns.EMAIL, "twice",
                    "Line " + before + " is about the same technician. Write all their hours into one row.");
        return Optional.of(ids.getFirst());
    }

    private static String email(Line line) {
        return line.cell(Columns.EMAIL).toLowerCase(Locale.ROOT);
    }

    private static WorkProfile profile(Line line) {
        return new WorkProfile(Cells.parts(Cells.BETWEEN, line.cell(Columns.SKILLS)).flatMap(part -> Cells.skill(part).stream()).toList(),
                Cells.parts(Cells.BETWEEN, line.cell(Columns.CERTIFICATES)).flatMap(part -> Cells.certificate(part).stream()).toList(),
                line.cell(Columns.ZONE), Cells.shifts(line.cell(Columns.HOURS)), Cells.shifts(line.cell(Columns.BREAKS)),
                Cells.position(line.cell(Columns.START)).orElse(null), Cells.position(line.cell(Columns.END)).orElse(null),
                Cells.number(line.cell(Columns.REACH)).orElse(null), Cells.money(line.cell(Columns.COST)).orElse(null),
                Cells.number(line.cell(Columns.MOST_VISITS)).orElse(null));
    }

    /// In which a refusal of the profile has its cause.
    private static Column column(String code) {
        return switch (code) {
            case "unknown-zone" -> Columns.ZONE;
            case "bad-names", "bad-level" -> Columns.SKILLS;
            case "break-outside" -> Columns.BREAKS;
            case "bad-place" -> Columns.START;
            case "reach-from-nowhere", "bad-reach" -> Columns.REACH;
            case "bad-capacity" -> Columns.MOST_VISITS;
            case "bad-cost" -> Columns.COST;
            default -> Columns.HOURS;
        };
    }
}
