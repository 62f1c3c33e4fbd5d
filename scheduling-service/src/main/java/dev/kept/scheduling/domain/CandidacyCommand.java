package dev.kept.scheduling.domain;

import java.util.List;

/// What can be asked of the search for who does an order's work. The stream's id is the order's id.
public sealed interface CandidacyCommand {

    /// Who is next?
    ///
    /// @param cycle and `round` of the order's question, so that an old one is not answered late
    /// @param skills that the work needs
    /// @param notAgain who was asked already
    record Propose(int cycle, int round, List<String> skills, List<String> notAgain, List<Able> people) implements CandidacyCommand {
        public Propose {
            skills = List.copyOf(skills);
            notAgain = List.copyOf(notAgain);
            people = List.copyOf(people);
        }
    }

    /// Somebody who can be booked.
    ///
    /// @param jobs orders that they have accepted, or are asked about
    record Able(String personId, List<String> skills, int jobs) {
        public Able {
            skills = List.copyOf(skills);
        }
    }
}
