package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.gateway.view.PlainLists.Customer;
import dev.kept.runtime.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds customers while somebody types: by the names of the customer and its people, by phone, mail address or place, with typos. Who was
/// written down twice is found once, by either name.
@Singleton
public class CustomerSearch {
    private static final int MOST = 20;
    private static final int SHORTEST = 2;
    private static final int FEWEST_DIGITS = 4;
    private static final String NO_PHONE = "none";
    private static final String FOUND = "select c from ListedCustomer c where c.id in :ids";
    /// For this transaction: of two words, two letters may be wrong.
    private static final String ALIKE = "select set_config('pg_trgm.word_similarity_threshold', '0.45', true)";
    /// `<%` and `like` use the trigram indexes.
    private static final String SEARCH = """
            select c.id from (
              select id as customer_id, word_similarity(:words, lower(name)) as score from customer_row
               where tenant = :tenant and (lower(name) like :part escape '!' or :words <% lower(name))
              union all
              select customer_id, word_similarity(:words, lower(name)) from person_row
               where tenant = :tenant and customer_id is not null and (lower(name) like :part escape '!' or :words <% lower(name))
              union all
              select customer_id, 1 from person_row where tenant = :tenant and customer_id is not null
                 and (lower(email) like :part escape '!' or translate(phone, ' ()/.-', '') like :phone escape '!')
              union all
              select customer_id, word_similarity(:words, lower(address)) from site_row
               where tenant = :tenant and (lower(address) like :part escape '!' or :words <% lower(address))
            ) m left join merged_customer g on g.customer_id = m.customer_id join customer_row c on c.id = coalesce(g.stays_id, m.customer_id)
            group by c.id, c.name order by max(m.score) desc, c.name, c.id
            limit :most""";

    /// At most twenty, the best first; of one letter there is nothing to find yet.
    public Uni<Page<Customer>> found(Caller caller, String typed) {
        Sight.require(caller, Role.OFFICE, Role.ACCOUNTANT, Role.SERVICE);
        var pattern = OrderList.pattern(typed);
        var words = typed.strip().toLowerCase(Locale.ROOT);
        if (words.length() < SHORTEST)
            return Uni.createFrom().item(Page.<Customer>all(List.of()));
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createNativeQuery(ALIKE, String.class)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(SEARCH, String.class).setParameter("tenant", caller.tenant())
                        .setParameter("words", words).setParameter("part", pattern).setParameter("phone", phone(words))
                        .setParameter("most", MOST).getResultList())
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.<ListedCustomer>of())
                        : session.createSelectionQuery(FOUND, ListedCustomer.class).setParameter("ids", ids).setMaxResults(MOST)
                                .getResultList()
                                .map(found -> found.stream()
                                        .sorted(Comparator.comparingInt(customer -> ids.indexOf(customer.id))).toList()))))
                .map(found -> Page.all(found.stream().map(it -> PlainLists.customer(it, caller)).toList()));
    }

    /// Of what has too few digits for a number, one that nobody has.
    private static String phone(String words) {
        var digits = words.replaceAll("[^0-9]", "");
        return digits.length() < FEWEST_DIGITS || digits.length() * 2 < words.length()
                ? NO_PHONE
                : "%" + digits.replaceFirst("^0", "") + "%";
    }
}
