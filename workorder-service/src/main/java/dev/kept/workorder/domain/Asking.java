package dev.kept.workorder.domain;

import dev.kept.events.WorkOrderEvent.StandIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom a question is put to: those who are to answer, or who stands in for them while they are away.
///
/// @param approvers who is asked
/// @param inPlaceOf of these, who is asked in whose place
public record Asking(List<String> approvers, Map<String, String> inPlaceOf) {
    public Asking {
        approvers = List.copyOf(approvers);
        inPlaceOf = Map.copyOf(inPlaceOf);
    }

    /// Who may not be asked themself stands in for nobody, and who is asked anyway gives one answer, their own.
    ///
    /// @param deputies of those who are away, who answers in their place
    /// @param eligible who may be asked
    static Asking of(List<String> people, Map<String, String> deputies, Collection<String> eligible) {
        var asked = new ArrayList<String>();
        var inPlaceOf = new LinkedHashMap<String, String>();
        for (var person : people) {
            var deputy = deputies.get(person);
            boolean stands = deputy != null && eligible.contains(deputy) && !people.contains(deputy) && !asked.contains(deputy);
            asked.add(stands ? deputy : person);
            if (stands)
                inPlaceOf.put(deputy, person);
        }
        return new Asking(asked, inPlaceOf);
    }

    /// As the fact has it.
    @Nullable
    List<StandIn> told() {
        return inPlaceOf.isEmpty()
                ? null
                : inPlaceOf.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(it -> new StandIn(it.getKey(), it.getValue()))
                        .toList();
    }

    /// As it was told: of those who stand in for somebody, for whom.
    public static Map<String, String> inPlaceOf(@Nullable List<StandIn> told) {
        return told == null ? Map.of() : told.stream().collect(Collectors.toMap(StandIn::personId, StandIn::inPlaceOf));
    }
}
