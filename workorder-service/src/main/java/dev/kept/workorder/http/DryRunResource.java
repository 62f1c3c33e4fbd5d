package dev.kept.workorder.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.PolicyText;
import dev.kept.workorder.domain.DryRun;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.store.PastOrders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What a policy that is not published yet would have asked about the orders that there were. Nothing is recorded. It goes in pages, the newest
/// orders first, so that whoever looks sees how far it is and stops where they like.
@Path("/directory/policies/{policyId}/dry-run")
public class DryRunResource {
    private static final int MOST_FACTS = 10_000;
    private final Commands commands;
    private final PastOrders past;
    private final EventLog log;

    @Inject
    DryRunResource(Commands commands, PastOrders past, EventLog log) {
        this.commands = commands;
        this.past = past;
        this.log = log;
    }

    /// @param document the draft, as a policy is published
    /// @param limit orders at once, 1 to 200; 50 by default
    /// @param cursor the `next` of the page before
    public record Draft(@Size(max = 50_000) String document, @Nullable Integer limit, @Nullable @Size(max = 200) String cursor) {}

    /// What of one page of orders would have been asked.
    ///
    /// @param orders how many of these were under the policy, in any version
    /// @param of how many orders there are to look at
    /// @param seen how many of them were looked at by now, with the pages before
    /// @param questions that came up: whether somebody has to say yes
    /// @param asked of how many somebody was asked
    /// @param wouldAsk of how many the draft has somebody asked
    /// @param waits of those that were asked and answered
    /// @param differences questions that the draft answers otherwise
    /// @param next absent: it was the last page
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tried(int orders, int seen, int of, int questions, int asked, int wouldAsk, List<Duration> waits,
            List<Difference> differences, @Nullable String next) {}

    /// @param asked whether somebody was asked; the draft does the opposite
    /// @param because what the draft compares
    /// @param waited until the answer, where somebody was asked and answered
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(String orderId, String number, ApprovalKind kind, @Nullable Money amount, boolean asked, String because,
            @Nullable Duration waited) {}

    private record Looked(String id, String number, List<DryRun.Question> questions) {}

    @POST
    @Extension(name = "x-kept-command", value = "false")
    public Uni<Tried> tried(@RestPath String policyId, Draft body) {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office tries policies. Ask it.");
        var draft = read(body.document(), policyId);
        int limit = Page.limit(body.limit());
        var after = Page.position(body.cursor());
        return past.under(by.tenant(), policyId, after, limit).chain(page -> Multi.createFrom().iterable(page.ids()).onItem()
                .transformToUniAndConcatenate(id -> log.history(by.tenant(), id, 0, MOST_FACTS).map(facts -> looked(id, facts, draft)))
                .collect().asList().map(looked -> tried(looked, page)));
    }

    private static Looked looked(String id, List<Recorded> facts, Policy draft) {
        var told = facts.stream().filter(fact -> fact.event() instanceof WorkOrderEvent)
                .map(fact -> new DryRun.Told((WorkOrderEvent) fact.event(), fact.envelope().recordedAt(),
                        fact.envelope().why() == null ? null : fact.envelope().why().rule()))
                .toList();
        return new Looked(id, ((WorkOrderOpened) told.getFirst().event()).number(), DryRun.of(told, draft));
    }

    private static Tried tried(List<Looked> orders, PastOrders.Slice page) {
        var questions = orders.stream().flatMap(order -> order.questions().stream()).toList();
        var differences = new ArrayList<Difference>();
        for (var order : orders)
            for (var it : order.questions())
                if (it.asked() != it.wouldAsk())
                    differences
                            .add(new Difference(order.id(), order.number(), it.kind(), it.amount(), it.asked(), it.because(), it.waited()));
        var waits = new ArrayList<Duration>();
        for (var it : questions)
            if (it.waited() != null)
                waits.add(it.waited());
        return new Tried(orders.size(), page.seen(), page.of(), questions.size(),
                (int) questions.stream().filter(DryRun.Question::asked).count(),
                (int) questions.stream().filter(DryRun.Question::wouldAsk).count(), waits, differences,
                page.next() == null ? null : Page.cursor(page.next()));
    }

    private static Policy read(String document, String policyId) {
        try {
            var draft = PolicyText.read(document);
            if (!draft.id().equals(policyId))
                throw new NotDone(Problem.of(404, "other-policy", "The draft is of " + draft.id() + ", not of " + policyId + "."));
            return draft;
        } catch (PolicyText.Wrong wrong) {
            throw NotDone.badRequest("bad-policy", String.valueOf(wrong.getMessage()));
        }
    }
}
