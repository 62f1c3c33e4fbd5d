package dev.kept.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Whether an HTTP address answers 200 now.
record Readiness(URI address) {

    private static final int MILLIS = 2_000;

    boolean holds() {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
