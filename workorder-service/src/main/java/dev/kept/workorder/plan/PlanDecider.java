package dev.kept.workorder.plan;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Missing;
import dev.kept.events.Personal;
import dev.kept.events.PlanEvent;
import dev.kept.events.PlanEvent.OccurrenceDone;
import dev.kept.events.PlanEvent.OccurrenceMerged;
import dev.kept.events.PlanEvent.OccurrenceMissed;
import dev.kept.events.PlanEvent.OccurrenceMoved;
import dev.kept.events.PlanEvent.OccurrenceRaised;
import dev.kept.events.PlanEvent.OccurrenceSkipped;
import dev.kept.events.PlanEvent.PlanActivated;
import dev.kept.events.PlanEvent.PlanDrafted;
import dev.kept.events.PlanEvent.PlanEnded;
import dev.kept.events.PlanEvent.PlanPaused;
import dev.kept.events.PlanEvent.PlanResumed;
import dev.kept.events.PlanEvent.SkipCause;
import dev.kept.events.PlanEvent.Upcoming;
import dev.kept.workorder.domain.Limits;
import dev.kept.workorder.plan.Plan.Stage;
import dev.kept.workorder.plan.PlanCommand.ActivatePlan;
import dev.kept.workorder.plan.PlanCommand.DraftPlan;
import dev.kept.workorder.plan.PlanCommand.EndPlan;
import dev.kept.workorder.plan.PlanCommand.MoveOccurrence;
import dev.kept.workorder.plan.PlanCommand.NoteOccurrence;
import dev.kept.workorder.plan.PlanCommand.PausePlan;
import dev.kept.workorder.plan.PlanCommand.RaiseOccurrence;
import dev.kept.workorder.plan.PlanCommand.ResumePlan;
import dev.kept.workorder.plan.PlanCommand.SkipOccurrence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a plan answers. It never stops silently: whatever becomes of a time, it says which comes next, or that it has ended.
public final class PlanDecider implements Decider<PlanCommand, Plan, PlanEvent> {
    private static final int MOST_LEAD_DAYS = 90;
    private static final String ITS_LAST_TIME = "Its last time has come.";

    @Override
    public Plan initial() {
        return new Plan.None();
    }

    @Override
    public Decision<PlanEvent> decide(PlanCommand command, Plan state, Asked asked) {
        boolean byKept = command instanceof RaiseOccurrence || command instanceof NoteOccurrence;
        if (!asked.by().is(byKept ? Role.SERVICE : Role.OFFICE))
            return state instanceof Plan.None && !(command instanceof DraftPlan)
                    ? Decision.notFound()
                    : Decision.forbidden(byKept ? "Kept does that by itself." : "The office keeps the plans. Ask it to.");
        return switch (state) {
            case Plan.None _ -> command instanceof DraftPlan it ? draft(it) : Decision.notFound();
            case Plan.Known plan -> decide(command, plan, asked);
        };
    }

    private static Decision<PlanEvent> decide(PlanCommand command, Plan.Known plan, Asked asked) {
        return switch (command) {
            case DraftPlan it -> draftAgain(it, plan);
            case ActivatePlan _ -> activate(plan, asked);
            case RaiseOccurrence it -> raise(it, plan, asked);
            case NoteOccurrence it -> note(it, plan);
            case SkipOccurrence it -> onNext(it.number(), plan, next -> skipped(plan, next));
            case MoveOccurrence it -> onNext(it.number(), plan, next -> moved(it, plan, next, asked));
            case PausePlan it -> pause(it, plan);
            case ResumePlan _ -> resume(plan, asked);
            case EndPlan it -> end(it, plan);
        };
    }

