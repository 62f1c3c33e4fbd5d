package dev.kept.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to a work order. The order's id is the stream's id.
public sealed interface WorkOrderEvent extends DomainEvent {

    enum Source {
        PORTAL, OFFICE, API, TECHNICIAN,
        /// A plan, when its time had come.
        RECURRENCE,
        /// A public request form: somebody at the place, without an account. Their name and address are what they wrote themselves.
        FORM
    }

    enum Priority {
        ROUTINE, URGENT, EMERGENCY
    }

    enum ApprovalKind {
        INITIAL, EXTRA_WORK
    }

    /// Whose yes a question needs, of those who are asked. One no decides in either case.
    enum ApprovalNeed {
        ANY, ALL
    }

    enum PhotoPhase {
        PROBLEM, IN_PROGRESS, RESULT
    }

    /// Who confirms a time that was proposed.
    enum Confirmation {
        OFFICE,
        /// Who asked for the work.
        CUSTOMER,
        /// Nobody: it is booked at once.
        AUTO
    }

    /// Why a proposal is not meant any more.
    enum ProposalEnd {
        /// Another time is booked, or somebody came without one.
        BOOKED,
        /// Who was to confirm wants another time.
        DECLINED,
        /// The office finds another time.
        LET_GO,
        /// Nobody confirmed it before it began.
        LAPSED,
        /// The order waits.
        ON_HOLD,
        /// The customer's hours or the place are others now.
        CHANGED,
        /// The work is done, or the order ended without it.
        ENDED
    }

    enum VisitRole {
        LEAD, HELPER
    }

    enum Outcome {
        RESOLVED, DENIED, NOT_CARRIED_OUT, CANCELLED, DUPLICATE
    }

    enum BillingState {
        DRAFT, APPROVED, SENT, PART_PAID, PAID, COVERED, CREDITED, VOID, NOT_BILLABLE
    }

    /// What becomes of the order, seen from the site.
    enum Course {
        /// It is carried out as it was agreed on.
        AS_STIPULATED,
        /// It is carried out, and what is to be done changes.
        AMEND,
        /// It is not carried out.
        NOT_CARRIED_OUT
    }

    enum DocumentKind {
        /// What was agreed on.
        ORDER,
        /// What was done.
        REPORT,
        /// What was asked for, before anybody decided on it.
        OPENING
    }

    /// Who did not show: the one who was to come, or the customer who was to be there.
    enum NoShow {
        ASSIGNEE, CUSTOMER
    }

    /// Why a question is asked no more: who asked took it back, another one took its place, or the order ended first.
    enum Withdrawal {
        RECALLED, SUPERSEDED, ORDER_ENDED
    }

    /// What an order on hold waits for. `WAITING_APPROVAL` is for extra work that somebody was asked about.
    enum HoldReason {
        WAITING_PARTS, WAITING_VENDOR, WAITING_CUSTOMER, WAITING_APPROVAL, OTHER
    }

    /// What a hold does to the visits that stand: the promise to come is kept, or their time is given back.
    enum HeldVisits {
        KEPT, RELEASED
    }

    /// What ended a hold: somebody resumed, the customer replied, another hold took its place, a visit was booked, somebody arrived, the
    /// visit or the work ended, the question was answered, or the order ended.
    enum HoldEnd {
        RESUMED, REPLY, REPLACED, BOOKED, ARRIVED, NOT_DONE, COMPLETED, DECIDED, ENDED
    }

    /// How released work finds the one who does it: the office gives it to somebody, somebody is asked, or whoever is first takes it.
    enum AssignmentMode {
        DIRECT, OFFER, SELF
    }

    /// What becomes of the things that are left for another day: an order of their own, a task of the office, or a word in some months.
    enum FollowUpKind {
        ORDER, TASK, REMINDER
    }

    /// How another order belongs to this one: somehow; this one came out of it; it asked for the same and ended; this one complains of its
    /// work.
    enum LinkKind {
        RELATED, FOLLOW_UP, DUPLICATE, CALLBACK
    }

