package dev.kept.gateway.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One invoice as the lists show it; dates are ISO-8601, `sha256` names its newest PDF.
record InvoiceRow(String id, String tenant, String orderId, String orderNumber, String customerId, @Nullable String number, String state,
        long netMinor, long vatMinor, long grossMinor, long paidMinor, String currency, Instant draftedAt, @Nullable String issuedOn,
        @Nullable String dueOn, @Nullable String sha256, long version) {

    InvoiceRow withState(String now) {
        return new InvoiceRow(id, tenant, orderId, orderNumber, customerId, number, now, netMinor, vatMinor, grossMinor, paidMinor,
                currency,
                draftedAt, issuedOn, dueOn, sha256, version);
    }

    InvoiceRow withNumber(String now, String issued, String due) {
        return new InvoiceRow(id, tenant, orderId, orderNumber, customerId, now, state, netMinor, vatMinor, grossMinor, paidMinor, currency,
                draftedAt, issued, due, sha256, version);
    }

    InvoiceRow withFile(String now) {
        return new InvoiceRow(id, tenant, orderId, orderNumber, customerId, number, state, netMinor, vatMinor, grossMinor, paidMinor,
                currency, draftedAt, issuedOn, dueOn, now, version);
    }

    InvoiceRow withPaid(long now) {
        return new InvoiceRow(id, tenant, orderId, orderNumber, customerId, number, state, netMinor, vatMinor, grossMinor, now, currency,
                draftedAt, issuedOn, dueOn, sha256, version);
    }

    InvoiceRow withVersion(long now) {
        return new InvoiceRow(id, tenant, orderId, orderNumber, customerId, number, state, netMinor, vatMinor, grossMinor, paidMinor,
                currency, draftedAt, issuedOn, dueOn, sha256, now);
    }
}
