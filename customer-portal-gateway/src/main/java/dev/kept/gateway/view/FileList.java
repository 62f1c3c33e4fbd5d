package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.events.FileRef;
import dev.kept.runtime.http.NotDone;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Files of orders, for those who may see the order.
@Singleton
public class FileList {
    private final OrderList orders;
    private final Patience patience;

    @Inject
    FileList(OrderList orders, Patience patience) {
        this.orders = orders;
        this.patience = patience;
    }

    /// What is known about a file of an order; a [NotDone] with 404 where the caller may not see the order or it has no such file. Looked for
    /// with [Patience]: a page reads of a new photo in the order's log.
    public Uni<FileRef> require(Caller caller, String orderId, String sha256) {
        return orders.one(caller, orderId)
                .chain(order -> order.isEmpty()
                        ? Uni.createFrom().failure(NotDone.notFound())
                        : patience.untilThere(() -> Panache.withSession(() -> ListedFile.<ListedFile>findById(orderId + "/" + sha256))
                                .map(Optional::ofNullable)))
                .map(found -> {
                    var file = found.filter(it -> it.tenant.equals(caller.tenant())).orElseThrow(NotDone::notFound);
                    return new FileRef(file.sha256, file.contentType, file.bytes, file.name, orderId);
                });
    }
}
