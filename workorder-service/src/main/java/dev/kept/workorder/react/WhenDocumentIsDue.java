package dev.kept.workorder.react;

import static dev.kept.workorder.Streams.WORK_ORDERS;

import dev.kept.events.FileRef;
import dev.kept.events.Topic;
import dev.kept.events.WorkOrderEvent.ApprovalGranted;
import dev.kept.events.WorkOrderEvent.ApprovalKind;
import dev.kept.events.WorkOrderEvent.DocumentIssued;
import dev.kept.events.WorkOrderEvent.DocumentKind;
import dev.kept.events.WorkOrderEvent.WorkCompleted;
import dev.kept.events.WorkOrderEvent.WorkOrderAmended;
import dev.kept.events.WorkOrderEvent.WorkOrderOpened;
import dev.kept.runtime.blob.BlobStore;
import dev.kept.runtime.inbox.Consequence;
import dev.kept.runtime.inbox.NotYetKnown;
import dev.kept.runtime.inbox.Reaction;
import dev.kept.runtime.log.EventLog;
import dev.kept.runtime.log.Recorded;
import dev.kept.workorder.KnownPolicies;
import dev.kept.workorder.domain.Policy;
import dev.kept.workorder.domain.Policy.Document.At;
import dev.kept.workorder.domain.WorkOrderCommand.IssueDocument;
import dev.kept.workorder.pdf.Documents;
import dev.kept.workorder.store.PolicyDocuments;
import dev.kept.workorder.pdf.SignaturePicture;
import dev.kept.workorder.view.OrderReading;
import dev.kept.workorder.view.Surroundings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An order that is opened, approved or changed, and work that is completed, get the documents that the order's policy names, as of that
/// fact. Facts may come fast: each document shows what held at its own, though the next was recorded meanwhile; its edition is the next
/// of what was issued until now. A repetition renders again and records nothing.
@Singleton
public class WhenDocumentIsDue implements Reaction {
    /// More than an order has.
    private static final int MOST_FACTS = 10_000;
    private final EventLog log;
    private final KnownPolicies policies;
    private final PolicyDocuments rules;
    private final Documents documents;
    private final BlobStore blobs;
    private final Consequence consequence;
    private final Vertx vertx;

    @Inject
    WhenDocumentIsDue(EventLog log, KnownPolicies policies, PolicyDocuments rules, Documents documents, BlobStore blobs,
            Consequence consequence, Vertx vertx) {
        this.log = log;
        this.policies = policies;
        this.rules = rules;
        this.documents = documents;
        this.blobs = blobs;
        this.consequence = consequence;
        this.vertx = vertx;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.WORKORDER);
    }

    @Override
    public Uni<Void> react(SqlConnection transaction, Recorded fact) {
        return switch (fact.event()) {
            case WorkOrderOpened _ -> due(transaction, fact, At.OPENED);
            case WorkOrderAmended _ -> due(transaction, fact, At.AMENDED);
            case ApprovalGranted it when it.kind() == ApprovalKind.INITIAL -> due(transaction, fact, At.APPROVED);
            case WorkCompleted _ -> due(transaction, fact, At.COMPLETED);
            default -> Reaction.nothing();
        };
    }

    private Uni<Void> due(SqlConnection transaction, Recorded fact, At at) {
        int upToHere = (int) fact.envelope().stream().sequence() + 1;
        return log.history(fact.tenant(), fact.streamId(), 0, upToHere).map(OrderReading::of)
                .call(order -> rules.require(fact.tenant(), order.opened().policy()))
                .chain(order -> issue(transaction, fact, order, policy(fact.tenant(), order), at));
    }

    private Policy policy(String tenant, OrderReading order) {
        return policies.named(tenant, order.opened().policy()).orElseThrow(
                () -> new IllegalStateException("There is no policy " + order.opened().policy() + ". Publish it, then replay."));
    }

    private Uni<Void> issue(SqlConnection transaction, Recorded fact, OrderReading order, Policy policy, At at) {
        return Multi.createFrom().iterable(policy.documents()).filter(document -> document.at() == at).onItem()
                .transformToUniAndConcatenate(document -> issue(transaction, fact, document.kind(), order, policy.labels())).collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> issue(SqlConnection transaction, Recorded fact, DocumentKind kind, OrderReading order, Map<String, String> labels) {
        var id = UUID.nameUUIDFromBytes((kind + " of " + fact.envelope().eventId()).getBytes(StandardCharsets.UTF_8)).toString();
        return edition(fact, kind, id, order).chain(edition -> Surroundings.of(transaction, fact.tenant(), order)
                .invoke(around -> requireKnown(order, around))
                .chain(around -> SignaturePicture.of(blobs, fact.tenant(), order.signature())
                        .chain(signature -> vertx.executeBlocking(() -> documents.render(kind, order, around, id, edition,
                                fact.envelope().recordedAt(), labels, signature), false))))
                .chain(bytes -> keep(fact, kind, order, bytes)).chain(file -> consequence.command(fact, WORK_ORDERS, fact.streamId(),
                        new IssueDocument(id, kind, order.revision(), file), this, kind.name()));
    }

    /// As the order will count it: what was issued after this fact, for an earlier one, comes before. The document's own where it is there.
    private Uni<Integer> edition(Recorded fact, DocumentKind kind, String documentId, OrderReading order) {
        int before = (int) order.documents().stream().filter(document -> document.kind() == kind).count();
        return log.history(fact.tenant(), fact.streamId(), fact.envelope().stream().sequence() + 1, MOST_FACTS).map(later -> {
            var issued = later.stream().map(Recorded::event).filter(DocumentIssued.class::isInstance).map(DocumentIssued.class::cast)
                    .filter(document -> document.kind() == kind).toList();
            return issued.stream().filter(document -> document.documentId().equals(documentId)).map(DocumentIssued::edition).findFirst()
                    .orElse(1 + before + issued.size());
        });
    }

    private Uni<FileRef> keep(Recorded fact, DocumentKind kind, OrderReading order, byte[] bytes) {
        var name = order.opened().number() + switch (kind) {
            case OPENING -> "-opening.pdf";
            case ORDER -> ".pdf";
            case REPORT -> "-report.pdf";
        };
        return blobs.put(fact.tenant(), "application/pdf", name, order.opened().requesterId(), bytes);
    }

    private static void requireKnown(OrderReading order, Surroundings around) {
        if (around.tenant().name().isEmpty())
            throw new NotYetKnown("The tenant's name has not arrived yet: register the organisation.");
        if (around.customerName().isEmpty() || around.siteAddress().isEmpty())
            throw new NotYetKnown("The customer or the site of " + order.opened().number() + " has not arrived yet.");
    }
}
