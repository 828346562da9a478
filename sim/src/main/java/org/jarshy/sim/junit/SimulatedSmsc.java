package org.jarshy.sim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives every test an SMSC of its own, on free ports, as a parameter of the test or of its
 * {@code @BeforeEach} and {@code @AfterEach} methods.
 *
 * <pre>{@code
 * @SimulatedSmsc(accounts = "kcell:demo", receiptDelay = "50ms")
 * class GatewayTest {
 *   @Test
 *   void a_text_arrives(Smsc smsc) {
 *     try (Gateway gateway = Gateway.connect("127.0.0.1", smsc.smppPort(), "kcell", "demo")) {
 *       gateway.send("77011234567", "Curfew from 23:00");
 *     }
 *     assertThat(smsc.ledger("77011234567")).hasSize(1);
 *   }
 * }
 * }</pre>
 *
 * A test that succeeded nevertheless fails when connections to its SMSC are still open after {@link
 * #grace}, each of which is named, or when an assertion of its scenario is broken or still open.
 * What stands at a method counts instead of what stands at its class.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SimulatedSmscExtension.class)
public @interface SimulatedSmsc {

  /**
   * A YAML file: a path from the working directory, or else a resource on the class path. Its ports
   * do not count.
   */
  String scenario() default "";

  /** Accounts as {@code "kcell:demo"}, in addition to those of the scenario. */
  String[] accounts() default {};

  /** One number, instead of that of the scenario: the same seed gives the same faults and ids. */
  long[] seed() default {};

  /** Of every account, such as {@code "50ms"}; empty for what the accounts say themselves. */
  String receiptDelay() default "";

  /** How long connections may take to close after the test, such as {@code "500ms"}. */
  String grace() default "2s";
}
