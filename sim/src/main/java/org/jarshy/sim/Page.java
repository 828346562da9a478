package org.jarshy.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The page of phones: a few files of the jar, read once. */
final class Page {

  private record File(String type, byte[] content) {}

  private static final Map<String, String> NAMES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "phones.css", "text/css; charset=utf-8",
          "phones.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final Map<String, File> files = new TreeMap<>();

  Page() {
    NAMES.forEach((name, type) -> files.put("/" + name, new File(type, read(name))));
    files.put("/", files.get("/index.html"));
  }

  private static byte[] read(String name) {
    try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void serve(Request request) throws IOException {
    File file = files.get(request.path());
    if (file == null) {
      request.problem(404, "there is nothing at " + request.path());
    } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      request.problem(405, request.method() + " is not allowed here; allowed is GET");
    } else {
      request.send(200, file.type(), file.content());
    }
  }
}
