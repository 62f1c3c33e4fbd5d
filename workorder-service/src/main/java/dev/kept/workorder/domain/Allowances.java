package dev.kept.workorder.domain;

import dev.kept.decision.Asked;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.decision.Decision;
import dev.kept.decision.Decision.Accepted;
import dev.kept.decision.Decision.Refused;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddItem;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
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
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.FinishVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.ReassignApprover;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.Release;
import dev.kept.workorder.domain.WorkOrderCommand.Reopen;
import dev.kept.workorder.domain.WorkOrderCommand.Reply;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNotDone;
import dev.kept.workorder.domain.WorkOrderCommand.ResetToDraft;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import dev.kept.workorder.domain.WorkOrderCommand.Resume;
import dev.kept.workorder.domain.WorkOrderCommand.ReturnPart;
import dev.kept.workorder.domain.WorkOrderCommand.SendBack;
import dev.kept.workorder.domain.WorkOrderCommand.SetEstimate;
import dev.kept.workorder.domain.WorkOrderCommand.StartTimer;
import dev.kept.workorder.domain.WorkOrderCommand.StartTravel;
import dev.kept.workorder.domain.WorkOrderCommand.StartWork;
import dev.kept.workorder.domain.WorkOrderCommand.StopTimer;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import dev.kept.workorder.domain.WorkOrderCommand.Unassign;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignVendor;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import dev.kept.workorder.domain.WorkOrderCommand.Verify;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawExtra;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawOffer;
import dev.kept.workorder.domain.WorkOrderCommand.WithdrawSubmission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What somebody may do with an order now. No rule stands in here: the decider itself is asked, with commands that fill every field which
/// the body would bring. So what is missing is what the order lacks; of a policy's form, its questions too.
public final class Allowances {
    private static final String ANY = "probe";
    /// No order has a visit with this id.
    private static final String NEW = "probe of a new one";
    private static final FileRef FILE = new FileRef("0".repeat(64), "image/png", 1, ANY, ANY);
    private static final Known.ServiceType KIND = new Known.ServiceType(ANY, List.of(), Duration.ofHours(1));
    private static final Known.Circles ANYBODY = new Known.Circles(List.of(ANY), List.of(ANY), List.of(ANY));
    private static final List<Probe> PROBES = List.of(
            probe("edit-draft", "Change the draft", new EditDraft(ANY, null, null, null, null), must("revision"), may("description"),
                    may("priority"), may("asap"), may("availability"), may("items")),
            probe("add-item", "Add a thing to fix", new AddItem(new WorkOrderCommand.NewItem(ANY, ANY)), must("revision"),
                    must("description")),
            probe("set-estimate", "Set the estimate", new SetEstimate(new Money(1, "XTS")), must("revision"), may("estimate")),
            probe("submit", "Send the order in", new Submit(ANY, null, new Known(null, KIND, null, Known.Circles.NOBODY)), must("revision"),
                    may("approver")),
            probe("withdraw-submission", "Take it back", new WithdrawSubmission()),
            probe("reassign-approver", "Ask somebody else", new ReassignApprover(ANY, ANY, ANYBODY), must("to"), must("why")),
            probe("reset-to-draft", "Make it a draft again", new ResetToDraft()),
            probe("close-denied", "Close the denied order", new CloseDenied()),
            probe("release", "Release the order", new Release(KIND)),
            probe("start-travel", "Start travelling", new StartTravel(null, null), may("visitId"), may("eta")),
            probe("arrive", "Report arrival", new Arrive(null, NEW), may("visitId")),
            probe("start-work", "Start the work", new StartWork(null, NEW), may("visitId")),
            probe("unassign", "Give the order back", new Unassign()),
            probe("stop-timer", "Stop the timer", new StopTimer(), may("attended")),
            completing(null),
            probe("add-note", "Add a note", new AddNote(ANY, ANY), must("text")),
            probe("add-photo", "Add a photo", new AddPhoto(ANY, PhotoPhase.PROBLEM, FILE), must("file"), must("phase")),
            probe("use-part", "Use a part", new UsePart(ANY, ANY, new Quantity(BigDecimal.ONE, ANY), ANY, ANY), must("partId"),
                    must("quantity"), may("location"), may("serial"), may("warrantyUntil")),
            probe("finish-visit", "Finish the visit", new FinishVisit(null), may("visitId")),
            probe("report-not-done", "Report as not done", new ReportNotDone(null, ANY), may("visitId"), must("reason")),
            probe("resume", "Let it go on", new Resume()), probe("reply", "Answer", new Reply(ANY, ANY), must("text")),
            probe("amend", "Change what is to be done", new Amend(ANY, List.of(), List.of(), null), must("revision"), must("words"),
                    may("added"), may("dropped"), may("amount")),
            probe("withdraw-extra", "Take the extra work back", new WithdrawExtra()),
            probe("correct-details", "Correct the details", new CorrectDetails(ANY, null, null, null), may("description"), may("priority"),
                    may("asap"), may("availability")),
            probe("report-delay", "Report a delay", new ReportDelay(null, ANY, Instant.MAX), may("visitId"), must("reason"),
                    must("newEta")),
            probe("recommend", "Recommend", new Recommend(ANY, ANY, 0), must("text"), must("inMonths")),
            probe("create-follow-up", "Leave something for another day",
                    new CreateFollowUp(FollowUpKind.TASK, ANY, null, List.of(), ANY, null), must("kind"), must("text"), may("items"),
                    may("inMonths")),
            probe("attach-file", "Attach a file", new AttachFile(FILE), must("file")),
            probe("flag-warranty", "Say whether a warranty pays", new FlagWarranty(true, ANY, null), must("covered"), must("words"),
                    may("until")),
            probe("report-late", "Report late", new ReportLate(ANY, ANY, null, null), must("summary"), may("signature"), may("signedBy")),
            probe("verify", "Accept the work", new Verify()),
            probe("send-back", "Send the work back", new SendBack(ANY), must("reason")), probe("close", "Close the order", new Close()),
            probe("close-not-carried-out", "Close as not carried out", new CloseNotCarriedOut(ANY), must("reason")),
            probe("reopen", "Reopen the order", new Reopen(ANY), must("reason")),
            probe("cancel", "Cancel the order", new Cancel(ANY), must("reason")));
    private final WorkOrderDecider decider;

