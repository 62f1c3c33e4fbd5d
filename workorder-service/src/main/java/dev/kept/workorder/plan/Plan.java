package dev.kept.workorder.plan;

import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.PlanEvent.Upcoming;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan as it stands.
public sealed interface Plan {

    record None() implements Plan {}

    enum Stage {
        DRAFT, ACTIVE, PAUSED, ENDED
    }

    /// @param next what comes next; null: nothing, or it counts from when an open order is done
    /// @param anchor the day of the rhythm from which the one after `next` is counted: a time that was moved moves no other
    /// @param last the number of the time that came last; 0: none has
    /// @param open times whose orders have not ended
    @RecordBuilder
    record Known(PlanDrafted terms, Stage stage, @Nullable Upcoming next, @Nullable LocalDate anchor, int last,
            List<OccurrenceRaised> open) implements Plan, PlanKnownBuilder.With {
        public Known {
            open = List.copyOf(open);
        }

        static Known drafted(PlanDrafted terms) {
            return new Known(terms, Stage.DRAFT, null, null, 0, List.of());
        }

        boolean isByCalendar() {
            return terms.rhythm().every() == null;
        }

        Optional<OccurrenceRaised> open(String orderId) {
            return open.stream().filter(it -> it.orderId().equals(orderId)).findFirst();
        }

        Upcoming upcoming(int number, LocalDate dueOn) {
            return Calendar.upcoming(number, dueOn, terms.leadDays(), terms.zone());
        }
    }
}
