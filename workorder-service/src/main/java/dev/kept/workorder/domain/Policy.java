package dev.kept.workorder.domain;

import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.events.Why;
import dev.kept.events.WorkOrderEvent.ApprovalNeed;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.VendorPreference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a tenant's orders run, as a document with a version: an order keeps the version that it was opened under. A knob with one value is
/// a rule that has no alternative yet; every automatic step names its knob.
///
/// @param id as in `home-service@1`, before the `@`
/// @param version counts from 1
/// @param release what happens when the order is approved
/// @param assignment may be left out: [Assignment#USUAL]
/// @param scheduling may be left out: [Scheduling#USUAL]
/// @param start may be left out: who comes says when the work begins
/// @param hold may be left out: any reason but an approval, as [Hold#USUAL]
/// @param amend may be left out: approved orders are not changed
/// @param extraWork may be left out: nobody is asked about it
/// @param verify who looks at the result before it is billed
/// @param reopen may be left out: [Reopen#USUAL]
/// @param forms what is asked at a step; may be left out: nothing
/// @param documents which document a fact leads to
/// @param recurrence may be left out: [Recurrence#USUAL]
/// @param labels what the tenant calls a status, where it is not our word: `READY`, with a reason or an outcome `ON_HOLD(WAITING_PARTS)` or
///        `CLOSED(RESOLVED)`, or the thing itself, `WORK_ORDER` or `AMENDMENT`
public record Policy(String id, int version, Create create, Approval approval, Release release,
        Assignment assignment, Scheduling scheduling, Dispatch dispatch, Start start, Hold hold,
        Amend amend, @Nullable ExtraWork extraWork, Complete complete, Verify verify, Cancel cancel, Close close, Reopen reopen,
        Forms forms,
        List<Document> documents, Recurrence recurrence, Map<String, String> labels) {
    private static final int LONGEST_LABEL = 40;
    private static final Set<String> LABELLED = Stream.of(Arrays.stream(Status.values()),
            Arrays.stream(HoldReason.values()).map(reason -> "ON_HOLD(" + reason + ")"),
            Arrays.stream(Outcome.values()).map(outcome -> "CLOSED(" + outcome + ")"), Stream.of("WORK_ORDER", "AMENDMENT"))
            .flatMap(Function.identity()).map(String::valueOf).collect(Collectors.toUnmodifiableSet());

    public Policy {
        assignment = Objects.requireNonNullElse(assignment, Assignment.USUAL);
        scheduling = Objects.requireNonNullElse(scheduling, Scheduling.USUAL);
        start = Objects.requireNonNullElse(start, Start.USUAL);
        hold = Objects.requireNonNullElse(hold, Hold.USUAL);
        amend = Objects.requireNonNullElse(amend, Amend.USUAL);
        reopen = Objects.requireNonNullElse(reopen, Reopen.USUAL);
        forms = Objects.requireNonNullElse(forms, Forms.NONE);
        recurrence = Objects.requireNonNullElse(recurrence, Recurrence.USUAL);
        documents = List.copyOf(documents);
        labels = Map.copyOf(labels);
        if (!id.matches("[a-z][a-z0-9-]{0,59}"))
            throw new IllegalArgumentException("A policy's id is a word such as home-service, not '" + id + "'");
        if (version < 1)
            throw new IllegalArgumentException("The versions of policy " + id + " count from 1, not from " + version);
        if (create.autoSubmit() && !forms.submit().isEmpty())
            throw new IllegalArgumentException("forms.submit is answered when a draft is sent in, and create.autoSubmit leaves no drafts");
        if (assignment.mode() == Assignment.Mode.SELF && scheduling.need() != Scheduling.Need.OPTIONAL)
            throw new IllegalArgumentException(
                    "assignment.mode SELF goes with scheduling.need OPTIONAL: who takes an order has no booked time");
        if (scheduling.pickWithin() != null && assignment.mode() != Assignment.Mode.OFFER)
            throw new IllegalArgumentException(
                    "scheduling.pickWithin goes with assignment.mode OFFER: nobody else accepts before a time is found");
        if (start.on() == Start.StartOn.OPEN && assignment.mode() != Assignment.Mode.SELF)
            throw new IllegalArgumentException(
                    "start.on OPEN goes with assignment.mode SELF: nobody else works as soon as an order is there");
        labels.forEach((status, label) -> {
            if (!LABELLED.contains(status))
                throw new IllegalArgumentException("labels." + status + " names nothing that there is. There are "
                        + String.join(", ", LABELLED.stream().sorted().toList()));
            if (label.isBlank() || label.length() > LONGEST_LABEL)
                throw new IllegalArgumentException("labels." + status + " has 1 to " + LONGEST_LABEL + " characters, not '" + label + "'");
        });
        if (documents.stream().distinct().count() < documents.size())
            throw new IllegalArgumentException("Policy " + id + " issues a document of each kind once at a point, not twice");
    }

    /// @param roles who may open an order
    /// @param autoSubmit a new order is submitted at once; `false`: it begins as a draft
    /// @param sameOrganisationOnly whether what a customer's own people opened is sent in, resolved and closed by the people of that customer
    ///        alone; may be left out: no
    public record Create(Set<Role> roles, boolean autoSubmit, Boolean sameOrganisationOnly) {
        private static final Set<Role> CAN_OPEN = Set.of(Role.CUSTOMER, Role.OFFICE, Role.TECHNICIAN, Role.SERVICE);

        public Create(Set<Role> roles, boolean autoSubmit) {
            this(roles, autoSubmit, false);
        }

        public Create {
            roles = Set.copyOf(roles);
            sameOrganisationOnly = Objects.requireNonNullElse(sameOrganisationOnly, false);
            if (roles.isEmpty() || !CAN_OPEN.containsAll(roles))
                throw new IllegalArgumentException(
                        "create.roles names at least one of CUSTOMER, OFFICE, TECHNICIAN, SERVICE, not " + roles);
        }
    }

    /// @param limit up to this estimate OVER_LIMIT asks nobody; null for the others
    /// @param when for WHEN, and null for the others
    /// @param eligible who may be asked, by who created the order; for whom it may be left out: those who are named as approvers
    /// @param self whether who asks for the work may be among those who approve it; may be left out: no
    /// @param need whose yes is needed, of those who are asked; may be left out: one of them
    /// @param remind how long after the question those who have not answered are asked once more, and again, up to
    ///        [Limits#MOST_REMINDERS] times; may be left out: never
    /// @param expires how long after it the question is over, and the order a draft again; may be left out: never
    public record Approval(Initial initial, @Nullable Money limit, @Nullable Condition when, WithoutApprover withoutApprover,
            OnDeny onDeny, Map<Creator, Circle> eligible, Boolean self, ApprovalNeed need, @Nullable Duration remind,
            @Nullable Duration expires) {
        public enum Initial {
            /// Nobody is asked.
            NONE,
            /// Asked where the estimate is above the limit, in another currency, or not known.
            OVER_LIMIT,
            /// Asked where the condition holds.
            WHEN, ALWAYS
        }

        /// What holds where the customer has nobody (besides the requester) who approves.
        public enum WithoutApprover {
            GRANT, ASK_OFFICE
        }

        public enum Creator {
            /// One of the customer's own people, in the portal.
            CUSTOMER,
            /// The office, a technician, or another system.
            PROVIDER
        }

        /// People of the customer.
        public enum Circle {
            APPROVERS, USERS, ADMINS
        }

        public enum OnDeny {
            CLOSE,
            /// Who asked may change the order and ask again.
            RESETTABLE
        }

        public Approval(Initial initial, @Nullable Money limit, @Nullable Condition when, WithoutApprover withoutApprover, OnDeny onDeny) {
            this(initial, limit, when, withoutApprover, onDeny, Map.of(), false, ApprovalNeed.ANY, null, null);
        }

        public Approval {
            eligible = Map.copyOf(Objects.requireNonNullElse(eligible, Map.of()));
            self = Objects.requireNonNullElse(self, false);
            need = Objects.requireNonNullElse(need, ApprovalNeed.ANY);
            requireInOrder("approval", remind, expires);
            if ((initial == Initial.OVER_LIMIT) != (limit != null))
                throw new IllegalArgumentException("approval.limit is given for OVER_LIMIT and for nothing else");
            if ((initial == Initial.WHEN) != (when != null))
                throw new IllegalArgumentException("approval.when is given for WHEN and for nothing else");
            if (limit != null && limit.minor() < 0)
                throw new IllegalArgumentException("approval.limit is not below zero, as " + limit.minor() + " is");
        }

        Circle circle(Creator creator) {
            return eligible.getOrDefault(creator, Circle.APPROVERS);
        }
    }

    private static void requireInOrder(String knob, @Nullable Duration remind, @Nullable Duration expires) {
        if (remind != null && !remind.isPositive())
            throw new IllegalArgumentException(knob + ".remind is longer than nothing, as P2D, not " + remind);
        if (expires != null && !expires.isPositive())
            throw new IllegalArgumentException(knob + ".expires is longer than nothing, as P14D, not " + expires);
        if (remind != null && expires != null && remind.compareTo(expires) >= 0)
            throw new IllegalArgumentException(knob + ".remind comes before " + knob + ".expires, not " + remind + " and " + expires);
    }

    public enum Release {
        AUTO, MANUAL
    }

    public enum Verify {
        NONE, OFFICE
    }

    /// How work finds the one who does it.
    ///
    /// @param acceptWithin how long an offer may wait for its answer; only for OFFER, may be left out: a day
    /// @param maxRounds to how many an order is offered one after the other, 1 to 20; only for OFFER, may be left out: 4
    /// @param prefer whom of those who can do it first, of equals by the next; only for OFFER, may be left out: who has the fewest jobs
    public record Assignment(Mode mode, @Nullable Duration acceptWithin, @Nullable Integer maxRounds,
            @Nullable List<VendorPreference> prefer) {
        static final Assignment USUAL = new Assignment(Mode.DIRECT, null, null, null);

        public enum Mode {
            /// The office gives it to somebody.
            DIRECT,
            /// It is offered to one after the other, until somebody accepts.
            OFFER,
            /// Whoever opens it on site has it, or takes it.
            SELF
        }

        public Assignment {
            prefer = prefer == null ? null : List.copyOf(prefer);
            if (mode != Mode.OFFER && (acceptWithin != null || maxRounds != null || prefer != null))
                throw new IllegalArgumentException("assignment."
                        + (acceptWithin != null ? "acceptWithin" : maxRounds != null ? "maxRounds" : "prefer")
                        + " is given where assignment.mode is OFFER and nowhere else");
            if (prefer != null && (prefer.isEmpty() || Set.copyOf(prefer).size() < prefer.size()))
                throw new IllegalArgumentException("assignment.prefer names one thing that counts or several, each once, not " + prefer);
            if (acceptWithin != null && !acceptWithin.isPositive())
                throw new IllegalArgumentException("assignment.acceptWithin is longer than nothing, as PT24H, not " + acceptWithin);
            if (maxRounds != null && (maxRounds < 1 || maxRounds > 20))
                throw new IllegalArgumentException("assignment.maxRounds is 1 to 20, not " + maxRounds);
        }

        Duration patience() {
            return Objects.requireNonNullElse(acceptWithin, Duration.ofDays(1));
        }

        int rounds() {
            return Objects.requireNonNullElse(maxRounds, 4);
        }

        List<VendorPreference> preferred() {
            return Objects.requireNonNullElse(prefer, List.of(VendorPreference.FEWEST_JOBS));
        }
    }

    /// @param whoPicks who finds a time and somebody for it, besides the office; may be left out: nobody
    /// @param pickWithin how long who accepted an offer may look for a time before somebody else is asked; only where work is offered, may
    ///        be left out: as long as they like
    public record Scheduling(Need need, WhoPicks whoPicks, @Nullable Duration pickWithin) {
        static final Scheduling USUAL = new Scheduling(Need.REQUIRED, WhoPicks.OFFICE, null);

        public Scheduling {
            whoPicks = Objects.requireNonNullElse(whoPicks, WhoPicks.OFFICE);
            if (pickWithin != null && !pickWithin.isPositive())
                throw new IllegalArgumentException("scheduling.pickWithin is longer than nothing, as P2D, not " + pickWithin);
        }

        public enum WhoPicks {
            OFFICE,
            /// Who asked for the work, or opened the order.
            SUBMITTER
        }

        public enum Need {
            /// Nobody comes without a booked time.
            REQUIRED,
            /// A time may be booked; who comes without one opens a visit of their own.
            OPTIONAL
        }
    }

    public record Dispatch(DispatchOn on) {
        public enum DispatchOn {
            /// The technician has it as soon as time and person are known.
            ASSIGN,
            /// Nobody hands it over: a visit that is booked is done as it stands.
            NEVER
        }
    }

    public record Start(StartOn on) {
        static final Start USUAL = new Start(StartOn.MANUAL);

        public enum StartOn {
            /// Who comes says so.
            MANUAL,
            /// Who has arrived works.
            ARRIVE,
            /// Who opened the order and has it, or takes it, works at once.
            OPEN
        }
    }

    /// @param reasons why an order may wait, and what then becomes of its visits where nobody says otherwise; none: orders do not wait
    public record Hold(Map<HoldReason, HeldVisits> reasons, OnCustomerReply onCustomerReply) {
        static final Hold USUAL = new Hold(Map.of(HoldReason.WAITING_PARTS, HeldVisits.RELEASED, HoldReason.WAITING_VENDOR,
                HeldVisits.RELEASED, HoldReason.WAITING_CUSTOMER, HeldVisits.KEPT, HoldReason.OTHER, HeldVisits.KEPT),
                OnCustomerReply.RESUME);

        public enum OnCustomerReply {
            /// The work goes on as soon as the customer has answered.
            RESUME,
            /// Somebody reads the answer and decides.
            STAY
        }

        public Hold {
            reasons = Map.copyOf(reasons);
            if (reasons.containsKey(HoldReason.WAITING_APPROVAL))
                throw new IllegalArgumentException("hold.reasons does not name WAITING_APPROVAL: asking for the approval places that hold");
        }

        HeldVisits visits(HoldReason reason) {
            return reasons.getOrDefault(reason, HeldVisits.KEPT);
        }
    }

    /// @param allowed whether what is to be done may change after the approval
    public record Amend(boolean allowed) {
        static final Amend USUAL = new Amend(false);
    }

    /// @param limit up to which, for everything together, nobody is asked
    /// @param need as in [Approval]
    /// @param remind as in [Approval]
    /// @param expires how long after it the question is over, and the order on hold until somebody decides; may be left out: never
    public record ExtraWork(Money limit, Then then, AfterNo onDeny, ApprovalNeed need, @Nullable Duration remind,
            @Nullable Duration expires) {
        public enum Then {
            /// The visit that stands goes on.
            GO_ON,
            /// It ends, and the whole gets a time of its own.
            RESCHEDULE
        }

        public enum AfterNo {
            /// The work goes on as it was agreed on before.
            GO_ON,
            /// The order ends, unless something was done already.
            CLOSE
        }

        public ExtraWork(Money limit, Then then, AfterNo onDeny) {
            this(limit, then, onDeny, ApprovalNeed.ANY, null, null);
        }

        public ExtraWork {
            need = Objects.requireNonNullElse(need, ApprovalNeed.ANY);
            requireInOrder("extraWork", remind, expires);
            if (limit.minor() < 0)
                throw new IllegalArgumentException("extraWork.limit is not below zero, as " + limit.minor() + " is");
        }
    }

    /// @param requires what has to be there, beside the summary
    /// @param from may be left out: when the work has begun
    /// @param by who may; may be left out: the technician and the office
    /// @param hours which hours are asked for; may be left out: none
    /// @param minBilled what is billed at least, unless there is a reason; only for BILLED, may be left out: nothing
    /// @param billedStep of what billed time is a multiple; only for BILLED, may be left out: a quarter of an hour
    public record Complete(Set<Requirement> requires, From from, Set<By> by, Hours hours, @Nullable Duration minBilled,
            @Nullable Duration billedStep) {
        /// What an invoice counts in.
        private static final Duration QUARTER = Duration.ofMinutes(15);
        private static final Set<By> USUAL = Set.of(By.TECHNICIAN, By.OFFICE);

        public enum Requirement {
            SIGNATURE, RESULT_PHOTO,
            /// Each thing to fix was ticked off or closed; without this, completing ticks off the rest.
            ITEMS,
            /// The same, and who closes one undone says why.
            DONE_OR_REASON,
            /// Who works, or who completes, wrote a note since the order lives.
            NOTES
        }

        public enum Hours {
            /// Whatever was worked is told.
            NONE,
            /// Some time was worked.
            WORKED,
            /// Who completes says beside it how much of it is billed.
            BILLED
        }

        /// How far a visit has to be.
        public enum From {
            /// Booked is enough: nobody reports arrival and start.
            SCHEDULED, IN_PROGRESS
        }

        public enum By {
            TECHNICIAN, OFFICE,
            /// Who asked for the work, or opened the order.
            SUBMITTER
        }

        public Complete {
            requires = Set.copyOf(requires);
            from = Objects.requireNonNullElse(from, From.IN_PROGRESS);
            by = Set.copyOf(Objects.requireNonNullElse(by, USUAL));
            if (by.isEmpty())
                throw new IllegalArgumentException("complete.by names at least one of TECHNICIAN, OFFICE, SUBMITTER");
            hours = Objects.requireNonNullElse(hours, Hours.NONE);
            if (requires.contains(Requirement.ITEMS) && requires.contains(Requirement.DONE_OR_REASON))
                throw new IllegalArgumentException("complete.requires names ITEMS or DONE_OR_REASON, not both");
            if (hours != Hours.BILLED && (minBilled != null || billedStep != null))
                throw new IllegalArgumentException("complete." + (minBilled != null ? "minBilled" : "billedStep")
                        + " is given where complete.hours is BILLED and nowhere else");
            if (billedStep != null && (!billedStep.isPositive() || !isMultiple(billedStep, QUARTER)))
                throw new IllegalArgumentException("complete.billedStep is one or more quarters of an hour, as PT15M, not " + billedStep);
            if (minBilled != null && (minBilled.isNegative() || !isMultiple(minBilled, billedStep == null ? QUARTER : billedStep)))
                throw new IllegalArgumentException("complete.minBilled is some of the steps of complete.billedStep, not " + minBilled);
        }

        public Complete(Set<Requirement> requires) {
            this(requires, From.IN_PROGRESS, USUAL, Hours.NONE, null, null);
        }

        public boolean isBilled() {
            return hours == Hours.BILLED;
        }

        public Duration least() {
            return Objects.requireNonNullElse(minBilled, Duration.ZERO);
        }

        public Duration step() {
            return Objects.requireNonNullElse(billedStep, QUARTER);
        }

        static boolean isMultiple(Duration span, Duration step) {
            return step.multipliedBy(span.dividedBy(step)).equals(span);
        }
    }

    /// @param byCustomer whether the customer may, until the technician has arrived
    public record Cancel(boolean byCustomer) {}

    /// @param by who may besides close complete work by hand; may be left out: nobody
    public record Close(CloseOn on, Set<Role> by) {
        public enum CloseOn {
            /// With the work, or with the look at it.
            COMPLETE,
            /// When somebody says so.
            MANUAL,
            /// When the invoice was sent.
            INVOICED,
            /// When nothing is owed any more: paid, covered, not billable or void.
            PAID
        }

        public Close {
            by = Set.copyOf(Objects.requireNonNullElse(by, Set.of()));
            if (on == CloseOn.MANUAL && by.isEmpty())
                throw new IllegalArgumentException("close.by names who closes orders where close.on is MANUAL");
        }
    }

    /// @param days how long after the last visit the customer may reopen an ended order; the office always; 0: nobody
    public record Reopen(int days) {
        static final Reopen USUAL = new Reopen(30);

        public Reopen {
            if (days < 0)
                throw new IllegalArgumentException("reopen.days counts from 0, not from " + days);
        }
    }

    /// @param confirm who confirms the time that the calendar proposes for a plan's order, besides the office; may be left out: nobody else
    public record Recurrence(Confirmation confirm) {
        static final Recurrence USUAL = new Recurrence(Confirmation.OFFICE);

        public Recurrence {
            confirm = Objects.requireNonNullElse(confirm, Confirmation.OFFICE);
        }
    }

    /// A document and the point at which it is made.
    public record Document(At at, DocumentKind kind) {
        public enum At {
            OPENED, APPROVED,
            /// With each change of what is to be done after the approval.
            AMENDED, COMPLETED
        }
    }

    /// As orders and Whys name it.
    public String name() {
        return id + "@" + version;
    }

    Why why(String rule, String because) {
        return new Why(name(), rule, because);
    }
}