    public Allowances(WorkOrderDecider decider) {
        this.decider = decider;
    }

    private record Probe(String command, String label, List<Field> fields, WorkOrderCommand asks) {}

    /// @param always without it the command makes no sense
    /// @param without the same command without it, where the order's policy says whether it may be left out: the decider is asked that too
    private record Field(String name, boolean always, @Nullable WorkOrderCommand without) {}

    private static Probe probe(String command, String label, WorkOrderCommand asks, Field... fields) {
        return new Probe(command, label, List.of(fields), asks);
    }

    private static Field must(String name) {
        return new Field(name, true, null);
    }

    private static Field may(String name) {
        return new Field(name, false, null);
    }

    private static Field asRuled(String name, WorkOrderCommand without) {
        return new Field(name, false, without);
    }

    /// Commands that are the caller's to give, now or when something that is missing is there. Left out: what is somebody else's, what would
    /// change nothing, what is past, and what the order's policy never allows: rules ask the policy before they ask how the order stands, so
    /// that its no names nothing to wait for.
    public List<Allowance> of(WorkOrder state, Asked asked) {
        return switch (state) {
            case WorkOrder.None _ -> List.of();
            case Order _ when asked.by().is(Role.SERVICE) -> List.of(); // services have no buttons
            case Order order -> {
                var sawAll = new Asked(asked.by(), asked.now(), asked.occurredAt(), order.revision());
                yield Stream
                        .of(PROBES.stream().map(probe -> byHours(probe, order, asked)), approving(order), assigning(asked.by()),
                                cancelVisit(order), proposal(order),
                                noShow(asked.by()), offers(order), hold(order, asked), extra(order, asked), course(order), items(order),
                                recommendations(order), others(order),
                                times(order, asked), returns(order))
                        .flatMap(Function.identity()).map(probe -> answering(probe, order, asked))
                        .flatMap(probe -> allowance(probe, order, sawAll).stream())
                        .toList();
            }
        };
    }

    /// Why no further visit is taken; empty where it is, or where nobody can say.
    public Optional<Decision<WorkOrderEvent>> bookingRefusal(WorkOrder state, Asked asked) {
        return state instanceof Order order ? decider.policyOf(order, asked).flatMap(order::bookingRefusal) : Optional.empty();
    }

