package dev.kept.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The rules that choose the policy of an order are one list for everybody: who adds one keeps those of the other tests.
public final class PolicyRules {
    /// Kept takes no more: the oldest ones make room.
    private static final int MOST = 100;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("sources", "siteIds", "serviceTypes", "policyId");

    private PolicyRules() {}

    /// For the orders of one place.
    public static void atSite(Api office, String siteId, String policyId) {
        first(office, List.of(), List.of(siteId), List.of(), policyId);
    }

    public static void forKind(Api office, String serviceType, String policyId) {
        first(office, List.of(), List.of(), List.of(serviceType), policyId);
    }

    /// Before all others; waits until the orders are opened by it.
    public static void first(Api office, List<String> sources, List<String> siteIds, List<String> serviceTypes, String policyId) {
        JsonNode rule = JSON.valueToTree(
                Map.of("sources", sources, "siteIds", siteIds, "serviceTypes", serviceTypes, "policyId", policyId));
        office.eventually("/directory/policies", SOON, all -> all.path("items").findValuesAsText("policyId").contains(policyId));
        var before = office.get("/directory/policy-rules").ok().path("items");
        var rules = Stream.concat(Stream.of(rule), StreamSupport.stream(before.spliterator(), false).map(PolicyRules::sent)).distinct()
                .limit(MOST).toList();
        office.post("/directory/policy-rules", Map.of("rules", rules)).ok();
        office.eventually("/directory/policy-rules", SOON, now -> sent(now.path("items").path(0)).equals(rule));
    }

    private static JsonNode sent(JsonNode rule) {
        return JSON.createObjectNode().setAll(PARTS.stream().collect(Collectors.toMap(Function.identity(), rule::path)));
    }
}
