package org.jarshy.sim.esme;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.sim.form.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the options that are neither words nor numbers. */
final class BlastConverters {

  private BlastConverters() {}

  private static TypeConversionException refused(String value, String allowed) {
    return new TypeConversionException(
        "'%s' is not allowed; allowed is %s".formatted(value, allowed));
  }

  /** {@code 500ms}, {@code 2s}, {@code 1m}, {@code 6h}. */
  static final class Time implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
      try {
        return Durations.parse(value);
      } catch (IllegalArgumentException e) {
        throw refused(value, e.getMessage());
      }
    }
  }

  /** {@code localhost:2775}, {@code [::1]:2775}. */
  static final class Endpoint implements ITypeConverter<InetSocketAddress> {

    private static final Pattern FORM = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");

    @Override
    public InetSocketAddress convert(String value) {
      Matcher form = FORM.matcher(value.strip());
      int port = form.matches() ? Integer.parseInt(form.group(3)) : 0;
      if (port < 1 || port > 65_535) {
        throw refused(value, "HOST:PORT with a port of 1 to 65535, such as 127.0.0.1:2775");
      }
      String host = form.group(1) == null ? form.group(2) : form.group(1);
      return new InetSocketAddress(host, port);
    }
  }

  /** {@code trx} or {@code tx+rx}. */
  static final class Bind implements ITypeConverter<LoadBind> {

    @Override
    public LoadBind convert(String value) {
      return switch (value.strip().toLowerCase(Locale.ROOT)) {
        case "trx" -> LoadBind.TRX;
        case "tx+rx" -> LoadBind.TX_RX;
        default -> throw refused(value, "trx or tx+rx");
      };
    }
  }
}