    /// Whom the caller may ask for an approval; nobody, where asking is not theirs.
    public List<String> approvers(Order order, Known.Circles circles, Asked asked) {
        return decider.policyOf(order, asked)
                .filter(policy -> Access.refusal(new ReassignApprover(ANY, ANY, circles), order, policy, asked.by()).isEmpty())
                .map(policy -> Submitting.approvers(order, circles, policy, asked.by())).orElse(List.of());
    }

    /// Whether the caller is one of those who find a time for the order.
    public boolean picks(Order order, Asked asked) {
        return decider.policyOf(order, asked).filter(policy -> Access.picks(order, asked.by(), policy)).isPresent();
    }

    /// Where it is offered: to whom, the body says. An offer that stands is answered by who was asked.
    private static Stream<Probe> offers(Order order) {
        var open = order.offers().open().map(Offer::offerId).stream().flatMap(
                id -> Stream.of(probe("accept-offer", "Accept the work", new AcceptOffer(id), must("offerId")),
                        probe("decline-offer", "Decline the work", new DeclineOffer(id, ANY), must("offerId"), must("reason")),
                        probe("withdraw-offer", "Withdraw the offer", new WithdrawOffer())));
        var accepted = order.offers().accepted().stream()
                .map(_ -> probe("unassign-vendor", "Give the work back", new UnassignVendor(ANY), must("reason")));
        var offer = Stream.of(probe("offer-to", "Offer the work", new OfferTo(ANY, ANY, true, List.of()), must("vendorId")));
        return Stream.of(offer, open, accepted).flatMap(Function.identity());
    }

    /// To the question that is open.
    private static Stream<Probe> approving(Order order) {
        var question = order.openApproval().map(Approval::approvalId).orElse(ANY);
        return Stream.of(probe("approve", "Approve the order", new Approve(question, KIND), must("approvalId"), must("revision")),
                probe("deny", "Deny the order", new Deny(question, ANY), must("approvalId"), must("revision"), must("reason")));
    }

    /// With the billed hours where the policy has them judged.
    private Probe byHours(Probe probe, Order order, Asked asked) {
        return probe.asks() instanceof Complete
                ? decider.policyOf(order, asked).map(Policy::complete).filter(Policy.Complete::isBilled)
                        .map(knob -> completing(knob.least())).orElse(probe)
                : probe;
    }

    /// @param billed null: that is not asked
    private static Probe completing(@Nullable Duration billed) {
        var signature = asRuled("signature", new Complete(ANY, null, ANY, billed, null, Map.of()));
        return billed == null
                ? probe("complete", "Complete the work", new Complete(ANY, FILE, ANY), must("summary"), signature, may("signedBy"))
                : probe("complete", "Complete the work", new Complete(ANY, FILE, ANY, billed, null, Map.of()), must("summary"), signature,
                        may("signedBy"), asRuled("billed", new Complete(ANY, FILE, ANY)), may("billedReason"));
    }

    /// With each question of the policy's form, answered.
    private Probe answering(Probe probe, Order order, Asked asked) {
        var form = decider.policyOf(order, asked).map(policy -> policy.forms().of(probe.command())).orElse(List.of());
        if (form.isEmpty())
            return probe;
        var fields = Stream.concat(probe.fields().stream().map(field -> answered(field, form)),
                form.stream().map(it -> it.mustBeAnswered() ? must(it.place()) : may(it.place()))).toList();
        return new Probe(probe.command(), probe.label(), fields, answered(probe.asks(), form));
    }

    private static Field answered(Field field, List<FormField> form) {
        return field.without() == null ? field : asRuled(field.name(), answered(field.without(), form));
    }

    private static WorkOrderCommand answered(WorkOrderCommand command, List<FormField> form) {
        var answers = anyAnswers(form);
        return switch (command) {
            case Submit it -> new Submit(it.approvalId(), it.approver(), it.known(), answers);
            case Complete it -> new Complete(it.summary(), it.signature(), it.signedBy(), it.billed(), it.billedReason(), answers);
            case ChooseCourse it -> new ChooseCourse(it.visitId(), it.course(), answers);
            case ReportNotDone it -> new ReportNotDone(it.visitId(), it.reason(), answers);
            default -> command;
        };
    }

