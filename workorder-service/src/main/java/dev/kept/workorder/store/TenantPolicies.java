package dev.kept.workorder.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.events.WorkOrderEvent.Source;
import dev.kept.runtime.codec.Codec;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.PolicyChoice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The policies that a tenant can have orders under, in their newest versions, and the rules that choose one.
@Singleton
public class TenantPolicies {
    private static final String SHELF = """
            select (select rules::text from known_policy_rules where tenant_id = $1) as rules,
                   (select jsonb_object_agg(policy_id, version)::text from known_policy where tenant = $1) as versions""";
    private static final String DOCUMENTS = "select policy_id, version, document from known_policy where tenant = $1 order by policy_id";
    private static final int FIRST = 1;
    private final Pool pool;
    private final KnownPolicies known;
    private final PolicyDocuments documents;
    private final ObjectMapper json;

    @Inject
    TenantPolicies(Pool pool, KnownPolicies known, PolicyDocuments documents, Codec codec) {
        this.pool = pool;
        this.known = known;
        this.documents = documents;
        this.json = codec.mapper();
    }

    /// @param name id and version
    /// @param rule which of the rules it was, in words; null where none fitted
    public record Chosen(String name, @Nullable String rule) {}

    /// @param comesWithKept whether this version is one that every tenant has
    public record Document(String policyId, int version, String document, boolean comesWithKept) {}

    private record Shelf(List<PolicyRule> rules, Map<String, Integer> versions) {}

    /// What a new order gets. The order's rules know it then.
    public Uni<Chosen> chosen(String tenant, Source source, String siteId, String serviceType) {
        return shelf(tenant).map(shelf -> {
            var choice = PolicyChoice.of(shelf.rules(), source, siteId, serviceType);
            return new Chosen(choice.policyId() + "@" + newest(shelf, choice.policyId()), choice.rule());
        }).call(chosen -> documents.require(tenant, chosen.name()));
    }

    /// The newest version of an order's policy, for an order that comes out of it.
    ///
    /// @param name id and version of the policy that the other order has
    /// @param rule why it is this one, in words
    public Uni<Chosen> newest(String tenant, String name, String rule) {
        var id = name.substring(0, name.indexOf('@'));
        return shelf(tenant).map(shelf -> new Chosen(id + "@" + newest(shelf, id), rule))
                .call(chosen -> documents.require(tenant, chosen.name()));
    }

    public Uni<List<PolicyRule>> rules(String tenant) {
        return shelf(tenant).map(Shelf::rules);
    }

    /// Each in its newest version, by their ids.
    public Uni<List<Document>> all(String tenant) {
        return pool.preparedQuery(DOCUMENTS).execute(Tuple.of(tenant)).map(rows -> {
            var newest = new TreeMap<String, Document>();
            known.included().forEach(it -> newest.put(it.policy().id(),
                    new Document(it.policy().id(), it.policy().version(), it.document(), true)));
            for (Row row : rows)
                newest.put(row.getString("policy_id"),
                        new Document(row.getString("policy_id"), row.getInteger("version"), row.getString("document"), false));
            var documents = new ArrayList<>(newest.values());
            documents.sort(Comparator.comparing(Document::policyId));
            return documents;
        });
    }

    private int newest(Shelf shelf, String id) {
        return shelf.versions().getOrDefault(id, known.included(id).map(it -> it.policy().version()).orElse(FIRST));
    }

    private Uni<Shelf> shelf(String tenant) {
        return pool.preparedQuery(SHELF).execute(Tuple.of(tenant)).map(rows -> rows.iterator().next())
                .map(row -> new Shelf(read(row.getString("rules"), "[]", new TypeReference<List<PolicyRule>>() {
                }),
                        read(row.getString("versions"), "{}", new TypeReference<Map<String, Integer>>() {
                        })));
    }

    private <T> T read(@Nullable String text, String nothing, TypeReference<T> type) {
        try {
            return json.readValue(text == null ? nothing : text, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The view of policies cannot be read", broken);
        }
    }
}
