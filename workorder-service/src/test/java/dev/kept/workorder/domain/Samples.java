package dev.kept.workorder.domain;

import static dev.kept.workorder.domain.People.BRENNANS;

import java.time.LocalTime;
import dev.kept.events.WorkOrderEvent.Occurrence;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireProposal;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineProposal;
import dev.kept.workorder.domain.WorkOrderCommand.NoteNoTime;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeVisit;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Appointment;
import dev.kept.events.FileRef;
import dev.kept.events.Money;
import dev.kept.events.Quantity;
import dev.kept.events.WorkOrderEvent.BillingState;
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.FollowUpKind;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.LinkKind;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.workorder.PolicyFiles;
import dev.kept.workorder.domain.Policy.Approval;
import dev.kept.workorder.domain.WorkOrderCommand.AcceptOffer;
import dev.kept.workorder.domain.WorkOrderCommand.AddNote;
import dev.kept.workorder.domain.WorkOrderCommand.AddPhoto;
import dev.kept.workorder.domain.WorkOrderCommand.Amend;
import dev.kept.workorder.domain.WorkOrderCommand.Approve;
import dev.kept.workorder.domain.WorkOrderCommand.Cancel;
import dev.kept.workorder.domain.WorkOrderCommand.ChooseCourse;
import dev.kept.workorder.domain.WorkOrderCommand.Complete;
import dev.kept.workorder.domain.WorkOrderCommand.CreateFollowUp;
import dev.kept.workorder.domain.WorkOrderCommand.DeclineOffer;
import dev.kept.workorder.domain.WorkOrderCommand.Deny;
import dev.kept.workorder.domain.WorkOrderCommand.EditDraft;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireApproval;
import dev.kept.workorder.domain.WorkOrderCommand.ExpireOffer;
import dev.kept.workorder.domain.WorkOrderCommand.Hold;
import dev.kept.workorder.domain.WorkOrderCommand.IssueDocument;
import dev.kept.workorder.domain.WorkOrderCommand.JoinDuplicate;
import dev.kept.workorder.domain.WorkOrderCommand.JoinOccurrence;
import dev.kept.workorder.domain.WorkOrderCommand.LogTime;
import dev.kept.workorder.domain.WorkOrderCommand.AttachFile;
import dev.kept.workorder.domain.WorkOrderCommand.ChangeSite;
import dev.kept.workorder.domain.WorkOrderCommand.FlagWarranty;
import dev.kept.workorder.domain.WorkOrderCommand.LinkOrder;
import dev.kept.workorder.domain.WorkOrderCommand.MergeInto;
import dev.kept.workorder.domain.WorkOrderCommand.NameEquipment;
import dev.kept.workorder.domain.WorkOrderCommand.NewItem;
import dev.kept.workorder.domain.WorkOrderCommand.NoteBilling;
import dev.kept.workorder.domain.WorkOrderCommand.OfferTo;
import dev.kept.workorder.domain.WorkOrderCommand.OpenOrder;
import dev.kept.workorder.domain.WorkOrderCommand.ProposeExtraWork;
import dev.kept.workorder.domain.WorkOrderCommand.RemindApprover;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.RescheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.ScheduleVisit;
import dev.kept.workorder.domain.WorkOrderCommand.Submit;
import dev.kept.workorder.domain.WorkOrderCommand.UnassignUnpicked;
import dev.kept.workorder.domain.WorkOrderCommand.UsePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The commands of the story: a boiler that loses pressure.
final class Samples {
    static final Policy POLICY = policy(new Approval(Approval.Initial.OVER_LIMIT, euro(15_000), null, Approval.WithoutApprover.GRANT,
            Approval.OnDeny.CLOSE));
    static final Known.Site SITE = new Known.Site("orchard-terrace", BRENNANS, "Europe/Dublin");
    static final Known.ServiceType BOILER = new Known.ServiceType("boiler-repair", List.of("boiler"), Duration.ofHours(2));
    static final Known.Person REQUESTER = new Known.Person("maeve", BRENNANS);
    static final Appointment TUESDAY = at("2026-03-03T10:00");
    static final List<AvailabilityWindow> TUESDAY_MORNING = List.of(new AvailabilityWindow(LocalDate.of(2026, 3, 3), LocalTime.of(8, 0),
            LocalTime.of(12, 0)));
    static final Appointment WEDNESDAY = at("2026-03-04T10:00");
    static final FileRef SIGNATURE = file("a", "signature.png");

