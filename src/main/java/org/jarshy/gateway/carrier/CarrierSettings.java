package org.jarshy.gateway.carrier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jarshy.gateway.gsm.Alphabet;
import org.jarshy.gateway.kernel.Secret;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One carrier, {@code jarshy.carriers.<id>.*}.
 *
 * @param systemId as the operator gave it (SMPP 3.4 §5.2.1: at most 15 characters)
 * @param password at most 8 characters in SMPP 3.4; longer ones are let through, some SMSCs take
 *     them
 * @param bind {@code trx}, or {@code tx+rx} for SMSCs that want a session for each direction
 * @param links sessions (or pairs of them) at the same time
 * @param window submits without an answer, for each link
 * @param segmentsPerSecond over all links of the carrier; 0 is no limit
 * @param sourceAddress the short code or name that citizens see
 * @param prefixes digits that this carrier's numbers begin with, without a plus sign
 * @param alphabet what the SMSC takes data_coding 0 to mean
 * @param responseTimeout after this an unanswered submit is in doubt
 * @param reachesForeignNumbers whether this carrier delivers to other carriers' numbers, so that it
 *     may stand in for one that is down
 * @param network what it depends on; carriers with the same network fall together, so none stands
 *     in for another. Empty is a network of its own
 * @param standInAfter how long it must be down before others take its messages, of whatever class;
 *     zero is at once
 * @param standIns who takes them, the first that is up; empty is every carrier that may, in order
 *     of id
 */
public record CarrierSettings(
    @NotBlank String host,
    @Min(1) @Max(65535) @DefaultValue("2775") int port,
    @NotBlank @Size(max = 15) String systemId,
    @NotNull Secret<String> password,
    @Size(max = 12) @DefaultValue("") String systemType,
    @Pattern(regexp = "trx|tx\\+rx", message = "must be trx or tx+rx") @DefaultValue("trx")
        String bind,
    @Min(1) @Max(32) @DefaultValue("1") int links,
    @Min(1) @Max(5000) @DefaultValue("100") int window,
    @Min(0) @Max(100000) @DefaultValue("100") int segmentsPerSecond,
    @NotBlank @Size(max = 20) String sourceAddress,
    @NotEmpty
        List<@Pattern(regexp = "[1-9][0-9]{0,14}", message = "must be 1 to 15 digits") String>
            prefixes,
    @NotNull @DefaultValue("gsm7") Alphabet alphabet,
    @NotNull @DefaultValue("60s") Duration responseTimeout,
    @NotNull @DefaultValue("30s") Duration enquireLink,
    @NotNull @DefaultValue("10s") Duration connectTimeout,
    @NotNull @DefaultValue("1s") Duration reconnectFirst,
    @NotNull @DefaultValue("60s") Duration reconnectMost,
    @Valid @DefaultValue Tls tls,
    @DefaultValue("false") boolean reachesForeignNumbers,
    @Size(max = 40) @DefaultValue("") String network,
    @NotNull @DefaultValue("30s") Duration standInAfter,
    List<@NotBlank String> standIns) {

  /** A carrier for which nobody stands in and that stands in for nobody. */
  public CarrierSettings(
      String host,
      int port,
      String systemId,
      Secret<String> password,
      String systemType,
      String bind,
      int links,
      int window,
      int segmentsPerSecond,
      String sourceAddress,
      List<String> prefixes,
      Alphabet alphabet,
      Duration responseTimeout,
      Duration enquireLink,
      Duration connectTimeout,
      Duration reconnectFirst,
      Duration reconnectMost,
      Tls tls) {
    this(
        host,
        port,
        systemId,
        password,
        systemType,
        bind,
        links,
        window,
        segmentsPerSecond,
        sourceAddress,
        prefixes,
        alphabet,
        responseTimeout,
        enquireLink,
        connectTimeout,
        reconnectFirst,
        reconnectMost,
        tls,
        false,
        "",
        Duration.ofSeconds(30),
        List.of());
  }

  /**
   * @param bundle name of a {@code spring.ssl.bundle} with trust and, where asked for, our own
   *     certificate; empty for the JVM's trust
   */
  public record Tls(@DefaultValue("false") boolean enabled, @DefaultValue("") String bundle) {}

  @ConstructorBinding
  public CarrierSettings {
    prefixes = prefixes == null ? List.of() : List.copyOf(prefixes);
    standIns = standIns == null ? List.of() : List.copyOf(standIns);
    network = network == null ? "" : network;
  }

  @AssertTrue(message = "stand-in-after must not be below zero")
  boolean isStandInAfterPossible() {
    return standInAfter == null || !standInAfter.isNegative();
  }

  @AssertTrue(message = "enquire-link, connect-timeout and response-timeout must be above zero")
  boolean isTimed() {
    return positive(responseTimeout) && positive(enquireLink) && positive(connectTimeout);
  }

  @AssertTrue(message = "reconnect-most must not be below reconnect-first, nor that below 10 ms")
  boolean isReconnectOrdered() {
    return reconnectFirst == null
        || reconnectMost == null
        || (reconnectFirst.toMillis() >= 10 && reconnectMost.compareTo(reconnectFirst) >= 0);
  }

  private static boolean positive(Duration d) {
    return d == null || (!d.isNegative() && !d.isZero());
  }
}
