package dev.kept.workorder.domain;

import dev.kept.events.Money;
import dev.kept.events.WorkOrderEvent;
import dev.kept.events.WorkOrderEvent.ApprovalDenied;
import dev.kept.events.WorkOrderEvent.ApprovalExpired;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.ApprovalRequested;
import dev.kept.events.WorkOrderEvent.ApprovalWithdrawn;
import dev.kept.events.WorkOrderEvent.ExtraWorkProposed;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What another policy would have asked about an order as it went: each question that came up, with the inputs of that moment, answered anew.
/// Nothing is recorded. What would have followed from another answer is not guessed.
public final class DryRun {
    private static final String NOBODY_TO_ASK = "approval.withoutApprover = GRANT";
    private final Policy draft;
    private final List<Question> questions = new ArrayList<>();
    /// By the approval's id: which of the questions it is, and since when it waits.
    private final Map<String, Waits> waiting = new HashMap<>();

    private DryRun(Policy draft) {
        this.draft = draft;
    }

    private record Waits(int question, Instant since) {}

    /// A fact with when it was written down.
    ///
    /// @param rule the policy's rule that made it; null: none did
    public record Told(WorkOrderEvent event, Instant at, @Nullable String rule) {}

    /// Whether somebody has to say yes, which came up once.
    ///
    /// @param amount null: nobody had named one
    /// @param asked whether somebody was asked
    /// @param wouldAsk whether the draft has somebody asked
    /// @param because what the draft compares
    /// @param waited until the answer; null: nobody was asked, or nobody has answered yet
    public record Question(ApprovalKind kind, @Nullable Money amount, boolean asked, boolean wouldAsk, String because,
            @Nullable Duration waited) {
        private Question answeredAfter(Duration waited) {
            return new Question(kind, amount, asked, wouldAsk, because, waited);
        }
    }

    /// @param facts of one order, from its opening on
    public static List<Question> of(List<Told> facts, Policy draft) {
        var run = new DryRun(draft);
        Order order = null;
        for (var fact : facts) {
            if (order != null)
                run.read(fact, order);
            order = fact.event() instanceof WorkOrderOpened opened
                    ? Order.opened(opened)
                    : order == null ? null : Evolution.after(order, fact.event());
        }
        return List.copyOf(run.questions);
    }

    /// @param order as it was before the fact
    private void read(Told fact, Order order) {
        switch (fact.event()) {
            case ApprovalRequested it when it.kind() == ApprovalKind.INITIAL ->
                asked(it.approvalId(), fact.at(), initial(order, true, fact.rule()));
            case ExtraWorkProposed it -> asked(it.approvalId(), fact.at(), extra(it.amount(), order, true));
            case ApprovalGranted it when waiting.containsKey(it.approvalId()) -> answered(it.approvalId(), fact.at());
            case ApprovalGranted it when it.kind() == ApprovalKind.INITIAL -> questions.add(initial(order, false, fact.rule()));
            case ApprovalGranted it when it.amount() != null -> questions.add(extra(it.amount(), order, false));
            case ApprovalDenied it -> answered(it.approvalId(), fact.at());
            case ApprovalWithdrawn it -> answered(it.approvalId(), fact.at());
            case ApprovalExpired it -> answered(it.approvalId(), fact.at());
            default -> {
                // asks nobody
            }
        }
    }

    private void asked(String approvalId, Instant at, Question question) {
        waiting.put(approvalId, new Waits(questions.size(), at));
        questions.add(question);
    }

    private void answered(String approvalId, Instant at) {
        Optional.ofNullable(waiting.remove(approvalId)).ifPresent(it -> questions.set(it.question(),
                questions.get(it.question()).answeredAfter(Duration.between(it.since(), at))));
    }

    private Question initial(Order order, boolean asked, @Nullable String rule) {
        var request = order.request();
        var answer = Submitting.answer(draft, request);
        boolean isNobodyThere = !asked && NOBODY_TO_ASK.equals(rule);
        boolean wouldAsk = answer.holds()
                && (!isNobodyThere || draft.approval().withoutApprover() == Policy.Approval.WithoutApprover.ASK_OFFICE);
        return new Question(ApprovalKind.INITIAL, request.estimate(), asked, wouldAsk,
                isNobodyThere && answer.holds() && !wouldAsk ? answer.because() + ", but nobody is there to be asked" : answer.because(),
                null);
    }

    /// With a limit that was raised meanwhile, that one holds.
    private Question extra(Money amount, Order order, boolean asked) {
        var ceiling = Amending.ceiling(order, draft);
        if (ceiling == null)
            return new Question(ApprovalKind.EXTRA_WORK, amount, asked, false, "Nobody is asked about extra work", null);
        var answer = Condition.over(Amending.with(amount, order), ceiling);
        return new Question(ApprovalKind.EXTRA_WORK, amount, asked, answer.holds(), answer.because(), null);
    }
}
