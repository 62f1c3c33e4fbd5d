package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.events.FileRef;
import dev.kept.runtime.http.NotDone;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// Files of orders, for those who may see the order.
@Singleton
public class FileList {
    private static final int MOST_LOOKS = 20;
    private static final long PAUSE_MILLIS = 100;
    private final OrderList orders;
    private final Vertx vertx;

    @Inject
    FileList(OrderList orders, Vertx vertx) {
        this.orders = orders;
        this.vertx = vertx;
    }

    /// What is known about a file of an order; a [NotDone] with 404 where the caller may not see the order or it has no such file. Whoever
    /// asks may have read of it in the order's log, which is ahead of this list: so it is looked for during two seconds.
    public Uni<FileRef> require(Caller caller, String orderId, String sha256) {
        return orders.one(caller, orderId)
                .chain(order -> order.isEmpty()
                        ? Uni.createFrom().failure(NotDone.notFound())
                        : look(orderId + "/" + sha256, MOST_LOOKS))
                .map(file -> {
                    if (!file.tenant.equals(caller.tenant()))
                        throw NotDone.notFound();
                    return new FileRef(file.sha256, file.contentType, file.bytes, file.name, orderId);
                });
    }

    private Uni<ListedFile> look(String id, int looks) {
        return Panache.withSession(() -> ListedFile.<ListedFile>findById(id)).chain(file -> {
            if (file != null)
                return Uni.createFrom().item(file);
            if (looks == 1)
                return Uni.createFrom().failure(NotDone.notFound());
            var later = vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return Uni.createFrom().completionStage(later::toCompletionStage).chain(() -> look(id, looks - 1));
        });
    }
}
