package dev.kept.scheduling.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fetches a calendar from an address that somebody typed in: over HTTPS, from a public address, at most 2 MB, within ten seconds, and
/// without following anybody elsewhere.
@Singleton
class CalendarClient {
    static final int LARGEST = 2_000_000;
    private static final int LONGEST_MILLIS = 10_000;
    private static final int OK = 200;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private final Vertx vertx;
    private final HttpClient client;
    private final boolean anywhere;

    /// @param anywhere also from this machine and its neighbours, and without TLS: for tests, never where others type in addresses
    @Inject
    CalendarClient(Vertx vertx, @ConfigProperty(name = "kept.calendars.anywhere", defaultValue = "false") boolean anywhere) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.anywhere = anywhere;
    }

    /// Fails with [BusyTimes.Unreadable] where there is nothing to read.
    Uni<byte[]> fetch(String address) {
        return Uni.createFrom().emitter(emitter -> {
            var uri = URI.create(address);
            vertx.executeBlocking(() -> place(uri), false).compose(place -> ask(uri, place)).onSuccess(emitter::complete)
                    .onFailure(failure -> emitter.fail(failure instanceof BusyTimes.Unreadable
                            ? failure
                            : new BusyTimes.Unreadable("The calendar does not answer: " + failure.getMessage())));
        });
    }

    /// Looked up once and connected to as it was looked up: a name that means another machine a moment later leads nowhere.
    private InetAddress place(URI uri) throws BusyTimes.Unreadable {
        try {
            var place = InetAddress.getByName(uri.getHost());
            if (!anywhere && !("https".equals(uri.getScheme()) && isPublic(place)))
                throw new BusyTimes.Unreadable("A calendar is read over https from a public address, and from nowhere else.");
            return place;
        } catch (UnknownHostException unknown) {
            throw new BusyTimes.Unreadable("Nobody knows where " + uri.getHost() + " is.");
        }
    }

    private static boolean isPublic(InetAddress place) {
        boolean isUniqueLocal = place instanceof Inet6Address && (place.getAddress()[0] & 0xfe) == 0xfc;
        return !(place.isLoopbackAddress() || place.isAnyLocalAddress() || place.isLinkLocalAddress() || place.isSiteLocalAddress()
                || place.isMulticastAddress() || isUniqueLocal);
    }

    private Future<byte[]> ask(URI uri, InetAddress place) {
        boolean tls = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        var path = (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath()) + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        var options = new RequestOptions().setMethod(HttpMethod.GET).setHost(uri.getHost()).setPort(port).setSsl(tls).setURI(path)
                .setServer(SocketAddress.inetSocketAddress(port, place.getHostAddress())).setConnectTimeout(LONGEST_MILLIS)
                .setTimeout(LONGEST_MILLIS).setFollowRedirects(false).putHeader("Accept", "text/calendar");
        return client.request(options).compose(this::answered);
    }

    private Future<byte[]> answered(HttpClientRequest request) {
        var whole = Promise.<byte[]>promise();
        long timer = vertx.setTimer(LONGEST_MILLIS, _ -> giveUp(request, whole, "The calendar takes longer than "
                + LONGEST_MILLIS / 1_000 + " s to answer."));
        request.send().onFailure(whole::tryFail).onSuccess(response -> {
            if (response.statusCode() != OK) {
                giveUp(request, whole, "The calendar answers with " + response.statusCode() + ".");
                return;
            }
            var content = Buffer.buffer();
            response.handler(chunk -> {
                if (content.length() + chunk.length() > LARGEST)
                    giveUp(request, whole, "The calendar is larger than " + LARGEST / 1_000_000 + " MB.");
                else
                    content.appendBuffer(chunk);
            }).exceptionHandler(whole::tryFail).endHandler(_ -> whole.tryComplete(content.getBytes()));
        });
        return whole.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private static void giveUp(HttpClientRequest request, Promise<byte[]> whole, String why) {
        if (whole.tryFail(new BusyTimes.Unreadable(why)))
            request.reset();
    }
}
