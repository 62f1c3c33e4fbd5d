package dev.kept.notification.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A message as the ledger has it.
@Entity
@Immutable
@Table(name = "intent")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class MessageEntry extends PanacheEntityBase {
    @Id
    public String intentId;
    public String tenant;
    public String orderId;
    public String rule;
    public String medium;
    public String recipientId;
    public String state;
    public int attempts;
    public boolean doubtful;
    public String subject;
    public String reason;
    public Instant createdAt;
    public @Nullable Instant settledAt;

    /// Of one order or of all, in the order of their ids, after one of them.
    public static Uni<List<MessageEntry>> after(String tenant, @Nullable String orderId, String intentId, int limit) {
        var query = orderId == null
                ? find("tenant = ?1 and intentId > ?2 order by intentId", tenant, intentId)
                : find("tenant = ?1 and intentId > ?2 and orderId = ?3 order by intentId", tenant, intentId, orderId);
        return query.page(Page.ofSize(limit)).list();
    }
}
