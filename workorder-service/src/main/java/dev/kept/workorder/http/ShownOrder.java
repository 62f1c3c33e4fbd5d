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
import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.HeldVisits;
import dev.kept.events.WorkOrderEvent.HoldReason;
import dev.kept.events.WorkOrderEvent.Outcome;
import dev.kept.events.WorkOrderEvent.PhotoPhase;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.runtime.http.Answer;
import dev.kept.workorder.domain.FormField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The common answer, and the order as its reader may see it. Names are empty, and people go by their ids, until the directory's facts
/// have arrived.
///
/// @param zone the site's, in which all its wall times are read
/// @param accessNotes for the office, and for the assignee from release to close
/// @param technicianId of the visit that stands now or was the last, and so are `appointment` and `visitId`
/// @param answers to forms, in the order in which they were given
/// @param forms what is asked with a command, by the command's name; it is answered with its `answers`
/// @param worked time of all stopped timers, and what was logged
/// @param running the reader's own timer where it runs, else whichever does; one that somebody stands by before one that runs by itself
/// @param hold absent where the order does not wait
/// @param outcome of a closed order; `endedReason` where it was cancelled or not carried out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownOrder(@JsonUnwrapped Answer answer, String number, String policy, Source source, Priority priority, boolean asap,
        String description, String serviceType, String serviceTypeName, String customerId, String customerName, String siteId,
        String siteAddress, String zone, @Nullable String accessNotes, String requesterId, String requesterName, Instant openedAt,
        List<AvailabilityWindow> availability, List<Item> items, List<FileRef> attachments, @Nullable Money estimate,
        @Nullable String technicianId, @Nullable String technicianName, @Nullable String visitId, @Nullable Appointment appointment,
        List<Visit> visits, @Nullable Approval approval, @Nullable Billing billing, List<Document> documents, List<Photo> photos,
        List<Note> notes, List<Part> parts, List<Recommendation> recommendations, List<Answered> answers,
        Map<String, List<FormField>> forms, Duration worked, @Nullable Running running,
        @Nullable Hold hold, @Nullable Completion completion,
        @Nullable Outcome outcome, @Nullable Instant endedAt, @Nullable String endedReason) {

    /// @param state OPEN, RESOLVED or CLOSED
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
            List<Person> approvers, @Nullable String by, @Nullable Instant decidedAt, @Nullable String reason) {}

    public record Person(String id, String name) {}

    /// @param document the invoice's id
    public record Billing(BillingState state, String document, Money amount) {}

    public record Document(String documentId, DocumentKind kind, int edition, int revision, FileRef file, Instant issuedAt) {}

    public record Photo(String photoId, PhotoPhase phase, FileRef file, String by, Instant at, boolean late) {}

    public record Note(String noteId, String text, String by, Instant at, boolean late) {}

    public record Part(String lineId, String partId, String name, Quantity quantity, String location, boolean late) {}

    /// What should be done next, and in how many months.
    public record Recommendation(String recommendationId, String text, int inMonths, String by, Instant at) {}

    /// @param form the command that it came with
    /// @param text words, a number, a choice, or a day
    /// @param ticked points of a checklist
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(String form, String fieldId, String label, AnswerKind kind, @Nullable String text, List<String> ticked,
            @Nullable FileRef file, String by, Instant at) {}

    public record Running(String personId, String personName, Instant since, boolean attended) {}

    /// @param visits KEPT or RELEASED
    /// @param until when it may go on, as far as anybody knows
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(HoldReason reason, String note, HeldVisits visits, @Nullable Instant until, String by, Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Completion(String summary, String by, Instant at, Duration worked, int trips, @Nullable FileRef signature,
            @Nullable String signedBy, @Nullable Duration billed, @Nullable String billedReason) {}
}