    static Map<String, GivenAnswer> anyAnswers(List<FormField> form) {
        return form.stream().collect(Collectors.toMap(FormField::id, Allowances::anyAnswer));
    }

    private static GivenAnswer anyAnswer(FormField field) {
        var choices = Objects.requireNonNullElse(field.choices(), List.<String>of());
        return switch (field.kind()) {
            case TEXT -> GivenAnswer.text(ANY);
            case NUMBER -> GivenAnswer.text(
                    String.valueOf(Stream.of(field.min(), field.max()).filter(Objects::nonNull).findFirst().orElse(BigDecimal.ZERO)));
            case CHOICE -> GivenAnswer.text(choices.getFirst());
            case DATE -> GivenAnswer.text("2000-01-01");
            case PHOTO, SIGNATURE -> GivenAnswer.file(FILE);
            case CHECKLIST -> GivenAnswer.ticked(choices);
        };
    }

    /// Who is nothing but a technician takes it for themself; whom the office gives it to, the body says.
    private static Stream<Probe> assigning(Caller by) {
        return Stream.of(by.is(Role.OFFICE)
                ? probe("assign-technician", "Assign a technician", new AssignTechnician(ANY, true, NEW), must("personId"))
                : probe("assign-technician", "Take it", new AssignTechnician(by.id(), true, NEW)));
    }

    /// The one that waits: who confirms it books it.
    private static Stream<Probe> proposal(Order order) {
        return order.proposal().standing().stream().map(held -> probe("decline-proposal", "Another time",
                new DeclineProposal(held.visitId(), ANY), must("visitId"), must("wish")));
    }

    /// Whether the caller says yes to the time that is proposed.
    public boolean confirms(Order order, Asked asked) {
        return order.proposal().standing().isPresent() && (picks(order, asked) || Proposing.confirms(order, asked.by()));
    }

    /// Only where there is one to cancel: which one, the body says.
    private static Stream<Probe> cancelVisit(Order order) {
        return order.standingVisits().stream().filter(visit -> !visit.begun()).limit(1)
                .map(visit -> probe("cancel-visit", "Cancel the visit", new CancelVisit(visit.visitId(), ANY), must("visitId"),
                        must("cause")));
    }

    /// The customer says it of who was to come; the others say it of the customer.
    private static Stream<Probe> noShow(Caller by) {
        return Stream.of(probe("report-no-show", "Report a no-show",
                new ReportNoShow(null, by.is(Role.CUSTOMER) ? NoShow.ASSIGNEE : NoShow.CUSTOMER), may("visitId"), must("by")));
    }

    /// For one of the reasons that there are under the order's policy: which one, the body says.
    private Stream<Probe> hold(Order order, Asked asked) {
        return decider.policyOf(order, asked).stream().flatMap(policy -> policy.hold().reasons().keySet().stream()).sorted().limit(1)
                .map(reason -> probe("hold", "Put on hold", new Hold(reason, ANY, null, null), must("reason"), must("note"), may("until"),
                        may("visits")));
    }

    /// Another one than was chosen.
    private static Stream<Probe> course(Order order) {
        boolean chosen = order.standingVisits().stream().anyMatch(visit -> visit.course() == Course.AS_STIPULATED);
        return Stream.of(probe("choose-course", "Choose the course",
                new ChooseCourse(null, chosen ? Course.AMEND : Course.AS_STIPULATED, Map.of()), may("visitId"), must("course")));
    }

    /// In the order's currency.
    private Stream<Probe> extra(Order order, Asked asked) {
        return decider.policyOf(order, asked).map(Policy::extraWork).stream().map(knob -> probe("propose-extra-work", "Propose extra work",
                new ProposeExtraWork(ANY, ANY, List.of(), new Money(1, reckoned(order, knob)), List.of(), List.of()), must("revision"),
                must("why"), must("amount"), may("items"), may("photoIds")));
    }

    private static String reckoned(Order order, Policy.ExtraWork knob) {
        var agreed = order.agreed();
        return (agreed == null ? knob.limit() : agreed).currency();
    }

