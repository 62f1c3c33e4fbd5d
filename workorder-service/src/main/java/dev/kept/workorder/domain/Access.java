package dev.kept.workorder.domain;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.workorder.domain.Policy.Scheduling.WhoPicks;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.AdoptPolicy;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Arrive;
import dev.kept.workorder.domain.WorkOrderCommand.AssignTechnician;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.CancelVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ChooseCourse;
import dev.kept.workorder.domain.WorkOrderCommand.Close;
import dev.kept.workorder.domain.WorkOrderCommand.CloseDenied;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CloseNotCarriedOut;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.CreateFollowUp;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.IssueDocument;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.NoteExhausted;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ResetToDraft;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sees an order, and who may ask what of it. It follows from the order's own facts: whose it is, who was asked, who comes.
public final class Access {
    static final String WHO_SETTLES_ITEMS = "The technician of the visit does that, or the office.";
    private static final String DECIDES = "Those who were asked for their approval decide, or the office.";

    private static final String ASKED_ANSWER = "Who was asked answers an offer. The office may withdraw it.";

    private Access() {}

    /// Whether the order is there for this caller. A technician joins when given a visit or the order itself, after the release; one that
    /// is released for whoever is first is there for all of them, so that one can take it, until somebody has it.
    public static boolean sees(WorkOrder state, Caller by) {
        return switch (state) {
            case WorkOrder.None _ -> false;
            case Order order -> sees(order, by);
        };
    }

    private static boolean sees(Order order, Caller by) {
        if (by.is(Role.OFFICE) || by.is(Role.ACCOUNTANT) || by.is(Role.SERVICE))
            return true;
        return (by.is(Role.CUSTOMER) && by.actsFor(order.request().customerId()))
                || (by.is(Role.TECHNICIAN) && (isParty(order, by) || order.isFree()))
                || (by.is(Role.LINK) && (wasAsked(order, by) || askedByForm(order, by)));
    }

    /// Gate codes are for the office, which writes them down, and for those who come, from release to close.
    public static boolean knowsTheWayIn(Order order, Caller by) {
        return by.is(Role.OFFICE)
                || (order.comes(by.id()) && order.phase().released() && !(order.phase() instanceof Phase.Closed));
    }

    /// Who is asked sees what they are asked for, and who accepted, what they have; not who declined or was too late.
    private static boolean isParty(Order order, Caller by) {
        return order.isAssigned(by.id()) || order.offers().isTheirs(by.id()) || order.request().openedBy().equals(by.id());
    }

    /// Who answers too late is told what happened, though the order is not there for them any more.
    private static boolean wasOffered(WorkOrderCommand command, Order order, Caller by) {
        return switch (command) {
            case AcceptOffer it -> isOffered(order, by, it.offerId());
            case DeclineOffer it -> isOffered(order, by, it.offerId());
            default -> false;
        };
    }

    private static boolean isOffered(Order order, Caller by, String offerId) {
        return by.is(Role.TECHNICIAN) && order.offers().named(offerId).filter(offer -> offer.vendorId().equals(by.id())).isPresent();
    }

    private static boolean hasAccepted(Order order, Caller by) {
        return by.is(Role.TECHNICIAN) && order.offers().accepted().filter(offer -> offer.vendorId().equals(by.id())).isPresent();
    }

    /// Whether the order is there for them at all.
    static boolean mayAsk(WorkOrderCommand command, Order order, Caller by) {
        return sees(order, by) || wasOffered(command, order, by);
    }

