package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.PLANS;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.PlanEvent.PreviousOpen;
import dev.kept.events.PlanEvent.Rhythm;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Standings;
import dev.kept.runtime.log.EventLog;
import dev.kept.workorder.plan.Calendar;
import dev.kept.workorder.plan.Plan;
import dev.kept.workorder.plan.PlanCommand;
import dev.kept.workorder.plan.PlanCommand.ActivatePlan;
import dev.kept.workorder.plan.PlanCommand.DraftPlan;
import dev.kept.workorder.plan.PlanCommand.EndPlan;
import dev.kept.workorder.plan.PlanCommand.MoveOccurrence;
import dev.kept.workorder.plan.PlanCommand.PausePlan;
import dev.kept.workorder.plan.PlanCommand.ResumePlan;
import dev.kept.workorder.plan.PlanCommand.SkipOccurrence;
import dev.kept.workorder.view.Parties;
import dev.kept.workorder.view.PlanEntry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Work that comes again: plans, kept by the office. Each time has its order some days before, and its days and hours are the site's.
@Path("/plans")
public class PlanResource {
    /// More facts than a plan has in ten years of days.
    private static final int MOST_FACTS = 10_000;
    private static final int MOST_PREVIEWED = 12;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(17, 0);
    private final Commands commands;
    private final Parties parties;
    private final EventLog log;
    private final Standings standings;

    @Inject
    PlanResource(Commands commands, Parties parties, EventLog log, Standings standings) {
        this.commands = commands;
        this.parties = parties;
        this.log = log;
        this.standings = standings;
    }

    /// When it comes: by the calendar, or so long after it was done last; one of both.
    ///
    /// @param calendar a recurrence rule of RFC 5545 in days or longer: `FREQ=MONTHLY;INTERVAL=3`
    /// @param every ISO period: `P3M`
    /// @param startsOn the first day of the rule, and the first time at the earliest
    /// @param until the last day, at most ten years later
    public record When(@Nullable @Size(max = 200) String calendar, @Nullable Period every, LocalDate startsOn, LocalDate until) {
        Rhythm rhythm() {
            return new Rhythm(calendar, every, startsOn, until);
        }
    }

    /// @param id UUIDv7 made by the client; the service makes one where it is absent
    /// @param description what is to be done each time
    /// @param requesterId for whom; the customer's primary contact where it is absent
    /// @param from with `to`, the hours of the day, at the site: 08:00 to 17:00 where they are absent
    /// @param leadDays so long before its day each order is there; 14 where it is absent
    /// @param previousOpen what becomes of a time while the order of an earlier one has not ended; SKIP where it is absent
    public record NewPlan(@Nullable @Size(max = 100) String id, @Size(max = 100) String siteId, @Size(max = 60) String serviceType,
            String description, When when, @Nullable @Size(max = 100) String requesterId, @Nullable LocalTime from, @Nullable LocalTime to,
            @Nullable Integer leadDays, @Nullable PreviousOpen previousOpen) {}

    public record Because(@Size(max = 1000) String reason) {}

    /// @param number of the time that comes next, as the plan shows it
    public record Skipped(Integer number) {}

    /// @param number as in [Skipped]
    public record Moved(Integer number, LocalDate to) {}

    /// @param nextOn the day of what comes next; absent: nothing, or it counts from when an open order is done
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanItem(String id, String customerId, String siteId, String serviceType, String description, Plan.Stage stage,
            @Nullable LocalDate nextOn, LocalDate endsOn) {
        static PlanItem of(PlanEntry it) {
            return new PlanItem(it.planId, it.customerId, it.siteId, it.serviceType, it.description, it.stage, it.nextOn, it.endsOn);
        }
    }

    /// A plan that raises nothing before it is activated: 201.
    @POST
    public Uni<RestResponse<Answer>> draft(NewPlan body) {
        var id = Ids.orMade(body.id(), "plan", commands);
        var asked = commands.asked();
        return commands.afterWhatTheCallerSaw()
                .chain(() -> parties.of(asked.by(), body.siteId(), body.serviceType(), body.requesterId(), asked.now()))
                .chain(known -> commands.created(PLANS, id,
                        new DraftPlan(known, body.description().strip(), body.when().rhythm(),
                                Objects.requireNonNullElse(body.from(), MORNING),
                                Objects.requireNonNullElse(body.to(), EVENING), Objects.requireNonNullElse(body.leadDays(), 14),
                                Objects.requireNonNullElse(body.previousOpen(), PreviousOpen.SKIP)),
                        "/plans"));
    }

    /// The next twelve days of a plan that is not written down yet. 400 `bad-rhythm` where there are none.
    @POST
    @Path("/preview")
    @Extension(name = "x-kept-command", value = "false")
    public Uni<Page<LocalDate>> preview(When body) {
        office("The office looks ahead at plans. Ask it.");
        var rhythm = body.rhythm();
        Calendar.wrong(rhythm).ifPresent(wrong -> {
            throw NotDone.badRequest("bad-rhythm", wrong);
        });
        return Uni.createFrom().item(Page.all(Calendar.next(rhythm, rhythm.startsOn(), MOST_PREVIEWED)));
    }

    /// All plans, those that come next first.
    @GET
    public Uni<Page<PlanItem>> plans() {
        var by = office("The office reads the plans. Ask it.");
        return commands.afterWhatTheCallerSaw().chain(() -> PlanEntry.all(by.tenant()))
                .map(plans -> Page.all(plans.stream().map(PlanItem::of).toList()));
    }

    @GET
    @Path("/{id}")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<ShownPlan> plan(@RestPath String id) {
        var asked = commands.asked();
        return log.load(PLANS, asked.by().tenant(), id).chain(loaded -> {
            if (!(loaded.state() instanceof Plan.Known plan) || !asked.by().is(Role.OFFICE))
                throw NotDone.notFound();
            return log.history(asked.by().tenant(), id, 0, MOST_FACTS)
                    .map(facts -> ShownPlan.of(standings.answer(PLANS.name(), id, loaded, asked), plan, facts));
        });
    }

    /// From today on.
    @POST
    @Path("/{id}/activate")
    public Uni<RestResponse<Answer>> activate(@RestPath String id, WorkResource.Nothing body) {
        return answer(id, new ActivatePlan());
    }

    @POST
    @Path("/{id}/pause")
    public Uni<RestResponse<Answer>> pause(@RestPath String id, Because body) {
        return answer(id, new PausePlan(body.reason().strip()));
    }

    /// What was missed is not raised.
    @POST
    @Path("/{id}/resume")
    public Uni<RestResponse<Answer>> resume(@RestPath String id, WorkResource.Nothing body) {
        return answer(id, new ResumePlan());
    }

    /// Orders that are open stay.
    @POST
    @Path("/{id}/end")
    public Uni<RestResponse<Answer>> end(@RestPath String id, Because body) {
        return answer(id, new EndPlan(body.reason().strip()));
    }

    /// 409 `other-next` where another time comes next by now.
    @POST
    @Path("/{id}/skip")
    public Uni<RestResponse<Answer>> skip(@RestPath String id, Skipped body) {
        return answer(id, new SkipOccurrence(body.number()));
    }

    /// This time on another day; those after it stay. 409 as [#skip].
    @POST
    @Path("/{id}/move")
    public Uni<RestResponse<Answer>> move(@RestPath String id, Moved body) {
        return answer(id, new MoveOccurrence(body.number(), body.to()));
    }

    private Uni<RestResponse<Answer>> answer(String id, PlanCommand command) {
        return commands.answer(PLANS, id, command);
    }

    private Caller office(String otherwise) {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden(otherwise);
        return by;
    }
}