    /// How a question of a form is answered.
    enum AnswerKind {
        TEXT, NUMBER, CHOICE, DATE, PHOTO, SIGNATURE, CHECKLIST
    }

    /// Hours that the customer offers, as wall time at the site.
    record AvailabilityWindow(LocalDate date, LocalTime from, LocalTime to) {}

    /// Who answers in the place of somebody who is away.
    record StandIn(String personId, String inPlaceOf) {}

    /// One thing to fix.
    record ActionItem(String itemId, Personal description) {}

    /// One line of material, as used.
    record PartLine(String lineId, String partId, Quantity quantity) {}

    /// @param policy as in `home-service@1`: the rules that hold for this order
    /// @param policyRule which of the tenant's rules chose the policy, in words; null where none did
    /// @param occurrence the plan's time that it is for; absent where no plan raised it, and in facts of versions 1 and 2
    @StoredName(value = "workorder.opened", version = 3)
    record WorkOrderOpened(String number, String policy, Source source, String customerId, String siteId, String zone, String requesterId,
            String openedBy, Personal description, String serviceType, Priority priority, boolean asap,
            List<AvailabilityWindow> availability, List<ActionItem> items, List<FileRef> attachments, @Nullable Money estimate,
            @Nullable String policyRule, @Nullable Occurrence occurrence) implements WorkOrderEvent {
        /// No plan raised it.
        public WorkOrderOpened(String number, String policy, Source source, String customerId, String siteId, String zone,
                String requesterId, String openedBy, Personal description, String serviceType, Priority priority, boolean asap,
                List<AvailabilityWindow> availability, List<ActionItem> items, List<FileRef> attachments, @Nullable Money estimate,
                @Nullable String policyRule) {
            this(number, policy, source, customerId, siteId, zone, requesterId, openedBy, description, serviceType, priority, asap,
                    availability, items, attachments, estimate, policyRule, null);
        }
    }

    /// What stands at the place and the work is about; it takes the place of what was named before.
    ///
    /// @param pieces each at the order's place; empty: nothing that stands there
    @StoredName("workorder.equipment-named")
    record EquipmentNamed(List<Piece> pieces) implements WorkOrderEvent {
        public List<String> assetIds() {
            return pieces.stream().map(Piece::assetId).toList();
        }
    }

    /// @param assetId of the directory
    /// @param name as it was called then
    record Piece(String assetId, String name) {}

    /// @param number of the plan's time, from 1
    record Occurrence(String planId, int number) {}

    /// From here on another version of the policy holds. What was granted stays granted.
    @StoredName("workorder.policy-adopted")
    record PolicyAdopted(String from, String to, String reason) implements WorkOrderEvent {}

    /// All that the draft asks for after the change, not only what is new. `revision` counts changes of the content.
    @StoredName("workorder.draft-changed")
    record DraftChanged(Personal description, Priority priority, boolean asap, List<AvailabilityWindow> availability,
            List<ActionItem> items, int revision) implements WorkOrderEvent {}

    @StoredName("workorder.action-item-added")
    record ActionItemAdded(ActionItem item, int revision) implements WorkOrderEvent {}

    /// `estimate` absent: there is none any more.
    @StoredName("workorder.estimate-set")
    record EstimateSet(@Nullable Money estimate, int revision) implements WorkOrderEvent {}

    @StoredName(value = "workorder.submitted", version = 2)
    record WorkOrderSubmitted(int revision, @Nullable String submittedBy) implements WorkOrderEvent {}

