package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Public request forms: the office's list, and what the page behind a form's link shows to people without an account.
@Singleton
public class FormList {
    private static final int MOST = 200;
    private static final String BEHIND = "select f, s, a from ListedRequestForm f join ListedSite s on s.id = f.siteId"
            + " left join ListedAsset a on a.id = f.assetId where f.tenant = :tenant and f.id = :id";
    private static final String SAID = "select order_id, number from form_request_row where tenant = :tenant and form_id = :form"
            + " and words_sha256 = :words and asked_at > :since order by asked_at desc";
    private final Patience patience;
    private final Pool pool;

    @Inject
    FormList(Patience patience, Pool pool) {
        this.patience = patience;
        this.pool = pool;
    }

    /// @param assetId absent: it is about the place
    public record Item(String id, String siteId, @Nullable String assetId, Instant openedAt) {}

    /// What stands at the place of a form.
    ///
    /// @param asset null: it is about the place
    public record Behind(ListedRequestForm form, ListedSite site, @Nullable ListedAsset asset) {}

    public record Order(String id, String number) {}

    /// Those that are open at a place, the oldest first.
    public Uni<Page<Item>> open(Caller caller, String site) {
        Sight.require(caller, Role.OFFICE);
        return Panache.withSession(() -> ListedRequestForm
                .<ListedRequestForm>find("tenant = ?1 and siteId = ?2 and open = true order by openedAt, id", caller.tenant(), site)
                .range(0, MOST - 1).list())
                .map(all -> Page.all(all.stream().map(it -> new Item(it.id, it.siteId, it.assetId, it.openedAt)).toList()));
    }

    /// Whoever was quick to open the link of a new form waits a little; empty where the form has not arrived by then.
    public Uni<Optional<Behind>> behind(String tenant, String id) {
        return patience.untilThere(() -> Panache.withSession(() -> Panache.getSession().chain(session -> session
                .createSelectionQuery(BEHIND, Object[].class).setParameter("tenant", tenant).setParameter("id", id).setMaxResults(1)
                .getResultList()))
                .map(rows -> rows.stream().findFirst()
                        .map(row -> new Behind((ListedRequestForm) row[0], (ListedSite) row[1], (ListedAsset) row[2]))));
    }

    /// Whether its link still leads somewhere; may be waited for on any thread.
    public Uni<Boolean> isOpen(String tenant, String id) {
        return pool.preparedQuery("select 1 from request_form_row where tenant = $1 and id = $2 and open").execute(Tuple.of(tenant, id))
                .map(rows -> rows.iterator().hasNext());
    }

    /// The newest order that was asked for in these words since then.
    public Uni<Optional<Order>> said(String tenant, String form, String words, Instant since) {
        return Panache.withSession(() -> Panache.getSession().chain(session -> session.createNativeQuery(SAID, Object[].class)
                .setParameter("tenant", tenant).setParameter("form", form).setParameter("words", FormRequests.fingerprint(words))
                .setParameter("since", since.atOffset(ZoneOffset.UTC)).setMaxResults(1).getResultList()))
                .map(FormList::first);
    }

    private static Optional<Order> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(row -> new Order((String) row[0], (String) row[1]));
    }
}
