package dev.kept.workorder.http;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Standing;
import dev.kept.workorder.Streams;
import dev.kept.workorder.plan.Plan;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a plan stands, and what the office may do with it.
@Singleton
public class PlanStanding implements Standing<Plan> {

    @Override
    public String streamType() {
        return Streams.PLANS.name();
    }

    @Override
    public @Nullable String status(Plan state) {
        return state instanceof Plan.Known plan ? plan.stage().name() : null;
    }

    @Override
    public List<Answer.Allowed> allowed(String id, Plan state, Asked asked) {
        if (!(state instanceof Plan.Known plan) || !asked.by().is(Role.OFFICE))
            return List.of();
        var at = "/plans/" + id;
        var end = Answer.Allowed.post(at, "end", "End the plan", "reason");
        return switch (plan.stage()) {
            case DRAFT -> List.of(Answer.Allowed.post(at, "activate", "Start the plan"), end);
            case PAUSED -> List.of(Answer.Allowed.post(at, "resume", "Go on"), end);
            case ENDED -> List.of();
            case ACTIVE -> Stream.concat(
                    plan.next() == null
                            ? Stream.empty()
                            : Stream.of(Answer.Allowed.post(at, "skip", "Leave the next time out", "number"),
                                    Answer.Allowed.post(at, "move", "Move the next time", "number", "to")),
                    Stream.of(Answer.Allowed.post(at, "pause", "Pause", "reason"), end)).toList();
        };
    }

    @Override
    public List<Answer.NotAllowed> notAllowed(String id, Plan state, Asked asked) {
        return List.of();
    }
}