    private static Decision<PlanEvent> draft(DraftPlan it) {
        var known = it.known();
        var site = known.site();
        var serviceType = known.serviceType();
        var requester = known.requester();
        if (site == null)
            return Decision.invalid("unknown-site", "There is no such place. Pick one from the list of sites.");
        if (serviceType == null)
            return Decision.invalid("unknown-service-type", "There is no such kind of work. Pick one from the list.");
        if (requester == null || !site.customerId().equals(requester.customerId()))
            return Decision.invalid("unknown-requester", "A plan is for a person of the site's customer. Name one as the requester.");
        var words = it.description();
        if (words.isBlank() || words.length() > Limits.LONGEST_TEXT)
            return Decision.invalid("missing-text", "Write down what is to be done each time, in up to " + Limits.LONGEST_TEXT
                    + " characters.");
        if (!it.from().isBefore(it.to()))
            return Decision.invalid("bad-hours", "The hours end after they begin, on the same day.");
        if (it.leadDays() < 0 || it.leadDays() > MOST_LEAD_DAYS)
            return Decision.invalid("bad-lead", "An order is there 0 to " + MOST_LEAD_DAYS + " days before its day.");
        var wrong = Calendar.wrong(it.rhythm());
        return wrong.isPresent()
                ? Decision.invalid("bad-rhythm", wrong.get())
                : Decision.accepted(List.of(new PlanDrafted(site.customerId(), site.siteId(), site.zone(), requester.personId(),
                        serviceType.code(), new Personal(requester.personId(), words), it.rhythm(), it.from(), it.to(), it.leadDays(),
                        it.previousOpen())));
    }

    private static Decision<PlanEvent> draftAgain(DraftPlan it, Plan.Known plan) {
        var same = draft(it) instanceof Decision.Accepted<PlanEvent>(var facts) && facts.getFirst().event().equals(plan.terms());
        return same
                ? Decision.accepted(List.of())
                : Decision.refused("id-taken", "There is a plan with this id already. Write this one down under an id of its own.");
    }

    private static Decision<PlanEvent> activate(Plan.Known plan, Asked asked) {
        return switch (plan.stage()) {
            case ACTIVE -> Decision.accepted(List.of());
            case PAUSED ->
                Decision.refused("paused", "This plan is paused. Resume it.", new Missing("resumption", "The end of the pause", "resume"));
            case ENDED -> ended();
            case DRAFT -> Calendar.from(plan.terms().rhythm(), today(plan, asked))
                    .<Decision<PlanEvent>>map(first -> Decision.accepted(List.of(new PlanActivated(plan.upcoming(1, first)))))
                    .orElseGet(() -> Decision.refused("past", "All days of this plan are past. Write down another one."));
        };
    }

    private static Decision<PlanEvent> raise(RaiseOccurrence it, Plan.Known plan, Asked asked) {
        if (plan.open(it.orderId()).isPresent() || it.number() <= plan.last())
            return Decision.accepted(List.of());
        return onNext(it.number(), plan, next -> {
            if (asked.now().isBefore(next.raiseAt()))
                return Decision.refused("not-due", "This time is not due before " + next.raiseAt() + ".");
            return told(plan, plan.open().isEmpty() ? raised(it, plan, next) : besideAnOpenOne(it, plan, next));
        });
    }

    private static PlanEvent besideAnOpenOne(RaiseOccurrence it, Plan.Known plan, Upcoming next) {
        var previous = plan.open().getLast().orderId();
        return switch (plan.terms().previousOpen()) {
            case SKIP -> skip(plan, next, SkipCause.PREVIOUS_OPEN, previous);
            case CREATE -> raised(it, plan, next);
            case MERGE -> new OccurrenceMerged(next.number(), next.dueOn(), previous, plan.isByCalendar() ? following(plan, next) : null);
        };
    }

    /// Where it counts from the last time, the next one is known when this one is done.
    private static OccurrenceRaised raised(RaiseOccurrence it, Plan.Known plan, Upcoming next) {
        return new OccurrenceRaised(next.number(), next.dueOn(), it.orderId(), it.orderNumber(),
                plan.isByCalendar() ? following(plan, next) : null);
    }

