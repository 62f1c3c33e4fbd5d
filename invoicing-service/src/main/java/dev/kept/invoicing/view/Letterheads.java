package dev.kept.invoicing.view;

import dev.kept.invoicing.domain.Invoice;
import dev.kept.runtime.inbox.NotYetKnown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/// Names, addresses and words that stand on an invoice, read from the views.
@Singleton
public class Letterheads {
    private static final String HEAD = """
            select t.name as tenant_name, t.zone, t.email, t.phone, b.name as customer, b.billing_address, p.address, c.summary, c.photos,
                   o.description
            from bill_to b
            left join biller t on t.tenant_id = b.tenant
            left join billed_order o on o.order_id = $2
            left join lateral (select * from completed_work w where w.order_id = $2 and w.cycle = $3
                               order by length(w.completion_id) desc, w.completion_id desc limit 1) c on true
            left join work_place p on p.site_id = c.site_id
            where b.tenant = $4 and b.customer_id = coalesce((select stays_id from merged_customer where customer_id = $1), $1)""";

    /// @param place where the work was done
    /// @param asked what the customer had asked for
    /// @param done the technician's summary
    public record Letterhead(String tenantName, String email, String phone, String customer, String billingAddress, String place,
            String asked, String done, int photos) {}

    public Uni<Letterhead> of(SqlConnection connection, String tenant, Invoice.Bill bill) {
        return connection.preparedQuery(HEAD).execute(Tuple.of(bill.customerId(), bill.orderId(), bill.cycle(), tenant)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext())
                throw new NotYetKnown("The customer " + bill.customerId() + " has not arrived yet.");
            var row = found.next();
            if (row.getString("tenant_name") == null || row.getString("description") == null || row.getString("address") == null)
                throw new NotYetKnown("The tenant's name, the order " + bill.orderNumber() + " or its site has not arrived yet.");
            return new Letterhead(row.getString("tenant_name"), row.getString("email"), row.getString("phone"), row.getString("customer"),
                    row.getString("billing_address"), row.getString("address"), row.getString("description"), row.getString("summary"),
                    row.getInteger("photos"));
        });
    }
}
