package dev.kept.workorder.http;

import static dev.kept.workorder.Streams.DIRECTORY;

import dev.kept.decision.Caller.Role;
import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Page;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.PolicyText;
import dev.kept.workorder.Streams;
import dev.kept.workorder.domain.DirectoryCommand.PublishPolicy;
import dev.kept.workorder.domain.DirectoryCommand.SetPolicyRules;
import dev.kept.workorder.domain.Difference;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.domain.PolicyWords;
import dev.kept.workorder.store.PolicyDocuments;
import dev.kept.workorder.store.PolicyDocuments.Version;
import dev.kept.workorder.store.TenantPolicies;
import dev.kept.workorder.store.TenantPolicies.Document;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// How the tenant's orders run: policies, each in versions, and the rules by which a new order gets one. What is changed here holds for
/// orders that are opened from then on; labels hold at once.
@Path("/directory")
public class PolicyResource {
    private static final int MOST_POLICIES = 100;
    private final Commands commands;
    private final TenantPolicies policies;
    private final KnownPolicies known;
    private final PolicyDocuments documents;

    @Inject
    PolicyResource(Commands commands, TenantPolicies policies, KnownPolicies known, PolicyDocuments documents) {
        this.commands = commands;
        this.policies = policies;
        this.known = known;
        this.documents = documents;
    }

    /// @param document the policy as JSON text. It is read strictly, and what is wrong with it is said with its line
    public record NewPolicy(@Size(max = 50_000) String document) {}

    /// @param rules in their order: the first that fits decides; none: every order is under `home-service`
    public record NewPolicyRules(@Size(max = 100) List<Rule> rules) {}

    /// Fits where each of the three names what the order has; one that is empty names all.
    ///
    /// @param sources of PORTAL, OFFICE, API, TECHNICIAN, RECURRENCE, FORM
    /// @param serviceTypes codes
    public record Rule(@Size(max = 10) List<String> sources, @Size(max = 200) List<String> siteIds,
            @Size(max = 200) List<String> serviceTypes, @Size(max = 60) String policyId) {}

    /// The tenant's own words.
    ///
    /// @param labels by status, status with its reason or outcome (`ON_HOLD(WAITING_PARTS)`), or thing (`WORK_ORDER`)
    public record Labels(String policyId, Map<String, String> labels) {}

    /// A policy's next version: 201. 409 `other-version` where the document's version is not one more than the newest.
    @POST
    @Path("/policies")
    public Uni<RestResponse<Answer>> publish(NewPolicy body) {
        var policy = read(body.document());
        var tenant = commands.asked().by().tenant();
        return commands.afterWhatTheCallerSaw().chain(() -> policies.all(tenant)).invoke(all -> requireRoom(all, policy))
                .chain(() -> commands.created(DIRECTORY, Streams.policy(tenant, policy.id()),
                        new PublishPolicy(policy, body.document(), known.included(policy.id()).map(it -> it.policy().version()).orElse(0)),
                        "/directory/policies"));
    }

    /// Every policy that the tenant can have orders under, in its newest version, as it was written.
    @GET
    @Path("/policies")
    public Uni<Page<Document>> policies() {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office reads policies. Ask it.");
        return commands.afterWhatTheCallerSaw().chain(() -> policies.all(by.tenant())).map(Page::all);
    }

    /// All versions of one, the oldest first. 404 where there is none of this name.
    @GET
    @Path("/policies/{policyId}")
    public Uni<Page<Version>> versions(@RestPath String policyId) {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office reads policies. Ask it.");
        return commands.afterWhatTheCallerSaw().chain(() -> documents.versions(by.tenant(), policyId)).invoke(all -> {
            if (all.isEmpty())
                throw NotDone.notFound();
        }).map(Page::all);
    }

    /// @param document a draft, or a version, as it was written
    /// @param with the version to hold it against; the newest where it is absent
    public record ToCompare(@Size(max = 50_000) String document, @Nullable Integer with) {}

    /// @param with id and version of what it was held against
    /// @param differences in words; none: orders run alike under both
    public record ComparedPolicy(String with, List<Difference> differences) {}

    /// What a policy says otherwise than a version of it, in words. Nothing is recorded. 404 where there is no such version.
    @POST
    @Path("/policies/{policyId}/compare")
    @Extension(name = "x-kept-command", value = "false")
    public Uni<ComparedPolicy> compare(@RestPath String policyId, ToCompare body) {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office compares policies. Ask it.");
        var draft = read(body.document());
        return documents.versions(by.tenant(), policyId).map(all -> all.stream()
                .filter(it -> body.with() == null || it.version() == body.with()).reduce((_, later) -> later)
                .map(it -> read(it.document())).map(it -> new ComparedPolicy(it.name(), PolicyWords.between(it, draft)))
                .orElseThrow(NotDone::notFound));
    }

    @POST
    @Path("/policy-rules")
    public Uni<RestResponse<Answer>> setRules(NewPolicyRules body) {
        var tenant = commands.asked().by().tenant();
        var rules = body.rules().stream()
                .map(rule -> new PolicyRule(rule.sources(), rule.siteIds(), rule.serviceTypes(), rule.policyId())).toList();
        return commands.afterWhatTheCallerSaw().chain(() -> policies.all(tenant))
                .chain(all -> commands.created(DIRECTORY, Streams.policyRules(tenant),
                        new SetPolicyRules(rules, all.stream().map(Document::policyId).toList()), "/directory/policy-rules"));
    }

    @GET
    @Path("/policy-rules")
    public Uni<Page<PolicyRule>> rules() {
        var by = commands.asked().by();
        if (!by.is(Role.OFFICE))
            throw NotDone.forbidden("The office reads the rules that choose a policy. Ask it.");
        return commands.afterWhatTheCallerSaw().chain(() -> policies.rules(by.tenant())).map(Page::all);
    }

    /// What the tenant calls statuses and things, by policy, as it is now: orders under an older version are called the same.
    @GET
    @Path("/labels")
    public Uni<Page<Labels>> labels() {
        return commands.afterWhatTheCallerSaw().chain(() -> policies.all(commands.asked().by().tenant())).map(
                all -> Page.all(all.stream().map(it -> new Labels(it.policyId(), read(it.document()).labels())).toList()));
    }

    private static Policy read(String document) {
        try {
            return PolicyText.read(document);
        } catch (PolicyText.Wrong wrong) {
            throw NotDone.badRequest("bad-policy", String.valueOf(wrong.getMessage()));
        }
    }

    private static void requireRoom(List<Document> all, Policy policy) {
        if (all.size() >= MOST_POLICIES && all.stream().noneMatch(it -> it.policyId().equals(policy.id())))
            throw NotDone.badRequest("too-many-policies",
                    "There are " + MOST_POLICIES + " policies already. Publish another version of one of them.");
    }
}
