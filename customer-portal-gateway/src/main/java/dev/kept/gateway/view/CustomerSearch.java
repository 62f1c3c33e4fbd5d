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
    /// Less than three letters are in no index of trigrams, and in half of all addresses.
    private static final int SHORTEST_MAIL = 3;
    private static final int FEWEST_DIGITS = 4;
    /// Neither a mail address nor a number.
    private static final String NOBODY = "none";
    /// Of more than can be shown, how many are compared: a single letter is the beginning of half of all names.
    private static final int REACH = 500;
    private static final String FOUND = "select c from ListedCustomer c where c.id in :ids";
    private static final String SEARCH = """
            select c.id from (
              select coalesce(g.stays_id, m.customer_id) as id, max(m.score) as score from (
                (select id as customer_id, word_similarity(:words, lower(name)) as score from customer_row
                  where tenant = :tenant and search_terms(name) @@ cast(:terms as tsquery) limit :reach)
                union all
                (select customer_id, word_similarity(:words, lower(name)) from person_row
                  where tenant = :tenant and customer_id is not null and search_terms(name) @@ cast(:terms as tsquery) limit :reach)
                union all
                (select customer_id, 1 from person_row where tenant = :tenant and customer_id is not null
                    and (lower(email) like :mail escape '!' or translate(phone, ' ()/.-', '') like :phone) limit :reach)
                union all
                (select customer_id, word_similarity(:words, lower(address)) from site_row
                  where tenant = :tenant and search_terms(address) @@ cast(:terms as tsquery) limit :reach)
              ) m left join merged_customer g on g.customer_id = m.customer_id
              group by 1 order by 2 desc, 1 limit :most
            ) best join customer_row c on c.id = best.id order by best.score desc, c.name, c.id""";

    /// At most twenty, the best first; of one letter there is nothing to find yet.
    public Uni<Page<Customer>> found(Caller caller, String typed) {
        Sight.require(caller, Role.OFFICE, Role.ACCOUNTANT, Role.SERVICE);
        var pattern = OrderList.pattern(typed);
        var words = typed.strip().toLowerCase(Locale.ROOT);
        if (words.length() < SHORTEST)
            return Uni.createFrom().item(Page.<Customer>all(List.of()));
        return Panache.withSession(() -> Panache.getSession().chain(session -> session.createNativeQuery(SEARCH, String.class)
                .setParameter("tenant", caller.tenant()).setParameter("words", words).setParameter("terms", SearchTerms.of(words))
                .setParameter("mail", words.length() < SHORTEST_MAIL ? NOBODY : pattern).setParameter("phone", phone(words))
                .setParameter("reach", REACH).setParameter("most", MOST).getResultList()
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(List.<ListedCustomer>of())
                        : session.createSelectionQuery(FOUND, ListedCustomer.class).setParameter("ids", ids).setMaxResults(MOST)
                                .getResultList()
                                .map(found -> found.stream()
                                        .sorted(Comparator.comparingInt(customer -> ids.indexOf(customer.id))).toList()))))
                .map(found -> Page.all(found.stream().map(it -> PlainLists.customer(it, caller)).toList()));
    }

    /// Of what has too few digits for a number, nobody's.
    private static String phone(String words) {
        var digits = words.replaceAll("[^0-9]", "");
        return digits.length() < FEWEST_DIGITS || digits.length() * 2 < words.length()
                ? NOBODY
                : "%" + digits.replaceFirst("^0", "") + "%";
    }
}