    /// `need`: absent, where one yes is enough. `remindAt` and `expiresAt` say when it is asked again, and when it is over; absent: never.
    /// All three are absent in facts of version 1.
    ///
    /// @param standIns of those who are asked, who is asked in whose place; absent: nobody, as in facts of versions 1 and 2
    @StoredName(value = "workorder.approval-requested", version = 3)
    record ApprovalRequested(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision,
            @Nullable ApprovalNeed need, @Nullable Instant remindAt, @Nullable Instant expiresAt,
            @Nullable List<StandIn> standIns) implements WorkOrderEvent {
        /// One yes is enough, and nothing happens with time.
        public ApprovalRequested(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision) {
            this(approvalId, kind, amount, approvers, revision, null, null, null);
        }

        /// Nobody stands in for anybody.
        public ApprovalRequested(String approvalId, ApprovalKind kind, @Nullable Money amount, List<String> approvers, int revision,
                @Nullable ApprovalNeed need, @Nullable Instant remindAt, @Nullable Instant expiresAt) {
            this(approvalId, kind, amount, approvers, revision, need, remindAt, expiresAt, null);
        }
    }

    /// One of several said yes, where each has to; with the last one the approval is granted.
    @StoredName("workorder.approval-voted")
    record ApprovalVoted(String approvalId, ApprovalKind kind, String by, @Nullable Money amount, int revision)
            implements
                WorkOrderEvent {}

    /// Those who have not answered are asked once more, the `times`th time; `nextAt` absent: the last time.
    @StoredName("workorder.approval-reminded")
    record ApprovalReminded(String approvalId, ApprovalKind kind, int times, @Nullable Instant nextAt, List<String> approvers,
            @Nullable Money amount, int revision) implements WorkOrderEvent {}

    /// Nobody answered in time: the question is over, and `approvers` need not answer any more.
    @StoredName("workorder.approval-expired")
    record ApprovalExpired(String approvalId, ApprovalKind kind, List<String> approvers, @Nullable Money amount)
            implements
                WorkOrderEvent {}

    /// Granted by the envelope's actor: a person, or the policy when none is needed.
    @StoredName("workorder.approval-granted")
    record ApprovalGranted(String approvalId, ApprovalKind kind, @Nullable Money amount, int revision) implements WorkOrderEvent {}

    @StoredName("workorder.approval-denied")
    record ApprovalDenied(String approvalId, ApprovalKind kind, Personal reason) implements WorkOrderEvent {}

    /// Nobody has to answer any more.
    @StoredName("workorder.approval-withdrawn")
    record ApprovalWithdrawn(String approvalId, ApprovalKind kind, Withdrawal cause) implements WorkOrderEvent {}

    /// Somebody else is asked the same question: about `amount` and `revision`, which are absent in facts of version 1.
    @StoredName(value = "workorder.approval-reassigned", version = 2)
    record ApprovalReassigned(String approvalId, ApprovalKind kind, List<String> from, String to, Personal why, @Nullable Money amount,
            @Nullable Integer revision) implements WorkOrderEvent {}

    /// A denied order may be changed and asked for again.
    @StoredName("workorder.reset")
    record WorkOrderReset() implements WorkOrderEvent {}

    /// More is needed than was agreed on; `approvalId` names the question. What was agreed on changes when it is granted.
    @StoredName("workorder.extra-work-proposed")
    record ExtraWorkProposed(String approvalId, String proposedBy, Personal why, List<ActionItem> items, Money amount,
            List<String> photoIds) implements WorkOrderEvent {}

    /// Up to `ceiling`, for everything together, nobody is asked any more.
    @StoredName("workorder.limit-raised")
    record LimitRaised(String approvalId, Money ceiling) implements WorkOrderEvent {}

    /// What is to be done changed after the approval. `number` counts 1, 2, 3; `added` things are open, `dropped` ones (their ids) closed;
    /// `amount` is what it costs more.
    @StoredName("workorder.amended")
    record WorkOrderAmended(int number, Personal words, List<ActionItem> added, List<String> dropped, @Nullable Money amount,
            int revision) implements WorkOrderEvent {}

    /// From here on the order may be scheduled, and those who will do it may see it. `assignment` is absent in facts of version 1;
    /// `pickers`, who may book a time besides the office and who accepted the work, in those of 1 and 2.
    @StoredName(value = "workorder.released", version = 3)
    record WorkOrderReleased(String serviceType, List<String> skills, Duration expectedDuration, String siteId, String zone, int revision,
            @Nullable AssignmentMode assignment, @Nullable List<String> pickers) implements WorkOrderEvent {}

