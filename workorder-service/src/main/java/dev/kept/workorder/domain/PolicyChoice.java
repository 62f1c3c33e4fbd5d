package dev.kept.workorder.domain;

import dev.kept.events.DirectoryEvent.PolicyRule;
import dev.kept.events.WorkOrderEvent.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which policy a new order gets: the first of the tenant's rules that fits it.
///
/// @param policyId the newest version of it holds
/// @param rule which rule it was, in words that the order keeps; null where none fitted
public record PolicyChoice(String policyId, @Nullable String rule) {
    /// What an order gets where no rule fits.
    public static final String USUAL = "home-service";

    public static PolicyChoice of(List<PolicyRule> rules, Source source, String siteId, String serviceType) {
        for (int place = 0; place < rules.size(); place++) {
            var rule = rules.get(place);
            if (names(rule.sources(), source.name()) && names(rule.siteIds(), siteId) && names(rule.serviceTypes(), serviceType))
                return new PolicyChoice(rule.policyId(), "Rule " + (place + 1) + ": " + words(rule, source, serviceType));
        }
        return new PolicyChoice(USUAL, null);
    }

    private static boolean names(List<String> wanted, String is) {
        return wanted.isEmpty() || wanted.contains(is);
    }

    private static String words(PolicyRule rule, Source source, String serviceType) {
        var words = new ArrayList<String>();
        if (!rule.sources().isEmpty())
            words.add("source " + source);
        if (!rule.siteIds().isEmpty())
            words.add("this site");
        if (!rule.serviceTypes().isEmpty())
            words.add("service type " + serviceType);
        return words.isEmpty() ? "every order" : String.join(", ", words);
    }

    /// What is wrong with the rules, as sentences that name the rule by its place.
    ///
    /// @param known ids of the policies that there are
    static Stream<String> wrong(List<PolicyRule> rules, List<String> known) {
        var sources = Stream.of(Source.values()).map(Source::name).toList();
        return Stream.iterate(0, place -> place < rules.size(), place -> place + 1).flatMap(place -> {
            var rule = rules.get(place);
            var unknown = rule.sources().stream().filter(source -> !sources.contains(source)).map(source -> "Rule " + (place + 1)
                    + ": there is no source " + source + ". There are " + String.join(", ", sources) + ".");
            return known.contains(rule.policyId())
                    ? unknown
                    : Stream.concat(unknown, Stream.of("Rule " + (place + 1) + ": there is no policy " + rule.policyId() + ". There are "
                            + String.join(", ", known) + "."));
        });
    }
}
