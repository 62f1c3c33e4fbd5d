package dev.kept.workorder.view;

import dev.kept.events.PlanEvent;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.Topic;
import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.inbox.RowView;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.plan.Plan.Stage;
import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plans of work that comes again.
@Singleton
public class Plans extends RowView<Plans.Row> {
    /// @param nextOn the day of what comes next; null: nothing, or it counts from when an open order is done
    @RecordBuilder
    public record Row(String planId, String tenant, String customerId, String siteId, String serviceType, String description, Stage stage,
            @Nullable LocalDate nextOn, LocalDate endsOn) implements PlansRowBuilder.With {}

    @Inject
    Plans(Codec codec) {
        super("known_plan", Row.class, codec.mapper());
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PLAN);
    }

    @Override
    protected Set<String> keys(Recorded fact) {
        return fact.event() instanceof PlanEvent ? Set.of(fact.streamId()) : Set.of();
    }

    @Override
    protected @Nullable Row fold(String key, @Nullable Row row, Recorded fact) {
        if (fact.event() instanceof PlanDrafted it)
            return new Row(key, fact.tenant(), it.customerId(), it.siteId(), it.serviceType(), it.description().text(), Stage.DRAFT, null,
                    it.rhythm().until());
        return row == null ? null : after(row, (PlanEvent) fact.event());
    }

    private static Row after(Row row, PlanEvent event) {
        return switch (event) {
            case PlanDrafted _ -> row;
            case PlanEvent.PlanActivated it -> next(row, it.next()).withStage(Stage.ACTIVE);
            case PlanEvent.OccurrenceRaised it -> next(row, it.next());
            case PlanEvent.OccurrenceSkipped it -> next(row, it.next());
            case PlanEvent.OccurrenceMerged it -> next(row, it.next());
            case PlanEvent.OccurrenceMoved it -> next(row, it.next());
            case PlanEvent.OccurrenceDone it -> next(row, it.next());
            case PlanEvent.OccurrenceMissed it -> next(row, it.next());
            case PlanEvent.PlanPaused _ -> row.withStage(Stage.PAUSED).withNextOn(null);
            case PlanEvent.PlanResumed it -> next(row, it.next()).withStage(Stage.ACTIVE);
            case PlanEvent.PlanEnded _ -> row.withStage(Stage.ENDED).withNextOn(null);
        };
    }

    private static Row next(Row row, PlanEvent.@Nullable Upcoming next) {
        return row.withNextOn(next == null ? null : next.dueOn());
    }
}
