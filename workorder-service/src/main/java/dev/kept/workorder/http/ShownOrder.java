package dev.kept.workorder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.AnswerKind;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.Confirmation;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.Occurrence;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.runtime.http.Answer;
import dev.kept.workorder.domain.FormField;
import dev.kept.workorder.domain.OrderPath;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.view.Surroundings;
import dev.kept.workorder.view.Spent;
import dev.kept.workorder.view.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The common answer, and the order as its reader may see it. Names are empty, and people go by their ids, until the directory's facts
/// have arrived.
///
/// @param zone the site's, in which all its wall times are read
/// @param customerId whose it is today: where the customer of its request was merged, the one that stays
/// @param customerWishes what the customer likes and dislikes, for those who serve them; absent where nobody wrote it down
/// @param accessNotes for the office, and for the assignee from release to close
/// @param technicianId of the visit that stands now, else who has the order, else who was there last
/// @param visitId of the visit that stands now or was the last, and so is `appointment`
/// @param answers to forms, in the order in which they were given
/// @param forms what is asked with a command, by the command's name; it is answered with its `answers`
/// @param holdReasons for which somebody may put it on hold under its policy, each with what then becomes of the visits that stand
/// @param worked time of all stopped timers, and what was logged
/// @param running the reader's own timer where it runs, else whichever does; one that somebody stands by before one that runs by itself
/// @param offer the last one in this cycle, where the work is offered
/// @param plan that raised it; absent where none did
/// @param proposal of a time, where one is looked for or waits; absent where a visit was booked, or none is looked for
/// @param hold absent where the order does not wait
/// @param completing what its completion asks for; absent where its policy is not known here
/// @param extraLimit up to which, for everything together, more work is agreed to without anybody being asked; absent where there is no such
///        limit. It names the currency
/// @param times that were worked: of stopped timers, and what was logged
/// @param timers all that run
/// @param path that it can take; absent where its policy is not known here
/// @param equipment what stands there and the work is about
/// @param warranty what was said last of whether one pays; absent where nobody has said anything
/// @param ties to other orders, and what was left for another day
/// @param spent how long it has been in each status, until now or until the moment that is looked at
/// @param asOf the moment that is looked at; absent: it is as it is now
/// @param outcome of a closed order; `endedReason` where it was cancelled or not carried out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownOrder(@JsonUnwrapped Answer answer, String number, String policy, Source source, Priority priority, boolean asap,
        String description, String serviceType, String serviceTypeName, String customerId, String customerName,
        @Nullable String customerWishes, String siteId,
        String siteAddress, String zone, @Nullable String accessNotes, String requesterId, String requesterName, Instant openedAt,
        List<AvailabilityWindow> availability, List<Item> items, List<FileRef> attachments, @Nullable Money estimate,
        @Nullable String technicianId, @Nullable String technicianName, @Nullable String visitId, @Nullable Appointment appointment,
        List<Visit> visits, @Nullable Approval approval, @Nullable Billing billing, List<Document> documents, List<Photo> photos,
        List<Note> notes, List<Part> parts, List<Recommendation> recommendations, List<Answered> answers,
        Map<String, List<FormField>> forms, Map<HoldReason, HeldVisits> holdReasons, Duration worked, @Nullable Running running,
        @Nullable Offer offer, @Nullable Occurrence plan, @Nullable Proposal proposal, @Nullable Hold hold, @Nullable Completion completion,
        @Nullable Completing completing, @Nullable Money extraLimit, List<Time> times, List<Running> timers, @Nullable OrderPath path,
        Ties ties, List<Surroundings.Asset> equipment, @Nullable Warranty warranty,
        @Nullable Outcome outcome, @Nullable Instant endedAt, @Nullable String endedReason, List<Spent> spent, @Nullable Then asOf) {

    /// A moment that is looked at. Nothing can be done from there; names and addresses are those of today.
    ///
    /// @param hindsight false: as it was known then; true: as it really was, with what was told later
    /// @param facts how many count at that moment, of how many that there are
    public record Then(Instant at, boolean hindsight, int facts, int of) {}

    /// @param state OPEN, RESOLVED, CLOSED or MOVED: to a follow-up, or to the order that this one was merged into
    /// @param reason why it was closed undone, where somebody said
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String itemId, String description, String state, @Nullable String reason) {}

    /// @param status SCHEDULED, DISPATCHED, EN_ROUTE, ARRIVED, WORKING, DONE, NOT_DONE, MISSED or CANCELLED
    /// @param newEta when they think to be there, where that is later than was promised: the visit is delayed
    /// @param course AS_STIPULATED, AMEND or NOT_CARRIED_OUT, as was chosen on site
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Visit(String visitId, String status, Appointment appointment, @Nullable String technicianId,
            @Nullable String technicianName, @Nullable Instant arrivedAt, @Nullable Instant newEta, @Nullable Course course) {}

    /// @param state REQUESTED, GRANTED, DENIED, WITHDRAWN, or LAPSED where the order ended first
    /// @param by a person's name, or the policy that decided
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approval(String approvalId, ApprovalKind kind, String state, @Nullable Money amount, int revision,
            List<Approver> approvers, @Nullable String by, @Nullable Instant decidedAt, @Nullable String reason) {}

    /// @param state WANTED, PROPOSED, NOTHING_FREE, DECLINED, or LAPSED where nobody confirmed it in time
    /// @param visitId what `POST /bookings` names to take it up; with `appointment` and those after it, of one that is PROPOSED
    /// @param reasons what speaks for it, for those who plan
    /// @param confirm who confirms it
    /// @param nothing why nothing is proposed
    /// @param wish when it would suit, of who declined
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proposal(String state, @Nullable String visitId, @Nullable Appointment appointment, @Nullable String technicianId,
            @Nullable String technicianName, List<String> reasons, @Nullable Confirmation confirm, @Nullable NoSlotReason nothing,
            @Nullable String wish) {}

    public record Person(String id, String name) {}

    /// @param inPlaceOf the name of whom they stand in for, who is away; absent: they answer for themself
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approver(String id, String name, @Nullable String inPlaceOf) {}

    /// @param document the invoice's id
    public record Billing(BillingState state, String document, Money amount) {}

    public record Document(String documentId, DocumentKind kind, int edition, int revision, FileRef file, Instant issuedAt) {}

    public record Photo(String photoId, PhotoPhase phase, FileRef file, String by, Instant at, boolean late) {}

    public record Note(String noteId, String text, String by, Instant at, boolean late) {}

    /// @param serial of the very piece, where somebody noted it
    /// @param warrantyUntil the last day on which its maker stands for it, where somebody noted it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String lineId, String partId, String name, Quantity quantity, String location, boolean late,
            @Nullable String serial, @Nullable LocalDate warrantyUntil) {}

    /// @param words what covers the work, or why nothing does
    /// @param until its last day, where somebody knows
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Warranty(boolean covered, String words, @Nullable LocalDate until, String by, Instant at) {}

    /// What should be done next, and in how many months.
    public record Recommendation(String recommendationId, String text, int inMonths, String by, Instant at) {}

    /// @param form the command that it came with
    /// @param text words, a number, a choice, or a day
    /// @param ticked points of a checklist
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(String form, String fieldId, String label, AnswerKind kind, @Nullable String text, List<String> ticked,
            @Nullable FileRef file, String by, Instant at) {}

    public record Running(String personId, String personName, Instant since, boolean attended) {}

    public record Time(String personId, String personName, Instant from, Instant to, boolean attended) {}

    /// What has to be there when the work is completed, said before: the order's policy has it.
    ///
    /// @param requires of that, beside the summary and the form
    /// @param fromBooking whether a booked visit is completed as it stands, without reports of arrival and start
    /// @param hours which are asked for; where that is BILLED, `minBilled` at least unless there is a reason, in steps of `billedStep`
    /// @param worked what a completion would tell of, without timers that still run
    /// @param summary a draft of the completion's, put together of what those who work wrote down; empty where they wrote nothing
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Completing(Set<Policy.Complete.Requirement> requires, boolean fromBooking, Policy.Complete.Hours hours,
            @Nullable Duration minBilled, @Nullable Duration billedStep, Duration worked, String summary) {}

    /// @param state SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN or UNASSIGNED
    /// @param acceptBy from then on it may run out
    public record Offer(String offerId, String vendorId, String vendorName, String state, int round, Instant acceptBy) {}

    /// @param visits KEPT or RELEASED
    /// @param until when it may go on, as far as anybody knows
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(HoldReason reason, String note, HeldVisits visits, @Nullable Instant until, String by, Instant since) {}

    /// @param followUps what was left for another day
    /// @param others orders that were tied to this one
    /// @param mergedInto the order that goes on in this one's place
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ties(List<FollowUp> followUps, List<Other> others, @Nullable Other mergedInto) {}

    /// @param followUpId of the kind ORDER, the new order's id
    /// @param number the new order's
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FollowUp(FollowUpKind kind, String followUpId, @Nullable String number, String text, @Nullable Integer inMonths) {}

    /// @param kind FOLLOW_UP: this order came out of it; DUPLICATE: the one of the two that goes on knows of the other
    public record Other(String orderId, String number, LinkKind kind) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Completion(String summary, String by, Instant at, Duration worked, int trips, @Nullable FileRef signature,
            @Nullable String signedBy, @Nullable Duration billed, @Nullable String billedReason) {}
}
