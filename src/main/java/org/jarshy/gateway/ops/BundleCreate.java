package org.jarshy.gateway.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarshy.gateway.trust.Role;
import org.jarshy.gateway.trust.UnsignedBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a bundle at the publisher's desk; needs no database and no service. */
@Command(
    name = "create",
    description = {
      "Makes a bundle of JSON files and signs it.",
      "Where a role needs two signers, the other one adds theirs with bundle sign."
    },
    mixinStandardHelpOptions = true)
final class BundleCreate implements Callable<Integer> {

  private static final Pattern HOURS_OR_DAYS = Pattern.compile("([0-9]{1,4})([hd])");

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  @Option(
      names = "--stream",
      required = true,
      description = "the name of this line of bundles, such as azattyq-news")
  private String stream;

  @Option(
      names = "--role",
      required = true,
      converter = RoleConverter.class,
      description = "news, helpline or proxy")
  private Role role;

  @Option(
      names = "--seq",
      description = "greater than that of the bundle before; left out, the seconds since 1970")
  private Long seq;

  @Option(
      names = "--expires",
      required = true,
      description = "a time such as 2026-11-29T18:00:00Z, or how long: 48h, 5d")
  private String expires;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "the new bundle")
  private Path file;

  @Parameters(paramLabel = "ITEM.json", arity = "1..*", description = "one JSON object each")
  private List<Path> items;

  @Mixin private BundleSigning signing;

  BundleCreate(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (!signing.asked()) {
      err.println("create: nobody signs; give --key FILE, --gpg KEYID or --minisign FILE");
      return 2;
    }
    try {
      Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
      List<byte[]> contents = new ArrayList<>();
      for (Path item : items) {
        contents.add(Files.readAllBytes(item));
      }
      UnsignedBundle bundle =
          UnsignedBundle.of(
              stream, role, seq == null ? now.getEpochSecond() : seq, now, expiry(now), contents);
      signing.sign(bundle, clock);
      Files.write(file, bundle.toBytes());
      out.println(file + ": " + bundle.summary());
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("create: " + e.getMessage());
    } catch (IOException e) {
      err.println("create: cannot read or write " + e.getMessage());
    }
    return 1;
  }

  private Instant expiry(Instant now) {
    Matcher length = HOURS_OR_DAYS.matcher(expires);
    if (length.matches()) {
      long number = Long.parseLong(length.group(1));
      return now.plus(
          length.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number));
    }
    try {
      return Instant.parse(expires.toUpperCase(Locale.ROOT));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--expires is '" + expires + "'; write 2026-11-29T18:00:00Z, 48h or 5d");
    }
  }

  /** What a bundle may be about. */
  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String value) {
      return Role.of(value)
          .filter(role -> role != Role.ROOT)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is not one of news, helpline, proxy"));
    }
  }
}
