package org.jarshy.gateway.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signs by the programs that people already keep their keys in. */
final class SigningPrograms {

  private SigningPrograms() {}

  static byte[] gpg(String keyId, byte[] document) throws IOException {
    return signed(
        document,
        "manifest.json.asc",
        (file, signature) ->
            List.of(
                "gpg",
                "--yes",
                "--no-textmode",
                "--armor",
                "--digest-algo",
                "SHA512",
                "--local-user",
                keyId,
                "--output",
                signature.toString(),
                "--detach-sign",
                file.toString()));
  }

  static byte[] minisign(Path key, byte[] document) throws IOException {
    return signed(
        document,
        "manifest.json.minisig",
        (file, signature) ->
            List.of(
                "minisign",
                "-S",
                "-H",
                "-s",
                key.toString(),
                "-x",
                signature.toString(),
                "-m",
                file.toString()));
  }

  private interface Command {
    List<String> of(Path file, Path signature);
  }

  private static byte[] signed(byte[] document, String name, Command command) throws IOException {
    Path folder = Files.createTempDirectory("jarshy-sign");
    Path file = folder.resolve("manifest.json");
    Path signature = folder.resolve(name);
    try {
      Files.write(file, document);
      List<String> words = command.of(file, signature);
      run(words);
      return Files.readAllBytes(signature);
    } finally {
      Files.deleteIfExists(signature);
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void run(List<String> command) {
    Process process;
    try {
      // The program asks its owner for the passphrase itself, on the same terminal.
      process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the program " + command.get(0) + " cannot be started; is it installed?");
    }
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalArgumentException(
            command.get(0) + " did not sign (exit code " + code + "); its message is above");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted before " + command.get(0) + " had signed");
    }
  }
}