    /// Somebody has the order itself, whether or not a time is booked; `replaced` had it before.
    @StoredName("workorder.assigned")
    record WorkOrderAssigned(String personId, @Nullable String replaced) implements WorkOrderEvent {}

    /// Nobody has the order any more.
    @StoredName("workorder.unassigned")
    record WorkOrderUnassigned(String personId) implements WorkOrderEvent {}

    /// What makes one vendor the first of those who can do the work.
    enum VendorPreference {
        FEWEST_JOBS, CHEAPEST, BEST_SKILLED, NEAREST
    }

    /// Nobody has the work: who is next is asked for. `round` counts 1, 2, 3 in each cycle; `notAgain` were asked in it already. Of those who
    /// can do it the first by the first of `prefer` is wanted, of equals by the next; null: who has the fewest jobs.
    @StoredName(value = "workorder.vendor-wanted", version = 2)
    record VendorWanted(int cycle, int round, List<String> notAgain, @Nullable List<VendorPreference> prefer) implements WorkOrderEvent {}

    /// Somebody is asked whether they do the work, and may answer until an outcome is recorded; from `acceptBy` on it may run out.
    @StoredName("workorder.offer-sent")
    record OfferSent(String offerId, String vendorId, int round, Instant acceptBy, List<String> reasons) implements WorkOrderEvent {}

    /// @param pickBy until when who accepted finds a time; absent: nobody hurries them, and so in facts of version 1
    @StoredName(value = "workorder.offer-accepted", version = 2)
    record OfferAccepted(String offerId, String vendorId, @Nullable Instant pickBy) implements WorkOrderEvent {}

    @StoredName("workorder.offer-declined")
    record OfferDeclined(String offerId, String vendorId, Personal reason) implements WorkOrderEvent {}

    /// Nobody answered in time.
    @StoredName("workorder.offer-expired")
    record OfferExpired(String offerId, String vendorId) implements WorkOrderEvent {}

    @StoredName("workorder.offer-withdrawn")
    record OfferWithdrawn(String offerId, String vendorId, Withdrawal cause) implements WorkOrderEvent {}

    /// Who had accepted does not do it after all.
    @StoredName("workorder.vendor-unassigned")
    record VendorUnassigned(String offerId, String vendorId, Personal reason) implements WorkOrderEvent {}

    /// After `rounds` offers nobody is left whom a rule would ask: the office goes on.
    @StoredName("workorder.assignment-exhausted")
    record AssignmentExhausted(int cycle, int rounds) implements WorkOrderEvent {}

    /// A time is to be found and proposed. `round` counts 1, 2, 3.
    ///
    /// @param within the hours that would suit, at the site; empty: any
    /// @param confirmers who may confirm it, besides the office
    @StoredName("workorder.visit-wanted")
    record VisitWanted(int round, String siteId, String zone, List<AvailabilityWindow> within, Confirmation confirm,
            List<String> confirmers) implements WorkOrderEvent {}

    /// A time that would suit, with somebody who is free then; it waits for its confirmation, and no visit stands yet. A booking with this
    /// `visitId` takes it up; with AUTO that follows at once.
    ///
    /// @param reasons what speaks for it
    @StoredName("workorder.visit-proposed")
    record VisitProposed(String visitId, int round, String siteId, Appointment appointment, String technicianId, List<String> reasons,
            Confirmation confirm) implements WorkOrderEvent {}

    /// Nobody is free in the hours that would suit: the office finds a time.
    @StoredName("workorder.no-time-found")
    record NoTimeFound(int round, SchedulingEvent.NoSlotReason reason) implements WorkOrderEvent {}

    /// What was proposed is not meant any more; its time is free again.
    ///
    /// @param wish when it would suit instead, of who declined
    @StoredName("workorder.proposal-withdrawn")
    record ProposalWithdrawn(String visitId, ProposalEnd cause, @Nullable Personal wish) implements WorkOrderEvent {}

