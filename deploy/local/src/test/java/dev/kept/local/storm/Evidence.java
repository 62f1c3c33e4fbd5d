package dev.kept.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kept.events.Catalogue;
import dev.kept.events.Topic;
import dev.kept.local.CloudEvents;
import dev.kept.local.RunningSystem;
import dev.kept.local.Service;
import dev.kept.local.storm.Logs.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that can be known from outside when all is quiet, held against what the callers were told.
final class Evidence {
    /// The relay publishes at most so many facts before it stores its position, and so repeats at most so many per broken term.
    private static final int BATCH = 500;
    private final RunningSystem kept;
    private final List<Acknowledged> acknowledged;
    private final Map<Service, List<Fact>> logs;
    private final Map<Topic, List<CloudEvents.Record>> topics = new EnumMap<>(Topic.class);
    private final Map<Claim, List<String>> against = new EnumMap<>(Claim.class);

    private Evidence(RunningSystem kept, List<Acknowledged> acknowledged) {
        this.kept = kept;
        this.acknowledged = acknowledged;
        this.logs = new Logs(kept).all();
        for (var topic : Topic.values())
            topics.put(topic, CloudEvents.all(kept.run().addresses().kafka(), "kept." + topic.family()));
    }

    /// What speaks against each claim; nothing is what should come of it.
    ///
    /// @param stockBefore of each item, before the first of these callers
    static Map<Claim, List<String>> gather(RunningSystem kept, List<Acknowledged> acknowledged, List<String> refused,
            Map<String, BigDecimal> stockBefore) {
        var evidence = new Evidence(kept, acknowledged);
        evidence.against.put(Claim.NO_COMMAND_OF_A_LIVING_CALLER_IS_REFUSED, refused);
        evidence.factsInTheLog();
        evidence.factsOnTheTopic();
        evidence.invoices();
        evidence.stock(stockBefore);
        evidence.views();
        evidence.mails();
        return evidence.against;
    }

    private void found(Claim claim, String finding) {
        against.computeIfAbsent(claim, _ -> new ArrayList<>()).add(finding);
    }

    private void factsInTheLog() {
        var texts = new EnumMap<Service, String>(Service.class);
        var places = new HashSet<String>();
        var keys = new HashMap<String, Long>();
        logs.forEach((service, facts) -> {
            texts.put(service, facts.stream().map(Fact::payload).collect(Collectors.joining("\n")));
            facts.forEach(fact -> {
                places.add(service + fact.streamId() + "@" + fact.sequence());
                if (fact.key() != null)
                    keys.merge(service + fact.key(), 1L, Long::sum);
            });
        });
        for (var one : acknowledged) {
            if (!places.contains(one.owner() + one.stream() + "@" + one.sequence()))
                found(Claim.EVERY_FACT_IS_IN_THE_LOG_ONCE, one + " is not in the log");
            long times = keys.getOrDefault(one.owner() + one.key(), 0L);
            if (times != 1)
                found(Claim.EVERY_FACT_IS_IN_THE_LOG_ONCE, one + " is in the log " + times + " times by its key");
        }
        var marks = acknowledged.stream().filter(one -> one.mark() != null)
                .collect(Collectors.groupingBy(Acknowledged::owner, Collectors.toList()));
        marks.forEach((service, marked) -> {
            var found = occurrences(logs.get(service), marked.stream().map(one -> String.valueOf(one.mark())).collect(Collectors.toSet()));
            marked.forEach(one -> {
                if (found.getOrDefault(String.valueOf(one.mark()), 0) != 1)
                    found(Claim.EVERY_FACT_IS_IN_THE_LOG_ONCE, one + " is in " + found.get(one.mark()) + " facts");
            });
        });
    }

    /// In how many facts each mark is the whole of a text of its own stream's first or noted fact.
    private static Map<String, Integer> occurrences(List<Fact> facts, Set<String> marks) {
        var times = new HashMap<String, Integer>();
        for (var fact : facts)
            if (fact.type().equals("workorder.opened") || fact.type().equals("workorder.note-added"))
                marks.stream().filter(fact.payload()::contains).forEach(mark -> times.merge(mark, 1, Integer::sum));
        return times;
    }

