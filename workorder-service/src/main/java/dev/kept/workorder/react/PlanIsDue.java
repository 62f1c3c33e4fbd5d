package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.PLANS;

import dev.kept.runtime.codec.Codec;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.plan.PlanCommand;
import dev.kept.workorder.plan.PlanCommand.RaiseOccurrence;
import dev.kept.workorder.store.OrderNumbers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/// The time of a plan has come (T7): its order gets a number, and an id that the same time always has.
@Singleton
public class PlanIsDue extends DueCommand<PlanCommand> {
    private final OrderNumbers numbers;
    private final Clock clock;

    @Inject
    PlanIsDue(EventLog log, Clock clock, Codec codec, OrderNumbers numbers) {
        super("plan-due", PLANS, log, clock, codec);
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    Uni<PlanCommand> command(Due due, String tenant) {
        int number = Integer.parseInt(due.about());
        var order = Made.of(due.streamId() + " " + number);
        return numbers.next(tenant, clock.instant().atZone(ZoneOffset.UTC).getYear())
                .map(drawn -> new RaiseOccurrence(number, order, drawn));
    }
}