    /// The order's echo of a booking; the booking's stream id is the visit's id.
    @StoredName("workorder.visit-scheduled")
    record VisitScheduled(String visitId, String siteId, Appointment appointment, List<String> resourceIds) implements WorkOrderEvent {}

    @StoredName("workorder.visit-rescheduled")
    record VisitRescheduled(String visitId, String siteId, Appointment appointment, Appointment previous, List<String> resourceIds)
            implements
                WorkOrderEvent {}

    /// The order could not take the booking (it was cancelled meanwhile): scheduling releases it.
    @StoredName("workorder.visit-refused")
    record VisitRefused(String visitId, String reason) implements WorkOrderEvent {}

    @StoredName("workorder.technician-assigned")
    record TechnicianAssigned(String visitId, String personId, VisitRole role, @Nullable String replaced) implements WorkOrderEvent {}

    /// A visit that nobody booked: who has the work came, or began. It takes no time in the calendar; the appointment's start is when it
    /// was opened.
    @StoredName("workorder.visit-opened")
    record VisitOpened(String visitId, String siteId, Appointment appointment, List<String> personIds) implements WorkOrderEvent {}

    @StoredName("workorder.visit-dispatched")
    record VisitDispatched(String visitId, String personId) implements WorkOrderEvent {}

    @StoredName("workorder.visit-cancelled")
    record VisitCancelled(String visitId, List<String> resourceIds, String cause, Instant freesFrom) implements WorkOrderEvent {}

    @StoredName("workorder.travel-started")
    record TravelStarted(String visitId, String personId, @Nullable Instant eta) implements WorkOrderEvent {}

    @StoredName("workorder.arrived")
    record Arrived(String visitId, String personId) implements WorkOrderEvent {}

    @StoredName("workorder.work-started")
    record WorkStarted(String visitId, String personId) implements WorkOrderEvent {}

    @StoredName("workorder.timer-started")
    record TimerStarted(String visitId, String personId, boolean attended, Instant from) implements WorkOrderEvent {}

    @StoredName("workorder.timer-stopped")
    record TimerStopped(String visitId, String personId, boolean attended, Instant from, Instant to) implements WorkOrderEvent {}

    /// Worked time as somebody says it afterwards. Not `attended`: something ran by itself, and nobody stood by.
    @StoredName("workorder.time-logged")
    record TimeLogged(String timeId, @Nullable String visitId, String personId, boolean attended, Instant from, Instant to, boolean late)
            implements
                WorkOrderEvent {}

    /// `by` wrote it; absent in facts of version 1.
    @StoredName(value = "workorder.note-added", version = 2)
    record NoteAdded(String noteId, Personal text, boolean late, @Nullable String by) implements WorkOrderEvent {}

    @StoredName("workorder.photo-added")
    record PhotoAdded(String photoId, PhotoPhase phase, FileRef file, boolean late) implements WorkOrderEvent {}

    /// What it cost is inventory's, what it is sold for invoicing's.
    ///
    /// @param serial of the very piece; absent where nobody noted it, and in facts of version 1, as `warrantyUntil` is
    /// @param warrantyUntil the last day on which its maker stands for it
    @StoredName(value = "workorder.part-used", version = 2)
    record PartUsed(String lineId, String partId, Quantity quantity, String location, @Nullable String visitId, boolean late,
            @Nullable String serial, @Nullable LocalDate warrantyUntil) implements WorkOrderEvent {}

    /// A picture or a paper that belongs to the order, beside those that it was opened with.
    @StoredName("workorder.file-attached")
    record FileAttached(FileRef file) implements WorkOrderEvent {}

    /// Somebody found out whether a warranty pays for the work. What was said last holds.
    ///
    /// @param words what covers it, or why nothing does
    /// @param until its last day; absent where nobody knows
    @StoredName("workorder.warranty-flagged")
    record WarrantyFlagged(boolean covered, Personal words, @Nullable LocalDate until) implements WorkOrderEvent {}

