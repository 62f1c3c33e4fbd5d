package dev.kept.inventory.domain;

/// One part at one location (a store or a van); written `<partId>@<location>`, which is its stream's id.
public record StockId(String partId, String location) {
    private static final int LONGEST = 100;

    public StockId {
        if (partId.length() > LONGEST || !partId.matches("[\\w.:-]+"))
            throw new IllegalArgumentException("A part's id has up to " + LONGEST + " letters, digits, '-', '_', '.' or ':'.");
        if (location.isBlank() || location.length() > LONGEST || location.contains("/"))
            throw new IllegalArgumentException("A location has a name of up to " + LONGEST + " characters, none of them a '/'.");
    }

    /// Reads the written form; an `IllegalArgumentException` says what is wrong with it.
    public static StockId parse(String written) {
        int at = written.indexOf('@');
        if (at < 0)
            throw new IllegalArgumentException("Stock is named <part>@<location>, such as 0198c7f0-...@van-1");
        return new StockId(written.substring(0, at), written.substring(at + 1));
    }

    @Override
    public String toString() {
        return partId + "@" + location;
    }
}
