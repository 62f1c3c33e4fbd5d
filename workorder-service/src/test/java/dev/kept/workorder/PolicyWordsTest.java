package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kept.workorder.domain.Difference;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.domain.PolicyWords;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two policies, held against each other in words.
class PolicyWordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Not rules.
    private static final Set<String> NAMES = Set.of("id", "version");
    /// By knob, what is written in its place; what has to go with it stands before it.
    private static final Map<String, List<String>> OTHERWISE = Map.ofEntries(
            Map.entry("create.roles", List.of("create.roles=[\"OFFICE\"]")),
            Map.entry("create.autoSubmit", List.of("create.autoSubmit=false")),
            Map.entry("create.sameOrganisationOnly", List.of("create.sameOrganisationOnly=true")),
            Map.entry("approval.initial", List.of("approval.limit=null", "approval.initial=\"ALWAYS\"")),
            Map.entry("approval.limit", List.of("approval.limit={\"minor\": 30000, \"currency\": \"EUR\"}")),
            Map.entry("approval.when", List.of("approval.limit=null", "approval.initial=\"WHEN\"",
                    "approval.when={\"all\": [{\"siteIn\": [\"depot\"]}, {\"any\": [{\"priorityIn\": [\"URGENT\"]}, {\"serviceTypeIn\": [\"gas\"]}]}]}")),
            Map.entry("approval.withoutApprover", List.of("approval.withoutApprover=\"ASK_OFFICE\"")),
            Map.entry("approval.onDeny", List.of("approval.onDeny=\"RESETTABLE\"")),
            Map.entry("approval.eligible", List.of("approval.eligible={\"PROVIDER\": \"ADMINS\"}")),
            Map.entry("approval.self", List.of("approval.self=true")), Map.entry("approval.need", List.of("approval.need=\"ALL\"")),
            Map.entry("approval.remind", List.of("approval.remind=\"P2D\"")),
            Map.entry("approval.expires", List.of("approval.expires=\"P14D\"")), Map.entry("release", List.of("release=\"MANUAL\"")),
            Map.entry("assignment.mode", List.of("assignment={\"mode\": \"OFFER\"}")),
            Map.entry("assignment.acceptWithin", List.of("assignment={\"mode\": \"OFFER\", \"acceptWithin\": \"PT4H\"}")),
            Map.entry("assignment.prefer", List.of("assignment={\"mode\": \"OFFER\", \"prefer\": [\"CHEAPEST\"]}")),
            Map.entry("assignment.maxRounds", List.of("assignment={\"mode\": \"OFFER\", \"maxRounds\": 7}")),
            Map.entry("scheduling.need", List.of("scheduling={\"need\": \"OPTIONAL\"}")),
            Map.entry("scheduling.whoPicks", List.of("scheduling={\"need\": \"REQUIRED\", \"whoPicks\": \"SUBMITTER\"}")),
            Map.entry("scheduling.pickWithin",
                    List.of("assignment={\"mode\": \"OFFER\"}", "scheduling={\"need\": \"REQUIRED\", \"pickWithin\": \"P2D\"}")),
            Map.entry("dispatch.on", List.of("dispatch.on=\"NEVER\"")), Map.entry("start.on", List.of("start={\"on\": \"ARRIVE\"}")),
            Map.entry("hold.reasons", List.of("hold={\"reasons\": {\"OTHER\": \"KEPT\"}, \"onCustomerReply\": \"RESUME\"}")),
            Map.entry("hold.onCustomerReply", List.of("hold={\"reasons\": {}, \"onCustomerReply\": \"STAY\"}")),
            Map.entry("amend.allowed", List.of("amend={\"allowed\": true}")),
            Map.entry("extraWork.limit", List.of(extra("40000", "GO_ON", "GO_ON", ""))),
            Map.entry("extraWork.then", List.of(extra("30000", "RESCHEDULE", "GO_ON", ""))),
            Map.entry("extraWork.onDeny", List.of(extra("30000", "GO_ON", "CLOSE", ""))),
            Map.entry("extraWork.need", List.of(extra("30000", "GO_ON", "GO_ON", ", \"need\": \"ALL\""))),
            Map.entry("extraWork.remind", List.of(extra("30000", "GO_ON", "GO_ON", ", \"remind\": \"P1D\""))),
            Map.entry("extraWork.expires", List.of(extra("30000", "GO_ON", "GO_ON", ", \"expires\": \"P3D\""))),
            Map.entry("complete.requires", List.of("complete.requires=[\"NOTES\"]")),
            Map.entry("complete.from", List.of("complete.from=\"SCHEDULED\"")),
            Map.entry("complete.by", List.of("complete.by=[\"OFFICE\"]")),
            Map.entry("complete.hours", List.of("complete.hours=\"WORKED\"")),
            Map.entry("complete.minBilled", List.of("complete.hours=\"BILLED\"", "complete.minBilled=\"PT1H\"")),
            Map.entry("complete.billedStep", List.of("complete.hours=\"BILLED\"", "complete.billedStep=\"PT30M\"")),
            Map.entry("verify", List.of("verify=\"OFFICE\"")), Map.entry("cancel.byCustomer", List.of("cancel.byCustomer=false")),
            Map.entry("close.on", List.of("close.on=\"COMPLETE\"")), Map.entry("close.by", List.of("close.by=[\"OFFICE\"]")),
            Map.entry("recurrence.confirm", List.of("recurrence={\"confirm\": \"CUSTOMER\"}")),
            Map.entry("reopen.days", List.of("reopen={\"days\": 14}")),
            Map.entry("forms.submit", List.of("create.autoSubmit=false", form("submit"))),
            Map.entry("forms.course", List.of(form("course"))),
            Map.entry("forms.complete", List.of(form("complete"))), Map.entry("forms.notDone", List.of(form("notDone"))),
            Map.entry("documents", List.of("documents=[{\"at\": \"OPENED\", \"kind\": \"OPENING\"}]")),
            Map.entry("labels", List.of("labels={\"READY\": \"Dispatched\"}")));

    @Test
    void each_knob_that_is_set_otherwise_is_said() {
        var usual = policy(usual());
        for (var knob : OTHERWISE.entrySet()) {
            var all = knob.getValue();
            var before = all.size() == 1 && !knob.getKey().startsWith("extraWork") ? usual : policy(with(beforeIt(knob.getKey(), all)));
            var after = policy(with(all));
            assertNotEquals(before, after, knob.getKey());
            assertTrue(!PolicyWords.between(before, after).isEmpty(), () -> knob.getKey() + " is set otherwise, and nothing is said of it");
            assertEquals(List.of(), PolicyWords.between(after, after));
        }
    }

    @Test
    void no_knob_is_forgotten() {
        var forgotten = new TreeSet<>(knobs(Policy.class, ""));
        forgotten.removeAll(OTHERWISE.keySet());
        assertEquals(Set.of(), forgotten, "a knob that a policy has, and that this test does not turn");
    }

    @Test
    void it_reads_as_people_speak() {
        var higher = policy(with(List.of("approval.limit={\"minor\": 30000, \"currency\": \"EUR\"}", "approval.remind=\"P2D\"")));
        assertEquals(List.of(new Difference("Approval is asked for", "above 150.00 EUR, and without an estimate",
                "above 300.00 EUR, and without an estimate"), new Difference("Reminder of the approval", "never", "after 2 days")),
                PolicyWords.between(policy(usual()), higher));
        assertEquals(List.of(new Difference("The word for READY", null, "“Dispatched”")),
                PolicyWords.between(policy(usual()), policy(with(OTHERWISE.get("labels")))));
        assertEquals("at the places depot and (where it is urgent or for the kinds of work gas)",
                PolicyWords.between(policy(usual()), policy(with(OTHERWISE.get("approval.when")))).getFirst().after());
    }

    /// What goes with the knob, without it; of more work, the same question with a limit of 300.
    private static List<String> beforeIt(String knob, List<String> all) {
        return knob.startsWith("extraWork")
                ? List.of(extra("30000", "GO_ON", "GO_ON", ""))
                : knob.equals("approval.initial")
                        || knob.equals("approval.when") ? List.of() : all.subList(0, all.size() - 1);
    }

    private static String extra(String minor, String then, String onDeny, String more) {
        return "extraWork={\"limit\": {\"minor\": %s, \"currency\": \"EUR\"}, \"then\": \"%s\", \"onDeny\": \"%s\"%s}".formatted(minor,
                then,
                onDeny, more);
    }

    private static String form(String step) {
        return "forms={\"" + step
                + "\": [{\"id\": \"reading\", \"label\": \"Meter reading\", \"kind\": \"NUMBER\", \"min\": 0, \"required\": true}]}";
    }

    private static Set<String> knobs(Class<?> part, String place) {
        var knobs = new TreeSet<String>();
        for (RecordComponent knob : part.getRecordComponents()) {
            var path = place.isEmpty() ? knob.getName() : place + "." + knob.getName();
            boolean isPart = knob.getType().isRecord() && Stream.of(knob.getType().getNestHost(), knob.getType())
                    .anyMatch(it -> it == Policy.class || it.getSimpleName().equals("Forms"));
            if (isPart)
                knobs.addAll(knobs(knob.getType(), path));
            else if (!NAMES.contains(path))
                knobs.add(path);
        }
        return knobs;
    }

    private static ObjectNode usual() {
        try (var file = Objects.requireNonNull(PolicyWordsTest.class.getResourceAsStream("/policies/home-service-1.json"))) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode with(List<String> settings) {
        var document = usual();
        for (var setting : settings) {
            var path = setting.substring(0, setting.indexOf('=')).split("\\.");
            JsonNode value;
            try {
                value = JSON.readTree(setting.substring(setting.indexOf('=') + 1));
            } catch (IOException wrong) {
                throw new IllegalStateException(setting, wrong);
            }
            var part = Arrays.stream(path, 0, path.length - 1).reduce(document, (node, name) -> node.withObjectProperty(name),
                    (one, _) -> one);
            if (value.isNull())
                part.remove(path[path.length - 1]);
            else
                part.set(path[path.length - 1], value);
        }
        return document;
    }

    private static Policy policy(ObjectNode document) {
        try {
            return PolicyText.read(document.toString());
        } catch (PolicyText.Wrong wrong) {
            throw new IllegalStateException(wrong.getMessage() + " in " + document, wrong);
        }
    }
}
