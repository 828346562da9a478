package org.jarshy.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@link ChildGateway} that can be killed at any instruction, as kill -9 does. */
final class Child implements AutoCloseable {

  private final Path directory;
  private final Process process;

  private Child(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /**
   * @param directory of its database, key and log
   * @param audience how many it subscribes on a new database
   */
  static Child start(Path directory, int smppPort, int audience, List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ChildGateway.class.getName());
    command.addAll(List.of(directory.toString(), "" + smppPort, "" + audience));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(directory).toFile()))
            .start();
    return new Child(directory, process);
  }

  private static Path log(Path directory) {
    return directory.resolve("child.log");
  }

  String log() {
    try {
      return Files.readString(log(directory));
    } catch (IOException e) {
      return e.toString();
    }
  }

  void awaitWhileAlive(BooleanSupplier until) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .conditionEvaluationListener(
            c -> assertThat(process.isAlive()).as(() -> "the child ended: " + log()).isTrue())
        .until(until::getAsBoolean);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
