package dev.kept.workorder.domain;

import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.SchedulingEvent.NoSlotReason;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked of a work order. Ids come with the command; what a rule needs to know from elsewhere comes as a value ([Known]).
///
/// A `visitId` of null means the caller's own visit that stands: the one under way, else the next.
public sealed interface WorkOrderCommand {

    /// One thing to fix, in the words of the one who asks.
    record NewItem(String itemId, String description) {
        private static final int LONGEST = 500;

        /// Of words that may be a page: an item is a line.
        public static NewItem of(String itemId, String words) {
            return new NewItem(itemId,
                    words.length() <= LONGEST ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST / 2)) + " …");
        }
    }

    /// A new order.
    ///
    /// @param number as people call it, drawn by the edge: `WO-2026-000123`
    /// @param policy id and version of the policy that the order will keep: `home-service@1`
    /// @param policyRule which of the tenant's rules chose it, in words; null where none did
    /// @param approvalId names the approval, whether somebody is asked or a rule grants it
    /// @param items 1 to 50; where the request names none, the edge makes one of the description
    /// @param origin what it came of; null: somebody asks for it
    /// @param visitId names the visit that begins with the order, where the policy says so
    /// @param equipment what it is about, of what stands there
    record OpenOrder(String number, String policy, @Nullable String policyRule, String approvalId, String description, Priority priority,
            boolean asap,
            List<AvailabilityWindow> availability, List<NewItem> items, List<FileRef> attachments, @Nullable Money estimate,
            Known known, Known.@Nullable Origin origin, @Nullable String visitId, Known.Equipment equipment) implements WorkOrderCommand {
        /// Nobody says what of it that is.
        public OpenOrder(String number, String policy, @Nullable String policyRule, String approvalId, String description,
                Priority priority, boolean asap, List<AvailabilityWindow> availability, List<NewItem> items, List<FileRef> attachments,
                @Nullable Money estimate, Known known, Known.@Nullable Origin origin, @Nullable String visitId) {
            this(number, policy, policyRule, approvalId, description, priority, asap, availability, items, attachments, estimate, known,
                    origin, visitId, Known.Equipment.NONE);
        }

        public OpenOrder {
            availability = List.copyOf(availability);
            items = List.copyOf(items);
            attachments = List.copyOf(attachments);
        }

        public OpenOrder(String number, String policy, @Nullable String policyRule, String approvalId, String description,
                Priority priority, boolean asap, List<AvailabilityWindow> availability, List<NewItem> items, List<FileRef> attachments,
                @Nullable Money estimate, Known known) {
            this(number, policy, policyRule, approvalId, description, priority, asap, availability, items, attachments, estimate, known,
                    null, null);
        }
    }

    /// Changes what a draft asks for. What is null stays.
    record EditDraft(@Nullable String description, @Nullable Priority priority, @Nullable Boolean asap,
            @Nullable List<AvailabilityWindow> availability, @Nullable List<NewItem> items) implements WorkOrderCommand {}

    record AddItem(NewItem item) implements WorkOrderCommand {}

    /// @param estimate null: there is none any more
    record SetEstimate(@Nullable Money estimate) implements WorkOrderCommand {}

    /// The draft is complete.
    ///
    /// @param approvalId names the approval, whether somebody is asked or a rule grants it
    /// @param approver whom the submitter picked; null: everybody who may is asked
    /// @param answers to the policy's form, by the fields' ids
    record Submit(String approvalId, @Nullable String approver, Known known, Map<String, GivenAnswer> answers)
            implements
                WorkOrderCommand {
        public Submit {
            answers = Map.copyOf(answers);
        }

        public Submit(String approvalId, @Nullable String approver, Known known) {
            this(approvalId, approver, known, Map.of());
        }
    }

    /// Takes the question back: the order is a draft again.
    record WithdrawSubmission() implements WorkOrderCommand {}

    /// @param to who is asked from now on
    record ReassignApprover(String to, String why, Known.Circles circles) implements WorkOrderCommand {}

    /// Asks those who have not answered once more. From a timer.
    record RemindApprover(String approvalId) implements WorkOrderCommand {}

    /// Nobody has answered in time. From a timer.
    record ExpireApproval(String approvalId) implements WorkOrderCommand {}

    /// A denied order becomes a draft again.
    record ResetToDraft() implements WorkOrderCommand {}

    /// A denied order ends.
    record CloseDenied() implements WorkOrderCommand {}

    /// By hand, where the policy does not release by itself.
    record Release(Known.ServiceType serviceType) implements WorkOrderCommand {}

    /// A yes to the open approval, on the revision that the person saw (it comes in `Asked`).
    ///
    /// @param approvalId the question that the person saw, or that a signed link was written for: two about other sums may have the same
    ///        revision. Null where nobody said it, which is refused
    /// @param serviceType what the directory says of the order's kind of work: the release tells it on
    /// @param asked names of those who were asked, for the sentence to somebody who was not; empty where the directory has none
    record Approve(@Nullable String approvalId, Known.ServiceType serviceType, List<String> asked) implements WorkOrderCommand {
        public Approve {
            asked = List.copyOf(asked);
        }

        public Approve(@Nullable String approvalId, Known.ServiceType serviceType) {
            this(approvalId, serviceType, List.of());
        }
    }

    /// A no to the open approval, on the question and the revision that the person saw.
    record Deny(@Nullable String approvalId, String reason) implements WorkOrderCommand {}

    /// The echo of a booking. The first resource leads.
    record ScheduleVisit(String visitId, Appointment appointment, List<String> resourceIds) implements WorkOrderCommand {
        public ScheduleVisit {
            resourceIds = List.copyOf(resourceIds);
        }
    }

    /// The echo of a moved booking.
    record RescheduleVisit(String visitId, Appointment appointment, List<String> resourceIds) implements WorkOrderCommand {
        public RescheduleVisit {
            resourceIds = List.copyOf(resourceIds);
        }
    }

    /// Asks somebody whether they do the work: the office, or the rule that goes from one to the next.
    ///
    /// @param known whether there is such a technician
    /// @param reasons why they are asked, in words; none where the office picks
    record OfferTo(String offerId, String vendorId, boolean known, List<String> reasons) implements WorkOrderCommand {
        public OfferTo {
            reasons = List.copyOf(reasons);
        }
    }

    record AcceptOffer(String offerId) implements WorkOrderCommand {}

    record DeclineOffer(String offerId, String reason) implements WorkOrderCommand {}

    /// Nobody is asked any more: the office has it in hand.
    record WithdrawOffer() implements WorkOrderCommand {}

    /// The time for an answer is over.
    record ExpireOffer(String offerId) implements WorkOrderCommand {}

    /// Who accepted does not do it after all.
    record UnassignVendor(String reason) implements WorkOrderCommand {}

    /// Who accepted has found no time for it in the time that there was. From a timer.
    record UnassignUnpicked(String offerId) implements WorkOrderCommand {}

    /// The calendar knows nobody whom the work could be offered to.
    record NoteExhausted() implements WorkOrderCommand {}

    /// A time that the calendar proposes, for the order that wanted one.
    ///
    /// @param round of the question that it answers
    record ProposeVisit(String visitId, int round, Appointment appointment, String technicianId, List<String> reasons)
            implements
                WorkOrderCommand {
        public ProposeVisit {
            reasons = List.copyOf(reasons);
        }
    }

    /// The calendar knows no time that would suit.
    record NoteNoTime(int round, NoSlotReason reason) implements WorkOrderCommand {}

    /// Who was to confirm a time wants another one.
    ///
    /// @param wish when it would suit
    record DeclineProposal(String visitId, String wish) implements WorkOrderCommand {}

    /// Nobody has confirmed it, and it begins. From a timer.
    record ExpireProposal(String visitId) implements WorkOrderCommand {}

    /// Takes a planned visit off the order. From scheduling it is the echo of a booking that was released; what has begun stays.
    record CancelVisit(String visitId, String cause) implements WorkOrderCommand {}

    /// @param eta when the technician thinks to be there
    record StartTravel(@Nullable String visitId, @Nullable Instant eta) implements WorkOrderCommand {}

    /// @param newVisitId names the visit that begins where they come without one; null: they come to one that there is
    record Arrive(@Nullable String visitId, @Nullable String newVisitId) implements WorkOrderCommand {
        public Arrive(@Nullable String visitId) {
            this(visitId, null);
        }
    }

    /// Starts the work and the caller's timer; after a stop, the timer alone.
    ///
    /// @param newVisitId as of [Arrive]
    record StartWork(@Nullable String visitId, @Nullable String newVisitId) implements WorkOrderCommand {
        public StartWork(@Nullable String visitId) {
            this(visitId, null);
        }
    }

    /// The order is somebody's, whether or not a time is booked. A technician takes it for themself.
    ///
    /// @param known whether the directory has a technician with this id
    /// @param newVisitId names the visit that begins at once, where the policy says so
    record AssignTechnician(String personId, boolean known, @Nullable String newVisitId) implements WorkOrderCommand {}

    /// The order is nobody's any more.
    record Unassign() implements WorkOrderCommand {}

    /// Starts the caller's timer alone.
    ///
    /// @param attended false: something runs by itself, and they do not stand by
    record StartTimer(@Nullable String visitId, boolean attended) implements WorkOrderCommand {}

    /// Stops the caller's timers; asked by the office, everybody's.
    ///
    /// @param attended only those of this kind; null: both kinds
    record StopTimer(@Nullable Boolean attended) implements WorkOrderCommand {
        public StopTimer() {
            this(null);
        }
    }

    /// Time that was worked, and that no timer knows of.
    record LogTime(String timeId, @Nullable String visitId, Instant from, Instant to, boolean attended) implements WorkOrderCommand {}

    /// The visit is over; the order is not complete yet.
    record FinishVisit(@Nullable String visitId) implements WorkOrderCommand {}

    /// The visit is over and did not lead to the result.
    ///
    /// @param answers to the policy's form, by the fields' ids
    record ReportNotDone(@Nullable String visitId, String reason, Map<String, GivenAnswer> answers) implements WorkOrderCommand {
        public ReportNotDone {
            answers = Map.copyOf(answers);
        }

        public ReportNotDone(@Nullable String visitId, String reason) {
            this(visitId, reason, Map.of());
        }
    }

    /// Who is on site says how the visit goes on. What was chosen before is replaced.
    ///
    /// @param answers to the policy's form, by the fields' ids
    record ChooseCourse(@Nullable String visitId, Course course, Map<String, GivenAnswer> answers) implements WorkOrderCommand {
        public ChooseCourse {
            answers = Map.copyOf(answers);
        }
    }

    /// The work waits. A hold that stands is replaced.
    ///
    /// @param visits null: what the policy says of the reason
    record Hold(HoldReason reason, String note, @Nullable Instant until, @Nullable HeldVisits visits) implements WorkOrderCommand {}

    /// The work goes on.
    record Resume() implements WorkOrderCommand {}

    /// The customer's answer. Where it was waited for, the policy resumes.
    record Reply(String replyId, String text) implements WorkOrderCommand {}

    /// What is to be done changes after the approval.
    ///
    /// @param words the change as people read it
    /// @param dropped ids of things that are not done any more
    /// @param amount what it costs more; null: nothing
    record Amend(String words, List<NewItem> added, List<String> dropped, @Nullable Money amount) implements WorkOrderCommand {
        public Amend {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
        }
    }

    /// More is needed than was agreed on. Up to the limit a rule says yes; above it somebody is asked, and the work waits.
    ///
    /// @param approvalId names the question
    /// @param photoIds of the order's photos, those that show why
    /// @param circles of this customer: its approvers are asked, and where there is nobody, the requester
    record ProposeExtraWork(String approvalId, String why, List<NewItem> items, Money amount, List<String> photoIds,
            Known.Circles circles) implements WorkOrderCommand {
        public ProposeExtraWork {
            items = List.copyOf(items);
            photoIds = List.copyOf(photoIds);
        }

        public ProposeExtraWork(String approvalId, String why, List<NewItem> items, Money amount, List<String> photoIds,
                List<String> approvers) {
            this(approvalId, why, items, amount, photoIds, new Known.Circles(approvers, List.of(), List.of()));
        }
    }

    /// The extra work is not wanted after all: the original goes on.
    record WithdrawExtra() implements WorkOrderCommand {}

    /// Corrects what is known of the request, and nothing of what is to be done. What is null stays.
    record CorrectDetails(@Nullable String description, @Nullable Priority priority, @Nullable Boolean asap,
            @Nullable List<AvailabilityWindow> availability) implements WorkOrderCommand {}

    /// @param newEta when they think to be there
    record ReportDelay(@Nullable String visitId, String reason, Instant newEta) implements WorkOrderCommand {}

    /// Somebody did not show; the visit is over.
    record ReportNoShow(@Nullable String visitId, NoShow by) implements WorkOrderCommand {}

    record ResolveItem(String itemId) implements WorkOrderCommand {}

    /// It has not been fixed, and will not be.
    ///
    /// @param reason null: nobody says why; the policy may want one
    record CloseItem(String itemId, @Nullable String reason) implements WorkOrderCommand {
        public CloseItem(String itemId) {
            this(itemId, null);
        }
    }

    /// Something is left for another day.
    ///
    /// @param childId names the follow-up: the id that an order of its own will have
    /// @param number that an order of its own will have, drawn by the edge; null for the other kinds
    /// @param items ids of the open things that move there; none: the words say it all
    /// @param inMonths for a reminder, 0 to 120; null for the other kinds
    record CreateFollowUp(FollowUpKind kind, String childId, @Nullable String number, List<String> items, String text,
            @Nullable Integer inMonths) implements WorkOrderCommand {
        public CreateFollowUp {
            items = List.copyOf(items);
        }
    }

    /// Ties it to another order of the same customer, which is not asked.
    ///
    /// @param other null: there is no such order that the caller may see
    /// @param kind RELATED or CALLBACK; the other ties come by themselves
    record LinkOrder(Known.@Nullable Other other, LinkKind kind) implements WorkOrderCommand {}

    record AttachFile(FileRef file) implements WorkOrderCommand {}

    /// What the work is about, of what stands at the place: all of it.
    record NameEquipment(Known.Equipment equipment) implements WorkOrderCommand {}

    /// @param words what covers the work, or why nothing does
    /// @param until the last day of the warranty; null: nobody knows
    record FlagWarranty(boolean covered, String words, @Nullable LocalDate until) implements WorkOrderCommand {}

    /// @param site null: there is no such place
    record ChangeSite(Known.@Nullable Site site) implements WorkOrderCommand {}

    /// Another order asks for the same: this one ends, and what is open in it is done there.
    ///
    /// @param survivor null: there is no such order that the caller may see
    record MergeInto(Known.@Nullable Other survivor) implements WorkOrderCommand {}

    /// The plan that this order came of has come to its next time: it is done with it.
    record JoinOccurrence(NewItem item) implements WorkOrderCommand {}

    /// Another order was merged into this one.
    ///
    /// @param number the other's
    /// @param words what it asked for
    /// @param files its pictures
    record JoinDuplicate(String orderId, String number, String words, List<FileRef> files) implements WorkOrderCommand {
        public JoinDuplicate {
            files = List.copyOf(files);
        }
    }

    /// @param inMonths when it should be done, 0 to 120
    record Recommend(String recommendationId, String text, int inMonths) implements WorkOrderCommand {}

    record DismissRecommendation(String recommendationId) implements WorkOrderCommand {}

    /// What a completion would have told, where the order ended before the phone could.
    ///
    /// @param answers to the form of a completion; none is required any more
    record ReportLate(String reportId, String summary, @Nullable FileRef signature, @Nullable String signedBy,
            Map<String, GivenAnswer> answers)
            implements
                WorkOrderCommand {
        public ReportLate {
            answers = Map.copyOf(answers);
        }

        public ReportLate(String reportId, String summary, @Nullable FileRef signature, @Nullable String signedBy) {
            this(reportId, summary, signature, signedBy, Map.of());
        }
    }

    record AddNote(String noteId, String text) implements WorkOrderCommand {}

    record AddPhoto(String photoId, PhotoPhase phase, FileRef file) implements WorkOrderCommand {}

    /// @param location where the part was taken from; null: the technician's van, or the store for the office
    /// @param countedIn the part's unit, as the store says; null where no such part has been heard of
    /// @param serial of the very piece; null: nobody noted it
    /// @param warrantyUntil the last day on which its maker stands for it; null: nobody noted it
    record UsePart(String lineId, String partId, Quantity quantity, @Nullable String location, @Nullable String countedIn,
            @Nullable String serial, @Nullable LocalDate warrantyUntil) implements WorkOrderCommand {
        public UsePart(String lineId, String partId, Quantity quantity, @Nullable String location, @Nullable String countedIn) {
            this(lineId, partId, quantity, location, countedIn, null, null);
        }
    }

    /// Of a line of material, this was not used after all.
    ///
    /// @param quantity null: all that is left of the line
    record ReturnPart(String returnId, String lineId, @Nullable Quantity quantity) implements WorkOrderCommand {}

    /// The work is done.
    ///
    /// @param signature the customer's, on the device
    /// @param signedBy their name as they say it; null: unnamed
    /// @param billed how much time is asked for, beside the one that was worked; only where the policy has somebody judge that
    /// @param billedReason why it is less than the policy's least
    /// @param answers to the policy's form, by the fields' ids
    record Complete(String summary, @Nullable FileRef signature, @Nullable String signedBy, @Nullable Duration billed,
            @Nullable String billedReason, Map<String, GivenAnswer> answers) implements WorkOrderCommand {
        public Complete {
            answers = Map.copyOf(answers);
        }

        public Complete(String summary, @Nullable FileRef signature, @Nullable String signedBy) {
            this(summary, signature, signedBy, null, null, Map.of());
        }
    }

    /// Yes to the work that was done.
    record Verify() implements WorkOrderCommand {}

    /// No to it: there is more to do.
    record SendBack(String reason) implements WorkOrderCommand {}

    /// By hand, where the policy names who may.
    record Close() implements WorkOrderCommand {}

    record CloseNotCarriedOut(String reason) implements WorkOrderCommand {}

    /// There is more to do after all.
    record Reopen(String reason) implements WorkOrderCommand {}

    record Cancel(String reason) implements WorkOrderCommand {}

    /// The echo of invoicing's facts.
    ///
    /// @param document the invoice's id
    record NoteBilling(BillingState state, String document, Money amount) implements WorkOrderCommand {}

    /// A PDF was rendered.
    ///
    /// @param documentId made of the fact that asked for it, so that a repetition is known
    /// @param revision of the content that it shows
    record IssueDocument(String documentId, DocumentKind kind, int revision, FileRef file) implements WorkOrderCommand {}

    /// Moves the order to a later version of its policy. What was granted is not asked again.
    ///
    /// @param policy the one to adopt; null where there is none of that name
    record AdoptPolicy(@Nullable Policy policy, String reason) implements WorkOrderCommand {}
}