    /// Which one, the body says.
    private static Stream<Probe> items(Order order) {
        return order.openItems().stream().limit(1)
                .flatMap(item -> Stream.of(probe("resolve-item", "Tick off", new ResolveItem(item.itemId()), must("itemId")),
                        probe("close-item", "Close undone", new CloseItem(item.itemId(), ANY), must("itemId"),
                                asRuled("reason", new CloseItem(item.itemId())))));
    }

    /// Where there is a line to take from: which one, the body says.
    private static Stream<Probe> returns(Order order) {
        return order.work().parts().stream().filter(line -> order.work().left(line).signum() > 0).limit(1)
                .map(line -> probe("return-part", "Return a part", new ReturnPart(ANY, line.lineId(), null), must("lineId"),
                        may("quantity")));
    }

    /// While the order waits, and beside the timer of somebody who stands by, only what runs by itself is timed.
    private static Stream<Probe> times(Order order, Asked asked) {
        boolean attended = order.held() == null && order.work().timerOf(asked.by().id(), true).isEmpty();
        return Stream.of(
                probe("start-timer", "Start a timer", new StartTimer(null, attended), may("visitId"), may("attended")),
                probe("log-time", "Log time", new LogTime(ANY, null, asked.now().minusSeconds(1), asked.now(), true), may("visitId"),
                        must("from"), must("to"), may("attended")));
    }

    /// Into one of the same customer, or with one: which one, the body says. The same of another place.
    private static Stream<Probe> others(Order order) {
        var customer = order.request().customerId();
        var other = new Known.Other(ANY, ANY, customer, false, true, false);
        return Stream.of(probe("merge-into", "Merge into another order", new MergeInto(other), must("into")),
                probe("name-equipment", "Say which equipment it is about", new NameEquipment(
                        new Known.Equipment(List.of(ANY), List.of(new Known.Asset(ANY, order.request().siteId(), ANY, null)))),
                        must("assetIds")),
                probe("link-order", "Tie to another order", new LinkOrder(other, LinkKind.RELATED), must("other"), must("kind")),
                probe("change-site", "Change the place", new ChangeSite(new Known.Site(ANY, customer, order.request().zone())),
                        must("revision"), must("siteId")));
    }

    private static Stream<Probe> recommendations(Order order) {
        return order.work().recommendations().entrySet().stream().filter(Map.Entry::getValue).limit(1)
                .map(it -> probe("dismiss-recommendation", "Not wanted", new DismissRecommendation(it.getKey()), must("recommendationId")));
    }

    private Optional<Allowance> allowance(Probe probe, Order order, Asked asked) {
        return switch (decider.decide(probe.asks(), order, asked)) {
            case Accepted<WorkOrderEvent>(var facts) when facts.isEmpty() -> Optional.empty();
            case Accepted<WorkOrderEvent> _ -> Optional.of(allowance(probe, order, asked, null));
            case Refused<WorkOrderEvent> no when no.missing().isEmpty() -> Optional.empty();
            case Refused<WorkOrderEvent> no -> Optional.of(allowance(probe, order, asked, no));
        };
    }

    private Allowance allowance(Probe probe, Order order, Asked asked, @Nullable Refused<WorkOrderEvent> refusal) {
        var required = probe.fields().stream().filter(field -> isRequired(field, order, asked, refusal)).map(Field::name).toList();
        return new Allowance(probe.command(), probe.label(), probe.fields().stream().map(Field::name).toList(), required,
                refusal == null ? null : withForm(refusal, probe.command(), order, asked));
    }

    /// Beside what the order lacks, what its form will ask for: said before, not after.
    private Refused<WorkOrderEvent> withForm(Refused<WorkOrderEvent> no, String command, Order order, Asked asked) {
        var form = decider.policyOf(order, asked).stream().flatMap(policy -> Answering.missing(command, policy, Map.of()).stream());
        return new Refused<>(no.kind(), no.code(), no.sentence(), Stream.concat(no.missing().stream(), form).toList());
    }

    /// Required is what makes the answer another one when it is left out.
    private boolean isRequired(Field field, Order order, Asked asked, @Nullable Refused<WorkOrderEvent> refusal) {
        return field.always()
                || (field.without() != null && decider.decide(field.without(), order, asked) instanceof Refused<WorkOrderEvent> no
                        && !no.equals(refusal));
    }
}
