package dev.kept.workorder.http;

import dev.kept.runtime.http.Answer;
import dev.kept.runtime.http.Commands;
import dev.kept.runtime.http.Ids;
import dev.kept.runtime.http.NotDone;
import dev.kept.runtime.http.Problems;
import dev.kept.runtime.log.NotAccepted;
import dev.kept.workorder.http.AmendingResource.Amendment;
import dev.kept.workorder.http.AmendingResource.Extra;
import dev.kept.workorder.http.CourseResource.ChosenCourse;
import dev.kept.workorder.http.EndingResource.Why;
import dev.kept.workorder.http.FilingResource.Attachment;
import dev.kept.workorder.http.FilingResource.Equipment;
import dev.kept.workorder.http.FilingResource.Warranty;
import dev.kept.workorder.http.FollowUpResource.NewFollowUp;
import dev.kept.workorder.http.HoldResource.NewHold;
import dev.kept.workorder.http.HoldResource.NewReply;
import dev.kept.workorder.http.ReportResource.Delay;
import dev.kept.workorder.http.ReportResource.Details;
import dev.kept.workorder.http.ReportResource.LateReport;
import dev.kept.workorder.http.ReportResource.Missed;
import dev.kept.workorder.http.ReportResource.NewRecommendation;
import dev.kept.workorder.http.ReportResource.OfItem;
import dev.kept.workorder.http.ReportResource.OfRecommendation;
import dev.kept.workorder.http.ReportResource.Undone;
import dev.kept.workorder.http.WorkResource.Completion;
import dev.kept.workorder.http.WorkResource.NewNote;
import dev.kept.workorder.http.WorkResource.NewPhoto;
import dev.kept.workorder.http.WorkResource.NotDoneReport;
import dev.kept.workorder.http.WorkResource.Nothing;
import dev.kept.workorder.http.WorkResource.OfVisit;
import dev.kept.workorder.http.WorkResource.Travel;
import dev.kept.workorder.http.WorkResource.Timer;
import dev.kept.workorder.http.WorkResource.Time;
import dev.kept.workorder.http.WorkResource.ReturnedPart;
import dev.kept.workorder.http.WorkResource.OfKind;
import dev.kept.workorder.http.WorkResource.UsedPart;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What a phone may queue: each command's name, its body, and the single endpoint that takes it.
@Singleton
class OfflineCommands {
    private static final String LATE = "The order had ended before this arrived. Nothing of it was changed; what you sent is kept with it as"
            + " a late report, and the office looks at it.";
    /// Why a completion finds nothing to complete any more.
    private static final Set<String> TOO_LATE = Set.of("already-completed", "order-closed", "no-visit", "not-yours-to-do");
    private final Map<String, Offline<?>> byName = new TreeMap<>();
    private final WorkResource work;
    private final ReportResource report;
    private final Commands commands;
    private final Lookup lookup;

    @Inject
    OfflineCommands(WorkResource work, ReportResource report, HoldResource hold, AmendingResource amending, EndingResource ending,
            CourseResource course,
            FollowUpResource followUp, FilingResource filing, Commands commands, Lookup lookup) {
        this.work = work;
        this.report = report;
        this.commands = commands;
        this.lookup = lookup;
        put("start-travel", Travel.class, work::startTravel);
        put("arrive", OfVisit.class, work::arrive);
        put("start-work", OfVisit.class, work::startWork);
        put("stop-timer", OfKind.class, work::stopTimer);
        put("start-timer", Timer.class, work::startTimer);
        put("log-time", Time.class, work::logTime);
        put("return-part", ReturnedPart.class, work::returnPart);
        put("finish-visit", OfVisit.class, work::finishVisit);
        put("report-not-done", NotDoneReport.class, work::reportNotDone);
        put("add-note", NewNote.class, work::addNote);
        put("add-photo", NewPhoto.class, work::addPhoto);
        put("use-part", UsedPart.class, work::usePart);
        put("report-delay", Delay.class, report::reportDelay);
        put("report-no-show", Missed.class, report::reportNoShow);
        put("resolve-item", OfItem.class, report::resolveItem);
        put("close-item", Undone.class, report::closeItem);
        put("recommend", NewRecommendation.class, report::recommend);
        put("dismiss-recommendation", OfRecommendation.class, report::dismissRecommendation);
        put("correct-details", Details.class, report::correctDetails);
        put("report-late", LateReport.class, report::reportLate);
        put("choose-course", ChosenCourse.class, course::chooseCourse);
        put("hold", NewHold.class, hold::hold);
        put("resume", Nothing.class, hold::resume);
        put("reply", NewReply.class, hold::reply);
        put("amend", Amendment.class, amending::amend);
        put("propose-extra-work", Extra.class, amending::proposeExtraWork);
        put("withdraw-extra", Nothing.class, amending::withdrawExtra);
        put("create-follow-up", NewFollowUp.class, followUp::createFollowUp);
        put("attach-file", Attachment.class, filing::attachFile);
        put("name-equipment", Equipment.class, filing::nameEquipment);
        put("flag-warranty", Warranty.class, filing::flagWarranty);
        put("close-not-carried-out", Why.class, ending::closeNotCarriedOut);
        put("close", Nothing.class, ending::close);
        byName.put("complete", new Offline<>(Completion.class, this::complete));
    }

    /// @param command asks it of the order with this id
    record Offline<B>(Class<B> body, BiFunction<String, B, Uni<Taken>> command) {}

    /// @param note what else has to be said of it
    record Taken(Answer answer, @Nullable String note) {}

    Optional<Offline<?>> named(String command) {
        return Optional.ofNullable(byName.get(command));
    }

    Set<String> names() {
        return byName.keySet();
    }

    private <B> void put(String name, Class<B> body, BiFunction<String, B, Uni<RestResponse<Answer>>> endpoint) {
        byName.put(name, new Offline<>(body, (id, said) -> endpoint.apply(id, said).map(done -> new Taken(done.getEntity(), null))));
    }

    /// What comes too late to complete the work is a late report, under the same key: a signature is never lost.
    private Uni<Taken> complete(String id, Completion body) {
        var reportId = Ids.made("report", commands);
        return work.complete(id, body).onFailure(OfflineCommands::isTooLate)
                .recoverWithUni(no -> report
                        .reportLate(id, new LateReport(null, body.summary(), body.signature(), body.signedBy(), body.answers()))
                        .onFailure(NotAccepted.class).transform(_ -> no).onFailure(NotDone.class).transform(_ -> no))
                .chain(done -> lookup.order(id).map(order -> new Taken(done.getEntity(),
                        order.work().lateReports().contains(reportId) ? LATE : null)));
    }

    private static boolean isTooLate(Throwable refusal) {
        return switch (refusal) {
            case NotDone it -> TOO_LATE.contains(it.problem().code());
            case NotAccepted.Refused it -> TOO_LATE.contains(Problems.of(it.decision()).code());
            default -> false;
        };
    }
}
