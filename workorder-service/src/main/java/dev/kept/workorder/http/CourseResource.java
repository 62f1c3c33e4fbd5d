package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.WorkOrderEvent.Course;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.workorder.domain.WorkOrderCommand.ChooseCourse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What becomes of the order, seen from the site.
@Path("/work-orders/{id}")
public class CourseResource {
    private final Commands commands;
    private final KeptFiles files;

    @Inject
    CourseResource(Commands commands, KeptFiles files) {
        this.commands = commands;
        this.files = files;
    }

    /// @param answers to the order's form, by the fields' ids: a text, a number, a list of ticked points, or a file
    public record ChosenCourse(@Nullable @Size(max = 100) String visitId, Course course, @Nullable Map<String, Object> answers) {}

    /// Where the order's policy has a form for it: who is on site says how the visit goes on, before the work is completed, changed or not
    /// carried out. Choosing anew replaces what was chosen.
    @POST
    @Path("/choose-course")
    public Uni<RestResponse<Answer>> chooseCourse(@RestPath String id, ChosenCourse body) {
        var command = new ChooseCourse(body.visitId(), body.course(), Answers.read(body.answers()));
        return files.require(commands.asked().by(), id, Answers.files(command.answers()))
                .chain(() -> commands.answer(WORK_ORDERS, id, command));
    }
}
