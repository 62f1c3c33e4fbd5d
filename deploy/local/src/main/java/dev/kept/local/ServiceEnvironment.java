package dev.kept.local;

import java.util.HashMap;
import java.util.Map;

/// The variables by which a service learns where it is. The compose file hands out the same names.
final class ServiceEnvironment {

    private ServiceEnvironment() {}

    static Map<String, String> of(Service service, Settings settings, Addresses addresses) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(addresses.ports().of(service)));
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", addresses.jdbcUrl(service));
        variables.put("QUARKUS_DATASOURCE_REACTIVE_URL", addresses.reactiveUrl(service));
        variables.put("QUARKUS_DATASOURCE_USERNAME", addresses.database().user());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", addresses.database().password());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        variables.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        variables.put("QUARKUS_MAILER_PORT", String.valueOf(addresses.ports().smtp()));
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        variables.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        variables.put("KEPT_DATA", settings.shared().toString());
        variables.put("KEPT_CLOCK_MOVABLE", "true");
        variables.put("KEPT_DEMO", "true");
        variables.put("KEPT_WORKORDER_URL", addresses.url(Service.WORKORDER).toString());
        variables.put("KEPT_SCHEDULING_URL", addresses.url(Service.SCHEDULING).toString());
        variables.put("KEPT_NOTIFICATION_URL", addresses.url(Service.NOTIFICATION).toString());
        variables.put("KEPT_INVOICING_URL", addresses.url(Service.INVOICING).toString());
        variables.put("KEPT_INVENTORY_URL", addresses.url(Service.INVENTORY).toString());
        variables.put("KEPT_PUBLIC_URL", addresses.publicUrl().toString());
        variables.put("KEPT_INBOX_URL", addresses.inboxUrl().toString());
        return variables;
    }
}
