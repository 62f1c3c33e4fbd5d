package dev.kept.scheduling.domain;

import dev.kept.events.WorkOrderEvent.VendorPreference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of the search for who does an order's work. The stream's id is the order's id.
public sealed interface CandidacyCommand {

    /// Who is next?
    ///
    /// @param cycle and `round` of the order's question, so that an old one is not answered late
    /// @param skills that the work needs
    /// @param place where it is; null where nobody knows
    /// @param prefer what makes one of them the first; the next one decides between equals
    /// @param notAgain who was asked already
    record Propose(int cycle, int round, List<String> skills, @Nullable Place place, List<VendorPreference> prefer, List<String> notAgain,
            List<Able> people) implements CandidacyCommand {
        public Propose {
            skills = List.copyOf(skills);
            prefer = List.copyOf(prefer);
            notAgain = List.copyOf(notAgain);
            people = List.copyOf(people);
        }
    }

    /// Somebody who can be booked.
    ///
    /// @param jobs orders that they have accepted, or are asked about
    record Able(String personId, Technician.Working working, int jobs) {}
}
