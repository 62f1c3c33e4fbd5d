package dev.kept.local.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The inbox over HTTP: pages for a person, `/api/mails` for a test.
final class InboxServer {

    private static final int USUAL_LIMIT = 200;
    private static final int HIGHEST_LIMIT = 10_000;

    private final MailStore store;

    private InboxServer(MailStore store) {
        this.store = store;
    }

    static void start(String host, int port, MailStore store) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, new InboxServer(store).answer(exchange.getRequestURI()));
            }
        });
        server.start();
    }

    /// Only written out, never compared.
    ///
    /// @param headers name and value in turn
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(int status, String type, byte[] body, List<String> headers) {

        static Answer page(String html) {
            return new Answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8),
                    List.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                            + " frame-src 'self'; connect-src 'self'"));
        }

        static Answer json(byte[] json) {
            return new Answer(200, "application/json", json, List.of());
        }

        static Answer nothing() {
            return new Answer(404, "text/plain; charset=utf-8", "No such mail.\n".getBytes(StandardCharsets.UTF_8), List.of());
        }
    }

    private Answer answer(URI asked) throws IOException {
        String path = asked.getPath();
        if (path.equals("/")) {
            return Answer.page(InboxPages.list(store.newestFirst()));
        }
        if (path.equals("/api/mails")) {
            return Answer.json(MailJson.of(store.newestFirst().stream().limit(limit(asked.getQuery())).toList()));
        }
        if (path.equals("/api/mails/count")) {
            return Answer.json(String.valueOf(store.count()).getBytes(StandardCharsets.UTF_8));
        }
        var parts = List.of(path.substring(1).split("/"));
        if (parts.size() < 2 || !parts.getFirst().equals("mails")) {
            return Answer.nothing();
        }
        var mail = store.open(parts.get(1));
        return mail.isEmpty() ? Answer.nothing() : ofMail(mail.get(), parts.subList(2, parts.size()));
    }

    /// `limit=N`, at most [#HIGHEST_LIMIT].
    private static int limit(@Nullable String query) {
        return query != null && query.matches("limit=\\d{1,6}")
                ? Math.min(Integer.parseInt(query.substring("limit=".length())), HIGHEST_LIMIT)
                : USUAL_LIMIT;
    }

    private static Answer ofMail(MailContent mail, List<String> rest) {
        if (rest.isEmpty()) {
            return Answer.page(InboxPages.mail(mail.mail()));
        }
        if (rest.equals(List.of("html"))) {
            return body(mail);
        }
        return rest.size() == 2 && rest.getFirst().equals("attachments") ? attachment(mail, rest.getLast()) : Answer.nothing();
    }

    /// Written by whoever sent the mail: no script, no form, no request to anywhere; a link opens a window of its own.
    private static Answer body(MailContent mail) {
        return new Answer(200, "text/html; charset=utf-8",
                ("<!doctype html><base target=\"_blank\">" + mail.html()).getBytes(StandardCharsets.UTF_8),
                List.of("Content-Security-Policy", "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
                        + " style-src 'unsafe-inline'; img-src data:"));
    }

    private static Answer attachment(MailContent mail, String index) {
        if (!index.matches("\\d{1,3}") || Integer.parseInt(index) >= mail.files().size()) {
            return Answer.nothing();
        }
        int n = Integer.parseInt(index);
        var attachment = mail.mail().attachments().get(n);
        String name = attachment.name().replaceAll("[^\\w. -]", "_");
        boolean pdf = attachment.type().equalsIgnoreCase("application/pdf");
        return new Answer(200, pdf ? "application/pdf" : "application/octet-stream", mail.files().get(n),
                List.of("Content-Disposition", (pdf ? "inline" : "attachment") + "; filename=\"" + name + "\""));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        for (int i = 0; i < answer.headers().size(); i += 2) {
            headers.set(answer.headers().get(i), answer.headers().get(i + 1));
        }
        boolean empty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