    private static final String DRAFTS = "{\"roles\":[\"CUSTOMER\",\"OFFICE\"],\"autoSubmit\":false}";
    private static final String RESETTABLE = "{\"initial\":\"ALWAYS\",\"withoutApprover\":\"ASK_OFFICE\",\"onDeny\":\"RESETTABLE\"}";
    static final String BY_HAND = "{\"on\":\"MANUAL\",\"by\":[\"OFFICE\",\"CUSTOMER\"]}";
    private static final String WITHOUT_STEPS = "{\"requires\":[\"RESULT_PHOTO\"],\"from\":\"SCHEDULED\","
            + "\"by\":[\"TECHNICIAN\",\"SUBMITTER\"]}";
    /// Up to 300 EUR.
    static final String EXTRA = "{\"limit\":{\"minor\":30000,\"currency\":\"EUR\"},\"then\":\"GO_ON\",\"onDeny\":\"GO_ON\"}";
    private static final Map<String, String> AMENDING = Map.of("amend", "{\"allowed\":true}", "extraWork", EXTRA);
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /// The policies that come with Kept, one for each way of working.
    /// Every version of each.
    static final List<Policy> PRESETS = PolicyFiles.read().stream().map(PolicyFiles.Included::policy).toList();

    private Samples() {}

    /// Its newest version.
    static Policy preset(String id) {
        return PRESETS.stream().filter(policy -> policy.id().equals(id)).max(Comparator.comparingInt(Policy::version)).orElseThrow();
    }

    /// One that comes with Kept, with other knobs, as its file would have them.
    static Policy preset(String id, Map<String, String> knobs) {
        return varied(id + "-" + preset(id).version(), knobs);
    }

    static Policy policy(Approval approval) {
        return policy(approval, Policy.Complete.Requirement.SIGNATURE, Policy.Complete.Requirement.RESULT_PHOTO);
    }

    static Policy policy(Approval approval, Policy.Complete.Requirement... requires) {
        return new Policy("home-service", 1, new Policy.Create(Set.of(Role.CUSTOMER, Role.OFFICE), true), approval, Policy.Release.AUTO,
                Policy.Assignment.USUAL, Policy.Scheduling.USUAL,
                new Policy.Dispatch(Policy.Dispatch.DispatchOn.ASSIGN), Policy.Start.USUAL, Policy.Hold.USUAL, Policy.Amend.USUAL, null,
                new Policy.Complete(Set.of(requires)),
                Policy.Verify.NONE, new Policy.Cancel(true), new Policy.Close(Policy.Close.CloseOn.PAID, Set.of()), Policy.Reopen.USUAL,
                Forms.NONE,
                List.of(new Policy.Document(Policy.Document.At.APPROVED, DocumentKind.ORDER),
                        new Policy.Document(Policy.Document.At.COMPLETED, DocumentKind.REPORT)),
                Policy.Recurrence.USUAL, Map.of());
    }

    /// The shipped policy as a later version of itself.
    static Policy policy(int version) {
        return varied(Map.of("version", String.valueOf(version)));
    }

    static Policy amending(int version) {
        var knobs = new HashMap<>(AMENDING);
        knobs.put("version", String.valueOf(version));
        return varied(knobs);
    }

    /// The shipped policy with other knobs, as its file would have them.
    ///
    /// @param knobs the content of each, JSON
    static Policy varied(Map<String, String> knobs) {
        return varied("home-service-1", knobs);
    }

