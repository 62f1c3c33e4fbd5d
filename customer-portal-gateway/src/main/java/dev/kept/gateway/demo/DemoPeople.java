package dev.kept.gateway.demo;

import dev.kept.decision.Caller.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The people, places and things of the embedded run. Ids are fixed, so that accounts here and facts elsewhere mean the same.
public final class DemoPeople {
    public static final String TENANT = "alder";
    public static final String CUSTOMER_BRENNAN = "0198c7f0-0000-7000-8000-000000000010";
    public static final String SITE_ORCHARD_TERRACE = "0198c7f0-0000-7000-8000-000000000020";
    /// The same for all of them, and shown on the sign-in page: this is a demonstration.
    public static final String PASSWORD = "kept-demo-2026";

    public static final List<DemoPerson> ALL = List.of(
            person(1, "Maeve Brennan", "maeve.brennan@example.com", "CUSTOMER", CUSTOMER_BRENNAN, "+353 85 555 0101", Role.CUSTOMER),
            person(2, "Aoife Kelly", "aoife.kelly@alder.example", "OFFICE", null, "+353 1 555 0102", Role.OFFICE),
            person(3, "Tomasz Nowak", "tomasz.nowak@alder.example", "TECHNICIAN", null, "+353 86 555 0103", Role.TECHNICIAN),
            person(4, "Niamh Byrne", "niamh.byrne@alder.example", "ACCOUNTANT", null, "+353 1 555 0104", Role.ACCOUNTANT),
            person(5, "Sean Walsh", "sean.walsh@alder.example", "OPERATOR", null, "+353 1 555 0105", Role.OPERATOR),
            person(6, "Declan Brennan", "declan.brennan@example.com", "APPROVER", CUSTOMER_BRENNAN, "+353 87 555 0106", Role.CUSTOMER),
            person(7, "Zofia Zielińska", "zofia.zielinska@alder.example", "SECOND_TECHNICIAN", null, "+353 86 555 0107", Role.TECHNICIAN),
            person(8, "Liam Doyle", "liam.doyle@alder.example", "THIRD_TECHNICIAN", null, "+353 86 555 0108", Role.TECHNICIAN));

    private DemoPeople() {}

    /// @param face what the person is in the demonstration: the five roles, and the one who approves
    public record DemoPerson(String id, String name, String email, String face, @Nullable String customerId, String phone,
            Set<Role> roles) {
        /// Roles as the directory keeps them.
        List<String> directoryRoles() {
            return face.equals("APPROVER") ? List.of("CUSTOMER", "APPROVER", "ADMIN") : roles.stream().map(Role::name).toList();
        }
    }

    private static DemoPerson person(int number, String name, String email, String face, @Nullable String customerId, String phone,
            Role role) {
        return new DemoPerson("0198c7f0-0000-7000-8000-00000000000" + number, name, email, face, customerId, phone, Set.of(role));
    }

    static DemoPerson withFace(String face) {
        return ALL.stream().filter(person -> person.face().equals(face)).findFirst().orElseThrow();
    }
}
