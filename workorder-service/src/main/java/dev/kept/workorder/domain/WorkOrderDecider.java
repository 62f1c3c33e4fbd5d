package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Decider;
import dev.kept.decision.Decision;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
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
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
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
import java.util.List;
import java.util.Optional;

/// What a work order answers. Every rule is below one of these lines; the automatic steps of the order's policy follow in the same breath.
public final class WorkOrderDecider implements Decider<WorkOrderCommand, WorkOrder, WorkOrderEvent> {
    private final Policies policies;

    public WorkOrderDecider(Policies policies) {
        this.policies = policies;
    }

    @Override
    public WorkOrder initial() {
        return new WorkOrder.None();
    }

    @Override
    public Decision<WorkOrderEvent> decide(WorkOrderCommand command, WorkOrder state, Asked asked) {
        return switch (state) {
            case WorkOrder.None _ -> command instanceof OpenOrder open ? open(open, asked) : Decision.notFound();
            case Order order when !Access.mayAsk(command, order, asked.by()) -> Decision.notFound();
            case Order order -> policyOf(order, asked)
                    .map(policy -> Access.refusal(command, order, policy, asked.by())
                            .orElseGet(() -> decide(command, order, policy, asked)))
                    .orElseGet(() -> unknownPolicy(order.request().policy()));
        };
    }

    private Decision<WorkOrderEvent> open(OpenOrder open, Asked asked) {
        return policies.named(asked.by().tenant(), open.policy()).map(policy -> Opening.open(open, policy, asked))
                .orElseGet(() -> unknownPolicy(open.policy()));
    }

    /// The one that the order is under; empty where the tenant does not have it.
    Optional<Policy> policyOf(Order order, Asked asked) {
        return policies.named(asked.by().tenant(), order.request().policy());
    }

    private static Decision<WorkOrderEvent> unknownPolicy(String name) {
        return Decision.refused("unknown-policy", "There is no policy " + name + ". Publish it, then repeat.");
    }

