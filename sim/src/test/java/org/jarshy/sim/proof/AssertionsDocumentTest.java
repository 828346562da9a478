package org.jarshy.sim.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jarshy.sim.form.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssertionsDocumentTest {

  private static final Pattern SAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_sample_of_the_document_can_be_read(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("almaty.txt"), "77010000000..77010000099\n");
    String document = Files.readString(Path.of("sim/assertions.md"));
    List<String> samples = SAMPLE.matcher(document).results().map(m -> m.group(1)).toList();
    assertThat(samples).hasSizeGreaterThan(2);
    for (String sample : samples) {
      List<Settings> list = Settings.yaml("assertions.md", sample).objects("assertions");
      Assertions read = Assertions.read(list, directory, Set.of("kcell"));
      assertThat(read.verdicts(false)).hasSameSizeAs(list).isNotEmpty();
    }
  }
}