    /// Empty where a caller for whom the order is there may ask for it; whether the order can take it is another question.
    static Optional<Decision<WorkOrderEvent>> refusal(WorkOrderCommand command, Order order, Policy policy, Caller by) {
        var kept = SameOrganisation.refusal(command, order, policy, by);
        if (kept.isPresent())
            return kept;
        return switch (command) {
            case OpenOrder _ -> Optional.empty(); // the policy says who opens
            case EditDraft _,AddItem _,SetEstimate _,Submit _,WithdrawSubmission _,ResetToDraft _,CloseDenied _,Release _ ->
                unless(by.is(Role.OFFICE) || isSubmitter(order, policy, by), "Who asked for the work does that, or the office.");
            case ReassignApprover _ -> unless(by.is(Role.OFFICE) || isSubmitter(order, policy, by) || approves(order, by),
                    "Who asked for the work picks who approves it, or the office.");
            case Approve it -> unless(by.is(Role.OFFICE) || isAsked(order, by, it.approvalId()), DECIDES).or(() -> fourEyes(it, order, by));
            case Deny it -> unless(by.is(Role.OFFICE) || isAsked(order, by, it.approvalId()), DECIDES);
            case ScheduleVisit _,RescheduleVisit _ ->
                unless(by.is(Role.SERVICE), "Visits are booked and moved in the calendar; the order follows by itself.");
            case OfferTo _ -> unless(by.is(Role.OFFICE) || by.is(Role.SERVICE), "The office offers work, or a rule does.");
            case AcceptOffer it -> unless(isOffered(order, by, it.offerId()), ASKED_ANSWER);
            case DeclineOffer it -> unless(isOffered(order, by, it.offerId()), ASKED_ANSWER);
            case WithdrawOffer _ -> unless(by.is(Role.OFFICE), "The office withdraws an offer.");
            case UnassignVendor _ -> unless(by.is(Role.OFFICE) || hasAccepted(order, by),
                    "Who accepted the work gives it back, or the office takes it off them.");
            case DeclineProposal _ -> unless(by.is(Role.OFFICE) || Proposing.mayConfirm(order, policy, by),
                    "Who was to confirm this time declines it, or the office.");
            case ExpireOffer _,UnassignUnpicked _,NoteExhausted _,ProposeVisit _,NoteNoTime _,ExpireProposal _ ->
                unless(by.is(Role.SERVICE), "Kept records this by itself.");
            case CancelVisit _ -> unless(by.is(Role.OFFICE) || by.is(Role.SERVICE), "The office cancels visits. Ask it to.");
            case StartTravel _,Arrive _,StartWork _,StartTimer _,LogTime _,ChooseCourse _ ->
                unless(isTechnician(order, by), "Who does the visit reports this: the technician, on the job's page.");
            case AssignTechnician it -> unless(by.is(Role.OFFICE) || (by.is(Role.TECHNICIAN) && it.personId().equals(by.id())),
                    "The office says who does the work; a technician takes what is free for themself.");
            case Unassign _ -> unless(by.is(Role.OFFICE) || (by.is(Role.TECHNICIAN) && order.assignee().has(by.id())),
                    "Who has the order gives it back, or the office.");
            case CorrectDetails _ -> unless(by.is(Role.OFFICE) || by.is(Role.CUSTOMER), "The customer corrects that, or the office.");
            case ReportNoShow it -> unless(
                    by.is(Role.OFFICE) || isTechnician(order, by) || (by.is(Role.CUSTOMER) && it.by() == NoShow.ASSIGNEE),
                    "The customer says that nobody came; that the customer was not there says the technician, or the office.");
            case DismissRecommendation _ -> unless(by.is(Role.OFFICE) || by.is(Role.CUSTOMER), "The customer decides that, or the office.");
            case ReportDelay _,Recommend _,ReportLate _,StopTimer _,FinishVisit _,ReportNotDone _,UsePart _,ReturnPart _ ->
                unless(isTechnician(order, by) || by.is(Role.OFFICE), "The technician of the visit does that, or the office.");
            case Complete _ -> unless(isTechnician(order, by) || by.is(Role.OFFICE) || isSubmitter(order, policy, by),
                    "The technician of the visit does that, or the office."); // the policy says who of them
            case CreateFollowUp _ -> unless(isTechnician(order, by) || by.is(Role.OFFICE),
                    "The technician of the visit does that, or the office.").or(() -> unlessReplaced(order, by));
            case ResolveItem _,CloseItem _ -> unless(isTechnician(order, by) || by.is(Role.OFFICE) || isSubmitter(order, policy, by),
                    WHO_SETTLES_ITEMS).or(() -> unlessReplaced(order, by)); // the policy says whether the submitter
            case Hold _ -> unless(isTechnician(order, by) || by.is(Role.OFFICE), "The technician puts an order on hold, or the office.")
                    .or(() -> unlessReplaced(order, by));
            case Amend _,ProposeExtraWork _,WithdrawExtra _ ->
                unless(isTechnician(order, by) || by.is(Role.OFFICE), "The technician changes what is to be done, or the office.")
                        .or(() -> unlessReplaced(order, by));
            case Resume _ -> unless(isTechnician(order, by) || by.is(Role.OFFICE) || by.is(Role.CUSTOMER) || by.is(Role.SERVICE),
                    "Those who take part in the order let it go on.").or(() -> unlessReplaced(order, by));
            case Reply _ -> unless(by.is(Role.CUSTOMER) || by.is(Role.SERVICE), "A reply is the customer's. Write a note.");
            case AddNote _,AddPhoto _ -> unless(
                    by.is(Role.OFFICE) || by.is(Role.CUSTOMER) || (by.is(Role.TECHNICIAN) && isParty(order, by)),
                    "Notes and photos come from the customer, the technician or the office.");
            case Verify _,SendBack _ -> unless(by.is(Role.OFFICE) || approves(order, by),
                    "The office looks at the work, or those who approved it.");
            case Close _ -> unless(by.is(Role.OFFICE) || by.is(Role.ACCOUNTANT) || by.is(Role.CUSTOMER) || isTechnician(order, by),
                    "Those who take part close an order.");
            case CloseNotCarriedOut _ ->
                unless(isTechnician(order, by) || by.is(Role.OFFICE) || SameOrganisation.isOneOfThem(order, policy, by),
                        "The technician says that, or the office.");
            case Reopen _ -> unless(by.is(Role.OFFICE) || by.is(Role.CUSTOMER), "The customer reopens an order, or the office.");
            case Cancel _ -> unless(by.is(Role.OFFICE) || by.is(Role.CUSTOMER), "The customer cancels an order, or the office.");
            case AdoptPolicy _ -> unless(by.is(Role.OFFICE), "The office moves orders to another version of their policy.");
            case RemindApprover _,ExpireApproval _ ->
                unless(by.is(Role.SERVICE), "Time does that by itself, as the order's policy says.");
            case LinkOrder _,FlagWarranty _,NameEquipment _ ->
                unless(by.is(Role.OFFICE) || isTechnician(order, by) || isSubmitter(order, policy, by),
                        "Who asked for the work does that, the technician, or the office.");
            case AttachFile _ -> unless(by.is(Role.OFFICE) || isTechnician(order, by) || by.is(Role.CUSTOMER),
                    "Files come from the customer, the technician or the office.");
            case ChangeSite _,MergeInto _ ->
                unless(by.is(Role.OFFICE) || isSubmitter(order, policy, by), "Who asked for the work does that, or the office.");
            case JoinDuplicate _,JoinOccurrence _,NoteBilling _,IssueDocument _ ->
                unless(by.is(Role.SERVICE), "Kept records this by itself.");
        };
    }

