package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.WorkOrderEvent.AvailabilityWindow;
import dev.kept.events.WorkOrderEvent.NoShow;
import dev.kept.events.WorkOrderEvent.Priority;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.workorder.domain.WorkOrderCommand;
import dev.kept.workorder.domain.WorkOrderCommand.CloseItem;
import dev.kept.workorder.domain.WorkOrderCommand.CorrectDetails;
import dev.kept.workorder.domain.WorkOrderCommand.DismissRecommendation;
import dev.kept.workorder.domain.WorkOrderCommand.Recommend;
import dev.kept.workorder.domain.WorkOrderCommand.ReportDelay;
import dev.kept.workorder.domain.WorkOrderCommand.ReportLate;
import dev.kept.workorder.domain.WorkOrderCommand.ReportNoShow;
import dev.kept.workorder.domain.WorkOrderCommand.ResolveItem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What turns out around the work: somebody is late or does not show, one thing is done, another should be done next, a detail was wrong.
@Path("/work-orders/{id}")
public class ReportResource {
    private final Commands commands;
    private final KeptFiles files;

    @Inject
    ReportResource(Commands commands, KeptFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /// @param newEta when they think to be there
    public record Delay(@Nullable @Size(max = 100) String visitId, @Size(max = 1000) String reason, Instant newEta) {}

    /// @param by who did not show: ASSIGNEE or CUSTOMER
    public record Missed(@Nullable @Size(max = 100) String visitId, NoShow by) {}

    public record OfItem(@Size(max = 100) String itemId) {}

    /// @param reason why it was not fixed, where the order's policy wants to know
    public record Undone(@Size(max = 100) String itemId, @Nullable @Size(max = 1000) String reason) {}

    /// @param recommendationId UUIDv7 made by the client; one is made where it is absent
    /// @param inMonths when it should be done, 0 to 120
    public record NewRecommendation(@Nullable @Size(max = 100) String recommendationId, String text, int inMonths) {}

    public record OfRecommendation(@Size(max = 100) String recommendationId) {}

    /// What is absent stays as it is.
    public record Details(@Nullable String description, @Nullable Priority priority, @Nullable Boolean asap,
            @Nullable List<AvailabilityWindow> availability) {}

    /// @param reportId UUIDv7 made by the client; one is made where it is absent
    /// @param signature the customer's, a picture as `/api/files` named it
    /// @param answers as a completion has them; none is required any more
    public record LateReport(@Nullable @Size(max = 100) String reportId, String summary, @Nullable FileRef signature,
            @Nullable @Size(max = 200) String signedBy, @Nullable Map<String, Object> answers) {}

    /// They come later than was promised. The visit shows it until they arrive.
    @POST
    @Path("/report-delay")
    public Uni<RestResponse<Answer>> reportDelay(@RestPath String id, Delay body) {
        return answer(id, new ReportDelay(body.visitId(), body.reason().strip(), body.newEta()));
    }

    /// Nothing came of the visit. That the one who was to come did not is said after the promised time.
    @POST
    @Path("/report-no-show")
    public Uni<RestResponse<Answer>> reportNoShow(@RestPath String id, Missed body) {
        return answer(id, new ReportNoShow(body.visitId(), body.by()));
    }

    @POST
    @Path("/resolve-item")
    public Uni<RestResponse<Answer>> resolveItem(@RestPath String id, OfItem body) {
        return answer(id, new ResolveItem(body.itemId()));
    }

    /// It has not been fixed, and will not be.
    @POST
    @Path("/close-item")
    public Uni<RestResponse<Answer>> closeItem(@RestPath String id, Undone body) {
        return answer(id, new CloseItem(body.itemId(), body.reason() == null ? null : body.reason().strip()));
    }

    @POST
    @Path("/recommend")
    public Uni<RestResponse<Answer>> recommend(@RestPath String id, NewRecommendation body) {
        return answer(id, new Recommend(Ids.orMade(body.recommendationId(), "recommendation", commands), body.text().strip(),
                body.inMonths()));
    }

    @POST
    @Path("/dismiss-recommendation")
    public Uni<RestResponse<Answer>> dismissRecommendation(@RestPath String id, OfRecommendation body) {
        return answer(id, new DismissRecommendation(body.recommendationId()));
    }

    /// What is known of the request, and nothing of what is to be done: no decision depends on it.
    @POST
    @Path("/correct-details")
    public Uni<RestResponse<Answer>> correctDetails(@RestPath String id, Details body) {
        var description = body.description() == null ? null : body.description().strip();
        return answer(id, new CorrectDetails(description, body.priority(), body.asap(), body.availability()));
    }

    /// The end of the work, where the order ended before the phone could say so: kept, and nothing moves. The office may reopen.
    @POST
    @Path("/report-late")
    public Uni<RestResponse<Answer>> reportLate(@RestPath String id, LateReport body) {
        var command = new ReportLate(Ids.orMade(body.reportId(), "report", commands), body.summary().strip(), body.signature(),
                body.signedBy(), Answers.read(body.answers()));
        return files.require(commands.asked().by(), id, body.signature())
                .chain(() -> files.require(commands.asked().by(), id, Answers.files(command.answers()))).chain(() -> answer(id, command));
    }

    private Uni<RestResponse<Answer>> answer(String id, WorkOrderCommand command) {
        return commands.answer(WORK_ORDERS, id, command);
    }
}