    /// The work is at another of the customer's places than was said. Visits that were planned are cancelled before.
    ///
    /// @param zone the new place's
    /// @param revision of what is to be done, from here on
    @StoredName("workorder.site-changed")
    record SiteChanged(String fromSiteId, String siteId, String zone, int revision) implements WorkOrderEvent {}

    /// Of a line of material, this much was not used after all and is where it came from.
    @StoredName("workorder.part-returned")
    record PartReturned(String returnId, String lineId, String partId, Quantity quantity, String location, @Nullable String visitId,
            boolean late) implements WorkOrderEvent {}

    @StoredName("workorder.visit-finished")
    record VisitFinished(String visitId, List<String> resourceIds, Instant freesFrom) implements WorkOrderEvent {}

    /// The visit began and did not lead to the result.
    @StoredName("workorder.visit-not-done")
    record VisitNotDone(String visitId, List<String> resourceIds, String cause, Instant freesFrom) implements WorkOrderEvent {}

    /// Nothing came of the visit, since somebody did not show.
    @StoredName("workorder.visit-missed")
    record VisitMissed(String visitId, List<String> resourceIds, NoShow by, Instant freesFrom) implements WorkOrderEvent {}

    /// Somebody comes later than was promised. `late`: reported when the visit was over.
    @StoredName("workorder.delay-reported")
    record DelayReported(String visitId, String personId, Personal reason, Instant newEta, boolean late) implements WorkOrderEvent {}

    /// What should be done next, and in how many months.
    @StoredName("workorder.recommendation-made")
    record RecommendationMade(String recommendationId, Personal text, int inMonths, boolean late) implements WorkOrderEvent {}

    @StoredName("workorder.recommendation-dismissed")
    record RecommendationDismissed(String recommendationId) implements WorkOrderEvent {}

    /// The end of the work as a phone reported it when the order had ended already: nothing is lost, and somebody looks at it.
    @StoredName("workorder.late-report-received")
    record LateReportReceived(String reportId, Personal summary, @Nullable FileRef signature, @Nullable Personal signedBy)
            implements
                WorkOrderEvent {}

    /// What is known of the request changed, and nothing of what is to be done.
    @StoredName("workorder.details-corrected")
    record DetailsCorrected(Personal description, Priority priority, boolean asap, List<AvailabilityWindow> availability)
            implements
                WorkOrderEvent {}

    /// One answer of a form. `text` holds words, a number as it was written, the choice, or a day as `2026-03-02`; `ticked` the points of a
    /// checklist that are done; `file` a photo or a signature.
    record FormAnswer(String fieldId, String label, AnswerKind kind, @Nullable Personal text, List<String> ticked,
            @Nullable FileRef file) {}

    /// What was answered with a step, by the form that the policy has for it; the step's own fact follows. `form` is the step's command.
    @StoredName("workorder.form-answered")
    record FormAnswered(String form, List<FormAnswer> answers) implements WorkOrderEvent {}

    /// How the visit goes on, as who is on site sees it. The last one of a visit holds. `by` chose it.
    @StoredName("workorder.course-chosen")
    record CourseChosen(String visitId, Course course, String by) implements WorkOrderEvent {}

    @StoredName("workorder.signature-captured")
    record SignatureCaptured(FileRef image, Personal signedBy) implements WorkOrderEvent {}

    @StoredName("workorder.action-item-resolved")
    record ActionItemResolved(String itemId) implements WorkOrderEvent {}

    /// It was not done, and will not be; `reason` where somebody gave one.
    @StoredName(value = "workorder.action-item-closed", version = 2)
    record ActionItemClosed(String itemId, @Nullable Personal reason) implements WorkOrderEvent {}

    /// It is done elsewhere: in the follow-up of this order, or in the order that this one was merged into; `to` is its id.
    @StoredName("workorder.action-item-moved")
    record ActionItemMoved(String itemId, String to) implements WorkOrderEvent {}