    private static Decision<WorkOrderEvent> decide(WorkOrderCommand command, Order order, Policy policy, Asked asked) {
        return switch (command) {
            case OpenOrder it -> openAgain(it, order, asked);
            case EditDraft it -> Drafting.edit(it, order, policy, asked);
            case AddItem it -> Drafting.addItem(it, order, policy, asked);
            case SetEstimate it -> Drafting.setEstimate(it, order, policy, asked);
            case Submit it -> Drafting.submit(it, order, policy, asked);
            case WithdrawSubmission _ -> Drafting.withdraw(order, policy);
            case ReassignApprover it -> Approving.reassign(it, order, policy, asked);
            case RemindApprover it -> Patience.remind(it, order, policy, asked);
            case ExpireApproval it -> Patience.expire(it, order, policy, asked);
            case ResetToDraft _ -> Drafting.reset(order, policy);
            case CloseDenied _ -> Drafting.closeDenied(order, policy, asked);
            case Release it -> Approving.release(it, order, policy);
            case Approve it -> Approving.approve(it, order, policy, asked);
            case Deny it -> Approving.deny(it, order, policy, asked);
            case ScheduleVisit it -> Visiting.schedule(it, order, policy, asked);
            case RescheduleVisit it -> Visiting.reschedule(it, order, policy);
            case OfferTo it -> Offering.offer(it, order, policy, asked);
            case AcceptOffer it -> Offering.accept(it, order, policy, asked);
            case DeclineOffer it -> Offering.decline(it, order, policy);
            case WithdrawOffer _ -> Offering.withdraw(order);
            case ExpireOffer it -> Offering.expire(it, order, policy, asked);
            case UnassignVendor it -> Unassigning.unassign(it, order, policy, asked);
            case UnassignUnpicked it -> Unassigning.unpicked(it, order, policy, asked);
            case NoteExhausted _ -> Offering.exhausted(order, policy);
            case ProposeVisit it -> Proposing.propose(it, order, policy);
            case NoteNoTime it -> Proposing.none(it, order, policy);
            case DeclineProposal it -> Proposing.decline(it, order, policy, asked);
            case ExpireProposal it -> Proposing.expire(it, order, policy, asked);
            case CancelVisit it -> Visiting.cancel(it, order, asked);
            case StartTravel it -> OnSite.startTravel(it, order, asked);
            case Arrive it -> OnSite.arrive(it, order, policy, asked);
            case StartWork it -> OnSite.startWork(it, order, policy, asked);
            case AssignTechnician it -> Assigning.assign(it, order, policy, asked);
            case Unassign _ -> Assigning.unassign(order, policy, asked);
            case StartTimer it -> TimeKeeping.start(it, order, policy, asked);
            case StopTimer it -> OnSite.stopTimer(it, order, policy, asked);
            case LogTime it -> TimeKeeping.log(it, order, asked);
            case FinishVisit it -> OnSite.finish(it, order, policy, asked);
            case ReportNotDone it -> OnSite.notDone(it, order, policy, asked);
            case ChooseCourse it -> Choosing.choose(it, order, policy, asked);
            case Hold it -> Holding.hold(it, order, policy, asked);
            case Resume _ -> Holding.resume(order, policy, asked);
            case Reply it -> Holding.reply(it, order, policy, asked);
            case Amend it -> Amending.amend(it, order, policy, asked);
            case ProposeExtraWork it -> ExtraWork.propose(it, order, policy, asked);
            case WithdrawExtra _ -> ExtraWork.withdraw(order, policy, asked);
            case CorrectDetails it -> Drafting.correct(it, order, policy);
            case ReportDelay it -> OnSite.delay(it, order, asked);
            case ReportNoShow it -> OnSite.noShow(it, order, policy, asked);
            case ResolveItem it -> Itemizing.resolve(it.itemId(), order, policy, asked.by());
            case CloseItem it -> Itemizing.close(it, order, policy, asked.by());
            case CreateFollowUp it -> FollowingUp.create(it, order, policy);
            case LinkOrder it -> Filing.link(it, order);
            case AttachFile it -> Filing.attach(it, order);
            case FlagWarranty it -> Filing.flag(it, order);
            case NameEquipment it -> Equipment.name(it, order, policy, asked);
            case ChangeSite it -> Relocating.change(it, order, policy, asked);
            case MergeInto it -> Merging.merge(it, order, policy, asked);
            case JoinOccurrence it -> Itemizing.join(it.item(), order, policy);
            case JoinDuplicate it -> Merging.join(it, order, policy);
            case Recommend it -> Noting.recommend(it, order);
            case DismissRecommendation it -> Noting.dismiss(it, order);
            case ReportLate it -> Noting.late(it, order, policy, asked);
            case AddNote it -> Noting.note(it, order, asked);
            case AddPhoto it -> Noting.photo(it, order, asked);
            case UsePart it -> Noting.part(it, order, asked);
            case ReturnPart it -> Returning.part(it, order, asked);
            case Complete it -> Completing.complete(it, order, policy, asked);
            case Verify _ -> Reopening.verify(order, policy, asked);
            case SendBack it -> Reopening.sendBack(it, order, policy);
            case Close _ -> Ending.close(order, policy, asked);
            case CloseNotCarriedOut it -> Ending.notCarriedOut(it, order, policy, asked);
            case Reopen it -> Reopening.reopen(it, order, policy, asked);
            case Cancel it -> Ending.cancel(it, order, policy, asked);
            case NoteBilling it -> Ending.noteBilling(it, order, policy, asked);
            case IssueDocument it -> issue(it, order);
            case AdoptPolicy it -> Adopting.adopt(it, order);
        };
    }

    /// The same request under the same id was heard already; another one needs an id of its own.
    private static Decision<WorkOrderEvent> openAgain(OpenOrder it, Order order, Asked asked) {
        var was = order.request();
        boolean same = was.openedBy().equals(asked.by().id()) && was.description().text().equals(it.description())
                && it.known().site() != null
                && was.siteId().equals(it.known().site().siteId());
        return same
                ? Decision.accepted(List.of())
                : Decision.refused("already-opened", "There is an order with this id already. Open this one with an id of its own.");
    }

    private static Decision<WorkOrderEvent> issue(IssueDocument it, Order order) {
        if (order.papers().has(it.documentId()))
            return Decision.accepted(List.of());
        if (it.revision() < Order.FIRST_REVISION || it.revision() > order.revision())
            return Decision.invalid("unknown-revision",
                    "The order is at revision " + order.revision() + ", there is no " + it.revision() + ".");
        if (order.papers().documents().size() >= Limits.MOST_DOCUMENTS)
            return Limits.full("documents", Limits.MOST_DOCUMENTS);
        return Decision.accepted(List.of(new DocumentIssued(it.documentId(), it.kind(), order.papers().nextEdition(it.kind()),
                it.revision(), it.file())));
    }

    @Override
    public WorkOrder evolve(WorkOrder state, WorkOrderEvent event) {
        return switch (state) {
            case WorkOrder.None none -> event instanceof WorkOrderOpened opened ? Order.opened(opened) : none;
            case Order order -> Evolution.after(order, event);
        };
    }
}
