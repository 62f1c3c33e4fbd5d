package dev.kept.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    private static final PgException REFUSED = new PgException("no such text", "ERROR", "22021", "");
    private static final PgException GONE = new PgException("shutting down", "FATAL", "57P01", "");
    private final List<List<String>> statements = new ArrayList<>();
    private final Promise<List<String>> first = Promise.promise();

    /// One statement at a time, of which the first waits: what is asked meanwhile goes together into the second.
    private Together<String, String> together() {
        return new Together<>(1, asked -> {
            statements.add(asked);
            return statements.size() == 1 ? first.future() : answer(asked);
        });
    }

    private static Future<List<String>> answer(List<String> asked) {
        if (asked.contains("throws"))
            throw new IllegalStateException("not even begun");
        if (asked.contains("gone"))
            return Future.failedFuture(GONE);
        if (asked.contains("bad"))
            return Future.failedFuture(REFUSED);
        return Future.succeededFuture(asked.stream().filter(what -> !what.equals("unanswered")).map(what -> what + "!").toList());
    }

    private List<CompletableFuture<String>> askedBehindOneAnother(Together<String, String> together, String... asked) {
        var before = together.ask("first");
        var answers = List.of(asked).stream().map(together::ask).toList();
        first.complete(List.of("first!"));
        assertThat(answer(before)).isEqualTo("first!");
        return answers;
    }

    private static String answer(CompletableFuture<String> asked) {
        return asked.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static void assertFails(CompletableFuture<String> asked, Throwable with) {
        assertThatThrownBy(() -> answer(asked)).hasRootCause(with);
    }

    @Test
    void what_is_asked_while_one_statement_is_under_way_goes_together_into_the_next() {
        var answers = askedBehindOneAnother(together(), "a", "b", "c");
        assertThat(answers).extracting(TogetherTest::answer).containsExactly("a!", "b!", "c!");
        assertThat(statements).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void one_that_the_database_refuses_fails_alone() {
        var answers = askedBehindOneAnother(together(), "a", "bad", "c");
        assertFails(answers.get(1), REFUSED);
        assertThat(List.of(answers.get(0), answers.get(2))).extracting(TogetherTest::answer).containsExactly("a!", "c!");
    }

    /// Each would wait for a server that is not there, one after the other, and nobody else could ask.
    @Test
    void when_the_database_goes_while_they_are_done_one_by_one_the_rest_fails_with_it() {
        var answers = askedBehindOneAnother(new Together<>(1, asked -> {
            statements.add(asked);
            if (statements.size() == 1)
                return first.future();
            return asked.size() > 1 ? Future.failedFuture(REFUSED) : answer(asked);
        }), "a", "gone", "c");
        assertThat(answer(answers.get(0))).isEqualTo("a!");
        assertFails(answers.get(1), GONE);
        assertFails(answers.get(2), GONE);
        assertThat(statements).as("c is not tried").containsExactly(List.of("first"), List.of("a", "gone", "c"), List.of("a"),
                List.of("gone"));
    }

    @Test
    void a_statement_that_cannot_even_begin_fails_who_asked_and_the_next_go_on() {
        var together = together();
        var answers = askedBehindOneAnother(together, "a", "throws");
        answers.forEach(asked -> assertThatThrownBy(() -> answer(asked)).hasRootCauseMessage("not even begun"));
        assertThat(answer(together.ask("later"))).isEqualTo("later!");
    }

    @Test
    void too_few_answers_leave_nobody_waiting() {
        var together = together();
        var answers = askedBehindOneAnother(together, "a", "unanswered");
        answers.forEach(asked -> assertThatThrownBy(() -> answer(asked)).hasRootCauseMessage("2 were asked for, 1 answered"));
        assertThat(answer(together.ask("later"))).isEqualTo("later!");
    }

    @Test
    void more_than_can_wait_are_told_at_once() {
        var together = together();
        together.ask("first");
        for (int i = 0; i < 20_000; i++)
            together.ask("a");
        var one = together.ask("one too many");
        assertThat(one).isCompletedExceptionally();
        assertThatThrownBy(() -> answer(one)).hasRootCauseInstanceOf(TimeoutException.class);
    }
}
