package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.AOIFE;
import static dev.kept.workorder.domain.People.DECLAN;
import static dev.kept.workorder.domain.People.KEPT;
import static dev.kept.workorder.domain.People.MAEVE;
import static dev.kept.workorder.domain.People.TOMASZ;

import dev.kept.decision.Caller;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.workorder.domain.Policy.Assignment.Mode;
import dev.kept.workorder.domain.Policy.Scheduling.Need;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The same places of an order's life under any policy, each by the steps that the policy asks for.
record Way(Policy policy) {

    /// An order that is there; empty where none comes there under this policy.
    Optional<Life> place(String name) {
        return Objects.requireNonNull(places().get(name), name).get();
    }

    List<String> names() {
        return List.copyOf(places().keySet());
    }

    private Map<String, Supplier<Optional<Life>>> places() {
        var places = new LinkedHashMap<String, Supplier<Optional<Life>>>();
        places.put("Not there yet", () -> Optional.of(Life.under(policy)));
        places.put("DRAFT", () -> Optional.of(opened()).filter(it -> it.order().status() == Status.DRAFT)
                .or(() -> submitted().map(it -> it.given(MAEVE, new WithdrawSubmission()))));
        places.put("SUBMITTED", () -> submitted());
        places.put("DENIED",
                () -> submitted().map(it -> it.given(DECLAN, Samples.deny())).filter(it -> it.order().status() == Status.DENIED));
        places.put("APPROVED", () -> agreed().filter(it -> it.order().status() == Status.APPROVED));
        places.put("READY", () -> Optional.of(ready()));
        places.put("OFFERED", this::offered);
        places.put("ACCEPTED", () -> offered().map(it -> it.given(TOMASZ, new AcceptOffer("offer-1"))));
        places.put("READY, and a technician has it without a booked time",
                () -> Optional.of(policy.scheduling().need()).filter(Need.OPTIONAL::equals)
                        .map(_ -> ready().given(AOIFE, new AssignTechnician("tomasz", true, null))));
        places.put("A visit is booked", () -> Optional.of(booked()));
        places.put("EN_ROUTE", () -> Optional.of(booked().given(TOMASZ, new StartTravel(null, null))));
        places.put("ARRIVED", () -> Optional.of(booked().given(TOMASZ, new Arrive(null))));
        places.put("IN_PROGRESS", () -> Optional.of(working()));
        places.put("IN_PROGRESS, with a photo of the result and everything ticked off", () -> Optional.of(finished()));
        places.put("READY, after a visit that led to nothing",
                () -> Optional.of(working().given(TOMASZ, new ReportNotDone(null, "The part is on order"))));
        places.put("ON_HOLD, waiting for parts", () -> Optional.of(working().given(TOMASZ, Samples.hold(HoldReason.WAITING_PARTS))));
        places.put("ON_HOLD, waiting for the customer",
                () -> Optional.of(working().given(AOIFE, Samples.hold(HoldReason.WAITING_CUSTOMER))));
        places.put("ON_HOLD, waiting for an answer to extra work",
                () -> Optional.ofNullable(policy.extraWork()).map(_ -> working().given(TOMASZ, Samples.extra("extra-1", 35_000))));
        places.put("COMPLETED", () -> Optional.of(completed()).filter(it -> it.order().status() == Status.COMPLETED));
        places.put("CLOSED, resolved", () -> Optional.of(resolved()));
        places.put("CLOSED, denied", () -> submitted().map(it -> it.given(DECLAN, Samples.deny()))
                .map(it -> it.order().status() == Status.DENIED ? it.given(MAEVE, new CloseDenied()) : it));
        places.put("CLOSED, not carried out", () -> Optional.of(chosen(Course.NOT_CARRIED_OUT, this::booked)
                .given(ends(), new CloseNotCarriedOut("Past repair."))));
        places.put("CLOSED, cancelled", () -> Optional.of(booked().given(AOIFE, Samples.cancel())));
        return places;
    }

    private Life opened() {
        return Life.under(policy).given(MAEVE, Samples.openUnder(policy.name()));
    }

    private Optional<Life> submitted() {
        var life = opened();
        if (life.order().status() == Status.DRAFT)
            life.given(MAEVE, Samples.submit("declan"));
        return Optional.of(life).filter(it -> it.order().status() == Status.SUBMITTED);
    }

    private Optional<Life> agreed() {
        return submitted().map(it -> it.given(DECLAN, Samples.approve()));
    }

    private Life ready() {
        var life = agreed().orElseGet(this::opened);
        return life.order().status() == Status.APPROVED ? life.given(AOIFE, new Release(Samples.BOILER)) : life;
    }

    private Optional<Life> offered() {
        return policy.assignment().mode() == Mode.OFFER
                ? Optional.of(ready().given(KEPT, Samples.proposed("offer-1", "tomasz")))
                : Optional.empty();
    }

    private Life booked() {
        return offered().map(it -> it.given(TOMASZ, new AcceptOffer("offer-1"))).orElseGet(this::ready).given(KEPT,
                Samples.schedule("visit-1"));
    }

    private Life working() {
        return booked().given(TOMASZ, new StartWork(null));
    }

    /// On site, where the policy has a course chosen.
    private Life chosen(Course course, Supplier<Life> otherwise) {
        return policy.forms().course().isEmpty() ? otherwise.get() : working().given(TOMASZ, Samples.course(course));
    }

    private Life finished() {
        return chosen(Course.AS_STIPULATED, this::working).given(TOMASZ, Samples.resultPhoto()).given(TOMASZ, new ResolveItem("item-1"))
                .given(TOMASZ, new ResolveItem("item-2")).given(TOMASZ, Samples.note("note-1"));
    }

    private Life completed() {
        return finished().given(ends(), Samples.complete(policy));
    }

    private Caller ends() {
        return policy.create().sameOrganisationOnly() ? MAEVE : TOMASZ;
    }

    private Life resolved() {
        var life = completed();
        return life.order().status() == Status.COMPLETED ? life.given(KEPT, Samples.paid()) : life;
    }
}
