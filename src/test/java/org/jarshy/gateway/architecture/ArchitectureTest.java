package org.jarshy.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jarshy.gateway.GatewayApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

  /** Both modules build below the root's target/, so ArchUnit's own rule knows no test of ours. */
  private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");

  private static final JavaClasses GATEWAY =
      new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.jarshy.gateway");

  @Test
  void modules_keep_to_the_arrows_of_the_design() {
    ApplicationModules.of(GatewayApplication.class, NO_TESTS).verify();
  }

  @Test
  void jsmpp_is_known_to_the_links_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.jarshy.gateway.carrier.internal.smpp..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jsmpp..")
        .check(GATEWAY);
  }

  @Test
  void the_service_knows_no_simulator_and_no_sample_content() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jarshy.sim..", "org.jarshy.gateway.demo..")
        .check(GATEWAY);
  }

  @Test
  void kernel_and_gsm_are_pure_java() {
    noClasses()
        .that()
        .resideInAnyPackage("org.jarshy.gateway.kernel..", "org.jarshy.gateway.gsm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .check(GATEWAY);
  }

  @Test
  void time_is_injected() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.jarshy.gateway.ops.TimeConfiguration")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(OffsetDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(GATEWAY);
  }
}