    private static Optional<Decision<WorkOrderEvent>> unless(boolean may, String sentence) {
        return may ? Optional.empty() : Optional.of(Decision.forbidden(sentence));
    }

    /// Four eyes: who proposed extra work does not say yes to it. Who opened the order or sent it in does not say yes where somebody else
    /// was asked, not even from the office. A no is theirs to say.
    private static Optional<Decision<WorkOrderEvent>> fourEyes(Approve it, Order order, Caller by) {
        var proposed = order.scope().proposed();
        if (order.waitsForApproval() && proposed != null && proposed.proposedBy().equals(by.id()))
            return Optional.of(Decision.forbidden("You proposed this extra work, so somebody else says yes to it."));
        boolean othersAsked = order.openApproval().filter(open -> !open.approvers().isEmpty() && !open.asks(by.id()))
                .isPresent();
        return unless(!othersAsked || !asksForIt(order, by),
                "You asked for this work, so somebody else approves it: " + (it.asked().isEmpty()
                        ? "who was asked"
                        : String.join(" or ", it.asked())) + ", or another person of the office.");
    }

    /// What they did is told by facts; how it goes on is the others'.
    private static Optional<Decision<WorkOrderEvent>> unlessReplaced(Order order, Caller by) {
        boolean isOfTheCrew = by.is(Role.TECHNICIAN) && !by.is(Role.OFFICE);
        return isOfTheCrew && order.isReplaced(by.id()) ? Optional.of(Refusals.comesNoMore()) : Optional.empty();
    }

    static boolean isTechnician(Order order, Caller by) {
        return by.is(Role.TECHNICIAN) && order.isAssigned(by.id());
    }

    private static boolean asksForIt(Order order, Caller by) {
        return order.request().openedBy().equals(by.id()) || order.request().requesterId().equals(by.id())
                || (order.phase() instanceof Phase.Submitted(var submitter) && by.id().equals(submitter));
    }

    /// Who asked for the work or opened the order, or whoever stands for them.
    static boolean isSubmitter(Order order, Policy policy, Caller by) {
        return isSubmitter(order, by) || SameOrganisation.isOneOfThem(order, policy, by);
    }

    private static boolean isSubmitter(Order order, Caller by) {
        return !by.is(Role.LINK) && order.request().submitters().contains(by.id());
    }

    /// Who finds a time for it: the office, who accepted the work, or as the policy says.
    static boolean picks(Order order, Caller by, Policy policy) {
        return by.is(Role.OFFICE) || (policy.scheduling().whoPicks() == WhoPicks.SUBMITTER && isSubmitter(order, by))
                || (by.is(Role.TECHNICIAN) && order.offers().accepted().filter(offer -> offer.vendorId().equals(by.id())).isPresent());
    }

    /// Asked, and signed in: a link is good for its one answer.
    private static boolean approves(Order order, Caller by) {
        return wasAsked(order, by) && !by.is(Role.LINK);
    }

    /// The open question is answered by those whom it asks. Of any other, whoever was asked something hears what became of it.
    private static boolean isAsked(Order order, Caller by, @Nullable String question) {
        return order.openApproval().filter(open -> open.approvalId().equals(question)).map(open -> open.asks(by.id()))
                .orElseGet(() -> wasAsked(order, by));
    }

    /// A public form answers a repetition as it answered the first time.
    private static boolean askedByForm(Order order, Caller by) {
        return order.request().source() == Source.FORM && order.request().openedBy().equals(by.onBehalfOf());
    }

    private static boolean wasAsked(Order order, Caller by) {
        return order.approvals().stream().anyMatch(approval -> approval.asks(by.id()));
    }
}
