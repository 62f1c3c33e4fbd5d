package dev.kept.gateway.view;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Customers who may be one and the same: as one that is there, or as what is typed before somebody is written down. The same phone number
/// or mail address says it, or a very alike name with a very alike place.
@Singleton
public class AlikeCustomers {
    private static final int MOST = 5;
    private static final int LONGEST = 500;
    /// Of a number, the digits that stay the same whether the country is dialled or not. `%` uses the trigram index; what it lets through is
    /// measured anew.
    private static final String ALIKE = """
            with same as (select $2::text as id union select customer_id from merged_customer where tenant = $1 and stays_id = $2),
                 own as (select * from person_row where tenant = $1 and customer_id in (select id from same)),
                 phones as (select distinct right(regexp_replace(phone, '[^0-9]', '', 'g'), 8) as phone
                     from (select phone from own union all select $4) said),
                 emails as (select distinct lower(email) as email from (select email from own union all select $5) said where email <> ''),
                 names as (select lower(name) as name from customer_row where tenant = $1 and id = $2 union select $3 where $3 <> ''),
                 places as (select lower(billing_address) as place from customer_row where tenant = $1 and id = $2
                     union select lower(address) from site_row where tenant = $1 and customer_id in (select id from same)
                     union select $6 where $6 <> ''),
                 found as (
                     select p.customer_id, 'PHONE' as because from phones s join person_row p
                         on translate(p.phone, ' ()/.-', '') like '%' || s.phone where length(s.phone) = 8 and p.tenant = $1
                     union all
                     select p.customer_id, 'EMAIL' from emails s join person_row p on lower(p.email) = s.email where p.tenant = $1
                     union all
                     select c.id, 'NAME_AND_PLACE' from names n join customer_row c on lower(c.name) % n.name
                         where c.tenant = $1 and similarity(lower(c.name), n.name) >= 0.5 and exists (select 1 from places s
                             where similarity(lower(c.billing_address), s.place) >= 0.6 or exists (select 1 from site_row r
                                 where r.tenant = $1 and r.customer_id = c.id and similarity(lower(r.address), s.place) >= 0.6)))
            select c.id, c.name, c.billing_address, array_agg(distinct f.because) as because
            from found f left join merged_customer m on m.customer_id = f.customer_id
                join customer_row c on c.id = coalesce(m.stays_id, f.customer_id)
            where c.tenant = $1 and c.id not in (select id from same)
            group by c.id, c.name, c.billing_address order by count(distinct f.because) desc, c.name, c.id limit $7""";
    private final Pool pool;

    @Inject
    AlikeCustomers(Pool pool) {
        this.pool = pool;
    }

    /// @param because PHONE, EMAIL, NAME_AND_PLACE
    public record Alike(String id, String name, String billingAddress, List<String> because) {}

    /// @param customer of one that is there; or
    /// @param name with the next three, what is typed
    public record Question(@Nullable String customer, @Nullable String name, @Nullable String phone, @Nullable String email,
            @Nullable String address) {
        public Question {
            var all = Stream.of(customer, name, phone, email, address).flatMap(Stream::ofNullable).filter(it -> !it.isBlank()).toList();
            if (all.isEmpty() || all.stream().anyMatch(it -> it.length() > LONGEST))
                throw NotDone.badRequest("bad-customer", "Say which 'customer', or a 'name', 'phone', 'email' or 'address' of up to "
                        + LONGEST + " characters.");
        }
    }

    /// At most five, the most alike first.
    public Uni<Page<Alike>> of(Caller caller, Question question) {
        Sight.require(caller, Role.OFFICE, Role.ACCOUNTANT, Role.SERVICE);
        return pool.preparedQuery(ALIKE)
                .execute(Tuple.from(new Object[]{caller.tenant(), plain(question.customer()), lower(question.name()),
                        plain(question.phone()), lower(question.email()), lower(question.address()), MOST}))
                .map(rows -> Page.all(StreamSupport.stream(rows.spliterator(), false).map(AlikeCustomers::alike).toList()));
    }

    private static Alike alike(Row row) {
        return new Alike(row.getString("id"), row.getString("name"), row.getString("billing_address"),
                List.of(row.getArrayOfStrings("because")));
    }

    private static String plain(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static String lower(@Nullable String text) {
        return plain(text).toLowerCase(Locale.ROOT);
    }
}