    private void factsOnTheTopic() {
        for (var topic : Topic.values()) {
            var published = topics.get(topic);
            var seen = new HashMap<String, Integer>();
            var last = new HashMap<String, Long>();
            for (var fact : published)
                if (seen.merge(fact.id(), 1, Integer::sum) == 1) {
                    long before = last.getOrDefault(fact.subject(), -1L);
                    if (fact.sequence() != before + 1)
                        found(Claim.EVERY_FACT_IS_ON_THE_TOPIC,
                                topic + ": " + fact.subject() + "@" + fact.sequence() + " comes after @" + before);
                    last.put(fact.subject(), fact.sequence());
                }
            var kept = factsOf(topic);
            kept.stream().filter(fact -> !seen.containsKey(fact.eventId()))
                    .forEach(fact -> found(Claim.EVERY_FACT_IS_ON_THE_TOPIC, topic + " lacks " + fact.streamId() + "@" + fact.sequence()));
            var ids = kept.stream().map(Fact::eventId).collect(Collectors.toSet());
            seen.keySet().stream().filter(id -> !ids.contains(id))
                    .forEach(id -> found(Claim.EVERY_FACT_IS_ON_THE_TOPIC, topic + " has " + id + ", which is in no log"));
            int repeated = published.size() - seen.size();
            System.out.printf("  %-13s %5d facts in the log, %5d on the topic, %d of them repeated%n", topic.family(), kept.size(),
                    published.size(), repeated);
            if (repeated > BATCH)
                found(Claim.THE_TOPIC_REPEATS_NO_MORE_THAN_A_BATCH, topic + " repeats " + repeated + " facts");
        }
    }

    private List<Fact> factsOf(Topic topic) {
        return logs.values().stream().flatMap(List::stream).filter(fact -> {
            var entry = Catalogue.named(fact.type());
            return entry != null && entry.topic() == topic;
        }).toList();
    }

    private void invoices() {
        var drafted = count(Service.INVOICING, "invoicing.invoice-drafted", fact -> json(fact).path("orderId").asText());
        var due = count(Service.WORKORDER, "workorder.ready-to-bill", Fact::streamId);
        due.forEach((order, times) -> {
            if (!times.equals(drafted.getOrDefault(order, 0L)))
                found(Claim.ONE_INVOICE_PER_ORDER,
                        order + " was ready to bill " + times + " times and has " + drafted.get(order) + " invoices");
        });
        drafted.keySet().stream().filter(order -> !due.containsKey(order))
                .forEach(order -> found(Claim.ONE_INVOICE_PER_ORDER, order + " has an invoice and was never ready to bill"));
        System.out.println("  " + due.size() + " orders were billed");
    }

    private Map<String, Long> count(Service service, String type, Function<Fact, String> by) {
        return logs.getOrDefault(service, List.of()).stream().filter(fact -> fact.type().equals(type))
                .collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    private void stock(Map<String, BigDecimal> before) {
        var expected = new TreeMap<>(before);
        acknowledged.stream().map(Acknowledged::received).filter(Objects::nonNull)
                .forEach(it -> expected.merge(it.item(), it.amount(), BigDecimal::add));
        logs.getOrDefault(Service.WORKORDER, List.of()).stream().filter(fact -> fact.type().equals("workorder.part-used"))
                .map(Evidence::json)
                .forEach(used -> expected.merge(used.path("partId").asText() + "@" + used.path("location").asText(),
                        new BigDecimal(used.path("quantity").path("amount").asText()).negate(), BigDecimal::add));
        var now = Stock.of(kept);
        expected.forEach((item, amount) -> {
            var onHand = now.getOrDefault(item, BigDecimal.ZERO);
            if (onHand.compareTo(amount) != 0)
                found(Claim.THE_STOCK_IS_RIGHT, item + ": " + onHand + " on hand, and " + amount + " by what was received and used");
        });
    }

    private void views() {
        kept.rebuildChecks(kept.signedIn("OPERATOR")).forEach((view, check) -> {
            System.out.printf("  %-40s %6d rows, %d differ from the rebuild%n", view, check.path("rows").asLong(),
                    check.path("differing").asLong());
            if (check.path("differing").asLong() != 0)
                found(Claim.EVERY_VIEW_EQUALS_ITS_REBUILD, view + ": " + check);
            if (check.path("rows").asLong() == 0)
                found(Claim.EVERY_VIEW_EQUALS_ITS_REBUILD, view + " has no rows: nothing was compared");
        });
    }

    private void mails() {
        var caught = kept.mails().newest(10_000).stream().collect(Collectors.groupingBy(mail -> mail.messageId(), Collectors.counting()));
        var states = new TreeMap<String, Integer>();
        new Logs(kept)
                .query(Service.NOTIFICATION, "select intent_id, state from intent", row -> List.of(row.getString(1), row.getString(2)))
                .forEach(message -> {
                    states.merge(message.get(1), 1, Integer::sum);
                    long copies = caught.getOrDefault("<" + message.get(0) + "@kept>", 0L);
                    boolean right = switch (message.get(1)) {
                        case "SENT" -> copies == 1;
                        case "UNKNOWN" -> copies <= 2;
                        case "SKIPPED", "FAILED" -> copies == 0;
                        default -> false;
                    };
                    if (!right)
                        found(Claim.EVERY_MAIL_IS_SENT_ONCE,
                                message.get(0) + " is " + message.get(1) + " and was caught " + copies + " times");
                });
        System.out.println("  messages: " + states);
    }

    private static JsonNode json(Fact fact) {
        try {
            return new ObjectMapper().readTree(fact.payload());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