    /// What it was asked about is what comes next.
    private static Decision<PlanEvent> onNext(int number, Plan.Known plan, Function<Upcoming, Decision<PlanEvent>> then) {
        if (plan.stage() == Stage.ENDED)
            return ended();
        if (plan.stage() != Stage.ACTIVE)
            return Decision.refused("not-active", "Nothing comes next: this plan is not active.",
                    new Missing("activation", "An active plan", plan.stage() == Stage.DRAFT ? "activate" : "resume"));
        var next = plan.next();
        if (next == null || next.number() != number)
            return Decision.refused("other-next", next == null
                    ? "The next time is counted from when the open order is done."
                    : "The next time is number " + next.number() + ", on " + next.dueOn() + ". Look at the plan again.");
        return then.apply(next);
    }

    private static Decision<PlanEvent> skipped(Plan.Known plan, Upcoming next) {
        return told(plan, skip(plan, next, SkipCause.BY_HAND, null));
    }

    /// Where it counts from the last time, what is left out for an open order counts from when that one is done.
    private static OccurrenceSkipped skip(Plan.Known plan, Upcoming next, SkipCause cause, @Nullable String previous) {
        boolean waits = !plan.isByCalendar() && cause == SkipCause.PREVIOUS_OPEN;
        return new OccurrenceSkipped(next.number(), next.dueOn(), cause, previous, waits ? null : following(plan, next));
    }

    private static Decision<PlanEvent> moved(MoveOccurrence it, Plan.Known plan, Upcoming next, Asked asked) {
        if (it.to().equals(next.dueOn()))
            return Decision.accepted(List.of());
        var following = following(plan, next);
        boolean between = !it.to().isBefore(today(plan, asked)) && (following == null || it.to().isBefore(following.dueOn()))
                && !it.to().isAfter(next.dueOn().plusYears(1));
        return between
                ? Decision.accepted(List.of(new OccurrenceMoved(next.dueOn(), plan.upcoming(next.number(), it.to()))))
                : Decision.invalid("bad-day", "It moves to a day from today on, before the time after it"
                        + (following == null ? "." : ", which is on " + following.dueOn() + "."));
    }

    /// The one after; null where there is none.
    private static @Nullable Upcoming following(Plan.Known plan, Upcoming next) {
        return Calendar.after(plan.terms().rhythm(), Objects.requireNonNullElse(plan.anchor(), next.dueOn()))
                .map(day -> plan.upcoming(next.number() + 1, day)).orElse(null);
    }

    private static Decision<PlanEvent> note(NoteOccurrence it, Plan.Known plan) {
        var open = plan.open(it.orderId());
        if (open.isEmpty())
            return Decision.accepted(List.of());
        var raised = open.get();
        boolean counts = plan.stage() != Stage.ENDED && !plan.isByCalendar() && plan.next() == null;
        var next = counts
                ? Calendar.after(plan.terms().rhythm(), it.done() ? it.on() : raised.dueOn())
                        .map(day -> plan.upcoming(plan.last() + 1, day)).orElse(null)
                : plan.next();
        return told(plan, it.done()
                ? new OccurrenceDone(raised.number(), it.orderId(), it.on(), next)
                : new OccurrenceMissed(raised.number(), it.orderId(), next));
    }

    private static Decision<PlanEvent> pause(PausePlan it, Plan.Known plan) {
        return switch (plan.stage()) {
            case DRAFT -> Decision.refused("not-active", "This plan raises nothing yet: there is nothing to pause.",
                    new Missing("activation", "An active plan", "activate"));
            case PAUSED -> Decision.accepted(List.of());
            case ENDED -> ended();
            case ACTIVE -> badReason(it.reason()).orElseGet(() -> Decision.accepted(List.of(new PlanPaused(it.reason()))));
        };
    }