    private static Policy varied(String name, Map<String, String> knobs) {
        try {
            var file = (ObjectNode) JSON.readTree(Policy.class.getResourceAsStream("/policies/" + name + ".json"));
            for (var knob : knobs.entrySet())
                file.set(knob.getKey(), JSON.readTree(knob.getValue()));
            return JSON.treeToValue(file, Policy.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Somebody looks at the work, and somebody closes the order.
    static Policy verifying() {
        return varied(Map.of("verify", "\"OFFICE\"", "close", BY_HAND));
    }

    /// The same where little else is asked for.
    static Policy lookedAt() {
        return preset("it-provider", Map.of("verify", "\"OFFICE\"", "close", BY_HAND, "complete", "{\"requires\":[]}"));
    }

    /// Orders are written, submitted, always approved by somebody, and released by hand.
    static Policy drafting() {
        return varied(Map.of("create", DRAFTS, "approval", RESETTABLE, "release", "\"MANUAL\""));
    }

    /// Everybody who is asked has to say yes, is asked again after twenty minutes, and has an hour.
    static Policy patient() {
        var terms = ",\"need\":\"ALL\",\"remind\":\"PT20M\",\"expires\":\"PT1H\"}";
        return varied(Map.of("create", DRAFTS, "approval", RESETTABLE.replace("}", terms), "amend", "{\"allowed\":true}", "extraWork",
                EXTRA.replace("\"GO_ON\"}", "\"GO_ON\"" + terms)));
    }

    /// Whoever is asked, by whichever policy.
    static Known.Circles approving(String... approvers) {
        var those = List.of(approvers);
        return new Known.Circles(those, those, those);
    }

    static Submit submit(@Nullable String approver) {
        return new Submit("approval-2", approver, new Known(SITE, BOILER, REQUESTER, Samples.approving("declan", "maeve", "ronan")));
    }

    static EditDraft edit(String description) {
        return new EditDraft(description, null, null, null, null);
    }

    /// What is to be done may change, up to 300 EUR in all without anybody's word.
    static Policy amending() {
        return varied(AMENDING);
    }

    /// Every knob turned away from where the shipped policy has it.
    static Policy turned() {
        var knobs = new HashMap<>(AMENDING);
        knobs.putAll(Map.of("create", DRAFTS, "approval", RESETTABLE, "release", "\"MANUAL\"", "verify", "\"OFFICE\"", "close", BY_HAND,
                "complete", WITHOUT_STEPS));
        return varied(knobs);
    }

    /// Offered to two at most, for an hour each; a booked visit is done as it stands.
    static Policy offering() {
        return offering(Map.of());
    }

    /// The same, and who accepts has ten minutes to find a time.
    static Policy hurrying() {
        return offering(Map.of("scheduling", "{\"need\":\"REQUIRED\",\"pickWithin\":\"PT10M\"}"));
    }

    static Policy offering(Map<String, String> more) {
        var knobs = new HashMap<>(more);
        knobs.put("assignment", "{\"mode\":\"OFFER\",\"acceptWithin\":\"PT1H\",\"maxRounds\":2}");
        knobs.put("dispatch", "{\"on\":\"NEVER\"}");
        return varied(knobs);
    }

    /// As the calendar's proposal leads to it.
    static OfferTo proposed(String offerId, String vendorId) {
        return new OfferTo(offerId, vendorId, true, List.of("They have the fewest jobs"));
    }

    /// The pressure is asked for at the end of the work.
    static Policy asking() {
        return varied(Map.of("forms", "{\"complete\":[{\"id\":\"pressure\",\"label\":\"Pressure in bar\",\"kind\":\"NUMBER\","
                + "\"required\":true,\"min\":0.5,\"max\":3}]}"));
    }

    static Complete answering(String pressure) {
        var it = complete();
        return new Complete(it.summary(), it.signature(), it.signedBy(), null, null, Map.of("pressure", GivenAnswer.text(pressure)));
    }

    /// The technician says on site how it goes on.
    static Policy choosing() {
        return varied(Map.of("amend", "{\"allowed\":true}", "forms",
                "{\"course\":[{\"id\":\"found\",\"label\":\"What you found\",\"kind\":\"TEXT\",\"required\":true}]}"));
    }

    /// With what a field worker fills in for the service order that comes with Kept.
    static ChooseCourse course(Course course) {
        return new ChooseCourse(null, course, Map.of("found", GivenAnswer.text("The pipe is older than the plan says.")));
    }

    static ProposeExtraWork extra(String approvalId, long minor) {
        return new ProposeExtraWork(approvalId, "The pump is worn too.", List.of(new NewItem("item of " + approvalId, "Change the pump")),
                euro(minor), List.of(), List.of("declan"));
    }

    static Amend amend(@Nullable Money amount) {
        return new Amend("Copper instead of plastic.", List.of(), List.of(), amount);
    }

    static ReportLate lateReport(String reportId) {
        return new ReportLate(reportId, "Recharged the expansion vessel.", SIGNATURE, "Maeve Brennan");
    }

    static Hold hold(HoldReason reason) {
        return new Hold(reason, "The vessel is on order.", null, null);
    }

    static OpenOrder open() {
        return open(null, "declan");
    }

    static OpenOrder openUnder(String policy) {
        return under(policy, open());
    }

    static OpenOrder under(String policy, OpenOrder it) {
        return new OpenOrder(it.number(), policy, null, it.approvalId(), it.description(), it.priority(), it.asap(), it.availability(),
                it.items(), it.attachments(), it.estimate(), it.known());
    }

    static OpenOrder open(@Nullable Money estimate, String... approvers) {
        return open("Boiler pressure keeps dropping to 0.4 bar.", estimate,
                new Known(SITE, BOILER, REQUESTER, Samples.approving(approvers)));
    }

    static OpenOrder open(String description, @Nullable Money estimate, Known known) {
        return new OpenOrder("WO-2026-000001", POLICY.name(), null, "approval-1", description, Priority.URGENT, false, List.of(),
                List.of(new NewItem("item-1", "Boiler loses pressure"), new NewItem("item-2", "Radiators upstairs stay cold")), List.of(),
                estimate, known);
    }

    /// As a plan raises it, for Tuesday morning.
    static OpenOrder planned(Policy policy, String... approvers) {
        return new OpenOrder("WO-2026-000001", policy.name(), null, "approval-1", "Look after the boiler.", Priority.ROUTINE, false,
                TUESDAY_MORNING, List.of(new NewItem("item-1", "Look after the boiler.")), List.of(), null,
                new Known(SITE, BOILER, REQUESTER, approving(approvers)), new Known.Planned(new Occurrence("plan-1", 3)), "visit-0");
    }

    /// Who asked for the work confirms the times of plans.
    static Policy confirmedByCustomer() {
        return varied(Map.of("recurrence", "{\"confirm\":\"CUSTOMER\"}"));
    }

    /// What the calendar answers to the first question.
    static ProposeVisit slot(String visitId) {
        return slot(visitId, 1);
    }

    static ProposeVisit slot(String visitId, int round) {
        return new ProposeVisit(visitId, round, TUESDAY, "tomasz", List.of("Nothing else on that day"));
    }

    /// The question that is open where this is said: [Life] puts its id in.
    static final String OPEN = "the one that is open";
    static final int THE_LAST = -1;

    /// With the question that is open put in.
    static WorkOrderCommand seen(WorkOrderCommand command, WorkOrder state) {
        var open = state instanceof Order order ? order.openApproval().map(it -> it.approvalId()).orElse("none") : "none";
        return switch (command) {
            case Approve it when OPEN.equals(it.approvalId()) -> new Approve(open, it.serviceType(), it.asked());
            case RemindApprover it when OPEN.equals(it.approvalId()) -> new RemindApprover(open);
            case ExpireApproval it when OPEN.equals(it.approvalId()) -> new ExpireApproval(open);
            case Deny it when OPEN.equals(it.approvalId()) -> new Deny(open, it.reason());
            case AcceptOffer it when OPEN.equals(it.offerId()) -> new AcceptOffer(offered(state));
            case DeclineOffer it when OPEN.equals(it.offerId()) -> new DeclineOffer(offered(state), it.reason());
            case ExpireOffer it when OPEN.equals(it.offerId()) -> new ExpireOffer(offered(state));
            case DeclineProposal it when OPEN.equals(it.visitId()) -> new DeclineProposal(held(state), it.wish());
            case ExpireProposal it when OPEN.equals(it.visitId()) -> new ExpireProposal(held(state));
            case ProposeVisit it when it.round() == THE_LAST ->
                new ProposeVisit(it.visitId(), state instanceof Order order ? order.proposal().round() : 1, it.appointment(),
                        it.technicianId(),
                        it.reasons());
            case NoteNoTime it when it.round() == THE_LAST ->
                new NoteNoTime(state instanceof Order order ? order.proposal().round() : 1, it.reason());
            case UnassignUnpicked it when OPEN.equals(it.offerId()) -> new UnassignUnpicked(
                    state instanceof Order order ? order.offers().accepted().map(Offer::offerId).orElse("none") : "none");
            default -> command;
        };
    }

    private static String held(WorkOrder state) {
        return state instanceof Order order ? order.proposal().standing().map(Proposal.Held::visitId).orElse("none") : "none";
    }

    private static String offered(WorkOrder state) {
        return state instanceof Order order ? order.offers().open().map(Offer::offerId).orElse("none") : "none";
    }

    static RemindApprover remind() {
        return new RemindApprover(OPEN);
    }

    static ExpireApproval expire() {
        return new ExpireApproval(OPEN);
    }

    static Approve approve() {
        return new Approve(OPEN, BOILER);
    }

    static Deny deny() {
        return new Deny(OPEN, "We are having a new boiler put in.");
    }

    static ScheduleVisit schedule(String visitId) {
        return new ScheduleVisit(visitId, TUESDAY, List.of("tomasz"));
    }

    static RescheduleVisit reschedule(String visitId) {
        return new RescheduleVisit(visitId, WEDNESDAY, List.of("tomasz"));
    }

    /// @param items that move there
    static CreateFollowUp followUp(FollowUpKind kind, String childId, String... items) {
        return new CreateFollowUp(kind, childId, kind == FollowUpKind.ORDER ? "WO-2026-000002" : null, List.of(items),
                "The pump wants changing.", kind == FollowUpKind.REMINDER ? 6 : null);
    }

    static MergeInto merge() {
        return new MergeInto(new Known.Other("order-2", "WO-2026-000002", BRENNANS, false, true, false));
    }

    static LinkOrder link() {
        return new LinkOrder(new Known.Other("order-0", "WO-2026-000000", BRENNANS, false, false, false), LinkKind.CALLBACK);
    }

    static ChangeSite elsewhere() {
        return new ChangeSite(new Known.Site("cottage", BRENNANS, "Europe/Lisbon"));
    }

    static FlagWarranty warranty(boolean covered) {
        return new FlagWarranty(covered, "The maker's, for the boiler.", covered ? LocalDate.of(2028, 2, 29) : null);
    }

    /// The boiler of the house, whose maker stands for it until that day.
    static Known.Asset boiler(@Nullable LocalDate warrantyUntil) {
        return new Known.Asset("boiler", SITE.siteId(), "Boiler", warrantyUntil);
    }

    static NameEquipment equipment(Known.Asset... assets) {
        return new NameEquipment(new Known.Equipment(Stream.of(assets).map(Known.Asset::assetId).toList(), List.of(assets)));
    }

    static AttachFile manual() {
        return new AttachFile(file("e", "manual.pdf"));
    }

    static JoinOccurrence due(String itemId) {
        return new JoinOccurrence(new NewItem(itemId, "Service the boiler (due on Wednesday 15 April 2026)"));
    }

    static JoinDuplicate duplicate(String orderId) {
        return new JoinDuplicate(orderId, "WO-2026-000003", "Cold radiators.", List.of(file("d", "radiator.jpg")));
    }

    static AddNote note(String noteId) {
        return new AddNote(noteId, "Expansion vessel had lost its charge.");
    }

    static AddPhoto resultPhoto() {
        return new AddPhoto("photo-1", PhotoPhase.RESULT, file("b", "vessel.jpg"));
    }

    static UsePart part(String lineId) {
        return new UsePart(lineId, "vessel", new Quantity(BigDecimal.TWO, "pcs"), null, "pcs");
    }

    /// An hour that was over when the story began.
    static LogTime logTime(String timeId) {
        return new LogTime(timeId, null, Life.START.minus(Duration.ofHours(2)), Life.START.minus(Duration.ofHours(1)), true);
    }

    static Complete complete() {
        return new Complete("Recharged the expansion vessel.", SIGNATURE, "Maeve Brennan");
    }

    /// With billed time where somebody judges that.
    static Complete complete(Policy policy) {
        var billed = policy.complete().isBilled() ? policy.complete().least() : null;
        return new Complete("Recharged the expansion vessel.", SIGNATURE, "Maeve Brennan", billed, null, Map.of());
    }

    static Cancel cancel() {
        return new Cancel("The landlord does it.");
    }

    static NoteBilling paid() {
        return billing(BillingState.PAID);
    }

    static NoteBilling billing(BillingState state) {
        return new NoteBilling(state, "invoice-1", euro(19_068));
    }

    static IssueDocument document(String documentId, DocumentKind kind) {
        return new IssueDocument(documentId, kind, 1, file("c", "order.pdf"));
    }

    static Money euro(long minor) {
        return new Money(minor, "EUR");
    }

    static FileRef file(String digit, String name) {
        return new FileRef(digit.repeat(64), name.endsWith(".pdf") ? "application/pdf" : "image/png", 1_000, name, "maeve");
    }

    private static Appointment at(String start) {
        var from = LocalDateTime.parse(start);
        return new Appointment("Europe/Dublin", from, from.plusHours(2), from, from.plusHours(2));
    }
}
