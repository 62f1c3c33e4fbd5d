package dev.kept.gateway.account;

import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.PublicUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Signing in and out.
@Path("/api")
@PermitAll
public class SessionResource {
    /// The session cookie.
    public static final String COOKIE = "kept_session";
    private final Accounts accounts;
    private final Sessions sessions;
    private final Attempts attempts;
    private final boolean secure;

    @Inject
    SessionResource(Accounts accounts, Sessions sessions, Attempts attempts, PublicUrl publicUrl) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
        this.secure = publicUrl.isSecure();
    }

    public record SignIn(@Size(max = 200) String email, @Size(max = Passwords.LONGEST) String password) {}

    public record SignedIn(Account.Person person, String accessToken, Instant expiresAt) {}

    /// Begins a session: an access token for programs, a cookie for browsers. 401 for a wrong address or password, 429 after too many.
    @POST
    @Path("/sessions")
    @Extension(name = "x-kept-command", value = "false")
    @Extension(name = "x-kept-problems", value = "401,429")
    public Uni<RestResponse<SignedIn>> signIn(SignIn body, @Context RoutingContext request) {
        var address = request.request().remoteAddress().hostAddress();
        attempts.begin(body.email(), address);
        var judged = accounts.withPassword(body.email(), body.password()).onFailure()
                .invoke(_ -> attempts.notJudged(body.email(), address));
        return judged.chain(found -> {
            if (found.isEmpty())
                throw wrong();
            attempts.succeeded(body.email(), address);
            return sessions.begin(found.get())
                    .map(session -> answer(sessions.mint(found.get()), cookie(session, Sessions.LASTS.toSeconds())));
        });
    }

    /// Ends the session of the cookie. The browser forgets the files that it was shown; what its pages still have to send stays.
    @DELETE
    @Path("/sessions")
    public Uni<RestResponse<Void>> signOut(@RestCookie(COOKIE) @Nullable String session) {
        var ended = session == null ? Uni.createFrom().voidItem() : sessions.end(session);
        return ended.map(_ -> RestResponse.ResponseBuilder.<Void>noContent().cookie(cookie("", 0))
                .header("Clear-Site-Data", "\"cache\"").build());
    }

    /// A new access token for the session of the cookie.
    @POST
    @Path("/tokens")
    @Extension(name = "x-kept-command", value = "false")
    @Extension(name = "x-kept-problems", value = "401")
    public Uni<RestResponse<SignedIn>> token(@RestCookie(COOKIE) @Nullable String session) {
        return ofSession(session).map(token -> answer(token, null));
    }

    private Uni<Sessions.Token> ofSession(@Nullable String session) {
        var token = session == null ? Uni.createFrom().item(Optional.<Sessions.Token>empty()) : sessions.token(session);
        return token.map(found -> found.orElseThrow(
                () -> new NotDone(Problem.of(401, "sign-in-first", "You are not signed in, or for too long: sign in again."))));
    }

    private static SignedIn signedIn(Sessions.Token token) {
        return new SignedIn(token.account().person(), token.value(), token.expiresAt());
    }

    private static RestResponse<SignedIn> answer(Sessions.Token token, @Nullable NewCookie cookie) {
        var answer = RestResponse.ResponseBuilder.ok(signedIn(token)).header("Cache-Control", "no-store");
        return (cookie == null ? answer : answer.cookie(cookie)).build();
    }

    private NewCookie cookie(String value, long seconds) {
        return new NewCookie.Builder(COOKIE).value(value).path("/").maxAge((int) seconds).httpOnly(true).secure(secure)
                .sameSite(NewCookie.SameSite.STRICT).build();
    }

    private static NotDone wrong() {
        return new NotDone(
                Problem.of(401, "wrong-password", "There is no account with this address and password. Check both and try again."));
    }
}
