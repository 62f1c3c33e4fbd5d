package dev.kept.workorder.domain;

import dev.kept.workorder.domain.DirectoryCommand.Change;
import dev.kept.workorder.domain.DirectoryCommand.CloseRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.DefineServiceType;
import dev.kept.workorder.domain.DirectoryCommand.MergeCustomer;
import dev.kept.workorder.domain.DirectoryCommand.MoveToCustomer;
import dev.kept.workorder.domain.DirectoryCommand.OpenRequestForm;
import dev.kept.workorder.domain.DirectoryCommand.PublishPolicy;
import dev.kept.workorder.domain.DirectoryCommand.RegisterAsset;
import dev.kept.workorder.domain.DirectoryCommand.RegisterCustomer;
import dev.kept.workorder.domain.DirectoryCommand.RegisterOrganisation;
import dev.kept.workorder.domain.DirectoryCommand.RegisterPerson;
import dev.kept.workorder.domain.DirectoryCommand.RegisterReporter;
import dev.kept.workorder.domain.DirectoryCommand.RegisterSite;
import dev.kept.workorder.domain.DirectoryCommand.SetDelegation;
import dev.kept.workorder.domain.DirectoryCommand.SetPolicyRules;
import dev.kept.events.DirectoryEvent.PolicyRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether an entry makes sense in itself.
public final class DirectoryShape {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_NOTES = 4_000;
    private static final int MOST_SKILLS = 50;
    private static final int MOST_KEYWORDS = 50;
    private static final int LONGEST_KEYWORD = 60;
    private static final int LONGEST_POLICY = 50_000;
    /// An order's policy is looked up among its versions.
    private static final int MOST_VERSIONS = 500;
    private static final int MOST_RULES = 100;
    private static final Duration LONGEST_WORK = Duration.ofDays(7);
    private static final Set<String> TENANTS_ROLES = Set.of("OFFICE", "TECHNICIAN", "ACCOUNTANT", "OPERATOR");
    private static final Set<String> CUSTOMERS_ROLES = Set.of("CUSTOMER", "APPROVER", "ADMIN", Reporting.OCCUPANT);
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,200}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,40}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    private DirectoryShape() {}

    /// What is wrong with it and what to do, as a sentence; empty where nothing is.
    public static Optional<String> wrong(DirectoryCommand command) {
        if (command instanceof Change it)
            return it.entry() instanceof SetDelegation || it.entry() instanceof PublishPolicy || it.entry() instanceof SetPolicyRules
                    || it.entry() instanceof Change || it.entry() instanceof OpenRequestForm || it.entry() instanceof MergeCustomer
                    || it.entry() instanceof MoveToCustomer
                            ? Optional.of("That is no entry that is changed so.")
                            : wrong(it.entry());
        return first(switch (command) {
            case Change _ -> Stream.of();
            case RegisterOrganisation it -> Stream.of(text("name", it.name(), LONGEST_NAME), zone(it.zone()), currency(it.currency()),
                    email(it.email()), phone(it.phone()));
            case RegisterPerson it -> Stream.of(text("name", it.name(), LONGEST_NAME),
                    Reporting.isReporter(it.roles()) ? reached(it.email(), it.phone()) : email(it.email()), phone(it.phone()),
                    roles(it.roles(), it.customerId() != null), language(it.language()));
            case SetDelegation _,CloseRequestForm _,MergeCustomer _,MoveToCustomer _ -> Stream.of(); // these are looked at where they are decided
            case RegisterReporter it -> Stream.of(text("name", it.name(), LONGEST_NAME),
                    reached(it.email(), it.phone()), phone(it.phone()), language(it.language()));
            case OpenRequestForm it -> Stream.of(text("siteId", it.siteId(), LONGEST_NAME),
                    it.assetId() == null ? Optional.empty() : text("assetId", it.assetId(), LONGEST_NAME));
            case RegisterCustomer it ->
                Stream.of(text("name", it.name(), LONGEST_NAME), text("primaryContactId", it.primaryContactId(), LONGEST_NAME),
                        text("billingAddress", it.billingAddress(), LONGEST_LINE),
                        it.wishes() == null ? Optional.empty() : text("wishes", it.wishes(), LONGEST_NOTES),
                        it.preferredTechnicianId() == null
                                ? Optional.empty()
                                : text("preferredTechnicianId", it.preferredTechnicianId(), LONGEST_NAME));
            case RegisterAsset it -> Stream.of(text("siteId", it.siteId(), LONGEST_NAME), text("name", it.name(), LONGEST_NAME),
                    unless(it.model().length() <= LONGEST_NAME && it.serial().length() <= LONGEST_NAME,
                            "Model and serial number have up to " + LONGEST_NAME + " characters each."),
                    unless(it.installedOn() == null || it.warrantyUntil() == null || !it.warrantyUntil().isBefore(it.installedOn()),
                            "A warranty does not end before the thing is installed. Look at the two days."));
            case RegisterSite it ->
                Stream.of(text("customerId", it.customerId(), LONGEST_NAME), text("address", it.address(), LONGEST_LINE),
                        unless(it.accessNotes().length() <= LONGEST_NOTES, "Access notes have up to " + LONGEST_NOTES + " characters."),
                        zone(it.zone()), point(it.latitude(), it.longitude()));
            case DefineServiceType it ->
                Stream.of(unless(CODE.matcher(it.code()).matches(), "A code is like boiler-repair: small letters, digits, hyphens."),
                        text("name", it.name(), LONGEST_NAME), duration(it.expectedDuration()), skills(it.skills()),
                        keywords(it.keywords()));
            case PublishPolicy it -> Stream.of(
                    unless(it.document().length() <= LONGEST_POLICY, "A policy has up to " + LONGEST_POLICY + " characters."),
                    unless(it.policy().version() <= MOST_VERSIONS, "A policy has up to " + MOST_VERSIONS
                            + " versions. Begin another one, under an id of its own."));
            case SetPolicyRules it -> Stream.concat(
                    Stream.of(unless(it.rules().size() <= MOST_RULES, "Up to " + MOST_RULES + " rules choose a policy."),
                            unless(it.rules().stream().flatMap(DirectoryShape::names).allMatch(name -> name.length() <= LONGEST_NAME),
                                    "What a rule names has up to " + LONGEST_NAME + " characters.")),
                    PolicyChoice.wrong(it.rules(), it.known()).map(Optional::of));
        });
    }

    private static Stream<String> names(PolicyRule rule) {
        return Stream.of(rule.sources(), rule.siteIds(), rule.serviceTypes()).flatMap(List::stream);
    }

    private static Optional<String> first(Stream<Optional<String>> all) {
        return all.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> unless(boolean right, String sentence) {
        return right ? Optional.empty() : Optional.of(sentence);
    }

    private static Optional<String> text(String field, String text, int longest) {
        return unless(!text.isBlank() && text.length() <= longest, "The field '" + field + "' has 1 to " + longest + " characters.");
    }

    private static Optional<String> point(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null || longitude == null)
            return unless(latitude == null && longitude == null, "Give both latitude and longitude, or neither.");
        return unless(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, "Latitude is -90 to 90 degrees, longitude -180 to 180.");
    }

    public static Optional<String> zone(String zone) {
        return unless(ZONES.contains(zone), "'" + zone + "' is no time zone. Write one such as Europe/Dublin.");
    }

    private static Optional<String> currency(String currency) {
        return unless(currency.matches("[A-Z]{3}"), "A currency is three capital letters, such as EUR.");
    }

    public static Optional<String> email(String email) {
        return unless(EMAIL.matcher(email).matches(), "'" + email + "' is no mail address.");
    }

    /// Whoever asked through a public form.
    private static Optional<String> reached(String email, String phone) {
        return email.isEmpty()
                ? unless(!phone.isEmpty(), "Leave a mail address or a phone number, so that you can be told what becomes of it.")
                : email(email);
    }

    public static Optional<String> phone(String phone) {
        return unless(phone.isEmpty() || PHONE.matcher(phone).matches(),
                "'" + phone + "' is no phone number. Write it like +353 1 555 0100.");
    }

    private static Optional<String> duration(Duration duration) {
        return unless(duration.isPositive() && duration.compareTo(LONGEST_WORK) <= 0,
                "The expected duration is more than nothing and at most " + LONGEST_WORK.toDays() + " days, such as PT1H30M.");
    }

    private static Optional<String> skills(Collection<String> skills) {
        return unless(skills.size() <= MOST_SKILLS && skills.stream().noneMatch(String::isBlank),
                "A kind of work needs up to " + MOST_SKILLS + " skills, each with a name.");
    }

    private static Optional<String> keywords(Collection<String> keywords) {
        return unless(
                keywords.size() <= MOST_KEYWORDS
                        && keywords.stream().noneMatch(words -> words.isBlank() || words.length() > LONGEST_KEYWORD),
                "Customers name a kind of work by up to " + MOST_KEYWORDS + " words or phrases, each of 1 to " + LONGEST_KEYWORD
                        + " characters.");
    }

    private static Optional<String> roles(List<String> roles, boolean ofCustomer) {
        var possible = ofCustomer ? CUSTOMERS_ROLES : TENANTS_ROLES;
        return unless(!roles.isEmpty() && possible.containsAll(roles),
                (ofCustomer ? "A customer's person" : "A person of your own") + " has at least one of the roles "
                        + String.join(", ", possible.stream().sorted().toList()) + ".");
    }

    private static Optional<String> language(String language) {
        try {
            return unless(!new Locale.Builder().setLanguageTag(language).build().getLanguage().isEmpty(),
                    "Name a language, such as en-IE.");
        } catch (IllformedLocaleException _) {
            return Optional.of("'" + language + "' is no language. Write one such as en-IE.");
        }
    }
}
