package dev.kept.gateway.account;

import dev.kept.decision.Caller.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The accounts of this installation.
@Singleton
public class Accounts {
    private static final String COLUMNS = "a.id, a.tenant, a.email, a.name, a.roles, a.password_hash,"
            + " coalesce(m.stays_id, a.customer_id) as customer_id, array(select f.customer_id from merged_customer f"
            + " where f.tenant = a.tenant and f.stays_id = coalesce(m.stays_id, a.customer_id)) as formerly";
    /// An account was made for a customer that may have been merged since.
    private static final String MERGED = " left join merged_customer m on m.customer_id = a.customer_id and m.tenant = a.tenant";
    private final Pool pool;
    private final Passwords passwords;

    @Inject
    Accounts(Pool pool, Passwords passwords) {
        this.pool = pool;
        this.passwords = passwords;
    }

    /// The account with this address, if the password is its own.
    Uni<Optional<Account>> withPassword(String email, String password) {
        return pool.preparedQuery("select " + COLUMNS + " from account a" + MERGED + " where a.email = $1").execute(Tuple.of(plain(email)))
                .map(rows -> first(rows.iterator()))
                .chain(row -> passwords.matches(password, row.map(found -> found.getString("password_hash")).orElse(null))
                        .map(matches -> matches ? row.map(Accounts::account) : Optional.empty()));
    }

    /// The account of somebody who has an access token; empty where the token was not made for an account of this installation.
    public Uni<Optional<Account>> ofPerson(String tenant, String id) {
        return pool.preparedQuery("select " + COLUMNS + " from account a" + MERGED + " where a.tenant = $1 and a.id = $2")
                .execute(Tuple.of(tenant, id))
                .map(rows -> first(rows.iterator()).map(Accounts::account));
    }

    /// The account of a session that has not expired.
    Uni<Optional<Account>> ofSession(String idHash, Instant now) {
        return pool.preparedQuery("select " + COLUMNS + " from session s join account a on a.id = s.account_id" + MERGED
                + " where s.id_hash = $1 and s.expires_at > $2").execute(Tuple.of(idHash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows.iterator()).map(Accounts::account));
    }

    /// Makes it unless it is there.
    public Uni<Void> ensure(Account account, String password) {
        return pool.preparedQuery("select 1 from account where id = $1").execute(Tuple.of(account.id()))
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().voidItem()
                        : passwords.hash(password)
                                .chain(hash -> pool
                                        .preparedQuery("insert into account values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing")
                                        .execute(Tuple
                                                .from(new Object[]{account.id(), account.tenant(), plain(account.email()), account.name(),
                                                        account.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                                                        account.customerId(), hash})))
                                .replaceWithVoid());
    }

    static String plain(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<Row> first(RowIterator<Row> rows) {
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    private static Account account(Row row) {
        return new Account(row.getString("id"), row.getString("tenant"), row.getString("email"), row.getString("name"),
                Arrays.stream(row.getString("roles").split(",")).map(Role::valueOf).collect(Collectors.toSet()),
                row.getString("customer_id"), Set.of(row.getArrayOfStrings("formerly")));
    }
}
