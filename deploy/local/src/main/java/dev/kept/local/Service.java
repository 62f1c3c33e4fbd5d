package dev.kept.local;

/// The six services; each owns the database that it names.
public enum Service {

    WORKORDER("workorder-service", "workorder"), SCHEDULING("scheduling-service", "scheduling"), NOTIFICATION("notification-service",
            "notification"), INVOICING("invoicing-service",
                    "invoicing"), INVENTORY("inventory-service", "inventory"), GATEWAY("customer-portal-gateway", "gateway");

    private final String folder;
    private final String database;

    Service(String folder, String database) {
        this.folder = folder;
        this.database = database;
    }

    /// Also the name of its module and of its process.
    public String folder() {
        return folder;
    }

    public String database() {
        return database;
    }
}
