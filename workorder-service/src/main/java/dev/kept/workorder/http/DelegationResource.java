package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Caller;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import dev.kept.workorder.view.DelegationEntry;
import dev.kept.workorder.view.Parties;
import dev.kept.workorder.view.PersonEntry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Who answers in a person's place while they are away.
@Path("/directory")
public class DelegationResource {
    private final Commands commands;
    private final Parties parties;

    @Inject
    DelegationResource(Commands commands, Parties parties) {
        this.commands = commands;
        this.parties = parties;
    }

    /// @param personId for whom the office says it; the caller where it is absent
    /// @param to who answers; absent: nobody any more
    /// @param from with `until`, when; both absent where nobody answers
    public record NewDelegation(@Nullable @Size(max = 100) String personId, @Nullable @Size(max = 100) String to, @Nullable Instant from,
            @Nullable Instant until) {}

    /// @param to who answers; absent: nobody
    /// @param colleagues of the same customer, whom the caller may name
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delegation(@Nullable String to, @Nullable Instant from, @Nullable Instant until, List<ShownOrder.Person> colleagues) {}

    /// The caller's own, as it was said last: what is over is not told. 404 for who acts for no customer.
    @GET
    @Path("/delegation")
    @Extension(name = "x-kept-problems", value = "404")
    public Uni<Delegation> delegation() {
        var asked = commands.asked();
        var by = asked.by();
        var customer = by.customerId();
        if (customer == null)
            throw NotDone.notFound();
        return commands.afterWhatTheCallerSaw().chain(() -> parties.ofCustomer(by.tenant(), customer))
                .chain(people -> parties.delegation(by.tenant(), by.id()).map(it -> shown(it, others(people, by), asked.now())));
    }

    /// Questions that are asked from then on go to who stands in. What was said before does not hold any more.
    @POST
    @Path("/delegations")
    public Uni<RestResponse<Answer>> set(NewDelegation body) {
        var by = commands.asked().by();
        var person = body.personId() == null ? by.id() : body.personId();
        return commands.afterWhatTheCallerSaw().chain(() -> parties.person(by.tenant(), person)).chain(
                known -> parties.person(by.tenant(), body.to()).chain(deputy -> commands.created(DIRECTORY,
                        Streams.delegation(by.tenant(), person), new SetDelegation(known, body.to(), deputy, body.from(), body.until()),
                        "/directory/delegations")));
    }

    private static List<ShownOrder.Person> others(List<PersonEntry> people, Caller by) {
        return people.stream().filter(it -> !it.personId.equals(by.id())).map(it -> new ShownOrder.Person(it.personId, it.name)).toList();
    }

    private static Delegation shown(@Nullable DelegationEntry it, List<ShownOrder.Person> colleagues, Instant now) {
        return it == null || it.ends == null || !now.isBefore(it.ends)
                ? new Delegation(null, null, null, colleagues)
                : new Delegation(it.deputy, it.starts, it.ends, colleagues);
    }
}
