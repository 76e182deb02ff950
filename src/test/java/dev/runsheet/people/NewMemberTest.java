package dev.runsheet.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runsheet.base.Body;
import dev.runsheet.base.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewMemberTest {
    @Test
    void namesAreReadOffTheAddressWhenNoneAreGiven() {
        assertThat(invited(Map.of("email", "mara.okoye@x.example")))
                .isEqualTo(
                        new NewMember(
                                "mara.okoye@x.example", "Mara", "Okoye", Role.STANDARD, "UTC"));
        assertThat(invited(Map.of("email", "info@x.example")).firstName()).isEqualTo("Info");
        assertThat(invited(Map.of("email", "a@x.example", "first_name", " Ada ")).firstName())
                .isEqualTo("Ada");
        assertThat(invited(Map.of("email", "x".repeat(60) + "@x.example")).firstName()).hasSize(32);
    }

    @Test
    void migratorsCallAStandardMemberAMember() {
        assertThat(invited(Map.of("email", "a@x.example", "role", "member")).role())
                .isEqualTo(Role.STANDARD);
        assertThat(invited(Map.of("email", "a@x.example", "role", "ADMIN")).role())
                .isEqualTo(Role.ADMIN);
    }

    private static NewMember invited(Map<String, Object> values) {
        var body = Body.of(values);
        var person = NewMember.invited(body, Role.STANDARD);
        body.refuseIfAny();
        return person;
    }
}