    /// From today on.
    private static Decision<PlanEvent> resume(Plan.Known plan, Asked asked) {
        return switch (plan.stage()) {
            case DRAFT -> Decision.refused("not-active", "This plan was never active. Activate it.",
                    new Missing("activation", "An active plan", "activate"));
            case ACTIVE -> Decision.accepted(List.of());
            case ENDED -> ended();
            case PAUSED -> {
                var next = plan.next();
                boolean waits = next == null && !plan.open().isEmpty();
                var day = waits
                        ? Optional.<LocalDate>empty()
                        : Calendar.from(plan.terms().rhythm(), later(today(plan, asked), next == null ? null : next.dueOn()));
                yield told(plan, new PlanResumed(day.map(it -> plan.upcoming(plan.last() + 1, it)).orElse(null)));
            }
        };
    }

    private static LocalDate later(LocalDate today, @Nullable LocalDate other) {
        return other == null || other.isBefore(today) ? today : other;
    }

    private static Decision<PlanEvent> end(EndPlan it, Plan.Known plan) {
        return plan.stage() == Stage.ENDED
                ? Decision.accepted(List.of())
                : badReason(it.reason()).orElseGet(() -> Decision.accepted(List.of(new PlanEnded(it.reason()))));
    }

    private static Optional<Decision<PlanEvent>> badReason(String reason) {
        return reason.isBlank() || reason.length() > Limits.LONGEST_REASON
                ? Optional.of(Decision.invalid("missing-reason", "Say why, in up to " + Limits.LONGEST_REASON + " characters."))
                : Optional.empty();
    }

    /// Where nothing comes any more, and nothing that is open could bring it about, the plan has ended.
    private static Decision<PlanEvent> told(Plan.Known plan, PlanEvent event) {
        var facts = new ArrayList<PlanEvent>(List.of(event));
        var now = after(plan, event);
        if (now.stage() == Stage.ACTIVE && now.next() == null
                && (now.isByCalendar() || now.open().isEmpty()))
            facts.add(new PlanEnded(ITS_LAST_TIME));
        return Decision.accepted(facts);
    }

    private static Decision<PlanEvent> ended() {
        return Decision.refused("plan-ended", "This plan has ended. Write down another one if the work is to come again.");
    }

    private static LocalDate today(Plan.Known plan, Asked asked) {
        return LocalDate.ofInstant(asked.now(), ZoneId.of(plan.terms().zone()));
    }

    @Override
    public Plan evolve(Plan state, PlanEvent event) {
        return switch (state) {
            case Plan.None none -> event instanceof PlanDrafted it ? Plan.Known.drafted(it) : none;
            case Plan.Known plan -> after(plan, event);
        };
    }

    private static Plan.Known after(Plan.Known plan, PlanEvent event) {
        return switch (event) {
            case PlanDrafted _ -> plan; // the first one made it
            case PlanActivated it -> plan.withStage(Stage.ACTIVE).with(now -> next(now, it.next()));
            case OccurrenceRaised it -> plan.withLast(it.number()).withOpen(Stream.concat(plan.open().stream(), Stream.of(it)).toList())
                    .with(now -> next(now, it.next()));
            case OccurrenceSkipped it -> plan.withLast(it.number()).with(now -> next(now, it.next()));
            case OccurrenceMerged it -> plan.withLast(it.number()).with(now -> next(now, it.next()));
            case OccurrenceMoved it -> plan.withNext(it.next());
            case OccurrenceDone it -> without(plan, it.orderId()).with(now -> next(now, it.next()));
            case OccurrenceMissed it -> without(plan, it.orderId()).with(now -> next(now, it.next()));
            case PlanPaused _ -> plan.withStage(Stage.PAUSED);
            case PlanResumed it -> plan.withStage(Stage.ACTIVE).with(now -> next(now, it.next()));
            case PlanEnded _ -> plan.withStage(Stage.ENDED).withNext(null);
        };
    }

    /// A time that is told again stays where it was counted from.
    private static void next(PlanKnownBuilder now, @Nullable Upcoming next) {
        if (!Objects.equals(now.next(), next))
            now.next(next).anchor(next == null ? null : next.dueOn());
    }

    private static Plan.Known without(Plan.Known plan, String orderId) {
        return plan.withOpen(plan.open().stream().filter(it -> !it.orderId().equals(orderId)).toList());
    }
}