    /// Something is left for another day. `childId` names the follow-up; of the kind `ORDER` it is the new order's id, and `childNumber` the
    /// number that it will have. `dueInMonths` is for a `REMINDER`.
    @StoredName("workorder.follow-up-created")
    record FollowUpCreated(FollowUpKind kind, String childId, @Nullable String childNumber, List<String> itemsMoved, Personal text,
            @Nullable Integer dueInMonths) implements WorkOrderEvent {}

    @StoredName("workorder.order-linked")
    record OrderLinked(String otherOrderId, String otherNumber, LinkKind kind) implements WorkOrderEvent {}

    /// Another order asks for the same, and goes on alone; this one's closing follows.
    @StoredName("workorder.merged")
    record WorkOrderMerged(String into, String intoNumber) implements WorkOrderEvent {}

    /// Work waits. `until` is when it may go on, as far as anybody knows; `from` is our clock.
    @StoredName("workorder.hold-placed")
    record HoldPlaced(HoldReason reason, Personal note, HeldVisits visits, @Nullable Instant until, Instant from)
            implements
                WorkOrderEvent {}

    @StoredName("workorder.hold-released")
    record HoldReleased(HoldReason reason, HoldEnd by, Duration heldFor) implements WorkOrderEvent {}

    /// A word from the customer, in the portal or by mail.
    @StoredName("workorder.customer-replied")
    record CustomerReplied(String replyId, Personal text, boolean late) implements WorkOrderEvent {}

    /// Everything that invoicing needs to draft without asking anybody. `cycle` counts from 1; a reopened order is in its next. `billed` is
    /// what is asked for in place of `worked`, where the policy has somebody judge it; `billedReason` why it is less than the least.
    @StoredName(value = "workorder.work-completed", version = 2)
    record WorkCompleted(int cycle, String customerId, String siteId, String serviceType, Duration worked, List<PartLine> parts, int trips,
            Personal summary, List<FileRef> photos, @Nullable FileRef signature, @Nullable Duration billed,
            @Nullable Personal billedReason) implements WorkOrderEvent {}

    /// Somebody has looked at the work and accepts it.
    @StoredName("workorder.work-verified")
    record WorkVerified(int cycle) implements WorkOrderEvent {}

    /// Somebody has looked at the work: it is not done yet. What was told of it stays told.
    @StoredName("workorder.work-sent-back")
    record WorkSentBack(int cycle, Personal reason) implements WorkOrderEvent {}

    /// The one fact that starts an invoice, once per order and cycle; `completion` is the sequence of the WorkCompleted that it bills.
    @StoredName("workorder.ready-to-bill")
    record ReadyToBill(int cycle, long completion) implements WorkOrderEvent {}

    /// Invoicing's fact, echoed beside the status, never inside it. `document` is the invoice's id.
    @StoredName("workorder.billing-noted")
    record BillingNoted(BillingState state, String document, Money amount) implements WorkOrderEvent {}

    /// A PDF was rendered. `edition` counts 1, 2, 3 per kind; `revision` is the content that it shows.
    @StoredName(value = "workorder.document-issued", version = 2)
    record DocumentIssued(String documentId, DocumentKind kind, int edition, int revision, FileRef file) implements WorkOrderEvent {}

    /// `stage` is the status that the order had.
    @StoredName("workorder.cancelled")
    record WorkOrderCancelled(String stage, Personal reason) implements WorkOrderEvent {}

    /// The work will not be done; the order's closing follows.
    @StoredName("workorder.not-carried-out")
    record WorkNotCarriedOut(Personal reason) implements WorkOrderEvent {}

    /// The order lives once more, as `cycle`. Nothing of the earlier ones is changed.
    ///
    /// `callback`: the work had been done, and is complained of. `followUps` are the orders that came out of this one.
    @StoredName("workorder.reopened")
    record WorkOrderReopened(int cycle, Personal reason, boolean callback, List<String> previousInvoices, List<String> followUps)
            implements
                WorkOrderEvent {}

    @StoredName("workorder.closed")
    record WorkOrderClosed(Outcome outcome, int cycle, boolean workDone) implements WorkOrderEvent {}
}
