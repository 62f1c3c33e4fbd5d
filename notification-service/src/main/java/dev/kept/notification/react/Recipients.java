package dev.kept.notification.react;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kept.events.NotificationEvent.Medium;
import dev.kept.notification.domain.MessagePlan.Audience;
import dev.kept.notification.view.ToldVisits.State;
import dev.kept.runtime.inbox.NotYetKnown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Who is what on an order, from the views.
@Singleton
class Recipients {
    /// What is said to technicians without naming one is for those who are still to come, or were until the order fell: not for those of
    /// visits that were done or given up before. Who has the order is, too.
    private static final String[] STILL_TO_COME = {State.STANDS.name(), State.BEGUN.name(), State.FELL_WITH_ORDER.name()};
    /// At most so many people of the office hear of one fact.
    private static final String PARTIES = """
            select o.requester_id, o.submitter_id, o.approver_id, c.primary_contact_id,
                   array(select distinct v.technician_id from told_visit v
                         where v.order_id = o.order_id and v.state = any($3) and v.technician_id <> ''
                         union select o.assignee_id where o.assignee_id <> '') as technicians,
                   array(select a.person_id from addressee a where a.tenant = o.tenant and a.roles ? 'OFFICE' order by 1 limit 50) as office
            from told_order o left join merged_customer m on m.customer_id = o.customer_id
            left join told_customer c on c.customer_id = coalesce(m.stays_id, o.customer_id)
            where o.order_id = $1 and o.tenant = $2""";

    /// @param event the fact's content: it may name people itself
    record Parties(Row row, JsonNode event) {

        /// Each person once, in the order of the plan.
        Set<String> of(List<Audience> audiences) {
            return audiences.stream().flatMap(this::of).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Stream<String> of(Audience audience) {
            return switch (audience) {
                case REQUESTER -> Stream.of(row.getString("requester_id"));
                case PRIMARY_CONTACT -> Stream.of(known(row.getString("primary_contact_id")));
                case APPROVERS -> event.hasNonNull("to")
                        ? Stream.of(event.path("to").asText()) // the one who is asked in place of the others
                        : StreamSupport.stream(event.path("approvers").spliterator(), false).map(JsonNode::asText);
                case TECHNICIAN -> event.hasNonNull("personId")
                        ? Stream.of(event.path("personId").asText())
                        : Arrays.stream(row.getArrayOfStrings("technicians"));
                case OFFICE -> Arrays.stream(row.getArrayOfStrings("office"));
                case SUBMITTER ->
                    Stream.of(row.getString("submitter_id"), row.getString("requester_id")).filter(id -> !id.isEmpty()).limit(1);
                case APPROVER -> Stream.of(row.getString("approver_id")).filter(id -> !id.isEmpty());
                case VISITORS -> StreamSupport.stream(event.path("resourceIds").spliterator(), false).map(JsonNode::asText);
                case VENDOR -> Stream.of(event.path("vendorId").asText());
                case RECIPIENT -> Stream.of(event.path("recipientId").asText());
            };
        }

        private static String known(@Nullable String id) {
            if (id == null)
                throw new NotYetKnown("Notification has not heard of the order's customer yet.");
            return id;
        }
    }

    Uni<Parties> of(SqlConnection transaction, String tenant, String orderId, JsonNode event) {
        return transaction.preparedQuery(PARTIES).execute(Tuple.of(orderId, tenant, STILL_TO_COME)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext())
                throw new NotYetKnown("Notification has not heard of the order " + orderId + " yet.");
            return new Parties(found.next(), event);
        });
    }

    /// How people can be reached.
    record Book(Map<String, Entry> entries) {
        record Entry(String email, String phone) {
            String by(Medium medium) {
                return switch (medium) {
                    case EMAIL -> email.strip().toLowerCase(Locale.ROOT);
                    case SMS -> phone.replaceAll("[^0-9+]", "");
                };
            }
        }

        /// Two people with one address get one message. Those without any stay in: that they were not told is noted.
        List<String> oncePerAddress(Set<String> people, Medium medium) {
            var addresses = new HashSet<String>();
            return people.stream().filter(person -> {
                var address = Objects.requireNonNull(entries.get(person)).by(medium);
                return address.isEmpty() || addresses.add(address);
            }).toList();
        }
    }

    /// Fails where the directory has not told of one of them.
    Uni<Book> book(SqlConnection transaction, String tenant, Set<String> people) {
        return transaction.preparedQuery("select person_id, email, phone from addressee where tenant = $1 and person_id = any($2)")
                .execute(Tuple.from(new Object[]{tenant, people.toArray(String[]::new)})).map(rows -> {
                    var found = new HashMap<String, Book.Entry>();
                    rows.forEach(
                            row -> found.put(row.getString("person_id"), new Book.Entry(row.getString("email"), row.getString("phone"))));
                    var missing = new LinkedHashSet<>(people);
                    missing.removeAll(found.keySet());
                    if (!missing.isEmpty())
                        throw new NotYetKnown("Notification has not heard of the person " + String.join(", ", missing) + " yet.");
                    return new Book(found);
                });
    }
}
