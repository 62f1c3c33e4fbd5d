package dev.kept.workorder.store;

import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// Whose people and places are whose, and which customer became another: as new as the last append.
public final class CustomersOwn {
    /// Somebody may write down a few more between the count and the merge.
    private static final int MOST = 2 * MergeCustomer.MOST_MOVED;
    private static final String COUNTS = """
            select (select count(*) from customers_own where tenant = $1 and customer_id = $2) as own,
                   (select count(*) from merged_customer where tenant = $1 and stays_id in ($2, $3)) as merged""";
    /// Also what is still on its way from those that were merged into this one before.
    private static final String LEFT = """
            select o.entry_id, m.stays_id from customers_own o join merged_customer m on m.customer_id = o.customer_id
            where o.tenant = $1 and m.stays_id = (select stays_id from merged_customer where customer_id = $2)
            order by o.entry_id limit $3""";

    private CustomersOwn() {}

    /// @param own people and places of the customer that is to go
    /// @param merged customers that either of the two took up before
    public record Counts(long own, long merged) {}

    public static Uni<Counts> counts(SqlClient client, String tenant, String customerId, String into) {
        return client.preparedQuery(COUNTS).execute(Tuple.of(tenant, customerId, into)).map(rows -> rows.iterator().next())
                .map(row -> new Counts(row.getLong("own"), row.getLong("merged")));
    }

    /// A person or a place of a customer that is no more.
    public record Left(String entryId, String staysId) {}

    public static Uni<List<Left>> left(SqlClient client, String tenant, String merged) {
        return client.preparedQuery(LEFT).execute(Tuple.of(tenant, merged, MOST)).map(rows -> {
            var left = new ArrayList<Left>(rows.size());
            rows.forEach(row -> left.add(new Left(row.getString("entry_id"), row.getString("stays_id"))));
            return left;
        });
    }
}
