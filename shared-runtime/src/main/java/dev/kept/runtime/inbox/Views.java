package dev.kept.runtime.inbox;

import dev.kept.events.Topic;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The views of this service. Live, replayed and rebuilt facts all go through here.
@Singleton
class Views {
    private final List<View> all;

    @Inject
    Views(@All List<View> all) {
        this.all = all.stream().sorted(Comparator.comparing(View::name)).toList();
    }

    List<View> all() {
        return all;
    }

    Set<Topic> topics() {
        return all.stream().flatMap(view -> view.topics().stream()).collect(Collectors.toSet());
    }

    Uni<Void> apply(SqlConnection transaction, List<Arrival> arrivals) {
        return apply(transaction, arrivals, all);
    }

    /// Each view gets what it listens to. They write tables of their own, so their statements go down the connection together, and the batch
    /// waits for the database as often as its slowest view and not as all. An unreadable fact fails before anything is written.
    Uni<Void> apply(SqlConnection transaction, List<Arrival> arrivals, List<View> views) {
        return Uni.createFrom().deferred(() -> {
            var facts = arrivals.stream().map(Arrival::fact).filter(Objects::nonNull).toList();
            return Multi.createFrom().iterable(views).onItem().transformToUni(view -> {
                var heard = facts.stream().filter(fact -> view.topics().contains(fact.topic())).map(Arrival.Content.Fact::recorded)
                        .toList();
                return heard.isEmpty() ? Uni.createFrom().voidItem() : view.apply(transaction, heard);
            }).merge(Math.max(1, views.size())).collect().last().replaceWithVoid();
        });
    }
}
