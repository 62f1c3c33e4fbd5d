package dev.kept.runtime.access;

import dev.kept.decision.Caller;
import dev.kept.decision.Caller.Role;
import dev.kept.events.Actor;
import dev.kept.events.Channel;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problem;
import dev.kept.runtime.http.RequestFacts;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who asks, as the verified token of the current request says.
@RequestScoped
public class Callers {
    /// The purpose of a public request form's link: whoever has it asks for work at the form's place.
    public static final String REQUEST = "request";
    private static final String REQUEST_MAKES = "work-orders";
    private static final Map<String, Set<String>> COMMANDS_OF_PURPOSE = Map.of("approve", Set.of("approve", "deny"), "pay", Set.of("pay"),
            REQUEST, Set.of(REQUEST_MAKES));
    private final SecurityIdentity identity;
    private final RequestFacts request;
    private @Nullable Caller current;

    @Inject
    Callers(SecurityIdentity identity, RequestFacts request) {
        this.identity = identity;
        this.request = request;
    }

    /// What a link's holder may do: one purpose on one thing. `item` is an approval's id, `revision` what the mail showed.
    public record LinkClaim(String purpose, String subject, String item, int revision) {}

    /// The caller; a [NotDone] with 401 where nobody is signed in.
    public Caller current() {
        if (current == null)
            current = read(token());
        return current;
    }

    /// The caller's name as people read it; their id where the token has none.
    public String name() {
        return Optional.ofNullable(text("name")).orElseGet(() -> current().id());
    }

    /// Set for those who come by a signed link.
    public Optional<LinkClaim> link() {
        if (!(token().getClaim("link") instanceof JsonObject claim))
            return Optional.empty();
        return Optional.of(new LinkClaim(claim.getString("purpose"), claim.getString("subject"), claim.getString("item", ""),
                claim.getInt("revision", 0)));
    }

    /// A link opens the one thing that it was written for, and there the commands of its purpose; all else looks as if it were not there.
    /// A request form's makes a new thing, whose id nobody could write into it: that it is at the form's place is the maker's to see to.
    public void requireLinkFits(String streamId, String command) {
        if (!current().is(Role.LINK))
            return;
        var link = link().orElseThrow(NotDone::notFound);
        boolean makes = link.purpose().equals(REQUEST) && command.equals(REQUEST_MAKES);
        if (!makes && !link.subject().equals(streamId))
            throw NotDone.notFound();
        if (!COMMANDS_OF_PURPOSE.getOrDefault(link.purpose(), Set.of()).contains(command))
            throw NotDone.forbidden("This link does not allow that. Sign in to do more.");
    }

    private JsonWebToken token() {
        if (identity.getPrincipal() instanceof JsonWebToken token)
            return token;
        throw new NotDone(Problem.of(401, "sign-in-first", "You are not signed in. Send an access token."));
    }

    private Caller read(JsonWebToken token) {
        var subject = token.getSubject();
        var tenant = text("tenant");
        var roles = roles(token);
        if (subject == null || tenant == null || roles.isEmpty())
            throw new NotDone(Problem.of(401, "bad-token", "The access token lacks a subject, a tenant or a role. Sign in again."));
        boolean isForm = roles.contains(Role.LINK) && link().filter(link -> link.purpose().equals(REQUEST)).isPresent();
        var actor = roles.contains(Role.SERVICE) ? Actor.service(subject) : isForm ? Actor.form(subject) : Actor.person(subject);
        return new Caller(tenant, actor, roles, text("org"), formerly(token), text("onBehalfOf"), isForm ? Channel.FORM : channel(roles));
    }

    private static Set<Role> roles(JsonWebToken token) {
        var known = Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet());
        var groups = token.getGroups() == null ? Set.<String>of() : token.getGroups();
        return groups.stream().filter(known::contains).map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Set<String> formerly(JsonWebToken token) {
        return token.getClaim("formerly") instanceof JsonArray merged
                ? merged.getValuesAs(JsonString.class).stream().map(JsonString::getString).collect(Collectors.toSet())
                : Set.of();
    }

    private Channel channel(Set<Role> roles) {
        if (roles.contains(Role.LINK))
            return Channel.MAIL_LINK;
        var named = request.header("Kept-Channel");
        if (named == null)
            return Channel.API;
        return switch (named) {
            case "PORTAL" -> Channel.PORTAL;
            case "OFFICE" -> Channel.OFFICE;
            case "PHONE_APP" -> Channel.PHONE_APP;
            case "API" -> Channel.API;
            default -> throw NotDone.badRequest("bad-channel", "Kept-Channel is PORTAL, OFFICE, PHONE_APP or API.");
        };
    }

    private @Nullable String text(String claim) {
        Object value = token().getClaim(claim);
        return switch (value) {
            case null -> null;
            case JsonString text -> text.getString();
            default -> value.toString();
        };
    }
}
