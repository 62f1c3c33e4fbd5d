package dev.kept.workorder.view;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Who answers in a person's place, as read from the view [Delegations].
@Entity
@Immutable
@Table(name = "known_delegation")
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class DelegationEntry extends PanacheEntityBase {
    @Id
    public String personId;
    public String tenant;
    public String deputy;
    public @Nullable Instant starts;
    public @Nullable Instant ends;

    /// Of these people who are away at that time, by their ids: who answers in their place.
    public static Uni<Map<String, String>> deputies(String tenant, List<String> personIds, Instant at) {
        Uni<List<DelegationEntry>> found = list("tenant = ?1 and personId in ?2 and starts <= ?3 and ends > ?3", tenant, personIds, at);
        return found.map(them -> them.stream().collect(Collectors.toMap(it -> it.personId, it -> it.deputy)));
    }

    /// Null where nothing was ever said.
    public static Uni<@Nullable DelegationEntry> of(String tenant, String personId) {
        return find("tenant = ?1 and personId = ?2", tenant, personId).firstResult();
    }
}
